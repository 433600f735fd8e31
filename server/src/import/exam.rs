//! Exams: the words of every line as slugs, and the facts of dataset, edition and scale that all
//! lines of one exam have to agree on.

use std::collections::{BTreeMap, HashMap};
use std::fmt::Display;

use chrono::NaiveDate;
use domain::batch::{ExamRecord, Known};
use domain::{ExamKey, Named, Openness, Scale, Slug, is_share_of_items};

use super::fault::{Faults, Place};
use super::published::{ExamCells, Line, Text};

/// An edition as one board has it.
type EditionKey = (Slug, Slug, Slug);

/// What the lines of one board say of an edition.
#[derive(Debug)]
struct EditionFacts<'a> {
    first: Place<'a>,
    released_on: Option<NaiveDate>,
    openness: Option<Openness>,
    opened_on: Option<NaiveDate>,
    first_result: NaiveDate,
}

/// The exams of a batch as they come together.
pub(super) struct Exams<'a, 'k> {
    known: &'k Known,
    slugs: HashMap<Text<'a>, Option<Slug>>,
    names: HashMap<(&'static str, Slug, Slug), (Text<'a>, Place<'a>)>,
    editions: BTreeMap<EditionKey, EditionFacts<'a>>,
    exams: BTreeMap<ExamKey, (Scale, Place<'a>)>,
}

impl<'a, 'k> Exams<'a, 'k> {
    /// No exams yet.
    pub(super) fn new(known: &'k Known) -> Self {
        let (slugs, names, editions, exams) = Default::default();
        Self { known, slugs, names, editions, exams }
    }

    /// The exam of a line, with its faults.
    pub(super) fn exam(&mut self, board: &Slug, line: &Line<'a>, faults: &mut Faults) -> Option<ExamKey> {
        let place = line.place;
        let cells = &line.exam;
        let dataset = self.word(board, "dataset", &cells.dataset, place, faults);
        let edition = self.word_or_silence(board, "edition", cells.edition.as_ref(), place, faults);
        let domain = self.word(board, "domain", &cells.domain, place, faults);
        let metric = self.word(board, "metric", &cells.metric, place, faults);
        let protocol = self.word_or_silence(board, "protocol", cells.protocol.as_ref(), place, faults);
        let key = ExamKey {
            board: board.clone(),
            dataset: dataset?,
            edition: edition?,
            language: cells.language.clone(),
            domain: domain?,
            metric: metric?,
            protocol: protocol?,
        };
        self.agree_on_edition(&key, line, faults);
        self.agree_on_scale(&key, cells, place, faults);
        Some(key)
    }

    /// A filter's word with its name as printed; not stated where the line is silent.
    pub(super) fn named(
        &mut self,
        board: &Slug,
        (column, name): (&'static str, Option<&Text<'a>>),
        place: Place<'a>,
        faults: &mut Faults,
    ) -> Option<Named> {
        let slug = self.word_or_silence(board, column, name, place, faults)?;
        Some(Named { slug, name: name.map(Text::to_string).unwrap_or_default() })
    }

    fn word_or_silence(
        &mut self,
        board: &Slug,
        column: &'static str,
        name: Option<&Text<'a>>,
        place: Place<'a>,
        faults: &mut Faults,
    ) -> Option<Slug> {
        match name {
            Some(name) => self.word(board, column, name, place, faults),
            None => Some(Slug::not_stated()),
        }
    }

    /// The slug of a name. Two names of one column and board never share one.
    fn word(
        &mut self,
        board: &Slug,
        column: &'static str,
        name: &Text<'a>,
        place: Place<'a>,
        faults: &mut Faults,
    ) -> Option<Slug> {
        let slug = match self.slugs.get(name) {
            Some(slug) => slug.clone(),
            None => {
                let slug = Slug::of_name(name).filter(Slug::is_stated);
                self.slugs.insert(name.clone(), slug.clone());
                slug
            }
        };
        let Some(slug) = slug else {
            faults.push(place, column, name, "a name with a letter a-z or a digit to make its address of");
            return None;
        };
        let first = self.names.entry((column, board.clone(), slug.clone())).or_insert_with(|| (name.clone(), place));
        if first.0 != *name {
            let (other, there) = first;
            let expected = format!("a name of its own: {there} has {other:?}, and both make the address {slug}");
            faults.push(place, column, name, expected);
            return None;
        }
        Some(slug)
    }

    fn agree_on_edition(&mut self, key: &ExamKey, line: &Line<'a>, faults: &mut Faults) {
        let cells = &line.exam;
        let facts = self.editions.entry(edition_key(key)).or_insert_with(|| EditionFacts {
            first: line.place,
            released_on: None,
            openness: None,
            opened_on: None,
            first_result: line.published_on,
        });
        facts.first_result = facts.first_result.min(line.published_on);
        let place = line.place;
        let mut agreed = |column, stated: Option<(String, String)>| {
            if let Some((value, stood)) = stated {
                let expected = format!("{stood}, as stated before of this edition (which begins at {})", facts.first);
                faults.push(place, column, &value, expected);
            }
        };
        agreed("edition_released_on", settle(&mut facts.released_on, cells.released_on));
        agreed("openness", settle(&mut facts.openness, cells.openness));
        agreed("opened_on", settle(&mut facts.opened_on, cells.opened_on));
    }

    fn agree_on_scale(&mut self, key: &ExamKey, cells: &ExamCells<'a>, place: Place<'a>, faults: &mut Faults) {
        let share_of_items = is_share_of_items(key.metric.as_str(), &cells.scale.unit);
        let scale = Scale { share_of_items, ..cells.scale.clone() };
        if let Some((first, there)) = self.exams.get(key) {
            two_scales(&scale, first, &format!("at {there}"), place, faults);
            return;
        }
        if let Some(first) = self.known.exams.get(key) {
            two_scales(&scale, first, "in results already there", place, faults);
        }
        self.exams.insert(key.clone(), (scale, place));
    }

    /// The exams, in the order of their keys.
    pub(super) fn finish(self) -> Vec<ExamRecord> {
        let unnamed = self.unnamed_releases();
        let mut datasets: HashMap<&Slug, &Text<'a>> = HashMap::new();
        let mut records = Vec::with_capacity(self.exams.len());
        for (key, (scale, _)) in &self.exams {
            let name = |column, slug: &Slug| self.names.get(&(column, key.board.clone(), slug.clone())).map(|n| &n.0);
            let printed = |column, slug| name(column, slug).map(Text::to_string).unwrap_or_default();
            let Some(facts) = self.editions.get(&edition_key(key)) else { continue };
            if let Some(name) = name("dataset", &key.dataset) {
                datasets.entry(&key.dataset).or_insert(name);
            }
            let released_on = match key.edition.is_stated() {
                true => facts.released_on,
                false => unnamed.get(&key.dataset).copied(),
            };
            records.push(ExamRecord {
                key: key.clone(),
                dataset_name: datasets.get(&key.dataset).map(|name| name.to_string()).unwrap_or_default(),
                edition_name: printed("edition", &key.edition),
                released_on,
                openness: facts.openness,
                opened_on: facts.opened_on,
                protocol_name: printed("protocol", &key.protocol),
                scale: scale.clone(),
            });
        }
        records
    }

    /// Of a dataset without a named edition: the earliest day that any board gives, or on which
    /// any result stood.
    fn unnamed_releases(&self) -> HashMap<Slug, NaiveDate> {
        let mut days: HashMap<Slug, NaiveDate> = HashMap::new();
        for ((_, dataset, edition), facts) in &self.editions {
            if !edition.is_stated() {
                let day = facts.released_on.unwrap_or(facts.first_result).min(facts.first_result);
                days.entry(dataset.clone()).and_modify(|first| *first = day.min(*first)).or_insert(day);
            }
        }
        days
    }
}

fn edition_key(key: &ExamKey) -> EditionKey {
    (key.board.clone(), key.dataset.clone(), key.edition.clone())
}

/// Takes what is said where nothing stands yet. Silence contradicts nothing; of two different
/// statements both are given back: what is said, what stood.
fn settle<T: Copy + PartialEq + Display>(stood: &mut Option<T>, said: Option<T>) -> Option<(String, String)> {
    let said = said?;
    let stood = *stood.get_or_insert(said);
    (said != stood).then(|| (said.to_string(), stood.to_string()))
}

fn two_scales(said: &Scale, stood: &Scale, there: &str, place: Place<'_>, faults: &mut Faults) {
    let bound = |bound: Option<f64>| bound.map_or_else(|| "not stated".to_owned(), |bound| bound.to_string());
    let parts = [
        ("metric_unit", said.unit.clone(), stood.unit.clone()),
        ("higher_is_better", higher(said), higher(stood)),
        ("metric_min", bound(said.min), bound(stood.min)),
        ("metric_max", bound(said.max), bound(stood.max)),
        ("aspect", said.aspect.to_string(), stood.aspect.to_string()),
    ];
    for (column, said, stood) in parts.iter().filter(|(_, said, stood)| said != stood) {
        faults.push(place, column, said, format!("{stood}, as {there}: one exam has one scale"));
    }
}

fn higher(scale: &Scale) -> String {
    (scale.direction == domain::Direction::Higher).to_string()
}
