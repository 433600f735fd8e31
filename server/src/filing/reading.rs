//! What a harness's file says, as rows of the form: mapped as far as the mappings know it, the rest to
//! be completed by its filer.

use app::text::{Lang, Text, filing as say};
use domain::account::AccountId;
use domain::filing::{Answer, Column, Field, Typed, TypedRow};
use domain::{Catalog, EvaluatorKind, Role};
use store::Store;
use store::filing::{StoredFile, TaskMapping};

use super::attached::{Attached, is_of_harness};

use harness::{Broken, File, Format, HarnessFiling, Line, Mappings, Outcome, Recognised};

/// What was read, for the form.
pub struct Read {
    /// The format.
    pub format: Format,
    /// What is said of it.
    pub said: String,
}

/// Reads the files of one evaluation into a form. Rows and facts that came from a file before are replaced,
/// `before` being that file; what somebody typed stays.
///
/// # Errors
/// What is wrong with a file, in words, or that the files are of several evaluations; or a failing
/// store.
pub async fn read_into(
    typed: &mut Typed,
    files: &[File<'_>],
    before: &Attached,
    catalog: &Catalog,
    (store, account): (&Store, &AccountId),
    lang: Lang,
) -> Result<Result<Read, String>, store::Error> {
    let recognised: Result<Vec<Recognised>, Broken> = harness::read_all(files).into_iter().collect();
    let mut recognised = match recognised {
        Ok(recognised) => recognised,
        Err(broken) => return Ok(Err(in_words(&broken, lang))),
    };
    let name = files.iter().map(|file| file.name).collect::<Vec<_>>().join(", ");
    let (Some(only), true) = (recognised.pop(), recognised.is_empty()) else {
        return Ok(Err(Text::new(
            "这些文件属于多份评测；请一次读取一份（HELM 的两个文件可一起选）。",
            "These files are of several evaluations: read one at a time (the two of a HELM run go together).",
        )
        .get(lang)
        .to_owned()));
    };
    let known = store.task_mappings(only.format.slug(), account).await?;
    let Recognised { format, filings } = harness::map(only, &Mappings::shipped());
    let Some(filing) = filings.first() else {
        let none = match lang {
            Lang::En => format!("{name}: no evaluation in it."),
            Lang::Zh => format!("{name}：其中没有评测。"),
        };
        return Ok(Err(none));
    };
    for old in before.recognised() {
        let known = store.task_mappings(old.format.slug(), account).await?;
        if let Some(old) = old.filings.first() {
            let mut read = Typed::default();
            fill(&mut read, old, (&known, catalog), lang);
            forget(typed, &read);
        }
    }
    fill(typed, filing, (&known, catalog), lang);
    Ok(Ok(Read { format, said: said(&name, format, &filings, filing.lines.len(), lang) }))
}

/// Puts what a file says into a form: its rows in the place of those of another, and the facts that nobody
/// stated.
fn fill(typed: &mut Typed, filing: &HarnessFiling, (said, catalog): (&[TaskMapping], &Catalog), lang: Lang) {
    typed.rows.retain(|row| !row.is_blank() && row.get(Column::Task).is_empty());
    let sat = typed.said(Field::Protocol).map(str::to_owned);
    for line in &filing.lines {
        typed.rows.push(row(filing, line, Known { said, sat: sat.as_deref() }, lang));
    }
    facts(typed, filing);
    one_dataset(typed, catalog);
}

/// Takes out of a form the facts that a file put into it, so that another fills it; what somebody changed
/// since is theirs, and stays.
fn forget(typed: &mut Typed, read: &Typed) {
    for (field, text) in read.fields() {
        if typed.get(field) == text.trim() {
            typed.set(field, if Field::FACTS.contains(&field) { Answer::NotStated.slug() } else { "" });
        }
    }
}

/// What was read, in a sentence.
fn said(name: &str, format: Format, filings: &[HarnessFiling], rows: usize, lang: Lang) -> String {
    let (n, rows) = (filings.len(), say::rows(rows, lang));
    match (lang, n) {
        (Lang::En, 1) => format!("{name} · {} · {rows} read. Nothing is filed yet.", format.name()),
        (Lang::En, _) => {
            format!("{name} · {} · {rows} read, of the first of {n} evaluations. Nothing is filed yet.", format.name())
        }
        (Lang::Zh, 1) => format!("{name} · {} · 读出 {rows}。尚未报送。", format.name()),
        (Lang::Zh, _) => format!("{name} · {} · 读出 {rows}（共 {n} 份评测，此为第一份）。尚未报送。", format.name()),
    }
}

/// What is wrong with a file, with its place.
fn in_words(broken: &Broken, lang: Lang) -> String {
    let (message, place) = (broken.finding.message(), broken.finding.place.words());
    match lang {
        Lang::En => format!("{}: {} {}", broken.file, message.en, place.en),
        Lang::Zh => format!("{}：{}{}", broken.file, message.zh, place.zh),
    }
}

/// What is known of a line's exam beside its file.
#[derive(Clone, Copy)]
struct Known<'a> {
    /// What people said tasks are.
    said: &'a [TaskMapping],
    /// How the form says that everything was sat.
    sat: Option<&'a str>,
}

fn row(filing: &HarnessFiling, line: &Line, known: Known<'_>, lang: Lang) -> TypedRow {
    let mut row = TypedRow::default();
    row.set(Column::Task, line.task.as_str());
    row.set(Column::TaskMetric, task_metric(line));
    row.set(Column::Line, line.place.to_string());
    if let Some(score) = &line.score {
        row.set(Column::Score, score.score().text());
    }
    row.set(Column::Items, line.n_items.map(|n| n.to_string()).unwrap_or_default());
    if let Some(error) = &line.standard_error {
        row.set(Column::StandardError, error.figure.score().text());
        row.set(Column::ErrorMethod, error.method.as_deref().filter(|of| is_method(of)).unwrap_or_default());
    }
    exam(&mut row, line, known.sat);
    remembered(&mut row, known.said);
    let (column, words) = verdict(filing, line, lang);
    row.set(column, words);
    row
}

/// What a file says of a line that cannot be filed, or of one that can: the column and its words.
pub(super) fn verdict(filing: &HarnessFiling, line: &Line, lang: Lang) -> (Column, String) {
    let findings = filing.findings.iter().chain(&line.findings);
    let words: Vec<String> = findings
        .map(|finding| {
            let message = finding.message();
            match lang {
                Lang::En => message.en,
                Lang::Zh => message.zh,
            }
        })
        .collect();
    let words = words.join(" ");
    if filing.outcome(line) == Outcome::Refused || filing.is_partial(line) {
        let silent = match lang {
            Lang::En => "it has no score.",
            Lang::Zh => "没有分数。",
        };
        (Column::Refused, if words.is_empty() { silent.to_owned() } else { words })
    } else {
        (Column::Flagged, words)
    }
}

fn is_method(word: &str) -> bool {
    word.parse::<domain::filing::ErrorMethod>().is_ok()
}

/// A line's metric as rows name it.
pub(super) fn task_metric(line: &Line) -> String {
    match &line.filter {
        Some(filter) => format!("{}, {filter}", line.metric),
        None => line.metric.clone(),
    }
}

/// The words of the exam, as far as the mappings that ship know them. How a task was sat that they do not
/// know is proposed from the file's number of examples, unless the form says it.
fn exam(row: &mut TypedRow, line: &Line, sat: Option<&str>) {
    let Some(exam) = &line.exam else { return };
    if let (Some(dataset), Some(edition)) = (&exam.dataset, &exam.edition) {
        row.set(Column::Exam, format!("{dataset}/{edition}"));
    }
    let text = |word: Option<String>| word.unwrap_or_default();
    row.set(Column::Language, text(exam.language.as_ref().map(ToString::to_string)));
    row.set(Column::Domain, text(exam.domain.as_ref().map(ToString::to_string)));
    row.set(Column::Metric, text(exam.metric.as_ref().map(ToString::to_string)));
    let protocol = exam.protocol.as_ref().filter(|_| exam.dataset.is_some() || sat.is_none());
    row.set(Column::Protocol, text(protocol.map(ToString::to_string)));
    let unit = exam.scale.as_ref().map(|scale| scale.unit.clone());
    row.set(Column::Unit, unit.filter(|unit| matches!(unit.as_str(), "percent" | "proportion")).unwrap_or_default());
}

/// What people said a task is stands before what ships.
fn remembered(row: &mut TypedRow, known: &[TaskMapping]) {
    let said = |of: &&TaskMapping| of.task == row.get(Column::Task) && of.task_metric == row.get(Column::TaskMetric);
    let Some(said) = known.iter().find(said) else { return };
    row.set(Column::Exam, format!("{}/{}", said.dataset, said.edition));
    row.set(Column::Language, said.language.as_str());
    row.set(Column::Domain, said.domain.as_str());
    row.set(Column::Metric, said.metric.as_str());
    row.set(Column::Protocol, said.protocol.as_str());
}

/// Facts of the run that a file states, by the field that holds them, as far as that does.
pub(super) fn stated(filing: &HarnessFiling) -> Vec<(Field, String)> {
    let run = &filing.provenance;
    let commit = run.commit.as_ref().map(|commit| {
        let dirty = if commit.dirty && !commit.text.ends_with("-dirty") { "-dirty" } else { "" };
        format!("{}{dirty}", commit.text)
    });
    let stated = [
        (Field::Model, filing.model.clone()),
        (Field::WeightsRevision, filing.model_revision.clone()),
        (Field::Setting, filing.setting.clone()),
        (Field::Harness, run.harness.clone()),
        (Field::HarnessVersion, run.harness_version.clone()),
        (Field::HarnessCommit, commit),
        (Field::EvaluatedOn, run.evaluated_on.map(|day| day.to_string())),
        (Field::Hardware, run.hardware.clone()),
        (Field::Cost, run.cost.clone()),
        (Field::Evaluator, run.evaluator.clone()),
        (Field::SourceUrl, run.source_url.clone()),
        (Field::Note, run.note.clone()),
    ];
    let cut = |field: Field, text: String| text.trim().chars().take(field.longest()).collect::<String>();
    stated.into_iter().filter_map(|(field, text)| Some((field, cut(field, text?)))).collect()
}

/// Facts of the run that the file states and nobody did. That every answer is the same is said of what it is.
fn facts(typed: &mut Typed, filing: &HarnessFiling) {
    for (field, stated) in stated(filing) {
        let proposed = field == Field::Model && typed.said(Field::ModelName).is_some();
        if typed.said(field).is_none() && !proposed {
            typed.set(field, stated);
        }
    }
    if filing.role != Role::Model && ["", Role::Model.slug()].contains(&typed.get(Field::Role)) {
        typed.set(Field::Role, filing.role.slug());
    }
    let run = &filing.provenance;
    let (owns_model, owns_dataset) = match run.relation {
        Some(EvaluatorKind::SelfReported) => (Answer::Yes, Answer::NotStated),
        Some(EvaluatorKind::Organiser) => (Answer::No, Answer::Yes),
        Some(EvaluatorKind::ThirdParty) => (Answer::No, Answer::No),
        _ => return,
    };
    for (field, answer) in [(Field::OwnsModel, owns_model), (Field::OwnsDataset, owns_dataset)] {
        if typed.get(field).is_empty() {
            typed.set(field, answer.slug());
        }
    }
}

/// Where every row is of one edition, the form says it once: as chosen, or, if no board has it yet, as
/// proposed.
fn one_dataset(typed: &mut Typed, catalog: &Catalog) {
    let named = |row: &TypedRow| row.get(Column::Exam).to_owned();
    let mut editions: Vec<String> = typed.rows.iter().filter(|row| !row.is_left_out()).map(named).collect();
    editions.sort();
    editions.dedup();
    let [edition] = editions.as_slice() else { return };
    if edition.is_empty() || typed.said(Field::Exam).is_some() || typed.said(Field::DatasetName).is_some() {
        return;
    }
    let there = catalog.exams().any(|exam| format!("{}/{}", exam.key.dataset, exam.key.edition) == *edition);
    if there {
        typed.set(Field::Exam, edition.as_str());
    } else if let Some((dataset, of)) = edition.split_once('/') {
        typed.set(Field::DatasetName, dataset);
        typed.set(Field::EditionName, if of == domain::NOT_STATED { "" } else { of });
    }
    for row in &mut typed.rows {
        row.set(Column::Exam, "");
    }
}

/// What a filing says of the tasks of its harness's files, to be remembered.
#[must_use]
pub fn said_of_files(typed: &Typed, files: &[StoredFile]) -> Vec<TaskMapping> {
    let formats = files.iter().filter(|file| is_of_harness(file)).filter_map(|file| file.format.as_deref());
    formats.flat_map(|format| said_of_tasks(typed, format)).collect()
}

fn said_of_tasks(typed: &Typed, format: &str) -> Vec<TaskMapping> {
    let form_exam = typed.get(Field::Exam).to_owned();
    let of = |row: &TypedRow| {
        let exam = Some(row.get(Column::Exam)).filter(|exam| !exam.is_empty()).unwrap_or(&form_exam).to_owned();
        let (dataset, edition) = exam.split_once('/')?;
        let protocol =
            Some(row.get(Column::Protocol)).filter(|of| !of.is_empty()).unwrap_or(typed.get(Field::Protocol));
        Some(TaskMapping {
            format: format.to_owned(),
            task: row.get(Column::Task).to_owned(),
            task_metric: row.get(Column::TaskMetric).to_owned(),
            dataset: dataset.to_owned(),
            edition: edition.to_owned(),
            language: row.get(Column::Language).to_owned(),
            domain: row.get(Column::Domain).to_owned(),
            metric: row.get(Column::Metric).to_owned(),
            protocol: protocol.to_owned(),
        })
    };
    let rows = typed.filed_rows().map(|(_, row)| row);
    rows.filter(|row| !row.get(Column::Task).is_empty()).filter_map(of).collect()
}
