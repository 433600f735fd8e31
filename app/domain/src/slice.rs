//! The slice: what a ranking is over. One type, one canonical text, one address form.

pub(crate) mod makers;
pub(crate) mod query;

use std::collections::BTreeSet;
use std::fmt;

use chrono::NaiveDate;

use self::makers::Makers;
use crate::lexicon::lexicon;
use crate::{Book, Catalog, EvaluatorKind, ExamKey, Fit, ResultRow, SizeClass, Slug, WeightsClass, book_of, fits_of};

lexicon! {
    /// The keys of a slice, in the order in which addresses and texts carry them.
    SliceKey, "a key of the slice" {
        /// The venue.
        Board = "board",
        /// The set of questions.
        Dataset = "dataset",
        /// Its version.
        Edition = "edition",
        /// The language split.
        Language = "language",
        /// The domain split.
        Domain = "domain",
        /// What is measured.
        Metric = "metric",
        /// How it was sat.
        Protocol = "protocol",
        /// The board's own partition of its table.
        Division = "division",
        /// What the entrant chose.
        Setting = "setting",
        /// Size class of the model.
        Size = "size",
        /// Whether the model's weights are open.
        Weights = "weights",
        /// Country of the model's maker.
        Country = "country",
        /// The model's maker.
        Org = "org",
        /// Who ran the exam.
        Evaluator = "evaluator",
        /// Open- or closed-book.
        Book = "book",
        /// Whether the model was made for the exam's language and domain.
        Fit = "fit",
        /// Which of several results of one entrant stands.
        Pick = "pick",
        /// The day.
        AsOf = "as-of",
    }
}

impl SliceKey {
    /// The keys that fix an exam: without any one of them there is no rank.
    pub const EXAM: &'static [Self] =
        &[Self::Board, Self::Dataset, Self::Edition, Self::Language, Self::Domain, Self::Metric, Self::Protocol];

    /// The keys that filter the results of an exam.
    pub const FILTERS: &'static [Self] = &[
        Self::Division,
        Self::Setting,
        Self::Size,
        Self::Weights,
        Self::Country,
        Self::Org,
        Self::Evaluator,
        Self::Book,
        Self::Fit,
    ];
}

lexicon! {
    /// Which of several results of one entrant stands in the ranking.
    Pick, "one of strongest, newest, lowest" {
        /// The strongest evaluator kind, the newest of those (the default).
        Strongest = "strongest",
        /// The newest.
        Newest = "newest",
        /// The worst score.
        Lowest = "lowest",
    }
}

/// Filters on the results of one exam. An empty set lets all through.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Filters {
    /// The board's own partitions.
    pub division: BTreeSet<Slug>,
    /// What entrants chose.
    pub setting: BTreeSet<Slug>,
    /// Size classes.
    pub size: BTreeSet<SizeClass>,
    /// Weights.
    pub weights: BTreeSet<WeightsClass>,
    /// Countries of makers, lower-case ISO 3166-1 alpha-2, or `not-stated`.
    pub country: BTreeSet<Slug>,
    /// Makers, or `not-stated`.
    pub org: BTreeSet<Slug>,
    /// Evaluator kinds.
    pub evaluator: BTreeSet<EvaluatorKind>,
    /// Open- or closed-book.
    pub book: BTreeSet<Book>,
    /// Match of exam and candidate.
    pub fit: BTreeSet<Fit>,
    /// Which of several results of one entrant stands.
    pub pick: Pick,
    /// What the makers are called, as far as that is known.
    pub makers: Makers,
}

impl Default for Filters {
    fn default() -> Self {
        Self {
            division: BTreeSet::new(),
            setting: BTreeSet::new(),
            size: BTreeSet::new(),
            weights: BTreeSet::new(),
            country: BTreeSet::new(),
            org: BTreeSet::new(),
            evaluator: BTreeSet::new(),
            book: BTreeSet::new(),
            fit: BTreeSet::new(),
            pick: Pick::Strongest,
            makers: Makers::default(),
        }
    }
}

impl Filters {
    /// Whether a result passes every filter.
    #[must_use]
    pub fn let_through(&self, row: &ResultRow) -> bool {
        fn open_or<T: Ord>(set: &BTreeSet<T>, passes: impl FnOnce(&BTreeSet<T>) -> bool) -> bool {
            set.is_empty() || passes(set)
        }
        let model = &row.model;
        open_or(&self.division, |set| set.contains(&row.division.slug))
            && open_or(&self.setting, |set| set.contains(&row.setting.slug))
            && open_or(&self.size, |set| set.contains(&model.size_class()))
            && open_or(&self.weights, |set| set.contains(&model.weights_class()))
            && open_or(&self.country, |set| model.countries().iter().any(|c| set.contains(c)))
            && open_or(&self.org, |set| {
                if model.organisations.is_empty() {
                    set.contains(&Slug::not_stated())
                } else {
                    model.organisations.iter().any(|o| set.contains(&o.slug))
                }
            })
            && open_or(&self.evaluator, |set| set.contains(&row.submission.evaluator_kind))
            && open_or(&self.book, |set| set.contains(&book_of(row).0))
            && open_or(&self.fit, |set| fits_of(row).iter().any(|fit| set.contains(fit)))
    }

    /// The same filters, which let through too who does not state what they ask.
    #[must_use]
    pub fn or_unstated(&self) -> Self {
        fn also<T: Ord + Clone>(set: &BTreeSet<T>, unstated: T) -> BTreeSet<T> {
            let unstated = (!set.is_empty()).then_some(unstated);
            set.iter().cloned().chain(unstated).collect()
        }
        Self {
            division: also(&self.division, Slug::not_stated()),
            size: also(&self.size, SizeClass::NotStated),
            weights: also(&self.weights, WeightsClass::NotStated),
            country: also(&self.country, Slug::not_stated()),
            org: also(&self.org, Slug::not_stated()),
            evaluator: also(&self.evaluator, EvaluatorKind::Unknown),
            book: also(&self.book, Book::Unknown),
            ..self.clone()
        }
    }

    /// The values chosen for a filter, as addresses have them; none for other keys.
    #[must_use]
    pub fn values(&self, key: SliceKey) -> Vec<String> {
        fn texts<T: fmt::Display>(set: &BTreeSet<T>) -> Vec<String> {
            set.iter().map(ToString::to_string).collect()
        }
        match key {
            SliceKey::Division => texts(&self.division),
            SliceKey::Setting => texts(&self.setting),
            SliceKey::Size => texts(&self.size),
            SliceKey::Weights => texts(&self.weights),
            SliceKey::Country => texts(&self.country),
            SliceKey::Org => texts(&self.org),
            SliceKey::Evaluator => texts(&self.evaluator),
            SliceKey::Book => texts(&self.book),
            SliceKey::Fit => texts(&self.fit),
            SliceKey::Pick if self.pick != Pick::Strongest => vec![self.pick.to_string()],
            _ => Vec::new(),
        }
    }

    /// These filters without the choice made for `key`.
    #[must_use]
    pub fn without(&self, key: SliceKey) -> Self {
        let mut filters = self.clone();
        match key {
            SliceKey::Division => filters.division.clear(),
            SliceKey::Setting => filters.setting.clear(),
            SliceKey::Size => filters.size.clear(),
            SliceKey::Weights => filters.weights.clear(),
            SliceKey::Country => filters.country.clear(),
            SliceKey::Org => filters.org.clear(),
            SliceKey::Evaluator => filters.evaluator.clear(),
            SliceKey::Book => filters.book.clear(),
            SliceKey::Fit => filters.fit.clear(),
            SliceKey::Pick => filters.pick = Pick::Strongest,
            _ => {}
        }
        filters
    }

    /// How many filters narrow the results.
    #[must_use]
    pub fn count(&self) -> usize {
        SliceKey::FILTERS.iter().filter(|key| !self.values(**key).is_empty()).count()
    }
}

/// What a ranking is over: one exam, filters, and a day. Its fields are private so that it is
/// always whole.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Slice {
    exam: ExamKey,
    filters: Filters,
    as_of: NaiveDate,
}

impl Slice {
    /// A slice of an exam as of a day.
    #[must_use]
    pub fn new(exam: ExamKey, filters: Filters, as_of: NaiveDate) -> Self {
        Self { exam, filters, as_of }
    }

    /// The exam's key.
    #[must_use]
    pub fn exam(&self) -> &ExamKey {
        &self.exam
    }

    /// The filters.
    #[must_use]
    pub fn filters(&self) -> &Filters {
        &self.filters
    }

    /// The day.
    #[must_use]
    pub fn as_of(&self) -> NaiveDate {
        self.as_of
    }

    /// Whether a result belongs to the slice. The exam is not compared: rows are of one exam.
    #[must_use]
    pub fn holds(&self, row: &ResultRow) -> bool {
        row.stood_on(self.as_of) && self.filters.let_through(row)
    }

    /// The same slice on another day.
    #[must_use]
    pub fn with_as_of(&self, as_of: NaiveDate) -> Self {
        Self { as_of, ..self.clone() }
    }

    /// The same slice of another exam.
    #[must_use]
    pub fn with_exam(&self, exam: ExamKey) -> Self {
        Self { exam, ..self.clone() }
    }

    /// The same slice through other filters.
    #[must_use]
    pub fn with_filters(&self, filters: Filters) -> Self {
        Self { filters, ..self.clone() }
    }

    /// The same slice with the names of the makers it speaks of; `None` where it has them.
    #[must_use]
    pub fn with_names(&self, catalog: &Catalog) -> Option<Self> {
        let org = &self.filters.org;
        let wanting = !self.filters.makers.has_all(org);
        wanting.then(|| {
            let makers = Makers::known(org, catalog);
            self.with_filters(Filters { makers, ..self.filters.clone() })
        })
    }

    /// The value of a key of the exam, as addresses have it; `None` for other keys.
    #[must_use]
    pub fn exam_value(&self, key: SliceKey) -> Option<&str> {
        self.exam.value(key)
    }

    /// Every key with its values in canonical order. The seven words of the exam and the day are
    /// always there; filters where they narrow.
    #[must_use]
    pub fn pairs(&self) -> Vec<(SliceKey, String)> {
        let mut pairs = Vec::with_capacity(10);
        for &key in SliceKey::ALL {
            match key {
                SliceKey::AsOf => pairs.push((key, self.as_of.to_string())),
                _ => match self.exam.value(key) {
                    Some(value) => pairs.push((key, value.to_owned())),
                    None => pairs.extend(self.filters.values(key).into_iter().map(|value| (key, value))),
                },
            }
        }
        pairs
    }

    /// The canonical text without the day: what the slice is on every day.
    #[must_use]
    pub fn timeless(&self) -> String {
        let text = self.to_string();
        text.rsplit_once(' ').map_or(text.as_str(), |(before, _)| before).to_owned()
    }

    /// The query string of the slice: keys in canonical order. The day is left out when it is
    /// `today`, because an address without a day means the newest state.
    #[must_use]
    pub fn to_query(&self, today: NaiveDate) -> String {
        let mut form = form_urlencoded::Serializer::new(String::new());
        for (key, value) in self.pairs() {
            if key != SliceKey::AsOf || self.as_of != today {
                form.append_pair(key.slug(), &value);
            }
        }
        form.finish()
    }
}

impl fmt::Display for Slice {
    /// The canonical text: `board=cmmlu dataset=cmmlu … as-of=2023-09-26`. It never leaves the
    /// day out, so it can be kept.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, (key, value)) in self.pairs().into_iter().enumerate() {
            let gap = if index == 0 { "" } else { " " };
            write!(f, "{gap}{key}={value}")?;
        }
        Ok(())
    }
}

impl ExamKey {
    /// The value of a key of the exam, as addresses have it; `None` for other keys.
    #[must_use]
    pub fn value(&self, key: SliceKey) -> Option<&str> {
        match key {
            SliceKey::Board => Some(self.board.as_str()),
            SliceKey::Dataset => Some(self.dataset.as_str()),
            SliceKey::Edition => Some(self.edition.as_str()),
            SliceKey::Language => Some(self.language.as_str()),
            SliceKey::Domain => Some(self.domain.as_str()),
            SliceKey::Metric => Some(self.metric.as_str()),
            SliceKey::Protocol => Some(self.protocol.as_str()),
            _ => None,
        }
    }

    /// The keys in which two exams differ.
    #[must_use]
    pub fn differences(&self, other: &Self) -> Vec<SliceKey> {
        SliceKey::EXAM.iter().copied().filter(|key| self.value(*key) != other.value(*key)).collect()
    }
}
