//! Filings read: one, lists of them, their events and how many there are.

use chrono::{DateTime, Utc};
use domain::Slug;
use domain::account::{AccountId, AccountName};
use domain::filing::{Event, State, Subject};
use sqlx::FromRow;

use crate::error::{Error, optional_word, reading, word};
use crate::pool::{Store, on};
use crate::statement::statements;
use crate::transaction::{Transaction, within};

/// Filings that one list holds at most.
const MOST_LISTED: i64 = 200;
/// The last second of the year 9999, since 1970: both databases know it, and nothing is made after it.
const NEVER: i64 = 253_402_300_799;

/// Declares statements that begin with the columns of a filing.
macro_rules! filings {
    ($rest:literal) => {
        concat!(
            "SELECT filing.id AS id, filing.account AS account, account.name AS name, ",
            "filing.organisation AS organisation, filing.state AS state, ",
            "filing.subject AS subject, filing.typed AS typed, filing.version AS version, filing.corrects AS corrects, ",
            "filing.created_at AS created_at, filing.changed_at AS changed_at, filing.filed_at AS filed_at, ",
            "filing.accepted_at AS accepted_at FROM filing JOIN account ON account.id = filing.account ",
            $rest
        )
    };
}

statements! {
    ONE = filings!("WHERE filing.id = $1");
    OF_ACCOUNT = filings!("WHERE filing.account = $1 ORDER BY filing.changed_at DESC, filing.id LIMIT $2");
    WAITING = filings!(
        "WHERE filing.state IN ('filed', 'in-review') \
         AND (filing.filed_at > $1 OR (filing.filed_at = $1 AND filing.id > $2)) \
         ORDER BY filing.filed_at, filing.id LIMIT $3"
    );
    CORRECTION_OF = "SELECT id FROM filing WHERE corrects = $1 AND accepted_at IS NOT NULL ORDER BY accepted_at LIMIT 1";
    PAGE = filings!(
        "WHERE filing.account = $1 AND ($2 = '' OR filing.state = $2) \
         AND (filing.created_at < $3 OR (filing.created_at = $3 AND filing.id < $4)) \
         ORDER BY filing.created_at DESC, filing.id DESC LIMIT $5"
    );
    EVENTS =
        "SELECT filing_event.at AS at, filing_event.account AS account, account.name AS name, \
         filing_event.act AS act, filing_event.state AS state, filing_event.version AS version, \
         filing_event.why AS why \
         FROM filing_event JOIN account ON account.id = filing_event.account \
         WHERE filing_event.filing = $1 ORDER BY filing_event.position";
    COUNTS =
        "SELECT COUNT(*) AS filed, CAST(SUM(CASE WHEN accepted_at IS NOT NULL THEN 1 ELSE 0 END) AS BIGINT) AS published, \
         CAST(SUM(CASE WHEN state = 'withdrawn' THEN 1 ELSE 0 END) AS BIGINT) AS withdrawn, \
         CAST(SUM(CASE WHEN state = 'rejected' THEN 1 ELSE 0 END) AS BIGINT) AS rejected \
         FROM filing WHERE organisation = $1 AND filed_at IS NOT NULL";
}

/// One filing as it is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredFiling {
    /// Its identifier; once accepted, that of its submission.
    pub id: String,
    /// The account that filed it.
    pub account: AccountId,
    /// The name that account goes by.
    pub name: AccountName,
    /// The organisation for which it is filed.
    pub organisation: Option<Slug>,
    /// What it is.
    pub subject: Subject,
    /// Where it stands.
    pub state: State,
    /// What was typed, as JSON.
    pub typed: String,
    /// A number that goes up with every change.
    pub version: i64,
    /// The filing whose results its own replace.
    pub corrects: Option<String>,
    /// When it was first saved.
    pub created_at: DateTime<Utc>,
    /// When it last changed.
    pub changed_at: DateTime<Utc>,
    /// When it was last filed.
    pub filed_at: Option<DateTime<Utc>>,
    /// When its results were published.
    pub accepted_at: Option<DateTime<Utc>>,
}

/// How many filings an organisation has.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct FilingCounts {
    /// Filed for review, whatever became of them.
    pub filed: i64,
    /// Published, those corrected or withdrawn since among them.
    pub published: i64,
    /// Taken back.
    pub withdrawn: i64,
    /// Turned down.
    pub rejected: i64,
}

/// A part of the filings of an account, the last made first.
#[derive(Debug, Clone, Copy)]
pub struct Part<'a> {
    /// Only those that stand so.
    pub state: Option<State>,
    /// The part begins behind the filing that was made then under this identifier; `None` at the first.
    pub after: Option<(DateTime<Utc>, &'a str)>,
    /// How many at most.
    pub limit: i64,
}

#[derive(FromRow)]
struct Row {
    id: String,
    account: String,
    name: String,
    organisation: Option<String>,
    subject: String,
    state: String,
    typed: String,
    version: i64,
    corrects: Option<String>,
    created_at: DateTime<Utc>,
    changed_at: DateTime<Utc>,
    filed_at: Option<DateTime<Utc>>,
    accepted_at: Option<DateTime<Utc>>,
}

impl TryFrom<Row> for StoredFiling {
    type Error = Error;

    fn try_from(row: Row) -> Result<Self, Error> {
        let Row { id, account, name, organisation, subject, state, typed, version, corrects, .. } = row;
        Ok(Self {
            account: word("filing", &id, &account)?,
            name: word("account", &account, &name)?,
            organisation: optional_word("filing", &id, organisation.as_deref())?,
            subject: word("filing", &id, &subject)?,
            state: word("filing", &id, &state)?,
            id,
            typed,
            version,
            corrects,
            created_at: row.created_at,
            changed_at: row.changed_at,
            filed_at: row.filed_at,
            accepted_at: row.accepted_at,
        })
    }
}

#[derive(FromRow)]
struct EventRow {
    at: DateTime<Utc>,
    account: String,
    name: String,
    act: String,
    state: String,
    version: i64,
    why: Option<String>,
}

impl Store {
    /// A filing.
    ///
    /// # Errors
    /// [`Error::Unavailable`], or [`Error::Corrupt`].
    pub async fn filing(&self, id: &str) -> Result<Option<StoredFiling>, Error> {
        let row: Option<Row> =
            on!(self, db => sqlx::query_as(ONE).bind(id).fetch_optional(db).await).map_err(reading("filing"))?;
        row.map(StoredFiling::try_from).transpose()
    }

    /// The filings of an account, the last changed first.
    ///
    /// # Errors
    /// [`Error::Unavailable`], or [`Error::Corrupt`].
    pub async fn filings_of(&self, account: &AccountId) -> Result<Vec<StoredFiling>, Error> {
        let account = account.as_str();
        let rows: Vec<Row> =
            on!(self, db => sqlx::query_as(OF_ACCOUNT).bind(account).bind(MOST_LISTED).fetch_all(db).await)
                .map_err(reading("filing"))?;
        rows.into_iter().map(StoredFiling::try_from).collect()
    }

    /// The filings that wait for reviewers, the oldest first.
    ///
    /// # Errors
    /// [`Error::Unavailable`], or [`Error::Corrupt`].
    pub async fn filings_waiting(&self) -> Result<Vec<StoredFiling>, Error> {
        self.part_of_waiting(None, MOST_LISTED).await
    }

    /// A part of the filings that wait for reviewers, the oldest first: at most `limit` of them, behind the
    /// one that was filed then under this identifier.
    ///
    /// # Errors
    /// [`Error::Unavailable`], or [`Error::Corrupt`].
    pub async fn part_of_waiting(
        &self,
        after: Option<(DateTime<Utc>, &str)>,
        limit: i64,
    ) -> Result<Vec<StoredFiling>, Error> {
        let (at, id) = after.unwrap_or_default();
        let rows: Vec<Row> = on!(self, db => sqlx::query_as(WAITING).bind(at).bind(id).bind(limit).fetch_all(db).await)
            .map_err(reading("filing"))?;
        rows.into_iter().map(StoredFiling::try_from).collect()
    }

    /// The accepted filing that replaced the results of another.
    ///
    /// # Errors
    /// [`Error::Unavailable`].
    pub async fn correction_of(&self, id: &str) -> Result<Option<String>, Error> {
        Ok(on!(self, db => sqlx::query_scalar(CORRECTION_OF).bind(id).fetch_optional(db).await)?)
    }

    /// The filing whose results stand in the place of another's: itself, or what corrected it last; `None`
    /// where none stand.
    ///
    /// # Errors
    /// [`Error::Unavailable`], or [`Error::Corrupt`].
    pub async fn filing_in_place_of(&self, id: &str) -> Result<Option<String>, Error> {
        let mut looking = Transaction::read(&self.pool).await?;
        let found = in_place_of(&mut looking, id).await?;
        looking.commit().await?;
        Ok(found)
    }

    /// The events of a filing in order, each with the version it was about.
    ///
    /// # Errors
    /// [`Error::Unavailable`], or [`Error::Corrupt`].
    pub async fn filing_events(&self, id: &str) -> Result<Vec<(Event, i64)>, Error> {
        let rows: Vec<EventRow> =
            on!(self, db => sqlx::query_as(EVENTS).bind(id).fetch_all(db).await).map_err(reading("filing_event"))?;
        let event = |EventRow { at, account, name, act, state, version, why }: EventRow| {
            let (act, state) = (word("filing_event", id, &act)?, word("filing_event", id, &state)?);
            Ok((Event { at, account: Some(account), who: name, act, state, why }, version))
        };
        rows.into_iter().map(event).collect()
    }

    /// How many filings an organisation has.
    ///
    /// # Errors
    /// [`Error::Unavailable`].
    pub async fn filing_counts(&self, organisation: &Slug) -> Result<FilingCounts, Error> {
        type Counts = (i64, Option<i64>, Option<i64>, Option<i64>);
        let organisation = organisation.as_str();
        let counts: Counts = on!(self, db => sqlx::query_as(COUNTS).bind(organisation).fetch_one(db).await)?;
        let (filed, published, withdrawn, rejected) = counts;
        let [published, withdrawn, rejected] = [published, withdrawn, rejected].map(Option::unwrap_or_default);
        Ok(FilingCounts { filed, published, withdrawn, rejected })
    }

    /// A part of the filings of an account. What is filed or changed meanwhile moves no other.
    ///
    /// # Errors
    /// [`Error::Unavailable`], or [`Error::Corrupt`].
    pub async fn part_of_filings(&self, account: &AccountId, part: Part<'_>) -> Result<Vec<StoredFiling>, Error> {
        let Part { state, after, limit } = part;
        let (at, id) = after.unwrap_or((DateTime::from_timestamp(NEVER, 0).unwrap_or_default(), ""));
        let (account, state) = (account.as_str(), state.map_or("", State::slug));
        let rows: Vec<Row> = on!(self, db => {
            sqlx::query_as(PAGE).bind(account).bind(state).bind(at).bind(id).bind(limit).fetch_all(db).await
        })
        .map_err(reading("filing"))?;
        rows.into_iter().map(StoredFiling::try_from).collect()
    }
}

/// What stands in the place of a filing, as the transaction sees it.
pub(super) async fn in_place_of(looking: &mut Transaction, id: &str) -> Result<Option<String>, Error> {
    let mut id = id.to_owned();
    // A filing corrects what was accepted before it, so this goes forward and ends.
    while let Some(found) = one(looking, &id).await? {
        if found.state.may_be_corrected(found.subject) {
            return Ok(Some(id));
        }
        let next: Option<String> = within!(looking, connection => {
            sqlx::query_scalar(CORRECTION_OF).bind(&id).fetch_optional(connection).await
        })?;
        match next {
            Some(next) => id = next,
            None => break,
        }
    }
    Ok(None)
}

/// A filing as the transaction sees it.
pub(super) async fn one(writing: &mut Transaction, id: &str) -> Result<Option<StoredFiling>, Error> {
    let row: Option<Row> = within!(writing, connection => {
        sqlx::query_as(ONE).bind(id).fetch_optional(connection).await
    })
    .map_err(reading("filing"))?;
    row.map(StoredFiling::try_from).transpose()
}
