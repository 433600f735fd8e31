//! Every claim, by year, with its verdict; and places that several claimed.

use std::sync::Arc;

use chrono::{Datelike, NaiveDate};
use domain::claim::{Checked, Claim, ClaimKind, VerdictWord};
use domain::{Address, SliceKey};
use leptos::prelude::*;

use super::answer::{heading, mark, said, slice_of};
use crate::part::figure::figure;
use crate::part::{Downloads, Drawings, ModelName};
use crate::text::words::{board_name, slice_key};
use crate::text::{Lang, Text, claims as say};

/// A claim with what the data say of it.
#[derive(Debug, Clone)]
pub struct Line {
    /// The claim.
    pub claim: Arc<Claim>,
    /// What the data say.
    pub checked: Arc<Checked>,
}

impl Line {
    /// The board, as the site or else the words name it.
    fn board(&self, lang: Lang) -> Option<String> {
        let known = self.checked.board.as_ref().map(|board| board_name(board, lang).to_owned());
        known.or_else(|| self.claim.board.clone())
    }
}

/// What the reader wants to see.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Wanted {
    /// A board: its slug, or its name where it is not recorded.
    pub board: Option<String>,
    /// A claimant.
    pub claimant: Option<String>,
    /// A kind.
    pub kind: Option<ClaimKind>,
    /// A verdict.
    pub verdict: Option<VerdictWord>,
}

impl Wanted {
    /// What is wanted as pairs of an address.
    #[must_use]
    pub fn pairs(&self) -> Vec<(&'static str, String)> {
        let Self { board, claimant, kind, verdict } = self;
        let (kind, verdict) = (kind.map(|kind| kind.to_string()), verdict.map(|verdict| verdict.to_string()));
        let pairs = [("board", board.clone()), ("claimant", claimant.clone()), ("kind", kind), ("verdict", verdict)];
        pairs.into_iter().filter_map(|(key, value)| Some((key, value?))).collect()
    }
}

/// What the page shows.
#[derive(Debug, Clone)]
pub struct Content {
    /// What the reader wants to see.
    pub wanted: Wanted,
    /// The boards there are claims on: value and name.
    pub boards: Vec<(String, String)>,
    /// Who made claims.
    pub claimants: Vec<String>,
    /// The claims shown, newest first, those without a day last.
    pub lines: Vec<Line>,
    /// How many claims there are.
    pub n_all: usize,
    /// The claims shown, drawn on a time line; empty where none has a day.
    pub drawn: Drawings,
    /// Claims to one first place by several.
    pub groups: Vec<Vec<Line>>,
    /// The data version on which the verdicts were computed.
    pub version: i64,
    /// The newest day there is.
    pub today: NaiveDate,
}

/// The page's title.
#[must_use]
pub fn title(_: &Content, lang: Lang) -> String {
    say::CLAIMS.get(lang).to_owned()
}

/// The page.
#[component]
pub fn Page(
    /// What it shows.
    content: Content,
    /// The language of the page.
    lang: Lang,
) -> impl IntoView {
    let form = filters(&content, lang);
    let of = Address::ClaimsOf(&content.wanted.pairs()).to_string();
    let Content { wanted, lines, n_all, drawn, groups, version, today, .. } = content;
    let n = lines.len();
    let n_undated = lines.iter().filter(|line| line.claim.claimed_on.is_none()).count();
    let drawn = (!drawn.is_empty()).then(|| figure(&drawn, say::drawn(n - n_undated, n_undated, lang), lang));
    let all = (wanted != Wanted::default()).then(|| {
        view! { " "<a href=Address::Claims.to_string()>{say::ALL.get(lang)}</a> }
    });
    let mut years: Vec<(Option<i32>, Vec<Line>)> = Vec::new();
    for line in lines {
        let year = line.claim.claimed_on.map(|day| day.earliest().year());
        match years.last_mut() {
            Some((last, lines)) if *last == year => lines.push(line),
            _ => years.push((year, vec![line])),
        }
    }
    let none = years.is_empty().then(|| view! { <p class="verdict">{say::NONE.get(lang)}</p> });
    let year = |(year, lines): (Option<i32>, Vec<Line>)| {
        let name = year.map_or_else(|| say::UNDATED.get(lang).to_owned(), |year| year.to_string());
        let items = lines.iter().map(|line| entry(line, today, lang)).collect_view();
        view! { <section class="group"><h2>{name}</h2><ol class="claims">{items}</ol></section> }.into_any()
    };
    let shared = (!groups.is_empty()).then(|| shared(&groups, lang));
    view! {
        <h1>{say::CLAIMS.get(lang)}</h1>
        <p class="lede">{say::LEDE.get(lang)}</p>
        <p class="claim-way"><a class="btn" href=Address::ClaimCheck(&[]).to_string()>{say::CHECK.get(lang)}</a></p>
        {form}
        <p class="sub" role="status">
            {say::shown(n, n_all, lang)}" "{say::computed(version, &today.to_string(), lang)}{all}
        </p>
        {drawn}
        <Downloads of lang />
        {none}
        {years.into_iter().map(year).collect_view()}
        {shared}
    }
}

fn filters(content: &Content, lang: Lang) -> impl IntoView + use<> {
    let Content { wanted, boards, claimants, .. } = content;
    let boards = options(boards.iter().cloned(), wanted.board.as_deref(), lang);
    let claimants = claimants.iter().map(|name| (name.clone(), name.clone()));
    let claimants = options(claimants, wanted.claimant.as_deref(), lang);
    let kinds = ClaimKind::ALL.iter().map(|kind| (kind.to_string(), say::kind(*kind, lang).to_owned()));
    let kinds = options(kinds, wanted.kind.map(ClaimKind::slug), lang);
    let words = VerdictWord::ALL.iter().map(|word| (word.to_string(), say::word(*word, lang).to_owned()));
    let words = options(words, wanted.verdict.map(VerdictWord::slug), lang);
    let field = |name: &'static str, label: &'static str, options: AnyView| {
        let id = format!("claims-{name}");
        view! {
            <div class="field">
                <label for=id.clone()>{label}</label>
                <select id=id name=name>{options}</select>
            </div>
        }
    };
    view! {
        <form class="form claim-filters" method="get" action=Address::Claims.to_string()>
            {field("board", slice_key(SliceKey::Board, lang), boards)}
            {field("claimant", say::CLAIMANT.get(lang), claimants)}
            {field("kind", say::KIND.get(lang), kinds)}
            {field("verdict", say::VERDICT.get(lang), words)}
            <button class="btn">{say::SHOW.get(lang)}</button>
        </form>
    }
}

/// The options of a choice that may be left open: value and name.
fn options(all: impl Iterator<Item = (String, String)>, chosen: Option<&str>, lang: Lang) -> AnyView {
    let option = |(value, name): (String, String)| {
        let selected = chosen == Some(value.as_str());
        view! { <option value=value selected=selected>{name}</option> }
    };
    view! { <option value="">{say::ANY.get(lang)}</option>{all.map(option).collect_view()} }.into_any()
}

fn entry(line: &Line, today: NaiveDate, lang: Lang) -> impl IntoView + use<> {
    let Line { claim, checked } = line;
    let href = Address::Claim(&claim.id).to_string();
    let (lead, rest) = say::verdict(checked, lang);
    let day = claim.claimed_on.map(|day| view! { <time datetime=day.to_string()>{day.to_string()}</time> });
    view! {
        <li>
            <div class="when">{day}</div>
            {mark(checked, true)}
            <div class="what">
                <h3><a class="mo" href=href><bdi>{heading(claim, checked, lang)}</bdi></a></h3>
                <p class="sub"><bdi>{claim.claimant.clone()}</bdi></p>
                <p class="words-said-short"><bdi>{short(&claim.text)}</bdi></p>
                <p><b>{lead}</b>{rest}</p>
                {slice_of(checked, today, lang)}
            </div>
        </li>
    }
}

/// Letters of the words that a list repeats.
const SHORT: usize = 90;

fn short(text: &str) -> String {
    if text.chars().count() <= SHORT {
        return text.to_owned();
    }
    let cut: String = text.chars().take(SHORT).collect();
    format!("{}…", cut.trim_end())
}

/// A claim in one line: day, mark, model, claimant, verdict.
pub(in crate::page) fn compact(line: &Line, today: NaiveDate, lang: Lang) -> impl IntoView + use<> {
    let Line { claim, checked } = line;
    let href = Address::Claim(&claim.id).to_string();
    let (lead, rest) = say::verdict(checked, lang);
    let day = claim.claimed_on.map_or_else(|| say::UNDATED.get(lang).to_owned(), |day| day.to_string());
    view! {
        <li class="claim-line">
            {mark(checked, true)}
            <div>
                <a class="mo" href=href><bdi>{heading(claim, checked, lang)}</bdi></a>
                <span class="sub"><bdi>{claim.claimant.clone()}</bdi>" · "<span class="nb">{day}</span></span>
                <span class="sub"><b>{lead}</b>{rest}</span>
                {slice_of(checked, today, lang)}
            </div>
        </li>
    }
}

fn shared(groups: &[Vec<Line>], lang: Lang) -> impl IntoView + use<> {
    let group = |lines: &Vec<Line>| {
        let first = lines.first()?;
        let place = said(Some(&first.claim), &first.checked, lang);
        let items = lines.iter().map(|line| claimant(line, lang)).collect_view();
        let board = first.board(lang);
        let name = board.filter(|board| !place.contains(board.as_str())).map(|board| view! { <bdi>{board}</bdi>" " });
        Some(view! { <section class="shared"><h3>{name}<bdi>{place}</bdi></h3><ul class="list">{items}</ul></section> })
    };
    view! {
        <section class="group">
            <h2>{say::SHARED.get(lang)}</h2>
            <p class="sub">{say::SHARED_LEDE.get(lang)}</p>
            <div class="two">{groups.iter().filter_map(group).collect_view()}</div>
        </section>
    }
}

/// One of several claimants of a place.
fn claimant(line: &Line, lang: Lang) -> impl IntoView + use<> {
    let Line { claim, checked } = line;
    let href = Address::Claim(&claim.id).to_string();
    let (lead, _) = say::verdict(checked, lang);
    let model = match (&checked.model, &claim.model) {
        (Some(model), _) => view! { <ModelName model=Arc::clone(model) lang /> }.into_any(),
        (None, Some(name)) => view! { <b><bdi>{name.clone()}</bdi></b> }.into_any(),
        (None, None) => view! { <span class="ns">{say::NO_MODEL.get(lang)}</span> }.into_any(),
    };
    let day = claim.claimed_on.map_or_else(|| say::UNDATED.get(lang).to_owned(), |day| day.to_string());
    let gap = Text::new("：", ": ").get(lang);
    view! {
        <li class="claim-line">
            {mark(checked, true)}
            <div>
                {model}
                <span class="sub"><bdi>{claim.claimant.clone()}</bdi>{gap}<a href=href>{day}</a>" · "{lead}</span>
            </div>
        </li>
    }
}
