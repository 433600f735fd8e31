//! Claims and their verdicts as JSON, as a table, and quoted.

pub mod lines;

use app::page::claim::cite::badge_words;
use app::text::Lang;
use app::text::claims::{self as say, typed};
use chrono::NaiveDate;
use domain::claim::ahead::{Comparison, Encounter};
use domain::claim::month::Run;
use domain::claim::typed::Fault;
use domain::claim::verdict::{Completion, Judgement, Outcome, Verdict};
use domain::claim::{Answer, Checked, Told, VerdictOfRecord};
use domain::log::Kind;
use domain::rank::{Entry, Ranking};
use domain::{Address, Format, Model, Slug};
use serde_json::{Value, json};

use super::card::{drawn, of_claim_card};
use super::describe;
use super::list::{Part, only};
use super::quoted::{JSON, badged, cited, lang_of};
use crate::cache;
use crate::claims::Judged;
use crate::error::PageError;
use crate::extract::Reader;
use crate::page::claim::check::answer;
use crate::page::claim::citation;
use crate::page::claim::list::{passes, wanted};
use crate::state::Reading;

/// The keys by which claims are chosen.
pub(super) const FILTERS: [&str; 4] = ["board", "claimant", "kind", "verdict"];

/// The body of `GET /api/v1/claims/check?…`.
///
/// # Errors
/// Every fault of what is asked; a failing store.
pub async fn check(reading: Reading, reader: Reader) -> Result<String, PageError> {
    let checked = answer(&reading, &reader).await?;
    Ok(verdict_body(&reading, &checked).to_string())
}

/// The answer to `/claims/{name}{ending}`: the verdict as it is kept, cited, drawn, proved.
///
/// # Errors
/// If no claim has that name, or none in that form; a failing store.
pub async fn quoted(reading: Reading, name: String, format: Format) -> Result<cache::Answer, PageError> {
    let none = || PageError::not_found(format!("{name}{}", format.ending()));
    let claims = reading.claims().await?;
    let claim = claims.iter().find(|claim| claim.id.as_str() == name).ok_or_else(none)?;
    let judged = reading.judged(claim).await?;
    let lang = lang_of(format);
    match format {
        Format::Bibtex | Format::Ris | Format::Csl => Ok(cited(&citation(&reading, &judged), format)),
        Format::BadgeEn | Format::BadgeZh | Format::Shields | Format::ShieldsZh => {
            Ok(badged(badge_words(&judged.claim, &judged.checked, lang), format))
        }
        Format::CardEn | Format::CardZh => {
            let address = reading.site().whole(&Address::Claim(&claim.id).to_string());
            drawn(of_claim_card(&judged, address, lang), lang).await
        }
        Format::Json => {
            let record = of_record(&reading, &claim.id).await?.ok_or_else(none)?;
            Ok(cache::Answer::new(record.json(&claim.id), JSON, false))
        }
        Format::Proof => {
            let record = of_record(&reading, &claim.id).await?.ok_or_else(none)?;
            super::log::proof(&reading, Kind::Verdict, &record.name(&claim.id)).await
        }
        Format::Csv | Format::Lines => Err(none()),
    }
}

/// The newest verdict of record on a claim.
async fn of_record(reading: &Reading, claim: &Slug) -> Result<Option<VerdictOfRecord>, PageError> {
    let records = reading.verdicts_of_record(&reading.all_judged().await?).await?;
    Ok(records.get(claim).and_then(|records| records.last()).cloned())
}

/// The body of `GET /api/v1/claims`, filtered as the page is.
///
/// # Errors
/// A filter that is no filter; a failing store.
pub async fn list(reading: Reading, reader: Reader) -> Result<String, PageError> {
    let fields: Vec<&str> = describe::claim::claim().into_iter().map(|(name, _)| name).collect();
    let keys: Vec<&str> = FILTERS.into_iter().chain(Part::KEYS).collect();
    only(&reader, &keys)?;
    let (wanted, part) = (wanted(&reader)?, Part::read(&reader, &fields)?);
    let claims = reading.all_judged().await?;
    let records = reading.verdicts_of_record(&claims).await?;
    let body = |judged: &Judged| {
        let record = records.get(&judged.claim.id).and_then(|records| records.last());
        (judged.claim.id.to_string(), claim_body(judged, record))
    };
    let (claims, next) = part.of(claims.iter().filter(|judged| passes(&wanted, judged)).map(body).collect())?;
    let next = next.map(|token| part.onward(&reader, &token));
    Ok(json!({ "data_version": reading.version(), "claims": claims, "next": next }).to_string())
}

/// The body of `GET /api/v1/claims/{id}`: the claim with its newest verdict of record, and what the data
/// say now.
///
/// # Errors
/// If no claim has that name; a failing store.
pub async fn one(reading: Reading, reader: Reader, name: String) -> Result<String, PageError> {
    only(&reader, &[])?;
    let claims = reading.all_judged().await?;
    let records = reading.verdicts_of_record(&claims).await?;
    let judged = claims.iter().find(|judged| judged.claim.id.as_str() == name);
    let judged = judged.ok_or_else(|| PageError::not_found(name.as_str()))?;
    let record = records.get(&judged.claim.id).and_then(|records| records.last());
    let mut body = claim_body(judged, record);
    extend(&mut body, json!({ "now": verdict_body(&reading, &judged.checked) }));
    Ok(body.to_string())
}

/// A fault of what was typed: the field, what is wrong, and what may be meant.
#[must_use]
pub fn fault(fault: &Fault) -> Value {
    let near: Vec<String> = typed::near(fault, Lang::En).into_iter().map(|(value, _)| value).collect();
    let (detail, detail_zh) = (typed::words(fault, Lang::En), typed::words(fault, Lang::Zh));
    json!({ "field": fault.key(), "detail": detail, "detail_zh": detail_zh, "near": near })
}

fn claim_body(judged: &Judged, record: Option<&VerdictOfRecord>) -> Value {
    let Judged { claim, checked } = judged;
    let model = checked.model.as_ref().map(|model| model.slug.as_str());
    let board = checked.board.as_ref().map(|board| board.slug.as_str());
    let address = Address::Claim(&claim.id).to_string();
    let mut body = json!({
        "id": claim.id,
        "address": address,
        "claimed_on": claim.day(),
        "claimed_in": claim.month(),
        "claimant": claim.claimant,
        "organisation": claim.organisation,
        "model": model,
        "model_as_named": claim.model,
        "board": board,
        "board_as_named": claim.board,
        "kind": claim.kind,
        "place": claim.place,
        "other": claim.other,
        "named": checked.named.to_query(),
        "narrower": claim.narrower,
        "text": claim.text,
        "source_url": claim.source_url,
        "verdict_of_record": record.map(record_body),
    });
    extend(&mut body, summary(checked));
    body
}

/// What was said of a claim, and on which state of the data.
fn record_body(record: &VerdictOfRecord) -> Value {
    let Told { word, reason, sentence_zh, sentence_en } = &record.told;
    let plain = |sentence: &str| sentence.replace('\u{a0}', " ");
    json!({
        "n": record.n,
        "verdict": word,
        "reason": reason,
        "sentence": { "zh": plain(sentence_zh), "en": plain(sentence_en) },
        "data_version": record.data_version,
        "computed_on": record.computed_on,
        "confirmed_version": record.confirmed_version,
        "confirmed_on": record.confirmed_on,
    })
}

/// The verdict without what it was made from.
fn summary(checked: &Checked) -> Value {
    let sentence = |lang| {
        let (lead, rest) = say::verdict(checked, lang);
        format!("{lead}{rest}").replace('\u{a0}', " ")
    };
    let run = |run: &Run| json!({ "from": run.from, "to": run.to, "verdict": run.word });
    json!({
        "slice": slice_of(checked),
        "verdict": checked.word(),
        "reason": checked.reason().map(|reason| reason.slug()),
        "held_until": held_until(checked),
        "days": checked.month.iter().map(run).collect::<Vec<_>>(),
        "sentence": { "zh": sentence(Lang::Zh), "en": sentence(Lang::En) },
    })
}

/// The day until which a claim held that holds no more.
fn held_until(checked: &Checked) -> Option<NaiveDate> {
    match &checked.answer {
        Answer::Place(Judgement { verdict: Verdict::HeldUntil { day, .. }, .. }) if checked.month.len() < 2 => {
            Some(*day)
        }
        _ => None,
    }
}

/// The slice of the one table that fits the words: a sentence on it names a rank, which never stands
/// without its slice.
fn slice_of(checked: &Checked) -> Option<String> {
    match &checked.answer {
        Answer::Place(Judgement { completions, .. }) => match completions.as_slice() {
            [only] => Some(only.ranking.slice.to_string()),
            _ => None,
        },
        Answer::Ahead(_) => None,
    }
}

fn verdict_body(reading: &Reading, checked: &Checked) -> Value {
    let mut body = json!({
        "kind": checked.kind,
        "model": slug_of(checked.model.as_deref()),
        "on": checked.on,
        "named": checked.named.to_query(),
        "data_version": reading.version(),
    });
    extend(&mut body, summary(checked));
    let today = reading.today();
    let details = match &checked.answer {
        Answer::Place(judgement) => place_body(checked, judgement, today),
        Answer::Ahead(comparison) => pair_body(checked, comparison, today),
    };
    extend(&mut body, details);
    body
}

fn slug_of(model: Option<&Model>) -> Option<&Slug> {
    model.map(|model| &model.slug)
}

fn extend(body: &mut Value, more: Value) {
    if let (Some(body), Value::Object(more)) = (body.as_object_mut(), more) {
        body.extend(more);
    }
}

fn place_body(checked: &Checked, judgement: &Judgement, today: NaiveDate) -> Value {
    let model = slug_of(checked.model.as_deref());
    let completion = |completion: &Completion| {
        let ranking = &completion.ranking;
        let standing = model.and_then(|model| completion.standing(model));
        let first: Vec<&str> = ranking.first_entries().map(|entry| entry.row.model.slug.as_str()).collect();
        json!({
            "slice": ranking.slice.to_string(),
            "address": Address::Ranking(&ranking.slice, today).to_string(),
            "rank": standing.map(|s| s.rank()),
            "rank_low": standing.map(|s| s.low()),
            "rank_high": standing.map(|s| s.high()),
            "of": ranking.n_ranked(),
            "wording": ranking.first.as_ref().map(|first| first.wording),
            "first": first,
            "leader": ranking.leader().map(|entry| entry.row.model.slug.as_str()),
            "holds": completion.outcome.holds(),
            "verdict": completion.outcome.slug(),
            "held_until": completion.until,
        })
    };
    let co_claimants = model.filter(|_| checked.place == 1).map(|model| judgement.co_claimants(model));
    let co_claimants: Vec<Value> = co_claimants
        .unwrap_or_default()
        .into_iter()
        .map(|(other, on)| {
            let on: Vec<String> = on.into_iter().map(|completion| completion.ranking.slice.to_string()).collect();
            json!({ "model": other.slug, "on": on })
        })
        .collect();
    let count = |wanted: &dyn Fn(Outcome) -> bool| {
        judgement.completions.iter().filter(|completion| wanted(completion.outcome)).count()
    };
    json!({
        "place": checked.place,
        "holds_on": judgement.n_holds(),
        "tied_on": count(&|outcome| matches!(outcome, Outcome::Tied(_))),
        "no_result_on": count(&|outcome| outcome == Outcome::NoRow),
        "of": judgement.completions.len(),
        "completions": judgement.completions.iter().map(completion).collect::<Vec<_>>(),
        "co_claimants": co_claimants,
    })
}

fn pair_body(checked: &Checked, comparison: &Comparison, today: NaiveDate) -> Value {
    let (model, other) = (slug_of(checked.model.as_deref()), slug_of(checked.other.as_deref()));
    let score = |ranking: &Ranking, model: Option<&Slug>| {
        let entry: Option<&Entry> = model.and_then(|model| ranking.entry_of(model));
        entry.map(|entry| entry.row.score.text().to_owned())
    };
    let encounter = |encounter: &Encounter| {
        let ranking = &encounter.ranking;
        json!({
            "slice": ranking.slice.to_string(),
            "address": Address::Ranking(&ranking.slice, today).to_string(),
            "of": ranking.n_ranked(),
            "relation": encounter.meeting.slug(),
            "score": score(ranking, model),
            "score_of_other": score(ranking, other),
        })
    };
    let tally = &comparison.tally;
    json!({
        "other": other,
        "ahead": tally.ahead,
        "behind": tally.behind,
        "tied": tally.tied,
        "not_comparable": tally.not_comparable(),
        "common": tally.common(),
        "slices": comparison.encounters.iter().map(encounter).collect::<Vec<_>>(),
    })
}
