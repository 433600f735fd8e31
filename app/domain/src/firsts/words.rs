//! Which words of an exam have to be named to get its ranking, and what is meant without one.

use std::cmp::Reverse;
use std::sync::Arc;

use crate::{Exam, SliceKey};

/// The domain that is meant where none is named.
const GENERAL: &str = "general";

/// The words that can single out an exam of a board's dataset, in the order in which they are said.
const WORDS: [SliceKey; 5] =
    [SliceKey::Edition, SliceKey::Language, SliceKey::Domain, SliceKey::Metric, SliceKey::Protocol];

/// A set of [`WORDS`], a bit each.
type Set = u8;

/// A word that has to be named, and what is meant without it.
#[derive(Debug, Clone)]
pub(super) struct Word {
    pub(super) key: SliceKey,
    pub(super) without: Meant,
}

/// What is meant by a sentence without one of its words.
#[derive(Debug, Clone)]
pub enum Meant {
    /// Another exam.
    One(Arc<Exam>),
    /// Several exams: the sentence has no rank.
    Several,
}

/// The exams that are meant where of an exam's words only some are named: those that share the words
/// named; where no edition is named, of these the newest edition; where no domain is named, of these
/// the general ones if there are any. `family` are the exams of one board and dataset.
pub(super) fn meant<'e>(exam: &Exam, named: &[SliceKey], family: &'e [Arc<Exam>]) -> Vec<&'e Arc<Exam>> {
    let shares = |other: &&Arc<Exam>| named.iter().all(|key| other.key.value(*key) == exam.key.value(*key));
    let mut meant: Vec<&Arc<Exam>> = family.iter().filter(shares).collect();
    if !named.contains(&SliceKey::Edition) {
        let newest = meant.iter().map(|other| age(other)).max();
        meant.retain(|other| Some(age(other)) == newest);
    }
    if !named.contains(&SliceKey::Domain) && meant.iter().any(|other| is_general(other)) {
        meant.retain(|other| is_general(other));
    }
    meant
}

/// The fewest words of an exam by which nothing else of its family is meant; of several such sets the
/// one whose words come first.
pub(super) fn needed(exam: &Exam, family: &[Arc<Exam>]) -> Arc<[Word]> {
    let rivals = Rivals::new(exam, family);
    let Some(set) = sets().find(|set| rivals.are_excluded_by(*set)) else { return Arc::default() };
    let named: Vec<SliceKey> = keys(set).collect();
    let word = |key: &SliceKey| {
        let rest: Vec<SliceKey> = named.iter().copied().filter(|other| other != key).collect();
        let without = match meant(exam, &rest, family).as_slice() {
            [one] => Meant::One(Arc::clone(one)),
            _ => Meant::Several,
        };
        Word { key: *key, without }
    };
    named.iter().map(word).collect()
}

/// Every set of words, the smallest first, then those whose words come first.
fn sets() -> impl Iterator<Item = Set> {
    let mut sets: Vec<Set> = (0..1 << WORDS.len()).collect();
    sets.sort_by_key(|set| (set.count_ones(), Reverse(set.reverse_bits())));
    sets.into_iter()
}

fn keys(set: Set) -> impl Iterator<Item = SliceKey> {
    WORDS.into_iter().enumerate().filter(move |(at, _)| set >> at & 1 == 1).map(|(_, key)| key)
}

fn bit(key: SliceKey) -> Set {
    WORDS.iter().position(|word| *word == key).map_or(0, |at| 1 << at)
}

fn age(exam: &Exam) -> (Option<chrono::NaiveDate>, &crate::Slug) {
    (exam.edition.released_on, &exam.key.edition)
}

fn is_general(exam: &Exam) -> bool {
    exam.key.domain.as_str() == GENERAL
}

/// The other exams of a family as one of them sees them: in which words each differs, whether its
/// edition is newer or older, whether its domain is the general one. Few kinds, however many exams.
struct Rivals {
    is_general: bool,
    kinds: Vec<Rival>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Rival {
    differs: Set,
    newer: bool,
    older: bool,
    general: bool,
}

impl Rivals {
    fn new(exam: &Exam, family: &[Arc<Exam>]) -> Self {
        let mut kinds = Vec::new();
        for other in family {
            let differs = WORDS.iter().filter(|key| other.key.value(**key) != exam.key.value(**key));
            let differs = differs.fold(0, |set, key| set | bit(*key));
            let rival = Rival {
                differs,
                newer: age(other) > age(exam),
                older: age(other) < age(exam),
                general: is_general(other),
            };
            if differs != 0 && !kinds.contains(&rival) {
                kinds.push(rival);
            }
        }
        Self { is_general: is_general(exam), kinds }
    }

    /// Whether a sentence that names these words means the exam alone; see [`meant`].
    fn are_excluded_by(&self, named: Set) -> bool {
        let shares = |rival: &&Rival| rival.differs & named == 0;
        let mut left: Vec<&Rival> = self.kinds.iter().filter(shares).collect();
        if named & bit(SliceKey::Edition) == 0 {
            if left.iter().any(|rival| rival.newer) {
                return false;
            }
            left.retain(|rival| !rival.older);
        }
        if named & bit(SliceKey::Domain) == 0 {
            if !self.is_general && left.iter().any(|rival| rival.general) {
                return false;
            }
            left.retain(|rival| !self.is_general || rival.general);
        }
        left.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn smaller_sets_come_first_and_of_these_those_of_the_first_words() {
        let sets: Vec<Vec<SliceKey>> = sets().map(|set| keys(set).collect()).collect();
        assert_eq!(sets[0], []);
        assert_eq!(sets[1..6].concat(), WORDS);
        assert_eq!(sets[6], [SliceKey::Edition, SliceKey::Language]);
        assert_eq!(sets.last().map(Vec::len), Some(5));
    }
}
