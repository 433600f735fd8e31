//! Who acts. These values are made by the store alone, from a session or a token that it knows, so
//! that a function which takes one cannot be called by anybody else.

use std::collections::BTreeSet;

use chrono::{DateTime, NaiveDate, SubsecRound, Utc};
use domain::Slug;
use domain::account::{Account, AccountId, AccountName, AccountRole, SessionId, TokenId, TokenScope};
use domain::filing::decide::Ties;
use sqlx::FromRow;

use super::{Credentials, token};
use crate::error::{Error, reading, word};
use crate::pool::{Store, on};
use crate::statement::statements;
use crate::transaction::{Transaction, within};

statements! {
    OF_SESSION = accounts!(
        ", session.id AS entry, session.used_at AS used_at, session.ends_at AS ends_at \
         FROM session JOIN account ON account.id = session.account \
         WHERE session.digest = $1 AND session.expires_at > $2 AND account.state = 'active'"
    );
    OF_TOKEN = accounts!(
        ", api_token.id AS entry, api_token.scopes AS scopes, api_token.used_on AS used_on \
         FROM api_token JOIN account ON account.id = api_token.account \
         WHERE api_token.digest = $1 AND account.state = 'active'"
    );
    BELONGS_TO =
        "SELECT organisation, steward FROM membership WHERE account = $1 AND state = 'granted' ORDER BY organisation";
    TIES =
        "SELECT organisation, state FROM membership \
         WHERE account = $1 AND (state = 'granted' OR left_at >= $2) ORDER BY organisation";
}
use super::accounts;

/// How an account came in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Entry {
    /// By a browser's session.
    Session(SessionId),
    /// By a token, with what it opens.
    Token(TokenId, BTreeSet<TokenScope>),
}

/// Somebody who is signed in, or a program with their token.
#[derive(Debug, Clone)]
pub struct User {
    account: Account,
    belongs_to: Vec<(Slug, bool)>,
    entry: Entry,
}

impl User {
    /// The account.
    #[must_use]
    pub fn account(&self) -> &Account {
        &self.account
    }

    /// The account's name.
    #[must_use]
    pub fn name(&self) -> &AccountName {
        &self.account.name
    }

    /// How it came in.
    #[must_use]
    pub fn entry(&self) -> &Entry {
        &self.entry
    }

    /// The organisations it belongs to, in the order of their words.
    pub fn organisations(&self) -> impl Iterator<Item = &Slug> {
        self.belongs_to.iter().map(|(organisation, _)| organisation)
    }

    /// Whether it belongs to an organisation.
    #[must_use]
    pub fn belongs_to(&self, organisation: &Slug) -> bool {
        self.organisations().any(|own| own == organisation)
    }

    /// Whether it came in by a way that opens this: a session opens everything, a token its scopes.
    #[must_use]
    pub fn opens(&self, scope: TokenScope) -> bool {
        match &self.entry {
            Entry::Session(_) => true,
            Entry::Token(_, scopes) => scopes.contains(&scope),
        }
    }

    /// The permission to file and to follow what was filed.
    #[must_use]
    pub fn filer(&self) -> Option<Filer> {
        self.opens(TokenScope::File).then(|| Filer(self.clone()))
    }

    /// The permission to review. Whether it may decide about one submission depends on that, too.
    #[must_use]
    pub fn reviewer(&self) -> Option<Reviewer> {
        let is_one = self.account.role >= AccountRole::Reviewer && self.opens(TokenScope::Review);
        is_one.then(|| Reviewer(self.clone()))
    }

    /// The permission to decide about accounts and memberships. No token gives it.
    #[must_use]
    pub fn administrator(&self) -> Option<Administrator> {
        let is_one = self.account.role == AccountRole::Administrator && matches!(self.entry, Entry::Session(_));
        is_one.then(|| Administrator(Some(self.account.id.clone())))
    }

    /// The permission to decide who belongs to an organisation: its stewards' and administrators'.
    /// No token gives it.
    #[must_use]
    pub fn steward(&self, organisation: &Slug) -> Option<Steward> {
        let own = self.belongs_to.iter().any(|(of, steward)| *steward && of == organisation);
        let is_one = (own && matches!(self.entry, Entry::Session(_))) || self.administrator().is_some();
        is_one.then(|| Steward { organisation: organisation.clone(), by: Some(self.account.id.clone()) })
    }
}

/// The permission to file.
#[derive(Debug, Clone)]
pub struct Filer(User);

impl Filer {
    /// Whose it is.
    #[must_use]
    pub fn user(&self) -> &User {
        &self.0
    }
}

/// The permission to review.
#[derive(Debug, Clone)]
pub struct Reviewer(User);

impl Reviewer {
    /// Whose it is.
    #[must_use]
    pub fn user(&self) -> &User {
        &self.0
    }
}

/// The permission to decide about accounts and memberships.
#[derive(Debug, Clone)]
pub struct Administrator(Option<AccountId>);

impl Administrator {
    /// Of whoever runs the program on its machine, who can write the database anyway.
    #[must_use]
    pub fn of_the_machine() -> Self {
        Self(None)
    }

    /// The account it is of; `None` of whoever runs the program on its machine.
    #[must_use]
    pub fn account(&self) -> Option<&AccountId> {
        self.0.as_ref()
    }

    /// The permission to decide who belongs to an organisation.
    #[must_use]
    pub fn steward(&self, organisation: &Slug) -> Steward {
        Steward { organisation: organisation.clone(), by: self.0.clone() }
    }
}

/// The permission to decide who belongs to one organisation.
#[derive(Debug, Clone)]
pub struct Steward {
    organisation: Slug,
    by: Option<AccountId>,
}

impl Steward {
    /// The organisation.
    #[must_use]
    pub fn organisation(&self) -> &Slug {
        &self.organisation
    }

    /// Who decides; `None` for whoever runs the program on its machine.
    #[must_use]
    pub fn by(&self) -> Option<&AccountId> {
        self.by.as_ref()
    }
}

#[derive(FromRow)]
struct SessionRow {
    #[sqlx(flatten)]
    account: super::Row,
    entry: String,
    used_at: DateTime<Utc>,
    ends_at: DateTime<Utc>,
}

#[derive(FromRow)]
struct TokenRow {
    #[sqlx(flatten)]
    account: super::Row,
    entry: String,
    scopes: String,
    used_on: Option<NaiveDate>,
}

impl Store {
    /// Who a session's secret is of, by its digest; `None` if it has ended or the account is not
    /// active. Its use is noted.
    ///
    /// # Errors
    /// [`Error::Unavailable`], or [`Error::Corrupt`].
    pub async fn user_of_session(&self, digest: &str, now: DateTime<Utc>) -> Result<Option<User>, Error> {
        let now = now.trunc_subsecs(6);
        let row: Option<SessionRow> =
            on!(self, db => sqlx::query_as(OF_SESSION).bind(digest).bind(now).fetch_optional(db).await)
                .map_err(reading("session"))?;
        let Some(row) = row else { return Ok(None) };
        let id: SessionId = word("session", &row.entry, &row.entry)?;
        // A database too busy to note it is no reason to turn its user away.
        self.note_session(&id, row.used_at, row.ends_at, now).await.ok();
        self.user(row.account, Entry::Session(id)).await.map(Some)
    }

    /// Who a token is of, by its digest; `None` if there is none or the account is not active. Its
    /// use is noted.
    ///
    /// # Errors
    /// [`Error::Unavailable`], or [`Error::Corrupt`].
    pub async fn user_of_token(&self, digest: &str, now: DateTime<Utc>) -> Result<Option<User>, Error> {
        let row: Option<TokenRow> = on!(self, db => sqlx::query_as(OF_TOKEN).bind(digest).fetch_optional(db).await)
            .map_err(reading("api_token"))?;
        let Some(row) = row else { return Ok(None) };
        let id: TokenId = word("api_token", &row.entry, &row.entry)?;
        let scopes = token::scopes(&row.entry, &row.scopes)?;
        self.note_token(&id, row.used_on, now.date_naive()).await.ok();
        self.user(row.account, Entry::Token(id, scopes)).await.map(Some)
    }

    /// The organisations that an account belongs to.
    ///
    /// # Errors
    /// [`Error::Unavailable`], or [`Error::Corrupt`].
    pub async fn organisations_of(&self, account: &AccountId) -> Result<Vec<Slug>, Error> {
        let id = account.as_str();
        let rows: Vec<(String, bool)> =
            on!(self, db => sqlx::query_as(BELONGS_TO).bind(id).fetch_all(db).await).map_err(reading("membership"))?;
        rows.iter().map(|(of, _)| word("membership", id, of)).collect()
    }

    async fn user(&self, account: super::Row, entry: Entry) -> Result<User, Error> {
        let account = Credentials::try_from(account)?.account;
        let id = account.id.as_str();
        let rows: Vec<(String, bool)> =
            on!(self, db => sqlx::query_as(BELONGS_TO).bind(id).fetch_all(db).await).map_err(reading("membership"))?;
        let belongs_to = rows.iter().map(|(of, steward)| Ok((word("membership", id, of)?, *steward)));
        Ok(User { belongs_to: belongs_to.collect::<Result<_, Error>>()?, account, entry })
    }
}

/// The organisations that an account belongs to, and those it left since a moment, as a transaction sees
/// them.
pub(crate) async fn ties_within(looking: &mut Transaction, account: &str, since: DateTime<Utc>) -> Result<Ties, Error> {
    let rows: Vec<(String, String)> = within!(looking, connection => {
        sqlx::query_as(TIES).bind(account).bind(since).fetch_all(connection).await
    })
    .map_err(reading("membership"))?;
    let mut ties = Ties::default();
    for (of, state) in rows {
        let of = word("membership", account, &of)?;
        if state == "granted" { ties.present.push(of) } else { ties.left.push(of) }
    }
    Ok(ties)
}
