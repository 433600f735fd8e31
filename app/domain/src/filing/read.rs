//! What was typed, read into a [`Filing`] or refused with every fault of every field.

mod exam;
mod model;
mod rows;

use chrono::NaiveDate;

use super::answers::{self, AnswersFile};
use super::fault::{At, Expected, Fault, Faults, What};
use super::field::{Field, Typed, is_silent};
use super::relation::{Answer, Relation};
use super::{Averaged, Filing};
use crate::{Catalog, LanguageTag, Named, Role, Scale, Score, Slug};

/// What a filing is read against besides what was typed.
#[derive(Debug, Clone, Copy)]
pub struct Circumstances<'a> {
    /// Every noun there is.
    pub catalog: &'a Catalog,
    /// The newest day there is.
    pub today: NaiveDate,
    /// The organisations that the filer belongs to.
    pub memberships: &'a [Slug],
    /// Metrics whose scale is known besides those of the catalog's exams.
    pub metrics: &'a [(Slug, Scale)],
    /// How many files go with it.
    pub n_files: usize,
    /// Those of them that hold answers item by item.
    pub answers: &'a [AnswersFile],
}

/// Reads a filing that is to be filed or published.
///
/// # Errors
/// Every fault of what was typed, in the order of the form.
pub fn read(typed: &Typed, around: Circumstances<'_>) -> Result<Filing, Vec<Fault>> {
    whole(Reader { typed, around, judged: false, faults: Faults::default() })
}

/// Reads a filing that was filed and is judged: meanwhile others may have been published, and a score
/// that now lies outside its metric's range is a finding ([`super::finding::Finding::OutsideRange`]),
/// so that everything else can be looked at as well.
///
/// # Errors
/// As [`read`].
pub fn reread(typed: &Typed, around: Circumstances<'_>) -> Result<Filing, Vec<Fault>> {
    whole(Reader { typed, around, judged: true, faults: Faults::default() })
}

fn whole(mut reader: Reader<'_>) -> Result<Filing, Vec<Fault>> {
    let (typed, around) = (reader.typed, reader.around);
    reader.facts_are_said();
    let exam = exam::exam(&mut reader);
    let model = model::model(&mut reader);
    let setting = reader.named(Field::Setting);
    let role = reader.offered::<Role>(Field::Role).or_else(|| typed.get(Field::Role).is_empty().then_some(Role::Model));
    let relation = reader.relation();
    let evaluated_on = reader.day(Field::EvaluatedOn);
    let harness_commit = reader.commit(Field::HarnessCommit);
    let source_url = reader.url(Field::SourceUrl);
    if is_silent(typed.get(Field::SourceUrl)) && around.n_files == 0 {
        reader.faults.push(At::Field(Field::SourceUrl), typed.get(Field::SourceUrl), What::NoOrigin);
    }
    let averaged = reader.offered::<Averaged>(Field::Averaged);
    let filed_for = reader.filed_for();
    let texts = [
        Field::Evaluator,
        Field::Harness,
        Field::HarnessVersion,
        Field::Hardware,
        Field::Cost,
        Field::Note,
        Field::WeightsRevision,
    ];
    let [evaluator, harness, harness_version, hardware, cost, note, weights_revision] =
        texts.map(|field| reader.text(field));
    let mut rows = rows::rows(&mut reader, exam.as_ref());
    answers::give(around.answers, &mut rows, &mut reader.faults);
    let (Some(model), Some(setting), Some(role), Some(relation)) = (model, setting, role, relation) else {
        return Err(reader.faults.finish());
    };
    if reader.faults.count() > 0 {
        return Err(reader.faults.finish());
    }
    Ok(Filing {
        filed_for,
        model: model.model,
        model_is_new: model.is_new,
        new_makers: model.new_makers,
        weights_revision,
        setting,
        role,
        evaluator,
        relation,
        evaluated_on,
        harness,
        harness_version,
        harness_commit,
        hardware,
        cost,
        source_url,
        averaged,
        note,
        rows,
    })
}

/// What was typed, with the faults found so far.
pub(super) struct Reader<'a> {
    typed: &'a Typed,
    around: Circumstances<'a>,
    judged: bool,
    faults: Faults,
}

impl Reader<'_> {
    /// Facts of the run have to be said, or said to be not stated; and nothing is too long.
    fn facts_are_said(&mut self) {
        for field in Field::FACTS {
            if self.typed.get(*field).is_empty() {
                self.faults.push(At::Field(*field), "", What::Blank);
            }
        }
        for (field, text) in self.typed.fields() {
            if text.chars().count() > field.longest() {
                self.faults.push(At::Field(field), text, What::TooLong(field.longest()));
            }
        }
    }

    fn fault(&mut self, field: Field, what: What) {
        self.faults.push(At::Field(field), self.typed.get(field), what);
    }

    /// What was said, as text on one line.
    fn text(&mut self, field: Field) -> Option<String> {
        self.typed.said(field).map(str::to_owned)
    }

    /// What was said, read by `read`; a fault where it cannot be.
    fn with<T>(&mut self, field: Field, expected: Expected, read: impl FnOnce(&str) -> Option<T>) -> Option<T> {
        let said = self.typed.said(field)?;
        let value = read(said);
        if value.is_none() {
            self.fault(field, What::Unreadable(expected));
        }
        value
    }

    /// One of the words that are offered; `None` where nothing is said.
    fn offered<T: std::str::FromStr>(&mut self, field: Field) -> Option<T> {
        self.with(field, Expected::Offered, |text| text.parse().ok())
    }

    /// A day that has been.
    fn day(&mut self, field: Field) -> Option<NaiveDate> {
        let today = self.around.today;
        let day = |text: &str| NaiveDate::parse_from_str(text, "%Y-%m-%d").ok().filter(|_| text.len() == 10);
        self.with(field, Expected::Day, |text| day(text).filter(|day| *day <= today))
    }

    fn url(&mut self, field: Field) -> Option<String> {
        self.with(field, Expected::Url, |text| is_web_address(text).then(|| text.to_owned()))
    }

    fn commit(&mut self, field: Field) -> Option<String> {
        self.with(field, Expected::Commit, |text| is_commit(text).then(|| text.to_owned()))
    }

    fn number(&mut self, field: Field) -> Option<f64> {
        self.with(field, Expected::Number, |text| text.parse::<Score>().ok()).map(|score| score.value())
    }

    /// A number of 0 or more.
    fn amount(&mut self, field: Field) -> Option<f64> {
        let amount = |text: &str| text.parse::<Score>().ok().map(|score| score.value()).filter(|value| *value >= 0.0);
        self.with(field, Expected::Amount, amount)
    }

    /// A name with its address word; not stated where nothing is said.
    fn named(&mut self, field: Field) -> Option<Named> {
        if self.typed.said(field).is_none() {
            return Some(Named::not_stated());
        }
        let name =
            |text: &str| Some(Named { slug: Slug::of_name(text).filter(Slug::is_stated)?, name: text.to_owned() });
        self.with(field, Expected::Name, name)
    }

    fn answer(&mut self, field: Field) -> Option<Answer> {
        if self.typed.get(field).is_empty() {
            self.fault(field, What::Missing);
            return None;
        }
        match self.typed.said(field) {
            None => Some(Answer::NotStated),
            Some(_) => self.offered(field),
        }
    }

    /// The answers on who ran it. That several ran it need not be said.
    fn relation(&mut self) -> Option<Relation> {
        let owns_model = self.answer(Field::OwnsModel);
        let owns_dataset = self.answer(Field::OwnsDataset);
        let jointly = match self.typed.get(Field::Jointly).is_empty() {
            true => Some(Answer::NotStated),
            false => self.answer(Field::Jointly),
        };
        Some(Relation { owns_model: owns_model?, owns_dataset: owns_dataset?, jointly: jointly? })
    }

    fn filed_for(&mut self) -> Option<std::sync::Arc<crate::Organisation>> {
        let said = self.typed.said(Field::FiledFor)?;
        let found = self.around.catalog.organisation(said).cloned();
        let belongs = self.around.memberships.iter().any(|slug| slug.as_str() == said);
        if found.is_none() || !belongs {
            self.fault(Field::FiledFor, What::NotAMember);
            return None;
        }
        found
    }
}

/// Languages of a list separated by commas, semicolons or spaces.
pub(super) fn languages(text: &str) -> Option<Vec<String>> {
    let parts = text.split([',', ';', ' ', '，', '、']).filter(|part| !part.is_empty());
    parts.map(|tag| tag.parse::<LanguageTag>().ok().map(|tag| tag.to_string())).collect()
}

/// An address that a reader can follow: `http://` or `https://`, a host, nothing invisible.
pub(crate) fn is_web_address(text: &str) -> bool {
    let rest = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"));
    let clean = !text.chars().any(|c| c.is_whitespace() || c.is_control());
    clean && rest.is_some_and(|rest| rest.split(['/', '?', '#']).next().is_some_and(is_host))
}

fn is_host(host: &str) -> bool {
    !host.is_empty() && !host.starts_with('.') && !host.contains(['<', '>', '"', '\'', '@', '\\'])
}

/// 7 to 64 hexadecimal digits; `-dirty` says that the tree had changes nobody can see.
fn is_commit(text: &str) -> bool {
    let digits = text.strip_suffix("-dirty").unwrap_or(text);
    (7..=64).contains(&digits.len()) && digits.bytes().all(|b| b.is_ascii_hexdigit())
}
