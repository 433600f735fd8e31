//! The catalog read whole, in a fixed number of statements over one state of the data, and what an
//! import must agree with.

mod exam;
mod row;

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;

use domain::batch::Known;
use domain::{Board, Catalog, CatalogParts, Model, Organisation, Slug};

use self::exam::{Surroundings, exams, key_and_scale};
use self::row::{
    AliasRow, BoardRow, DivisionRow, EditionRow, EvaluatorRow, ExamRow, LinkRow, ModelRow, OrganisationRow,
};
use crate::error::{Error, named, optional_word, word};
use crate::pool::Store;
use crate::statement::statements;
use crate::transaction::{Transaction, fetch_all};

/// What separates the language tags of a model in the store.
pub(crate) const LANGUAGE_SEPARATOR: &str = ";";

statements! {
    ORGANISATIONS = "SELECT slug, name, name_zh, country, kind, homepage, note FROM organisation";
    BOARDS = "SELECT slug, name, name_zh, kind, homepage, is_evaluation, reason_en, reason_zh, \
              about_en, about_zh FROM board";
    PUBLISHERS = "SELECT board AS owner, organisation FROM board_publisher ORDER BY board, position";
    MODELS = "SELECT slug, name, name_zh, weights, params_b, active_params_b, released_on, training_cutoff, \
              base_model, family, made_for_languages, made_for_domain, source, note FROM model";
    MAKERS = "SELECT model AS owner, organisation FROM model_organisation ORDER BY model, position";
    EDITIONS = "SELECT edition.dataset AS dataset, dataset.name AS dataset_name, edition.slug AS slug, \
                edition.name AS name, edition.released_on AS released_on, edition.openness AS openness, \
                edition.opened_on AS opened_on \
                FROM edition JOIN dataset ON dataset.slug = edition.dataset";
    EXAMS = "SELECT id, board, dataset, edition, language, domain, metric, protocol, protocol_name, unit, \
             direction, lowest, highest, aspect, share_of_items FROM exam";
    DIVISIONS = "SELECT exam, slug, name FROM exam_division";
    EVALUATORS = "SELECT exam, kind FROM exam_evaluator";
    ALIASES = "SELECT board, printed_name, model FROM alias";
    BOARD_NAMES = "SELECT name, slug FROM board";
    MODEL_SLUGS = "SELECT slug FROM model";
    ORGANISATION_SLUGS = "SELECT slug FROM organisation";
}

impl Store {
    /// Every organisation, board, model and exam there is.
    ///
    /// # Errors
    /// [`Error::Unavailable`], or [`Error::Corrupt`] naming the row that is not what it must be.
    pub async fn catalog(&self) -> Result<Catalog, Error> {
        let mut reading = Transaction::read(&self.pool).await?;
        let organisations = fetch_all!(reading, "organisation", OrganisationRow, ORGANISATIONS)?;
        let boards = fetch_all!(reading, "board", BoardRow, BOARDS)?;
        let publishers = fetch_all!(reading, "board_publisher", LinkRow, PUBLISHERS)?;
        let models = fetch_all!(reading, "model", ModelRow, MODELS)?;
        let makers = fetch_all!(reading, "model_organisation", LinkRow, MAKERS)?;
        let editions = fetch_all!(reading, "edition", EditionRow, EDITIONS)?;
        let exam_rows = fetch_all!(reading, "exam", ExamRow, EXAMS)?;
        let divisions = fetch_all!(reading, "exam_division", DivisionRow, DIVISIONS)?;
        let evaluators = fetch_all!(reading, "exam_evaluator", EvaluatorRow, EVALUATORS)?;
        reading.commit().await?;

        let organisations = shared(organisations, organisation, |o| &o.slug)?;
        let mut publishers = linked("board_publisher", publishers, &organisations)?;
        let boards = shared(boards, |row| board(row, &mut publishers), |b| &b.slug)?;
        let mut makers = linked("model_organisation", makers, &organisations)?;
        let models = shared(models, |row| model(row, &mut makers), |m| &m.slug)?;
        let exams = exams(exam_rows, Surroundings { boards: &boards, editions, divisions, evaluators })?;
        Ok(Catalog::new(CatalogParts {
            organisations: organisations.into_values().collect(),
            boards: boards.into_values().collect(),
            models: models.into_values().collect(),
            exams,
        }))
    }

    /// What an import must agree with.
    ///
    /// # Errors
    /// As [`catalog`](Self::catalog).
    pub async fn known(&self) -> Result<Known, Error> {
        let mut reading = Transaction::read(&self.pool).await?;
        let organisations = fetch_all!(reading, "organisation", (String,), ORGANISATION_SLUGS)?;
        let boards = fetch_all!(reading, "board", (String, String), BOARD_NAMES)?;
        let models = fetch_all!(reading, "model", (String,), MODEL_SLUGS)?;
        let aliases = fetch_all!(reading, "alias", AliasRow, ALIASES)?;
        let exams = fetch_all!(reading, "exam", ExamRow, EXAMS)?;
        reading.commit().await?;

        let slugs = |table, rows: Vec<(String,)>| -> Result<BTreeSet<Slug>, Error> {
            rows.into_iter().map(|(slug,)| word(table, &slug, &slug)).collect()
        };
        let alias = |AliasRow { board, printed_name, model }: AliasRow| {
            let key = (word("alias", &printed_name, &board)?, printed_name);
            let model = word("alias", &key.1, &model)?;
            Ok((key, model))
        };
        Ok(Known {
            organisations: slugs("organisation", organisations)?,
            boards: boards
                .into_iter()
                .map(|(name, slug)| Ok((name, word("board", &slug, &slug)?)))
                .collect::<Result<BTreeMap<_, _>, Error>>()?,
            models: slugs("model", models)?,
            aliases: aliases.into_iter().map(alias).collect::<Result<_, Error>>()?,
            exams: exams.iter().map(key_and_scale).collect::<Result<_, Error>>()?,
        })
    }
}

/// Rows as shared entries, by slug.
fn shared<R, T>(
    rows: Vec<R>,
    mut entry: impl FnMut(R) -> Result<T, Error>,
    slug: impl Fn(&T) -> &Slug,
) -> Result<HashMap<String, Arc<T>>, Error> {
    let mut entries = HashMap::with_capacity(rows.len());
    for row in rows {
        let entry = entry(row)?;
        entries.insert(slug(&entry).to_string(), Arc::new(entry));
    }
    Ok(entries)
}

/// Organisations by the slug of what they publish or make, in the order of the rows.
type Links = HashMap<String, Vec<Arc<Organisation>>>;

fn linked(
    table: &'static str,
    rows: Vec<LinkRow>,
    organisations: &HashMap<String, Arc<Organisation>>,
) -> Result<Links, Error> {
    let mut links = Links::new();
    for LinkRow { owner, organisation } in rows {
        let found = Arc::clone(named(organisations.get(&organisation), table, &owner, &organisation)?);
        links.entry(owner).or_default().push(found);
    }
    Ok(links)
}

fn organisation(row: OrganisationRow) -> Result<Organisation, Error> {
    let OrganisationRow { slug, name, name_zh, country, kind, homepage, note } = row;
    Ok(Organisation { slug: word("organisation", &slug, &slug)?, name, name_zh, country, kind, homepage, note })
}

fn board(row: BoardRow, publishers: &mut Links) -> Result<Board, Error> {
    let BoardRow { slug, name, name_zh, kind, homepage, is_evaluation, reason_en, reason_zh, about_en, about_zh } = row;
    Ok(Board {
        publishers: publishers.remove(&slug).unwrap_or_default(),
        kind: word("board", &slug, &kind)?,
        slug: word("board", &slug, &slug)?,
        name,
        name_zh,
        homepage,
        is_evaluation,
        reason: reason_en.zip(reason_zh),
        about: about_en.zip(about_zh),
    })
}

fn model(row: ModelRow, makers: &mut Links) -> Result<Model, Error> {
    let ModelRow {
        slug,
        name,
        name_zh,
        weights,
        params_b,
        active_params_b,
        released_on,
        training_cutoff,
        base_model,
        family,
        made_for_languages,
        made_for_domain,
        source,
        note,
    } = row;
    let languages = made_for_languages.as_deref().map(|text| text.split(LANGUAGE_SEPARATOR).map(str::to_owned));
    Ok(Model {
        organisations: makers.remove(&slug).unwrap_or_default(),
        weights: optional_word("model", &slug, weights.as_deref())?,
        released_on: optional_word("model", &slug, released_on.as_deref())?,
        training_cutoff: optional_word("model", &slug, training_cutoff.as_deref())?,
        base_model: optional_word("model", &slug, base_model.as_deref())?,
        slug: word("model", &slug, &slug)?,
        name,
        name_zh,
        params_b,
        active_params_b,
        family,
        made_for_languages: languages.map(Iterator::collect).unwrap_or_default(),
        made_for_domain,
        source,
        note,
    })
}
