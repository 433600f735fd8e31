//! Filters of one value, read off the results themselves.

use crate::{EvaluatorKind, Filters, ResultRow, SizeClass, SliceKey, Slug, WeightsClass};

/// A filter with one value. What nobody states is no choice: it cannot be said.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Choice {
    /// A partition of the board's table.
    Division(Slug),
    /// A size class.
    Size(SizeClass),
    /// Open or closed weights.
    Weights(WeightsClass),
    /// The country of a maker.
    Country(Slug),
    /// Who ran the exam.
    Evaluator(EvaluatorKind),
}

impl Choice {
    /// The choices that let a result through.
    #[must_use]
    pub fn of(row: &ResultRow) -> Vec<Self> {
        let model = &row.model;
        let division = row.division.slug.is_stated().then(|| Self::Division(row.division.slug.clone()));
        let size = Some(model.size_class()).filter(|size| *size != SizeClass::NotStated).map(Self::Size);
        let weights = Some(model.weights_class()).filter(|of| *of != WeightsClass::NotStated).map(Self::Weights);
        let kind = row.submission.evaluator_kind;
        let evaluator = (kind != EvaluatorKind::Unknown).then_some(Self::Evaluator(kind));
        let countries = model.countries().into_iter().filter(Slug::is_stated).map(Self::Country);
        [division, size, weights, evaluator].into_iter().flatten().chain(countries).collect()
    }

    /// The key of the slice that it fills.
    #[must_use]
    pub fn key(&self) -> SliceKey {
        match self {
            Self::Division(_) => SliceKey::Division,
            Self::Size(_) => SliceKey::Size,
            Self::Weights(_) => SliceKey::Weights,
            Self::Country(_) => SliceKey::Country,
            Self::Evaluator(_) => SliceKey::Evaluator,
        }
    }

    /// The value as addresses have it.
    #[must_use]
    pub fn value(&self) -> String {
        match self {
            Self::Division(slug) | Self::Country(slug) => slug.to_string(),
            Self::Size(class) => class.to_string(),
            Self::Weights(class) => class.to_string(),
            Self::Evaluator(kind) => kind.to_string(),
        }
    }

    /// Filters that are these choices and nothing else.
    #[must_use]
    pub fn filters<'a>(choices: impl IntoIterator<Item = &'a Self>) -> Filters {
        let mut filters = Filters::default();
        for choice in choices {
            match choice {
                Self::Division(slug) => filters.division = [slug.clone()].into(),
                Self::Size(class) => filters.size = [*class].into(),
                Self::Weights(class) => filters.weights = [*class].into(),
                Self::Country(slug) => filters.country = [slug.clone()].into(),
                Self::Evaluator(kind) => filters.evaluator = [*kind].into(),
            }
        }
        filters
    }
}
