//! A slice as typed in an address, and its resolution against what exists.

use std::collections::BTreeSet;
use std::fmt;
use std::str::FromStr;
use std::sync::Arc;

use chrono::NaiveDate;

use super::makers::Makers;
use super::{Filters, Pick, Slice, SliceKey};
use crate::{Catalog, Exam, Slug};

/// The longest query string that is read, in bytes.
pub(crate) const LONGEST_QUERY: usize = 8 * 1024;
/// The longest value quoted back to the reader, in characters.
const LONGEST_QUOTE: usize = 80;

/// What is wrong with a slice as typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SliceError {
    /// The query string is too long to be a slice.
    TooLong,
    /// A key that no slice has.
    UnknownKey {
        /// The key as typed, cut to a readable length.
        key: String,
        /// Keys that look like it.
        near: Vec<String>,
    },
    /// A key that can be given once was given again.
    Repeated {
        /// The key.
        key: SliceKey,
    },
    /// A value of the wrong form.
    Malformed {
        /// The key.
        key: SliceKey,
        /// The value as typed, cut to a readable length.
        value: String,
        /// What was expected.
        expected: &'static str,
    },
    /// A value of the right form that names nothing here.
    Unknown {
        /// The key.
        key: SliceKey,
        /// The value as typed, cut to a readable length.
        value: String,
        /// Values that exist here: near ones first.
        near: Vec<String>,
    },
}

impl SliceError {
    /// Whether the address is well formed but names nothing (404), rather than malformed (400).
    #[must_use]
    pub fn names_nothing(&self) -> bool {
        matches!(self, Self::Unknown { .. })
    }
}

impl fmt::Display for SliceError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::TooLong => write!(f, "the query is longer than {LONGEST_QUERY} bytes"),
            Self::UnknownKey { key, near } => write!(f, "no slice has the key {key:?}{}", Near(near)),
            Self::Repeated { key } => write!(f, "the key {key} is given more than once"),
            Self::Malformed { key, value, expected } => write!(f, "{key}={value:?} is not {expected}"),
            Self::Unknown { key, value, near } => write!(f, "there is no {key} {value:?} here{}", Near(near)),
        }
    }
}

impl std::error::Error for SliceError {}

struct Near<'a>(&'a [String]);

impl fmt::Display for Near<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.0.is_empty() { Ok(()) } else { write!(f, "; there is {}", self.0.join(", ")) }
    }
}

/// A slice as typed: any key of the exam may be left open.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SliceQuery {
    exam: Vec<(SliceKey, String)>,
    filters: Filters,
    as_of: Option<NaiveDate>,
}

/// A slice that leaves its exam open: it gives a listing, never a rank.
#[derive(Debug, Clone, PartialEq)]
pub struct OpenSlice {
    /// The exams it holds, in the order of their keys; two or more.
    pub exams: Vec<Arc<Exam>>,
    /// The keys that are left open: those in which the exams differ.
    pub open: Vec<SliceKey>,
    /// The filters.
    pub filters: Filters,
    /// The day.
    pub as_of: NaiveDate,
}

impl OpenSlice {
    /// The keys that are fixed, with their values, in canonical order; the day is always there.
    #[must_use]
    pub fn pairs(&self) -> Vec<(SliceKey, String)> {
        let Some(exam) = self.exams.first() else { return Vec::new() };
        let whole = Slice::new(exam.key.clone(), self.filters.clone(), self.as_of);
        whole.pairs().into_iter().filter(|(key, _)| !self.open.contains(key)).collect()
    }
}

/// What a slice as typed turns out to be.
#[derive(Debug, Clone, PartialEq)]
pub enum Resolved {
    /// One exam: it can be ranked.
    One(Arc<Slice>, Arc<Exam>),
    /// Several: a listing.
    Open(Box<OpenSlice>),
}

impl SliceQuery {
    /// Reads the pairs of a query string. Keys that are in `also` belong to the page, not to the
    /// slice, and are passed over.
    ///
    /// # Errors
    /// Every fault found, in the order of the pairs.
    pub fn parse(query: &str, also: &[&str]) -> Result<Self, Vec<SliceError>> {
        if query.len() > LONGEST_QUERY {
            return Err(vec![SliceError::TooLong]);
        }
        let mut read = Self::default();
        let mut faults = Vec::new();
        let mut seen = BTreeSet::new();
        for (key, value) in form_urlencoded::parse(query.as_bytes()) {
            if also.contains(&&*key) || (key.is_empty() && value.is_empty()) {
                continue;
            }
            let Ok(key) = key.parse::<SliceKey>() else {
                let keys = SliceKey::ALL.iter().map(|k| k.slug()).chain(also.iter().copied());
                faults.push(SliceError::UnknownKey { near: near(&key, keys), key: cut(&key) });
                continue;
            };
            if value.is_empty() {
                continue; // a form sends the fields that were left alone
            }
            let once = !SliceKey::FILTERS.contains(&key);
            if once && !seen.insert(key) {
                faults.push(SliceError::Repeated { key });
            } else if let Err(fault) = read.take(key, &value) {
                faults.push(fault);
            }
        }
        if faults.is_empty() { Ok(read) } else { Err(faults) }
    }

    fn take(&mut self, key: SliceKey, value: &str) -> Result<(), SliceError> {
        let filters = &mut self.filters;
        match key {
            SliceKey::Division => add(&mut filters.division, key, value),
            SliceKey::Setting => add(&mut filters.setting, key, value),
            SliceKey::Size => add(&mut filters.size, key, value),
            SliceKey::Weights => add(&mut filters.weights, key, value),
            SliceKey::Country => add(&mut filters.country, key, value),
            SliceKey::Org => add(&mut filters.org, key, value),
            SliceKey::Evaluator => add(&mut filters.evaluator, key, value),
            SliceKey::Book => add(&mut filters.book, key, value),
            SliceKey::Fit => add(&mut filters.fit, key, value),
            SliceKey::Pick => {
                filters.pick = word::<Pick>(key, value)?;
                Ok(())
            }
            SliceKey::AsOf => {
                self.as_of = Some(day(key, value)?);
                Ok(())
            }
            _ => {
                self.exam.push((key, value.to_owned()));
                Ok(())
            }
        }
    }

    /// The value typed for a key of the exam; `None` where it is left open.
    #[must_use]
    pub fn named(&self, key: SliceKey) -> Option<&str> {
        self.exam.iter().find(|(named, _)| *named == key).map(|(_, value)| value.as_str())
    }

    /// The day typed.
    #[must_use]
    pub fn as_of(&self) -> Option<NaiveDate> {
        self.as_of
    }

    /// The filters typed.
    #[must_use]
    pub fn filters(&self) -> &Filters {
        &self.filters
    }

    /// What was typed, in canonical order; the day is left out.
    #[must_use]
    pub fn pairs(&self) -> Vec<(SliceKey, String)> {
        let values = |key: SliceKey| match self.named(key) {
            Some(value) => vec![value.to_owned()],
            None => self.filters.values(key),
        };
        SliceKey::ALL.iter().flat_map(|key| values(*key).into_iter().map(|value| (*key, value))).collect()
    }

    /// The query string of what was typed: keys in canonical order, the day left out.
    #[must_use]
    pub fn to_query(&self) -> String {
        let pairs = self.pairs();
        let pairs = pairs.iter().map(|(key, value)| (key.slug(), value));
        form_urlencoded::Serializer::new(String::new()).extend_pairs(pairs).finish()
    }

    /// The exams that fit what was typed, in the order of their keys; those with results in the
    /// divisions and by the evaluators asked for, where there are any.
    ///
    /// # Errors
    /// Every value that names nothing here, with those that do.
    pub fn exams<'c>(&self, catalog: &'c Catalog) -> Result<Vec<&'c Arc<Exam>>, Vec<SliceError>> {
        let mut exams: Vec<&Arc<Exam>> = catalog.exams().collect();
        let mut faults = Vec::new();
        for (key, value) in &self.exam {
            let fits: Vec<&Arc<Exam>> =
                exams.iter().copied().filter(|exam| exam.key.value(*key) == Some(value.as_str())).collect();
            if fits.is_empty() {
                let here = exams.iter().filter_map(|exam| exam.key.value(*key));
                faults.push(SliceError::Unknown { key: *key, value: cut(value), near: near_or_some(value, here) });
            } else {
                exams = fits;
            }
        }
        faults.extend(self.unknown_filters(catalog, &exams));
        if !faults.is_empty() {
            return Err(faults);
        }
        let with_filters: Vec<&Arc<Exam>> = exams.iter().copied().filter(|exam| self.filters_fit(exam)).collect();
        Ok(if with_filters.is_empty() { exams } else { with_filters })
    }

    /// Resolves the slice against what exists.
    ///
    /// Keys left out are filled where only one value fits: with `evaluator=self`, a dataset with
    /// one self-reported protocol needs no protocol. `today` is the newest day that can be asked
    /// for, and the one that is meant when none is.
    ///
    /// # Errors
    /// Every fault found: values that name nothing here (with those that do), days to come.
    pub fn resolve(&self, catalog: &Catalog, today: NaiveDate) -> Result<Resolved, Vec<SliceError>> {
        let as_of = self.day(today).map_err(|fault| vec![fault])?;
        let exams = self.exams(catalog)?;
        let filters = Filters { makers: Makers::known(&self.filters.org, catalog), ..self.filters.clone() };
        if let [exam] = exams.as_slice() {
            let slice = Slice::new(exam.key.clone(), filters, as_of);
            return Ok(Resolved::One(Arc::new(slice), Arc::clone(exam)));
        }
        let differs = |key: &SliceKey| exams.iter().map(|exam| exam.key.value(*key)).collect::<BTreeSet<_>>().len() > 1;
        let open = SliceKey::EXAM.iter().copied().filter(differs).collect();
        let exams = exams.into_iter().map(Arc::clone).collect();
        Ok(Resolved::Open(Box::new(OpenSlice { exams, open, filters, as_of })))
    }

    /// The day that is meant: the one typed, else `today`.
    ///
    /// # Errors
    /// A day to come.
    pub fn day(&self, today: NaiveDate) -> Result<NaiveDate, SliceError> {
        let as_of = self.as_of.unwrap_or(today);
        Self::day_up_to(as_of, today).map(|()| as_of)
    }

    /// Refuses days to come.
    pub(crate) fn day_up_to(as_of: NaiveDate, today: NaiveDate) -> Result<(), SliceError> {
        if as_of <= today {
            return Ok(());
        }
        let value = as_of.to_string();
        Err(SliceError::Malformed { key: SliceKey::AsOf, value, expected: "a day up to today (UTC)" })
    }

    /// Whether an exam has results in the divisions and by the evaluators asked for.
    fn filters_fit(&self, exam: &Exam) -> bool {
        let Filters { division, evaluator, .. } = &self.filters;
        (division.is_empty() || exam.divisions.iter().any(|d| division.contains(&d.slug)))
            && (evaluator.is_empty() || exam.evaluators.iter().any(|e| evaluator.contains(e)))
    }

    fn unknown_filters(&self, catalog: &Catalog, exams: &[&Arc<Exam>]) -> Vec<SliceError> {
        let mut faults = Vec::new();
        let mut check = |key: SliceKey, chosen: &BTreeSet<Slug>, here: BTreeSet<&str>| {
            for value in chosen.iter().filter(|value| value.is_stated() && !here.contains(value.as_str())) {
                let near = near_or_some(value.as_str(), here.iter().copied());
                faults.push(SliceError::Unknown { key, value: cut(value.as_str()), near });
            }
        };
        let divisions = exams.iter().flat_map(|exam| &exam.divisions).map(|d| d.slug.as_str()).collect();
        check(SliceKey::Division, &self.filters.division, divisions);
        let orgs = catalog.organisations().map(|o| o.slug.as_str()).collect();
        check(SliceKey::Org, &self.filters.org, orgs);
        let countries: BTreeSet<String> =
            catalog.organisations().filter_map(|o| o.country.as_deref()).map(str::to_ascii_lowercase).collect();
        check(SliceKey::Country, &self.filters.country, countries.iter().map(String::as_str).collect());
        faults
    }
}

impl Slice {
    /// Reads the canonical text that [`Slice`]'s `Display` writes. Nothing is looked up: every
    /// key of the exam and the day must be there.
    ///
    /// # Errors
    /// Every fault found.
    pub fn from_text(text: &str) -> Result<Self, Vec<SliceError>> {
        let mut form = form_urlencoded::Serializer::new(String::new());
        for pair in text.split(' ') {
            let (key, value) = pair.split_once('=').unwrap_or((pair, ""));
            form.append_pair(key, value);
        }
        let query = SliceQuery::parse(&form.finish(), &[])?;
        let value = |key: SliceKey| {
            let given = query.exam.iter().find(|(k, _)| *k == key).map(|(_, v)| v.clone());
            given.ok_or_else(|| vec![SliceError::Malformed { key, value: String::new(), expected: "given" }])
        };
        let slug = |key: SliceKey| word::<Slug>(key, &value(key)?).map_err(|fault| vec![fault]);
        let exam = crate::ExamKey {
            board: slug(SliceKey::Board)?,
            dataset: slug(SliceKey::Dataset)?,
            edition: slug(SliceKey::Edition)?,
            language: word(SliceKey::Language, &value(SliceKey::Language)?).map_err(|fault| vec![fault])?,
            domain: slug(SliceKey::Domain)?,
            metric: slug(SliceKey::Metric)?,
            protocol: slug(SliceKey::Protocol)?,
        };
        let Some(as_of) = query.as_of else {
            return Err(vec![SliceError::Malformed { key: SliceKey::AsOf, value: String::new(), expected: "given" }]);
        };
        Ok(Self::new(exam, query.filters, as_of))
    }
}

fn add<T: FromStr<Err = crate::SlugError> + Ord>(
    set: &mut BTreeSet<T>,
    key: SliceKey,
    value: &str,
) -> Result<(), SliceError> {
    set.insert(word(key, value)?);
    Ok(())
}

pub(crate) fn word<T: FromStr<Err = crate::SlugError>>(key: SliceKey, value: &str) -> Result<T, SliceError> {
    value.parse().map_err(|error: crate::SlugError| SliceError::Malformed {
        key,
        value: cut(value),
        expected: error.expected,
    })
}

/// A day as addresses write it.
pub(crate) fn day(key: SliceKey, value: &str) -> Result<NaiveDate, SliceError> {
    let plain = value.len() == 10 && value.bytes().all(|b| b.is_ascii_digit() || b == b'-');
    let parsed = NaiveDate::parse_from_str(value, "%Y-%m-%d").ok().filter(|_| plain);
    parsed.ok_or_else(|| SliceError::Malformed { key, value: cut(value), expected: "a day YYYY-MM-DD" })
}

/// What was typed, cut to a readable length.
pub(crate) fn cut(text: &str) -> String {
    text.chars().take(LONGEST_QUOTE).collect()
}

/// Up to five of `options` that look like `typed`, the most alike first.
pub fn near<'a>(typed: &str, options: impl Iterator<Item = &'a str>) -> Vec<String> {
    let typed: String = typed.to_lowercase().chars().take(LONGEST_QUOTE).collect();
    let mut alike: Vec<(f64, &str)> = options
        .collect::<BTreeSet<_>>()
        .into_iter()
        .map(|option| (likeness(&typed, option), option))
        .filter(|(score, _)| *score >= 0.75)
        .collect();
    alike.sort_by(|a, b| b.0.total_cmp(&a.0).then_with(|| a.1.cmp(b.1)));
    alike.into_iter().take(5).map(|(_, option)| option.to_owned()).collect()
}

fn likeness(typed: &str, option: &str) -> f64 {
    let lower = option.to_lowercase();
    let contained = typed.len() >= 3 && (lower.contains(typed) || typed.contains(lower.as_str()));
    let alike = strsim::jaro_winkler(typed, &lower);
    if contained { alike.max(0.9) } else { alike }
}

/// Near options, or, where none is near, the first eight there are.
pub(crate) fn near_or_some<'a>(typed: &str, options: impl Iterator<Item = &'a str>) -> Vec<String> {
    let options: BTreeSet<&str> = options.collect();
    let alike = near(typed, options.iter().copied());
    if alike.is_empty() { options.into_iter().take(8).map(str::to_owned).collect() } else { alike }
}
