//! A slice that is not one exam: its exams, its results by name, and no rank.

use std::sync::Arc;

use domain::{Address, Exam, OpenSlice, ResultRow, SliceKey};
use leptos::prelude::*;

use crate::island::Swap;
use crate::part::{DisputedMark, Downloads, EvaluatorMark, ModelName, NotStated, Organisations, Pager, TermsHeading};
use crate::text::words::{
    Noun, Term, count, day_text, exam_terms, metric, model_name, number, open_terms, setting, unit,
};
use crate::text::{Lang, Text, ranking as say};

/// What the page shows.
#[derive(Debug, Clone)]
pub struct Content {
    /// The slice, with the keys that it leaves open.
    pub slice: OpenSlice,
    /// The newest day there is, which addresses leave out.
    pub today: chrono::NaiveDate,
    /// The exams it holds, each with the slice that ranks it and the number it ranks; most first.
    pub exams: Vec<(Arc<Exam>, domain::Slice, usize)>,
    /// Its results on this page, in the order of names.
    pub rows: Vec<Arc<ResultRow>>,
    /// How many results it has.
    pub n_rows: usize,
    /// The page, from 1.
    pub page: usize,
    /// How many pages they fill.
    pub n_pages: usize,
}

/// The page's title: the slice with its open terms, and that it is no ranking.
#[must_use]
pub fn title(content: &Content, lang: Lang) -> String {
    let sentence: String = terms(&content.slice, lang).iter().flat_map(|term| [term.gap, &term.text]).collect();
    let stop = if lang == Lang::Zh { "。" } else { ". " };
    format!("{sentence}{stop}{}", say::NO_RANK.get(lang))
}

/// The slice in words: what is left open stands as "any protocol".
fn terms(slice: &OpenSlice, lang: Lang) -> Vec<Term> {
    let mut terms = open_terms(slice, lang);
    let day = day_text(slice.as_of, lang);
    let text = match lang {
        Lang::En => format!("as of\u{a0}{day}"),
        Lang::Zh => format!("截至\u{a0}{day}"),
    };
    terms.push(Term { key: SliceKey::AsOf, text, gap: Text::new("；", "; ").get(lang) });
    terms
}

/// The page.
#[component]
pub fn Page(
    /// What it shows.
    content: Content,
    /// The language.
    lang: Lang,
) -> impl IntoView {
    let exams: Vec<_> = content.exams.iter().map(|exam| exam_item(&content, exam, lang)).collect();
    let rows: Vec<_> = content.rows.iter().map(|result| row(&content, result, lang)).collect();
    let heads = [say::MODEL, say::EXAM, say::SCORE, say::ITEMS, say::EVALUATOR, say::REPORTED_ON];
    let heads = heads.map(|head| view! { <th role="columnheader" scope="col">{head.get(lang)}</th> });
    let caption = title(&content, lang);
    let own = pairs(&content);
    let to = {
        let pairs = own.clone();
        move |page: usize| {
            let mut pairs = pairs.clone();
            if page > 1 {
                pairs.push(("page", page.to_string()));
            }
            Address::Listing(&pairs).to_string()
        }
    };
    view! {
        <div class="listing" data-swap="">
            <Swap />
            <TermsHeading terms=terms(&content.slice, lang) />
            <ul class="facts">
                <li>{count(content.exams.len(), Noun::Exam, lang)}</li>
                <li>{count(content.n_rows, Noun::Result, lang)}</li>
            </ul>
            <section class="rec">
                <p class="say">{say::NO_RANK.get(lang)}</p>
                <h2>{say::EXAMS.get(lang)}</h2>
                {anchors(&content.slice)}
                <ul class="exams">{exams}</ul>
            </section>
            <section>
                <h2>{say::RESULTS.get(lang)}</h2>
                <div class="scroll" role="region" aria-label=say::RESULTS.get(lang) tabindex="0">
                    <table class="t t-list" role="table">
                        <caption class="visually-hidden">{caption}</caption>
                        <thead role="rowgroup">
                            <tr role="row">{heads.into_iter().collect_view()}</tr>
                        </thead>
                        <tbody role="rowgroup">{rows}</tbody>
                    </table>
                </div>
                <Downloads of=Address::Listing(&own).to_string() lang />
                <Pager page=content.page n_pages=content.n_pages to lang />
            </section>
        </div>
    }
}

/// The terms of the heading lead to the exams: there the slice is closed.
fn anchors(slice: &OpenSlice) -> impl IntoView + use<> {
    let keys = SliceKey::EXAM.iter().chain(SliceKey::FILTERS).chain(&[SliceKey::Pick, SliceKey::AsOf]);
    let shown: Vec<SliceKey> = terms(slice, Lang::En).into_iter().map(|term| term.key).collect();
    keys.filter(|key| shown.contains(key)).map(|key| view! { <span id=format!("facet-{key}")></span> }).collect_view()
}

/// The pairs of the listing's own address: what its exams have in common, the filters, the day.
fn pairs(content: &Content) -> Vec<(&'static str, String)> {
    let slice = &content.slice;
    let mut pairs = Vec::new();
    if let Some(exam) = slice.exams.first() {
        let common = SliceKey::EXAM.iter().filter(|key| !slice.open.contains(key));
        pairs.extend(common.filter_map(|key| Some((key.slug(), exam.key.value(*key)?.to_owned()))));
    }
    for key in SliceKey::FILTERS.iter().chain(&[SliceKey::Pick]) {
        pairs.extend(slice.filters.values(*key).into_iter().map(|value| (key.slug(), value)));
    }
    if slice.as_of != content.today {
        pairs.push((SliceKey::AsOf.slug(), slice.as_of.to_string()));
    }
    pairs
}

/// What tells an exam from the others of the listing.
fn what_differs(exam: &Exam, open: &[SliceKey], lang: Lang) -> String {
    let terms = exam_terms(exam, &[], lang).into_iter().filter(|term| open.contains(&term.key));
    let words: Vec<String> = terms.map(|term| term.text).collect();
    words.join(Text::new("，", ", ").get(lang))
}

fn exam_item(
    content: &Content,
    (exam, slice, n): &(Arc<Exam>, domain::Slice, usize),
    lang: Lang,
) -> impl IntoView + use<> {
    let href = Address::Ranking(slice, content.today).to_string();
    let ranked = match lang {
        Lang::En => format!(" {} ranked", number(*n)),
        Lang::Zh => format!(" 共 {} 个参排", number(*n)),
    };
    view! {
        <li>
            <a href=href>{what_differs(exam, &content.slice.open, lang)}</a>
            <span class="quiet">{ranked}</span>
        </li>
    }
}

fn row(content: &Content, row: &Arc<ResultRow>, lang: Lang) -> impl IntoView + use<> {
    let exam = &row.exam;
    let words = what_differs(exam, &content.slice.open, lang);
    let exam_link = match content.exams.iter().find(|(of, _, _)| of.key == exam.key) {
        Some((_, slice, _)) => {
            let href = Address::Ranking(slice, content.today).to_string();
            view! { <a href=href>{words}</a> }.into_any()
        }
        None => words.into_any(),
    };
    let other = model_name(&row.model, lang).1.map(|other| view! { " · "<bdi>{other.to_owned()}</bdi> });
    let set = row.setting.slug.is_stated().then(|| view! { " · "{setting(&row.setting, lang)} });
    let (metric, unit) = (metric(&exam.key.metric, lang), unit(&exam.scale.unit, lang));
    let measure = match lang {
        Lang::Zh => format!("{metric}（{unit}）"),
        Lang::En => format!("{metric}, {unit}"),
    };
    let items = match row.n_items {
        Some(n) => number(n as usize).into_any(),
        None => view! { <NotStated lang /> }.into_any(),
    };
    view! {
        <tr role="row">
            <th role="rowheader" scope="row">
                <ModelName model=Arc::clone(&row.model) lang />
                <span class="sub"><Organisations of=row.model.organisations.clone() lang />{other}{set}</span>
            </th>
            <td role="cell" data-label=say::EXAM.get(lang)>{exam_link}</td>
            <td role="cell" data-label=say::SCORE.get(lang)>
                <a class="b" href=Address::Result(row.id.as_str()).to_string()>{row.score.to_string()}</a><DisputedMark disputed=row.disputed lang />
                <span class="sub">{measure}</span>
            </td>
            <td role="cell" data-label=say::ITEMS.get(lang)>{items}</td>
            <td role="cell" data-label=say::EVALUATOR.get(lang)><EvaluatorMark kind=row.submission.evaluator_kind lang /></td>
            <td role="cell" data-label=say::REPORTED_ON.get(lang)><a class="nb" href=row.submission.source_url.clone()>{row.published_on.to_string()}</a></td>
        </tr>
    }
}
