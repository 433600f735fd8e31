//! Answers item by item that come with a filing: which of its rows they are of, and whether they give
//! that row's score.

use std::collections::BTreeMap;

use super::FiledRow;
use super::fault::{At, Fault, Faults, What};
use super::field::{Column, Section};
use crate::{Disagreement, LanguageTag, NamedAnswers, Slug, Stated};

/// Columns by which a line says which row of the filing it is of: those that tell its rows apart.
pub const NAMING: [Column; 5] = [Column::Exam, Column::Protocol, Column::Language, Column::Domain, Column::Metric];

/// Faults of one file that are told one by one; of the others it is said how many there are.
const MOST_FAULTS: usize = 50;

/// A file of answers as it was read.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct AnswersFile {
    /// Its name.
    pub name: String,
    /// Its answers, by the words with which its lines name a row.
    pub parts: BTreeMap<RowNamed, Part>,
    /// What is wrong with it as a file. Where anything is, nothing is read of it.
    pub faults: Vec<AnswersFault>,
}

/// The words with which a line names a row: what its cells of [`NAMING`] say, where they say anything.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct RowNamed(BTreeMap<Column, String>);

/// Answers of one row.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Part {
    /// The first line that names the row so.
    pub line: u64,
    /// Whether each item was answered rightly, and the line that says so.
    pub items: BTreeMap<String, (bool, u64)>,
}

/// One thing that is wrong with a file of answers.
#[derive(Debug, Clone, PartialEq)]
pub struct AnswersFault {
    /// The line of the file, from 1; `None` where no line is at fault.
    pub line: Option<u64>,
    /// What is wrong.
    pub what: AnswersWhat,
}

/// What is wrong with answers.
#[derive(Debug, Clone, PartialEq)]
pub enum AnswersWhat {
    /// It is no UTF-8 text.
    NoText,
    /// A cell breaks the rules of CSV about quotes.
    NoCsv,
    /// There is a header and no line beneath it, or nothing at all.
    Nothing,
    /// This column has to be there.
    ColumnMissing(&'static str),
    /// There is no such column.
    NoSuchColumn(String),
    /// This column stands twice.
    ColumnTwice(String),
    /// It has so many cells, and the header so many.
    Cells(usize, usize),
    /// It names no item.
    NoItem,
    /// Its name of the item is longer than this, or holds what cannot be seen.
    ItemTooLong(usize),
    /// Whether the item was answered rightly is neither 1 nor 0.
    NeitherOneNorZero(String),
    /// The item was answered before in the same row: on that line, of that file where it is another.
    Twice {
        /// The item.
        item: String,
        /// The line.
        line: u64,
        /// The other file.
        file: Option<String>,
    },
    /// No row of the filing is of this.
    NoSuchRow(RowNamed),
    /// Several rows of the filing are of this.
    SeveralRows(RowNamed),
    /// The row's metric is no share of items answered rightly.
    NoShare {
        /// The line of the form.
        row: usize,
    },
    /// The row is of another number of items.
    Items {
        /// The line of the form.
        row: usize,
        /// Items of the row as stated.
        stated: u32,
        /// Items answered.
        found: u32,
    },
    /// The share of right answers is not the row's score.
    Score {
        /// The line of the form.
        row: usize,
        /// The score as stated.
        stated: String,
        /// Items answered rightly.
        right: u32,
        /// Items answered.
        of: u32,
        /// The share in the unit of the score.
        share: f64,
    },
    /// More items than one result may have.
    TooManyItems,
    /// More faults than are told.
    More(usize),
}

impl RowNamed {
    /// Says what a cell says; nothing of an empty one.
    pub fn say(&mut self, column: Column, text: &str) {
        if !text.is_empty() {
            self.0.insert(column, text.to_owned());
        }
    }

    /// What was said, in the order of the columns.
    pub fn said(&self) -> impl Iterator<Item = (Column, &str)> {
        self.0.iter().map(|(column, text)| (*column, text.as_str()))
    }

    /// Whether a row is of all that was said.
    fn fits(&self, row: &FiledRow) -> bool {
        let key = &row.exam.key;
        let is = |text: &str, slug: &Slug| Slug::of_name(text).as_ref() == Some(slug);
        self.said().all(|(column, text)| match column {
            Column::Exam => {
                text.split_once('/').is_some_and(|(dataset, of)| is(dataset, &key.dataset) && is(of, &key.edition))
            }
            Column::Protocol => is(text, &key.protocol),
            Column::Language => text.parse::<LanguageTag>().is_ok_and(|tag| tag == key.language),
            Column::Domain => is(text, &key.domain),
            Column::Metric => is(text, &key.metric),
            _ => false,
        })
    }
}

impl AnswersFile {
    /// How many answers there are.
    #[must_use]
    pub fn n(&self) -> usize {
        self.parts.values().map(|part| part.items.len()).sum()
    }
}

/// Whether a filing's rows could be read, so that its answers were held against them: what is said of
/// them is all there is.
#[must_use]
pub fn were_held(faults: &[Fault]) -> bool {
    let of_rows = |fault: &Fault| matches!(fault.at.section(), Section::Exam | Section::Results);
    !faults.iter().any(|fault| fault.at != At::Answers && of_rows(fault))
}

/// Gives each row its answers, or says every fault of every file.
pub(super) fn give(files: &[AnswersFile], rows: &mut [FiledRow], faults: &mut Faults) {
    let (before, rows_are_whole) = (faults.count(), were_held(faults.so_far()));
    let mut given: BTreeMap<usize, Given<'_>> = BTreeMap::new();
    for file in files {
        let mut found = file.faults.clone();
        for (named, part) in file.parts.iter().filter(|_| rows_are_whole && file.faults.is_empty()) {
            match row_of(named, rows) {
                Ok(at) => given.entry(at).or_insert_with(|| Given::of(file, part.line)).take(file, part, &mut found),
                Err(what) => found.push(AnswersFault { line: Some(part.line), what }),
            }
        }
        tell(&file.name, found, faults);
    }
    // Of what is at fault as it is, nobody can say what score it would give.
    if faults.count() > before {
        return;
    }
    for (at, given) in given {
        let Some(row) = rows.get_mut(at) else { continue };
        match given.held_against(row) {
            Ok(answers) => row.answers = Some(answers),
            Err(what) => tell(given.file, vec![AnswersFault { line: Some(given.line), what }], faults),
        }
    }
}

/// The one row that a part is of.
fn row_of(named: &RowNamed, rows: &[FiledRow]) -> Result<usize, AnswersWhat> {
    let mut of = rows.iter().enumerate().filter(|(_, row)| named.fits(row));
    match (of.next(), of.next()) {
        (Some((at, _)), None) => Ok(at),
        (None, _) => Err(AnswersWhat::NoSuchRow(named.clone())),
        (Some(_), Some(_)) => Err(AnswersWhat::SeveralRows(named.clone())),
    }
}

/// Answers of one row, of whatever files.
struct Given<'a> {
    /// The file that names the row first, and its line.
    file: &'a str,
    line: u64,
    items: BTreeMap<&'a str, (bool, u64, &'a str)>,
}

impl<'a> Given<'a> {
    fn of(file: &'a AnswersFile, line: u64) -> Self {
        Self { file: &file.name, line, items: BTreeMap::new() }
    }

    fn take(&mut self, file: &'a AnswersFile, part: &'a Part, found: &mut Vec<AnswersFault>) {
        for (item, (right, line)) in &part.items {
            match self.items.get(item.as_str()) {
                Some((_, first, other)) => {
                    let other = Some(*other).filter(|other| *other != file.name).map(str::to_owned);
                    let what = AnswersWhat::Twice { item: item.clone(), line: *first, file: other };
                    found.push(AnswersFault { line: Some(*line), what });
                }
                None => {
                    self.items.insert(item, (*right, *line, &file.name));
                }
            }
        }
    }

    /// The answers, if they give the row's score.
    fn held_against(&self, row: &FiledRow) -> Result<NamedAnswers, AnswersWhat> {
        let named = NamedAnswers::new(self.items.iter().map(|(item, (right, ..))| (*item, *right)));
        let named = named.ok_or(AnswersWhat::TooManyItems)?;
        let scale = &row.exam.scale;
        let whole = scale.share_of_items.then(|| scale.whole());
        let answers = &named.answers;
        let (line, found) = (row.line, answers.n());
        match answers.give(Stated { score: &row.score, n_items: row.n_items, whole }) {
            Ok(()) => Ok(named),
            Err(Disagreement::NoShare) => Err(AnswersWhat::NoShare { row: line }),
            Err(Disagreement::Items(stated)) => Err(AnswersWhat::Items { row: line, stated, found }),
            Err(Disagreement::Score(share)) => {
                let stated = row.score.text().to_owned();
                Err(AnswersWhat::Score { row: line, stated, right: answers.n_right(), of: found, share })
            }
        }
    }
}

/// Tells the faults of a file in the order of its lines; of very many, how many more there are.
fn tell(file: &str, mut found: Vec<AnswersFault>, faults: &mut Faults) {
    found.sort_by_key(|fault| fault.line);
    let more = found.len().saturating_sub(MOST_FAULTS);
    found.truncate(MOST_FAULTS);
    if more > 0 {
        found.push(AnswersFault { line: None, what: AnswersWhat::More(more) });
    }
    for fault in found {
        faults.push(At::Answers, file, What::Answers(Box::new(fault)));
    }
}
