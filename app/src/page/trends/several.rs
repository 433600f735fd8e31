//! A slice of several exams: its editions side by side, each with its own line; or a list of exams
//! with who led each, and no line.

use std::sync::Arc;

use chrono::NaiveDate;
use domain::trend::{Counted, Trend, gap};
use domain::{Address, OpenSlice, SliceKey};
use leptos::prelude::*;

use super::best::{legend, measure, table};
use super::state::{OPEN_ROWS, leaders};
use super::{Editions, ExamLine, Several, crumbs, sentence, told_apart};
use crate::page::pieces::Table;
use crate::part::figure::{beside, figure};
use crate::part::{Downloads, TermsHeading};
use crate::text::words::{Noun, count, day_text, edition, letters, number, open_terms};
use crate::text::{Lang, Text, trends as say};

/// The exams' common dataset, where they have one.
fn exam_of(slice: &OpenSlice) -> Option<&Arc<domain::Exam>> {
    slice.exams.first().filter(|_| !slice.open.contains(&SliceKey::Dataset))
}

/// The heading's terms lead to the listing, where the slice can be closed.
fn head(slice: &OpenSlice, lang: Lang) -> AnyView {
    let terms = open_terms(slice, lang);
    let pairs: Vec<(&str, String)> = slice.pairs().into_iter().map(|(key, value)| (key.slug(), value)).collect();
    let listing = Address::Listing(&pairs).to_string();
    let as_of = match lang {
        Lang::En => format!("as of {}", day_text(slice.as_of, lang)),
        Lang::Zh => format!("截至 {}", day_text(slice.as_of, lang)),
    };
    view! {
        {crumbs(exam_of(slice), lang)}
        <TermsHeading terms on=listing />
        <ul class="facts"><li>{as_of}</li><li>{count(slice.exams.len(), Noun::Exam, lang)}</li></ul>
    }
    .into_any()
}

/// The editions of one exam.
pub(super) fn editions(editions: &Editions, today: NaiveDate, lang: Lang) -> AnyView {
    let part = |trend: &Trend| {
        let id = format!("edition-{}", trend.exam.key.edition);
        let href = Address::Trend(&trend.slice, today, &[]).to_string();
        let n = trend.turns.iter().map(|turn| turn.ranking.n_ranked()).max().unwrap_or(0);
        view! {
            <section>
                <h2 id=id.clone()><a href=href>{edition(&trend.exam.edition.name, lang)}</a></h2>
                <p class="sub">{say::most_ranked(n, lang)}</p>
                {table(&id, &trend.best, lang)}
            </section>
        }
        .into_any()
    };
    let first = editions.trends.first().map(|trend| measure(trend, lang));
    let caption = sentence(&open_terms(&editions.slice, lang));
    let drawing = if editions.best.is_empty() {
        view! { <p class="quiet">{say::NOTHING.get(lang)}</p> }.into_any()
    } else {
        view! { {figure(&editions.best, caption, lang)}{legend(lang)} }.into_any()
    };
    view! {
        {head(&editions.slice, lang)}
        <section>
            <h2 id="best">{say::BEST.get(lang)}</h2>
            <p class="sub">{first}" "{say::EDITIONS.get(lang)}" "{say::BEST_LEDE.get(lang)}</p>
            {drawing}
        </section>
        {editions.trends.iter().map(part).collect_view()}
    }
    .into_any()
}

/// Both counts after every change.
fn by_day(counted: &[Counted], of: String, lang: Lang) -> AnyView {
    let row = |at: &Counted| {
        let (day, n_models, n_leaders) = (at.day.to_string(), number(at.n_models), number(at.n_leaders));
        view! {
            <tr><th scope="row" class="day">{day}</th><td class="num">{n_models}</td><td class="num">{n_leaders}</td></tr>
        }
    };
    let [day, models, leaders] = say::TOGETHER_HEADS.map(|text| text.get(lang));
    view! {
        <details open=counted.len() <= OPEN_ROWS>
            <summary>{say::STATE_TABLE.get(lang)}</summary>
            <Downloads of lang />
            <table class="t t-short" aria-labelledby="together">
                <thead>
                    <tr>
                        <th scope="col">{day}</th>
                        <th scope="col" class="num">{models}</th>
                        <th scope="col" class="num">{leaders}</th>
                    </tr>
                </thead>
                <tbody>{counted.iter().map(row).collect_view()}</tbody>
            </table>
        </details>
    }
    .into_any()
}

/// A list of exams.
pub(super) fn exams(several: &Several, today: NaiveDate, lang: Lang) -> AnyView {
    let row = |ExamLine { trend }: &ExamLine| {
        let href = Address::Trend(&trend.slice, today, &[]).to_string();
        let name = told_apart(&several.slice, &trend.exam, lang);
        let ranking = trend.at_end();
        let n = ranking.map_or(0, |ranking| ranking.n_ranked());
        let led = trend.lead.led.iter().find(|led| !led.models.is_empty()).map(|led| {
            let days = say::days(led.days, trend.lead.days, lang);
            view! { {leaders(led, lang)}<span class="sub">{days}</span> }.into_any()
        });
        let silent = |text: Text| view! { <span class="ns">{text.get(lang)}</span> }.into_any();
        let lead = match ranking.map(|ranking| (gap(ranking), ranking.first.is_some())) {
            Some((Some(gap), _)) => say::errors(gap).into_any(),
            Some((None, true)) => silent(say::ERROR_UNKNOWN),
            _ => silent(say::TOO_FEW),
        };
        view! {
            <tr>
                <th scope="row"><a class="q" href=href>{name}</a></th>
                <td class="num">{number(n)}</td>
                <td class="num">{number(trend.lead.n_leaders)}</td>
                <td>{led.unwrap_or_else(|| silent(say::TOO_FEW))}</td>
                <td class="num">{lead}</td>
            </tr>
        }
    };
    let heads = say::EXAM_HEADS.iter().enumerate().map(|(place, text)| {
        view! { <th scope="col" class=matches!(place, 1 | 2 | 4).then_some("num")>{text.get(lang)}</th> }
    });
    let (heads, rows) = (heads.collect_view(), several.exams.iter().map(row).collect_view());
    let drawings = &several.drawings;
    let named = drawings.led_key.iter().enumerate();
    let named = named.map(|(place, name)| view! { <li><b>{letters(place)}</b>" "<bdi>{name.clone()}</bdi></li> });
    let led_key = (!drawings.led_key.is_empty()).then(|| {
        view! { <ul class="letters" aria-label=say::LED_KEY.get(lang)>{named.collect_view()}</ul> }
    });
    let undrawn =
        (drawings.n_undrawn > 0).then(|| view! { <p class="hint">{say::more_rows(drawings.n_undrawn, lang)}</p> });
    let pairs: Vec<(&str, String)> =
        several.slice.pairs().into_iter().map(|(key, value)| (key.slug(), value)).collect();
    let of = Address::TrendParts(&pairs).to_string();
    let uncounted = (several.n_uncounted > 0).then(|| say::uncounted(several.n_counted, several.n_uncounted, lang));
    let more = (several.n_more > 0).then(|| view! { <p class="hint">{say::more_exams(several.n_more, lang)}</p> });
    view! {
        {head(&several.slice, lang)}
        <section class="rec">
            <p class="say">{say::SEVERAL.get(lang)}</p>
            <p>{say::models_and_leaders(several.n_models, several.n_leaders, lang)}{uncounted}</p>
        </section>
        <section>
            <h2 id="together">{say::TOGETHER.get(lang)}</h2>
            <p class="sub">{say::TOGETHER_LEDE.get(lang)}" "{say::LED_LEDE.get(lang)}</p>
            <div class="drawings tall">
                {beside(say::TOGETHER, &drawings.counts, lang)}
                {beside(say::LED_WHEN, &drawings.led, lang)}
                {led_key}
                {beside(say::GAPS, &drawings.gaps, lang)}
            </div>
            {undrawn}
            {by_day(&several.by_day, of.clone(), lang)}
        </section>
        <section>
            <h2 id="exams">{say::EXAMS.get(lang)}</h2>
            <p class="sub">{say::LED_LEDE.get(lang)}</p>
            <Table heading="exams".to_owned()>
                <thead><tr>{heads}</tr></thead>
                <tbody>{rows}</tbody>
            </Table>
            {more}
            <Downloads of lang />
        </section>
    }
    .into_any()
}
