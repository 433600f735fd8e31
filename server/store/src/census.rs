//! How much there is: counts that pages print, and the names that boards printed.

use std::collections::HashMap;

use domain::PrintedName;

use crate::error::{Error, word};
use crate::pool::Store;
use crate::statement::statements;
use crate::transaction::{Transaction, fetch_all};

statements! {
    N_RESULTS = "SELECT COUNT(*) FROM result";
    N_DAYS = "SELECT COUNT(*) FROM (SELECT published_on AS day FROM result \
              UNION SELECT withdrawn_on AS day FROM result WHERE withdrawn_on IS NOT NULL) AS days";
    EXAMS_OF_MODELS = "SELECT model AS name, COUNT(DISTINCT exam) AS n FROM result GROUP BY model";
    MODELS_OF_BOARDS = "SELECT exam.board AS name, COUNT(DISTINCT result.model) AS n \
                        FROM result JOIN exam ON exam.id = result.exam \
                        WHERE result.role IN ('model', 'system') GROUP BY exam.board";
    PRINTED_NAMES = "SELECT board, printed_name, model FROM alias ORDER BY board, printed_name";
}

/// How much there is, those results counted that no longer stand.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Census {
    /// Results.
    pub results: usize,
    /// Days on which a result came or went.
    pub days: usize,
    /// Exams in which each model has a result.
    pub exams_of_models: HashMap<String, usize>,
    /// Models with a result on each board, baselines left out.
    pub models_of_boards: HashMap<String, usize>,
}

impl Store {
    /// Counts everything, over one state of the data.
    ///
    /// # Errors
    /// [`Error::Unavailable`] if the database does not answer.
    pub async fn census(&self) -> Result<Census, Error> {
        let mut reading = Transaction::read(&self.pool).await?;
        let results = fetch_all!(reading, "result", (i64,), N_RESULTS)?;
        let days = fetch_all!(reading, "result", (i64,), N_DAYS)?;
        let of_models = fetch_all!(reading, "result", (String, i64), EXAMS_OF_MODELS)?;
        let of_boards = fetch_all!(reading, "result", (String, i64), MODELS_OF_BOARDS)?;
        reading.commit().await?;
        let one = |counted: Vec<(i64,)>| counted.first().map_or(0, |(n,)| count(*n));
        let each = |counted: Vec<(String, i64)>| counted.into_iter().map(|(name, n)| (name, count(n))).collect();
        Ok(Census {
            results: one(results),
            days: one(days),
            exams_of_models: each(of_models),
            models_of_boards: each(of_boards),
        })
    }

    /// Every decided name, by board.
    ///
    /// # Errors
    /// [`Error::Unavailable`], or [`Error::Corrupt`] naming the row that is not what it must be.
    pub async fn printed_names(&self) -> Result<Vec<PrintedName>, Error> {
        let mut reading = Transaction::read(&self.pool).await?;
        let rows = fetch_all!(reading, "alias", (String, String, String), PRINTED_NAMES)?;
        reading.commit().await?;
        let name = |(board, name, model): (String, String, String)| {
            Ok(PrintedName { board: word("alias", &name, &board)?, model: word("alias", &name, &model)?, name })
        };
        rows.into_iter().map(name).collect()
    }
}

fn count(n: i64) -> usize {
    usize::try_from(n).unwrap_or_default()
}
