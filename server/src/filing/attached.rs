//! What the harness files of a filing say, read again by their digests: its rows and facts are held against
//! that, whatever was sent with them.

use std::collections::BTreeSet;
use std::sync::Arc;

use app::text::Lang;
use domain::filing::finding::{Differs, Finding, Findings, Part, RowFindings, Said};
use domain::filing::{Column, Field, Filing, Typed, TypedRow};
use domain::{Role, Score};
use harness::{File, HarnessFiling, Line, Mappings, Recognised, Severity, What};
use store::filing::StoredFile;

use super::answers;
use super::reading::{stated, task_metric, verdict};
use crate::error::PageError;
use crate::firsts::blocking;
use crate::state::AppState;

/// Facts of a run that are held against the file's.
const FACTS: [Field; 7] = [
    Field::WeightsRevision,
    Field::Setting,
    Field::Evaluator,
    Field::EvaluatedOn,
    Field::Harness,
    Field::HarnessVersion,
    Field::HarnessCommit,
];

/// The harness files of a filing, read.
#[derive(Debug, Default)]
pub struct Attached {
    /// Whether there is any.
    is_there: bool,
    /// What they hold, mapped as far as the mappings that ship know it.
    read: Vec<Recognised>,
}

/// Whether a file of a filing is a harness's.
#[must_use]
pub fn is_of_harness(file: &StoredFile) -> bool {
    file.format.is_some() && !answers::is_one(file)
}

impl Attached {
    /// Reads the harness files among a filing's files: from memory, or from the store of files.
    ///
    /// # Errors
    /// If the store of files does not answer.
    pub async fn load(state: &AppState, files: &[StoredFile]) -> Result<Arc<Self>, store::Error> {
        let files: Vec<&StoredFile> = files.iter().filter(|file| is_of_harness(file)).collect();
        if files.is_empty() {
            return Ok(Arc::default());
        }
        let key = files.iter().map(|file| file.digest.as_str()).collect::<Vec<_>>().join(" ");
        if let Some(kept) = state.attached().get(&key) {
            return Ok(kept);
        }
        let mut named = Vec::with_capacity(files.len());
        for file in files {
            named.push((file.name.clone(), state.files().bytes(&file.digest).await.map_err(unavailable)?));
        }
        let read = Arc::new(blocking(move || Self::read(&named)).await?);
        state.attached().insert(key, Arc::clone(&read));
        Ok(read)
    }

    /// Reads files that were read when they came; what cannot be read any more holds nothing.
    fn read(named: &[(String, Vec<u8>)]) -> Self {
        let files: Vec<File<'_>> = named.iter().map(|(name, bytes)| File { name, bytes }).collect();
        let mappings = Mappings::shipped();
        let read = harness::read_all(&files).into_iter().flatten();
        Self { is_there: true, read: read.map(|of| harness::map(of, &mappings)).collect() }
    }

    /// How many scores they hold.
    pub(crate) fn n_lines(&self) -> usize {
        self.filings().map(|filing| filing.lines.len()).sum()
    }

    /// What was read.
    pub(super) fn recognised(&self) -> &[Recognised] {
        &self.read
    }

    fn filings(&self) -> impl Iterator<Item = &HarnessFiling> {
        self.read.iter().flat_map(|read| &read.filings)
    }

    /// The line of a row: of its task and metric; of several such the one at the row's place.
    fn line(&self, row: &TypedRow) -> Option<(&HarnessFiling, &Line)> {
        let (task, metric, place) = (row.get(Column::Task), row.get(Column::TaskMetric), row.get(Column::Line));
        if task.is_empty() {
            return None;
        }
        let lines = self.filings().flat_map(|filing| filing.lines.iter().map(move |line| (filing, line)));
        let same = lines.filter(|(_, line)| line.task == task && task_metric(line) == metric);
        let mut first = None;
        for found in same {
            if found.1.place.to_string() == place {
                return Some(found);
            }
            first = first.or(Some(found));
        }
        first
    }

    /// Puts into each row whether its file refuses it and what that says of it, whatever was sent.
    pub fn hold(&self, typed: &mut Typed, lang: Lang) {
        for row in &mut typed.rows {
            let Some((filing, line)) = self.line(row) else { continue };
            let (column, words) = verdict(filing, line, lang);
            row.set(Column::Refused, "");
            row.set(Column::Flagged, "");
            row.set(column, words);
        }
    }

    /// What is found by holding a filing against its files. `is_model` says whether a name is that of the
    /// filing's model.
    #[must_use]
    pub fn findings(&self, typed: &Typed, filing: &Filing, is_model: impl Fn(&str) -> bool) -> Findings {
        let mut used: Vec<&HarnessFiling> = Vec::new();
        let mut rows = Vec::new();
        for (line, row) in typed.filed_rows() {
            let findings = match self.line(row) {
                Some((of, found)) => {
                    if !used.iter().any(|used| std::ptr::eq(*used, of)) {
                        used.push(of);
                    }
                    of_line(row, found)
                }
                // Typed by hand beside a file, or of a task that no file has.
                None if self.is_there || !row.get(Column::Task).is_empty() => vec![Finding::NotInFile],
                None => Vec::new(),
            };
            rows.push(RowFindings { line, findings });
        }
        let mut whole = Vec::new();
        for of in used {
            for finding in of_evaluation(typed, filing, of, &is_model) {
                if !whole.contains(&finding) {
                    whole.push(finding);
                }
            }
        }
        Findings { whole, rows }
    }
}

/// What is found in the facts of one evaluation of a file.
fn of_evaluation(typed: &Typed, filing: &Filing, of: &HarnessFiling, is_model: impl Fn(&str) -> bool) -> Vec<Finding> {
    let mut found = Vec::new();
    match &of.model {
        Some(named) if is_model(named) => {}
        named => found.push(Finding::OtherModel(named.clone())),
    }
    if of.role != Role::Model && of.role != filing.role {
        found.push(Finding::OtherRole(of.role));
    }
    let facts = stated(of).into_iter().filter(|(field, _)| FACTS.contains(field));
    let others = facts.filter(|(field, file)| typed.get(*field) != file);
    found.extend(others.map(|(field, file)| {
        let filed = typed.said(field).unwrap_or_default().to_owned();
        Finding::DiffersFromFile(Differs { part: Part::Fact(field), file, filed })
    }));
    found.extend(said(&of.findings, filing.harness_commit.as_deref()));
    found
}

/// What is found in a row by its line of a file.
fn of_line(row: &TypedRow, line: &Line) -> Vec<Finding> {
    let number = |text: &str| text.parse::<Score>().ok().map(|score| score.value());
    let figures = [
        (Column::Score, line.score.as_ref().map(|score| score.score().text().to_owned())),
        (Column::Items, line.n_items.map(|n| n.to_string())),
        (Column::StandardError, line.standard_error.as_ref().map(|error| error.figure.score().text().to_owned())),
    ];
    let mut found = Vec::new();
    for (column, file) in figures {
        let filed = row.get(column);
        // What the file does not state can be added; a score cannot.
        let file = match file {
            Some(file) => file,
            None if column == Column::Score => String::new(),
            None => continue,
        };
        if number(&file) != number(filed) {
            let part = Part::Figure(column);
            found.push(Finding::DiffersFromFile(Differs { part, file, filed: filed.to_owned() }));
        }
    }
    found.extend(said(&line.findings, None));
    found
}

/// What the reader of files says, but for what findings of their own say.
fn said<'a>(findings: &'a [harness::Finding], commit: Option<&'a str>) -> impl Iterator<Item = Finding> + 'a {
    let is_dirty = commit.is_some_and(|commit| commit.ends_with("-dirty"));
    let counts = move |what: &What| match what {
        What::ModelNotStated | What::SameExam { .. } | What::Companion => false,
        What::DirtyCommit { .. } => !is_dirty,
        _ => true,
    };
    let mut told = BTreeSet::new();
    let findings = findings.iter().filter(move |finding| counts(&finding.what));
    findings.filter_map(move |finding| {
        let words = finding.message();
        let warns = finding.severity() != Severity::Info;
        let said = Said { code: finding.code().to_owned(), zh: words.zh, en: words.en, warns };
        told.insert((said.code.clone(), said.en.clone())).then_some(Finding::OfFile(said))
    })
}

/// A failing store of files as one of the data.
pub(super) fn unavailable(error: PageError) -> store::Error {
    store::Error::Unavailable(std::io::Error::other(error).into())
}
