//! Two claimants of one first: sentences that lack one word, and two models that each are first
//! with a word of their own.

use std::cmp::Reverse;
use std::collections::HashMap;

use super::Choice;
use super::found::Held;
use super::spot::{Kind, Spot};
use super::survey::{At, Survey, Surveyed, Within};
use crate::rank::FirstPlace;
use crate::{SliceKey, Slug};

/// A sentence with a hole: two slices that differ in the value of one qualifier and in their
/// leaders, of which at least one does not hold the other's first place.
#[derive(Debug, Clone)]
pub struct Hole {
    /// The key whose word is missing.
    pub key: SliceKey,
    /// The leaders of the two slices, the more telling first.
    pub claimants: [Spot<FirstPlace>; 2],
    /// How many other words would fill the hole, each with a leader of its own slice.
    pub other_words: usize,
}

/// One slice that its leader leads with no fewer filters.
#[derive(Clone, Copy)]
struct Led<'a> {
    at: At,
    exam: &'a Surveyed,
    held: &'a Held<FirstPlace>,
}

/// Two slices that fill one hole.
struct Pair<'a> {
    key: SliceKey,
    of: [Led<'a>; 2],
    /// Whether one of the two holds the other's first place, too.
    overlap: bool,
    other_words: usize,
}

/// The sentences from the place `from` on, and how many there are. Words of the exam come before
/// filters: the same models sat both. The most telling of every family comes before the second of
/// any.
pub(super) fn holes(survey: &Survey, within: &Within, from: usize, count: usize) -> (Vec<Hole>, usize) {
    let mut sentences: HashMap<(SliceKey, String), Vec<Led<'_>>> = HashMap::new();
    for (place, exam) in survey.exams.iter().enumerate().filter(|(_, exam)| within.holds(&exam.exam)) {
        for (held, slice) in exam.found.firsts.iter().enumerate() {
            let led = slice.leader().is_some_and(|leader| leader.without.is_some());
            if led && exam.can_say(slice.choices.len()) {
                let led = Led { at: At { exam: place, held, holder: 0 }, exam, held: slice };
                for key in exam.words.iter().map(|word| word.key).chain(slice.choices.iter().map(Choice::key)) {
                    sentences.entry((key, led.sentence_without(key))).or_default().push(led);
                }
            }
        }
    }
    let mut pairs: Vec<Pair<'_>> = sentences.into_iter().filter_map(|((key, _), all)| pair(key, all)).collect();
    pairs.sort_by_cached_key(|Pair { key, of: [a, b], overlap, .. }| {
        let merit = a.held.place.merit().max(b.held.place.merit());
        let n = Reverse(a.held.of.min(b.held.of));
        (SliceKey::FILTERS.contains(key), a.n_qualifiers(), *overlap, merit, n, *key, a.at, b.at)
    });
    let mut seen: HashMap<(&Slug, &Slug), usize> = HashMap::new();
    let mut in_turn: Vec<(usize, Pair<'_>)> = Vec::with_capacity(pairs.len());
    for pair in pairs {
        let [a, _] = &pair.of;
        let turn = seen.entry((&a.exam.exam.key.board, &a.exam.exam.key.dataset)).or_default();
        in_turn.push((*turn, pair));
        *turn += 1;
    }
    in_turn.sort_by_key(|(turn, _)| *turn);
    let n = in_turn.len();
    let shown = in_turn.into_iter().skip(from).take(count);
    let holes = shown.filter_map(|(_, Pair { key, of: [a, b], other_words, .. })| {
        Some(Hole { key, claimants: [survey.spot(a.at)?, survey.spot(b.at)?], other_words })
    });
    (holes.collect(), n)
}

/// The most telling pair of the slices that fill one hole, if two of their leaders differ: one in
/// which neither leader holds the other's first place, else one in which only one does.
fn pair(key: SliceKey, mut all: Vec<Led<'_>>) -> Option<Pair<'_>> {
    all.sort_by_key(|led| (led.held.place.merit(), Reverse(led.held.of), led.at));
    let with_shared = |shared: usize| {
        all.iter().enumerate().find_map(|(place, a)| {
            let fits = |b: &&Led<'_>| a.leader() != b.leader() && a.shared_with(b) == shared;
            let b = all.get(place + 1..)?.iter().find(fits)?;
            Some(Pair { key, of: [*a, *b], overlap: shared > 0, other_words: all.len() - 2 })
        })
    };
    with_shared(0).or_else(|| with_shared(1))
}

impl Led<'_> {
    fn n_qualifiers(&self) -> usize {
        self.exam.words.len() + self.held.choices.len()
    }

    /// The canonical text of the slice without one of its words.
    fn sentence_without(&self, missing: SliceKey) -> String {
        let mut text = String::new();
        let key = &self.exam.exam.key;
        let of_exam = SliceKey::EXAM.iter().filter_map(|word| Some((*word, key.value(*word)?.to_owned())));
        let filters = self.held.choices.iter().map(|choice| (choice.key(), choice.value()));
        for (word, value) in of_exam.chain(filters).filter(|(word, _)| *word != missing) {
            text.push_str(word.slug());
            text.push('=');
            text.push_str(&value);
            text.push(' ');
        }
        text
    }

    fn leader(&self) -> Option<&Slug> {
        self.model(self.held.leader()?.line)
    }

    fn model(&self, line: usize) -> Option<&Slug> {
        self.exam.found.lines.get(line).map(|line| &line.model)
    }

    /// How many of the two leaders hold the first place of the other slice, too.
    fn shared_with(&self, other: &Self) -> usize {
        let holds = |slice: &Self, leader: Option<&Slug>| {
            slice.held.holders.iter().any(|holder| slice.model(holder.line) == leader)
        };
        usize::from(holds(self, other.leader())) + usize::from(holds(other, self.leader()))
    }
}
