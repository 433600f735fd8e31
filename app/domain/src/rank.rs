//! Results and a slice in, a ranking out. A rank leaves this module only as a [`Standing`], which
//! carries its slice and the number of ranked models.

pub mod first;
pub mod interval;
pub mod last;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use first::{Candidate, first_place};
pub use first::{FirstPlace, Grade, Wording};
use interval::{Bounds, Competitor, Pairs, intervals, intervals_with};
pub use last::LastPlace;

use crate::stats::{Uncertainty, uncertainty};
use crate::{Book, Exam, ItemResults, Pick, ResultRow, Slice, Slug, book_of};

/// The version of the method: which row stands for an entrant, errors, ranks, intervals, first
/// places, baselines. Raise it in the commit that changes any of them for results that stay as they
/// are: fixed rankings name the version that ranked them, and keep what it gave. What is said beside a
/// first place without changing its wording ([`FirstPlace::unstated`]) does not raise it.
pub const METHOD: u32 = 1;

/// A ranking of fewer is a list: too few to speak of a first.
pub const FEWEST_RANKED: usize = 3;

/// A rank with all that makes it one: its interval, how many were ranked, and over what.
///
/// Only [`ranking`] makes one, so no rank can be printed without its slice.
#[derive(Debug, Clone)]
pub struct Standing {
    rank: usize,
    bounds: Bounds,
    of: usize,
    slice: Arc<Slice>,
}

impl Standing {
    /// A place that [`judge`] gave in a slice.
    pub(crate) fn new(place: Place, of: usize, slice: Arc<Slice>) -> Self {
        Self { rank: place.rank, bounds: place.bounds, of, slice }
    }

    /// The rank by score; equal scores share one.
    #[must_use]
    pub fn rank(&self) -> usize {
        self.rank
    }

    /// The best rank that the evidence leaves open.
    #[must_use]
    pub fn low(&self) -> usize {
        self.bounds.low
    }

    /// The worst rank that the evidence leaves open.
    #[must_use]
    pub fn high(&self) -> usize {
        self.bounds.high
    }

    /// How many entrants were ranked.
    #[must_use]
    pub fn of(&self) -> usize {
        self.of
    }

    /// Over what.
    #[must_use]
    pub fn slice(&self) -> &Arc<Slice> {
        &self.slice
    }
}

/// One entrant of a ranking: the result that stands for it, and the others it has.
#[derive(Debug, Clone)]
pub struct Entry {
    /// Where it stands; `None` in a list of too few.
    pub standing: Option<Standing>,
    /// The result that stands for it.
    pub row: Arc<ResultRow>,
    /// Its error, and where that comes from.
    pub uncertainty: Uncertainty,
    /// Open- or closed-book.
    pub book: Book,
    /// Its other results in the slice, strongest first.
    pub others: Vec<Arc<ResultRow>>,
}

/// The entrants of a slice in order.
#[derive(Debug, Clone)]
pub struct Ranking {
    /// Over what.
    pub slice: Arc<Slice>,
    /// The exam.
    pub exam: Arc<Exam>,
    /// Ranked entrants, best first; equal scores in the order of names.
    pub entries: Vec<Entry>,
    /// Baselines, best first: drawn, never ranked.
    pub baselines: Vec<Entry>,
    /// The first place; `None` where too few stand.
    pub first: Option<FirstPlace>,
    /// Distinct models among the entrants (an entrant is a model with its setting).
    pub n_models: usize,
    /// Pairs of entries whose rank intervals come from a test item by item. A ranking restored from
    /// its record has none: the record keeps the intervals, not the tests.
    pub n_paired: usize,
}

impl Ranking {
    /// How many entrants are ranked.
    #[must_use]
    pub fn n_ranked(&self) -> usize {
        self.entries.len()
    }

    /// The entries of the first place, best score first.
    pub fn first_entries(&self) -> impl Iterator<Item = &Entry> {
        let places = self.first.as_ref().map(|first| first.holders.as_slice()).unwrap_or_default();
        places.iter().filter_map(|place| self.entries.get(*place))
    }

    /// The entry with the best score.
    #[must_use]
    pub fn leader(&self) -> Option<&Entry> {
        self.entries.first()
    }

    /// Baselines whose score is better than the first place's.
    pub fn baselines_above(&self) -> impl Iterator<Item = &Entry> {
        let top = self.leader().map(|entry| entry.row.score.value());
        let scale = &self.exam.scale;
        self.baselines.iter().filter(move |b| top.is_some_and(|top| scale.is_better(b.row.score.value(), top)))
    }

    /// The entry of a model (its best placed, if it has several settings).
    #[must_use]
    pub fn entry_of(&self, model: &Slug) -> Option<&Entry> {
        self.entries.iter().find(|entry| &entry.row.model.slug == model)
    }
}

/// Ranks the results of `exam` that belong to `slice`. Rows of other exams, other days or outside
/// the filters are passed over, so any superset of the slice's rows gives the same ranking, in any
/// order.
#[must_use]
pub fn ranking<'a>(
    slice: &Arc<Slice>,
    exam: &Arc<Exam>,
    rows: impl IntoIterator<Item = &'a Arc<ResultRow>>,
) -> Ranking {
    let mut entrants: BTreeMap<(bool, &Slug, &Slug), Vec<&Arc<ResultRow>>> = BTreeMap::new();
    let widened = Some(slice.filters().or_unstated()).filter(|widened| widened != slice.filters());
    let mut unstated = Vec::new();
    for row in rows.into_iter().filter(|row| row.exam.key == exam.key) {
        if slice.holds(row) {
            let entrant = (row.role.is_baseline(), &row.model.slug, &row.setting.slug);
            entrants.entry(entrant).or_default().push(row);
        } else if let Some(widened) = &widened
            && !row.role.is_baseline()
            && row.stood_on(slice.as_of())
            && widened.let_through(row)
        {
            unstated.push(row);
        }
    }
    unstated.retain(|row| !entrants.contains_key(&(false, &row.model.slug, &row.setting.slug)));
    let mut entries = Vec::new();
    let mut baselines = Vec::new();
    for ((is_baseline, _, _), mut results) in entrants {
        results.sort_by(|a, b| precedence(slice.filters().pick, a, b));
        let mut results = results.into_iter().map(Arc::clone);
        let Some(row) = results.next() else { continue };
        let (uncertainty, book) = (uncertainty(&row), book_of(&row).0);
        let entry = Entry { standing: None, uncertainty, book, row, others: results.collect() };
        if is_baseline { baselines.push(entry) } else { entries.push(entry) }
    }
    entries.sort_by(|a, b| by_score(&a.row, &b.row));
    baselines.sort_by(|a, b| by_score(&a.row, &b.row));
    let n_models = entries.iter().map(|e| &e.row.model.slug).collect::<BTreeSet<_>>().len();
    let (mut first, n_paired) = place(slice, &mut entries).unzip();
    if let (Some(first), Some(leader)) = (&mut first, entries.first()) {
        let is_better = |row: &&Arc<ResultRow>| exam.scale.is_better(row.score.value(), leader.row.score.value());
        let better = unstated.into_iter().filter(is_better);
        first.unstated = better.map(|row| (&row.model.slug, &row.setting.slug)).collect::<BTreeSet<_>>().len();
    }
    let n_paired = n_paired.unwrap_or_default();
    Ranking { slice: Arc::clone(slice), exam: Arc::clone(exam), entries, baselines, first, n_models, n_paired }
}

/// Whether a row of the slice's exam counts as an entrant of the slice.
#[must_use]
pub fn is_ranked_in(slice: &Slice, row: &ResultRow) -> bool {
    !row.role.is_baseline() && slice.holds(row)
}

/// Which of several results of one entrant comes before: by default the strongest evaluator, then
/// the newest. The last comparisons only make the order complete.
pub(crate) fn precedence(pick: Pick, a: &ResultRow, b: &ResultRow) -> std::cmp::Ordering {
    let strength = |r: &ResultRow| std::cmp::Reverse(r.submission.evaluator_kind.strength());
    let newest = |r: &ResultRow| std::cmp::Reverse((r.published_on, r.submission.evaluated_on));
    let worst = || {
        let merit = |r: &ResultRow| r.exam.scale.merit(r.score.value());
        merit(a).total_cmp(&merit(b))
    };
    let chosen = match pick {
        Pick::Strongest => strength(a).cmp(&strength(b)).then_with(|| newest(a).cmp(&newest(b))),
        Pick::Newest => newest(a).cmp(&newest(b)),
        Pick::Lowest => worst(),
    };
    chosen.then_with(worst).then_with(|| a.id.cmp(&b.id))
}

/// The order of a ranking: best score first, equal scores in the order of names. Rows are of one
/// exam.
pub(crate) fn by_score(a: &ResultRow, b: &ResultRow) -> std::cmp::Ordering {
    let merit = |r: &ResultRow| r.exam.scale.merit(r.score.value());
    merit(b)
        .total_cmp(&merit(a))
        .then_with(|| a.model.name.cmp(&b.model.name))
        .then_with(|| a.setting.slug.cmp(&b.setting.slug))
        .then_with(|| a.model.slug.cmp(&b.model.slug))
}

/// What of an entrant decides its place.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Contender<'a> {
    /// Its score, turned so that higher is better, and its error.
    competitor: Competitor,
    /// Which items it answered rightly, where that is known.
    items: Option<&'a ItemResults>,
    /// Whether others ran its exam.
    checked: bool,
}

impl<'a> Contender<'a> {
    /// The entrant for which a result stands.
    pub(crate) fn new(row: &'a ResultRow, uncertainty: &Uncertainty) -> Self {
        let value = row.exam.scale.merit(row.score.value());
        Self {
            competitor: Competitor { value, standard_error: uncertainty.standard_error },
            items: row.items.as_ref(),
            checked: row.submission.evaluator_kind.is_checked(),
        }
    }
}

/// A rank before it is tied to its slice: never leaves this crate but as a [`Standing`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Place {
    /// The rank by score.
    pub(crate) rank: usize,
    /// The ranks that the evidence leaves open.
    pub(crate) bounds: Bounds,
}

/// The places of contenders in the order of [`by_score`], and the first and last place; nothing
/// among fewer than [`FEWEST_RANKED`].
pub(crate) fn judge(contenders: &[Contender<'_>]) -> Option<Judged> {
    if contenders.len() < FEWEST_RANKED {
        return None;
    }
    let competitors: Vec<Competitor> = contenders.iter().map(|c| c.competitor).collect();
    let paired = paired(contenders);
    let bounds = if paired.is_empty() { intervals(&competitors) } else { intervals_with(&competitors, &paired) };
    let (mut rank, mut last) = (1, None);
    let mut candidates = Vec::with_capacity(contenders.len());
    for (index, (contender, bounds)) in contenders.iter().zip(bounds).enumerate() {
        let Competitor { value, standard_error } = contender.competitor;
        if last != Some(value) {
            rank = index + 1;
            last = Some(value);
        }
        let error_known = standard_error.is_some();
        candidates.push(Candidate { rank, bounds, error_known, checked: contender.checked });
    }
    let places = candidates.iter().map(|c| Place { rank: c.rank, bounds: c.bounds }).collect();
    Some(Judged {
        n_paired: paired.len(),
        places,
        first: first_place(&candidates)?,
        last: last::last_place(&candidates)?,
    })
}

/// The z of "the first is better" of every two contenders, in order, that answered the same items.
fn paired(contenders: &[Contender<'_>]) -> Pairs {
    let with: Vec<(usize, &ItemResults)> =
        contenders.iter().enumerate().filter_map(|(place, c)| Some((place, c.items?))).collect();
    let mut pairs = Pairs::new();
    for (place, (a, first)) in with.iter().enumerate() {
        for (b, second) in with.iter().skip(place + 1) {
            if let Some(discordant) = first.against(second) {
                pairs.insert((*a, *b), [discordant.z_better(), discordant.reversed().z_better()]);
            }
        }
    }
    pairs
}

/// What [`judge`] finds.
#[derive(Debug, Clone)]
pub(crate) struct Judged {
    /// Pairs that were tested item by item.
    n_paired: usize,
    /// In the order of the contenders.
    pub(crate) places: Vec<Place>,
    /// The first place.
    pub(crate) first: FirstPlace,
    /// The last place.
    pub(crate) last: LastPlace,
}

/// Gives each of the sorted entries its standing, and finds the first place and how many pairs were
/// tested item by item.
fn place(slice: &Arc<Slice>, entries: &mut [Entry]) -> Option<(FirstPlace, usize)> {
    let contenders: Vec<Contender<'_>> = entries.iter().map(|e| Contender::new(&e.row, &e.uncertainty)).collect();
    let Judged { places, first, n_paired, .. } = judge(&contenders)?;
    let of = entries.len();
    for (entry, place) in entries.iter_mut().zip(places) {
        entry.standing = Some(Standing::new(place, of, Arc::clone(slice)));
    }
    Some((first, n_paired))
}
