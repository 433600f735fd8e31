//! The certificate: score, slice, and where it stood, in the words its evidence bears.

use domain::stats::uncertainty;
use domain::story::ended_by;
use domain::{Address, ResultRow, fits_of};
use leptos::prelude::*;

use super::Content;
use crate::page::placed::Placed;
use crate::part::{DisputedMark, FitMarks, Organisations, PlaceMark};
use crate::text::result::ended::Ended;
use crate::text::result::story as of_story;
use crate::text::words::{
    Noun, count, error_beside, exam_sentence, filter_terms, fit_meaning, metric, model_name, rank_phrase, setting,
    slice_key, unit, wording,
};
use crate::text::{Lang, Text, result as say};

pub(super) fn certificate(content: &Content, lang: Lang) -> AnyView {
    let row = &content.row;
    let ended = Ended::of(row, content.kept.corrected_by.as_ref());
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
        let key = slice_key(domain::SliceKey::Setting, lang);
        view! { <p class="sub">{key}{colon}{setting(&row.setting, lang)}</p> }
    });
    let score_class = if ended.is_some() { "score gone" } else { "score" };
    let score = row.score.to_string();
    let score = if ended.is_some() {
        view! { <del class=score_class>{score}</del> }.into_any()
    } else {
        view! { <span class=score_class>{score}</span> }.into_any()
    };
    view! {
        <article class=if ended.is_some() { "cert cert-gone" } else { "cert" }>
            <header>
                <div>
                    <p class="quiet">{say::RESULT.get(lang)}" "<code>{row.id.to_string()}</code></p>
                    <h1><a href=model_href><bdi>{name}</bdi></a></h1>
                    <p class="quiet">
                        {other.map(|other| view! { <bdi>{other}</bdi>" · " })}
                        <Organisations of=row.model.organisations.clone() lang />
                    </p>
                </div>
                {seal(row, ended, lang)}
            </header>
            <p class="cert-score">{score}<span class="cert-unit">{unit_and_error(row, lang)}</span><DisputedMark disputed=row.disputed lang /></p>
            <p class="cert-slice serif"><a href=slice_href>{terms}</a></p>
            {chosen}
            {mismatch(row, lang)}
            {ended.map(|ended| tombstone(content, ended, lang))}
            {verdict(content, lang)}
        </article>
    }
    .into_any()
}

/// That the model was made for other languages or another domain, where that is stated.
fn mismatch(row: &ResultRow, lang: Lang) -> AnyView {
    let line = |fit: domain::Fit| {
        let colon = Text::new("：", ": ").get(lang);
        view! { <p class="sub misfit"><FitMarks fits=vec![fit] lang />{colon}{fit_meaning(fit, lang)}</p> }
    };
    fits_of(row).into_iter().filter(|fit| fit.is_mismatch()).map(line).collect_view().into_any()
}

fn seal(row: &ResultRow, ended: Option<Ended<'_>>, lang: Lang) -> AnyView {
    let word = ended.map_or("金榜", |ended| ended.seal().get(lang));
    let day = row.withdrawn_on.unwrap_or(row.published_on);
    let id: String = row.id.as_str().chars().take(8).collect();
    view! {
        <p class="cert-seal" aria-hidden="true"><b class="serif">{word}</b><code>{id}</code><code>{day.to_string()}</code></p>
    }
    .into_any()
}

fn unit_and_error(row: &ResultRow, lang: Lang) -> AnyView {
    let unit = unit(&row.exam.scale.unit, lang);
    let metric = metric(&row.exam.key.metric, lang);
    let error = match uncertainty(row).half_width() {
        Some(half) => say::half_width(&error_beside(&row.score, half), lang),
        None => say::ERROR_UNKNOWN.get(lang).to_owned(),
    };
    let items = row.n_items.map(|n| count(n as usize, Noun::Item, lang));
    let measure = match lang {
        Lang::Zh => format!("{metric}（{unit}）"),
        Lang::En => format!("{metric}, {unit}"),
    };
    let comma = Text::new("，", ", ").get(lang);
    let second = items.map_or(error.clone(), |items| format!("{error}{comma}{items}"));
    view! { <b>{measure}</b><span class="quiet">{second}</span> }.into_any()
}

fn tombstone(content: &Content, ended: Ended<'_>, lang: Lang) -> AnyView {
    let row = &content.row;
    let decided = of_story::decided_by(ended_by(&content.story), row, lang);
    let gap = Text::new("", " ").get(lang);
    view! {
        <div class="cert-verdict">
            <span class="pm pm-listed" aria-hidden="true">"–"</span>
            <div>
                <p class="verdict"><b>{ended.on_day(lang)}</b>{gap}{ended.why(lang)}</p>
                <p class="sub">{decided}</p>
                {say::stood(row, lang).map(|words| view! { <p class="sub">{words}</p> })}
            </div>
        </div>
    }
    .into_any()
}

/// What it was on the day it was published, in the words its evidence bears.
#[must_use]
fn place_then(placed: &Placed, lang: Lang) -> Option<String> {
    let standing = placed.standing()?;
    let first = placed.ranking.first.as_ref().filter(|_| placed.holds_first());
    Some(first.map_or_else(|| rank_phrase(standing, lang), |first| wording(first, standing.of(), lang)))
}

/// The same, or why it has no rank, with the number ranked.
#[must_use]
pub fn place_or_why(placed: &Placed, lang: Lang) -> String {
    place_then(placed, lang).unwrap_or_else(|| placed.without_rank(lang))
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
    lines.extend(
        first
            .and(own.then.standing())
            .map(|standing| say::on_day(row.published_on, &rank_phrase(standing, lang), lang)),
    );
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
