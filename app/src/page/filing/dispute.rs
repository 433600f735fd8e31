//! The form that disputes a result, with what was disputed before and the answers.

use std::collections::HashMap;

use domain::Address;
use domain::filing::dispute::{Dispute, Ground};
use leptos::prelude::*;

use crate::part::{ErrorSummary, FieldError, FormToken, SelectField, TextArea};
use crate::text::Lang;
use crate::text::filing::review as say;
use crate::text::words::instant_text;

/// What the page shows.
#[derive(Debug, Clone)]
pub struct Content {
    /// The token of its forms.
    pub csrf: String,
    /// An identifier for a new dispute, so that a form sent twice raises one.
    pub id: String,
    /// The result.
    pub result: String,
    /// What the result is: its sentence.
    pub of: String,
    /// Disputes so far.
    pub disputes: Vec<Dispute>,
    /// Whether the reader answers disputes, and why not some of them; `None` if they answer none.
    pub answers: Option<Barred>,
    /// The ground as chosen.
    pub ground: String,
    /// The evidence as typed.
    pub evidence: String,
    /// What is wrong.
    pub errors: Vec<FieldError>,
}

/// Why a reviewer cannot answer disputes, by the dispute, in words.
pub type Barred = HashMap<String, Vec<String>>;

/// What a reviewer answers disputes with.
struct Answering {
    csrf: String,
    barred: Barred,
}

/// The page.
#[component]
pub fn Page(
    /// What it shows.
    content: Content,
    /// The language of the page.
    lang: Lang,
) -> impl IntoView {
    let Content { csrf, id, result, of, disputes, answers, ground, evidence, errors } = content;
    let grounds: Vec<(String, String)> =
        Ground::ALL.iter().map(|of| (of.to_string(), say::ground(*of, lang).to_owned())).collect();
    let href = Address::Result(&result).to_string();
    let answering = answers.map(|barred| Answering { csrf: csrf.clone(), barred });
    view! {
        <div class="f-page">
            <h1>{say::DISPUTE.get(lang)}</h1>
            <p><a href=href><bdi>{of}</bdi></a></p>
            <p class="lede">{say::DISPUTE_LEDE.get(lang)}</p>
            <ErrorSummary errors=&errors lang />
            <form class="f-form" method="post" action=Address::Dispute(&result).to_string()>
                <FormToken token=csrf />
                <input type="hidden" name="id" value=id />
                <SelectField id="ground" label=say::GROUND.get(lang) options=grounds chosen=ground errors=&errors lang />
                <TextArea
                    id="evidence"
                    label=say::EVIDENCE.get(lang)
                    hint=say::EVIDENCE_HINT.get(lang)
                    value=evidence
                    rows=8
                    longest=4_000
                    errors=&errors
                    lang
                />
                <button class="btn btn-1 btn-f">{say::RAISE.get(lang)}</button>
            </form>
            {listed(&disputes, answering.as_ref(), lang)}
        </div>
    }
}

/// Disputes with their answers.
#[must_use]
pub fn list(disputes: &[Dispute], lang: Lang) -> AnyView {
    listed(disputes, None, lang)
}

/// Disputes with their answers; for a reviewer, forms that answer those that wait.
fn listed(disputes: &[Dispute], answering: Option<&Answering>, lang: Lang) -> AnyView {
    if disputes.is_empty() {
        return ().into_any();
    }
    let item = |dispute: &Dispute| {
        let barred = answering.and_then(|answering| answering.barred.get(&dispute.id));
        let answer = match (&dispute.answer, answering, barred) {
            (Some(answer), ..) => view! {
                <p class="sub">{instant_text(answer.at)}" "<bdi>{answer.who.clone()}</bdi></p>
                <blockquote class="answer"><bdi>{answer.words.clone()}</bdi></blockquote>
            }
            .into_any(),
            (None, None, _) => view! { <p class="sub">{say::NO_ANSWER.get(lang)}</p> }.into_any(),
            (None, Some(_), Some(why)) => {
                let why = why.iter().map(|words| view! { <p class="sub">{words.clone()}</p> }).collect_view();
                view! { <p class="sub">{say::NO_ANSWER.get(lang)}</p>{why} }.into_any()
            }
            (None, Some(Answering { csrf, .. }), None) => {
                let id = format!("answer-{}", dispute.id);
                view! {
                    <form class="f-form" method="post" action=Address::AnswerDispute(&dispute.id).to_string()>
                        <FormToken token=csrf.clone() />
                        <TextArea id name="answer" label=say::ANSWER.get(lang) longest=4_000 errors=&[] lang />
                        <button class="btn btn-1 btn-f">{say::ANSWER.get(lang)}</button>
                    </form>
                }
                .into_any()
            }
        };
        view! {
            <li>
                <p class="b">{say::ground(dispute.ground, lang)}</p>
                <p class="sub">{instant_text(dispute.at)}" "<bdi>{dispute.who.clone()}</bdi></p>
                <blockquote><bdi>{dispute.evidence.clone()}</bdi></blockquote>
                {answer}
            </li>
        }
    };
    view! {
        <section id="disputes">
            <h2>{say::DISPUTES.get(lang)}</h2>
            <ol class="list disputes">{disputes.iter().map(item).collect_view()}</ol>
        </section>
    }
    .into_any()
}
