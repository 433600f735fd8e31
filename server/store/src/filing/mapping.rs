//! What people said a harness's tasks are.

use domain::account::AccountId;
use sqlx::FromRow;

use crate::error::{Error, reading};
use crate::pool::{Store, on};
use crate::statement::statements;
use crate::transaction::{Transaction, within};

statements! {
    // An account's own word stands before what was reviewed of others.
    KNOWN =
        "SELECT task_mapping.format AS format, task_mapping.task AS task, task_mapping.task_metric AS task_metric, \
         task_mapping.dataset AS dataset, task_mapping.edition AS edition, task_mapping.language AS language, \
         task_mapping.domain AS domain, task_mapping.metric AS metric, task_mapping.protocol AS protocol \
         FROM task_mapping JOIN filing ON filing.id = task_mapping.filing \
         WHERE task_mapping.format = $1 AND (task_mapping.account = $2 OR task_mapping.reviewed = TRUE) \
         ORDER BY CASE WHEN task_mapping.account = $2 THEN 0 ELSE 1 END, task_mapping.task, filing.changed_at DESC";
    REMEMBER =
        "INSERT INTO task_mapping (format, task, task_metric, account, filing, dataset, edition, language, domain, \
         metric, protocol, reviewed) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, FALSE) \
         ON CONFLICT (format, task, task_metric, account) DO UPDATE SET filing = EXCLUDED.filing, \
         dataset = EXCLUDED.dataset, edition = EXCLUDED.edition, language = EXCLUDED.language, \
         domain = EXCLUDED.domain, metric = EXCLUDED.metric, protocol = EXCLUDED.protocol, reviewed = FALSE";
    REVIEW = "UPDATE task_mapping SET reviewed = TRUE WHERE filing = $1";
}

/// What a harness's task and metric are.
#[derive(Debug, Clone, PartialEq, Eq, FromRow)]
pub struct TaskMapping {
    /// The format, by its word.
    pub format: String,
    /// The task as in the file.
    pub task: String,
    /// The metric as in the file.
    pub task_metric: String,
    /// The dataset.
    pub dataset: String,
    /// Its edition.
    pub edition: String,
    /// The language.
    pub language: String,
    /// The domain.
    pub domain: String,
    /// The metric.
    pub metric: String,
    /// How it was sat.
    pub protocol: String,
}

impl Store {
    /// What an account, or anybody whose filing was accepted, said of a format's tasks.
    ///
    /// # Errors
    /// [`Error::Unavailable`].
    pub async fn task_mappings(&self, format: &str, account: &AccountId) -> Result<Vec<TaskMapping>, Error> {
        let account = account.as_str();
        on!(self, db => sqlx::query_as(KNOWN).bind(format).bind(account).fetch_all(db).await)
            .map_err(reading("task_mapping"))
    }

    /// Remembers what an account says of tasks in a filing.
    ///
    /// # Errors
    /// [`Error::Unavailable`].
    pub async fn remember_tasks(&self, filing: &str, account: &AccountId, said: &[TaskMapping]) -> Result<(), Error> {
        let mut writing = Transaction::write(&self.pool).await?;
        for mapping in said {
            let TaskMapping { format, task, task_metric, dataset, edition, language, domain, metric, protocol } =
                mapping;
            within!(writing, connection => {
                let query = sqlx::query(REMEMBER).bind(format).bind(task).bind(task_metric).bind(account.as_str());
                let query = query.bind(filing).bind(dataset).bind(edition).bind(language).bind(domain);
                query.bind(metric).bind(protocol).execute(connection).await.map(|_| ())
            })?;
        }
        writing.commit().await
    }
}

/// What was said with a filing serves everybody from now on.
pub(super) async fn review(writing: &mut Transaction, filing: &str) -> Result<(), Error> {
    within!(writing, connection => sqlx::query(REVIEW).bind(filing).execute(connection).await.map(|_| ()))?;
    Ok(())
}
