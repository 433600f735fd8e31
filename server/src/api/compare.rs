//! Models across boards as JSON: cells, pairs, the partial order, agreement of slices. No order of
//! all models, no sum, no share of weightings.

use app::text::{Lang, words};
use domain::compare::{Agreed, CompareFault, Matrix, Pair, PartialOrder, Verdict, agreements};
use domain::{Address, Aspect};
use serde_json::{Value, json};

use super::ranking::{Row, slice_object};
use crate::error::PageError;
use crate::extract::Reader;
use crate::page::compare::{Compared, asked, compared};
use crate::state::Reading;

/// The body of `GET /api/v1/compare?…`.
///
/// # Errors
/// Faults of the query, fewer than two models among them; a failing store.
pub async fn json(reading: Reading, reader: Reader) -> Result<String, PageError> {
    let comparison = asked(&reading, &reader)?;
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
    Ok(body.to_string())
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
