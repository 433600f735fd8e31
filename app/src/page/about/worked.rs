//! Formulas of the method, worked with the figures of results that are here.

use std::sync::Arc;

use chrono::NaiveDate;
use domain::compare::{Agreed, CompareLink, Matrix, agreements, shares, standardised};
use domain::rank::{Entry, Ranking};
use domain::stats::cluster::{Clustered, Subject};
use domain::stats::{ALPHA, ErrorSource, separation, uncertainty, upper_quantile};
use domain::{Address, ResultRow, Slice};
use leptos::prelude::*;

use crate::text::about::worked as say;
use crate::text::compare::says;
use crate::text::result::reason;
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
    /// A ranking, whose first two entries are compared.
    pub ranking: Option<Arc<Ranking>>,
    /// Models across slices of one day, of which the first two are compared.
    pub matrix: Option<Matrix>,
}

/// One example: what it is about, its figures in the formula, what follows.
pub(super) struct Worked {
    /// The section it belongs to.
    pub(super) section: &'static str,
    href: String,
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
        view! {
            <p><a href=self.href>{self.intro}</a></p>
            {self.formulas.into_iter().map(formula).collect_view()}
            {said}
        }
        .into_any()
    }
}

/// Every example there is.
pub(super) fn all(examples: &Examples, today: NaiveDate, lang: Lang) -> Vec<Worked> {
    let Examples { withdrawn, full, clustered, ranking, matrix } = examples;
    let matrix = matrix.as_ref();
    [
        withdrawn.as_deref().and_then(|row| days(row, lang)),
        clustered.as_ref().and_then(|(row, clustered)| by_subject(row, clustered, lang)),
        full.as_deref().and_then(|row| all_or_none(row, lang)),
        ranking.as_deref().and_then(|ranking| leaders(ranking, today, lang)),
        matrix.and_then(|matrix| pair(matrix, today, lang)),
        matrix.and_then(|matrix| agreement(matrix, today, lang)),
        matrix.and_then(|matrix| weights(matrix, today, lang)),
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
        href,
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
        href,
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
        href,
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
        href: Address::Ranking(&ranking.slice, today).to_string(),
        intro: say::leaders((&a.0, &a.1), (&b.0, &b.1), &slice, ranking.n_ranked(), lang),
        formulas: vec![error_line(first, error_a, lang), error_line(second, error_b, lang), difference, holm],
        said: std::iter::once(say::outcome(z, needed, lang))
            .chain([first, second].into_iter().filter_map(standing))
            .collect(),
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
        href: comparison(matrix, today)?,
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
        href: comparison(matrix, today)?,
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
        href: comparison(matrix, today)?,
        intro: say::weights(n_slices, lang),
        formulas: matrix.models().iter().zip(&scores).map(line).collect(),
        said: matrix.models().iter().zip(&shares(&scores)).map(share).collect(),
    })
}
