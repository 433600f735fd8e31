//! Models across boards as JSON and CSV: cells, pairs, the partial order, agreement of slices. No order of
//! all models, no sum, no share of weightings.

use app::text::{Lang, words};
use domain::compare::{Agreed, CompareFault, Matrix, Pair, PartialOrder, Verdict, agreements};
use domain::{Address, Aspect};
use serde_json::{Value, json};

use super::list::members;
use super::ranking::{Row, slice_object};
use super::table;
use crate::error::PageError;
use crate::extract::Reader;
use crate::page::compare::{Compared, asked, asked_with, compared};
use crate::state::Reading;

/// The body of `GET /api/v1/compare?…`.
///
/// # Errors
/// Faults of the query, fewer than two models among them; a failing store.
pub async fn json(reading: Reading, reader: Reader) -> Result<String, PageError> {
    let comparison = asked_with(&reading, &reader, &["fields"])?;
    if comparison.models.len() < 2 {
        return Err(PageError::Compare(vec![CompareFault::TooFewModels { n: comparison.models.len() }]));
    }
    let compared = compared(&reading, &comparison).await?;
    let Compared { matrix, link, n_left_out, aspects, .. } = &compared;
    let pairs = matrix.pairs();
    let order = matrix.order(&pairs);
    let body = json!({
        "as_of": link.as_of,
        "address": Address::Compare(Some(link)).to_string(),
        "models": models(matrix),
        "slices": slices(matrix, link.today),
        "slices_left_out": n_left_out,
        "aspects_without_result": Aspect::ALL.iter().filter(|aspect| !aspects.contains(aspect)).collect::<Vec<_>>(),
        "cells": cells(matrix),
        "test": { "method": "normal-two-sided", "level": domain::stats::ALPHA, "corrected": false },
        "pairs": pairs.iter().map(|pair| pair_object(matrix, pair)).collect::<Vec<_>>(),
        "order": order_object(matrix, &order),
        "agreement": agreements_of(matrix),
    });
    Ok(members(&reader, body, &["as_of", "models", "slices"])?.to_string())
}

fn slug(matrix: &Matrix, model: usize) -> Option<&str> {
    matrix.models().get(model).map(|model| model.slug.as_str())
}

fn models(matrix: &Matrix) -> Vec<Value> {
    let of = |model: &std::sync::Arc<domain::Model>| {
        let makers: Vec<&str> = model.organisations.iter().map(|maker| maker.name.as_str()).collect();
        json!({
            "model": model.slug,
            "model_name": model.name,
            "model_name_zh": model.name_zh,
            "organisation": (!makers.is_empty()).then(|| makers.join("; ")),
        })
    };
    matrix.models().iter().map(of).collect()
}

fn slices(matrix: &Matrix, today: chrono::NaiveDate) -> Vec<Value> {
    let of = |ranking: &std::sync::Arc<domain::rank::Ranking>| {
        let sentence = |lang| words::slice_sentence(&ranking.exam, &ranking.slice, lang);
        json!({
            "slice": slice_object(&ranking.slice.pairs()),
            "slice_text": ranking.slice.to_string(),
            "title": { "zh": sentence(Lang::Zh), "en": sentence(Lang::En) },
            "address": Address::Ranking(&ranking.slice, today).to_string(),
            "aspect": ranking.exam.scale.aspect,
            "unit": ranking.exam.scale.unit,
            "direction": ranking.exam.scale.direction,
            "ranked": ranking.first.is_some(),
            "n_ranked": ranking.n_ranked(),
        })
    };
    matrix.columns().iter().map(of).collect()
}

/// Every cell, those without a result too: `evaluated` says which.
fn cells(matrix: &Matrix) -> Vec<Value> {
    let all =
        (0..matrix.models().len()).flat_map(|model| (0..matrix.columns().len()).map(move |column| (model, column)));
    let cell = |(model, column): (usize, usize)| {
        let Some(entry) = matrix.cell(model, column) else {
            return json!({ "model": slug(matrix, model), "slice": column, "evaluated": false });
        };
        let mut wire = serde_json::to_value(Row::of_entry(entry)).unwrap_or_default();
        if let Some(object) = wire.as_object_mut() {
            object.insert("slice".to_owned(), column.into());
            object.insert("evaluated".to_owned(), true.into());
        }
        wire
    };
    all.map(cell).collect()
}

fn pair_object(matrix: &Matrix, pair: &Pair) -> Value {
    let verdict = match pair.verdict() {
        Verdict::Above => "a-ahead",
        Verdict::Below => "b-ahead",
        Verdict::Disagree => "disagree",
        Verdict::Tied => "tied",
        Verdict::NotTested => "not-tested",
        Verdict::NothingCommon => "nothing-common",
    };
    json!({
        "a": slug(matrix, pair.a),
        "b": slug(matrix, pair.b),
        "ahead": pair.ahead.len(),
        "behind": pair.behind.len(),
        "tied": pair.tied.len(),
        "not_tested": pair.not_tested.len(),
        "common": pair.common(),
        "paired_tests": pair.n_paired,
        "verdict": verdict,
        "ahead_on": pair.ahead,
        "behind_on": pair.behind,
        "tied_on": pair.tied,
        "not_tested_on": pair.not_tested,
        "disagreement": matrix.disagreement(pair).map(|(ahead, behind)| [ahead, behind]),
    })
}

/// The partial order: who stands above whom, and the dominations that it leaves out.
fn order_object(matrix: &Matrix, order: &PartialOrder) -> Value {
    let n = matrix.models().len();
    let all = (0..n).flat_map(|a| (0..n).map(move |b| (a, b)));
    let above: Vec<_> =
        all.filter(|(a, b)| order.is_above(*a, *b)).map(|(a, b)| [slug(matrix, a), slug(matrix, b)]).collect();
    let edges: Vec<_> = order.edges().into_iter().map(|(a, b)| [slug(matrix, a), slug(matrix, b)]).collect();
    let withheld = order.withheld().iter().map(|one| {
        json!({
            "upper": slug(matrix, one.upper),
            "lower": slug(matrix, one.lower),
            "beyond": slug(matrix, one.beyond),
        })
    });
    json!({
        "total": order.is_total(),
        "above": above,
        "edges": edges,
        "withheld": withheld.collect::<Vec<_>>(),
    })
}

/// The body of `/compare.csv?…`: a line for each cell, each pair of models and each pair of slices, its
/// kind in the first column. What a line does not have stays empty.
///
/// # Errors
/// Faults of the address; a failing store.
pub async fn csv(reading: Reading, reader: Reader) -> Result<String, PageError> {
    table::records(&lines_of(&reading, &reader).await?)
}

/// The body of `/compare.jsonl?…`: the same lines.
///
/// # Errors
/// As [`csv`].
pub async fn lines(reading: Reading, reader: Reader) -> Result<String, PageError> {
    Ok(table::lines(lines_of(&reading, &reader).await?))
}

async fn lines_of(reading: &Reading, reader: &Reader) -> Result<Vec<Line>, PageError> {
    let comparison = asked(reading, reader)?;
    if comparison.models.len() < 2 {
        return Err(PageError::Compare(vec![CompareFault::TooFewModels { n: comparison.models.len() }]));
    }
    Ok(all_lines(&compared(reading, &comparison).await?.matrix))
}

/// One line of the file.
#[derive(Debug, Default, serde::Serialize)]
struct Line {
    kind: &'static str,
    model: String,
    other_model: String,
    slice: String,
    other_slice: String,
    score: String,
    rank: Option<usize>,
    rank_low: Option<usize>,
    rank_high: Option<usize>,
    of: Option<usize>,
    evaluator_kind: &'static str,
    result: String,
    disputed: Option<bool>,
    ahead: Option<usize>,
    behind: Option<usize>,
    tied: Option<usize>,
    not_tested: Option<usize>,
    common: Option<usize>,
    paired_tests: Option<usize>,
    tau_b: Option<f64>,
    tau_low: Option<f64>,
    tau_high: Option<f64>,
}

fn all_lines(matrix: &Matrix) -> Vec<Line> {
    let slice = |column: usize| matrix.columns().get(column).map(|of| of.slice.to_string()).unwrap_or_default();
    let model = |place: usize| matrix.models().get(place).map(|of| of.slug.to_string()).unwrap_or_default();
    let places = (0..matrix.models().len()).flat_map(|of| (0..matrix.columns().len()).map(move |at| (of, at)));
    let cells = places.map(|(of, column)| {
        let line = Line { kind: "cell", model: model(of), slice: slice(column), ..Line::default() };
        let of_slice = matrix.columns().get(column).map(|ranking| ranking.n_ranked());
        let Some(entry) = matrix.cell(of, column) else { return Line { kind: "gap", of: of_slice, ..line } };
        let standing = entry.standing.as_ref();
        Line {
            score: entry.row.score.text().to_owned(),
            rank: standing.map(|standing| standing.rank()),
            rank_low: standing.map(|standing| standing.low()),
            rank_high: standing.map(|standing| standing.high()),
            of: of_slice,
            evaluator_kind: entry.row.submission.evaluator_kind.slug(),
            result: Address::Result(entry.row.id.as_str()).to_string(),
            disputed: Some(entry.row.disputed),
            ..line
        }
    });
    let pairs = matrix.pairs().into_iter().map(|pair| Line {
        kind: "pair",
        model: model(pair.a),
        other_model: model(pair.b),
        ahead: Some(pair.ahead.len()),
        behind: Some(pair.behind.len()),
        tied: Some(pair.tied.len()),
        not_tested: Some(pair.not_tested.len()),
        common: Some(pair.common()),
        paired_tests: Some(pair.n_paired),
        ..Line::default()
    });
    let agreements = agreements(matrix.columns()).into_iter().map(|of| Line {
        kind: "agreement",
        slice: slice(of.a),
        other_slice: slice(of.b),
        common: Some(of.agreement.n),
        tau_b: of.agreement.tau.map(|tau| tau.value),
        tau_low: of.agreement.tau.map(|tau| tau.low),
        tau_high: of.agreement.tau.map(|tau| tau.high),
        ..Line::default()
    });
    cells.chain(pairs).chain(agreements).collect()
}

fn agreements_of(matrix: &Matrix) -> Vec<Value> {
    let wire = |of: Agreed| {
        let tau = of.agreement.tau;
        json!({
            "a": of.a,
            "b": of.b,
            "n": of.agreement.n,
            "tau_b": tau.map(|tau| tau.value),
            "low": tau.map(|tau| tau.low),
            "high": tau.map(|tau| tau.high),
        })
    };
    agreements(matrix.columns()).into_iter().map(wire).collect()
}
