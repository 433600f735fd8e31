//! A filing read against the data of one version, with what a machine finds in it and whether it
//! changes a first place.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use domain::filing::candidate::{Candidate, candidates};
use domain::filing::decide::Concerned;
use domain::filing::finding::{Beside, Findings, find};
use domain::filing::first::changes_first;
use domain::filing::silence::silences;
use domain::filing::{Circumstances, Event, Fault, Filing, Typed, read, reread};
use domain::rank::ranking;
use domain::{ExamKey, ResultId, ResultRow, Slug, grid};
use store::Scope;
use store::filing::{StoredFile, StoredFiling};

use super::{metrics, wire};
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
    /// What happened, each with the version it was about.
    pub events: Vec<(Event, i64)>,
}

impl Judged {
    /// Reads a filing against the data.
    ///
    /// # Errors
    /// If the database does not answer.
    pub async fn load(reading: &Reading, stored: StoredFiling) -> Result<Self, store::Error> {
        let typed = wire::kept(&stored.typed);
        let files = reading.store().files_of(&stored.id).await?;
        let events = reading.store().filing_events(&stored.id).await?;
        let filing = in_circumstances(reading, &stored, &files, |around| reread(&typed, around));
        Ok(Self { stored, typed, filing, files, events })
    }

    /// The filing as it would be published now: what reviewers may look at all the same keeps it from
    /// that.
    ///
    /// # Errors
    /// What keeps it from being published.
    pub fn to_publish(&self, reading: &Reading) -> Result<Filing, Vec<Fault>> {
        in_circumstances(reading, &self.stored, &self.files, |around| read(&self.typed, around))
    }

    /// What it speaks of, as far as it can be read now.
    #[must_use]
    pub fn concerned(&self) -> Concerned {
        self.filing.as_ref().map(Concerned::of_filing).unwrap_or_default()
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
        let beside = Beside { rows: &rows, memberships: &memberships, silences: &silences, today };
        Ok(find(filing, candidates, beside))
    }

    /// Whether its results change a first place.
    ///
    /// # Errors
    /// If the database does not answer.
    pub async fn moves_first(&self, reading: &Reading, candidates: &[Candidate]) -> Result<bool, store::Error> {
        let Ok(filing) = &self.filing else { return Ok(false) };
        let rows = beside(reading, filing).await?;
        let today = reading.today();
        Ok(candidates.iter().any(|candidate| {
            let exam = &candidate.row.exam;
            let mut of_exam: Vec<Arc<ResultRow>> =
                rows.iter().filter(|row| row.exam.key == exam.key).map(Arc::clone).collect();
            let slice = Arc::new(grid::whole(exam, today));
            let before = (!of_exam.is_empty()).then(|| ranking(&slice, exam, &of_exam));
            of_exam.push(Arc::clone(&candidate.row));
            changes_first(before.as_ref(), &ranking(&slice, exam, &of_exam))
        }))
    }

    /// The standing results of the filing that this one corrects, by exam.
    ///
    /// # Errors
    /// If the database does not answer.
    pub async fn corrected(&self, reading: &Reading) -> Result<BTreeMap<ExamKey, ResultId>, store::Error> {
        let Some(corrected) = &self.stored.corrects else { return Ok(BTreeMap::new()) };
        let rows = published(reading, corrected).await?;
        let standing = rows.iter().filter(|row| row.withdrawn_on.is_none());
        Ok(standing.map(|row| (row.exam.key.clone(), row.id.clone())).collect())
    }
}

fn in_circumstances<T>(
    reading: &Reading,
    stored: &StoredFiling,
    files: &[StoredFile],
    read: impl FnOnce(Circumstances<'_>) -> T,
) -> T {
    let memberships: Vec<Slug> = stored.organisation.iter().cloned().collect();
    read(Circumstances {
        catalog: reading.catalog(),
        today: reading.today(),
        memberships: &memberships,
        metrics: &metrics(),
        n_files: files.len(),
    })
}

/// Every result of the filing's datasets, whoever published it.
async fn beside(reading: &Reading, filing: &Filing) -> Result<Vec<Arc<ResultRow>>, store::Error> {
    let datasets: BTreeSet<&Slug> = filing.rows.iter().map(|row| &row.exam.key.dataset).collect();
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
