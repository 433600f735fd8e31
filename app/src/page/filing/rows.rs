//! The table of results in the form: what was typed, or read of a harness file, to be completed in
//! place; each row with its outcome.

use domain::filing::{Column, ErrorMethod, Typed, TypedRow};
use leptos::prelude::*;

use crate::part::FieldError;
use crate::text::Lang;
use crate::text::filing::{self as say, field as of_field};

/// Blank rows shown where nothing is typed yet.
const BLANK_ROWS: usize = 3;

/// Columns that are always there.
const COLUMNS: [Column; 6] =
    [Column::Language, Column::Domain, Column::Metric, Column::Score, Column::Items, Column::StandardError];

/// The table.
pub(super) fn rows_table(typed: &Typed, errors: &[FieldError], lang: Lang) -> AnyView {
    let has = |column| typed.rows.iter().any(|row| !row.get(column).is_empty());
    let of_file = has(Column::Task);
    let mut columns: Vec<Column> = [Column::Exam, Column::Protocol].into_iter().filter(|column| has(*column)).collect();
    columns.extend(COLUMNS);
    if has(Column::Unit) {
        columns.push(Column::Unit);
    }
    columns.push(Column::ErrorMethod);
    let head = |column: &Column| view! { <th scope="col">{of_field::column(*column).get(lang)}</th> };
    let blank = TypedRow::default();
    let shown = typed.rows.len().max(BLANK_ROWS);
    let row = |line: usize| {
        let row = typed.rows.get(line - 1).unwrap_or(&blank);
        table_row(line, row, &columns, of_file, errors, lang)
    };
    let of_file_head = of_file.then(|| view! { <th scope="col">{of_field::column(Column::Task).get(lang)}</th> });
    view! {
        <div class="scroll" role="region" tabindex="0" aria-labelledby="results-h">
            <table class="t rows" aria-labelledby="results-h">
                <thead>
                    <tr>
                        <th scope="col">{of_field::column(Column::Line).get(lang)}</th>
                        {of_file_head}
                        {columns.iter().map(head).collect_view()}
                        <th scope="col">{of_field::column(Column::Flagged).get(lang)}</th>
                    </tr>
                </thead>
                <tbody>{(1..=shown).map(row).collect_view()}</tbody>
            </table>
        </div>
    }
    .into_any()
}

fn table_row(
    line: usize,
    row: &TypedRow,
    columns: &[Column],
    of_file: bool,
    errors: &[FieldError],
    lang: Lang,
) -> AnyView {
    let name = |column: Column| format!("results.{line}.{column}");
    let wrong = |column: Column| errors.iter().find(|error| error.field == name(column));
    let cell = |column: &Column| {
        let column = *column;
        let label = format!("{} {line}", of_field::column(column).get(lang));
        let invalid = wrong(column).map(|_| "true");
        let value = row.get(column).to_owned();
        let list = (column == Column::Metric).then_some("metrics");
        let field = if column == Column::ErrorMethod {
            let option = |method: &ErrorMethod| {
                let selected = value == method.slug();
                view! { <option value=method.slug() selected=selected>{of_field::error_method(*method, lang)}</option> }
            };
            view! {
                <select id=name(column) name=name(column) aria-label=label aria-invalid=invalid>
                    <option value=""></option>
                    {ErrorMethod::ALL.iter().map(option).collect_view()}
                </select>
            }
            .into_any()
        } else {
            let class = format!("cell cell-{}", column.slug().replace('_', "-"));
            view! {
                <input
                    id=name(column)
                    class=class
                    name=name(column)
                    value=value
                    list=list
                    aria-label=label
                    aria-invalid=invalid
                    autocomplete="off"
                />
            }
            .into_any()
        };
        view! { <td>{field}</td> }
    };
    // What a harness file says of the row goes with it unseen.
    let kept = [Column::Task, Column::TaskMetric, Column::Line, Column::Refused, Column::Flagged].map(|column| {
        let value = row.get(column).to_owned();
        (!value.is_empty()).then(|| view! { <input type="hidden" name=name(column) value=value /> })
    });
    let task = of_file.then(|| {
        let metric = row.get(Column::TaskMetric).to_owned();
        view! { <td><code>{row.get(Column::Task).to_owned()}</code><span class="sub">{metric}</span></td> }
    });
    let refused = !row.get(Column::Refused).is_empty() && row.get(Column::LeftOut) != "yes";
    view! {
        <tr class=if refused { "row-refused" } else { "" }>
            <th scope="row">{line}{kept.into_iter().collect_view()}</th>
            {task}
            {columns.iter().map(cell).collect_view()}
            <td>{outcome(line, row, errors, lang)}</td>
        </tr>
    }
    .into_any()
}

/// What becomes of a row: its faults, what its file says against it, and whether it is left out.
fn outcome(line: usize, row: &TypedRow, errors: &[FieldError], lang: Lang) -> AnyView {
    if row.is_blank() {
        return ().into_any();
    }
    let prefix = format!("results.{line}.");
    let faults = errors.iter().filter(|error| error.field.starts_with(&prefix));
    let faults = faults.map(|error| view! { <p class="f-error"><bdi>{error.words.clone()}</bdi></p> }).collect_view();
    let refused = row.get(Column::Refused);
    let words = if refused.is_empty() {
        let flagged = row.get(Column::Flagged).to_owned();
        let none_wrong = !errors.iter().any(|error| error.field.starts_with(&prefix));
        let fine = (none_wrong && row.get(Column::LeftOut) != "yes").then(|| say::WILL_BE_FILED.get(lang));
        view! { {fine}<span class="sub"><bdi>{flagged}</bdi></span> }.into_any()
    } else {
        let id = format!("results.{line}.refused");
        view! { <b class="refused" id=id>{say::REFUSED.get(lang)}</b>" "<bdi>{refused.to_owned()}</bdi> }.into_any()
    };
    let id = format!("results.{line}.left_out");
    let of = id.clone();
    let checked = row.get(Column::LeftOut) == "yes";
    view! {
        {faults}
        {words}
        <label class="leave" for=of>
            <input id=id.clone() type="checkbox" name=id value="yes" checked=checked />
            {say::LEAVE_OUT.get(lang)}
        </label>
    }
    .into_any()
}
