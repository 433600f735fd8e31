//! Rows that are typed by hand: a table of fields.

use domain::filing::{Column, TypedRow};
use leptos::prelude::*;

use super::{cell, kept, outcome};
use crate::part::FieldError;
use crate::text::Lang;
use crate::text::filing::{self as say, field as of_field};

/// Columns that are always there.
const COLUMNS: [Column; 7] = [
    Column::Language,
    Column::Domain,
    Column::Metric,
    Column::Score,
    Column::Items,
    Column::StandardError,
    Column::ErrorMethod,
];
/// Columns that are there where something stands in them: the form says the rest once for all rows.
const OWN: [Column; 3] = [Column::Exam, Column::Protocol, Column::Unit];

/// The table.
pub(super) fn table(rows: &[(usize, &TypedRow)], errors: &[FieldError], lang: Lang) -> AnyView {
    let has = |column: &Column| rows.iter().any(|(_, row)| !row.get(*column).is_empty());
    let columns: Vec<Column> = OWN.into_iter().filter(has).chain(COLUMNS).collect();
    let head =
        |column: &Column| view! { <th scope="col" role="columnheader">{of_field::column(*column).get(lang)}</th> };
    let row = |row: &(usize, &TypedRow)| table_row(*row, &columns, errors, lang);
    view! {
        <table class="t t-list rows" role="table" aria-label=say::BY_HAND.get(lang)>
            <thead role="rowgroup">
                <tr role="row">
                    <th scope="col" role="columnheader">{of_field::column(Column::Line).get(lang)}</th>
                    {columns.iter().map(head).collect_view()}
                    <th scope="col" role="columnheader">{of_field::column(Column::Flagged).get(lang)}</th>
                </tr>
            </thead>
            <tbody role="rowgroup">{rows.iter().map(row).collect_view()}</tbody>
        </table>
    }
    .into_any()
}

fn table_row((line, row): (usize, &TypedRow), columns: &[Column], errors: &[FieldError], lang: Lang) -> AnyView {
    let cell = |column: &Column| {
        let label = of_field::column(*column).get(lang);
        view! { <td role="cell" data-label=label>{cell::field((line, row), *column, false, errors, lang)}</td> }
    };
    view! {
        <tr role="row">
            <th scope="row" role="rowheader">{line}{kept(line, row, &[Column::Refused, Column::Flagged])}</th>
            {columns.iter().map(cell).collect_view()}
            <td role="cell" data-wide="">{outcome(line, row, errors, false, lang)}</td>
        </tr>
    }
    .into_any()
}
