//! Who belongs to which organisation: asked for, granted, refused, ended.

use chrono::{DateTime, SubsecRound, Utc};
use domain::Slug;
use domain::account::{AccountId, Membership};
use sqlx::FromRow;

use super::user::{Steward, User};
use crate::error::{Error, reading, word};
use crate::pool::{Store, on};
use crate::statement::statements;

/// Declares statements that begin with the columns of a membership.
macro_rules! memberships {
    ($rest:literal) => {
        concat!(
            "SELECT membership.account AS account, account.name AS name, membership.organisation AS organisation, ",
            "membership.state AS state, membership.steward AS steward, membership.reason AS reason, ",
            "membership.asked_at AS asked_at, membership.decided_at AS decided_at ",
            "FROM membership JOIN account ON account.id = membership.account ",
            $rest
        )
    };
}

statements! {
    // Who was refused or has left may ask again; who belongs to it or waits has nothing to ask.
    ASK =
        "INSERT INTO membership (account, organisation, state, steward, reason, asked_at) \
         VALUES ($1, $2, 'asked', FALSE, $3, $4) \
         ON CONFLICT (account, organisation) DO UPDATE SET state = 'asked', steward = FALSE, \
         reason = excluded.reason, asked_at = excluded.asked_at, decided_at = NULL, decided_by = NULL \
         WHERE membership.state IN ('refused', 'left')";
    GRANT =
        "UPDATE membership SET state = 'granted', steward = $3, decided_at = $4, decided_by = $5 \
         WHERE account = $1 AND organisation = $2 AND state IN ('asked', 'granted')";
    REFUSE =
        "UPDATE membership SET state = 'refused', decided_at = $3, decided_by = $4 \
         WHERE account = $1 AND organisation = $2 AND state = 'asked'";
    // Taking back what was only asked is no leaving.
    END =
        "UPDATE membership SET state = 'left', steward = FALSE, decided_at = $3, decided_by = $4, \
         left_at = CASE WHEN state = 'granted' THEN $3 ELSE left_at END \
         WHERE account = $1 AND organisation = $2 AND state IN ('asked', 'granted')";
    OF_ACCOUNT = memberships!("WHERE membership.account = $1 ORDER BY membership.organisation");
    OF_ORGANISATION = memberships!(
        "WHERE membership.organisation = $1 AND membership.state IN ('asked', 'granted') \
         ORDER BY membership.state, account.name"
    );
    WAITING = memberships!("WHERE membership.state = 'asked' ORDER BY membership.asked_at, account.name LIMIT $1");
}

#[derive(FromRow)]
struct Row {
    account: String,
    name: String,
    organisation: String,
    state: String,
    steward: bool,
    reason: String,
    asked_at: DateTime<Utc>,
    decided_at: Option<DateTime<Utc>>,
}

impl TryFrom<Row> for Membership {
    type Error = Error;

    fn try_from(row: Row) -> Result<Self, Error> {
        let id = format!("{} {}", row.account, row.organisation);
        Ok(Self {
            account: word("membership", &id, &row.account)?,
            name: word("account", &row.account, &row.name)?,
            organisation: word("membership", &id, &row.organisation)?,
            state: word("membership", &id, &row.state)?,
            steward: row.steward,
            reason: row.reason,
            asked_at: row.asked_at,
            decided_at: row.decided_at,
        })
    }
}

impl Store {
    /// Asks for a membership; `false` if the account belongs to the organisation or has asked.
    ///
    /// # Errors
    /// [`Error::Database`] if there is no such organisation; [`Error::Unavailable`].
    pub async fn ask_membership(
        &self,
        user: &User,
        organisation: &Slug,
        reason: &str,
        now: DateTime<Utc>,
    ) -> Result<bool, Error> {
        let written = on!(self, db => sqlx::query(ASK)
            .bind(user.account().id.as_str())
            .bind(organisation.as_str())
            .bind(reason)
            .bind(now.trunc_subsecs(6))
            .execute(db)
            .await
            .map(|done| done.rows_affected()))?;
        Ok(written > 0)
    }

    /// Grants what was asked, or changes whether a member is a steward; `false` if the account has
    /// not asked and is no member.
    ///
    /// # Errors
    /// [`Error::Unavailable`].
    pub async fn grant_membership(
        &self,
        steward: &Steward,
        account: &AccountId,
        as_steward: bool,
        now: DateTime<Utc>,
    ) -> Result<bool, Error> {
        let written = on!(self, db => sqlx::query(GRANT)
            .bind(account.as_str())
            .bind(steward.organisation().as_str())
            .bind(as_steward)
            .bind(now.trunc_subsecs(6))
            .bind(steward.by().map(AccountId::as_str))
            .execute(db)
            .await
            .map(|done| done.rows_affected()))?;
        Ok(written > 0)
    }

    /// Refuses what was asked; `false` if the account has not asked.
    ///
    /// # Errors
    /// [`Error::Unavailable`].
    pub async fn refuse_membership(
        &self,
        steward: &Steward,
        account: &AccountId,
        now: DateTime<Utc>,
    ) -> Result<bool, Error> {
        self.close_membership(REFUSE, account, steward.organisation(), steward.by(), now).await
    }

    /// Ends a membership, or takes back what was asked; `false` if there is neither.
    ///
    /// # Errors
    /// [`Error::Unavailable`].
    pub async fn leave(&self, user: &User, organisation: &Slug, now: DateTime<Utc>) -> Result<bool, Error> {
        let id = &user.account().id;
        self.close_membership(END, id, organisation, Some(id), now).await
    }

    /// Ends another's membership; `false` if there is none.
    ///
    /// # Errors
    /// [`Error::Unavailable`].
    pub async fn end_membership(
        &self,
        steward: &Steward,
        account: &AccountId,
        now: DateTime<Utc>,
    ) -> Result<bool, Error> {
        self.close_membership(END, account, steward.organisation(), steward.by(), now).await
    }

    async fn close_membership(
        &self,
        statement: &'static str,
        account: &AccountId,
        organisation: &Slug,
        by: Option<&AccountId>,
        now: DateTime<Utc>,
    ) -> Result<bool, Error> {
        let written = on!(self, db => sqlx::query(statement)
            .bind(account.as_str())
            .bind(organisation.as_str())
            .bind(now.trunc_subsecs(6))
            .bind(by.map(AccountId::as_str))
            .execute(db)
            .await
            .map(|done| done.rows_affected()))?;
        Ok(written > 0)
    }

    /// How an account stands to every organisation it ever asked, in the order of their words.
    ///
    /// # Errors
    /// [`Error::Unavailable`], or [`Error::Corrupt`].
    pub async fn memberships(&self, user: &User) -> Result<Vec<Membership>, Error> {
        let id = user.account().id.as_str();
        let rows: Vec<Row> =
            on!(self, db => sqlx::query_as(OF_ACCOUNT).bind(id).fetch_all(db).await).map_err(reading("membership"))?;
        rows.into_iter().map(Membership::try_from).collect()
    }

    /// Who belongs to an organisation or has asked to: who asked first, then in the order of names.
    ///
    /// # Errors
    /// As [`memberships`](Self::memberships).
    pub async fn members(&self, steward: &Steward) -> Result<Vec<Membership>, Error> {
        let of = steward.organisation().as_str();
        let rows: Vec<Row> = on!(self, db => sqlx::query_as(OF_ORGANISATION).bind(of).fetch_all(db).await)
            .map_err(reading("membership"))?;
        rows.into_iter().map(Membership::try_from).collect()
    }

    /// What was asked of any organisation and waits, the longest waiting first, at most `count`.
    ///
    /// # Errors
    /// As [`memberships`](Self::memberships).
    pub async fn memberships_asked(
        &self,
        _: &super::user::Administrator,
        count: i64,
    ) -> Result<Vec<Membership>, Error> {
        let rows: Vec<Row> =
            on!(self, db => sqlx::query_as(WAITING).bind(count).fetch_all(db).await).map_err(reading("membership"))?;
        rows.into_iter().map(Membership::try_from).collect()
    }
}
