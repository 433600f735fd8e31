//! One filing: where it stands, what was filed, what happened to it; and the list of one's own.

use std::sync::Arc;

use domain::filing::candidate::Candidate;
use domain::filing::{Act, Event, State, Subject};
use domain::{Address, ResultRow};
use leptos::prelude::*;

use super::FileShown;
use super::claim::{Filed, filed};
use crate::page::pieces::Table;
use crate::part::{DisputedMark, FieldError, FormToken, ProvenanceList, TextArea};
use crate::text::filing::{self as of_filing, field as of_field, state as say};
use crate::text::words::{exam_sentence, instant_text, model_name, number};
use crate::text::{Lang, model as of_model};

/// What the page shows.
#[derive(Debug, Clone)]
pub struct Content {
    /// The filing's identifier.
    pub id: String,
    /// What it is called.
    pub title: String,
    /// Where it stands.
    pub state: State,
    /// Who filed it.
    pub filed_by: String,
    /// Whether everybody may see the page.
    pub is_public: bool,
    /// Its results, where they are published: the first gives the provenance.
    pub published: Vec<Arc<ResultRow>>,
    /// Its rows as they were read, where nothing is published.
    pub candidates: Vec<Candidate>,
    /// The claim, where it is one that can be read.
    pub claim: Option<Filed>,
    /// Its files.
    pub files: Vec<FileShown>,
    /// What happened, oldest first.
    pub events: Vec<Event>,
    /// The filing it corrects.
    pub corrects: Option<String>,
    /// The filing that corrected it.
    pub corrected_by: Option<String>,
    /// What its filer may do; `None` for everybody else: the token of the forms.
    pub own: Option<Own>,
}

/// What the filer may do.
#[derive(Debug, Clone)]
pub struct Own {
    /// What they filed.
    pub subject: Subject,
    /// The token of the forms.
    pub csrf: String,
    /// Whether the form is open.
    pub edit: bool,
    /// Whether it can be corrected.
    pub correct: bool,
    /// Whether what it says can be filed once more.
    pub anew: bool,
    /// Whether it can be taken back.
    pub withdraw: bool,
    /// What is wrong with what was typed.
    pub errors: Vec<FieldError>,
}

/// The page's title.
#[must_use]
pub fn title(content: &Content, lang: Lang) -> String {
    format!("{} · {}", content.title, say::SUBMISSION.get(lang))
}

/// The page.
#[component]
pub fn Page(
    /// What it shows.
    content: Content,
    /// The language of the page.
    lang: Lang,
) -> impl IntoView {
    let Content { id, title, state, filed_by, is_public, published, candidates, files, events, .. } = content;
    let private = (!is_public).then(|| view! { <p class="sub">{say::PRIVATE.get(lang)}</p> });
    let link = |name: &'static str, id: Option<String>| {
        id.map(|id| {
            let href = Address::Submission(&id).to_string();
            view! { <dt>{name}</dt><dd><a href=href><code>{id}</code></a></dd> }
        })
    };
    let rows: Vec<Arc<ResultRow>> = if published.is_empty() {
        candidates.iter().map(|candidate| Arc::clone(&candidate.row)).collect()
    } else {
        published.clone()
    };
    let pending = published.is_empty().then(|| filed_by.clone());
    let provenance = rows.first().map(|row| {
        view! { <section><h2>{crate::text::result::PROVENANCE.get(lang)}</h2>
        <ProvenanceList row=Arc::clone(row) clustered=None files=files.len() pending=pending.clone() lang /></section> }
    });
    let main = match &content.claim {
        Some(claim) => filed(claim, lang),
        None => results(&rows, !published.is_empty(), lang),
    };
    let own = content.own.map(|own| acts(&id, own, lang));
    let facts = view! {
        <dl class="dl">
            <dt>{say::STATE.get(lang)}</dt>
            <dd class="b" id="state">{say::state(state, lang)}</dd>
            <dt>{say::FILED_BY.get(lang)}</dt>
            <dd><bdi>{filed_by}</bdi></dd>
            {link(say::CORRECTS.get(lang), content.corrects)}
            {link(say::CORRECTED_BY.get(lang), content.corrected_by)}
        </dl>
    }
    .into_any();
    let parts = view! {
        <div class="side">
            <div class="stack">
                {main}
                {super::files(&id, &files, lang)}
                {time_line(&events, lang)}
            </div>
            <div class="stack">{provenance}{own}</div>
        </div>
    }
    .into_any();
    view! {
        <h1><bdi>{title}</bdi></h1>
        {private}
        {facts}
        <div class="submit">{super::progress::of_review(state, is_public, lang)}{parts}</div>
    }
}

/// The rows, each with its exam; published ones lead to their results.
pub(super) fn results(rows: &[Arc<ResultRow>], published: bool, lang: Lang) -> AnyView {
    if rows.is_empty() {
        return view! { <p class="sub">{say::UNREADABLE.get(lang)}</p> }.into_any();
    }
    let items_head = of_field::column(domain::filing::Column::Items).get(lang);
    let error_head = of_field::column(domain::filing::Column::StandardError).get(lang);
    let row = |row: &Arc<ResultRow>| {
        let score = if published {
            let href = Address::Result(row.id.as_str()).to_string();
            let class = if row.withdrawn_on.is_some() { "sc gone" } else { "sc" };
            let gone = row.withdrawn_on.map(|day| format!("{} {day}", of_model::WITHDRAWN.get(lang)));
            view! {
                <a class=class href=href>{row.score.to_string()}</a>
                <DisputedMark disputed=row.disputed lang />
                {gone.map(|gone| view! { <span class="sub">{gone}</span> })}
            }
            .into_any()
        } else {
            row.score.to_string().into_any()
        };
        let figure = |text: Option<String>| match text {
            Some(text) => text.into_any(),
            None => view! { <span class="ns">{crate::text::words::NOT_STATED.get(lang)}</span> }.into_any(),
        };
        let items = figure(row.n_items.map(|n| number(n as usize)));
        let error = figure(row.standard_error.map(|error| error.to_string()));
        view! {
            <tr role="row">
                <th scope="row" role="rowheader">
                    <bdi>{model_name(&row.model, lang).0.to_owned()}</bdi>
                    <span class="sub">{exam_sentence(&row.exam, lang)}</span>
                </th>
                <td role="cell" class="num b" data-label=of_model::SCORE.get(lang)>{score}</td>
                <td role="cell" class="num" data-label=items_head>{items}</td>
                <td role="cell" class="num" data-label=error_head>{error}</td>
            </tr>
        }
    };
    let body = rows.iter().map(row).collect_view();
    view! {
        <section>
            <h2 id="rows">{say::RESULTS.get(lang)}</h2>
            <Table heading="rows".to_owned() list=true>
                <thead role="rowgroup">
                    <tr role="row">
                        <th scope="col" role="columnheader">{of_model::EXAM.get(lang)}</th>
                        <th scope="col" role="columnheader" class="num">{of_model::SCORE.get(lang)}</th>
                        <th scope="col" role="columnheader" class="num">{items_head}</th>
                        <th scope="col" role="columnheader" class="num">{error_head}</th>
                    </tr>
                </thead>
                <tbody role="rowgroup">{body}</tbody>
            </Table>
        </section>
    }
    .into_any()
}

/// What happened, oldest first.
pub(super) fn time_line(events: &[Event], lang: Lang) -> AnyView {
    let item = |event: &Event| {
        // What replaced it stands among the facts, as a link.
        let why = event.why.clone().filter(|_| event.act != Act::Correct);
        let why = why.map(|why| view! { <blockquote><bdi>{why}</bdi></blockquote> });
        view! {
            <li>
                <time datetime=event.at.to_rfc3339()>{instant_text(event.at)}</time>
                " "
                <bdi>{event.who.clone()}</bdi>
                " "
                <b>{say::act(event.act, lang)}</b>
                {why}
            </li>
        }
    };
    let list = if events.is_empty() {
        view! { <p class="sub">{say::NO_EVENTS.get(lang)}</p> }.into_any()
    } else {
        view! { <ol class="list events">{events.iter().map(item).collect_view()}</ol> }.into_any()
    };
    view! { <section><h2>{say::TIME_LINE.get(lang)}</h2>{list}</section> }.into_any()
}

fn acts(id: &str, own: Own, lang: Lang) -> AnyView {
    let Own { subject, csrf, edit, correct, anew, withdraw, errors } = own;
    let edit = edit.then(|| {
        let href = form_of(subject, id);
        view! { <p><a class="btn btn-1" href=href>{say::EDIT.get(lang)}</a></p> }
    });
    let again = [(correct, say::CORRECT), (anew, say::ANEW)].into_iter().find(|(may, _)| *may);
    let again = again.map(|(_, words)| {
        let action = Address::CorrectSubmission(id).to_string();
        view! {
            <form method="post" action=action>
                <FormToken token=csrf.clone() />
                <button class="btn btn-f">{words.get(lang)}</button>
            </form>
        }
    });
    let withdraw = withdraw.then(|| {
        let action = Address::WithdrawSubmission(id).to_string();
        let hint = match subject {
            Subject::Evaluation => say::WITHDRAW_HINT,
            Subject::Claim => say::WITHDRAW_CLAIM_HINT,
        };
        view! {
            <form class="f-form" method="post" action=action>
                <FormToken token=csrf.clone() />
                <TextArea id="why" label=say::WHY.get(lang) hint=hint.get(lang) errors=&errors lang />
                <button class="btn btn-f">{say::WITHDRAW.get(lang)}</button>
            </form>
        }
    });
    if !(edit.is_some() || again.is_some() || withdraw.is_some()) {
        return ().into_any();
    }
    view! { <section><h2>{say::YOURS.get(lang)}</h2><div class="own-acts">{edit}{again}{withdraw}</div></section> }
        .into_any()
}

/// The address of the form in which a filing is written.
fn form_of(subject: Subject, id: &str) -> String {
    match subject {
        Subject::Evaluation => Address::SubmitTo(id).to_string(),
        Subject::Claim => Address::FileClaim(id).to_string(),
    }
}

/// One line of the list of one's own filings.
#[derive(Debug, Clone)]
pub struct Listed {
    /// The filing's identifier.
    pub id: String,
    /// What it is.
    pub subject: Subject,
    /// What it is called; empty of one without a name.
    pub title: String,
    /// Where it stands.
    pub state: State,
    /// The day it last changed.
    pub changed: String,
}

/// One's own filings, the last changed first.
#[component]
pub fn List(
    /// The filings.
    filings: Vec<Listed>,
    /// The language of the page.
    lang: Lang,
) -> impl IntoView {
    let item = |Listed { id, subject, title, state, changed }: Listed| {
        let href = if state.is_open() { form_of(subject, &id) } else { Address::Submission(&id).to_string() };
        let title = if title.is_empty() { of_filing::UNTITLED.get(lang).to_owned() } else { title };
        let what = say::subject(subject, lang);
        view! { <li><span class="quiet">{what}</span>" "<a href=href><bdi>{title}</bdi></a>" "<b>{say::state(state, lang)}</b>" "<span class="sub">{changed}</span></li> }
    };
    let list = if filings.is_empty() {
        view! { <p>{of_filing::NONE.get(lang)}</p> }.into_any()
    } else {
        view! { <ul class="list">{filings.into_iter().map(item).collect_view()}</ul> }.into_any()
    };
    view! {
        <h1>{of_filing::OWN.get(lang)}</h1>
        <p class="acts">
            <a class="btn" href=Address::Submit.to_string()>{of_filing::SUBMIT.get(lang)}</a>
            <a class="btn" href=Address::ClaimToFile(&[]).to_string()>{crate::text::claims::FILE_ONE.get(lang)}</a>
        </p>
        {list}
    }
}
