//! Who had the highest score, for how many days.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use chrono::NaiveDate;

use crate::history::Turn;
use crate::rank::Ranking;
use crate::stats::separation;
use crate::{Model, Slug};

/// Models that led together, and for how long.
#[derive(Debug, Clone)]
pub struct Led {
    /// Those with the best score: several where scores were equal to the last digit, none while
    /// too few were ranked to speak of a first.
    pub models: Vec<Arc<Model>>,
    /// Days, the first and the last of each time counted.
    pub days: u64,
}

/// Who led a slice from its first result to its day. It goes by the score alone, and does not say
/// that a leader could be told from the next.
#[derive(Debug, Clone, Default)]
pub struct Lead {
    /// Every set of leaders with its days, longest first. The days add up to `days`.
    pub led: Vec<Led>,
    /// Days from the first result to the slice's day, both counted.
    pub days: u64,
    /// Distinct models that ever led.
    pub n_leaders: usize,
}

/// A time in which the same models had the best score.
#[derive(Debug, Clone)]
pub struct Tenure {
    /// Its first day.
    pub from: NaiveDate,
    /// Its last day.
    pub until: NaiveDate,
    /// Those who led: none while too few were ranked to speak of a first.
    pub models: Vec<Arc<Model>>,
}

impl Tenure {
    /// Its days, the first and the last counted.
    #[must_use]
    pub fn days(&self) -> u64 {
        u64::try_from((self.until - self.from).num_days() + 1).unwrap_or_default()
    }

    fn key(&self) -> Vec<&Slug> {
        self.models.iter().map(|model| &model.slug).collect()
    }
}

/// Who led when, from the first turn to a day, without a gap. A turn that left the leaders as they
/// were does not begin anew.
#[must_use]
pub fn tenures(turns: &[Turn], until: NaiveDate) -> Vec<Tenure> {
    let ends = turns.iter().skip(1).filter_map(|turn| turn.day.pred_opt()).chain([until]);
    let mut tenures: Vec<Tenure> = Vec::new();
    for (turn, until) in turns.iter().zip(ends) {
        let next = Tenure { from: turn.day, until, models: leaders(&turn.ranking) };
        match tenures.last_mut() {
            Some(last) if last.key() == next.key() => last.until = until,
            _ => tenures.push(next),
        }
    }
    tenures
}

/// How many distinct models had led by the end of each turn.
#[must_use]
pub fn leaders_so_far(turns: &[Turn]) -> Vec<usize> {
    let mut seen = BTreeSet::new();
    let count = |turn: &Turn| {
        seen.extend(leaders(&turn.ranking).into_iter().map(|model| model.slug.clone()));
        seen.len()
    };
    turns.iter().map(count).collect()
}

/// Who led from the first turn to a day.
#[must_use]
pub fn lead(turns: &[Turn], until: NaiveDate) -> Lead {
    let mut led: BTreeMap<Vec<Slug>, Led> = BTreeMap::new();
    for tenure in tenures(turns, until) {
        let key = tenure.key().into_iter().cloned().collect();
        let days = tenure.days();
        led.entry(key).or_insert(Led { models: tenure.models, days: 0 }).days += days;
    }
    let n_leaders = led.keys().flatten().collect::<BTreeSet<_>>().len();
    let mut led: Vec<Led> = led.into_values().collect();
    led.sort_by_key(|led| std::cmp::Reverse(led.days));
    Lead { days: led.iter().map(|led| led.days).sum(), led, n_leaders }
}

/// The models with the best score, where enough are ranked.
fn leaders(ranking: &Ranking) -> Vec<Arc<Model>> {
    let Some(top) = ranking.leader().filter(|_| ranking.first.is_some()) else { return Vec::new() };
    let value = top.row.score.value();
    let mut models: Vec<Arc<Model>> =
        ranking.entries.iter().take_while(|e| e.row.score.value() == value).map(|e| Arc::clone(&e.row.model)).collect();
    models.sort_by(|a, b| a.slug.cmp(&b.slug));
    models.dedup_by(|a, b| a.slug == b.slug);
    models
}

/// How far the first entry's score is ahead of the second's, in standard errors of the difference;
/// `None` where too few are ranked or an error is unknown.
#[must_use]
pub fn gap(ranking: &Ranking) -> Option<f64> {
    let [first, second, ..] = ranking.entries.as_slice() else { return None };
    ranking.first.as_ref()?;
    let scale = &ranking.exam.scale;
    let by = scale.merit(first.row.score.value()) - scale.merit(second.row.score.value());
    Some(separation(by, first.uncertainty.standard_error?, second.uncertainty.standard_error?))
}
