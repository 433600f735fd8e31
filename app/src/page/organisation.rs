//! One organisation: what is known of it, its models, the boards it publishes, claims.

use std::sync::Arc;

use chrono::NaiveDate;
use domain::{Address, Board, Organisation};
use leptos::prelude::*;

use super::claim::list::{Line as ClaimLine, compact};
use super::models::{Line, table};
use super::pieces::outside;
use crate::part::{Crumbs, Downloads, NotStated};
use crate::text::filing::state as of_filing;
use crate::text::words::{board_kind, board_name, country, organisation_name};
use crate::text::{Lang, Text, claims as of_claims, model as say};

/// What the page shows.
#[derive(Debug, Clone)]
pub struct Content {
    /// The organisation.
    pub organisation: Arc<Organisation>,
    /// Its models, in the order of names.
    pub models: Vec<Line>,
    /// The boards it publishes, in the order of names.
    pub boards: Vec<Arc<Board>>,
    /// The claims it made, newest first.
    pub made: Vec<ClaimLine>,
    /// Claims that others made of its models, newest first.
    pub about: Vec<ClaimLine>,
    /// The newest day there is, which addresses leave out.
    pub today: NaiveDate,
    /// How many submissions it filed here, had published, withdrew and had rejected.
    pub filed: [i64; 4],
}

/// The page's title.
#[must_use]
pub fn title(content: &Content, lang: Lang) -> String {
    organisation_name(&content.organisation, lang).to_owned()
}

/// The page.
#[component]
pub fn Page(
    /// What it shows.
    content: Content,
    /// The language of the page.
    lang: Lang,
) -> impl IntoView {
    let Content { organisation, models, boards, filed, made, about, today } = content;
    let [filed, published, withdrawn, rejected] = filed;
    let filed = of_filing::counts(filed, published, withdrawn, rejected, lang);
    let name = organisation_name(&organisation, lang).to_owned();
    let other = [Some(&organisation.name), organisation.name_zh.as_ref()];
    let other = other.into_iter().flatten().find(|other| **other != name && !other.is_empty()).cloned();
    let crumbs = vec![(Address::Models.to_string(), say::MODELS.get(lang).to_owned())];
    let boards = if boards.is_empty() {
        view! { <p class="sub">{say::NO_BOARDS.get(lang)}</p> }.into_any()
    } else {
        let item = |board: Arc<Board>| {
            let href = Address::Board(&board.slug).to_string();
            let kind = board_kind(board.kind, lang);
            view! { <li><a href=href><bdi>{board_name(&board, lang).to_owned()}</bdi></a>" "<span class="sub">{kind}</span></li> }
        };
        view! { <ul>{boards.into_iter().map(item).collect_view()}</ul> }.into_any()
    };
    let models = if models.is_empty() {
        view! { <p class="sub">{say::NO_MODELS.get(lang)}</p> }.into_any()
    } else {
        let own = [("organisation", organisation.slug.to_string())];
        let forms = view! { <Downloads of=Address::Rows("models", &own).to_string() lang /> };
        view! { {table(models, lang)}{forms} }.into_any()
    };
    let claims = |title: Text, lines: &[ClaimLine]| {
        (!lines.is_empty()).then(|| {
            let lines = lines.iter().map(|line| compact(line, today, lang)).collect_view();
            view! { <section><h2>{title.get(lang)}</h2><ul class="list">{lines}</ul></section> }
        })
    };
    view! {
        <Crumbs links=crumbs lang />
        <h1><bdi>{name}</bdi>{other.map(|other| view! { <span class="alias"><bdi>{other}</bdi></span> })}</h1>
        {facts(&organisation, lang)}
        <section><h2>{say::ITS_BOARDS.get(lang)}</h2>{boards}</section>
        <section><h2>{of_filing::COUNTS.get(lang)}</h2><p>{filed}</p></section>
        <section><h2 id="models">{say::ITS_MODELS.get(lang)}</h2>{models}</section>
        {claims(of_claims::MADE_BY_IT, &made)}
        {claims(of_claims::OF_ITS_MODELS, &about)}
    }
}

fn facts(organisation: &Organisation, lang: Lang) -> AnyView {
    let stated = |value: Option<String>| match value {
        Some(value) => value.into_any(),
        None => view! { <NotStated lang /> }.into_any(),
    };
    let homepage = match &organisation.homepage {
        Some(address) => outside(address),
        None => view! { <NotStated lang /> }.into_any(),
    };
    let kind = organisation.kind.as_deref().map(|kind| say::organisation_kind(kind, lang).to_owned());
    let rows: Vec<(Text, AnyView)> = vec![
        (say::KIND, stated(kind)),
        (say::COUNTRY, stated(organisation.country.as_deref().map(|code| country(code, lang)))),
        (say::HOMEPAGE, homepage),
    ];
    let row = |(label, value): (Text, AnyView)| view! { <div><dt>{label.get(lang)}</dt><dd>{value}</dd></div> };
    let note = organisation.note.clone().map(|note| {
        view! { <div><dt>{say::NOTE.get(lang)}</dt><dd lang="en">{note}</dd></div> }
    });
    view! { <dl class="dl">{rows.into_iter().map(row).collect_view()}{note}</dl> }.into_any()
}
