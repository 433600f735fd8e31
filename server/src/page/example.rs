//! The ranking that the home page and the method explain themselves by: CMMLU, five-shot, the
//! models open to public test. Where the store does not hold it, they go without.

use std::sync::Arc;

use app::page::placed::Placed;
use chrono::NaiveDate;
use domain::rank::Ranking;
use domain::{Filters, Slice, Slug};
use store::Scope;

use crate::error::PageError;
use crate::state::Reading;

/// The exam, as the store writes its key.
const EXAM: &str = "cmmlu/cmmlu/1.0/zh/general/accuracy/5-shot";
/// The division.
const DIVISION: &str = "open-to-test";

/// The day on which XuanYuan-70B stood 0.15 points ahead of GPT-4: what the method works out.
pub(super) fn worked_day() -> Option<NaiveDate> {
    NaiveDate::from_ymd_opt(2023, 9, 26)
}

/// The ranking as of a day; `None` where the store does not hold it.
pub(super) async fn ranking_on(reading: &Reading, day: NaiveDate) -> Result<Option<Arc<Ranking>>, PageError> {
    let (Some(exam), Ok(division)) = (reading.catalog().exam(EXAM).cloned(), DIVISION.parse::<Slug>()) else {
        return Ok(None);
    };
    let filters = Filters { division: [division].into(), ..Filters::default() };
    let slice = Arc::new(Slice::new(exam.key.clone(), filters, day));
    let rows = reading.rows(Scope::Family { board: &exam.key.board, dataset: &exam.key.dataset }).await?;
    Ok(Some(reading.ranking(&slice, &exam, &rows)).filter(|ranking| ranking.first.is_some()))
}

/// The entry that shows best what an interval is: of those that could stand higher and could stand
/// lower, the one nearest the middle of the table; else the leader.
#[must_use]
pub(super) fn entry_to_explain(ranking: &Arc<Ranking>) -> Option<Placed> {
    let middle = ranking.n_ranked().div_ceil(2);
    let open_both_ways = ranking.entries.iter().filter_map(|entry| {
        let standing = entry.standing.as_ref()?;
        (standing.low() < standing.rank() && standing.rank() < standing.high())
            .then(|| (standing.rank().abs_diff(middle), entry))
    });
    let entry = open_both_ways.min_by_key(|(distance, _)| *distance).map(|(_, entry)| entry);
    let entry = entry.or_else(|| ranking.leader())?;
    Some(Placed { row: Arc::clone(&entry.row), ranking: Arc::clone(ranking) })
}
