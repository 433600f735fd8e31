//! A line of `items.csv`: whether one result answered one item rightly.

use std::collections::BTreeMap;

use domain::batch::ItemsRecord;
use domain::{MOST_ITEMS, NamedAnswers, ResultId};

use super::fault::{Faults, Place};
use super::published::Text;
use super::row::Row;

/// The answers of each result by item, and where each stands.
#[derive(Debug, Default)]
pub(super) struct Items<'a> {
    of_result: BTreeMap<ResultId, BTreeMap<Text<'a>, (bool, Place<'a>)>>,
}

impl<'a> Items<'a> {
    /// Reads a line.
    pub(super) fn line(&mut self, row: &mut Row<'_, 'a>) {
        let result = row.stated("result", "a result: its identifier or its address", result);
        let item = row.required("item", "the item's name");
        let correct = row.stated("correct", "1 or 0", correct);
        let (Some(result), Some(item), Some(correct)) = (result, item, correct) else { return };
        let answers = self.of_result.entry(result).or_default();
        match answers.get(&item) {
            Some((_, first)) => row.fault("item", &item, format!("stated once of a result: {first} has it too")),
            None => {
                answers.insert(item, (correct, row.place));
            }
        }
    }

    /// The records of all that was read.
    pub(super) fn finish(self, faults: &mut Faults) -> Vec<ItemsRecord> {
        let mut records = Vec::with_capacity(self.of_result.len());
        for (result, answers) in self.of_result {
            let place = answers.values().map(|(_, place)| *place).min_by_key(|place| place.line);
            let given = NamedAnswers::new(answers.iter().map(|(item, (correct, _))| (&**item, *correct)));
            match (given, place) {
                (Some(given), _) => records.push(ItemsRecord { result, given }),
                (None, Some(place)) => {
                    faults.push(place, "result", result.as_str(), format!("a result of at most {MOST_ITEMS} items"));
                }
                (None, None) => {}
            }
        }
        records
    }
}

/// A cell as a result: its identifier, or an address that ends in it.
fn result(row: &mut Row<'_, '_>, column: &'static str) -> Option<ResultId> {
    let text = row.text(column)?;
    let word = text.rsplit_once("/r/").map_or(&*text, |(_, word)| word);
    let id = ResultId::of_prefix(word);
    if let Err(fault) = &id {
        row.fault(column, &text, format!("a result: its address, or {}", fault.expected));
    }
    id.ok()
}

/// A cell as 1 or 0.
fn correct(row: &mut Row<'_, '_>, column: &'static str) -> Option<bool> {
    let text = row.text(column)?;
    match &*text {
        "1" => Some(true),
        "0" => Some(false),
        _ => {
            row.fault(column, &text, "1 or 0");
            None
        }
    }
}
