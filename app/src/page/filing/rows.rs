//! Results in the form: what was read of a harness file, as a table with the mapping of each row behind
//! it, and what was typed by hand; each row with its outcome.

mod cell;
mod of_file;
mod typed;

use domain::filing::{Column, TypedRow};
use leptos::prelude::*;

use super::submit::Content;
use crate::part::FieldError;
use crate::text::Lang;
use crate::text::filing as say;

/// Blank rows shown where nothing is typed yet.
const BLANK_ROWS: usize = 3;

/// Both tables, as far as there is something in them.
pub(super) fn rows(content: &Content, lang: Lang) -> AnyView {
    let numbered = || (1..).zip(&content.typed.rows);
    let is_of_file = |row: &TypedRow| !row.get(Column::Task).is_empty();
    let of_file: Vec<(usize, &TypedRow)> = numbered().filter(|(_, row)| is_of_file(row)).collect();
    let mut by_hand: Vec<(usize, &TypedRow)> = numbered().filter(|(_, row)| !is_of_file(row)).collect();
    let blank = TypedRow::default();
    if of_file.is_empty() {
        by_hand.extend((by_hand.len() + 1..=BLANK_ROWS).map(|line| (line, &blank)));
    }
    let read = (!of_file.is_empty()).then(|| of_file::table(content, &of_file, lang));
    let typed = (!by_hand.is_empty()).then(|| typed::table(&by_hand, &content.errors, lang));
    view! { {read}{typed} }.into_any()
}

/// The faults of one row.
fn faults(line: usize, errors: &[FieldError]) -> impl Iterator<Item = &FieldError> {
    let prefix = format!("results.{line}.");
    errors.iter().filter(move |error| error.field.starts_with(&prefix))
}

/// What becomes of a row: its faults, what its file says against it, and whether it is left out.
/// `waits` says that something is still to be said of it.
fn outcome(line: usize, row: &TypedRow, errors: &[FieldError], waits: bool, lang: Lang) -> AnyView {
    if row.is_blank() {
        return ().into_any();
    }
    let mut faults = faults(line, errors).peekable();
    let left_out = row.get(Column::LeftOut) == "yes";
    let goes = !left_out && !waits && faults.peek().is_none();
    let faults = faults.map(|error| view! { <p class="f-error"><bdi>{error.whole(lang)}</bdi></p> }).collect_view();
    let refused = row.get(Column::Refused);
    let words = if left_out {
        view! { <span class="sub">{say::LEFT_OUT.get(lang)}</span> }.into_any()
    } else if refused.is_empty() {
        let flagged = row.get(Column::Flagged).to_owned();
        let flagged = (!flagged.is_empty()).then(|| view! { <span class="sub"><bdi>{flagged}</bdi></span> });
        let goes = goes.then(|| say::WILL_BE_FILED.get(lang));
        let waits = waits.then(|| view! { <b class="refused">{say::WAITS.get(lang)}</b> });
        view! { {goes}{waits}{flagged} }.into_any()
    } else {
        let id = format!("results.{line}.refused");
        view! { <b class="refused" id=id>{say::REFUSED.get(lang)}</b>" "<bdi>{refused.to_owned()}</bdi> }.into_any()
    };
    let id = format!("results.{line}.left_out");
    let of = id.clone();
    let name = format!(" {line}");
    view! {
        {faults}
        {words}
        <label class="leave" for=of>
            <input id=id.clone() type="checkbox" name=id value="yes" checked=left_out />
            {say::LEAVE_OUT.get(lang)}<span class="visually-hidden">{name}</span>
        </label>
    }
    .into_any()
}

/// What a harness file says of a row goes with it unseen, and so does what no column shows.
fn kept(line: usize, row: &TypedRow, columns: &[Column]) -> AnyView {
    let hidden = |column: &Column| {
        let value = row.get(*column).to_owned();
        (!value.is_empty()).then(|| view! { <input type="hidden" name=cell::name(line, *column) value=value /> })
    };
    columns.iter().map(hidden).collect_view().into_any()
}
