//! Fixed rankings: kept once, never changed.

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDate, SubsecRound, Utc};
use domain::fixed::FixedRecord;
use domain::log::{Entry, Hash, Kind};
use domain::{FixedId, ResultId, Slice};
use sqlx::FromRow;

use crate::error::{Error, reading, word};
use crate::log::{self, Root, Touched};
use crate::pool::{Store, on};
use crate::record::{digest_word_of, hexadecimal};
use crate::statement::{ROWS, statements, values};
use crate::transaction::{Transaction, within};

/// The newest fixed rankings of a slice that are given.
const NEWEST: i64 = 12;

statements! {
    FIX =
        "INSERT INTO fixed_ranking (id, digest, json, exam, slice, as_of, data_version, recorded_at) \
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";
    FIXED_AFTER =
        "SELECT id, digest, json, data_version, recorded_at, exam, slice, as_of FROM fixed_ranking \
         WHERE id > $1 ORDER BY id LIMIT $2";
    IS_FIXED = "SELECT COUNT(*) FROM fixed_ranking WHERE id = $1";
    FIXED = "SELECT id, digest, json, data_version, recorded_at FROM fixed_ranking WHERE id = $1";
    FIXED_OF_SLICE =
        "SELECT id, as_of FROM fixed_ranking WHERE slice = $1 ORDER BY as_of DESC, recorded_at DESC, id LIMIT $2";
    FIXED_IDS = "SELECT id FROM fixed_ranking ORDER BY recorded_at DESC, id LIMIT $1";
    CORRECTIONS = values!("SELECT corrects, id FROM record WHERE corrects IN", 1, ROWS, "ORDER BY recorded_at, id");
}

/// A fixed ranking, in the bytes in which it was fixed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredRanking {
    /// Its identifier.
    pub id: FixedId,
    /// The SHA-256 of the bytes, 64 hexadecimal digits.
    pub digest: String,
    /// The bytes: canonical JSON.
    pub json: String,
    /// The state of the data that was ranked.
    pub data_version: i64,
    /// When it was first fixed.
    pub recorded_at: DateTime<Utc>,
}

impl StoredRanking {
    /// The whole digest in the letters of addresses; the identifier is its beginning.
    #[must_use]
    pub fn word(&self) -> String {
        digest_word_of(&self.digest)
    }
}

/// A fixed ranking with the columns that are made of its bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FixedInFull {
    /// Its bytes, and what stands beside them.
    pub stored: StoredRanking,
    /// The exam's key.
    pub exam: String,
    /// The canonical text of the slice without its day.
    pub slice: String,
    /// The day.
    pub as_of: NaiveDate,
}

/// A fixed ranking of a slice, by the day it is as of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FixedOn {
    /// Its identifier.
    pub id: FixedId,
    /// Its day.
    pub as_of: NaiveDate,
}

#[derive(FromRow)]
struct FullRow {
    #[sqlx(flatten)]
    row: Row,
    exam: String,
    slice: String,
    as_of: NaiveDate,
}

#[derive(FromRow)]
struct Row {
    id: String,
    digest: String,
    json: String,
    data_version: i64,
    recorded_at: DateTime<Utc>,
}

impl TryFrom<Row> for StoredRanking {
    type Error = Error;

    fn try_from(row: Row) -> Result<Self, Error> {
        let Row { id, digest, json, data_version, recorded_at } = row;
        Ok(Self { id: word("fixed_ranking", &id, &id)?, digest, json, data_version, recorded_at })
    }
}

impl Store {
    /// Keeps a fixed ranking, and says whether it is new: equal content is kept once. `recorded_at`
    /// is kept to the microsecond.
    ///
    /// # Errors
    /// [`Error::Unavailable`]; [`Error::Database`] if its exam does not exist.
    pub async fn fix(
        &self,
        record: &FixedRecord,
        data_version: i64,
        recorded_at: DateTime<Utc>,
    ) -> Result<bool, Error> {
        let mut writing = Transaction::write(&self.pool).await?;
        let id = record.id().to_string();
        let there: i64 =
            within!(writing, connection => sqlx::query_scalar(IS_FIXED).bind(&id).fetch_one(connection).await)?;
        if there > 0 {
            writing.roll_back().await?;
            return Ok(false);
        }
        within!(writing, connection => sqlx::query(FIX)
            .bind(id.as_str())
            .bind(hexadecimal(&record.digest))
            .bind(record.json.as_str())
            .bind(record.slice.exam().to_string())
            .bind(record.slice.timeless())
            .bind(record.slice.as_of())
            .bind(data_version)
            .bind(recorded_at.trunc_subsecs(6))
            .execute(connection)
            .await
            .map(|_| ()))?;
        let mut touched = Touched::default();
        touched.note(Root::FixedRanking, [id.as_str()]);
        log::append(&mut writing, &[Entry { kind: Kind::Ranking, id, digest: Hash(record.digest) }]).await?;
        log::append_facts(&mut writing, &touched).await?;
        log::raise_version(&mut writing, Some(recorded_at)).await?;
        writing.commit().await?;
        Ok(true)
    }

    /// A fixed ranking.
    ///
    /// # Errors
    /// [`Error::Unavailable`], or [`Error::Corrupt`].
    pub async fn fixed(&self, id: &FixedId) -> Result<Option<StoredRanking>, Error> {
        let row: Option<Row> = on!(self, db => sqlx::query_as(FIXED).bind(id.as_str()).fetch_optional(db).await)
            .map_err(reading("fixed_ranking"))?;
        row.map(StoredRanking::try_from).transpose()
    }

    /// Fixed rankings in the order of their identifiers, from the one after `last` on, at most `count`.
    ///
    /// # Errors
    /// As [`fixed`](Self::fixed).
    pub async fn fixed_after(&self, last: &str, count: i64) -> Result<Vec<FixedInFull>, Error> {
        let rows: Vec<FullRow> =
            on!(self, db => sqlx::query_as(FIXED_AFTER).bind(last).bind(count).fetch_all(db).await)
                .map_err(reading("fixed_ranking"))?;
        let full = |FullRow { row, exam, slice, as_of }| {
            Ok(FixedInFull { stored: StoredRanking::try_from(row)?, exam, slice, as_of })
        };
        rows.into_iter().map(full).collect()
    }

    /// The fixed rankings of a slice, whatever its own day: the twelve with the newest days, newest
    /// first.
    ///
    /// # Errors
    /// As [`fixed`](Self::fixed).
    pub async fn fixed_of(&self, slice: &Slice) -> Result<Vec<FixedOn>, Error> {
        let rows: Vec<(String, NaiveDate)> = on!(self, db => {
            sqlx::query_as(FIXED_OF_SLICE).bind(slice.timeless()).bind(NEWEST).fetch_all(db).await
        })
        .map_err(reading("fixed_ranking"))?;
        rows.into_iter().map(|(id, as_of)| Ok(FixedOn { id: word("fixed_ranking", &id, &id)?, as_of })).collect()
    }

    /// The identifiers of fixed rankings, the newest first, at most `count`.
    ///
    /// # Errors
    /// As [`fixed`](Self::fixed).
    pub async fn fixed_ids(&self, count: i64) -> Result<Vec<FixedId>, Error> {
        let ids: Vec<String> = on!(self, db => sqlx::query_scalar(FIXED_IDS).bind(count).fetch_all(db).await)?;
        ids.iter().map(|id| word("fixed_ranking", id, id)).collect()
    }

    /// What corrects which of these results, and what corrects that in turn is not looked for. Of
    /// several corrections of one result the first stands.
    ///
    /// # Errors
    /// As [`fixed`](Self::fixed).
    pub async fn corrections(&self, of: &[&ResultId]) -> Result<BTreeMap<ResultId, ResultId>, Error> {
        let mut found = BTreeMap::new();
        for ids in of.chunks(ROWS) {
            let rows: Vec<(String, String)> = on!(self, db => {
                let mut query = sqlx::query_as(CORRECTIONS);
                for place in 0..ROWS {
                    query = query.bind(ids.get(place).or(ids.last()).map(|id| id.as_str()));
                }
                query.fetch_all(db).await
            })
            .map_err(reading("record"))?;
            for (corrected, by) in rows {
                found.entry(word("record", &corrected, &corrected)?).or_insert(word("record", &by, &by)?);
            }
        }
        Ok(found)
    }
}
