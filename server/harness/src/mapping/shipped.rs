//! The mapping files that ship: `server/harness/tasks.csv` and `metrics.csv`.

use std::str::FromStr;

use domain::{Direction, Scale, Slug, is_share_of_items};

use super::super::format::Format;
use super::{Mapping, MetricMapping};

const TASKS: &str = include_str!("../../tasks.csv");
const METRICS: &str = include_str!("../../metrics.csv");

/// Both files. A test holds that every row of them can be read.
pub(super) fn mappings() -> (Vec<Mapping>, Vec<MetricMapping>) {
    (rows(TASKS).filter_map(|row| task(&row)).collect(), rows(METRICS).filter_map(|row| metric(&row)).collect())
}

fn rows(text: &'static str) -> impl Iterator<Item = csv::StringRecord> {
    csv::Reader::from_reader(text.as_bytes()).into_records().filter_map(Result::ok)
}

/// `format,task,dataset,edition,language,domain,protocol`
fn task(row: &csv::StringRecord) -> Option<Mapping> {
    let cell = |index: usize| row.get(index).map(str::to_owned);
    Some(Mapping {
        format: Format::of_slug(row.get(0)?)?,
        task: cell(1)?,
        dataset: cell(2)?,
        edition: cell(3)?,
        language: cell(4)?,
        domain: cell(5)?,
        protocol: cell(6)?,
    })
}

/// `format,metric,filter,slug,unit,direction,min,max,aspect`
fn metric(row: &csv::StringRecord) -> Option<MetricMapping> {
    let bound = |index: usize| match row.get(index)? {
        "" => Some(None),
        bound => bound.parse().ok().map(Some),
    };
    let slug: Slug = row.get(3)?.parse().ok()?;
    let unit = row.get(4)?;
    let scale = Scale {
        unit: unit.to_owned(),
        direction: Direction::from_str(row.get(5)?).ok()?,
        min: bound(6)?,
        max: bound(7)?,
        aspect: row.get(8)?.parse().ok()?,
        share_of_items: is_share_of_items(slug.as_str(), unit),
    };
    let (metric, filter) = (row.get(1)?.to_owned(), row.get(2)?.to_owned());
    Some(MetricMapping { format: Format::of_slug(row.get(0)?)?, metric, filter, slug, scale })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_that_ships_is_read_and_stands_once() {
        let (tasks, metrics) = mappings();
        assert_eq!(tasks.len(), TASKS.lines().count() - 1);
        assert_eq!(metrics.len(), METRICS.lines().count() - 1);
        for (n, task) in tasks.iter().enumerate() {
            assert!(
                !tasks[..n].iter().any(|t| (t.format, &t.task) == (task.format, &task.task)),
                "{} twice",
                task.task
            );
            assert!(task.task.matches('*').count() <= 1, "{} has more than one *", task.task);
            let words = [&task.dataset, &task.edition, &task.domain, &task.protocol];
            for word in words.into_iter().filter(|word| !word.is_empty() && *word != "@revision") {
                assert!(word.replace('*', "x").parse::<Slug>().is_ok(), "{word} is no slug");
            }
        }
    }
}
