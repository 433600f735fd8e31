//! A fixed ranking: the table as it was, what changed since, how to quote it and how to check it.

pub mod cite;
mod since;

use std::sync::Arc;

use chrono::NaiveDate;
use domain::fixed::Shift;
use domain::rank::Ranking;
use domain::{Address, FixedId, Format, ResultId};
use leptos::prelude::*;

use self::since::since;
use super::ranking::head::{exam_name, facts, first_place};
use super::ranking::table;
use crate::part::{BadgeBox, CiteBox, Crumbs, EmbedBox, LogBox, Logged, Quoted, RecordBox, TermsHeading};
use crate::text::words::{board_name, slice_sentence, slice_terms};
use crate::text::{Lang, Text, fixed as say, ranking as of_ranking};

/// What the page shows.
#[derive(Debug, Clone)]
pub struct Content {
    /// Its identifier.
    pub id: FixedId,
    /// The SHA-256 of its bytes of record, 64 hexadecimal digits.
    pub digest: String,
    /// The day it was first fixed.
    pub fixed_on: NaiveDate,
    /// The state of the data that was ranked.
    pub data_version: i64,
    /// The version of the method that ranked it.
    pub method: u32,
    /// The ranking as its record has it.
    pub ranking: Arc<Ranking>,
    /// The page of its table, from 1.
    pub page: usize,
    /// The newest day there is.
    pub today: NaiveDate,
    /// The ranking of the same slice today.
    pub now: Arc<Ranking>,
    /// What changed from the one to the other.
    pub shifts: Vec<Shift>,
    /// Its results to which an objection waits for an answer, each with the day since which one does.
    pub disputed: Vec<(ResultId, NaiveDate)>,
    /// Fixed rankings of the slice as of other days, newest first.
    pub others: Vec<(FixedId, NaiveDate)>,
    /// Its place in the public log, and the log as it was signed.
    pub logged: Option<Logged>,
    /// How it is quoted.
    pub quoted: Quoted,
}

/// The page's title: that it is fixed, the slice, whole, and how many it ranks.
#[must_use]
pub fn title(content: &Content, lang: Lang) -> String {
    let ranking = &content.ranking;
    let (n, ranked) = of_ranking::ranked(ranking.n_ranked(), ranking.n_models, lang);
    let colon = Text::new("：", ": ").get(lang);
    let sentence = slice_sentence(&ranking.exam, &ranking.slice, lang);
    format!("{}{colon}{sentence}{colon}{n}{ranked}", say::FIXED_RANKING.get(lang))
}

/// The page.
#[component]
pub fn Page(
    /// What it shows.
    content: Content,
    /// Its language.
    lang: Lang,
) -> impl IntoView {
    let ranking = &content.ranking;
    let exam = &ranking.exam;
    let id = content.id.to_string();
    let crumbs = vec![
        (Address::Board(&exam.board.slug).to_string(), board_name(&exam.board, lang).to_owned()),
        (Address::Dataset(&exam.dataset.slug).to_string(), exam_name(exam, lang)),
        (Address::Ranking(&ranking.slice, content.today).to_string(), of_ranking::RANKING.get(lang).to_owned()),
    ];
    let on = Address::Ranking(&ranking.slice, content.today).to_string();
    let of = content.id.clone();
    let to = move |page: usize| Address::FixedPage(of.as_str(), page).to_string();
    let csv = Address::FixedAs(&id, Format::Csv).to_string();
    let json = Address::FixedAs(&id, Format::Json).to_string();
    let lines = Address::FixedAs(&id, Format::Lines).to_string();
    let provenance = say::provenance(content.fixed_on, content.data_version, content.method, lang);
    let quoted = content.quoted.clone();
    view! {
        <div class="ranking fixed">
            <div class="head">
                <div>
                    <Crumbs links=crumbs lang />
                    <p class="fixed-name">{say::FIXED_RANKING.get(lang)}" "<code>{id.clone()}</code></p>
                    <TermsHeading terms=slice_terms(exam, &ranking.slice, lang) on />
                    {facts(ranking, lang)}
                    {first_place(ranking, lang)}
                </div>
                <div class="stack">
                    {seal(&content, lang)}
                    {since(&content, lang)}
                </div>
            </div>
            <div class="fixed-acts">
                <p class="sub">{provenance}</p>
                <p class="acts">
                    <a class="btn btn-s" href=csv>"CSV"</a>
                    <a class="btn btn-s" href=json>"JSON"</a>
                    <a class="btn btn-s" href=lines>"JSONL"</a>
                </p>
            </div>
            {table::by_rank(ranking, content.page, to, lang)}
            <div class="fixed-quotes">
                <CiteBox quoted=quoted.clone() lang />
                <div class="stack">
                    <BadgeBox quoted=quoted.clone() lede=say::BADGE_LEDE alt=say::BADGE_ALT lang />
                    <EmbedBox quoted=quoted.clone() lang />
                    <RecordBox quoted=quoted.clone() digest=content.digest.clone() lede=say::RECORD_LEDE lang />
                    {content.logged.clone().map(|logged| view! { <LogBox quoted logged lang /> })}
                    {others(&content, lang)}
                </div>
            </div>
        </div>
    }
}

fn seal(content: &Content, lang: Lang) -> AnyView {
    let id: String = content.id.as_str().chars().take(8).collect();
    let day = content.fixed_on.to_string();
    view! {
        <p class="cert-seal" aria-hidden="true">
            <b class="serif">{say::SEAL.get(lang)}</b>
            <code>{id}</code>
            <code>{day}</code>
        </p>
    }
    .into_any()
}

fn others(content: &Content, lang: Lang) -> Option<AnyView> {
    let link = |(id, day): &(FixedId, NaiveDate)| {
        let href = Address::Fixed(id.as_str()).to_string();
        let words = format!("{} {day}", say::AS_OF.get(lang));
        view! { <li><a href=href><code>{id.to_string()}</code></a>" "<span>{words}</span></li> }
    };
    let list = content.others.iter().map(link).collect_view();
    let section = view! { <section><h2>{say::OTHERS.get(lang)}</h2><ul class="list">{list}</ul></section> };
    (!content.others.is_empty()).then(|| section.into_any())
}
