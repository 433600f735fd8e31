//! The registry: organisations, boards, models and decided names. A later registry updates facts.

use std::collections::{BTreeMap, HashMap};

use domain::Slug;
use domain::batch::{AliasRecord, Batch, BoardRecord, ModelRecord};

use crate::catalog::LANGUAGE_SEPARATOR;
use crate::error::Error;
use crate::statement::{inserts, statements};
use crate::transaction::{Transaction, fetch_all, insert_all, within};

// The comparison keeps an entry that says nothing new from counting as a change.
inserts! {
    ORGANISATION(7) =
        "INSERT INTO organisation (slug, name, name_zh, country, kind, homepage, note) VALUES",
        "ON CONFLICT (slug) DO UPDATE SET name = EXCLUDED.name, name_zh = EXCLUDED.name_zh, \
         country = EXCLUDED.country, kind = EXCLUDED.kind, homepage = EXCLUDED.homepage, note = EXCLUDED.note \
         WHERE organisation.name <> EXCLUDED.name OR organisation.name_zh IS DISTINCT FROM EXCLUDED.name_zh \
         OR organisation.country IS DISTINCT FROM EXCLUDED.country \
         OR organisation.kind IS DISTINCT FROM EXCLUDED.kind \
         OR organisation.homepage IS DISTINCT FROM EXCLUDED.homepage \
         OR organisation.note IS DISTINCT FROM EXCLUDED.note";
    BOARD(10) =
        "INSERT INTO board (slug, name, name_zh, kind, homepage, is_evaluation, reason_en, reason_zh, \
         about_en, about_zh) VALUES",
        "ON CONFLICT (slug) DO UPDATE SET name = EXCLUDED.name, name_zh = EXCLUDED.name_zh, \
         kind = EXCLUDED.kind, homepage = EXCLUDED.homepage, is_evaluation = EXCLUDED.is_evaluation, \
         reason_en = EXCLUDED.reason_en, reason_zh = EXCLUDED.reason_zh, about_en = EXCLUDED.about_en, \
         about_zh = EXCLUDED.about_zh \
         WHERE board.name <> EXCLUDED.name OR board.name_zh IS DISTINCT FROM EXCLUDED.name_zh \
         OR board.kind <> EXCLUDED.kind OR board.homepage IS DISTINCT FROM EXCLUDED.homepage \
         OR board.is_evaluation <> EXCLUDED.is_evaluation \
         OR board.reason_en IS DISTINCT FROM EXCLUDED.reason_en \
         OR board.reason_zh IS DISTINCT FROM EXCLUDED.reason_zh \
         OR board.about_en IS DISTINCT FROM EXCLUDED.about_en \
         OR board.about_zh IS DISTINCT FROM EXCLUDED.about_zh";
    PUBLISHER(3) =
        "INSERT INTO board_publisher (board, position, organisation) VALUES",
        "ON CONFLICT (board, position) DO UPDATE SET organisation = EXCLUDED.organisation \
         WHERE board_publisher.organisation <> EXCLUDED.organisation";
    MODEL(14) =
        "INSERT INTO model (slug, name, name_zh, weights, params_b, active_params_b, released_on, \
         training_cutoff, base_model, family, made_for_languages, made_for_domain, source, note) VALUES",
        "ON CONFLICT (slug) DO UPDATE SET name = EXCLUDED.name, name_zh = EXCLUDED.name_zh, \
         weights = EXCLUDED.weights, params_b = EXCLUDED.params_b, \
         active_params_b = EXCLUDED.active_params_b, released_on = EXCLUDED.released_on, \
         training_cutoff = EXCLUDED.training_cutoff, base_model = EXCLUDED.base_model, \
         family = EXCLUDED.family, made_for_languages = EXCLUDED.made_for_languages, \
         made_for_domain = EXCLUDED.made_for_domain, source = EXCLUDED.source, note = EXCLUDED.note \
         WHERE model.name <> EXCLUDED.name OR model.name_zh IS DISTINCT FROM EXCLUDED.name_zh \
         OR model.weights IS DISTINCT FROM EXCLUDED.weights \
         OR model.params_b IS DISTINCT FROM EXCLUDED.params_b \
         OR model.active_params_b IS DISTINCT FROM EXCLUDED.active_params_b \
         OR model.released_on IS DISTINCT FROM EXCLUDED.released_on \
         OR model.training_cutoff IS DISTINCT FROM EXCLUDED.training_cutoff \
         OR model.base_model IS DISTINCT FROM EXCLUDED.base_model \
         OR model.family IS DISTINCT FROM EXCLUDED.family \
         OR model.made_for_languages IS DISTINCT FROM EXCLUDED.made_for_languages \
         OR model.made_for_domain IS DISTINCT FROM EXCLUDED.made_for_domain \
         OR model.source IS DISTINCT FROM EXCLUDED.source OR model.note IS DISTINCT FROM EXCLUDED.note";
    MAKER(3) =
        "INSERT INTO model_organisation (model, position, organisation) VALUES",
        "ON CONFLICT (model, position) DO UPDATE SET organisation = EXCLUDED.organisation \
         WHERE model_organisation.organisation <> EXCLUDED.organisation";
    ALIAS(5) =
        "INSERT INTO alias (board, printed_name, model, certainty, reason) VALUES",
        "ON CONFLICT (board, printed_name) DO UPDATE SET model = EXCLUDED.model, \
         certainty = EXCLUDED.certainty, reason = EXCLUDED.reason \
         WHERE alias.model <> EXCLUDED.model OR alias.certainty <> EXCLUDED.certainty \
         OR alias.reason <> EXCLUDED.reason";
}

statements! {
    COUNT_PUBLISHERS = "SELECT board, COUNT(*) FROM board_publisher GROUP BY board";
    COUNT_MAKERS = "SELECT model, COUNT(*) FROM model_organisation GROUP BY model";
    DROP_PUBLISHERS = "DELETE FROM board_publisher WHERE board = $1 AND position >= $2";
    DROP_MAKERS = "DELETE FROM model_organisation WHERE model = $1 AND position >= $2";
}

/// How many rows of the registry were new or changed.
pub(super) struct Entries {
    /// Of organisations.
    pub(super) organisations: u64,
    /// Of models and their makers.
    pub(super) models: u64,
    /// Of all kinds.
    pub(super) all: u64,
}

/// Writes the entries of the registry. Of two entries of one key the later stands.
pub(super) async fn write(writing: &mut Transaction, batch: &Batch) -> Result<Entries, Error> {
    let organisations = latest(batch.organisations.iter().map(|o| (&o.slug, o)));
    let n_organisations = insert_all!(writing, ORGANISATION, organisations, |query, o| query
        .bind(o.slug.as_str())
        .bind(o.name.as_str())
        .bind(o.name_zh.as_deref())
        .bind(o.country.as_deref())
        .bind(o.kind.as_deref())
        .bind(o.homepage.as_deref())
        .bind(o.note.as_deref()));
    let n_boards = boards(writing, &latest(batch.boards.iter().map(|b| (&b.slug, b)))).await?;
    let n_models = models(writing, &latest(batch.models.iter().map(|m| (&m.slug, m)))).await?;
    let aliases: Vec<&AliasRecord> = latest(batch.aliases.iter().map(|a| ((&a.board, &a.printed_name), a)));
    let n_aliases = insert_all!(writing, ALIAS, aliases, |query, a| query
        .bind(a.board.as_str())
        .bind(a.printed_name.as_str())
        .bind(a.model.as_str())
        .bind(a.certainty.as_str())
        .bind(a.reason.as_str()));
    let all = n_organisations + n_boards + n_models + n_aliases;
    Ok(Entries { organisations: n_organisations, models: n_models, all })
}

async fn boards(writing: &mut Transaction, boards: &[&BoardRecord]) -> Result<u64, Error> {
    let mut changed = insert_all!(writing, BOARD, boards, |query, b| query
        .bind(b.slug.as_str())
        .bind(b.name.as_str())
        .bind(b.name_zh.as_deref())
        .bind(b.kind.slug())
        .bind(b.homepage.as_deref())
        .bind(b.is_evaluation)
        .bind(b.reason.as_ref().map(|(en, _)| en.as_str()))
        .bind(b.reason.as_ref().map(|(_, zh)| zh.as_str()))
        .bind(b.about.as_ref().map(|(en, _)| en.as_str()))
        .bind(b.about.as_ref().map(|(_, zh)| zh.as_str())));
    let stored: HashMap<String, i64> =
        fetch_all!(writing, "board_publisher", (String, i64), COUNT_PUBLISHERS)?.into_iter().collect();
    let named: Vec<Named<'_>> = boards.iter().map(|b| (&b.slug, b.publishers.as_slice())).collect();
    for (board, count) in shortened(&named, &stored) {
        changed += within!(writing, connection => {
            sqlx::query(DROP_PUBLISHERS).bind(board.as_str()).bind(count).execute(connection).await?.rows_affected()
        });
    }
    let links = links(&named);
    changed += insert_all!(writing, PUBLISHER, links, |query, (board, position, organisation)| query
        .bind(board.as_str())
        .bind(*position)
        .bind(organisation.as_str()));
    Ok(changed)
}

async fn models(writing: &mut Transaction, models: &[&ModelRecord]) -> Result<u64, Error> {
    let mut changed = insert_all!(writing, MODEL, models, |query, m| query
        .bind(m.slug.as_str())
        .bind(m.name.as_str())
        .bind(m.name_zh.as_deref())
        .bind(m.weights.map(|w| w.slug()))
        .bind(m.params_b)
        .bind(m.active_params_b)
        .bind(m.released_on.map(|day| day.to_string()))
        .bind(m.training_cutoff.map(|day| day.to_string()))
        .bind(m.base_model.as_ref().map(Slug::as_str))
        .bind(m.family.as_deref())
        .bind((!m.made_for_languages.is_empty()).then(|| m.made_for_languages.join(LANGUAGE_SEPARATOR)))
        .bind(m.made_for_domain.as_deref())
        .bind(m.source.as_deref())
        .bind(m.note.as_deref()));
    let stored: HashMap<String, i64> =
        fetch_all!(writing, "model_organisation", (String, i64), COUNT_MAKERS)?.into_iter().collect();
    let named: Vec<Named<'_>> = models.iter().map(|m| (&m.slug, m.organisations.as_slice())).collect();
    for (model, count) in shortened(&named, &stored) {
        changed += within!(writing, connection => {
            sqlx::query(DROP_MAKERS).bind(model.as_str()).bind(count).execute(connection).await?.rows_affected()
        });
    }
    let links = links(&named);
    changed += insert_all!(writing, MAKER, links, |query, (model, position, organisation)| query
        .bind(model.as_str())
        .bind(*position)
        .bind(organisation.as_str()));
    Ok(changed)
}

/// A board or model with the organisations it names, in order.
type Named<'a> = (&'a Slug, &'a [Slug]);

/// Every naming of an organisation, with its place.
fn links<'a>(named: &[Named<'a>]) -> Vec<(&'a Slug, i64, &'a Slug)> {
    let each = |(owner, organisations): &Named<'a>| {
        let (owner, organisations) = (*owner, *organisations);
        (0i64..).zip(organisations).map(move |(position, organisation)| (owner, position, organisation))
    };
    named.iter().flat_map(each).collect()
}

/// Those that name fewer organisations than are stored, with how many they name.
fn shortened<'a>(named: &[Named<'a>], stored: &HashMap<String, i64>) -> Vec<(&'a Slug, i64)> {
    let counted = named.iter().map(|(owner, organisations)| (*owner, organisations.len() as i64));
    counted.filter(|(owner, count)| stored.get(owner.as_str()).is_some_and(|stored| stored > count)).collect()
}

/// The last entry of each key, in the order of keys. One statement must not write a row twice.
fn latest<K: Ord, T>(entries: impl Iterator<Item = (K, T)>) -> Vec<T> {
    entries.collect::<BTreeMap<K, T>>().into_values().collect()
}
