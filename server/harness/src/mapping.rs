//! From the tasks and metrics of harnesses to the exams of the catalog.
//!
//! No harness says of which dataset, edition, language and domain a task is. The mapping files under
//! `server/harness/` say it for the common ones; people add the rest, and theirs stand first. What
//! nobody has mapped stays unmapped: nothing is guessed from a name.

mod shipped;

use domain::{LanguageTag, Scale, Slug};

use super::filing::{HarnessFiling, Line};
use super::finding::{Finding, What};
use super::format::{Format, Recognised};

/// The exam of a line, as far as it is known.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct MappedExam {
    /// The dataset.
    pub dataset: Option<Slug>,
    /// Its edition; `not-stated` where none is named.
    pub edition: Option<Slug>,
    /// The language.
    pub language: Option<LanguageTag>,
    /// The domain.
    pub domain: Option<Slug>,
    /// The metric.
    pub metric: Option<Slug>,
    /// How the exam was sat; `not-stated` where nothing is said.
    pub protocol: Option<Slug>,
    /// How the metric measures.
    pub scale: Option<Scale>,
}

impl MappedExam {
    /// Whether nothing is left to say.
    #[must_use]
    pub fn is_whole(&self) -> bool {
        let Self { dataset, edition, language, domain, metric, protocol, scale } = self;
        let words = [dataset, edition, domain, metric, protocol].into_iter().all(Option::is_some);
        words && language.is_some() && scale.is_some()
    }

    /// The six words of the exam, where all are known.
    fn key(&self) -> Option<[&str; 6]> {
        Some([
            self.dataset.as_ref()?.as_str(),
            self.edition.as_ref()?.as_str(),
            self.language.as_ref()?.as_str(),
            self.domain.as_ref()?.as_str(),
            self.metric.as_ref()?.as_str(),
            self.protocol.as_ref()?.as_str(),
        ])
    }
}

/// Which exam a task is.
///
/// A task may have one `*`, which stands for any letters; a `*` in a word of the exam stands for the
/// same letters.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mapping {
    /// The format.
    pub format: Format,
    /// The task as in the file.
    pub task: String,
    /// The dataset.
    pub dataset: String,
    /// The edition; `@revision` is the first twelve letters of the dataset's revision in the file,
    /// nothing is "not stated".
    pub edition: String,
    /// The language; nothing where the file states it for each score.
    pub language: String,
    /// The domain.
    pub domain: String,
    /// How the exam was sat; nothing where the number of examples says it.
    pub protocol: String,
}

/// Which metric of the catalog a harness's metric is.
#[derive(Debug, Clone, PartialEq)]
pub struct MetricMapping {
    /// The format.
    pub format: Format,
    /// The metric as in the file.
    pub metric: String,
    /// The filter as in the file; nothing for none.
    pub filter: String,
    /// The metric's slug.
    pub slug: Slug,
    /// How it measures.
    pub scale: Scale,
}

/// Mappings: those of people before those that ship.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Mappings {
    tasks: Vec<Mapping>,
    metrics: Vec<MetricMapping>,
}

impl Mappings {
    /// The mappings that ship with the program.
    #[must_use]
    pub fn shipped() -> Self {
        let (tasks, metrics) = shipped::mappings();
        Self { tasks, metrics }
    }

    /// These, with others that stand before them.
    #[must_use]
    pub fn with(self, mut tasks: Vec<Mapping>, mut metrics: Vec<MetricMapping>) -> Self {
        tasks.extend(self.tasks);
        metrics.extend(self.metrics);
        Self { tasks, metrics }
    }

    /// Every metric that is known, with how it measures; of two words for one the first.
    #[must_use]
    pub fn scales(&self) -> Vec<(Slug, Scale)> {
        let mut scales: Vec<(Slug, Scale)> = Vec::new();
        for metric in &self.metrics {
            if scales.iter().all(|(slug, _)| *slug != metric.slug) {
                scales.push((metric.slug.clone(), metric.scale.clone()));
            }
        }
        scales
    }

    /// The exam of a line, as far as it is known. Of a task that nobody has mapped the file may say how it
    /// was sat.
    #[must_use]
    pub fn exam(&self, format: Format, line: &Line) -> MappedExam {
        let sat = || MappedExam { protocol: line.n_shot.and_then(shots), ..MappedExam::default() };
        let mut exam = self.task(format, line).unwrap_or_else(sat);
        if let Some(language) = &line.language {
            exam.language = Some(language.clone());
        }
        let filter = line.filter.as_deref().unwrap_or_default();
        let metric = self.metrics.iter().find(|known| {
            known.format == format && known.metric == line.metric && (known.filter == filter || known.filter == "*")
        });
        if let Some(metric) = metric {
            exam.metric = Some(metric.slug.clone());
            exam.scale = Some(metric.scale.clone());
        }
        exam
    }

    fn task(&self, format: Format, line: &Line) -> Option<MappedExam> {
        let mut found: Option<(&Mapping, &str)> = None;
        for mapping in self.tasks.iter().filter(|mapping| mapping.format == format) {
            let Some(letters) = matched(&mapping.task, &line.task) else { continue };
            // The task itself before any pattern, then the pattern with the most letters of its own.
            if found.is_none_or(|(before, _)| weight(&mapping.task) > weight(&before.task)) {
                found = Some((mapping, letters));
            }
        }
        let (mapping, letters) = found?;
        let word = |word: &str| Slug::of_name(&word.replace('*', letters));
        let edition = match mapping.edition.as_str() {
            "" => Some(Slug::not_stated()),
            "@revision" => {
                let revision = line.dataset_revision.as_deref().unwrap_or_default();
                Some(revision.get(..12).and_then(Slug::of_name).unwrap_or_else(Slug::not_stated))
            }
            edition => word(edition),
        };
        let protocol = match (mapping.protocol.as_str(), line.n_shot) {
            ("", Some(n_shot)) => shots(n_shot),
            ("", None) => Some(Slug::not_stated()),
            (protocol, _) => word(protocol),
        };
        Some(MappedExam {
            dataset: word(&mapping.dataset),
            edition,
            language: mapping.language.replace('*', letters).parse().ok(),
            domain: word(&mapping.domain),
            protocol,
            ..MappedExam::default()
        })
    }
}

/// The protocol of so many examples before each question.
fn shots(n_shot: u32) -> Option<Slug> {
    Slug::of_name(&format!("{n_shot}-shot"))
}

/// What the `*` of a pattern stands for in a task; nothing where it has none.
fn matched<'t>(pattern: &str, task: &'t str) -> Option<&'t str> {
    match pattern.split_once('*') {
        None => (pattern == task).then_some(""),
        Some((before, after)) => task.strip_prefix(before)?.strip_suffix(after).filter(|letters| !letters.is_empty()),
    }
}

fn weight(pattern: &str) -> usize {
    if pattern.contains('*') { pattern.len() } else { usize::MAX }
}

/// Adds to each line the exam that it is of, as far as the mappings know it. Lines that turn out to
/// be of one exam are told: one of them has to be said otherwise.
#[must_use]
pub fn map(mut recognised: Recognised, mappings: &Mappings) -> Recognised {
    for filing in &mut recognised.filings {
        for line in &mut filing.lines {
            if line.exam.is_none() && !line.is_average() {
                let exam = mappings.exam(recognised.format, line);
                line.exam = (exam != MappedExam::default()).then(|| Box::new(exam));
            }
        }
        tell_same_exams(filing);
    }
    recognised
}

fn tell_same_exams(filing: &mut HarnessFiling) {
    let keys: Vec<Option<[String; 6]>> =
        filing.lines.iter().map(|line| Some(line.exam.as_ref()?.key()?.map(str::to_owned))).collect();
    let mut first = std::collections::BTreeMap::new();
    let mut told = Vec::new();
    for (index, key) in keys.iter().enumerate() {
        let Some(key) = key else { continue };
        match first.get(key) {
            None => {
                first.insert(key, index);
            }
            Some(before) => told.push((index, *before)),
        }
    }
    for (index, before) in told {
        let task = filing.lines.get(before).map(|line| format!("{} {}", line.task, line.metric)).unwrap_or_default();
        if let Some(line) = filing.lines.get_mut(index) {
            line.findings.push(Finding::new(What::SameExam { task }, line.place.clone()));
        }
    }
}
