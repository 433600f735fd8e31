//! Bytes of record, read.

use chrono::{DateTime, Utc};
use domain::ResultId;
use sqlx::FromRow;

use crate::error::{Error, reading, word};
use crate::pool::{Store, on};
use crate::statement::statements;

statements! {
    RECORD =
        "SELECT record.id AS id, record.digest AS digest, record.json AS json, record.corrects AS corrects, \
         (SELECT later.id FROM record AS later WHERE later.corrects = record.id \
          ORDER BY later.recorded_at, later.id LIMIT 1) AS corrected_by, record.recorded_at AS recorded_at \
         FROM record WHERE record.id = $1";
    // Corrections are followed so far and no farther, whatever a database edited by hand says.
    REVISIONS =
        "WITH RECURSIVE earlier (id, corrects, place) AS ( \
             SELECT record.id, record.corrects, CAST(0 AS BIGINT) FROM record WHERE record.id = $1 \
             UNION ALL \
             SELECT old.id, old.corrects, earlier.place - 1 FROM earlier JOIN record AS old ON old.id = earlier.corrects \
             WHERE earlier.place > -1000 \
         ), later (id, place) AS ( \
             SELECT record.id, CAST(0 AS BIGINT) FROM record WHERE record.id = $1 \
             UNION ALL \
             SELECT new.id, later.place + 1 FROM later JOIN record AS new ON new.corrects = later.id \
             WHERE later.place < 1000 \
         ) SELECT earlier.id AS id, earlier.place AS place FROM earlier \
         UNION SELECT later.id AS id, later.place AS place FROM later ORDER BY place, id";
    RECORDS_AFTER =
        "SELECT record.id AS id, record.digest AS digest, record.json AS json, record.corrects AS corrects, \
         CAST(NULL AS TEXT) AS corrected_by, record.recorded_at AS recorded_at \
         FROM record WHERE record.id > $1 ORDER BY record.id LIMIT $2";
    IDS_FROM = "SELECT id FROM record WHERE id >= $1 AND id < $2 ORDER BY id LIMIT $3";
    WITHOUT_RECORD =
        "SELECT result.id FROM result LEFT JOIN record ON record.id = result.id \
         WHERE record.id IS NULL ORDER BY result.id LIMIT $1";
}

/// What was published of one result, in the bytes it was published in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredRecord {
    /// The result.
    pub id: ResultId,
    /// The SHA-256 of the bytes, 64 hexadecimal digits.
    pub digest: String,
    /// The bytes: canonical JSON.
    pub json: String,
    /// The result that it corrects.
    pub corrects: Option<ResultId>,
    /// The result that corrects it.
    pub corrected_by: Option<ResultId>,
    /// When Jinbang learned of it.
    pub recorded_at: DateTime<Utc>,
}

impl StoredRecord {
    /// The whole digest in the letters of addresses; the identifier is its beginning. Digits that
    /// are none, in a database edited by hand, count as 0.
    #[must_use]
    pub fn word(&self) -> String {
        digest_word_of(&self.digest)
    }
}

/// A digest in hexadecimal as a word of addresses. Digits that are none count as 0.
pub(crate) fn digest_word_of(hexadecimal: &str) -> String {
    let mut digest = [0; 32];
    for (byte, digits) in digest.iter_mut().zip(hexadecimal.as_bytes().chunks(2)) {
        let digits = std::str::from_utf8(digits).unwrap_or_default();
        *byte = u8::from_str_radix(digits, 16).unwrap_or_default();
    }
    domain::digest_word(&digest)
}

/// A digest as 64 hexadecimal digits.
pub(crate) fn hexadecimal(digest: &[u8; 32]) -> String {
    digest.iter().map(|byte| format!("{byte:02x}")).collect()
}

#[derive(FromRow)]
struct Row {
    id: String,
    digest: String,
    json: String,
    corrects: Option<String>,
    corrected_by: Option<String>,
    recorded_at: DateTime<Utc>,
}

impl TryFrom<Row> for StoredRecord {
    type Error = Error;

    fn try_from(row: Row) -> Result<Self, Error> {
        let id_of = |text: &str| {
            text.parse().map_err(|fault: domain::SlugError| Error::Corrupt {
                table: "record",
                id: row.id.clone(),
                what: fault.to_string(),
            })
        };
        Ok(Self {
            id: id_of(&row.id)?,
            corrects: row.corrects.as_deref().map(id_of).transpose()?,
            corrected_by: row.corrected_by.as_deref().map(id_of).transpose()?,
            digest: row.digest,
            json: row.json,
            recorded_at: row.recorded_at,
        })
    }
}

impl Store {
    /// The record of a result.
    ///
    /// # Errors
    /// [`Error::Unavailable`], or [`Error::Corrupt`].
    pub async fn record(&self, id: &ResultId) -> Result<Option<StoredRecord>, Error> {
        let row: Option<Row> = on!(self, db => sqlx::query_as(RECORD).bind(id.as_str()).fetch_optional(db).await)
            .map_err(reading("record"))?;
        row.map(StoredRecord::try_from).transpose()
    }

    /// The corrections that a result belongs to: how many came before each result of them (negative)
    /// or after it, itself at 0, in that order. Where two correct one result, both are given.
    ///
    /// # Errors
    /// As [`record`](Self::record).
    pub async fn revisions(&self, id: &ResultId) -> Result<Vec<(i64, ResultId)>, Error> {
        let rows: Vec<(String, i64)> = on!(self, db => sqlx::query_as(REVISIONS).bind(id.as_str()).fetch_all(db).await)
            .map_err(reading("record"))?;
        rows.into_iter().map(|(id, place)| Ok((place, word("record", &id, &id)?))).collect()
    }

    /// Records in the order of their identifiers, from the one after `last` on, at most `count`.
    ///
    /// # Errors
    /// As [`record`](Self::record).
    pub async fn records_after(&self, last: &str, count: i64) -> Result<Vec<StoredRecord>, Error> {
        let rows: Vec<Row> = on!(self, db => sqlx::query_as(RECORDS_AFTER).bind(last).bind(count).fetch_all(db).await)
            .map_err(reading("record"))?;
        rows.into_iter().map(StoredRecord::try_from).collect()
    }

    /// Identifiers of results that have a record and begin with a letter, at most `count`.
    ///
    /// # Errors
    /// As [`record`](Self::record).
    pub async fn result_ids(&self, letter: &str, count: i64) -> Result<Vec<ResultId>, Error> {
        // No identifier has a letter beyond 'z', which '~' stands behind.
        let end = format!("{letter}~");
        let ids: Vec<String> = on!(self, db => {
            sqlx::query_scalar(IDS_FROM).bind(letter).bind(end).bind(count).fetch_all(db).await
        })?;
        ids.iter().map(|id| word("record", id, id)).collect()
    }

    /// Identifiers of results that have no record, at most `count`.
    ///
    /// # Errors
    /// [`Error::Unavailable`].
    pub async fn without_record(&self, count: i64) -> Result<Vec<String>, Error> {
        Ok(on!(self, db => sqlx::query_scalar(WITHOUT_RECORD).bind(count).fetch_all(db).await)?)
    }
}
