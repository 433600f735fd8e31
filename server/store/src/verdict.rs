//! Verdicts of record.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use domain::Slug;
use domain::claim::{Told, VerdictOfRecord};
use domain::log::Entry;
use sqlx::FromRow;

use crate::error::{Error, reading, word};
use crate::log;
use crate::pool::{Store, on};
use crate::statement::{inserts, statements};
use crate::transaction::{Transaction, fetch_all, insert_all, within};

statements! {
    VERDICTS =
        "SELECT claim, n, word, reason, sentence_zh, sentence_en, data_version, computed_on, confirmed_version, \
         confirmed_on FROM verdict ORDER BY claim, n";
    VERDICT_OF =
        "SELECT claim, n, word, reason, sentence_zh, sentence_en, data_version, computed_on, confirmed_version, \
         confirmed_on FROM verdict WHERE claim = $1 AND n = $2";
    // A server that is behind does not take back what another found on newer data.
    CONFIRM =
        "UPDATE verdict SET confirmed_version = $1, confirmed_on = $2 \
         WHERE claim = $3 AND n = $4 AND confirmed_version <= $1 AND confirmed_on <= $2";
}

inserts! {
    VERDICT(10) =
        "INSERT INTO verdict (claim, n, word, reason, sentence_zh, sentence_en, data_version, computed_on, \
         confirmed_version, confirmed_on) VALUES",
        "";
}

#[derive(FromRow)]
struct VerdictRow {
    claim: String,
    n: i64,
    word: String,
    reason: Option<String>,
    sentence_zh: String,
    sentence_en: String,
    data_version: i64,
    computed_on: NaiveDate,
    confirmed_version: i64,
    confirmed_on: NaiveDate,
}

/// The verdicts of record of every claim, the oldest first.
pub type Verdicts = BTreeMap<Slug, Vec<VerdictOfRecord>>;

impl Store {
    /// Keeps what was found on a data version and a day: a claim whose last verdict of record says
    /// the same is confirmed, any other gets a new one, which is entered in the public log. Gives all of
    /// them. The data version stays as it is, because verdicts are made from the data.
    ///
    /// # Errors
    /// [`Error::Unavailable`], or [`Error::Corrupt`] naming the row that is not what it must be.
    pub async fn keep_verdicts(
        &self,
        found: &[(Slug, Told)],
        data_version: i64,
        on: NaiveDate,
    ) -> Result<Verdicts, Error> {
        let mut writing = Transaction::write(&self.pool).await?;
        match keep(&mut writing, found, data_version, on).await {
            Ok(verdicts) => {
                writing.commit().await?;
                Ok(verdicts)
            }
            Err(error) => {
                writing.roll_back().await.ok();
                Err(error)
            }
        }
    }
}

impl Store {
    /// The n-th verdict of record on a claim, from 1.
    ///
    /// # Errors
    /// [`Error::Unavailable`], or [`Error::Corrupt`].
    pub async fn verdict(&self, claim: &Slug, n: u32) -> Result<Option<VerdictOfRecord>, Error> {
        let rows: Vec<VerdictRow> = on!(self, db => {
            sqlx::query_as(VERDICT_OF).bind(claim.as_str()).bind(i64::from(n)).fetch_all(db).await
        })
        .map_err(reading("verdict"))?;
        Ok(by_claim(rows)?.into_values().flatten().next())
    }
}

async fn keep(
    writing: &mut Transaction,
    found: &[(Slug, Told)],
    data_version: i64,
    on: NaiveDate,
) -> Result<Verdicts, Error> {
    let known = by_claim(fetch_all!(writing, "verdict", VerdictRow, VERDICTS)?)?;
    let last = |claim: &Slug| known.get(claim).and_then(|verdicts| verdicts.last());
    let mut new: Vec<(&Slug, i64, &Told)> = Vec::new();
    for (claim, told) in found {
        match last(claim) {
            Some(last) if last.told == *told => {
                within!(writing, connection => {
                    let query = sqlx::query(CONFIRM).bind(data_version).bind(on).bind(claim.as_str());
                    query.bind(i64::from(last.n)).execute(connection).await.map(|_| ())
                })?;
            }
            // What was found on older data than what is kept is no news.
            Some(last) if last.confirmed_version > data_version => {}
            last => new.push((claim, last.map_or(1, |last| i64::from(last.n) + 1), told)),
        }
    }
    insert_all!(writing, VERDICT, new, |query, (claim, n, told)| query
        .bind(claim.as_str())
        .bind(*n)
        .bind(told.word.slug())
        .bind(told.reason.as_deref())
        .bind(told.sentence_zh.as_str())
        .bind(told.sentence_en.as_str())
        .bind(data_version)
        .bind(on)
        .bind(data_version)
        .bind(on));
    let verdicts = by_claim(fetch_all!(writing, "verdict", VerdictRow, VERDICTS)?)?;
    log::append(writing, &entries(&verdicts)).await?;
    Ok(verdicts)
}

/// What the log has of verdicts of record.
fn entries(verdicts: &Verdicts) -> Vec<Entry> {
    let of_claim = |(claim, records): (&Slug, &Vec<VerdictOfRecord>)| -> Vec<Entry> {
        records.iter().map(|record| record.entry(claim)).collect()
    };
    verdicts.iter().flat_map(of_claim).collect()
}

/// The entries of every verdict of record.
pub(crate) async fn published(reading: &mut Transaction) -> Result<Vec<Entry>, Error> {
    Ok(entries(&by_claim(fetch_all!(reading, "verdict", VerdictRow, VERDICTS)?)?))
}

fn by_claim(rows: Vec<VerdictRow>) -> Result<Verdicts, Error> {
    let mut verdicts = Verdicts::new();
    for row in rows {
        let id = format!("{} {}", row.claim, row.n);
        let corrupt = |what: &str| Error::Corrupt { table: "verdict", id: id.clone(), what: what.to_owned() };
        let verdict = VerdictOfRecord {
            n: u32::try_from(row.n).map_err(|_| corrupt("n is no number of a verdict"))?,
            told: Told {
                word: word("verdict", &id, &row.word)?,
                reason: row.reason,
                sentence_zh: row.sentence_zh,
                sentence_en: row.sentence_en,
            },
            data_version: row.data_version,
            computed_on: row.computed_on,
            confirmed_version: row.confirmed_version,
            confirmed_on: row.confirmed_on,
        };
        verdicts.entry(word("verdict", &id, &row.claim)?).or_default().push(verdict);
    }
    Ok(verdicts)
}

/// The pair of statements that writes verdicts, with its name.
pub(crate) fn inserted() -> impl Iterator<Item = (&'static str, &'static str)> {
    INSERTS.iter().flat_map(|(name, insert)| [(*name, insert.one), (*name, insert.many)])
}
