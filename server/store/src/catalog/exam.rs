//! Exams, with their datasets and editions, from rows.

use std::collections::HashMap;
use std::sync::Arc;

use domain::{Board, Dataset, Edition, EvaluatorKind, Exam, ExamKey, Named, Scale};

use super::row::{DivisionRow, EditionRow, EvaluatorRow, ExamRow};
use crate::error::{Error, named, optional_word, word};

/// What the rows of exams are joined with.
pub(super) struct Surroundings<'a> {
    pub(super) boards: &'a HashMap<String, Arc<Board>>,
    pub(super) editions: Vec<EditionRow>,
    pub(super) divisions: Vec<DivisionRow>,
    pub(super) evaluators: Vec<EvaluatorRow>,
}

/// Every exam. Divisions are in the order of their slugs, evaluator kinds in that of their list.
pub(super) fn exams(rows: Vec<ExamRow>, surroundings: Surroundings<'_>) -> Result<Vec<Arc<Exam>>, Error> {
    let Surroundings { boards, editions, divisions, evaluators } = surroundings;
    let editions = by_key(editions)?;
    let mut divisions_of: HashMap<String, Vec<Named>> = HashMap::new();
    for DivisionRow { exam, slug, name } in divisions {
        let division = Named { slug: word("exam_division", &exam, &slug)?, name };
        divisions_of.entry(exam).or_default().push(division);
    }
    let mut evaluators_of: HashMap<String, Vec<EvaluatorKind>> = HashMap::new();
    for EvaluatorRow { exam, kind } in evaluators {
        let kind = word("exam_evaluator", &exam, &kind)?;
        evaluators_of.entry(exam).or_default().push(kind);
    }
    let exam = |row: ExamRow| {
        let (key, scale) = key_and_scale(&row)?;
        let place = (row.dataset, row.edition);
        let (dataset, edition) = named(editions.get(&place), "exam", &row.id, "its edition")?;
        let mut divisions = divisions_of.remove(&row.id).unwrap_or_default();
        divisions.sort();
        let mut evaluators = evaluators_of.remove(&row.id).unwrap_or_default();
        evaluators.sort();
        Ok(Arc::new(Exam {
            board: Arc::clone(named(boards.get(&row.board), "exam", &row.id, "its board")?),
            dataset: Arc::clone(dataset),
            edition: Arc::clone(edition),
            protocol: Named { slug: key.protocol.clone(), name: row.protocol_name },
            key,
            scale,
            divisions,
            evaluators,
        }))
    };
    rows.into_iter().map(exam).collect()
}

/// An exam's seven words and its scale.
pub(super) fn key_and_scale(row: &ExamRow) -> Result<(ExamKey, Scale), Error> {
    let id = row.id.as_str();
    let slug = |text: &str| word("exam", id, text);
    let key = ExamKey {
        board: slug(&row.board)?,
        dataset: slug(&row.dataset)?,
        edition: slug(&row.edition)?,
        language: word("exam", id, &row.language)?,
        domain: slug(&row.domain)?,
        metric: slug(&row.metric)?,
        protocol: slug(&row.protocol)?,
    };
    if key.to_string() != id {
        return Err(Error::Corrupt { table: "exam", id: id.to_owned(), what: format!("its words are {key}") });
    }
    let scale = Scale {
        unit: row.unit.clone(),
        direction: word("exam", id, &row.direction)?,
        min: row.lowest,
        max: row.highest,
        aspect: word("exam", id, &row.aspect)?,
        share_of_items: row.share_of_items,
    };
    Ok((key, scale))
}

/// Editions, each with its dataset, by the slugs of both.
type Editions = HashMap<(String, String), (Arc<Dataset>, Arc<Edition>)>;

fn by_key(rows: Vec<EditionRow>) -> Result<Editions, Error> {
    let mut datasets: HashMap<String, Arc<Dataset>> = HashMap::new();
    let mut editions = Editions::new();
    for EditionRow { dataset, dataset_name, slug, name, released_on, openness, opened_on } in rows {
        let known = datasets.get(&dataset).cloned();
        let entry = match known {
            Some(entry) => entry,
            None => Arc::new(Dataset { slug: word("dataset", &dataset, &dataset)?, name: dataset_name }),
        };
        datasets.insert(dataset.clone(), Arc::clone(&entry));
        let edition = Edition {
            name: Named { slug: word("edition", &slug, &slug)?, name },
            released_on,
            openness: optional_word("edition", &slug, openness.as_deref())?,
            opened_on,
        };
        editions.insert((dataset, slug), (entry, Arc::new(edition)));
    }
    Ok(editions)
}
