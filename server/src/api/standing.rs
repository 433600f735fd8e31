//! Where results stand, as rows: those of a model's page, each in the ranking of its own exam, and the places
//! of one result by day.

use std::sync::Arc;

use domain::grid::whole;
use domain::{Address, ResultRow, Slice};
use serde::Serialize;
use serde_json::{Value, json};
use store::Scope;

use super::list::only;
use super::quoted::JSON;
use super::ranking::{COLUMNS, Line, Place, Row, cells};
use super::table::{CSV, LINES, cell, csv as table, lines as json_lines};
use crate::cache::Answer;
use crate::error::PageError;
use crate::extract::Reader;
use crate::page::model::{content, of_name};
use crate::page::result::{own_slice, rank_days, recorded};
use crate::state::Reading;

/// In which form rows are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RowsAs {
    /// CSV.
    Csv,
    /// JSON.
    Json,
    /// JSON Lines.
    Lines,
}

/// The results of a model: those that stand, by board, with their places today; then those that stand no more.
///
/// # Errors
/// If no model has that name; a failing store.
pub async fn of_model(reading: &Reading, reader: &Reader, name: &str, form: RowsAs) -> Result<Answer, PageError> {
    only(reader, &[])?;
    let model = of_name(reading, name)?;
    let rows = reading.rows(Scope::AroundModel(&model.slug)).await?;
    let today = reading.today();
    let rank = |row: &ResultRow| reading.ranking(&Arc::new(whole(&row.exam, today)), &row.exam, &rows);
    let content = content(reading.catalog(), model, &rows, today, rank);
    let standing = content.groups.iter().flat_map(|group| &group.placed).map(|placed| {
        let row = placed.entry().map_or_else(|| Row::of_result(&placed.row), Row::of_entry);
        (row, placed.ranking.slice.to_string())
    });
    let gone = content.gone.iter().map(|row| (Row::of_result(row), whole(&row.exam, today).to_string()));
    let rows: Vec<(Row<'_>, String)> = standing.chain(gone).collect();
    let line =
        |(row, slice_text): &(Row<'_>, String)| serde_json::to_value(Line { row, slice_text }).unwrap_or_default();
    Ok(match form {
        RowsAs::Csv => Answer::new(table(COLUMNS, rows.iter().map(|(row, slice)| cells(row, slice)))?, CSV, false),
        RowsAs::Lines => Answer::new(json_lines(rows.iter().map(line)), LINES, false),
        RowsAs::Json => {
            let body = json!({
                "address": Address::Model(&model.slug).to_string(),
                "rows": rows.iter().map(line).collect::<Vec<Value>>(),
                "next": null,
            });
            Answer::new(body.to_string(), JSON, false)
        }
    })
}

/// A day on which the place of a result changed; without a place it is ranked no more.
#[derive(Debug, Default, Serialize)]
struct Day {
    day: String,
    rank: Option<usize>,
    rank_low: Option<usize>,
    rank_high: Option<usize>,
    of: Option<usize>,
    slice_text: String,
}

/// The places of a result by day, in the slice that it is judged in.
///
/// # Errors
/// If no result has that name; a failing store.
pub async fn days_of_result(reading: &Reading, name: &str, form: RowsAs) -> Result<Answer, PageError> {
    let (_, row) = recorded(reading, name).await?;
    let key = &row.exam.key;
    let rows = reading.rows(Scope::Family { board: &key.board, dataset: &key.dataset }).await?;
    let slice: Slice = own_slice(&row, reading.today());
    let turns = reading.history(&slice, &row.exam, &rows);
    let days = rank_days(&row, &turns, reading.today()).into_iter().map(|on| {
        let place = on.standing.as_ref().map(Place::from);
        Day {
            day: on.day.to_string(),
            rank: place.as_ref().map(|place| place.rank),
            rank_low: place.as_ref().map(|place| place.rank_low),
            rank_high: place.as_ref().map(|place| place.rank_high),
            of: place.as_ref().map(|place| place.of),
            slice_text: slice.with_as_of(on.day).to_string(),
        }
    });
    let days: Vec<Day> = days.collect();
    Ok(match form {
        RowsAs::Csv => {
            let columns = ["day", "rank", "rank_low", "rank_high", "of", "slice"];
            let cells = |of: &Day| {
                let Day { day, rank, rank_low, rank_high, of, slice_text } = of;
                [day.clone(), cell(*rank), cell(*rank_low), cell(*rank_high), cell(*of), slice_text.clone()]
            };
            Answer::new(table(columns, days.iter().map(cells))?, CSV, false)
        }
        RowsAs::Lines => Answer::new(json_lines(&days), LINES, false),
        RowsAs::Json => {
            let address = Address::Result(row.id.as_str()).to_string();
            Answer::new(json!({ "address": address, "days": days, "next": null }).to_string(), JSON, false)
        }
    })
}
