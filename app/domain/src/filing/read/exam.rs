//! The exam's part: dataset, edition, protocol, and a metric that is proposed.

use std::sync::Arc;

use super::Reader;
use crate::filing::fault::{Expected, What};
use crate::filing::field::{Column, Field, is_silent};
use crate::filing::{OWN_BOARD, own_board};
use crate::{
    Aspect, Board, Catalog, Dataset, Direction, Edition, Exam, ExamKey, LanguageTag, Named, Openness, Scale, Slug,
    is_share_of_items, near,
};

/// An edition that was sat, with its dataset.
#[derive(Clone)]
struct Sat {
    dataset: Arc<Dataset>,
    edition: Arc<Edition>,
    is_new: bool,
}

/// What the form says of the exam; a row may name another edition or protocol.
pub(in crate::filing) struct ExamParts {
    board: Arc<Board>,
    sat: Option<Sat>,
    protocol: Named,
    new_metric: Option<(Slug, Scale)>,
}

pub(super) fn exam(reader: &mut Reader<'_>) -> Option<ExamParts> {
    let chosen = reader.typed.said(Field::Exam).map(str::to_owned);
    let proposed = reader.typed.said(Field::DatasetName).map(str::to_owned);
    let new_metric = metric(reader);
    let protocol = reader.named(Field::Protocol);
    let mut rows = reader.typed.filed_rows().map(|(_, row)| row.get(Column::Exam)).peekable();
    let rows_say = rows.peek().is_some() && rows.all(|exam| !exam.is_empty());
    let sat = match (chosen, proposed) {
        (Some(_), Some(_)) => {
            reader.fault(Field::DatasetName, What::NotBoth);
            return None;
        }
        (Some(chosen), None) => match existing(reader.around.catalog, &chosen) {
            Ok(sat) => Some(sat),
            Err(near) => {
                reader.fault(Field::Exam, What::Unknown(near));
                return None;
            }
        },
        (None, Some(name)) => Some(new_edition(reader, &name)?),
        (None, None) if rows_say => None,
        (None, None) => {
            reader.fault(Field::Exam, What::Missing);
            return None;
        }
    };
    let slug: Slug = OWN_BOARD.parse().ok()?;
    let board = reader.around.catalog.board(OWN_BOARD).cloned().unwrap_or_else(|| Arc::new(own_board(slug)));
    Some(ExamParts { board, sat, protocol: protocol?, new_metric: new_metric? })
}

/// An edition that is there; otherwise near ones.
fn existing(catalog: &Catalog, chosen: &str) -> Result<Sat, Vec<String>> {
    let (dataset, edition) = chosen.split_once('/').unwrap_or((chosen, crate::NOT_STATED));
    let of = |exam: &&Arc<Exam>| exam.key.dataset.as_str() == dataset && exam.key.edition.as_str() == edition;
    if let Some(exam) = catalog.exams().find(of) {
        let (dataset, edition) = (Arc::clone(&exam.dataset), Arc::clone(&exam.edition));
        return Ok(Sat { dataset, edition, is_new: false });
    }
    let all: Vec<String> = catalog.exams().map(|exam| format!("{}/{}", exam.key.dataset, exam.key.edition)).collect();
    Err(near(chosen, all.iter().map(String::as_str)))
}

/// A new edition, of a new dataset or of one that is there.
fn new_edition(reader: &mut Reader<'_>, name: &str) -> Option<Sat> {
    let slug = Slug::of_name(name).filter(Slug::is_stated);
    if slug.is_none() {
        reader.fault(Field::DatasetName, What::Unreadable(Expected::Name));
    }
    let edition = reader.named(Field::EditionName);
    let released_on = reader.day(Field::EditionReleasedOn);
    let openness = reader.offered::<Openness>(Field::Openness);
    let opened_on = reader.day(Field::OpenedOn);
    if released_on.zip(opened_on).is_some_and(|(released, opened)| opened < released) {
        reader.fault(Field::OpenedOn, What::Before(Field::EditionReleasedOn));
    }
    let (slug, edition) = (slug?, edition?);
    let catalog = reader.around.catalog;
    let there = |exam: &&Arc<Exam>| exam.key.dataset == slug && exam.key.edition == edition.slug;
    if catalog.exams().any(|exam| there(&exam)) {
        reader.fault(Field::DatasetName, What::ThereAlready(format!("{slug}/{}", edition.slug)));
        return None;
    }
    let dataset = catalog.dataset(slug.as_str()).cloned();
    let dataset = dataset.unwrap_or_else(|| Arc::new(Dataset { slug, name: name.to_owned() }));
    let edition = Arc::new(Edition { name: edition, released_on, openness, opened_on });
    Some(Sat { dataset, edition, is_new: true })
}

/// A protocol in the words that the dataset's exams print for it, where they do.
fn printed_protocol(catalog: &Catalog, dataset: &Dataset, protocol: Named) -> Named {
    let same = |exam: &&Arc<Exam>| exam.key.dataset == dataset.slug && exam.key.protocol == protocol.slug;
    let printed = catalog.exams().find(same).map(|exam| exam.protocol.clone());
    printed.unwrap_or(protocol)
}

/// The metric that is proposed, if one is; `None` if it has a fault.
fn metric(reader: &mut Reader<'_>) -> Option<Option<(Slug, Scale)>> {
    if reader.typed.said(Field::MetricName).is_none() {
        return Some(None);
    }
    let name = reader.named(Field::MetricName);
    let unit = reader.text(Field::MetricUnit);
    if unit.is_none() {
        reader.fault(Field::MetricUnit, What::Missing);
    }
    let direction = required::<Direction>(reader, Field::MetricDirection);
    let aspect = required::<Aspect>(reader, Field::MetricAspect);
    let (min, max) = (reader.number(Field::MetricMin), reader.number(Field::MetricMax));
    if min.zip(max).is_some_and(|(min, max)| min >= max) {
        reader.fault(Field::MetricMax, What::Unreadable(Expected::Number));
        return None;
    }
    let (slug, unit) = (name?.slug, unit?);
    let share_of_items = is_share_of_items(slug.as_str(), &unit);
    Some(Some((slug, Scale { unit, direction: direction?, min, max, aspect: aspect?, share_of_items })))
}

fn required<T: std::str::FromStr>(reader: &mut Reader<'_>, field: Field) -> Option<T> {
    if reader.typed.said(field).is_none() {
        reader.fault(field, What::Missing);
        return None;
    }
    reader.offered(field)
}

/// The words of a row's exam.
pub(super) struct RowWords<'t> {
    /// The edition, where it is another than the form's.
    pub(super) exam: &'t str,
    /// The protocol, where it is another than the form's.
    pub(super) protocol: &'t str,
    pub(super) language: LanguageTag,
    pub(super) domain: Slug,
    pub(super) metric: Slug,
}

/// A row's exam, and whether its edition is proposed.
pub(super) struct RowExam {
    pub(super) exam: Arc<Exam>,
    pub(super) is_new: bool,
}

impl ExamParts {
    /// The exam of a row; otherwise the cell that does not say it, and what is wrong with it.
    pub(super) fn exam(&self, reader: &Reader<'_>, words: RowWords<'_>) -> Result<RowExam, (Column, What)> {
        let catalog = reader.around.catalog;
        let Sat { dataset, edition, is_new } = self.sat(catalog, words.exam)?;
        let protocol = match words.protocol {
            "" => self.protocol.clone(),
            silent if is_silent(silent) => Named::not_stated(),
            name => {
                let slug = Slug::of_name(name).filter(Slug::is_stated);
                let slug = slug.ok_or((Column::Protocol, What::Unreadable(Expected::Name)))?;
                Named { slug, name: name.to_owned() }
            }
        };
        let protocol = printed_protocol(catalog, &dataset, protocol);
        let key = ExamKey {
            board: self.board.slug.clone(),
            dataset: dataset.slug.clone(),
            edition: edition.name.slug.clone(),
            language: words.language,
            domain: words.domain,
            metric: words.metric,
            protocol: protocol.slug.clone(),
        };
        if let Some(there) = catalog.exam(&key.to_string()) {
            return Ok(RowExam { exam: Arc::clone(there), is_new });
        }
        let scale = self.scale(reader, &key.dataset, &key.metric).ok_or_else(|| {
            let known = reader.around.metrics.iter().map(|(slug, _)| slug.as_str());
            let known = known.chain(catalog.exams().map(|exam| exam.key.metric.as_str()));
            (Column::Metric, What::Unknown(near(key.metric.as_str(), known)))
        })?;
        let exam = Arc::new(Exam {
            board: Arc::clone(&self.board),
            dataset,
            edition,
            protocol,
            scale,
            divisions: vec![Named::not_stated()],
            evaluators: Vec::new(),
            key,
        });
        Ok(RowExam { exam, is_new })
    }

    /// The edition of a row: the one it names, or the form's.
    fn sat(&self, catalog: &Catalog, named: &str) -> Result<Sat, (Column, What)> {
        let of_form = self.sat.as_ref();
        if named.is_empty() {
            return of_form.cloned().ok_or((Column::Exam, What::Missing));
        }
        let is = |sat: &&Sat| format!("{}/{}", sat.dataset.slug, sat.edition.name.slug) == named;
        match of_form.filter(is) {
            Some(sat) => Ok(sat.clone()),
            None => existing(catalog, named).map_err(|near| (Column::Exam, What::Unknown(near))),
        }
    }

    /// How a metric is measured: as on this board, else as the dataset's exams have it elsewhere,
    /// else as it is proposed or goes without saying, else as every other exam has it.
    fn scale(&self, reader: &Reader<'_>, dataset: &Slug, metric: &Slug) -> Option<Scale> {
        let catalog = reader.around.catalog;
        let same = || catalog.exams().filter(|exam| exam.key.metric == *metric);
        let of_dataset = || same().filter(|exam| exam.key.dataset == *dataset);
        let here = of_dataset().find(|exam| exam.key.board == self.board.slug);
        let found = here.or_else(|| of_dataset().next()).map(|exam| exam.scale.clone());
        let known = self.new_metric.iter().chain(reader.around.metrics);
        let known = || known.clone().find(|(slug, _)| slug == metric).map(|(_, scale)| scale.clone());
        found.or_else(|| common(metric)).or_else(known).or_else(|| most_used(same()))
    }
}

/// Metrics whose scale goes without saying.
fn common(metric: &Slug) -> Option<Scale> {
    matches!(metric.as_str(), "accuracy" | "exact-match" | "pass-rate-1").then(|| Scale {
        unit: "percent".to_owned(),
        direction: Direction::Higher,
        min: Some(0.0),
        max: Some(100.0),
        aspect: Aspect::Capability,
        share_of_items: is_share_of_items(metric.as_str(), "percent"),
    })
}

/// The scale that most exams of a metric have; of two as many, that of the exam whose key is first.
fn most_used<'a>(exams: impl Iterator<Item = &'a Arc<Exam>>) -> Option<Scale> {
    let mut scales: Vec<(&Scale, usize)> = Vec::new();
    for exam in exams {
        match scales.iter_mut().find(|(scale, _)| **scale == exam.scale) {
            Some((_, n)) => *n += 1,
            None => scales.push((&exam.scale, 1)),
        }
    }
    let most = scales.iter().map(|(_, n)| *n).max()?;
    scales.into_iter().find(|(_, n)| *n == most).map(|(scale, _)| scale.clone())
}
