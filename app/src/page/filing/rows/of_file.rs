//! Rows that were read of a harness file: what stands there, what it was read as, and behind each row
//! the fields that change it.

use domain::filing::{Column, ErrorMethod, Field, TypedRow};
use domain::{LanguageTag, Named, Slug};
use leptos::prelude::*;

use super::super::submit::Content;
use super::{cell, faults, kept, outcome};
use crate::text::filing::{self as say, field as of_field};
use crate::text::words::{NOT_STATED, domain, language, metric, number, protocol};
use crate::text::{Lang, Text};

/// What a row is read as: the fields that change it.
const MAPPING: [Column; 9] = [
    Column::Exam,
    Column::Language,
    Column::Domain,
    Column::Metric,
    Column::Protocol,
    Column::Items,
    Column::StandardError,
    Column::ErrorMethod,
    Column::Unit,
];
/// What goes with a row unseen.
const UNSEEN: [Column; 6] =
    [Column::Task, Column::TaskMetric, Column::Line, Column::Score, Column::Refused, Column::Flagged];

/// The table.
pub(super) fn table(content: &Content, rows: &[(usize, &TypedRow)], lang: Lang) -> AnyView {
    let head = |column: Column, class: &'static str| {
        view! { <th scope="col" role="columnheader" class=class>{of_field::column(column).get(lang)}</th> }
    };
    let row = |row: &(usize, &TypedRow)| table_row(content, *row, lang);
    view! {
        <table class="t t-list rows-read" role="table" aria-label=say::OF_FILE.get(lang)>
            <thead role="rowgroup">
                <tr role="row">
                    {head(Column::Line, "")}
                    {head(Column::Task, "")}
                    <th scope="col" role="columnheader">{say::READ_AS.get(lang)}</th>
                    {head(Column::Score, "num")}
                    {head(Column::Items, "num")}
                    {head(Column::StandardError, "num")}
                    {head(Column::Flagged, "")}
                </tr>
            </thead>
            <tbody role="rowgroup">{rows.iter().map(row).collect_view()}</tbody>
        </table>
    }
    .into_any()
}

fn table_row(content: &Content, (line, row): (usize, &TypedRow), lang: Lang) -> AnyView {
    let errors = &content.errors;
    let left_out = row.get(Column::LeftOut) == "yes";
    let refused = !left_out && !row.get(Column::Refused).is_empty();
    let missing = missing(content, row);
    let waits = !left_out && !refused && !missing.is_empty();
    let open = waits || faults(line, errors).next().is_some();
    let read_as = read_as(content, row, lang);
    let to_say = waits.then(|| {
        let names: Vec<&str> = missing.iter().map(|column| of_field::column(*column).get(lang)).collect();
        view! { <span class="sub refused">{say::to_say(&names, lang)}</span> }
    });
    let of_line = format!(" {line}");
    let field = |column: &Column| {
        let of = cell::name(line, *column);
        view! {
            <div class="f">
                <label for=of>{of_field::column(*column).get(lang)}</label>
                {cell::field((line, row), *column, true, errors, lang)}
            </div>
        }
    };
    let label = |column: Column| of_field::column(column).get(lang);
    let class = match (refused, left_out) {
        (true, _) => Some("row-refused"),
        (_, true) => Some("row-out"),
        _ => None,
    };
    let silent = || view! { <span class="ns">{NOT_STATED.get(lang)}</span> }.into_any();
    let figure = |column: Column| match (row.get(column), row.get(column).parse::<usize>()) {
        ("", _) => silent(),
        (_, Ok(n)) if column == Column::Items => number(n).into_any(),
        (text, _) => text.to_owned().into_any(),
    };
    let method = row.get(Column::ErrorMethod).parse::<ErrorMethod>().ok().map(|method| {
        view! { <span class="sub">{of_field::error_method(method, lang)}</span> }
    });
    view! {
        <tr role="row" class=class>
            <th scope="row" role="rowheader">{line}{kept(line, row, &UNSEEN)}</th>
            <td role="cell" data-wide="">
                <code><bdi>{row.get(Column::Task).to_owned()}</bdi></code>
                <span class="sub"><bdi>{row.get(Column::TaskMetric).to_owned()}</bdi></span>
            </td>
            <td role="cell" data-wide="">
                {read_as}{to_say}
                <details class="mapping" open=open>
                    <summary>{say::CHANGE.get(lang)}<span class="visually-hidden">{of_line}</span></summary>
                    <div class="f-cells">{MAPPING.iter().map(field).collect_view()}</div>
                </details>
            </td>
            <td role="cell" class="num b" data-label=label(Column::Score)>{figure(Column::Score)}</td>
            <td role="cell" class="num" data-label=label(Column::Items)>{figure(Column::Items)}</td>
            <td role="cell" class="num" data-label=label(Column::StandardError)>
                <span>{figure(Column::StandardError)}{method}</span>
            </td>
            <td role="cell" data-wide="">{outcome(line, row, errors, waits, lang)}</td>
        </tr>
    }
    .into_any()
}

/// What has to be said before the row is of one exam.
fn missing(content: &Content, row: &TypedRow) -> Vec<Column> {
    let typed = &content.typed;
    let of_form = typed.said(Field::Exam).or_else(|| typed.said(Field::DatasetName)).is_some();
    let is_open = |column: &Column| row.get(*column).is_empty() && !(*column == Column::Exam && of_form);
    [Column::Exam, Column::Language, Column::Domain, Column::Metric].into_iter().filter(is_open).collect()
}

/// The exam in words, as far as it is said; what is no word of an address stays as it was typed.
fn read_as(content: &Content, row: &TypedRow, lang: Lang) -> String {
    let typed = &content.typed;
    let named = |key: &str| {
        let exam = content.choices.exams.iter().find(|(known, _)| known == key);
        exam.map_or_else(|| key.replace('/', " "), |(_, name)| name.clone())
    };
    let exam = match row.get(Column::Exam) {
        "" => match (typed.said(Field::Exam), typed.said(Field::DatasetName)) {
            (Some(key), _) => named(key),
            (None, dataset) => {
                let parts = [dataset, typed.said(Field::EditionName)].into_iter().flatten();
                parts.collect::<Vec<_>>().join(" ")
            }
        },
        key => named(key),
    };
    let slug = |column: Column, words: &dyn Fn(&Slug) -> String| {
        let text = row.get(column);
        text.parse::<Slug>().map_or_else(|_| text.to_owned(), |slug| words(&slug))
    };
    let tag = row.get(Column::Language);
    let of_language = tag.parse::<LanguageTag>().map_or_else(|_| tag.to_owned(), |tag| language(&tag, lang));
    let sat = Some(row.get(Column::Protocol)).filter(|text| !text.is_empty());
    let sat = sat.or_else(|| typed.said(Field::Protocol)).unwrap_or_default();
    let sat = match sat.parse::<Slug>() {
        Ok(slug) => protocol(&Named { slug, name: sat.to_owned() }, lang),
        Err(_) => sat.to_owned(),
    };
    let parts = [
        exam,
        of_language,
        slug(Column::Domain, &|slug| domain(slug, lang)),
        slug(Column::Metric, &|slug| metric(slug, lang)),
        sat,
    ];
    let comma = Text::new("，", ", ").get(lang);
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(comma)
}
