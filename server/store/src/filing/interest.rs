//! Who has an interest in a filing or an objection, as the database has it within the transaction that
//! decides. A [`Decider`] is made here alone, of a reviewer without any; every decision needs one. Approvals
//! count as long as whoever gave them could still decide.

use chrono::{DateTime, Utc};
use domain::Slug;
use domain::account::AccountId;
use domain::filing::decide::{Concerned, Hearing, Interest, Stakes};
use domain::filing::dispute::Dispute;

use super::read::one;
use super::{Refused, StoredFiling, dispute};
use crate::account::user::{Reviewer, ties_within};
use crate::error::{Error, reading, word};
use crate::pool::Store;
use crate::statement::statements;
use crate::transaction::{Transaction, within};

statements! {
    FORGET = "DELETE FROM filing_stake WHERE filing = $1";
    RECORD = "INSERT INTO filing_stake (filing, kind, word) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING";
    // Of a submission that was not filed here, the makers of its model alone.
    ORGANISATIONS =
        "SELECT organisation FROM filing WHERE id = $1 AND organisation IS NOT NULL \
         UNION SELECT word FROM filing_stake WHERE filing = $1 AND kind = 'organisation' \
         UNION SELECT model_organisation.organisation FROM filing_stake \
         JOIN model_organisation ON model_organisation.model = filing_stake.word \
         WHERE filing_stake.filing = $1 AND filing_stake.kind = 'model' \
         UNION SELECT model_organisation.organisation FROM submission \
         JOIN model_organisation ON model_organisation.model = submission.model WHERE submission.id = $1 \
         ORDER BY 1";
    FIRST_FILED = "SELECT at FROM filing_event WHERE filing = $1 AND act = 'file' ORDER BY position LIMIT 1";
    REVIEWS =
        "SELECT COUNT(*) FROM account WHERE id = $1 AND state = 'active' AND role IN ('reviewer', 'administrator')";
    // What was approved before it was filed again was another filing.
    APPROVED =
        "SELECT DISTINCT filing_event.account FROM filing_event JOIN account ON account.id = filing_event.account \
         WHERE filing_event.filing = $1 AND filing_event.act = 'approve' AND filing_event.position > \
         (SELECT MAX(filed.position) FROM filing_event AS filed WHERE filed.filing = $1 AND filed.act = 'file') \
         AND account.state = 'active' AND account.role IN ('reviewer', 'administrator') ORDER BY 1";
}

/// A reviewer who was found without an interest within the transaction that decides.
pub(super) struct Decider<'a> {
    account: &'a AccountId,
    filing: String,
}

impl<'a> Decider<'a> {
    /// The account.
    pub(super) fn account(&self) -> &'a AccountId {
        self.account
    }

    /// The filing that they may decide; of an objection, the submission of the result.
    pub(super) fn filing(&self) -> &str {
        &self.filing
    }

    /// The reviewer as one who may decide a filing. `concerned` is what it speaks of beside what was
    /// recorded when it was filed.
    pub(super) async fn of_filing(
        writing: &mut Transaction,
        reviewer: &'a Reviewer,
        filing: &StoredFiling,
        concerned: &Concerned,
    ) -> Result<Result<Self, Refused>, Error> {
        let (stakes, since) = of_filing(writing, filing, concerned).await?;
        Self::without(writing, reviewer, &filing.id, (&stakes, since)).await
    }

    /// The same reviewer as one who may end the results of the filing that this one corrects: its stakes are
    /// among those of the correction.
    pub(super) fn of_corrected(&self, filing: &str) -> Self {
        Self { account: self.account, filing: filing.to_owned() }
    }

    /// The reviewer as one who may answer an objection to a result of a submission.
    pub(super) async fn of_dispute(
        writing: &mut Transaction,
        reviewer: &'a Reviewer,
        dispute: &Dispute,
        submission: &str,
    ) -> Result<Result<Self, Refused>, Error> {
        let stakes = of_dispute(writing, dispute, submission).await?;
        Self::without(writing, reviewer, submission, (&stakes, dispute.at)).await
    }

    async fn without(
        writing: &mut Transaction,
        reviewer: &'a Reviewer,
        filing: &str,
        (stakes, since): (&Stakes, DateTime<Utc>),
    ) -> Result<Result<Self, Refused>, Error> {
        let account = &reviewer.user().account().id;
        let interests = interests(writing, account.as_str(), stakes, since).await?;
        // Since they came in they may have been locked, or made a member.
        let reviews: i64 = within!(writing, connection => {
            sqlx::query_scalar(REVIEWS).bind(account.as_str()).fetch_one(connection).await
        })?;
        let decider = Self { account, filing: filing.to_owned() };
        Ok(if interests.is_empty() && reviews > 0 { Ok(decider) } else { Err(Refused::Interested) })
    }
}

impl Store {
    /// Every interest of a reviewer in the filing before them; with any, nothing lets them decide it.
    ///
    /// # Errors
    /// [`Error::Unavailable`], or [`Error::Corrupt`].
    pub async fn interests_in_filing(&self, reviewer: &Reviewer, hearing: &Hearing) -> Result<Vec<Interest>, Error> {
        let mut looking = Transaction::read(&self.pool).await?;
        let found = match one(&mut looking, hearing.filing()).await? {
            Some(filing) => {
                let (stakes, since) = of_filing(&mut looking, &filing, hearing.concerned()).await?;
                interests(&mut looking, reviewer.user().account().id.as_str(), &stakes, since).await?
            }
            None => Vec::new(),
        };
        looking.commit().await?;
        Ok(found)
    }

    /// The accounts that approved a filing as it stands and could still decide it: reviewers without an
    /// interest. `concerned` is what it speaks of beside what was recorded when it was filed.
    ///
    /// # Errors
    /// [`Error::Unavailable`], or [`Error::Corrupt`].
    pub async fn approvals(&self, filing: &str, concerned: &Concerned) -> Result<Vec<String>, Error> {
        let mut looking = Transaction::read(&self.pool).await?;
        let found = match one(&mut looking, filing).await? {
            Some(filing) => approvals(&mut looking, &filing, concerned).await?,
            None => Vec::new(),
        };
        looking.commit().await?;
        Ok(found)
    }

    /// Every interest of a reviewer in an objection; with any, nothing lets them answer it.
    ///
    /// # Errors
    /// [`Error::Unavailable`], or [`Error::Corrupt`].
    pub async fn interests_in_dispute(&self, reviewer: &Reviewer, dispute: &Dispute) -> Result<Vec<Interest>, Error> {
        let mut looking = Transaction::read(&self.pool).await?;
        let found = match dispute::submission_of(&mut looking, &dispute.result).await? {
            Some(submission) => {
                let stakes = of_dispute(&mut looking, dispute, &submission).await?;
                interests(&mut looking, reviewer.user().account().id.as_str(), &stakes, dispute.at).await?
            }
            None => Vec::new(),
        };
        looking.commit().await?;
        Ok(found)
    }
}

/// Records what a filing speaks of as it is filed.
pub(super) async fn record(writing: &mut Transaction, filing: &str, concerned: &Concerned) -> Result<(), Error> {
    let Concerned { models, organisations } = concerned;
    within!(writing, connection => sqlx::query(FORGET).bind(filing).execute(connection).await.map(|_| ()))?;
    for (kind, words) in [("model", models), ("organisation", organisations)] {
        for word in words {
            within!(writing, connection => {
                sqlx::query(RECORD).bind(filing).bind(kind).bind(word.as_str()).execute(connection).await.map(|_| ())
            })?;
        }
    }
    Ok(())
}

/// The accounts that approved a filing as it stands and could decide it now.
pub(super) async fn approvals(
    looking: &mut Transaction,
    filing: &StoredFiling,
    concerned: &Concerned,
) -> Result<Vec<String>, Error> {
    let (stakes, since) = of_filing(looking, filing, concerned).await?;
    let approved: Vec<String> = within!(looking, connection => {
        sqlx::query_scalar(APPROVED).bind(&filing.id).fetch_all(connection).await
    })
    .map_err(reading("filing_event"))?;
    let mut standing = Vec::new();
    for account in approved {
        if interests(looking, &account, &stakes, since).await?.is_empty() {
            standing.push(account);
        }
    }
    Ok(standing)
}

/// Whose interest counts in a filing, those in what it corrects among them, and since when ties do: since
/// it was first filed.
async fn of_filing(
    writing: &mut Transaction,
    filing: &StoredFiling,
    concerned: &Concerned,
) -> Result<(Stakes, DateTime<Utc>), Error> {
    let first_filed: Option<DateTime<Utc>> = within!(writing, connection => {
        sqlx::query_scalar(FIRST_FILED).bind(&filing.id).fetch_optional(connection).await
    })
    .map_err(reading("filing_event"))?;
    let mut organisations = organisations_of(writing, &filing.id).await?;
    if let Some(corrected) = &filing.corrects {
        organisations.extend(organisations_of(writing, corrected).await?);
        organisations.sort();
        organisations.dedup();
    }
    let more = concerned.organisations.iter().filter(|of| !organisations.contains(of)).cloned();
    organisations.extend(more.collect::<Vec<_>>());
    let stakes = Stakes { filed_by: Some(filing.account.to_string()), raised_by: None, organisations };
    Ok((stakes, first_filed.unwrap_or(filing.created_at)))
}

async fn of_dispute(writing: &mut Transaction, dispute: &Dispute, submission: &str) -> Result<Stakes, Error> {
    let filed_by = one(writing, submission).await?.map(|filing| filing.account.to_string());
    let organisations = organisations_of(writing, submission).await?;
    Ok(Stakes { filed_by, raised_by: dispute.account.clone(), organisations })
}

async fn organisations_of(writing: &mut Transaction, submission: &str) -> Result<Vec<Slug>, Error> {
    let words: Vec<String> = within!(writing, connection => {
        sqlx::query_scalar(ORGANISATIONS).bind(submission).fetch_all(connection).await
    })
    .map_err(reading("filing_stake"))?;
    words.iter().map(|of| word("filing_stake", submission, of)).collect()
}

async fn interests(
    looking: &mut Transaction,
    account: &str,
    stakes: &Stakes,
    since: DateTime<Utc>,
) -> Result<Vec<Interest>, Error> {
    let ties = ties_within(looking, account, since).await?;
    Ok(stakes.interests(account, &ties))
}
