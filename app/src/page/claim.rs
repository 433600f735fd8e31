//! One claim: the words, what they leave open, the verdict and what it was made from.

pub(super) mod answer;
pub mod check;
pub mod cite;
pub mod fields;
pub mod file;
pub mod list;

use std::sync::Arc;

use domain::claim::{Checked, Claim, VerdictOfRecord};
use domain::{Address, Format, Slug};
use leptos::prelude::*;

pub use self::answer::{About, heading, main_ranking, model_named};
use self::answer::{answer, verdict};
use self::list::{Line, compact};
use super::pieces::outside;
use crate::part::{BadgeBox, CiteBox, Crumbs, EmbedBox, LogBox, Logged, ModelName, NotStated, Organisations, Quoted};
use crate::text::log::PROOF;
use crate::text::words::{board_name, day_text, partial_day_text};
use crate::text::{Lang, claims as say};

/// What the page shows.
#[derive(Debug, Clone)]
pub struct Content {
    /// The claim.
    pub claim: Arc<Claim>,
    /// The claimant's organisation, where the registry has it.
    pub organisation: Option<Arc<domain::Organisation>>,
    /// What the data say of it.
    pub checked: Arc<Checked>,
    /// What the verdict was made from.
    pub about: About,
    /// What was said of it, the oldest first; the last is what is said now.
    pub records: Vec<VerdictOfRecord>,
    /// What the data say of the same words on the first day on which they say anything, where they
    /// do not on the claim's own.
    pub first_day: Option<Arc<Checked>>,
    /// Other claims to the same first place.
    pub same_place: Vec<Line>,
    /// How the verdict is quoted.
    pub quoted: Quoted,
    /// The place of its verdict of record in the public log, and the log as it was signed.
    pub logged: Option<Logged>,
}

/// The page's title.
#[must_use]
pub fn title(content: &Content, lang: Lang) -> String {
    heading(&content.claim, &content.checked, lang)
}

/// The page.
#[component]
pub fn Page(
    /// What it shows.
    content: Content,
    /// The language of the page.
    lang: Lang,
) -> impl IntoView {
    let Content { claim, organisation, checked, about, records, first_day, same_place, quoted, logged } = content;
    let crumbs = vec![(Address::Claims.to_string(), say::CLAIMS.get(lang).to_owned())];
    let heading = heading(&claim, &checked, lang);
    let body = answer(&checked, about.today, lang);
    let same_place = (!same_place.is_empty()).then(|| {
        let lines = same_place.iter().map(|line| compact(line, about.today, lang)).collect_view();
        view! { <section><h2>{say::SAME_PLACE.get(lang)}</h2><ul class="list">{lines}</ul></section> }
    });
    view! {
        <Crumbs links=crumbs lang />
        <div class="head claim">
            <div>
                <h1><bdi>{heading}</bdi></h1>
                {words(&claim)}
                {verdict(&checked, lang)}
                {first_day.map(|then| on_first_day(&then, lang))}
                {of_record(&claim.id, &records, lang)}
                {facts(&claim, &checked, organisation, lang)}
            </div>
            {answer::moved(&checked, &about, lang)}
        </div>
        {body}
        {same_place}
        <div class="fixed-quotes">
            <CiteBox quoted=quoted.clone() lang />
            <div class="stack">
                <BadgeBox quoted=quoted.clone() lede=say::BADGE_LEDE alt=say::BADGE_ALT lang />
                <EmbedBox quoted=quoted.clone() lang />
                {logged.map(|logged| view! { <LogBox quoted logged lang /> })}
            </div>
        </div>
    }
}

/// The same words on the first day on which the data say anything of them.
fn on_first_day(then: &Checked, lang: Lang) -> impl IntoView + use<> {
    let (lead, rest) = say::verdict(then, lang);
    let day = then.on.map(|day| say::on_first_day(&day_text(day, lang), lang));
    view! { <p id="first-day">{day}<b>{lead}</b>{rest}</p> }
}

/// Which verdict of record this is, and those before it.
fn of_record(claim: &Slug, records: &[VerdictOfRecord], lang: Lang) -> AnyView {
    let files = |record: &VerdictOfRecord| {
        let [bytes, proof] =
            [Format::Json, Format::Proof].map(|format| Address::VerdictAs(claim, record.n, format).to_string());
        view! { " "<a href=bytes>"JSON"</a>" · "<a href=proof>{PROOF.get(lang)}</a> }
    };
    let Some((now, before)) = records.split_last() else { return ().into_any() };
    let item = |record: &VerdictOfRecord| {
        let sentence = match lang {
            Lang::En => record.told.sentence_en.clone(),
            Lang::Zh => record.told.sentence_zh.clone(),
        };
        view! { <li>{sentence}" "<span class="sub">{say::record(record, lang)}{files(record)}</span></li> }
    };
    let before = (!before.is_empty()).then(|| {
        view! {
            <details>
                <summary>{say::BEFORE.get(lang)}</summary>
                <ol class="list" reversed="">{before.iter().rev().map(item).collect_view()}</ol>
            </details>
        }
    });
    view! { <p class="sub" id="record">{say::record(now, lang)}{files(now)}" "{say::MAY_CHANGE.get(lang)}</p>{before} }
        .into_any()
}

/// The words as they were published.
pub(in crate::page) fn words(claim: &Claim) -> impl IntoView + use<> {
    let cite = claim.source_url.clone();
    view! { <blockquote class="words-said" cite=cite><p><bdi>{claim.text.clone()}</bdi></p></blockquote> }
}

/// Who said it, when, of which model, on which board, and where that is printed.
pub(in crate::page) fn facts(
    claim: &Claim,
    checked: &Checked,
    organisation: Option<Arc<domain::Organisation>>,
    lang: Lang,
) -> impl IntoView + use<> {
    let made_by = organisation.map(|organisation| {
        view! { <span class="sub"><Organisations of=vec![organisation] lang /></span> }
    });
    let day = match claim.claimed_on {
        Some(day) => partial_day_text(day, lang).into_any(),
        None => view! { <NotStated lang /> }.into_any(),
    };
    let model = match (&checked.model, &claim.model) {
        (Some(model), named) => {
            let printed = named.clone().filter(|name| *name != model.name);
            let printed = printed.map(|name| view! { <span class="sub"><bdi>{name}</bdi></span> });
            view! { <ModelName model=Arc::clone(model) lang />{printed} }.into_any()
        }
        (None, Some(name)) => view! { <bdi>{name.clone()}</bdi> }.into_any(),
        (None, None) => view! { <span class="ns">{say::NO_MODEL.get(lang)}</span> }.into_any(),
    };
    let board = match (&checked.board, &claim.board) {
        (Some(board), _) => {
            let href = Address::Board(&board.slug).to_string();
            view! { <a href=href><bdi>{board_name(board, lang).to_owned()}</bdi></a> }.into_any()
        }
        (None, Some(name)) => view! { <bdi>{name.clone()}</bdi> }.into_any(),
        (None, None) => view! { <span class="ns">{say::NO_BOARD.get(lang)}</span> }.into_any(),
    };
    let source = match &claim.source_url {
        Some(address) => outside(address),
        None => view! { <span class="ns">{say::NO_ADDRESS.get(lang)}</span> }.into_any(),
    };
    let note = claim.note.clone().map(|note| {
        view! { <div><dt>{say::NOTE.get(lang)}</dt><dd><bdi>{note}</bdi></dd></div> }
    });
    view! {
        <dl class="dl">
            <div><dt>{say::CLAIMANT.get(lang)}</dt><dd><bdi>{claim.claimant.clone()}</bdi>{made_by}</dd></div>
            <div><dt>{say::DAY.get(lang)}</dt><dd>{day}</dd></div>
            <div><dt>{say::MODEL.get(lang)}</dt><dd>{model}</dd></div>
            <div><dt>{crate::text::words::slice_key(domain::SliceKey::Board, lang)}</dt><dd>{board}</dd></div>
            <div><dt>{say::SOURCE.get(lang)}</dt><dd class="source">{source}</dd></div>
            {note}
        </dl>
    }
}
