//! What was found in filings: written with their results, and read back.

use domain::batch::{Batch, FindingRecord};
use sqlx::FromRow;

use crate::error::{Error, optional_word, reading, word};
use crate::pool::{Store, on};
use crate::statement::{inserts, statements};
use crate::transaction::{Transaction, insert_all};

inserts! {
    FINDING(8) =
        "INSERT INTO finding (submission, position, result, name, stands_out, sentence_zh, sentence_en, code) VALUES",
        "ON CONFLICT (submission, position) DO NOTHING";
}

statements! {
    OF_SUBMISSION =
        "SELECT submission, result, name, stands_out, sentence_zh, sentence_en, code FROM finding \
         WHERE submission = $1 ORDER BY position";
}

#[derive(FromRow)]
struct Row {
    submission: String,
    result: Option<String>,
    name: String,
    stands_out: bool,
    sentence_zh: String,
    sentence_en: String,
    code: Option<String>,
}

/// Writes the findings of a batch, whose submissions and results have been written before.
pub(super) async fn write(writing: &mut Transaction, batch: &Batch) -> Result<u64, Error> {
    let numbered: Vec<(i64, &FindingRecord)> = (1..).zip(&batch.findings).collect();
    let written = insert_all!(writing, FINDING, numbered, |query, (position, f)| query
        .bind(f.submission.as_str())
        .bind(*position)
        .bind(f.result.as_ref().map(domain::ResultId::as_str))
        .bind(f.name.slug())
        .bind(f.stands_out)
        .bind(f.sentence_zh.as_str())
        .bind(f.sentence_en.as_str())
        .bind(f.code.as_deref()));
    Ok(written)
}

impl Store {
    /// What was found in a filing when it was published, in order: of the whole, then of each row.
    ///
    /// # Errors
    /// [`Error::Unavailable`], or [`Error::Corrupt`].
    pub async fn findings_of(&self, submission: &str) -> Result<Vec<FindingRecord>, Error> {
        let rows: Vec<Row> = on!(self, db => sqlx::query_as(OF_SUBMISSION).bind(submission).fetch_all(db).await)
            .map_err(reading("finding"))?;
        let record = |row: Row| {
            Ok(FindingRecord {
                result: optional_word("finding", &row.submission, row.result.as_deref())?,
                name: word("finding", &row.submission, &row.name)?,
                submission: row.submission,
                stands_out: row.stands_out,
                sentence_zh: row.sentence_zh,
                sentence_en: row.sentence_en,
                code: row.code,
            })
        };
        rows.into_iter().map(record).collect()
    }
}
