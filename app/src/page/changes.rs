//! What happened to results and first places, newest in the record first.

pub mod say;

use domain::change::{Entry, Event, FirstChange, Watch};
use domain::rank::Ranking;
use domain::{Address, LogPart, ResultRow};
use leptos::prelude::*;

use self::say::where_of;
use super::pieces::Table;
use crate::part::{Crumbs, DisputedMark, Downloads, ModelName, NotStated};
use crate::text::words::wording;
use crate::text::{Lang, changes as text};

/// What the page shows.
#[derive(Debug, Clone)]
pub struct Content {
    /// What the log is of.
    pub watch: Watch,
    /// The page of it and its name; none of everything.
    pub of: Option<(String, String)>,
    /// The newest day there is, which addresses leave out.
    pub today: chrono::NaiveDate,
    /// What happened, newest in the record first.
    pub entries: Vec<Entry>,
    /// The place after which these come; `None` of the newest.
    pub after: Option<String>,
    /// How many were asked for.
    pub limit: Option<usize>,
    /// The place from which earlier changes are read; `None` where there are none.
    pub next: Option<String>,
}

/// The page's title.
#[must_use]
pub fn title(content: &Content, lang: Lang) -> String {
    content.of.as_ref().map_or_else(|| text::CHANGES.get(lang).to_owned(), |(_, name)| text::title(name, lang))
}

/// The page.
#[component]
pub fn Page(
    /// What it shows.
    content: Content,
    /// The language of the page.
    lang: Lang,
) -> impl IntoView {
    let heading = title(&content, lang);
    let Content { watch, of, today, entries, after, limit, next } = content;
    let part = |after| LogPart { watch: &watch, after, limit };
    let crumbs = of.map(|of| view! { <Crumbs links=vec![of] lang /> });
    let lede = match &watch {
        Watch::Slice(_) => text::LEDE_SLICE,
        Watch::Claim(_) => text::LEDE_CLAIM,
        _ => text::LEDE,
    };
    let feed = Address::ChangesFeed(LogPart::newest(&watch), lang.tag()).to_string();
    let own = Address::ChangesPart(part(after.as_deref())).to_string();
    let newest = after.is_some().then(|| {
        view! { <a rel="prev" href=Address::Changes(&watch).to_string()>{text::NEWEST.get(lang)}</a> }
    });
    let earlier = next.as_ref().map(|token| {
        view! { <a rel="next" href=Address::ChangesPart(part(Some(token))).to_string()>{text::EARLIER.get(lang)}</a> }
    });
    let list = if entries.is_empty() {
        let words = if next.is_some() { text::NOTHING_HERE } else { text::NOTHING };
        view! { <p>{words.get(lang)}</p> }.into_any()
    } else {
        table(&entries, today, lang)
    };
    view! {
        {crumbs}
        <h1 id="changes"><bdi>{heading}</bdi></h1>
        <p class="lede">{lede.get(lang)}</p>
        <ul class="facts">
            <li><a href=feed type="application/atom+xml">{text::FEED.get(lang)}</a></li>
        </ul>
        {list}
        <Downloads of=own lang />
        <nav class="pager" aria-label=text::CHANGES.get(lang)>{newest}{earlier}</nav>
    }
}

fn table(entries: &[Entry], today: chrono::NaiveDate, lang: Lang) -> AnyView {
    let heads = [text::DAY, text::CHANGE, text::WHAT, text::WHERE, text::SOURCE, text::RECORDED];
    let heads = heads.map(|head| view! { <th role="columnheader" scope="col">{head.get(lang)}</th> });
    let rows: Vec<AnyView> = entries.iter().map(|entry| row(entry, today, lang)).collect();
    view! {
        <Table heading="changes".to_owned() list=true>
            <thead role="rowgroup">
                <tr role="row">{heads.into_iter().collect_view()}</tr>
            </thead>
            <tbody role="rowgroup">{rows}</tbody>
        </Table>
    }
    .into_any()
}

fn row(entry: &Entry, today: chrono::NaiveDate, lang: Lang) -> AnyView {
    let day = match entry.day() {
        Some(day) => view! { <span class="nb">{day.to_string()}</span> }.into_any(),
        None => view! { <NotStated lang /> }.into_any(),
    };
    let kind = match entry {
        Entry::Claimed { .. } => text::CLAIMED,
        _ => text::kind(entry.kind()),
    };
    let what = match entry {
        Entry::Result(event) => result(event, lang),
        Entry::Objection { mark, row, dispute } => {
            let words = say::objection(dispute, mark.side, lang);
            view! { {score(row, None, lang)}<span class="sub"><bdi>{words}</bdi></span> }.into_any()
        }
        Entry::First { change, .. } => first(change, lang),
        Entry::Claimed { claim, .. } => {
            let href = Address::Claim(&claim.id).to_string();
            view! {
                <bdi>{claim.claimant.clone()}</bdi>
                {crate::text::Text::new("：", ": ").get(lang)}
                <a href=href><bdi>{claim.text.clone()}</bdi></a>
            }
            .into_any()
        }
    };
    let place = match where_of(entry) {
        Some((exam, slice)) => {
            let href = Address::Ranking(&slice, today).to_string();
            let (name, rest) = crate::text::words::slice_short(&exam, &slice, lang);
            view! { <a href=href><bdi>{name}</bdi></a><span class="sub">{rest}</span> }.into_any()
        }
        None => view! { <NotStated lang /> }.into_any(),
    };
    let source = match (entry, entry.source_url()) {
        (Entry::Objection { row, .. }, _) => {
            let href = format!("{}#disputes", Address::Result(row.id.as_str()));
            view! { <a href=href>{text::OBJECTION.get(lang)}</a> }.into_any()
        }
        (_, Some(address)) => view! { <a href=address.to_owned()>{text::SOURCE.get(lang)}</a> }.into_any(),
        (Entry::First { .. }, None) => view! { <span class="quiet">{text::COMPUTED.get(lang)}</span> }.into_any(),
        _ => view! { <NotStated lang /> }.into_any(),
    };
    view! {
        <tr role="row">
            <th role="rowheader" scope="row">{day}</th>
            <td role="cell" data-label=text::CHANGE.get(lang)>{kind.get(lang)}</td>
            <td role="cell" data-label=text::WHAT.get(lang)>{what}</td>
            <td role="cell" data-label=text::WHERE.get(lang)>{place}</td>
            <td role="cell" data-label=text::SOURCE.get(lang)>{source}</td>
            <td role="cell" data-label=text::RECORDED.get(lang)>
                <span class="nb">{entry.recorded_at().format("%Y-%m-%d %H:%M").to_string()}</span>
            </td>
        </tr>
    }
    .into_any()
}

fn result(event: &Event, lang: Lang) -> AnyView {
    let reason = self::say::reason(event, lang).map(|words| view! { <span class="sub"><bdi>{words}</bdi></span> });
    view! { {score(&event.row, event.before.as_deref(), lang)}{reason} }.into_any()
}

/// A model with its score, and the score before it.
fn score(row: &ResultRow, before: Option<&ResultRow>, lang: Lang) -> AnyView {
    let href = Address::Result(row.id.as_str()).to_string();
    let before = before.map(|old| {
        let href = Address::Result(old.id.as_str()).to_string();
        view! { <a href=href>{old.score.to_string()}</a>" → " }
    });
    let set = row.setting.slug.is_stated().then(|| format!(" · {}", crate::text::words::setting(&row.setting, lang)));
    view! {
        <ModelName model=std::sync::Arc::clone(&row.model) lang />{set}" "{before}
        <a class="b" href=href>{row.score.to_string()}</a><DisputedMark disputed=row.disputed lang />
    }
    .into_any()
}

fn first(change: &FirstChange, lang: Lang) -> AnyView {
    let before = change.before.as_ref().filter(|ranking| ranking.first.is_some()).map(|ranking| {
        view! { <span class="sub">{text::BEFORE.get(lang)}{place(ranking, lang)}</span> }
    });
    view! { {place(&change.after, lang)}{before} }.into_any()
}

fn place(ranking: &Ranking, lang: Lang) -> AnyView {
    let Some(first) = &ranking.first else {
        return view! { <span class="few">{text::NO_FIRST.get(lang)}</span> }.into_any();
    };
    let leader =
        ranking.leader().map(|entry| view! { <ModelName model=std::sync::Arc::clone(&entry.row.model) lang />" " });
    view! { {leader}{wording(first, ranking.n_ranked(), lang)} }.into_any()
}
