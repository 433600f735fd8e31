//! The registry files: organisations, boards, models, and the decisions that a printed name is a
//! model. Read line by line; who refers to whom is checked when all of them are there.

use std::collections::BTreeMap;

use domain::batch::{BoardRecord, Known, ModelRecord};
use domain::claim::Claim;
use domain::{LanguageTag, Organisation, Slug};

use super::fault::{Faults, Place};
use super::header::Kind;
use super::item::Items;
use super::published::Text;
use super::row::Row;

/// An explicit decision, its board as the file names it.
#[derive(Debug)]
pub(super) struct Alias<'a> {
    pub(super) place: Place<'a>,
    pub(super) board: Text<'a>,
    pub(super) printed_name: Text<'a>,
    pub(super) model: Slug,
    pub(super) certainty: Text<'a>,
    pub(super) reason: Text<'a>,
}

/// What the registry files state. Slugs of faulty lines count as stated: one fault is not told
/// again at every line that refers to it.
#[derive(Debug, Default)]
pub(super) struct Registry<'a> {
    pub(super) organisations: Vec<Organisation>,
    pub(super) boards: Vec<BoardRecord>,
    pub(super) models: Vec<ModelRecord>,
    pub(super) aliases: Vec<Alias<'a>>,
    pub(super) claims: Vec<Claim>,
    pub(super) items: Items<'a>,
    stated: BTreeMap<(Kind, String), Place<'a>>,
    references: Vec<Reference<'a>>,
}

/// A cell that names an entry of another file.
#[derive(Debug)]
struct Reference<'a> {
    place: Place<'a>,
    column: &'static str,
    kind: Kind,
    slug: Slug,
}

impl<'a> Registry<'a> {
    /// Whether a slug of a kind is stated.
    pub(super) fn states(&self, kind: Kind, slug: &Slug) -> bool {
        self.stated.contains_key(&(kind, slug.to_string()))
    }

    /// Reads a line of `organisations.csv`.
    pub(super) fn organisation(&mut self, row: &mut Row<'_, 'a>) {
        let before = row.faults_so_far();
        let slug = self.slug(row, Kind::Organisations);
        let name = row.required("name", "the organisation's name");
        let (name_zh, country, kind) = (owned(row, "name_zh"), row.country("country"), organisation_kind(row));
        let (homepage, note) = (row.url("homepage").map(Text::into_owned), owned(row, "note"));
        let (Some(slug), Some(name)) = (slug, name) else { return };
        if row.faults_so_far() == before {
            let (name, country) = (name.into_owned(), country.map(Text::into_owned));
            self.organisations.push(Organisation { slug, name, name_zh, country, kind, homepage, note });
        }
    }

    /// Reads a line of `boards.csv`.
    pub(super) fn board(&mut self, row: &mut Row<'_, 'a>) {
        let before = row.faults_so_far();
        let slug = self.slug(row, Kind::Boards);
        let name = row.required("name", "the board's name");
        let kind = row.stated("kind", "one of academic, market, media, maker", Row::parse);
        let is_evaluation = row.stated("is_evaluation", "true or false", Row::truth);
        let publishers: Vec<Slug> = row.list("publisher");
        for slug in &publishers {
            self.refer(row, "publisher", Kind::Organisations, slug);
        }
        let (name_zh, homepage) = (owned(row, "name_zh"), row.url("homepage").map(Text::into_owned));
        let reason = both(row, "reason_en", "reason_zh");
        let about = both(row, "about_en", "about_zh");
        let (Some(slug), Some(name), Some(kind), Some(is_evaluation)) = (slug, name, kind, is_evaluation) else {
            return;
        };
        if row.faults_so_far() == before {
            let name = name.into_owned();
            let board = BoardRecord { slug, name, name_zh, kind, publishers, homepage, is_evaluation, reason, about };
            self.boards.push(board);
        }
    }

    /// Reads a line of `models.csv`.
    pub(super) fn model(&mut self, row: &mut Row<'_, 'a>) {
        let before = row.faults_so_far();
        let slug = self.slug(row, Kind::Models);
        let name = row.required("name", "the model's name");
        let organisations: Vec<Slug> = row.list("organisation");
        for slug in &organisations {
            self.refer(row, "organisation", Kind::Organisations, slug);
        }
        let base_model: Option<Slug> = row.parse("base_model");
        if let Some(base) = &base_model {
            self.refer(row, "base_model", Kind::Models, base);
        }
        let languages: Vec<LanguageTag> = row.list("made_for_languages");
        let (Some(slug), Some(name)) = (slug, name) else { return };
        let model = ModelRecord {
            slug,
            name: name.into_owned(),
            name_zh: owned(row, "name_zh"),
            organisations,
            weights: row.parse("weights"),
            params_b: row.size("params_b"),
            active_params_b: row.size("active_params_b"),
            released_on: row.parse("released_on"),
            training_cutoff: row.parse("training_cutoff"),
            base_model,
            family: owned(row, "family"),
            made_for_languages: languages.iter().map(LanguageTag::to_string).collect(),
            made_for_domain: owned(row, "made_for_domain"),
            source: owned(row, "source"),
            note: owned(row, "note"),
        };
        if row.faults_so_far() == before {
            self.models.push(model);
        }
    }

    /// Reads a line of `aliases.csv`.
    pub(super) fn alias(&mut self, row: &mut Row<'_, 'a>) {
        let board = row.required("board", "the board's name");
        let printed_name = row.required("printed_name", "the name as the board prints it");
        let model: Option<Slug> = row.stated("model", "the model's slug", Row::parse);
        let certainty = row.required("certainty", "exact, or what was left open");
        let reason = row.required("reason", "why it was decided");
        if let Some(model) = &model {
            self.refer(row, "model", Kind::Models, model);
        }
        let (Some(board), Some(printed_name)) = (board, printed_name) else { return };
        self.state(row, Kind::Aliases, "printed_name", format!("{board}\n{printed_name}"), &printed_name);
        let (Some(model), Some(certainty), Some(reason)) = (model, certainty, reason) else { return };
        self.aliases.push(Alias { place: row.place, board, printed_name, model, certainty, reason });
    }

    fn slug(&mut self, row: &mut Row<'_, 'a>, kind: Kind) -> Option<Slug> {
        let slug: Slug = row.stated("slug", "a slug of a-z, 0-9, '.' and '-'", Row::parse)?;
        if slug.is_stated() {
            self.state(row, kind, "slug", slug.to_string(), slug.as_str());
        } else {
            row.fault("slug", slug.as_str(), "free: it stands for what is not stated");
        }
        Some(slug)
    }

    /// Records a key; its second line is a fault.
    pub(super) fn state(&mut self, row: &mut Row<'_, 'a>, kind: Kind, column: &'static str, key: String, value: &str) {
        match self.stated.get(&(kind, key.clone())) {
            Some(first) => row.fault(column, value, format!("stated once: {first} has it too")),
            None => {
                self.stated.insert((kind, key), row.place);
            }
        }
    }

    pub(super) fn refer(&mut self, row: &Row<'_, 'a>, column: &'static str, kind: Kind, slug: &Slug) {
        self.references.push(Reference { place: row.place, column, kind, slug: slug.clone() });
    }

    /// Looks up every slug that one line gives of another.
    pub(super) fn check_references(&self, known: &Known, faults: &mut Faults) {
        for Reference { place, column, kind, slug } in &self.references {
            let elsewhere = if *kind == Kind::Models { &known.models } else { &known.organisations };
            if self.states(*kind, slug) || elsewhere.contains(slug) {
                continue;
            }
            let stated = self.stated.keys().filter(|(k, _)| k == kind).map(|(_, slug)| slug.as_str());
            let near = faults.near(slug.as_str(), stated.chain(elsewhere.iter().map(Slug::as_str)));
            faults.push(*place, column, slug.as_str(), format!("a slug of {}{near}", kind.file()));
        }
    }
}

pub(super) fn owned(row: &mut Row<'_, '_>, column: &'static str) -> Option<String> {
    row.text(column).map(Text::into_owned)
}

/// Two cells that say the same in English and Chinese: both, or neither.
fn both(row: &mut Row<'_, '_>, en: &'static str, zh: &'static str) -> Option<(String, String)> {
    match (owned(row, en), owned(row, zh)) {
        (Some(english), Some(chinese)) => Some((english, chinese)),
        (None, None) => None,
        (Some(_), None) => {
            row.fault(zh, "", format!("the Chinese of {en}"));
            None
        }
        (None, Some(_)) => {
            row.fault(en, "", format!("the English of {zh}"));
            None
        }
    }
}

fn organisation_kind(row: &mut Row<'_, '_>) -> Option<String> {
    let kind = row.text("kind")?;
    if !matches!(&*kind, "company" | "university" | "community" | "institute") {
        row.fault("kind", &kind, "one of company, university, community, institute");
    }
    Some(kind.into_owned())
}
