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
         WHERE task_mapping.format = $1 AND (filing.account = $2 OR filing.accepted_at IS NOT NULL) \
         ORDER BY CASE WHEN filing.account = $2 THEN 0 ELSE 1 END, task_mapping.task, filing.changed_at DESC";
    // Filed again after changes, a filing may say otherwise.
    REMEMBER =
        "INSERT INTO task_mapping (filing, format, task, task_metric, dataset, edition, language, domain, metric, \
         protocol) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) \
         ON CONFLICT (filing, format, task, task_metric) DO UPDATE SET dataset = EXCLUDED.dataset, \
         edition = EXCLUDED.edition, language = EXCLUDED.language, domain = EXCLUDED.domain, \
         metric = EXCLUDED.metric, protocol = EXCLUDED.protocol";
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
}

/// Remembers what a filing says of tasks.
pub(super) async fn remember(writing: &mut Transaction, filing: &str, said: &[TaskMapping]) -> Result<(), Error> {
    for mapping in said {
        let TaskMapping { format, task, task_metric, dataset, edition, language, domain, metric, protocol } = mapping;
        within!(writing, connection => {
            let query = sqlx::query(REMEMBER).bind(filing).bind(format).bind(task).bind(task_metric);
            let query = query.bind(dataset).bind(edition).bind(language).bind(domain).bind(metric);
            query.bind(protocol).execute(connection).await.map(|_| ())
        })?;
    }
    Ok(())
}
