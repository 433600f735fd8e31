//! The field of one cell.

use domain::filing::{Column, ErrorMethod, TypedRow};
use leptos::prelude::*;

use crate::part::FieldError;
use crate::text::Lang;
use crate::text::filing::field as of_field;

/// The name and `id` of a cell's field.
pub(super) fn name(line: usize, column: Column) -> String {
    format!("results.{line}.{column}")
}

/// The field of a cell; it names itself where no label stands beside it.
pub(super) fn field(
    (line, row): (usize, &TypedRow),
    column: Column,
    labelled: bool,
    errors: &[FieldError],
    lang: Lang,
) -> AnyView {
    let id = name(line, column);
    let label = (!labelled).then(|| format!("{} {line}", of_field::column(column).get(lang)));
    let invalid = errors.iter().any(|error| error.field == id).then_some("true");
    let value = row.get(column).to_owned();
    if column == Column::ErrorMethod {
        let option = |method: &ErrorMethod| {
            let selected = value == method.slug();
            view! { <option value=method.slug() selected=selected>{of_field::error_method(*method, lang)}</option> }
        };
        return view! {
            <select id=id.clone() name=id aria-label=label aria-invalid=invalid>
                <option value=""></option>
                {ErrorMethod::ALL.iter().map(option).collect_view()}
            </select>
        }
        .into_any();
    }
    let list = match column {
        Column::Exam => Some("exams"),
        Column::Protocol => Some("protocols"),
        Column::Metric => Some("metrics"),
        _ => None,
    };
    let class = format!("cell cell-{}", column.slug().replace('_', "-"));
    view! {
        <input
            id=id.clone()
            class=class
            type="text"
            name=id
            value=value
            list=list
            aria-label=label
            aria-invalid=invalid
            autocomplete="off"
        />
    }
    .into_any()
}
