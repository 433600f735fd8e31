//! A submission in the format of Every Eval Ever 0.3: one record of one evaluation, for the tools of
//! the field. What the source does not state is left out, never guessed.

use std::sync::Arc;

use app::text::Lang;
use domain::{Address, Direction, EvaluatorKind, ResultRow, Weights};
use serde_json::{Map, Value, json};
use store::ResultsOf;

use crate::assets::Site;
use crate::error::PageError;
use crate::state::Reading;

/// The version of the format.
const VERSION: &str = "0.3.0";
/// The word of the format for what has to be there and is not stated.
const UNKNOWN: &str = "unknown";
/// Results of one submission at most: a board has fewer domains.
const MOST: i64 = 10_000;

/// The body of `GET /api/v1/submissions/{id}/every-eval-ever.json`.
///
/// # Errors
/// If no submission with results has that identifier; a failing store.
pub async fn json(reading: Reading, id: String) -> Result<String, PageError> {
    let rows = reading.store().results_after(reading.catalog(), ResultsOf::Submission(&id), "", MOST).await?;
    let Some(first) = rows.first() else {
        return Err(PageError::not_found(id.chars().take(80).collect::<String>()));
    };
    Ok(record(first, &rows, reading.site()).to_string())
}

/// The whole record; `first` is one of the results.
fn record(first: &ResultRow, rows: &[Arc<ResultRow>], site: &Site) -> Value {
    let submission = &first.submission;
    // When the results were retrieved is when they were recorded here.
    let retrieved = seconds(first.recorded_at);
    let model_id = model_id(first);
    let board = &first.exam.board;
    let makers: Vec<&str> = first.model.organisations.iter().map(|maker| maker.name.as_str()).collect();
    let publishers: Vec<&str> = board.publishers.iter().map(|publisher| publisher.name.as_str()).collect();
    let organisation = submission.evaluator.clone().unwrap_or_else(|| publishers.join("; "));
    let mut source = Map::new();
    source.insert("source_name".into(), board.name.clone().into());
    source.insert("source_type".into(), "documentation".into());
    let named = if organisation.is_empty() { UNKNOWN.to_owned() } else { organisation };
    source.insert("source_organization_name".into(), named.into());
    source.insert("evaluator_relationship".into(), relationship(submission.evaluator_kind).into());
    let run = [
        ("hardware", &submission.hardware),
        ("cost", &submission.cost),
        ("note", &submission.note),
        ("source_commit", &submission.source_commit),
    ];
    source.extend(details(&run));
    let mut library = Map::new();
    library.insert("name".into(), submission.harness.as_deref().unwrap_or(UNKNOWN).into());
    library.insert("version".into(), submission.harness_version.as_deref().unwrap_or(UNKNOWN).into());
    library.extend(details(&[("commit", &submission.harness_commit)]));
    let availability = match first.model.weights {
        Some(Weights::Open) => "open_weights",
        Some(Weights::Closed) => "closed_weights",
        None => UNKNOWN,
    };
    let mut model = Map::new();
    model.insert("name".into(), submission.printed_name.clone().into());
    model.insert("id".into(), model_id.clone().into());
    if !makers.is_empty() {
        model.insert("developer".into(), makers.join("; ").into());
    }
    let mut of_model = Map::new();
    of_model.insert("deployment_type".into(), UNKNOWN.into());
    of_model.insert("model_availability".into(), availability.into());
    if let Some(revision) = &submission.weights_revision {
        of_model.insert("weights_revision".into(), revision.clone().into());
    }
    model.insert("additional_details".into(), of_model.into());
    // Several submissions of a model may have been recorded in one second.
    let name = format!("{}/{}/{}", board.slug, first.exam.key.dataset, submission.id);
    let mut record = Map::new();
    record.insert("schema_version".into(), VERSION.into());
    record.insert("evaluation_id".into(), format!("{name}/{model_id}/{retrieved}").into());
    if let Some(day) = submission.evaluated_on {
        record.insert("evaluation_timestamp".into(), seconds(day.and_time(chrono::NaiveTime::MIN).and_utc()).into());
    }
    record.insert("retrieved_timestamp".into(), retrieved.into());
    record.insert("source_metadata".into(), source.into());
    record.insert("eval_library".into(), library.into());
    record.insert("model_info".into(), model.into());
    record.insert("evaluation_results".into(), rows.iter().map(|row| result(row, site)).collect());
    record.into()
}

/// One score.
fn result(row: &ResultRow, site: &Site) -> Value {
    let (exam, scale) = (&row.exam, &row.exam.scale);
    let sentence = app::text::words::exam_sentence(exam, Lang::En).replace('\u{a0}', " ");
    let mut data = Map::new();
    data.insert("dataset_name".into(), exam.dataset.name.clone().into());
    data.insert("source_type".into(), "url".into());
    data.insert("url".into(), json!([row.submission.source_url]));
    let details = json!({
        "edition": exam.key.edition, "language": exam.key.language.as_str(), "domain": exam.key.domain,
        "protocol": exam.key.protocol, "division": row.division.slug, "setting": row.setting.slug,
    });
    data.insert("additional_details".into(), details);
    if let Some(items) = row.n_items {
        data.insert("samples_number".into(), items.into());
    }
    let mut metric = Map::new();
    metric.insert("metric_id".into(), json!(exam.key.metric));
    metric.insert("metric_name".into(), app::text::words::metric(&exam.key.metric, Lang::En).into());
    metric.insert("metric_unit".into(), scale.unit.clone().into());
    metric.insert("evaluation_description".into(), sentence.clone().into());
    metric.insert("lower_is_better".into(), (scale.direction == Direction::Lower).into());
    // Of a continuous scale the format asks for both ends: where one is not stated, it is not called so.
    if let (Some(lowest), Some(highest)) = (scale.min, scale.max) {
        metric.insert("score_type".into(), "continuous".into());
        metric.insert("min_score".into(), lowest.into());
        metric.insert("max_score".into(), highest.into());
    }
    let mut uncertainty = Map::new();
    if let Some(error) = row.standard_error {
        let mut stated = Map::new();
        stated.insert("value".into(), error.into());
        if let Some(method) = row.error_method {
            stated.insert("method".into(), method.slug().into());
        }
        uncertainty.insert("standard_error".into(), stated.into());
    }
    if let Some(items) = row.n_items {
        uncertainty.insert("num_samples".into(), items.into());
    }
    let mut details = Map::new();
    details.insert("score".into(), row.score.value().into());
    let own = site.whole(&Address::Result(row.id.as_str()).to_string());
    let said =
        json!({ "score_as_reported": row.score.text(), "result": own, "published_on": row.published_on.to_string() });
    details.insert("details".into(), said);
    if !uncertainty.is_empty() {
        details.insert("uncertainty".into(), uncertainty.into());
    }
    json!({
        "evaluation_result_id": row.id,
        "evaluation_name": sentence,
        "source_data": data,
        "metric_config": metric,
        "score_details": details,
    })
}

/// What of these facts is stated, where the format leaves room for more than it knows.
fn details(facts: &[(&str, &Option<String>)]) -> Option<(String, Value)> {
    let stated: Map<String, Value> =
        facts.iter().filter_map(|(name, fact)| Some(((*name).to_owned(), fact.as_ref()?.clone().into()))).collect();
    (!stated.is_empty()).then(|| ("additional_details".to_owned(), stated.into()))
}

/// `maker/model`, as hubs name models.
fn model_id(row: &ResultRow) -> String {
    let maker = row.model.organisations.first().map_or(UNKNOWN, |maker| maker.slug.as_str());
    format!("{maker}/{}", row.model.slug)
}

/// Who ran it, in the words of the format: an organiser is a third party to the model.
const fn relationship(kind: EvaluatorKind) -> &'static str {
    match kind {
        EvaluatorKind::SelfReported => "first_party",
        EvaluatorKind::Organiser | EvaluatorKind::ThirdParty => "third_party",
        EvaluatorKind::Joint => "collaborative",
        EvaluatorKind::Unknown => "other",
    }
}

/// An instant as seconds since 1970, as a text.
fn seconds(at: chrono::DateTime<chrono::Utc>) -> String {
    at.timestamp().to_string()
}
