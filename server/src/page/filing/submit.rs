//! `/submit`: the form. One form with several buttons: save, read a file, add rows, take a file away,
//! throw it away, file it.

use std::collections::{BTreeMap, BTreeSet};

use app::page::filing::submit::{self, Choices, Content, Said, Taken};
use app::text::words::{dataset_name, edition, metric, model_name, organisation_name, unit};
use app::text::{Lang, filing as say};
use axum::extract::multipart::MultipartRejection;
use axum::extract::{Multipart, Path};
use axum::response::Response;
use domain::filing::answers::{AnswersFile, were_held};
use domain::filing::decide::Concerned;
use domain::filing::silence::silences;
use domain::filing::{
    Act, Column, Field, FilingId, Relation, Section, State, Subject, Typed, TypedRow, is_silent, read,
};
use domain::filing::{Answer, At, Circumstances, Fault, MOST_ROWS};
use domain::{Address, Slug};
use store::account::user::User;
use store::filing::{AsRead, Sheet, StoredFile, StoredFiling};

use super::{answered, field_errors, refused, shown};
use crate::auth::csrf;
use crate::auth::secret::random_bytes;
use crate::auth::user::{Filing as MayFile, Visit, see_other};
use crate::error::PageError;
use crate::filing::attached::{Attached, is_of_harness};
use crate::filing::files::{MOST_FILES, whole};
use crate::filing::{answers, metrics, reading, wire};
use crate::import::{self, File};
use crate::render::Document;
use crate::state::Reading;

/// Rows that one press of the button adds.
const MORE_ROWS: usize = 5;
/// Bytes of harness files that are read together, at most.
const MOST_READ: usize = 100 << 20;
/// Letters of a pasted file, at most: what is larger is uploaded.
const LONGEST_PASTE: usize = 8 << 20;

type Mine = Visit<MayFile>;

/// The form, empty: every fact of the run says that it is not stated until its filer says otherwise.
pub async fn fresh(visit: Mine) -> Response {
    let id = FilingId::of_digest(&random_bytes()).to_string();
    let document = async {
        let reading = visit.state.read().await?;
        let mut typed = Typed::default();
        for field in Field::FACTS {
            typed.set(*field, Answer::NotStated.slug());
        }
        let sheet = Paper { id: &id, typed: &typed, files: &[] };
        Ok(document(&visit, &reading, &sheet, Also::default()))
    };
    visit.answer(document.await)
}

/// The form of one filing of one's own.
pub async fn page(visit: Mine, Path(id): Path<String>) -> Response {
    let outcome = async {
        let stored = own(&visit, &id).await?.ok_or_else(|| PageError::not_found(id.as_str()))?;
        if !stored.state.is_open() {
            return Ok(see_other(&Address::Submission(&id).to_string()));
        }
        let reading = visit.state.read().await?;
        let typed = wire::kept(&stored.typed);
        let files = visit.state.store().files_of(&id).await?;
        let asked = asked(&visit, &stored).await?;
        let saved = visit.reader.value("saved").is_some();
        let sheet = Paper { id: &id, typed: &typed, files: &files };
        Ok(visit.answer(Ok(document(&visit, &reading, &sheet, Also { asked, saved, ..Also::default() }))))
    };
    answered(&visit, outcome).await
}

/// What one of the form's buttons does.
pub async fn act(visit: Mine, Path(id): Path<String>, parts: Result<Multipart, MultipartRejection>) -> Response {
    let outcome = async {
        let parts = parts.map_err(|refused| PageError::BadRequest(refused.body_text()))?;
        send(&visit, &id, parts).await
    };
    answered(&visit, outcome).await
}

async fn send(visit: &Mine, id: &str, parts: Multipart) -> Result<Response, PageError> {
    id.parse::<FilingId>().map_err(|_| PageError::not_found(id))?;
    let stored = own(visit, id).await?;
    if let Some(stored) = &stored
        && !stored.state.is_open()
    {
        // A double click, or the form sent again: it was filed once.
        return Ok(see_other(&Address::Submission(id).to_string()));
    }
    let mut sent = take(visit, parts).await?;
    let store = visit.state.store();
    let (user, lang, now) = (visit.person.0.user(), visit.reader.lang, visit.state.clock().now());
    if sent.act == "drop" {
        store.drop_draft(id, &user.account().id).await?;
        return Ok(see_other(&Address::Submissions.to_string()));
    }
    if sent.act == "add" {
        let more = (sent.typed.rows.len() + MORE_ROWS).min(MOST_ROWS);
        sent.typed.rows.resize(more, TypedRow::default());
    }
    let reading = visit.state.read().await?;
    let mut said = None;
    let mut format = None;
    let before = if stored.is_some() { store.files_of(id).await? } else { Vec::new() };
    if !sent.harness.is_empty() {
        let files: Vec<File<'_>> = sent.harness.iter().map(|(name, bytes)| File { name, bytes }).collect();
        let account = (store, &user.account().id);
        let attached = Attached::load(&visit.state, &before).await?;
        match reading::read_into(&mut sent.typed, &files, &attached, reading.catalog(), account, lang).await? {
            Ok(read) => (said, format) = (Some(Said::Read(read.said)), Some(read.format.slug().to_owned())),
            Err(words) => said = Some(Said::Broken(words)),
        }
    } else if sent.act == "read" && sent.answers.is_empty() {
        said = Some(Said::Broken(say::NO_HARNESS_FILE.get(lang).to_owned()));
    }
    for (name, bytes) in sent.harness.iter().filter(|_| format.is_some()) {
        let kept = visit.state.files().keep(store, name, bytes, now).await?;
        sent.files.push(StoredFile { format: format.clone(), ..kept });
    }
    // After the rows of a harness's file, so that they are held against those as well.
    let taken = take_answers(visit, id, &mut sent, &reading).await?;
    save(visit, id, &sent).await?;
    // The file that was read before is not the one that the rows are of.
    let is_new = |old: &&StoredFile| sent.files.iter().all(|file| file.digest != old.digest);
    let replaced = before.iter().filter(|old| format.is_some() && is_of_harness(old)).filter(is_new);
    for old in replaced {
        store.remove_file(id, &old.digest).await?;
    }
    if let Some(digest) = sent.act.strip_prefix("remove ") {
        store.remove_file(id, digest).await?;
    }
    let files = store.files_of(id).await?;
    let asked = match &stored {
        Some(stored) => asked(visit, stored).await?,
        None => None,
    };
    let sheet = Paper { id, typed: &sent.typed, files: &files };
    // What was read in the same breath has been seen by nobody: it is shown first. Answers that give the
    // scores change nothing that was typed.
    let broken = matches!(taken, Some(Taken::Broken(_)));
    if sent.act != "file" || said.is_some() || broken {
        if said.is_none() && taken.is_none() && sent.act == "save" {
            return Ok(see_other(&format!("{}?saved=1", Address::SubmitTo(id))));
        }
        let document = document(visit, &reading, &sheet, Also { asked, said, taken, ..Also::default() });
        return Ok(visit.answer(Ok(if broken { document.refused() } else { document })));
    }
    Attached::load(&visit.state, &files).await?.hold(&mut sent.typed, lang);
    let sheet = Paper { id, typed: &sent.typed, files: &files };
    let answers = answers::of_files(visit.state.files(), &files).await?;
    match read(&sent.typed, circumstances(&reading, &memberships(user), &metrics(), (files.len(), &answers))) {
        Ok(filing) => {
            file(visit, id, &sent.typed, &Concerned::of_filing(&filing, reading.catalog()), &files).await?;
            Ok(see_other(&Address::Submission(id).to_string()))
        }
        Err(faults) => {
            let also = Also { asked, said, taken, faults, ..Also::default() };
            Ok(visit.answer(Ok(document(visit, &reading, &sheet, also).refused())))
        }
    }
}

/// Reads the answers item by item that came, and keeps them if nothing is wrong with them: neither by
/// themselves nor, as far as the rows are complete, beside their scores. What is at fault is not kept, so
/// that it is chosen anew once it was put right. `None` where none came.
async fn take_answers(visit: &Mine, id: &str, sent: &mut Sent, reading: &Reading) -> Result<Option<Taken>, PageError> {
    let came = std::mem::take(&mut sent.answers);
    if came.is_empty() {
        return Ok(None);
    }
    if came.iter().map(|(_, bytes)| bytes.len()).sum::<usize>() > answers::LARGEST {
        return Err(PageError::TooLarge);
    }
    let (store, files, lang) = (visit.state.store(), visit.state.files(), visit.reader.lang);
    let there = store.files_of(id).await?;
    let mut all = answers::of_files(files, &there).await?;
    let (mut kept, mut names, mut n) = (Vec::new(), Vec::new(), 0);
    for (name, bytes) in &came {
        let file = files.keep(store, name, bytes, visit.state.clock().now()).await?;
        let read = import::answers::read(File { name: &file.name, bytes });
        n += read.n();
        names.push(file.name.clone());
        // The same file again is the same answers.
        if there.iter().chain(&kept).all(|other| other.digest != file.digest || !answers::is_one(other)) {
            all.push(read);
            kept.push(StoredFile { format: Some(answers::FORMAT.to_owned()), ..file });
        }
    }
    answers::fits(there.iter().chain(&kept))?;
    let (memberships, metrics) = (memberships(visit.person.0.user()), metrics());
    let around = circumstances(reading, &memberships, &metrics, (there.len() + kept.len(), &all));
    let faults = read(&sent.typed, around).err().unwrap_or_default();
    let of_answers = faults.iter().filter(|fault| fault.at == At::Answers);
    let broken: Vec<String> = of_answers.map(|fault| say::fault::words(fault, lang)).collect();
    if !broken.is_empty() {
        return Ok(Some(Taken::Broken(broken)));
    }
    sent.files.extend(kept);
    Ok(Some(Taken::Read(say::answers::read(&names, n, were_held(&faults), lang))))
}

/// Keeps what was typed, with the files that came.
async fn save(visit: &Mine, id: &str, Sent { typed, files, .. }: &Sent) -> Result<(), PageError> {
    let user = visit.person.0.user();
    let json = wire::to_json(typed).to_string();
    let organisation = filed_for(user, typed);
    let sheet = Sheet {
        id,
        account: &user.account().id,
        organisation: organisation.as_ref(),
        subject: Subject::Evaluation,
        typed: &json,
        corrects: None,
        files,
    };
    let outcome = visit.state.store().save_filing(&sheet, visit.state.clock().now()).await?;
    outcome.map_err(|why| refused(why, id, visit.reader.lang))
}

/// Files it, and remembers what it says of a harness's tasks.
async fn file(
    visit: &Mine,
    id: &str,
    typed: &Typed,
    concerned: &Concerned,
    files: &[StoredFile],
) -> Result<(), PageError> {
    let user = visit.person.0.user();
    let (store, now) = (visit.state.store(), visit.state.clock().now());
    let json = wire::to_json(typed).to_string();
    let organisation = filed_for(user, typed);
    let account = &user.account().id;
    let (organisation, subject) = (organisation.as_ref(), Subject::Evaluation);
    let sheet = Sheet { id, account, organisation, subject, typed: &json, corrects: None, files: &[] };
    let read = AsRead { concerned, tasks: &reading::said_of_files(typed, files) };
    if let Err(why) = store.file_filing(&sheet, read, None, now).await? {
        // Filed by another request meanwhile: that is what was asked for.
        let filed = matches!(why, store::filing::Refused::NotNow(State::Filed));
        return if filed { Ok(()) } else { Err(refused(why, id, visit.reader.lang)) };
    }
    Ok(())
}

/// The organisation that a form names, if its filer belongs to it.
pub(crate) fn filed_for(user: &User, typed: &Typed) -> Option<Slug> {
    let said: Slug = typed.said(Field::FiledFor)?.parse().ok()?;
    user.belongs_to(&said).then_some(said)
}

/// The organisations of a filer.
pub(crate) fn memberships(user: &User) -> Vec<Slug> {
    user.organisations().cloned().collect()
}

/// What a filing is read against.
pub(crate) fn circumstances<'a>(
    reading: &'a Reading,
    memberships: &'a [Slug],
    metrics: &'a [(Slug, domain::Scale)],
    (n_files, answers): (usize, &'a [AnswersFile]),
) -> Circumstances<'a> {
    Circumstances { catalog: reading.catalog(), today: reading.today(), memberships, metrics, n_files, answers }
}

/// A filing of one's own.
async fn own(visit: &Mine, id: &str) -> Result<Option<StoredFiling>, PageError> {
    let stored = visit.state.store().filing(id).await?;
    match stored {
        Some(stored)
            if stored.account == visit.person.0.user().account().id && stored.subject == Subject::Evaluation =>
        {
            Ok(Some(stored))
        }
        Some(_) => Err(PageError::not_found(id)),
        None => Ok(None),
    }
}

/// What a reviewer asked for last.
pub(super) async fn asked(visit: &Mine, stored: &StoredFiling) -> Result<Option<String>, PageError> {
    if stored.state != State::ChangesAsked {
        return Ok(None);
    }
    let events = visit.state.store().filing_events(&stored.id).await?;
    let last = events.into_iter().rev().find(|(event, _)| event.act == Act::AskChanges);
    Ok(last.and_then(|(event, _)| event.why))
}

/// What a form sent.
#[derive(Default)]
struct Sent {
    act: String,
    typed: Typed,
    harness: Vec<(String, Vec<u8>)>,
    answers: Vec<(String, Vec<u8>)>,
    files: Vec<StoredFile>,
}

/// Takes a form apart: its token first, files as they stream in.
async fn take(visit: &Mine, mut parts: Multipart) -> Result<Sent, PageError> {
    let broken = |_| PageError::BadRequest("the form broke off".to_owned());
    let (files, store, now) = (visit.state.files(), visit.state.store(), visit.state.clock().now());
    let mut sent = Sent::default();
    let mut rows: BTreeMap<usize, TypedRow> = BTreeMap::new();
    let mut proven = false;
    let (mut read_together, mut pasted_text) = (0, None);
    while let Some(part) = parts.next_field().await.map_err(broken)? {
        let name = part.name().unwrap_or_default().to_owned();
        if !proven && name != csrf::FIELD {
            return Err(PageError::Stale);
        }
        match name.as_str() {
            csrf::FIELD => proven = visit.csrf.holds(&text(part, 200).await?),
            "do" if sent.act.is_empty() => sent.act = text(part, 200).await?,
            "file" => {
                if sent.files.len() >= MOST_FILES {
                    return Err(PageError::TooLarge);
                }
                sent.files.extend(files.take(store, part, now).await?);
            }
            kind @ ("harness-file" | "answers") => {
                let named = Some(part.file_name().unwrap_or_default().to_owned()).filter(|name| !name.is_empty());
                let bytes = whole(part, files.largest()).await?;
                if !bytes.is_empty() {
                    read_together += bytes.len();
                    if read_together > MOST_READ {
                        return Err(PageError::TooLarge);
                    }
                    // Answers are known wherever they are let go.
                    let are_answers = kind == "answers" || import::answers::are_answers(&bytes);
                    let list = if are_answers { &mut sent.answers } else { &mut sent.harness };
                    list.push((named.unwrap_or_else(|| "file".to_owned()), bytes));
                }
            }
            "paste" => {
                let pasted = text(part, LONGEST_PASTE).await?;
                if !pasted.trim().is_empty() {
                    pasted_text = Some(pasted);
                }
            }
            name => {
                let value = text(part, 20_000).await?;
                if let Ok(field) = name.parse::<Field>() {
                    sent.typed.set(field, value);
                } else if let Some((line, column)) = cell(name) {
                    rows.entry(line).or_default().set(column, value);
                }
            }
        }
    }
    if !proven {
        return Err(PageError::Stale);
    }
    if let Some(pasted) = pasted_text.filter(|_| sent.harness.is_empty()) {
        let are_answers = import::answers::are_answers(pasted.as_bytes());
        let list = if are_answers { &mut sent.answers } else { &mut sent.harness };
        list.push(("pasted".to_owned(), pasted.into_bytes()));
    }
    // The hidden first button is what Enter presses: it comes before the one that was clicked.
    sent.typed.rows = rows.into_values().filter(|row| !row.is_blank()).collect();
    Ok(sent)
}

/// `results.3.score` as its row and column.
fn cell(name: &str) -> Option<(usize, Column)> {
    let (line, column) = name.strip_prefix("results.")?.split_once('.')?;
    let line = line.parse::<usize>().ok().filter(|line| (1..=MOST_ROWS).contains(line))?;
    Some((line, column.parse().ok()?))
}

/// The text of a part.
async fn text(part: axum::extract::multipart::Field<'_>, longest: usize) -> Result<String, PageError> {
    let text = String::from_utf8_lossy(&whole(part, longest).await?).replace("\r\n", "\n");
    Ok(text.chars().filter(|c| !c.is_control() || matches!(c, '\n' | '\t')).collect())
}

/// A filing as its form shows it.
struct Paper<'a> {
    id: &'a str,
    typed: &'a Typed,
    files: &'a [StoredFile],
}

/// What the form says besides.
#[derive(Default)]
struct Also {
    faults: Vec<Fault>,
    asked: Option<String>,
    said: Option<Said>,
    taken: Option<Taken>,
    saved: bool,
}

fn document(visit: &Mine, reading: &Reading, paper: &Paper<'_>, also: Also) -> Document {
    let lang = visit.reader.lang;
    let Also { faults, asked, said, taken, saved } = also;
    let wrong = |section: &Section| (*section, faults.iter().filter(|fault| fault.at.section() == *section).count());
    let content = Content {
        csrf: visit.csrf.token().to_owned(),
        id: paper.id.to_owned(),
        errors: field_errors(&faults, lang),
        wrong: Section::ALL.iter().map(wrong).collect(),
        choices: choices(reading, visit.person.0.user(), lang),
        kind: kind(paper.typed),
        silences: silences(paper.typed),
        files: shown(paper.files),
        typed: in_words(paper.typed, lang),
        asked,
        said,
        taken,
        saved,
    };
    let title = submit::title(&content, lang);
    Document::new(title, Some(app::shell::Section::Submit), move || submit::Page(submit::PageProps { content, lang }))
}

/// What was typed, with silence in the words of the page's language.
fn in_words(typed: &Typed, lang: Lang) -> Typed {
    let mut typed = typed.clone();
    for field in Field::FACTS {
        if is_silent(typed.get(*field)) {
            typed.set(*field, say::field::answer(Answer::NotStated, lang));
        }
    }
    typed
}

/// The evaluator kind that the answers so far give.
fn kind(typed: &Typed) -> Option<(domain::EvaluatorKind, domain::filing::KindReason)> {
    let answer = |field: Field| match typed.get(field) {
        "" => None,
        text if is_silent(text) => Some(Answer::NotStated),
        text => text.parse().ok(),
    };
    let (owns_model, owns_dataset) = (answer(Field::OwnsModel)?, answer(Field::OwnsDataset)?);
    let jointly = answer(Field::Jointly).unwrap_or(Answer::NotStated);
    Some(Relation { owns_model, owns_dataset, jointly }.kind())
}

fn choices(reading: &Reading, user: &User, lang: Lang) -> Choices {
    let catalog = reading.catalog();
    let mut exams: BTreeMap<(String, String), String> = BTreeMap::new();
    let mut units: BTreeMap<Slug, String> = BTreeMap::new();
    let mut protocols: BTreeSet<String> = BTreeSet::new();
    for exam in catalog.exams() {
        let name = format!("{} · {}", dataset_name(&exam.dataset, lang), edition(&exam.edition.name, lang));
        let key = format!("{}/{}", exam.key.dataset, exam.key.edition);
        exams.insert((exam.dataset.name.to_lowercase(), key), name);
        units.entry(exam.key.metric.clone()).or_insert_with(|| exam.scale.unit.clone());
        if exam.key.protocol.is_stated() && exam.key.protocol.as_str().len() <= 24 {
            protocols.insert(exam.key.protocol.to_string());
        }
    }
    let metric_name = |(slug, of): (Slug, String)| {
        let name = format!("{}, {}", metric(&slug, lang), unit(&of, lang));
        (slug.to_string(), name)
    };
    let organisation = |slug: &Slug| {
        let name = catalog.organisation(slug.as_str()).map(|o| organisation_name(o, lang).to_owned());
        (slug.to_string(), name.unwrap_or_else(|| slug.to_string()))
    };
    Choices {
        exams: exams.into_iter().map(|((_, key), name)| (key, name)).collect(),
        models: catalog.models().map(|model| (model.slug.to_string(), model_name(model, lang).0.to_owned())).collect(),
        metrics: units.into_iter().map(metric_name).collect(),
        protocols: protocols.into_iter().collect(),
        organisations: user.organisations().map(organisation).collect(),
    }
}
