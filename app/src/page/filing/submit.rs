//! The form: six numbered sections on one page. It works without JavaScript; every button is a
//! submit button of the one form.

use domain::filing::silence::Silence;
use domain::filing::{Answer, Column, Field, KindReason, Section, Typed};
use domain::{Address, EvaluatorKind};
use leptos::prelude::*;

use super::progress::progress;
use super::rows::rows;
use super::{FileShown, asked_for};
use crate::island::{Complete, ReadFile};
use crate::part::{Crumbs, ErrorSummary, FieldError, FormToken, Group, SelectField, TextArea, TextField, form_title};
use crate::text::filing::{self as say, answers as of_answers, field as of_field};
use crate::text::{Lang, form};

/// What may be chosen.
#[derive(Debug, Clone, Default)]
pub struct Choices {
    /// Editions: `dataset/edition`, and their names.
    pub exams: Vec<(String, String)>,
    /// Models: address word, name.
    pub models: Vec<(String, String)>,
    /// Metrics: address word, name with unit.
    pub metrics: Vec<(String, String)>,
    /// Protocols in use.
    pub protocols: Vec<String>,
    /// The filer's organisations: address word, name.
    pub organisations: Vec<(String, String)>,
}

/// What came of reading a harness file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Said {
    /// What was read.
    Read(String),
    /// Why nothing was.
    Broken(String),
}

/// What came of reading answers item by item.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Taken {
    /// What was read.
    Read(String),
    /// Why nothing was, fault by fault.
    Broken(Vec<String>),
}

/// What the page shows.
#[derive(Debug, Clone)]
pub struct Content {
    /// The token of its form.
    pub csrf: String,
    /// The filing's identifier.
    pub id: String,
    /// What was typed.
    pub typed: Typed,
    /// What is wrong with it, by the name of the field.
    pub errors: Vec<FieldError>,
    /// How much is wrong in each section.
    pub wrong: Vec<(Section, usize)>,
    /// What may be chosen.
    pub choices: Choices,
    /// The evaluator kind that follows from the answers.
    pub kind: Option<(EvaluatorKind, KindReason)>,
    /// What is not stated.
    pub silences: Vec<Silence>,
    /// Files that go with it.
    pub files: Vec<FileShown>,
    /// What a reviewer asked for.
    pub asked: Option<String>,
    /// What was read of a harness file, or why none was.
    pub said: Option<Said>,
    /// What was read of answers item by item, or why none were.
    pub taken: Option<Taken>,
    /// Whether it was saved just now.
    pub saved: bool,
}

/// The page's title.
#[must_use]
pub fn title(content: &Content, lang: Lang) -> String {
    form_title(say::SUBMIT, &content.errors, lang)
}

/// The page.
#[component]
pub fn Page(
    /// What it shows.
    content: Content,
    /// The language of the page.
    lang: Lang,
) -> impl IntoView {
    let summary = say::not_filed(content.errors.len(), lang);
    let saved = content.saved.then(|| view! { <p class="f-done" role="status">{say::SAVED.get(lang)}</p> });
    let asked = content.asked.as_deref().map(|why| asked_for(why, lang));
    let action = Address::SubmitTo(&content.id).to_string();
    let own = (Address::Submissions.to_string(), say::OWN.get(lang).to_owned());
    view! {
        <ReadFile />
        <Complete />
        <Crumbs links=vec![own] lang />
        <h1>{say::SUBMIT.get(lang)}</h1>
        <p class="lede">{say::LEDE.get(lang)}</p>
        <p class="sub">{say::WHERE.get(lang)}</p>
        {saved}{asked}
        <div class="submit">
            {progress(&content, lang)}
            <form class="submit-form" method="post" enctype="multipart/form-data" action=action>
                <FormToken token=content.csrf.clone() />
                // Enter in a field saves: nothing is filed by a key.
                <button class="visually-hidden" name="do" value="save" tabindex="-1" aria-hidden="true">
                    {say::SAVE.get(lang)}
                </button>
                <ErrorSummary errors=&content.errors title=summary lang />
                {exam(&content, lang)}
                {model(&content, lang)}
                {evaluation(&content, lang)}
                {results(&content, lang)}
                {evidence(&content, lang)}
                {check(&content, lang)}
            </form>
        </div>
    }
}

/// The `id` of a section; fields have the bare words.
pub(super) fn anchor(section: Section) -> String {
    format!("part-{section}")
}

fn section(section: Section, lang: Lang, inner: impl IntoView + 'static) -> AnyView {
    let (id, heading) = (anchor(section), format!("{section}-h"));
    let labelled_by = heading.clone();
    view! {
        <section class="f-part" id=id aria-labelledby=labelled_by>
            <h2 id=heading><span class="f-no">{section.number()}</span>" "{say::section(section, lang)}</h2>
            {inner}
        </section>
    }
    .into_any()
}

fn text(content: &Content, field: Field, list: Option<&'static str>, lang: Lang) -> AnyView {
    let list = list.map(str::to_owned);
    let (label, hint) = (of_field::label(field).get(lang), of_field::hint(field).get(lang));
    let value = content.typed.get(field).to_owned();
    let errors = &content.errors;
    match list {
        Some(list) => view! {
            <TextField id=field.slug() label hint value longest=field.longest() list errors lang />
        }
        .into_any(),
        None => view! { <TextField id=field.slug() label hint value longest=field.longest() errors lang /> }.into_any(),
    }
}

fn choice(content: &Content, field: Field, first: &str, mut options: Vec<(String, String)>, lang: Lang) -> AnyView {
    options.insert(0, (String::new(), first.to_owned()));
    view! {
        <SelectField
            id=field.slug()
            label=of_field::label(field).get(lang)
            hint=of_field::hint(field).get(lang)
            options
            chosen=content.typed.get(field).to_owned()
            errors=&content.errors
            lang
        />
    }
    .into_any()
}

/// A choice among the words that a field offers; the first option is silence.
fn offered(content: &Content, field: Field, lang: Lang) -> AnyView {
    let silent = of_field::answer(Answer::NotStated, lang);
    choice(content, field, silent, of_field::offered(field, lang), lang)
}

fn details(open: bool, summary: &'static str, inner: AnyView) -> AnyView {
    view! { <details class="propose" open=open><summary>{summary}</summary>{inner}</details> }.into_any()
}

/// Whether something was typed into one of the fields.
fn any(content: &Content, from: Field, to: Field) -> bool {
    content.typed.fields().any(|(field, _)| from <= field && field <= to)
}

fn list(id: &'static str, values: impl Iterator<Item = (String, String)>) -> AnyView {
    let option = |(value, name): (String, String)| view! { <option value=value>{name}</option> };
    view! { <datalist id=id>{values.map(option).collect_view()}</datalist> }.into_any()
}

fn exam(content: &Content, lang: Lang) -> AnyView {
    let Choices { exams, protocols, .. } = &content.choices;
    let inner = view! {
        <div class="f-grid">
            {choice(content, Field::Exam, say::CHOOSE.get(lang), exams.clone(), lang)}
            {text(content, Field::Protocol, Some("protocols"), lang)}
        </div>
        {list("protocols", protocols.iter().map(|of| (of.clone(), String::new())))}
        {details(
            any(content, Field::DatasetName, Field::OpenedOn),
            say::NEW_EDITION.get(lang),
            view! {
                <p class="f-hint">{say::PROPOSAL_HINT.get(lang)}</p>
                <div class="f-grid">
                    {text(content, Field::DatasetName, None, lang)}
                    {text(content, Field::EditionName, None, lang)}
                    {text(content, Field::EditionReleasedOn, None, lang)}
                    {offered(content, Field::Openness, lang)}
                    {text(content, Field::OpenedOn, None, lang)}
                </div>
            }
            .into_any(),
        )}
    };
    section(Section::Exam, lang, inner)
}

fn model(content: &Content, lang: Lang) -> AnyView {
    let inner = view! {
        <div class="f-grid">
            {text(content, Field::Model, Some("models"), lang)}
            {text(content, Field::WeightsRevision, None, lang)}
            {text(content, Field::Setting, None, lang)}
            {choice(content, Field::Role, of_role(lang), of_field::offered(Field::Role, lang).split_off(1), lang)}
        </div>
        {list("models", content.choices.models.iter().cloned())}
        {details(
            any(content, Field::ModelName, Field::ModelSource),
            say::NEW_MODEL.get(lang),
            view! {
                <p class="f-hint">{say::PROPOSAL_HINT.get(lang)}</p>
                <div class="f-grid">
                    {text(content, Field::ModelName, None, lang)}
                    {text(content, Field::ModelNameZh, None, lang)}
                    {text(content, Field::ModelOrganisation, None, lang)}
                    {offered(content, Field::ModelWeights, lang)}
                    {text(content, Field::ModelParams, None, lang)}
                    {text(content, Field::ModelActiveParams, None, lang)}
                    {text(content, Field::ModelReleasedOn, None, lang)}
                    {text(content, Field::ModelTrainingCutoff, None, lang)}
                    {text(content, Field::ModelBase, Some("models"), lang)}
                    {text(content, Field::ModelLanguages, None, lang)}
                    {text(content, Field::ModelDomain, None, lang)}
                    {text(content, Field::ModelSource, None, lang)}
                </div>
            }
            .into_any(),
        )}
    };
    section(Section::Model, lang, inner)
}

/// The role that goes without saying.
fn of_role(lang: Lang) -> &'static str {
    crate::text::words::role(domain::Role::Model, lang)
}

fn question(content: &Content, field: Field, lang: Lang) -> AnyView {
    let typed = content.typed.get(field).to_owned();
    let option = |answer: &Answer| {
        let id = format!("{field}-{answer}");
        let of = id.clone();
        view! {
            <label class="radio" for=of>
                <input id=id type="radio" name=field.slug() value=answer.slug() checked=typed == answer.slug() />
                {of_field::answer(*answer, lang)}
            </label>
        }
    };
    let options = Answer::ALL.iter().map(option).collect_view();
    view! {
        <Group id=field.slug() label=of_field::label(field).get(lang) errors=&content.errors lang>
            <div class="radios">{options}</div>
        </Group>
    }
    .into_any()
}

fn evaluation(content: &Content, lang: Lang) -> AnyView {
    let kind = content.kind.map(|(kind, reason)| {
        let colon = crate::text::Text::new("：", ": ").get(lang);
        view! { <p class="sub">{say::KIND.get(lang)}{colon}<b>{say::kind(kind, reason, lang)}</b></p> }
    });
    let organisations = content.choices.organisations.clone();
    let inner = view! {
        {question(content, Field::OwnsModel, lang)}
        {question(content, Field::OwnsDataset, lang)}
        {question(content, Field::Jointly, lang)}
        {kind}
        <div class="f-grid">
            {text(content, Field::Evaluator, None, lang)}
            {text(content, Field::EvaluatedOn, None, lang)}
            {text(content, Field::Harness, None, lang)}
            {text(content, Field::HarnessVersion, None, lang)}
            {text(content, Field::HarnessCommit, None, lang)}
            {text(content, Field::Hardware, None, lang)}
            {text(content, Field::Cost, None, lang)}
            {text(content, Field::SourceUrl, None, lang)}
            {offered(content, Field::Averaged, lang)}
            {choice(content, Field::FiledFor, say::ON_OWN_BEHALF.get(lang), organisations, lang)}
        </div>
        <TextArea
            id=Field::Note.slug()
            label=of_field::label(Field::Note).get(lang)
            value=content.typed.get(Field::Note).to_owned()
            errors=&content.errors
            lang
        />
    };
    section(Section::Evaluation, lang, inner)
}

fn results(content: &Content, lang: Lang) -> AnyView {
    let of_all = content.errors.iter().filter(|error| error.field == "results");
    let of_all =
        of_all.map(|error| view! { <p class="f-error" id="results-error"><b>{form::ERROR.get(lang)}</b><bdi>{error.words.clone()}</bdi></p> });
    let inner = view! {
        {harness_file(content, lang)}
        {of_all.collect_view()}
        <div id="results" tabindex="-1">{rows(content, lang)}</div>
        {list("metrics", content.choices.metrics.iter().cloned())}
        {list("exams", content.choices.exams.iter().cloned())}
        <p>
            <button class="btn" name="do" value="add" formaction=here(content, Section::Results)>
                {say::ADD_ROWS.get(lang)}
            </button>
        </p>
        {answers(content, lang)}
        {details(
            any(content, Field::MetricName, Field::MetricAspect),
            say::NEW_METRIC.get(lang),
            view! {
                <div class="f-grid">
                    {text(content, Field::MetricName, None, lang)}
                    {text(content, Field::MetricUnit, None, lang)}
                    {offered(content, Field::MetricDirection, lang)}
                    {text(content, Field::MetricMin, None, lang)}
                    {text(content, Field::MetricMax, None, lang)}
                    {offered(content, Field::MetricAspect, lang)}
                </div>
            }
            .into_any(),
        )}
    };
    section(Section::Results, lang, inner)
}

/// Where a button leads whose answer is to be read in a section.
fn here(content: &Content, section: Section) -> String {
    format!("{}#{}", Address::SubmitTo(&content.id), anchor(section))
}

/// Where a harness file is chosen, dropped or pasted, with what came of it.
fn harness_file(content: &Content, lang: Lang) -> AnyView {
    let said = match content.said.clone() {
        None => ().into_any(),
        Some(Said::Read(words)) => {
            view! { <p class="f-done" role="status" data-read-said=""><bdi>{words}</bdi></p> }.into_any()
        }
        Some(Said::Broken(words)) => view! {
            <p class="f-error" role="alert" data-read-said=""><b>{form::ERROR.get(lang)}</b><bdi>{words}</bdi></p>
        }
        .into_any(),
    };
    view! {
        <div class="drop" data-drop=say::DROP_HERE.get(lang)>
            <div class="f">
                <label for="harness-file">{say::HARNESS_FILE.get(lang)}</label>
                <p class="f-hint" id="harness-file-hint">{say::HARNESS_HINT.get(lang)}</p>
                <input
                    id="harness-file"
                    type="file"
                    name="harness-file"
                    multiple=true
                    aria-describedby="harness-file-hint"
                    data-read=""
                />
            </div>
            <details>
                <summary>{say::PASTE.get(lang)}</summary>
                <textarea class="paste" name="paste" rows="6" aria-label=say::PASTE.get(lang) data-read=""></textarea>
            </details>
            <button class="btn" name="do" value="read" formaction=here(content, Section::Results) data-read="">
                {say::READ.get(lang)}
            </button>
            {said}
        </div>
    }
    .into_any()
}

/// Where answers item by item are chosen, with what came of it. What lies in the draft is listed among its
/// files.
fn answers(content: &Content, lang: Lang) -> AnyView {
    let error = || view! { <b>{form::ERROR.get(lang)}</b> };
    let item = |words: &String| view! { <li><bdi>{words.clone()}</bdi></li> };
    let taken = match &content.taken {
        None => ().into_any(),
        Some(Taken::Read(words)) => {
            view! { <p class="f-done" role="status" data-read-said=""><bdi>{words.clone()}</bdi></p> }.into_any()
        }
        Some(Taken::Broken(faults)) => view! {
            <div class="f-error" role="alert" data-read-said="">
                {error()}{of_answers::NOT_TAKEN.get(lang)}
                <ul class="bullets">{faults.iter().map(item).collect_view()}</ul>
            </div>
        }
        .into_any(),
    };
    // What lies in the draft and does not fit the rows any more is at fault as a field is.
    let faults = content.errors.iter().filter(|error| error.field == "answers");
    let faults = faults.map(|of| view! { <p class="f-error">{error()}<bdi>{of.words.clone()}</bdi></p> });
    view! {
        <div class="f">
            <label for="answers">{of_answers::FIELD.get(lang)}</label>
            <p class="f-hint" id="answers-hint">{of_answers::HINT.get(lang)}</p>
            {faults.collect_view()}
            <input
                id="answers"
                type="file"
                name="answers"
                accept=".csv,text/csv"
                multiple=true
                aria-describedby="answers-hint"
                data-read=""
            />
            {taken}
        </div>
    }
    .into_any()
}

fn evidence(content: &Content, lang: Lang) -> AnyView {
    let item = |file: &FileShown| {
        let label = format!("{} {}", say::REMOVE.get(lang), file.name);
        view! {
            <li>
                <code><bdi>{file.name.clone()}</bdi></code>
                " "
                <span class="sub">{super::kind_and_size(file, lang)}</span>
                " "
                <code class="digest">"sha256 "{file.digest.clone()}</code>
                " "
                <button
                    class="btn btn-s"
                    name="do"
                    value=format!("remove {}", file.digest)
                    formaction=here(content, Section::Evidence)
                    aria-label=label
                >
                    {say::REMOVE.get(lang)}
                </button>
            </li>
        }
    };
    let files = if content.files.is_empty() {
        view! { <p class="sub">{say::NO_FILES.get(lang)}</p> }.into_any()
    } else {
        view! { <ul class="list files">{content.files.iter().map(item).collect_view()}</ul> }.into_any()
    };
    let inner = view! {
        <div class="f-gap" data-evidence="">
        {files}
        <div class="f" id="files">
            <label for="evidence-files">{say::ADD_FILES.get(lang)}</label>
            <p class="f-hint" id="evidence-hint">{say::FILES_HINT.get(lang)}</p>
            <input id="evidence-files" type="file" name="file" multiple=true aria-describedby="evidence-hint" />
        </div>
        </div>
    };
    section(Section::Evidence, lang, inner)
}

fn check(content: &Content, lang: Lang) -> AnyView {
    let item = |silence: &Silence| view! { <li>{say::silence(*silence, lang)}</li> };
    let silences = if content.silences.is_empty() {
        view! { <p class="sub">{say::NO_SILENCES.get(lang)}</p> }.into_any()
    } else {
        let items = content.silences.iter().map(item).collect_view();
        view! { <h3>{say::SILENCES.get(lang)}</h3><ul class="bullets">{items}</ul> }.into_any()
    };
    let rows = content.typed.filed_rows().filter(|(_, row)| row.get(Column::Refused).is_empty()).count();
    let inner = view! {
        {silences}
        <p class="sub">{say::CHECK_HINT.get(lang)}</p>
        <p class="acts">
            <button class="btn btn-1 btn-file" name="do" value="file">{say::file(rows, lang)}</button>
            " "
            <button class="btn btn-f" name="do" value="save">{say::SAVE.get(lang)}</button>
            " "
            <button class="btn btn-f" name="do" value="drop">{say::DROP.get(lang)}</button>
        </p>
    };
    section(Section::Check, lang, inner)
}
