//! The form that disputes a result, with what was disputed before and the answers.

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
    /// Whether the reader may answer.
    pub answers: bool,
    /// The ground as chosen.
    pub ground: String,
    /// The evidence as typed.
    pub evidence: String,
    /// What is wrong.
    pub errors: Vec<FieldError>,
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
    let answer = answers.then(|| csrf.clone());
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
            {list(&disputes, answer.as_deref(), lang)}
        </div>
    }
}

/// Disputes with their answers; with a token, forms that answer those that wait.
#[must_use]
pub fn list(disputes: &[Dispute], token: Option<&str>, lang: Lang) -> AnyView {
    if disputes.is_empty() {
        return ().into_any();
    }
    let item = |dispute: &Dispute| {
        let answer = match (&dispute.answer, token) {
            (Some(answer), _) => view! {
                <p class="sub">{instant_text(answer.at)}" "<bdi>{answer.who.clone()}</bdi></p>
                <blockquote class="answer"><bdi>{answer.words.clone()}</bdi></blockquote>
            }
            .into_any(),
            (None, None) => view! { <p class="sub">{say::NO_ANSWER.get(lang)}</p> }.into_any(),
            (None, Some(token)) => {
                let id = format!("answer-{}", dispute.id);
                view! {
                    <form class="f-form" method="post" action=Address::AnswerDispute(&dispute.id).to_string()>
                        <FormToken token=token.to_owned() />
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
