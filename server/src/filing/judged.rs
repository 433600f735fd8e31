//! A filing read against the data of one version, with what a machine finds in it and whether it
//! changes a first place.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use domain::filing::answers::AnswersFile;
use domain::filing::candidate::{Candidate, candidates};
use domain::filing::decide::Concerned;
use domain::filing::finding::{Beside, Findings, find};
use domain::filing::silence::silences;
use domain::filing::{Circumstances, Event, Fault, Filing, Typed, read, reread};
use domain::firsts::changes_first;
use domain::{ExamKey, Model, ResultId, ResultRow, Slug};
use store::Scope;
use store::filing::{StoredFile, StoredFiling};

use super::attached::Attached;
use super::{answers, metrics, wire};
use crate::firsts::blocking;
use crate::state::Reading;

/// A filing with all that reviewers and its own page need.
pub struct Judged {
    /// As it is kept.
    pub stored: StoredFiling,
    /// What was typed.
    pub typed: Typed,
    /// As it is read now, or why it cannot be.
    pub filing: Result<Filing, Vec<Fault>>,
    /// Its files.
    pub files: Vec<StoredFile>,
    /// Those of them that hold answers item by item, read.
    pub answers: Vec<AnswersFile>,
    /// What happened, each with the version it was about.
    pub events: Vec<(Event, i64)>,
}

impl Judged {
    /// Reads a filing against the data, with its answers item by item.
    ///
    /// # Errors
    /// If the database or the store of files does not answer.
    pub async fn load(reading: &Reading, stored: StoredFiling) -> Result<Self, store::Error> {
        let files = reading.store().files_of(&stored.id).await?;
        let answers = answers::of_files(reading.state().files(), &files).await?;
        Self::of(reading, stored, files, answers).await
    }

    /// The same without its answers, which were read when it was published.
    ///
    /// # Errors
    /// If the database does not answer.
    pub async fn published(reading: &Reading, stored: StoredFiling) -> Result<Self, store::Error> {
        let files = reading.store().files_of(&stored.id).await?;
        Self::of(reading, stored, files, Vec::new()).await
    }

    async fn of(
        reading: &Reading,
        stored: StoredFiling,
        files: Vec<StoredFile>,
        answers: Vec<AnswersFile>,
    ) -> Result<Self, store::Error> {
        let typed = wire::kept(&stored.typed);
        let events = reading.store().filing_events(&stored.id).await?;
        let filing = in_circumstances(reading, &stored, (&files, &answers), |around| reread(&typed, around));
        Ok(Self { stored, typed, filing, files, answers, events })
    }

    /// The filing as it would be published now: what reviewers may look at all the same keeps it from
    /// that.
    ///
    /// # Errors
    /// What keeps it from being published.
    pub fn to_publish(&self, reading: &Reading) -> Result<Filing, Vec<Fault>> {
        in_circumstances(reading, &self.stored, (&self.files, &self.answers), |around| read(&self.typed, around))
    }

    /// What it speaks of, as far as it can be read now.
    #[must_use]
    pub fn concerned(&self, reading: &Reading) -> Concerned {
        let of = |filing: &Filing| Concerned::of_filing(filing, reading.catalog());
        self.filing.as_ref().map(of).unwrap_or_default()
    }

    /// Its rows as results that do not stand yet.
    #[must_use]
    pub fn candidates(&self, reading: &Reading) -> Vec<Candidate> {
        let of = |filing: &Filing| candidates(filing, &self.stored.id, reading.today());
        self.filing.as_ref().map(of).unwrap_or_default()
    }

    /// What a machine finds in it, beside what its filer belongs to.
    ///
    /// # Errors
    /// If the database does not answer.
    pub async fn findings(&self, reading: &Reading, candidates: &[Candidate]) -> Result<Findings, store::Error> {
        let Ok(filing) = &self.filing else { return Ok(Findings::default()) };
        let rows = beside(reading, filing).await?;
        let (silences, today) = (silences(&self.typed), reading.today());
        let memberships = reading.store().organisations_of(&self.stored.account).await?;
        let corrects = self.stored.corrects.as_deref();
        let names = reading.names().await?;
        let attached = Attached::load(reading.state(), &self.files).await?;
        let of_file = attached.findings(&self.typed, filing, |printed| {
            is_called(&filing.model, printed, |word| names.known_model(word, None, reading.catalog()))
        });
        let (rows, memberships, silences) = (&rows, &memberships, &silences);
        let beside = Beside { rows, memberships, silences, today, corrects, of_file: &of_file };
        Ok(find(filing, candidates, beside))
    }

    /// Whether a first place changes once its results stand and those that it corrects stand no more: in the
    /// exams of both, whole or behind any filters that a first place is looked for.
    ///
    /// # Errors
    /// If the database does not answer.
    pub async fn moves_first(&self, reading: &Reading, candidates: &[Candidate]) -> Result<bool, store::Error> {
        if self.filing.is_err() {
            return Ok(false);
        }
        let replaced = self.replaced(reading).await?;
        let new: Vec<Arc<ResultRow>> = candidates.iter().map(|candidate| Arc::clone(&candidate.row)).collect();
        let exams: BTreeSet<ExamKey> = new.iter().chain(&replaced).map(|row| row.exam.key.clone()).collect();
        let mut rows = of_datasets(reading, exams.iter().map(|exam| &exam.dataset).collect()).await?;
        rows.retain(|row| exams.contains(&row.exam.key));
        let ends: BTreeSet<ResultId> = replaced.iter().map(|row| row.id.clone()).collect();
        let today = reading.today();
        blocking(move || {
            exams.iter().any(|exam| {
                let of_exam = |row: &&Arc<ResultRow>| row.exam.key == *exam;
                let before: Vec<Arc<ResultRow>> = rows.iter().filter(of_exam).map(Arc::clone).collect();
                let stay = before.iter().filter(|row| !ends.contains(&row.id));
                let after: Vec<Arc<ResultRow>> = stay.chain(new.iter().filter(of_exam)).map(Arc::clone).collect();
                changes_first(&before, &after, today)
            })
        })
        .await
    }

    /// The standing results of the filing that this one corrects, by exam.
    ///
    /// # Errors
    /// If the database does not answer.
    pub async fn corrected(&self, reading: &Reading) -> Result<BTreeMap<ExamKey, ResultId>, store::Error> {
        let rows = self.replaced(reading).await?;
        Ok(rows.iter().map(|row| (row.exam.key.clone(), row.id.clone())).collect())
    }

    /// The standing results of the filing that this one corrects: all of them end with its acceptance.
    async fn replaced(&self, reading: &Reading) -> Result<Vec<Arc<ResultRow>>, store::Error> {
        let Some(corrected) = &self.stored.corrects else { return Ok(Vec::new()) };
        let mut rows = published(reading, corrected).await?;
        rows.retain(|row| row.withdrawn_on.is_none());
        Ok(rows)
    }
}

/// Whether a model goes by a name that a file prints: its own in either language, its address word, or one
/// that is known of it; with the name of its maker before it or without.
fn is_called<'a>(model: &Model, printed: &str, known: impl Fn(&str) -> Option<&'a Arc<Model>>) -> bool {
    let own = [Slug::of_name(&model.name), Some(model.slug.clone())];
    let last = printed.rsplit('/').next().unwrap_or_default();
    [printed, last].into_iter().any(|name| {
        let slug = Slug::of_name(name).filter(Slug::is_stated);
        (slug.is_some() && own.contains(&slug))
            || model.name_zh.as_deref() == Some(name)
            || known(name).is_some_and(|known| known.slug == model.slug)
    })
}

fn in_circumstances<T>(
    reading: &Reading,
    stored: &StoredFiling,
    (files, answers): (&[StoredFile], &[AnswersFile]),
    read: impl FnOnce(Circumstances<'_>) -> T,
) -> T {
    let memberships: Vec<Slug> = stored.organisation.iter().cloned().collect();
    read(Circumstances {
        catalog: reading.catalog(),
        today: reading.today(),
        memberships: &memberships,
        metrics: &metrics(),
        n_files: files.len(),
        answers,
    })
}

/// Every result of the filing's datasets, whoever published it.
async fn beside(reading: &Reading, filing: &Filing) -> Result<Vec<Arc<ResultRow>>, store::Error> {
    of_datasets(reading, filing.rows.iter().map(|row| &row.exam.key.dataset).collect()).await
}

/// Every result of some datasets.
async fn of_datasets(reading: &Reading, datasets: BTreeSet<&Slug>) -> Result<Vec<Arc<ResultRow>>, store::Error> {
    let mut rows = Vec::new();
    for dataset in datasets {
        rows.extend(reading.rows(Scope::Dataset(dataset)).await?.iter().map(Arc::clone));
    }
    Ok(rows)
}

/// The published results of a submission, in the order of their exams.
///
/// # Errors
/// If the database does not answer.
pub async fn published(reading: &Reading, submission: &str) -> Result<Vec<Arc<ResultRow>>, store::Error> {
    let mut rows = reading.store().results_of_submission(reading.catalog(), submission).await?;
    rows.sort_by(|a, b| (&a.exam.key, &a.id).cmp(&(&b.exam.key, &b.id)));
    Ok(rows)
}
