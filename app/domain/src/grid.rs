//! The grid of a board: for every dataset, language and domain the one exam that stands for them,
//! and who is first there.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use chrono::NaiveDate;

use crate::rank::{Ranking, is_ranked_in, ranking};
use crate::{Aspect, Dataset, Exam, Filters, LanguageTag, ResultRow, Slice, Slug};

/// One language and domain of a dataset, and the exam that stands for them.
#[derive(Debug, Clone)]
pub struct Cell {
    /// The ranking of that exam, without filters.
    pub ranking: Arc<Ranking>,
    /// How many other exams the dataset has in this language and domain: other editions, metrics
    /// and protocols.
    pub n_others: usize,
}

/// The languages and domains of one dataset on one board.
#[derive(Debug, Clone)]
pub struct Grid {
    /// The dataset.
    pub dataset: Arc<Dataset>,
    /// Its languages: the columns.
    pub languages: Vec<LanguageTag>,
    /// Its domains, `general` first: the rows.
    pub domains: Vec<Slug>,
    cells: BTreeMap<(Slug, LanguageTag), Cell>,
}

impl Grid {
    /// The cell of a domain and a language; `None` where the dataset has no exam.
    #[must_use]
    pub fn cell(&self, domain: &Slug, language: &LanguageTag) -> Option<&Cell> {
        self.cells.get(&(domain.clone(), language.clone()))
    }
}

/// The grids of a board's datasets on a day, in the order of their slugs. `rows` are the results of
/// the board.
#[must_use]
pub fn grids(rows: &[Arc<ResultRow>], as_of: NaiveDate) -> Vec<Grid> {
    type OfExam<'a> = (&'a Arc<Exam>, Vec<&'a Arc<ResultRow>>);
    let mut exams: BTreeMap<String, OfExam<'_>> = BTreeMap::new();
    for row in rows {
        exams.entry(row.exam.key.to_string()).or_insert_with(|| (&row.exam, Vec::new())).1.push(row);
    }
    let mut datasets: BTreeMap<&Slug, BTreeMap<(Slug, LanguageTag), Vec<OfExam<'_>>>> = BTreeMap::new();
    for (exam, rows) in exams.into_values() {
        let place = (exam.key.domain.clone(), exam.key.language.clone());
        datasets.entry(&exam.key.dataset).or_default().entry(place).or_default().push((exam, rows));
    }
    let grids = datasets.into_values().filter_map(|places| {
        let dataset = places.values().flatten().map(|(exam, _)| Arc::clone(&exam.dataset)).next()?;
        let languages: BTreeSet<LanguageTag> = places.keys().map(|(_, language)| language.clone()).collect();
        let mut domains: Vec<Slug> = places.keys().map(|(domain, _)| domain.clone()).collect();
        domains.dedup();
        domains.sort_by_key(|domain| (domain.as_str() != "general", domain.clone()));
        let cells = places.into_iter().filter_map(|(place, exams)| Some((place, cell(&exams, as_of)?))).collect();
        Some(Grid { dataset, languages: languages.into_iter().collect(), domains, cells })
    });
    grids.collect()
}

fn cell(exams: &[(&Arc<Exam>, Vec<&Arc<ResultRow>>)], as_of: NaiveDate) -> Option<Cell> {
    let counted: Vec<(&Arc<Exam>, usize)> =
        exams.iter().map(|(exam, rows)| (*exam, entrants(exam, rows, as_of))).collect();
    let main = main_exam(&counted)?;
    let (exam, rows) = exams.iter().find(|(exam, _)| exam.key == main.key)?;
    let slice = Arc::new(whole(exam, as_of));
    let ranking = Arc::new(ranking(&slice, exam, rows.iter().copied()));
    Some(Cell { ranking, n_others: exams.len() - 1 })
}

/// The slice of a whole exam: no filter.
#[must_use]
pub fn whole(exam: &Exam, as_of: NaiveDate) -> Slice {
    Slice::new(exam.key.clone(), Filters::default(), as_of)
}

fn entrants(exam: &Exam, rows: &[&Arc<ResultRow>], as_of: NaiveDate) -> usize {
    let slice = whole(exam, as_of);
    let ranked = rows.iter().filter(|row| is_ranked_in(&slice, row));
    ranked.map(|row| (&row.model.slug, &row.setting.slug)).collect::<BTreeSet<_>>().len()
}

/// Of exams with the number each ranks, the one that stands for them: the newest edition in which
/// anybody is ranked; of its metrics the one with most ranked, capability before the other
/// aspects; of its protocols the one with most ranked; names decide the rest.
#[must_use]
pub fn main_exam<'a>(exams: &[(&'a Arc<Exam>, usize)]) -> Option<&'a Arc<Exam>> {
    let best = exams.iter().min_by_key(|(exam, n)| {
        let newest = Reverse((*n > 0, exam.edition.released_on, &exam.key.edition));
        let aspect = exam.scale.aspect != Aspect::Capability;
        (newest, Reverse(*n), aspect, &exam.key.metric, &exam.key.protocol)
    });
    best.map(|(exam, _)| *exam)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Board, BoardKind, Direction, Edition, ExamKey, Named, Scale};

    fn exam(edition: (&str, &str), metric: (&str, Aspect), protocol: &str) -> Arc<Exam> {
        let slug = |text: &str| text.parse::<Slug>().unwrap();
        Arc::new(Exam {
            key: ExamKey {
                board: slug("board"),
                dataset: slug("dataset"),
                edition: slug(edition.0),
                language: "zh".parse().unwrap(),
                domain: slug("general"),
                metric: slug(metric.0),
                protocol: slug(protocol),
            },
            board: Arc::new(Board {
                slug: slug("board"),
                name: "Board".into(),
                name_zh: None,
                kind: BoardKind::Academic,
                publishers: Vec::new(),
                homepage: None,
                is_evaluation: true,
                reason: None,
                about: None,
            }),
            dataset: Arc::new(Dataset { slug: slug("dataset"), name: "Dataset".into() }),
            edition: Arc::new(Edition {
                name: Named { slug: slug(edition.0), name: edition.0.into() },
                released_on: edition.1.parse().ok(),
                openness: None,
                opened_on: None,
            }),
            protocol: Named { slug: slug(protocol), name: protocol.into() },
            scale: Scale {
                unit: "percent".into(),
                direction: Direction::Higher,
                min: None,
                max: None,
                aspect: metric.1,
                share_of_items: false,
            },
            divisions: Vec::new(),
            evaluators: Vec::new(),
        })
    }

    fn chosen(exams: &[(&Arc<Exam>, usize)]) -> String {
        let main = main_exam(exams).unwrap();
        format!("{} {} {}", main.key.edition, main.key.metric, main.key.protocol)
    }

    const ACCURACY: (&str, Aspect) = ("accuracy", Aspect::Capability);
    const COST: (&str, Aspect) = ("a-cost", Aspect::Efficiency);

    #[test]
    fn the_newest_edition_in_which_anybody_is_ranked() {
        let old = exam(("1.0", "2023-01-01"), ACCURACY, "5-shot");
        let new = exam(("2.0", "2024-01-01"), ACCURACY, "5-shot");
        assert_eq!(chosen(&[(&old, 50), (&new, 4)]), "2.0 accuracy 5-shot");
        assert_eq!(chosen(&[(&old, 50), (&new, 0)]), "1.0 accuracy 5-shot");
    }

    #[test]
    fn most_ranked_then_capability_then_names() {
        let edition = ("1.0", "2023-01-01");
        let few = exam(edition, ACCURACY, "0-shot");
        let many = exam(edition, ACCURACY, "5-shot");
        let cost = exam(edition, COST, "5-shot");
        assert_eq!(chosen(&[(&few, 8), (&many, 9), (&cost, 9)]), "1.0 accuracy 5-shot");
        assert_eq!(chosen(&[(&many, 9), (&cost, 10)]), "1.0 a-cost 5-shot");
        assert_eq!(chosen(&[(&many, 9), (&few, 9)]), "1.0 accuracy 0-shot");
        assert!(main_exam(&[]).is_none());
    }
}
