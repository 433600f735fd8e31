//! Formulas of the method, worked with the figures of results that are here.

use std::sync::Arc;

use chrono::NaiveDate;
use domain::compare::{Agreed, CompareLink, Matrix, agreements, shares, standardised};
use domain::rank::{Entry, Ranking};
use domain::stats::cluster::{Clustered, Subject};
use domain::stats::paired::Discordant;
use domain::stats::{ALPHA, ErrorSource, separation, uncertainty, upper_quantile};
use domain::trend::{books, gap, saturation};
use domain::{Address, ResultRow, Slice};
use leptos::prelude::*;

use crate::text::about::worked as say;
use crate::text::compare::says;
use crate::text::result::{p_value, reason};
use crate::text::words::{decimal, exam_sentence, model_name, number, rank_phrase, slice_sentence};
use crate::text::{Lang, Text};

/// What the examples are worked from; one is left out where the store does not hold it.
#[derive(Debug, Clone, Default)]
pub struct Examples {
    /// A result that stood for a while.
    pub withdrawn: Option<Arc<ResultRow>>,
    /// A result of all of its items, or of none.
    pub full: Option<Arc<ResultRow>>,
    /// A result whose subjects are there, with its error clustered by them.
    pub clustered: Option<(Arc<ResultRow>, Clustered)>,
    /// Two results with their answers to the same items.
    pub paired: Option<[Arc<ResultRow>; 2]>,
    /// A ranking, whose first two entries are compared.
    pub ranking: Option<Arc<Ranking>>,
    /// Models across slices of one day, of which the first two are compared.
    pub matrix: Option<Matrix>,
}

/// One example: what it is about, its figures in the formula, what follows.
pub(super) struct Worked {
    /// The section it belongs to.
    pub(super) section: &'static str,
    /// What it is about; `None` of an illustration.
    href: Option<String>,
    intro: String,
    formulas: Vec<String>,
    said: Vec<String>,
}

impl Worked {
    pub(super) fn view(self) -> AnyView {
        let formula = |line: String| view! { <p class="formula">{line}</p> };
        let said = (!self.said.is_empty()).then(|| {
            let item = |line: String| view! { <li>{line}</li> };
            view! { <ul>{self.said.into_iter().map(item).collect_view()}</ul> }
        });
        let intro = match self.href {
            Some(href) => view! { <a href=href>{self.intro}</a> }.into_any(),
            None => self.intro.into_any(),
        };
        view! {
            <p>{intro}</p>
            {self.formulas.into_iter().map(formula).collect_view()}
            {said}
        }
        .into_any()
    }
}

/// Every example there is.
pub(super) fn all(examples: &Examples, today: NaiveDate, lang: Lang) -> Vec<Worked> {
    let Examples { withdrawn, full, clustered, paired, ranking, matrix } = examples;
    let matrix = matrix.as_ref();
    [
        withdrawn.as_deref().and_then(|row| days(row, lang)),
        clustered.as_ref().and_then(|(row, clustered)| by_subject(row, clustered, lang)),
        full.as_deref().and_then(|row| all_or_none(row, lang)),
        ranking.as_deref().and_then(|ranking| leaders(ranking, today, lang)),
        paired.as_ref().and_then(|pair| item_by_item(pair, lang)).or_else(|| Some(illustrated(lang))),
        matrix.and_then(|matrix| pair(matrix, today, lang)),
        matrix.and_then(|matrix| agreement(matrix, today, lang)),
        matrix.and_then(|matrix| weights(matrix, today, lang)),
        ranking.as_deref().and_then(|ranking| over_time(ranking, today, lang)),
    ]
    .into_iter()
    .flatten()
    .collect()
}

fn name(row: &ResultRow, lang: Lang) -> String {
    model_name(&row.model, lang).0.to_owned()
}

/// A result by name, exam and score.
fn result(row: &ResultRow, lang: Lang) -> (String, String) {
    let exam = exam_sentence(&row.exam, lang);
    let (name, score) = (name(row, lang), row.score.to_string());
    (Address::Result(row.id.as_str()).to_string(), say::result(&name, &exam, &score, lang))
}

/// The days on which a result stood.
fn days(row: &ResultRow, lang: Lang) -> Option<Worked> {
    let (href, intro) = result(row, lang);
    let until = row.withdrawn_on?;
    let reason = row.withdrawn_reason.as_deref().map(|words| reason(Some(words), lang));
    Some(Worked {
        section: "days",
        href: Some(href),
        intro,
        formulas: vec![format!("{} ≤ day < {until}", row.published_on)],
        said: vec![say::stood((until - row.published_on).num_days(), reason.as_deref(), lang)],
    })
}

/// The error of a full or empty score, with two right and two wrong answers added.
fn all_or_none(row: &ResultRow, lang: Lang) -> Option<Worked> {
    let n = f64::from(row.n_items?);
    let whole = row.exam.scale.whole();
    let right = row.score.value() / whole * n;
    let error = uncertainty(row).standard_error?;
    let (href, intro) = result(row, lang);
    let p = decimal((right + 2.0) / (n + 4.0), 4);
    let of = number(row.n_items? as usize + 4);
    let root = format!("√({p} × (1 − {p}) / {of})");
    Some(Worked {
        section: "errors",
        href: Some(href),
        intro,
        formulas: vec![
            format!("p = ({} + 2) / ({} + 4) = {p}", decimal(right, 0), decimal(n, 0)),
            format!("SE = {}{root} = {}", times(whole), decimal(error, 2)),
        ],
        said: Vec::new(),
    })
}

/// What a share is multiplied with to be a score.
fn times(whole: f64) -> String {
    if whole > 1.0 { format!("{} × ", decimal(whole, 0)) } else { String::new() }
}

/// An error clustered by subject beside the binomial one.
fn by_subject(row: &ResultRow, clustered: &Clustered, lang: Lang) -> Option<Worked> {
    let whole = row.exam.scale.whole();
    let binomial = uncertainty(row).standard_error?;
    let n: f64 = clustered.subjects.iter().map(|subject| f64::from(subject.n_items)).sum();
    let right: f64 = clustered.subjects.iter().map(|subject| subject.share * f64::from(subject.n_items)).sum();
    let p = decimal(right / n, 4);
    let term = |subject: &Subject| format!("({}·({} − p))²", subject.n_items, decimal(subject.share, 4));
    let terms: Vec<String> = clustered.subjects.iter().map(term).collect();
    let (href, intro) = result(row, lang);
    let (by_subject, binomial) = (decimal(clustered.standard_error, 2), decimal(binomial, 2));
    Some(Worked {
        section: "errors",
        href: Some(href),
        intro,
        formulas: vec![
            format!("p = {p} ,  n = {}", decimal(n, 0)),
            format!("SE = {}√({}) / n = {by_subject}", times(whole), terms.join(" + ")),
        ],
        said: vec![say::clustered(&by_subject, &binomial, lang)],
    })
}

/// The first two entries of a ranking, tested; and what all tests of its table make of them.
fn leaders(ranking: &Ranking, today: NaiveDate, lang: Lang) -> Option<Worked> {
    let mut entries = ranking.entries.iter();
    let (first, second) = (entries.next()?, entries.next()?);
    let (error_a, error_b) = (first.uncertainty.standard_error?, second.uncertainty.standard_error?);
    let difference = ranking.exam.scale.merit(first.row.score.value() - second.row.score.value());
    let z = separation(difference, error_a, error_b);
    let needed = upper_quantile(ALPHA);
    let decimals = first.row.score.decimals().max(second.row.score.decimals());
    let named = |entry: &Entry| (name(&entry.row, lang), entry.row.score.to_string());
    let (a, b) = (named(first), named(second));
    let slice = slice_sentence(&ranking.exam, &ranking.slice, lang);
    let standing = |entry: &Entry| {
        let standing = entry.standing.as_ref()?;
        let colon = Text::new("：", ": ").get(lang);
        Some(format!("{}{colon}{}", name(&entry.row, lang), rank_phrase(standing, lang)))
    };
    let difference = format!(
        "z = {} / √({}² + {}²) = {}",
        decimal(difference, decimals),
        decimal(error_a, 2),
        decimal(error_b, 2),
        decimal(z, 2)
    );
    let known = ranking.entries.iter().filter(|entry| entry.uncertainty.standard_error.is_some()).count();
    let tests = known * known.saturating_sub(1);
    #[expect(clippy::cast_precision_loss, reason = "models are far below 2^52")]
    let strictest = ALPHA / tests.max(1) as f64;
    let holm = format!("m = {known} × {} = {} ,  α / m = {strictest:.7}", known - 1, number(tests));
    Some(Worked {
        section: "interval",
        href: Some(Address::Ranking(&ranking.slice, today).to_string()),
        intro: say::leaders((&a.0, &a.1), (&b.0, &b.1), &slice, ranking.n_ranked(), lang),
        formulas: vec![error_line(first, error_a, lang), error_line(second, error_b, lang), difference, holm],
        said: std::iter::once(say::outcome(z, needed, lang))
            .chain([first, second].into_iter().filter_map(standing))
            .collect(),
    })
}

/// The figures of trends, of one day: gap, scale used up, share of open-book results.
fn over_time(ranking: &Ranking, today: NaiveDate, lang: Lang) -> Option<Worked> {
    let [first, second, ..] = ranking.entries.as_slice() else { return None };
    let (error_a, error_b) = (first.uncertainty.standard_error?, second.uncertainty.standard_error?);
    let scale = &ranking.exam.scale;
    let (min, max) = (scale.min?, scale.max?);
    let used = saturation(scale, first.row.score.value())?;
    let (best, next) = (first.row.score.to_string(), second.row.score.to_string());
    let (n, open) = (ranking.n_ranked(), books(ranking).open);
    #[expect(clippy::cast_precision_loss, reason = "models are far below 2^52")]
    let share = open as f64 / n as f64;
    let (a, b) = (decimal(error_a, 2), decimal(error_b, 2));
    let (low, high) = (decimal(min, 0), decimal(max, 0));
    Some(Worked {
        section: "trends",
        href: Some(Address::Ranking(&ranking.slice, today).to_string()),
        intro: say::of_day(&slice_sentence(&ranking.exam, &ranking.slice, lang), lang),
        formulas: vec![
            format!("gap = ({best} − {next}) / √({a}² + {b}²) = {}", decimal(gap(ranking)?, 2)),
            format!("used = ({best} − {low}) / ({high} − {low}) = {}", decimal(used, 4)),
            format!("open = {open} / {n} = {}", decimal(share, 2)),
        ],
        said: Vec::new(),
    })
}

/// How an entry's error comes about: the binomial formula with its figures, else the error alone.
fn error_line(entry: &Entry, error: f64, lang: Lang) -> String {
    let (row, error) = (&entry.row, decimal(error, 2));
    let name = name(row, lang);
    match (entry.uncertainty.source, row.n_items) {
        (ErrorSource::Binomial, Some(items)) => {
            let whole = row.exam.scale.whole();
            let share = row.score.value() / whole;
            let (p, q) = (decimal(share, 4), decimal(1.0 - share, 4));
            format!("SE({name}) = {}√({p} × {q} / {}) = {error}", times(whole), number(items as usize))
        }
        _ => format!("SE({name}) = {error}"),
    }
}

/// Answers of two models to the same items, counted.
struct Counted {
    both: u32,
    found: Discordant,
    neither: u32,
}

/// Counts that no two models here have: with them the two tests come to different ends.
const INVENTED: Counted = Counted { both: 60, found: Discordant { only_first: 12, only_second: 3 }, neither: 25 };
/// Of so many items at most the binomial coefficients are written out.
const WRITTEN_OUT: u32 = 20;

/// Two results that answered the same items.
fn item_by_item([a, b]: &[Arc<ResultRow>; 2], lang: Lang) -> Option<Worked> {
    let (first, second) = (a.items.as_ref()?, b.items.as_ref()?);
    let found = first.against(second)?;
    let both = first.n_right() - found.only_first;
    let counted = Counted { both, found, neither: first.n() - second.n_right() - found.only_first };
    let exam = exam_sentence(&a.exam, lang);
    let intro = say::same_items(&name(a, lang), &name(b, lang), &exam, lang);
    Some(mcnemar(&counted, Some(Address::Result(a.id.as_str()).to_string()), intro, lang))
}

/// Invented counts, where no two results here can be so compared.
fn illustrated(lang: Lang) -> Worked {
    mcnemar(&INVENTED, None, say::INVENTED.get(lang).to_owned(), lang)
}

/// The exact test of `McNemar`, and beside it what independent scores would say.
fn mcnemar(counted: &Counted, href: Option<String>, intro: String, lang: Lang) -> Worked {
    let Counted { both, found, neither } = counted;
    let Discordant { only_first, only_second } = *found;
    let discordant = only_first + only_second;
    let n = both + discordant + neither;
    let p = p_value(found.p_better());
    let is = if p.starts_with('<') { p } else { format!("= {p}") };
    let sum = if discordant <= WRITTEN_OUT {
        let ways: Vec<String> = (only_first..=discordant).map(|k| number(choose(discordant, k))).collect();
        format!("p = ({}) / 2^{discordant} {is}", ways.join(" + "))
    } else {
        format!("p {is}")
    };
    let share = |right: u32| f64::from(right) / f64::from(n.max(1));
    let (a, b) = (share(both + only_first), share(both + only_second));
    let error = |share: f64| (share * (1.0 - share) / f64::from(n.max(1))).sqrt();
    let z = separation(a - b, error(a), error(b));
    Worked {
        section: "interval",
        href,
        intro: intro + &say::counts([n, *both, only_first, only_second, *neither].map(|of| number(of as usize)), lang),
        formulas: vec![format!("p = P( X ≥ {only_first} ),  X ~ Bin( {discordant} , ½ )"), sum],
        said: vec![
            say::item_by_item(found.p_better(), &is, &p_value(found.p_differ()), lang),
            say::independent((&decimal(100.0 * a, 1), &decimal(100.0 * b, 1)), z, upper_quantile(ALPHA), lang),
        ],
    }
}

/// In how many ways k of n can be chosen; n is small.
fn choose(n: u32, k: u32) -> usize {
    (0..k).fold(1, |ways, taken| ways * (n - taken) as usize / (taken as usize + 1))
}

/// The comparison of a matrix' models over its slices.
fn comparison(matrix: &Matrix, today: NaiveDate) -> Option<String> {
    let slices: Vec<Slice> = matrix.columns().iter().map(|ranking| Slice::clone(&ranking.slice)).collect();
    let as_of = slices.first()?.as_of();
    let models = matrix.models().iter().map(|model| model.slug.clone()).collect();
    Some(Address::Compare(Some(&CompareLink { models, slices, as_of, today })).to_string())
}

/// The first two models over all slices.
fn pair(matrix: &Matrix, today: NaiveDate, lang: Lang) -> Option<Worked> {
    let (a, b) = (matrix.models().first()?, matrix.models().get(1)?);
    let (a, b) = (model_name(a, lang).0, model_name(b, lang).0);
    let pair = matrix.pair(0, 1);
    Some(Worked {
        section: "compare",
        href: Some(comparison(matrix, today)?),
        intro: say::pair(a, b, pair.common(), lang),
        formulas: vec![format!("#ahead = {} ,  #behind = {}", pair.ahead.len(), pair.behind.len())],
        said: says::common_slices(pair.verdict(), a, b, lang).into_iter().collect(),
    })
}

/// The first two slices against each other.
fn agreement(matrix: &Matrix, today: NaiveDate, lang: Lang) -> Option<Worked> {
    let [first, second, ..] = matrix.columns() else { return None };
    let Agreed { agreement, .. } = agreements(&[Arc::clone(first), Arc::clone(second)]).into_iter().next()?;
    let tau = agreement.tau?;
    let pairs = agreement.pairs;
    let slice = |ranking: &Ranking| slice_sentence(&ranking.exam, &ranking.slice, lang);
    let (tau_text, low, high) = (decimal(tau.value, 3), decimal(tau.low, 3), decimal(tau.high, 3));
    let counts = format!(
        "τ = ({} − {}) / √(({m} − {})({m} − {})) = {tau_text}",
        pairs.concordant,
        pairs.discordant,
        pairs.tied_first,
        pairs.tied_second,
        m = pairs.all,
    );
    Some(Worked {
        section: "agreement",
        href: Some(comparison(matrix, today)?),
        intro: say::agreement(&slice(first), &slice(second), agreement.n, lang),
        formulas: vec![counts, format!("({tau_text} − τ₀)² ≤ 1.96² · 2 (1 − τ₀²) / {}", agreement.n)],
        said: vec![say::tau_interval(&low, &high, lang)],
    })
}

/// The scores of every model in standard deviations, and the share of weightings that put it first.
fn weights(matrix: &Matrix, today: NaiveDate, lang: Lang) -> Option<Worked> {
    let scores = standardised(matrix).scores;
    let n_slices = scores.first().map(Vec::len).filter(|n| *n > 0)?;
    let line = |(model, scores): (&Arc<domain::Model>, &Vec<f64>)| {
        let scores: Vec<String> = scores.iter().map(|score| decimal(*score, 2)).collect();
        format!("{} :  {}", model_name(model, lang).0, scores.join(" ,  "))
    };
    let colon = Text::new("：", ": ").get(lang);
    let comma = Text::new("，", ", ").get(lang);
    let share = |(model, share): (&Arc<domain::Model>, &domain::compare::Share)| {
        let (figure, how) = says::share_figure(*share, lang);
        format!("{}{colon}{figure}{comma}{how}", model_name(model, lang).0)
    };
    Some(Worked {
        section: "weights",
        href: Some(comparison(matrix, today)?),
        intro: say::weights(n_slices, lang),
        formulas: matrix.models().iter().zip(&scores).map(line).collect(),
        said: matrix.models().iter().zip(&shares(&scores)).map(share).collect(),
    })
}
