//! One result: the certificate, its rank by day, the rest of its submission, its provenance, and how
//! to cite it.

mod certificate;
pub mod cite;
mod kept;
mod record;
mod story;

use std::collections::BTreeMap;
use std::sync::Arc;

use chrono::NaiveDate;
use domain::filing::dispute::Dispute;
use domain::rank::Standing;
use domain::stats::cluster::Clustered;
use domain::story::Happening;
use domain::{Address, ResultId, ResultRow, Slice};
use leptos::prelude::*;

use self::certificate::certificate;
pub use self::certificate::place_or_why;
pub use self::kept::Revision;
use self::record::{by_day, related_view, same_submission};
pub use self::story::{Check, Checks};
use super::filing::{self, FileShown};
use super::placed::Placed;
use crate::part::{BadgeBox, CiteBox, Crumbs, EmbedBox, LogBox, Logged, ProvenanceList, Quoted, RecordBox};
use crate::text::words::{model_name, number, slice_without_day};
use crate::text::{Lang, Text, model as of_model, result as say};

/// A result in one slice, on the day it was published and today.
#[derive(Debug, Clone)]
pub struct OnDays {
    /// On the day of publication.
    pub then: Placed,
    /// Today; `None` if it does not stand any more.
    pub now: Option<Placed>,
}

/// A day on which its place changed.
#[derive(Debug, Clone)]
pub struct RankDay {
    /// The day.
    pub day: NaiveDate,
    /// Its standing from then on; `None` where it is ranked no more.
    pub standing: Option<Standing>,
}

/// The drawing of its rank by day, for wide and for narrow windows.
#[derive(Debug, Clone)]
pub struct Charts {
    /// SVG for wide windows.
    pub wide_svg: String,
    /// SVG for narrow ones.
    pub narrow_svg: String,
}

/// The bytes of record behind the page, and the corrections they belong to.
#[derive(Debug, Clone)]
pub struct Kept {
    /// The SHA-256 of the bytes, 64 hexadecimal digits.
    pub digest: String,
    /// Its place in the public log, and the log as it was signed.
    pub logged: Option<Logged>,
    /// The result that this one corrects.
    pub corrects: Option<ResultId>,
    /// The result that corrects this one.
    pub corrected_by: Option<ResultId>,
    /// Where it stands among corrections; `None` where there is none.
    pub revision: Option<Revision>,
}

/// What the page shows.
#[derive(Debug, Clone)]
pub struct Content {
    /// The result.
    pub row: Arc<ResultRow>,
    /// The newest day there is, which addresses leave out.
    pub today: NaiveDate,
    /// In its own division, where the exam states several; else in the whole exam.
    pub own: OnDays,
    /// In the whole exam, where `own` is a division of it.
    pub whole: Option<OnDays>,
    /// Days on which its place in `own` changed, oldest first.
    pub days: Vec<RankDay>,
    /// Those days drawn; `None` where there is too little to draw.
    pub charts: Option<Charts>,
    /// Every result of its submission, itself among them, each in the ranking of its own exam on
    /// the day it was published.
    pub siblings: Vec<Placed>,
    /// Other results of the same model in the same exam, newest first.
    pub related: Vec<Arc<ResultRow>>,
    /// What corrects those of them that were corrected.
    pub corrections: BTreeMap<ResultId, ResultId>,
    /// Its standard error clustered by subject, where its subjects are there.
    pub clustered: Option<Clustered>,
    /// Its bytes of record.
    pub kept: Kept,
    /// How it is quoted.
    pub quoted: Quoted,
    /// Objections to it, with their answers.
    pub disputes: Vec<Dispute>,
    /// What happened to it, the oldest first.
    pub story: Vec<Happening>,
    /// What a machine found in it.
    pub checks: Checks,
    /// Files of the submission it belongs to, where it was filed here.
    pub files: Vec<FileShown>,
}

/// The page's title.
#[must_use]
pub fn title(content: &Content, lang: Lang) -> String {
    title_of(&content.row, &content.own.then.ranking.slice, lang)
}

/// The title of the page of a result that is judged in a slice: model, score, and the slice without its day.
#[must_use]
pub fn title_of(row: &ResultRow, slice: &Slice, lang: Lang) -> String {
    let colon = Text::new("：", ": ").get(lang);
    let over = slice_without_day(&row.exam, slice, lang);
    format!("{}{colon}{} · {over}", model_name(&row.model, lang).0, row.score)
}

/// The page.
#[component]
pub fn Page(
    /// What it shows.
    content: Content,
    /// The language of the page.
    lang: Lang,
) -> impl IntoView {
    let certificate = certificate(&content, lang);
    let (checks, story) = (story::checks(&content.checks, lang), story::time_line(&content.story, &content.row, lang));
    let Content { row, today, own, days, charts, siblings, related, corrections, clustered, .. } = content;
    let (kept, quoted) = (content.kept, content.quoted);
    let disputes = filing::dispute::list(&content.disputes, lang);
    let n_files = content.files.len();
    let files = filing::files(&row.submission.id, &content.files, lang);
    let filed = filed(&row, lang);
    let name = model_name(&row.model, lang).0.to_owned();
    let crumbs = vec![
        (Address::Models.to_string(), of_model::MODELS.get(lang).to_owned()),
        (Address::Model(&row.model.slug).to_string(), name),
    ];
    let listed = row.listed_rank.clone().map(|place| {
        view! {
            <section>
                <h2>{say::LISTED_RANK.get(lang)}</h2>
                <p>{place}<span class="sub">{say::LISTED_RANK_NOTE.get(lang)}</span></p>
            </section>
        }
    });
    view! {
        <Crumbs links=crumbs lang />
        {kept::correction(&kept, lang)}
        <div class="side">
            <div class="stack">
                {certificate}
                {(days.len() > 1).then(|| by_day(&own, &days, charts, lang))}
                {(siblings.len() > 1).then(|| same_submission(siblings, today, lang))}
                {(!related.is_empty()).then(|| related_view(related, &corrections, lang))}
                {disputes}
                {files}
                {story}
            </div>
            <div class="stack">
                <section>
                    <h2>{say::PROVENANCE.get(lang)}</h2>
                    <ProvenanceList row=Arc::clone(&row) clustered files=n_files lang />
                    {filed}
                </section>
                {checks}
                {listed}
                <CiteBox quoted=quoted.clone() lang />
                {items_view(&row, &own, lang)}
                <BadgeBox quoted=quoted.clone() lede=say::BADGE_LEDE alt=say::BADGE_ALT lang />
                <EmbedBox quoted=quoted.clone() lang />
                <RecordBox quoted=quoted.clone() digest=kept.digest lede=say::RECORD_LEDE lang />
                {kept.logged.map(|logged| view! { <LogBox quoted logged lang /> })}
            </div>
        </div>
    }
}

/// How many items it answered rightly, and how it stands item by item to the others of its ranking
/// that answered the same items.
fn items_view(row: &ResultRow, own: &OnDays, lang: Lang) -> Option<AnyView> {
    let items = row.items.as_ref()?;
    let ranking = &own.now.as_ref().unwrap_or(&own.then).ranking;
    let others = ranking.entries.iter().filter(|entry| entry.row.id != row.id);
    let against = others.filter_map(|entry| Some((entry, items.against(entry.row.items.as_ref()?)?)));
    let line = |(entry, found): (&domain::rank::Entry, domain::stats::paired::Discordant)| {
        let href = Address::Result(entry.row.id.as_str()).to_string();
        view! {
            <tr>
                <th scope="row"><a href=href><bdi>{model_name(&entry.row.model, lang).0.to_owned()}</bdi></a></th>
                <td class="num">{number(found.only_first as usize)}</td>
                <td class="num">{number(found.only_second as usize)}</td>
                <td class="num">{say::p_value(found.p_differ())}</td>
            </tr>
        }
    };
    let lines: Vec<_> = against.map(line).collect();
    let heads = say::ITEM_HEADS.iter().enumerate().map(|(place, text)| {
        view! { <th scope="col" class=(place > 0).then_some("num")>{text.get(lang)}</th> }
    });
    let table = (!lines.is_empty()).then(|| {
        view! {
            <table class="t t-short" aria-labelledby="items">
                <thead><tr>{heads.collect_view()}</tr></thead>
                <tbody>{lines}</tbody>
            </table>
            <p class="sub">{say::ITEMS_NOTE.get(lang)}</p>
        }
    });
    let words = say::items_right(items.n_right() as usize, items.n() as usize, lang);
    Some(view! { <section><h2 id="items">{say::BY_ITEM.get(lang)}</h2><p>{words}</p>{table}</section> }.into_any())
}

/// The submission it was filed with, where it was filed here, and the way to dispute it.
fn filed(row: &ResultRow, lang: Lang) -> AnyView {
    let here = row.exam.key.board.as_str() == domain::filing::OWN_BOARD;
    let submission = here.then(|| {
        let href = Address::Submission(&row.submission.id).to_string();
        view! { <a href=href>{crate::text::filing::state::SUBMISSION.get(lang)}</a>" · " }
    });
    let href = Address::Dispute(row.id.as_str()).to_string();
    let dispute = crate::text::filing::review::DISPUTE.get(lang);
    view! { <p class="sub">{submission}<a href=href rel="nofollow">{dispute}</a></p> }.into_any()
}
