//! What a machine finds in a filing. Findings say what was compared and what came out; whether it
//! matters is for people to say.

mod error;
mod name;
mod rivals;
mod share;

use std::sync::Arc;

use chrono::NaiveDate;

use super::candidate::Candidate;
use super::silence::Silence;
use super::{Averaged, Column, Field, Filing};
use crate::{Book, BookReason, EvaluatorKind, Fit, PartialDate, ResultId, ResultRow, Role, Slug, book_of, fits_of};

pub use error::{ErrorFinding, error_beside_binomial};
pub use name::FindingName;
pub use share::{Share, nearest_shares};

/// Standard errors above the record from which a score is pointed out.
pub const FAR_ABOVE: f64 = 3.0;

/// One thing found.
#[derive(Debug, Clone, PartialEq)]
pub enum Finding {
    /// The score lies outside its metric's range, whose ends these are.
    OutsideRange(Option<f64>, Option<f64>),
    /// The metric states no range: whether the score lies inside was not looked at.
    RangeNotStated,
    /// No whole number of items gives this score at this precision.
    NoSuchShare(Share),
    /// Whether a number of items gives it was not looked at: nobody says that it is a share of all
    /// items.
    ShareNotTested,
    /// Answers item by item are there and give the score: so many right, of so many.
    AnswersGiveScore(u32, u32),
    /// No answers item by item are there: the score is compared with others as if it were independent
    /// of them.
    NoAnswers,
    /// The standard error is far from the binomial one.
    UnlikeBinomial(ErrorFinding),
    /// The standard error is that of repeated runs: it says nothing of the choice of items.
    ErrorOverRuns,
    /// A score on a scale to 100 that is at most 1.
    LooksLikeProportion,
    /// It was evaluated before the model was released.
    BeforeModel(PartialDate),
    /// It was evaluated before the edition was released.
    BeforeEdition(NaiveDate),
    /// Open- or closed-book, and why.
    Book(Book, BookReason),
    /// The exam lies outside what the model was made for.
    Mismatch(Fit),
    /// Another model's row of the same dataset has the same score on the same split.
    SameAs(ResultId, Slug),
    /// The same model has the same score on the same exam already: it may have been filed twice.
    Repeats(ResultId),
    /// The score stands this many standard errors above the highest of the slice.
    FarAbove(ResultId, Slug, f64),
    /// A better score than the highest of the slice, with too little stated to measure by how much.
    AboveRecord(ResultId, Slug),
    /// The filer belongs to the model's maker, and the filing says that others ran it.
    MakerFiles(Slug, EvaluatorKind),
    /// The filer belongs to no maker of the model, and the filing says that its owner ran it.
    SelfFiledByOther,
    /// The harness had changes that no commit holds.
    DirtyCommit,
    /// The model is proposed with this filing.
    NewModel,
    /// The edition is proposed with this filing.
    NewEdition,
    /// The attached file names another model, or none.
    OtherModel(Option<String>),
    /// The attached file says that the row is something else.
    OtherRole(Role),
    /// A fact or a figure is filed otherwise than the attached file has it.
    DiffersFromFile(Differs),
    /// No attached file of a harness has the row.
    NotInFile,
    /// What the reader of files says of the attached one.
    OfFile(Said),
    /// Facts that are not stated.
    Silent(Vec<Silence>),
}

/// What is filed otherwise than the attached file has it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Differs {
    /// The fact or figure.
    pub part: Part,
    /// As the file has it; empty where it has none.
    pub file: String,
    /// As it is filed; empty where it is not stated.
    pub filed: String,
}

/// A part of a filing that a file states.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// A fact of the run.
    Fact(Field),
    /// A figure of a row.
    Figure(Column),
}

/// What the reader of files says of one, in both languages.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Said {
    /// Its word for programs.
    pub code: String,
    /// Chinese.
    pub zh: String,
    /// English.
    pub en: String,
    /// Whether it is a warning, or more.
    pub warns: bool,
}

impl Finding {
    /// Whether it speaks for itself: those are listed first.
    #[must_use]
    pub fn stands_out(&self) -> bool {
        matches!(
            self,
            Self::OtherModel(Some(_))
                | Self::OtherRole(_)
                | Self::DiffersFromFile(_)
                | Self::NotInFile
                | Self::OfFile(Said { warns: true, .. })
                | Self::OutsideRange(..)
                | Self::NoSuchShare(_)
                | Self::UnlikeBinomial(_)
                | Self::ErrorOverRuns
                | Self::LooksLikeProportion
                | Self::BeforeModel(_)
                | Self::BeforeEdition(_)
                | Self::Mismatch(_)
                | Self::SameAs(..)
                | Self::Repeats(_)
                | Self::FarAbove(..)
                | Self::MakerFiles(..)
                | Self::DirtyCommit
        )
    }

    /// The word for programs of what the reader of files says.
    #[must_use]
    pub fn code(&self) -> Option<&str> {
        match self {
            Self::OfFile(said) => Some(&said.code),
            _ => None,
        }
    }
}

/// The findings of one row.
#[derive(Debug, Clone, PartialEq)]
pub struct RowFindings {
    /// Its line of the form.
    pub line: usize,
    /// What was found, what stands out first.
    pub findings: Vec<Finding>,
}

/// Everything found in a filing.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Findings {
    /// Of the filing as a whole.
    pub whole: Vec<Finding>,
    /// Of each row.
    pub rows: Vec<RowFindings>,
}

/// What a filing is compared with.
#[derive(Debug, Clone, Copy)]
pub struct Beside<'a> {
    /// Every result of the dataset, whoever published it.
    pub rows: &'a [Arc<ResultRow>],
    /// The organisations that the filer belongs to.
    pub memberships: &'a [Slug],
    /// What is not stated.
    pub silences: &'a [Silence],
    /// The newest day there is.
    pub today: NaiveDate,
    /// The submission whose results it replaces.
    pub corrects: Option<&'a str>,
    /// What its files of a harness say.
    pub of_file: &'a Findings,
}

/// Finds what there is to find.
#[must_use]
pub fn find(filing: &Filing, candidates: &[Candidate], beside: Beside<'_>) -> Findings {
    let rows = filing.rows.iter().zip(candidates).map(|(row, candidate)| {
        let of_file = beside.of_file.rows.iter().filter(|of| of.line == row.line);
        let mut findings: Vec<Finding> = of_file.flat_map(|of| of.findings.iter().cloned()).collect();
        findings.extend(of_row(filing, row, &candidate.row, beside));
        findings.sort_by_key(|finding| !finding.stands_out());
        RowFindings { line: row.line, findings }
    });
    Findings { whole: of_whole(filing, beside), rows: rows.collect() }
}

/// Finds what there is to find in a result that was published elsewhere: of its row alone, and beside
/// the results of its dataset, its own among them.
#[must_use]
pub fn of_published(row: &ResultRow, rows: &[Arc<ResultRow>]) -> Vec<Finding> {
    let mut found: Vec<Finding> = before_its_time(row).collect();
    found.extend(of_score(row));
    found.extend(rivals::same_score(row, rows));
    found.sort_by_key(|finding| !finding.stands_out());
    found
}

/// Days that cannot be: before the model or the edition was there.
fn before_its_time(row: &ResultRow) -> impl Iterator<Item = Finding> {
    let evaluated = row.submission.evaluated_on;
    let model = evaluated.zip(row.model.released_on).filter(|(on, released)| *on < released.earliest());
    let edition = evaluated.zip(row.exam.edition.released_on).filter(|(on, released)| on < released);
    let model = model.map(|(_, day)| Finding::BeforeModel(day));
    model.into_iter().chain(edition.map(|(_, day)| Finding::BeforeEdition(day)))
}

/// What a score, its error and its exam say of each other.
fn of_score(row: &ResultRow) -> Vec<Finding> {
    let mut found = Vec::new();
    if row.error_method == Some(super::ErrorMethod::OverRuns) {
        found.push(Finding::ErrorOverRuns);
    } else {
        found.extend(error_beside_binomial(row).map(Finding::UnlikeBinomial));
    }
    let is_to_100 = row.exam.scale.max == Some(100.0);
    if is_to_100 && row.score.value() > 0.0 && row.score.value() <= 1.0 && row.score.decimals() >= 2 {
        found.push(Finding::LooksLikeProportion);
    }
    let (book, reason) = book_of(row);
    found.push(Finding::Book(book, reason));
    found.extend(fits_of(row).into_iter().filter(|fit| fit.is_mismatch()).map(Finding::Mismatch));
    found
}

fn of_whole(filing: &Filing, beside: Beside<'_>) -> Vec<Finding> {
    let mut found = beside.of_file.whole.clone();
    let kind = filing.relation.kind().0;
    let own = filing.model.organisations.iter().find(|maker| beside.memberships.contains(&maker.slug));
    match own {
        Some(maker) if kind != EvaluatorKind::SelfReported => found.push(Finding::MakerFiles(maker.slug.clone(), kind)),
        None if kind == EvaluatorKind::SelfReported => found.push(Finding::SelfFiledByOther),
        _ => {}
    }
    if let Some(evaluated) = filing.evaluated_on {
        found.extend(filing.model.released_on.filter(|day| evaluated < day.earliest()).map(Finding::BeforeModel));
    }
    if filing.harness_commit.as_deref().is_some_and(|commit| commit.ends_with("-dirty")) {
        found.push(Finding::DirtyCommit);
    }
    found.extend(filing.model_is_new.then_some(Finding::NewModel));
    if !beside.silences.is_empty() {
        found.push(Finding::Silent(beside.silences.to_vec()));
    }
    found.sort_by_key(|finding| !finding.stands_out());
    found
}

fn of_row(filing: &Filing, filed: &super::FiledRow, row: &ResultRow, beside: Beside<'_>) -> Vec<Finding> {
    let mut found = Vec::new();
    let scale = &row.exam.scale;
    if !scale.holds(row.score.value()) {
        found.push(Finding::OutsideRange(scale.min, scale.max));
    } else if scale.min.is_none() && scale.max.is_none() {
        found.push(Finding::RangeNotStated);
    }
    let days = filing.evaluated_on.zip(row.exam.edition.released_on);
    found.extend(days.filter(|(evaluated, released)| evaluated < released).map(|(_, day)| Finding::BeforeEdition(day)));
    found.extend(filed.edition_is_new.then_some(Finding::NewEdition));
    if let Some(answers) = &row.items {
        // Answers that do not give the score are refused when they come.
        found.push(Finding::AnswersGiveScore(answers.n_right(), answers.n()));
    } else if scale.share_of_items {
        found.push(Finding::NoAnswers);
    }
    if let Some(n_items) = row.n_items.filter(|_| scale.share_of_items && row.items.is_none()) {
        match filing.averaged {
            Some(Averaged::Items) => found.extend(nearest_shares(&row.score, n_items, scale).map(Finding::NoSuchShare)),
            Some(Averaged::Subjects) => {}
            None => found.push(Finding::ShareNotTested),
        }
    }
    found.extend(of_score(row));
    found.extend(rivals::same_score(row, beside.rows));
    found.extend(rivals::repeated(row, beside.rows, beside.today, beside.corrects));
    found.extend(rivals::above_record(row, beside.rows, beside.today));
    found
}
