//! The reviewers' queue, and one filing as reviewers see it: findings beside each row, and the forms
//! that decide.

use std::collections::HashMap;
use std::sync::Arc;

use domain::Address;
use domain::filing::candidate::Candidate;
use domain::filing::decide::Interest;
use domain::filing::dispute::Dispute;
use domain::filing::finding::{Finding, Findings};
use domain::filing::{Act, Event, State};
use leptos::prelude::*;

use super::FileShown;
use super::claim::{Filed, filed};
use super::submission::{Listed, results, time_line};
use crate::part::{ErrorSummary, FieldError, FormToken, ProvenanceList, TextArea};
use crate::text::Lang;
use crate::text::filing::finding::{Names, words};
use crate::text::filing::{review as say, state as of_state};
use crate::text::words::exam_sentence;

/// The queue.
#[component]
pub fn Queue(
    /// What waits, the oldest first.
    waiting: Vec<Listed>,
    /// Disputes that wait for an answer: the result, what is disputed.
    disputes: Vec<Dispute>,
    /// The language of the page.
    lang: Lang,
) -> impl IntoView {
    let item = |Listed { id, subject, title, state, changed }: Listed| {
        let href = Address::ReviewOf(&id).to_string();
        let what = of_state::subject(subject, lang);
        view! { <li><span class="quiet">{what}</span>" "<a href=href><bdi>{title}</bdi></a>" "<b>{of_state::state(state, lang)}</b>" "<span class="sub">{changed}</span></li> }
    };
    let queue = if waiting.is_empty() {
        view! { <p>{say::EMPTY.get(lang)}</p> }.into_any()
    } else {
        view! { <ol class="list">{waiting.into_iter().map(item).collect_view()}</ol> }.into_any()
    };
    let dispute = |dispute: Dispute| {
        let href = format!("{}#disputes", Address::Dispute(dispute.result.as_str()));
        view! { <li><a href=href>{say::ground(dispute.ground, lang)}</a>" "<span class="sub">{dispute.at.date_naive().to_string()}</span></li> }
    };
    let disputes = if disputes.is_empty() {
        view! { <p>{say::NO_DISPUTES.get(lang)}</p> }.into_any()
    } else {
        view! { <ol class="list">{disputes.into_iter().map(dispute).collect_view()}</ol> }.into_any()
    };
    view! {
        <h1>{say::REVIEW.get(lang)}</h1>
        <p class="lede">{say::LEDE.get(lang)}</p>
        {queue}
        <section><h2>{say::OPEN_DISPUTES.get(lang)}</h2>{disputes}</section>
    }
}

/// What the page of one filing shows.
#[derive(Debug, Clone)]
pub struct Content {
    /// The token of its forms.
    pub csrf: String,
    /// The filing's identifier.
    pub id: String,
    /// What it is called.
    pub title: String,
    /// Where it stands.
    pub state: State,
    /// Its version.
    pub version: i64,
    /// Who filed it.
    pub filed_by: String,
    /// Its rows; empty where it cannot be read any more.
    pub candidates: Vec<Candidate>,
    /// The claim, where it is one that can be read.
    pub claim: Option<Filed>,
    /// Why it cannot be read.
    pub unreadable: Vec<String>,
    /// What was found.
    pub findings: Findings,
    /// Names that findings mention, by address word.
    pub names: HashMap<String, String>,
    /// Its files.
    pub files: Vec<FileShown>,
    /// What happened.
    pub events: Vec<Event>,
    /// Why this reviewer cannot decide it; empty where they can.
    pub interests: Vec<Interest>,
    /// Whether it changes a first place.
    pub moves_first: bool,
    /// Whether this reviewer's approval publishes it.
    pub publishes: bool,
    /// How many approvals do not count any more.
    pub lapsed: usize,
    /// What was typed.
    pub why: String,
    /// What is wrong with it.
    pub errors: Vec<FieldError>,
}

impl Names for HashMap<String, String> {
    fn model(&self, slug: &str) -> String {
        self.get(slug).cloned().unwrap_or_else(|| slug.to_owned())
    }

    fn organisation(&self, slug: &str) -> String {
        self.model(slug)
    }
}

/// The page of one filing.
#[component]
pub fn Page(
    /// What it shows.
    content: Content,
    /// The language of the page.
    lang: Lang,
) -> impl IntoView {
    let rows: Vec<_> = content.candidates.iter().map(|candidate| Arc::clone(&candidate.row)).collect();
    let published = content.events.iter().any(|event| event.act == Act::Accept);
    let pending = (!published).then(|| content.filed_by.clone());
    let provenance = rows.first().map(|row| {
        view! { <section><h2>{crate::text::result::PROVENANCE.get(lang)}</h2>
        <ProvenanceList row=Arc::clone(row) clustered=None files=content.files.len() pending=pending.clone() lang /></section> }
    });
    let unreadable =
        content.unreadable.iter().map(|words| view! { <li><bdi>{words.clone()}</bdi></li> }).collect_view();
    let unreadable = (!content.unreadable.is_empty()).then(|| {
        view! { <div class="err"><p class="err-t">{of_state::UNREADABLE.get(lang)}</p><ul>{unreadable}</ul></div> }
    });
    let main = match &content.claim {
        Some(claim) => filed(claim, lang),
        None => view! { {results(&rows, false, lang)}{findings(&content, lang)} }.into_any(),
    };
    view! {
        <h1><bdi>{content.title.clone()}</bdi></h1>
        <ErrorSummary errors=&content.errors lang />
        <dl class="dl">
            <dt>{of_state::STATE.get(lang)}</dt>
            <dd class="b" id="state">{of_state::state(content.state, lang)}</dd>
            <dt>{of_state::FILED_BY.get(lang)}</dt>
            <dd><bdi>{content.filed_by.clone()}</bdi></dd>
        </dl>
        {unreadable}
        <div class="side">
            <div class="stack">
                {main}
                {super::files(&content.id, &content.files, lang)}
                {time_line(&content.events, lang)}
            </div>
            <div class="stack">{decision(&content, lang)}{provenance}</div>
        </div>
    }
}

fn findings(content: &Content, lang: Lang) -> AnyView {
    let item = |finding: &Finding| {
        let class = if finding.stands_out() { "finding finding-out" } else { "finding" };
        view! { <li class=class><bdi>{words(finding, &content.names, lang)}</bdi></li> }
    };
    let list = |found: &[Finding]| {
        if found.is_empty() {
            view! { <p class="sub">{say::NOTHING.get(lang)}</p> }.into_any()
        } else {
            view! { <ul class="bullets">{found.iter().map(item).collect_view()}</ul> }.into_any()
        }
    };
    let exam = |line: usize| {
        let row = content.candidates.iter().find(|candidate| candidate.line == line);
        row.map(|candidate| format!("{} · {}", exam_sentence(&candidate.row.exam, lang), candidate.row.score))
    };
    let row = |of: &domain::filing::finding::RowFindings| {
        view! { <h3>{exam(of.line)}</h3>{list(&of.findings)} }
    };
    view! {
        <section>
            <h2>{say::FINDINGS.get(lang)}</h2>
            <h3>{say::OF_WHOLE.get(lang)}</h3>
            {list(&content.findings.whole)}
            {content.findings.rows.iter().map(row).collect_view()}
        </section>
    }
    .into_any()
}

fn decision(content: &Content, lang: Lang) -> AnyView {
    if !content.state.awaits_review() {
        return ().into_any();
    }
    if !content.interests.is_empty() {
        let item = |interest: &Interest| view! { <p>{say::interest(interest, &content.names, lang)}</p> };
        let interests = content.interests.iter().map(item).collect_view();
        return view! { <section><h2>{say::DECISION.get(lang)}</h2>{interests}</section> }.into_any();
    }
    let action = Address::ReviewOf(&content.id).to_string();
    let take_up = (content.state == State::Filed)
        .then(|| view! { <button class="btn btn-f" name="do" value="take-up">{say::TAKE_UP.get(lang)}</button> });
    let two = content.moves_first.then(|| view! { <p>{say::MOVES_FIRST.get(lang)}</p> });
    let lapsed = (content.lapsed > 0).then(|| view! { <p>{say::lapsed(content.lapsed, lang)}</p> });
    let accept = if content.publishes { say::ACCEPT } else { say::APPROVE };
    let accept = content.unreadable.is_empty().then(|| {
        view! { <button class="btn btn-f btn-record" name="do" value="accept">{accept.get(lang)}</button> }
    });
    view! {
        <section>
            <h2>{say::DECISION.get(lang)}</h2>
            {two}
            {lapsed}
            <form class="f-form" method="post" action=action>
                <FormToken token=content.csrf.clone() />
                <input type="hidden" name="version" value=content.version />
                <TextArea
                    id="why"
                    label=say::REASONS.get(lang)
                    hint=say::REASONS_HINT.get(lang)
                    value=content.why.clone()
                    errors=&content.errors
                    lang
                />
                <div class="acts">
                    {take_up}
                    <button class="btn btn-f" name="do" value="ask">{say::ASK.get(lang)}</button>
                    {accept}
                    <button class="btn btn-f" name="do" value="reject">{say::REJECT.get(lang)}</button>
                </div>
            </form>
        </section>
    }
    .into_any()
}
