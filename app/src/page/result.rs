//! One result: the certificate, its rank by day, the rest of its submission, its provenance, and how
//! to cite it.

use std::sync::Arc;

use chrono::NaiveDate;
use domain::rank::Standing;
use domain::stats::uncertainty;
use domain::{Address, ResultRow};
use leptos::prelude::*;

use super::pieces::Table;
use super::placed::{Placed, PlacedRank};
use crate::island::CopyButton;
use crate::part::{Crumbs, Organisations, PlaceMark, ProvenanceList};
use crate::text::words::{
    decimal, domain as domain_name, evaluator, exam_sentence, filter_terms, metric, model_name, number,
    organisation_name, rank_phrase, setting, slice_sentence, unit, wording,
};
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
    /// Other results of the same entrant in the same exam, newest first.
    pub related: Vec<Arc<ResultRow>>,
}

/// The page's title.
#[must_use]
pub fn title(content: &Content, lang: Lang) -> String {
    let row = &content.row;
    let colon = Text::new("：", ": ").get(lang);
    format!("{}{colon}{} · {}", model_name(&row.model, lang).0, row.score, exam_sentence(&row.exam, lang))
}

/// The page.
#[component]
pub fn Page(
    /// What it shows.
    content: Content,
    /// The language of the page.
    lang: Lang,
) -> impl IntoView {
    let cite = sentence_to_cite(&content, lang);
    let certificate = certificate(&content, lang);
    let Content { row, today, own, days, charts, siblings, related, .. } = content;
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
        <div class="side">
            <div class="stack">
                {certificate}
                {(days.len() > 1).then(|| by_day(&own, &days, charts, lang))}
                {(siblings.len() > 1).then(|| same_submission(siblings, today, lang))}
                {(!related.is_empty()).then(|| related_view(related, lang))}
            </div>
            <div class="stack">
                <section>
                    <h2>{say::PROVENANCE.get(lang)}</h2>
                    <ProvenanceList row=Arc::clone(&row) lang />
                </section>
                {listed}
                <section>
                    <h2>{say::CITE.get(lang)}</h2>
                    <blockquote class="cite serif" id="cite">{cite}</blockquote>
                    <CopyButton
                        of="cite"
                        label=Text::new("复制整句", "Copy sentence").get(lang)
                        done=Text::new("已复制", "Copied").get(lang)
                    />
                </section>
            </div>
        </div>
    }
}

fn certificate(content: &Content, lang: Lang) -> AnyView {
    let row = &content.row;
    let gone = row.withdrawn_on;
    let (name, other) = model_name(&row.model, lang);
    let (name, other) = (name.to_owned(), other.map(str::to_owned));
    let model_href = Address::Model(&row.model.slug).to_string();
    let slice = &content.own.then.ranking.slice;
    let slice_href = Address::Ranking(slice, content.today).to_string();
    let mut terms = exam_sentence(&row.exam, lang);
    for term in filter_terms(slice.filters(), &row.exam.divisions, lang) {
        terms.push_str(term.gap);
        terms.push_str(&term.text);
    }
    let chosen = row.setting.slug.is_stated().then(|| {
        let colon = Text::new("：", ": ").get(lang);
        let key = crate::text::words::slice_key(domain::SliceKey::Setting, lang);
        view! { <p class="sub">{key}{colon}{setting(&row.setting, lang)}</p> }
    });
    let score_class = if gone.is_some() { "score gone" } else { "score" };
    let score = row.score.to_string();
    let score = if gone.is_some() {
        view! { <del class=score_class>{score}</del> }.into_any()
    } else {
        view! { <span class=score_class>{score}</span> }.into_any()
    };
    view! {
        <article class=if gone.is_some() { "cert cert-gone" } else { "cert" }>
            <header>
                <div>
                    <p class="quiet">{say::RESULT.get(lang)}" "<code>{row.id.to_string()}</code></p>
                    <h1><a href=model_href><bdi>{name}</bdi></a></h1>
                    <p class="quiet">
                        {other.map(|other| view! { <bdi>{other}</bdi>" · " })}
                        <Organisations of=row.model.organisations.clone() lang />
                    </p>
                </div>
                {seal(row, lang)}
            </header>
            <p class="cert-score">{score}<span class="cert-unit">{unit_and_error(row, lang)}</span></p>
            <p class="cert-slice serif"><a href=slice_href>{terms}</a></p>
            {chosen}
            {match gone {
                Some(day) => tombstone(row, day, lang),
                None => ().into_any(),
            }}
            {verdict(content, lang)}
        </article>
    }
    .into_any()
}

fn seal(row: &ResultRow, lang: Lang) -> AnyView {
    let (word, day) = match row.withdrawn_on {
        Some(day) => (say::WITHDRAWN_SEAL.get(lang), day),
        None => ("金榜", row.published_on),
    };
    let id: String = row.id.as_str().chars().take(8).collect();
    view! {
        <p class="cert-seal" aria-hidden="true"><b class="serif">{word}</b><code>{id}</code><code>{day.to_string()}</code></p>
    }
    .into_any()
}

fn unit_and_error(row: &ResultRow, lang: Lang) -> AnyView {
    let unit = unit(&row.exam.scale.unit, lang);
    let metric = metric(&row.exam.key.metric, lang);
    let decimals = row.score.decimals().clamp(1, 4);
    let error = match uncertainty(row).half_width() {
        Some(half) => say::half_width(&decimal(half, decimals.max(2)), lang),
        None => say::ERROR_UNKNOWN.get(lang).to_owned(),
    };
    let items = row.n_items.map(|n| crate::text::words::count(n as usize, crate::text::words::Noun::Item, lang));
    let comma = Text::new("，", ", ").get(lang);
    let second = items.map_or(error.clone(), |items| format!("{error}{comma}{items}"));
    view! { <b>{format!("{unit} {metric}")}</b><span class="quiet">{second}</span> }.into_any()
}

fn tombstone(row: &ResultRow, day: NaiveDate, lang: Lang) -> AnyView {
    let reason = say::reason(row.withdrawn_reason.as_deref(), lang);
    view! {
        <div class="cert-verdict">
            <span class="pm pm-listed" aria-hidden="true">"–"</span>
            <div>
                <p class="verdict"><b>{say::withdrawn_on(day, lang)}</b>" "{reason}</p>
                {say::stood(row, lang).map(|words| view! { <p class="sub">{words}</p> })}
            </div>
        </div>
    }
    .into_any()
}

/// What it was on the day it was published, in the words its evidence bears.
fn place_then(placed: &Placed, lang: Lang) -> Option<String> {
    let standing = placed.standing()?;
    let first = placed.ranking.first.as_ref().filter(|_| placed.holds_first());
    Some(first.map_or_else(|| rank_phrase(standing, lang), |first| wording(first, standing.of(), lang)))
}

fn verdict(content: &Content, lang: Lang) -> AnyView {
    let Content { row, own, whole, .. } = content;
    let first = own.then.holds_first().then(|| own.then.ranking.first.clone()).flatten();
    let mark = first.clone().map(|first| view! { <PlaceMark first /> });
    let said = match place_then(&own.then, lang) {
        Some(words) => {
            let before = if first.is_some() { say::ON_THAT_DAY } else { say::HELD };
            let gap = Text::new("", " ").get(lang);
            let end = Text::new("。", ".").get(lang);
            view! { {before.get(lang)}{gap}<b>{words}</b>{end} }.into_any()
        }
        None if row.role.is_baseline() => say::BASELINE.get(lang).into_any(),
        None if own.then.entry().is_some() => say::TOO_FEW.get(lang).into_any(),
        None => say::ANOTHER.get(lang).into_any(),
    };
    let mut lines: Vec<String> = Vec::new();
    lines.extend(first.and(own.then.standing()).map(|standing| say::on_day(row.published_on, &rank_phrase(standing, lang), lang)));
    let in_slice = |placed: &Placed, lines: &mut Vec<String>| {
        if let Some(words) = place_then(placed, lang) {
            let slice = &placed.ranking.slice;
            let filters = filter_terms(slice.filters(), &placed.ranking.exam.divisions, lang);
            let comma = Text::new("，", ", ").get(lang);
            let over: Vec<String> = filters.into_iter().map(|term| term.text).collect();
            let over = if over.is_empty() { String::new() } else { format!("{comma}{}", over.join(comma)) };
            lines.push(say::on_day(slice.as_of(), &format!("{words}{over}"), lang));
        }
    };
    if let Some(now) = &own.now {
        in_slice(now, &mut lines);
    }
    if let Some(whole) = whole {
        in_slice(&whole.then, &mut lines);
        if let Some(now) = &whole.now {
            in_slice(now, &mut lines);
        }
    }
    let lines = lines.into_iter().map(|line| view! { <p class="sub">{line}</p> }).collect_view();
    view! { <div class="cert-verdict">{mark}<div><p class="verdict">{said}</p>{lines}</div></div> }.into_any()
}

fn by_day(own: &OnDays, days: &[RankDay], charts: Option<Charts>, lang: Lang) -> AnyView {
    let ranking = &own.then.ranking;
    let mut over = exam_sentence(&ranking.exam, lang);
    for term in filter_terms(ranking.slice.filters(), &ranking.exam.divisions, lang) {
        over.push_str(term.gap);
        over.push_str(&term.text);
    }
    // The one place where markup is taken as it is: the drawing the server has just made.
    let charts = charts.map(|Charts { wide_svg, narrow_svg }| {
        view! {
            <figure class="chart">
                <div class="chart-wide" inner_html=wide_svg></div>
                <div class="chart-narrow" inner_html=narrow_svg></div>
            </figure>
        }
    });
    let row = |of: &RankDay| {
        let cells = match &of.standing {
            Some(standing) => {
                let rank = format!("{} / {}", number(standing.rank()), number(standing.of()));
                let interval = format!("{}–{}", number(standing.low()), number(standing.high()));
                view! { <td class="num">{rank}</td><td>{interval}</td> }.into_any()
            }
            None => view! { <td class="num" colspan="2">{say::LEFT.get(lang)}</td> }.into_any(),
        };
        view! { <tr><th scope="row" class="day">{of.day.to_string()}</th>{cells}</tr> }.into_any()
    };
    view! {
        <section>
            <h2 id="by-day">{say::BY_DAY.get(lang)}</h2>
            <p class="sub">{over}</p>
            <p class="sub">{say::BY_DAY_LEDE.get(lang)}</p>
            {charts}
            <details open=days.len() <= 8>
                <summary>{say::table_of_changes(days.len(), lang)}</summary>
                <table class="t t-short" aria-labelledby="by-day">
                    <thead>
                        <tr>
                            <th scope="col">{say::FROM.get(lang)}</th>
                            <th scope="col" class="num">{say::RANK.get(lang)}</th>
                            <th scope="col">{say::INTERVAL.get(lang)}</th>
                        </tr>
                    </thead>
                    <tbody>{days.iter().rev().map(row).collect_view()}</tbody>
                </table>
            </details>
        </section>
    }
    .into_any()
}

fn same_submission(siblings: Vec<Placed>, today: NaiveDate, lang: Lang) -> AnyView {
    let row = |placed: Placed| {
        let row = Arc::clone(&placed.row);
        let href = Address::Result(row.id.as_str()).to_string();
        let ranking = Address::Ranking(&placed.ranking.slice, today).to_string();
        let words = slice_sentence(&placed.ranking.exam, &placed.ranking.slice, lang);
        let error = uncertainty(&row).half_width();
        let error = error.map_or_else(
            || view! { <span class="ns">{say::ERROR_UNKNOWN.get(lang)}</span> }.into_any(),
            |half| format!("±{}", decimal(half, row.score.decimals().clamp(2, 4))).into_any(),
        );
        let items = row.n_items.map_or_else(
            || view! { <crate::part::NotStated lang /> }.into_any(),
            |n| number(n as usize).into_any(),
        );
        let name = domain_name(&row.exam.key.domain, lang);
        view! {
            <tr>
                <th scope="row">{name}<a class="sub" href=ranking>{words}</a></th>
                <td class="num"><a href=href>{row.score.to_string()}</a></td>
                <td class="num">{error}</td>
                <td class="num">{items}</td>
                <td><PlacedRank placed lang /></td>
            </tr>
        }
        .into_any()
    };
    let rows = siblings.into_iter().map(row).collect_view();
    view! {
        <section>
            <h2 id="siblings">{say::SAME_SUBMISSION.get(lang)}</h2>
            <Table heading="siblings".to_owned()>
                    <thead>
                        <tr>
                            <th scope="col">{of_model::EXAM.get(lang)}</th>
                            <th scope="col" class="num">{of_model::SCORE.get(lang)}</th>
                            <th scope="col" class="num">{say::HALF_WIDTH.get(lang)}</th>
                            <th scope="col" class="num">{say::ITEMS.get(lang)}</th>
                            <th scope="col">{say::RANK.get(lang)}</th>
                        </tr>
                    </thead>
                    <tbody>{rows}</tbody>
            </Table>
        </section>
    }
    .into_any()
}

fn related_view(related: Vec<Arc<ResultRow>>, lang: Lang) -> AnyView {
    let item = |row: Arc<ResultRow>| {
        let href = Address::Result(row.id.as_str()).to_string();
        let until = row.withdrawn_on.map(|day| {
            let reason = say::reason(row.withdrawn_reason.as_deref(), lang);
            view! { <span class="sub">{say::withdrawn_on(day, lang)}" "{reason}</span> }
        });
        let facts = format!("{} · {}", say::published(row.published_on, lang), evaluator(row.submission.evaluator_kind, lang));
        view! { <li><a class="b" href=href>{row.score.to_string()}</a>" "<span>{facts}</span>{until}</li> }.into_any()
    };
    view! {
        <section>
            <h2>{say::EARLIER_AND_LATER.get(lang)}</h2>
            <p class="sub">{say::EARLIER_AND_LATER_LEDE.get(lang)}</p>
            <ul class="list">{related.into_iter().map(item).collect_view()}</ul>
        </section>
    }
    .into_any()
}

/// The sentence that says the result whole: model, maker, score, slice, evaluator, days, place, N.
fn sentence_to_cite(content: &Content, lang: Lang) -> String {
    let Content { row, own, .. } = content;
    let name = model_name(&row.model, lang).0;
    let makers: Vec<&str> = row.model.organisations.iter().map(|o| organisation_name(o, lang)).collect();
    let maker = match (makers.is_empty(), lang) {
        (true, Lang::Zh) => "（机构未说明）".to_owned(),
        (true, Lang::En) => " (organisation not stated)".to_owned(),
        (false, Lang::Zh) => format!("（{}）", makers.join("、")),
        (false, Lang::En) => format!(" ({})", makers.join(", ")),
    };
    let unit = unit(&row.exam.scale.unit, lang);
    let score = if unit == "%" { format!("{}%", row.score) } else { format!("{} {unit}", row.score) };
    let slice = slice_sentence(&own.then.ranking.exam, &own.then.ranking.slice, lang);
    let stated = row.submission.evaluator_kind != domain::EvaluatorKind::Unknown;
    let by = if stated {
        evaluator(row.submission.evaluator_kind, lang)
    } else {
        Text::new("评测方未说明", "evaluator not stated").get(lang)
    };
    let published = say::published(row.published_on, lang);
    let place = place_then(&own.then, lang);
    let withdrawn = row.withdrawn_on.map(|day| say::withdrawn_on(day, lang));
    let record = say::record(row.id.as_str(), lang);
    match lang {
        Lang::Zh => {
            let place = place.map(|place| format!("当日{place}。")).unwrap_or_default();
            format!("{name}{maker}：{score}；{slice}。{by}，{published}。{place}{}{record}", withdrawn.unwrap_or_default())
        }
        Lang::En => {
            let place = place.map(|place| format!(" On that day: {place}.")).unwrap_or_default();
            let withdrawn = withdrawn.map(|words| format!(" {words}")).unwrap_or_default();
            format!("{name}{maker}: {score}; {slice}. {by}, {published}.{place}{withdrawn} {record}")
        }
    }
}
