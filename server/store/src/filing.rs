//! Filings: drafts kept from the first save, what is filed, and the events of both. What is decided
//! about them is in [`decide`], what happens to their results later in [`after`].

mod after;
mod decide;
mod dispute;
mod file;
mod key;
mod mapping;

use chrono::{DateTime, SubsecRound, Utc};
use domain::Slug;
use domain::account::{AccountId, AccountName};
use domain::filing::{Act, Event, State, Subject};
use sqlx::FromRow;

use crate::error::{Error, optional_word, reading, word};
use crate::pool::{Store, on};
use crate::statement::statements;
use crate::transaction::{Transaction, within};

pub use decide::Seen;
pub use dispute::NewDispute;
pub use file::StoredFile;
pub use key::Sent;
pub use mapping::TaskMapping;

/// Filings that one list holds at most.
const MOST_LISTED: i64 = 200;

/// Declares statements that begin with the columns of a filing.
macro_rules! filings {
    ($rest:literal) => {
        concat!(
            "SELECT filing.id AS id, filing.account AS account, account.name AS name, ",
            "filing.organisation AS organisation, filing.state AS state, filing.title AS title, ",
            "filing.subject AS subject, ",
            "filing.typed AS typed, filing.version AS version, filing.corrects AS corrects, ",
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
        "WHERE filing.state IN ('filed', 'in-review') ORDER BY filing.filed_at, filing.id LIMIT $1"
    );
    CORRECTION_OF = "SELECT id FROM filing WHERE corrects = $1 AND accepted_at IS NOT NULL ORDER BY accepted_at LIMIT 1";
    INSERT =
        "INSERT INTO filing (id, account, organisation, state, title, typed, version, corrects, created_at, changed_at, \
         subject) VALUES ($1, $2, $3, 'draft', $4, $5, 1, $6, $7, $7, $8)";
    CHANGE =
        "UPDATE filing SET organisation = $2, title = $3, typed = $4, version = version + 1, changed_at = $5 \
         WHERE id = $1";
    // What is filed again is filed from then on.
    MOVE =
        "UPDATE filing SET state = $2, version = version + 1, changed_at = $3, \
         filed_at = CASE WHEN $2 = 'filed' THEN $3 ELSE filed_at END, \
         accepted_at = CASE WHEN $2 = 'accepted' AND accepted_at IS NULL THEN $3 ELSE accepted_at END \
         WHERE id = $1";
    DROP_DRAFT = "DELETE FROM filing WHERE id = $1 AND account = $2 AND state = 'draft' AND filed_at IS NULL";
    DROP_FILES = "DELETE FROM filing_file WHERE filing = $1";
    EVENTS =
        "SELECT filing_event.at AS at, filing_event.account AS account, account.name AS name, \
         filing_event.act AS act, filing_event.state AS state, filing_event.version AS version, \
         filing_event.why AS why \
         FROM filing_event JOIN account ON account.id = filing_event.account \
         WHERE filing_event.filing = $1 ORDER BY filing_event.position";
    INSERT_EVENT =
        "INSERT INTO filing_event (filing, position, at, account, act, state, version, why) \
         VALUES ($1, (SELECT COALESCE(MAX(position), 0) + 1 FROM filing_event WHERE filing = $1), \
         $2, $3, $4, $5, (SELECT version FROM filing WHERE id = $1), $6)";
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
    /// What lists call it.
    pub title: String,
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

/// What a form or a program sends.
#[derive(Debug, Clone, Copy)]
pub struct Sheet<'a> {
    /// The filing's identifier; a new one makes a draft.
    pub id: &'a str,
    /// The account that sends it.
    pub account: &'a AccountId,
    /// The organisation for which it is filed, which it belongs to.
    pub organisation: Option<&'a Slug>,
    /// What it is; it stays that.
    pub subject: Subject,
    /// What lists call it.
    pub title: &'a str,
    /// What was typed, as JSON.
    pub typed: &'a str,
    /// The filing whose results its own are to replace. Only the first save says it.
    pub corrects: Option<&'a str>,
}

/// Why nothing was done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refused {
    /// There is no such filing, or it is somebody else's.
    Missing,
    /// It stands where this cannot be done.
    NotNow(State),
    /// It, or what it was judged by, changed meanwhile: look again.
    Changed,
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

#[derive(FromRow)]
struct Row {
    id: String,
    account: String,
    name: String,
    organisation: Option<String>,
    subject: String,
    state: String,
    title: String,
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
        let Row { id, account, name, organisation, subject, state, title, typed, version, corrects, .. } = row;
        Ok(Self {
            account: word("filing", &id, &account)?,
            name: word("account", &account, &name)?,
            organisation: optional_word("filing", &id, organisation.as_deref())?,
            subject: word("filing", &id, &subject)?,
            state: word("filing", &id, &state)?,
            id,
            title,
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
        let rows: Vec<Row> = on!(self, db => sqlx::query_as(WAITING).bind(MOST_LISTED).fetch_all(db).await)
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

    /// Keeps what was typed: makes a draft, or writes into one that is open.
    ///
    /// # Errors
    /// [`Error::Unavailable`]. A filing of somebody else, or one that is not open, is [`Refused`].
    pub async fn save_filing(&self, sheet: &Sheet<'_>, at: DateTime<Utc>) -> Result<Result<(), Refused>, Error> {
        let mut writing = Transaction::write(&self.pool).await?;
        let outcome = write_sheet(&mut writing, sheet, at.trunc_subsecs(6)).await?;
        end(writing, outcome).await
    }

    /// Files what was typed for review. A program's key goes with it, so that the same request files
    /// once.
    ///
    /// # Errors
    /// [`Error::Unavailable`]. A filing of somebody else, or one that is not open, is [`Refused`].
    pub async fn file_filing(
        &self,
        sheet: &Sheet<'_>,
        key: Option<&Sent<'_>>,
        at: DateTime<Utc>,
    ) -> Result<Result<(), Refused>, Error> {
        let at = at.trunc_subsecs(6);
        let mut writing = Transaction::write(&self.pool).await?;
        let mut outcome = write_sheet(&mut writing, sheet, at).await?;
        if outcome.is_ok() {
            let done = Done { id: sheet.id, account: sheet.account, act: Act::File, why: None };
            outcome = act(&mut writing, &done, None, at).await?;
        }
        if outcome.is_ok()
            && let Some(key) = key
        {
            key::keep(&mut writing, sheet, key, at).await?;
        }
        end(writing, outcome).await
    }

    /// Throws a draft away that was never filed, with its list of files.
    ///
    /// # Errors
    /// [`Error::Unavailable`]. `false` if there is none of that account.
    pub async fn drop_draft(&self, id: &str, account: &AccountId) -> Result<bool, Error> {
        let mut writing = Transaction::write(&self.pool).await?;
        let found = one(&mut writing, id).await?;
        let own = found.is_some_and(|found| found.account == *account && found.filed_at.is_none());
        if own {
            within!(writing, connection => {
                sqlx::query(DROP_FILES).bind(id).execute(&mut *connection).await?;
                sqlx::query(DROP_DRAFT).bind(id).bind(account.as_str()).execute(connection).await.map(|_| ())
            })?;
        }
        writing.commit().await?;
        Ok(own)
    }

    /// Begins to review a filing.
    ///
    /// # Errors
    /// [`Error::Unavailable`]. What cannot be done now is [`Refused`].
    pub async fn take_up_filing(
        &self,
        reviewer: &crate::account::user::Reviewer,
        id: &str,
        at: DateTime<Utc>,
    ) -> Result<Result<(), Refused>, Error> {
        let mut writing = Transaction::write(&self.pool).await?;
        let account = &reviewer.user().account().id;
        let done = Done { id, account, act: Act::TakeUp, why: None };
        let outcome = act(&mut writing, &done, None, at.trunc_subsecs(6)).await?;
        end(writing, outcome).await
    }
}

/// Ends a transaction: what was refused leaves nothing behind.
async fn end<T>(writing: Transaction, outcome: Result<T, Refused>) -> Result<Result<T, Refused>, Error> {
    match &outcome {
        Ok(_) => writing.commit().await?,
        Err(_) => writing.roll_back().await?,
    }
    Ok(outcome)
}

/// A filing as the transaction sees it.
async fn one(writing: &mut Transaction, id: &str) -> Result<Option<StoredFiling>, Error> {
    let row: Option<Row> = within!(writing, connection => {
        sqlx::query_as(ONE).bind(id).fetch_optional(connection).await
    })
    .map_err(reading("filing"))?;
    row.map(StoredFiling::try_from).transpose()
}

async fn write_sheet(
    writing: &mut Transaction,
    sheet: &Sheet<'_>,
    at: DateTime<Utc>,
) -> Result<Result<(), Refused>, Error> {
    let Sheet { id, account, organisation, subject, title, typed, corrects } = *sheet;
    let organisation = organisation.map(Slug::as_str);
    match one(writing, id).await? {
        Some(found) if found.account != *account || found.subject != subject => return Ok(Err(Refused::Missing)),
        Some(found) if !found.state.is_open() => return Ok(Err(Refused::NotNow(found.state))),
        Some(_) => within!(writing, connection => {
            let query = sqlx::query(CHANGE).bind(id).bind(organisation).bind(title).bind(typed).bind(at);
            query.execute(connection).await.map(|_| ())
        })?,
        None => {
            if let Some(corrected) = corrects {
                match one(writing, corrected).await? {
                    Some(found) if found.account == *account && found.state.may_be_corrected(found.subject) => {}
                    Some(found) if found.account == *account => return Ok(Err(Refused::NotNow(found.state))),
                    _ => return Ok(Err(Refused::Missing)),
                }
            }
            within!(writing, connection => {
                let query = sqlx::query(INSERT).bind(id).bind(account.as_str()).bind(organisation).bind(title);
                let query = query.bind(typed).bind(corrects).bind(at).bind(subject.slug());
                query.execute(connection).await.map(|_| ())
            })?;
        }
    }
    Ok(Ok(()))
}

/// What somebody does with a filing.
struct Done<'a> {
    id: &'a str,
    account: &'a AccountId,
    act: Act,
    why: Option<&'a str>,
}

/// Moves a filing to the state that an act leads to and records the event. `version` is what the act
/// was decided about; `None` is whatever stands.
async fn act(
    writing: &mut Transaction,
    done: &Done<'_>,
    version: Option<i64>,
    at: DateTime<Utc>,
) -> Result<Result<(), Refused>, Error> {
    let Done { id, account, act, why } = *done;
    let Some(found) = one(writing, id).await? else { return Ok(Err(Refused::Missing)) };
    if version.is_some_and(|version| version != found.version) {
        return Ok(Err(Refused::Changed));
    }
    let Some(state) = found.state.after(act) else { return Ok(Err(Refused::NotNow(found.state))) };
    within!(writing, connection => {
        sqlx::query(MOVE).bind(id).bind(state.slug()).bind(at).execute(&mut *connection).await?;
        let query = sqlx::query(INSERT_EVENT).bind(id).bind(at).bind(account.as_str()).bind(act.slug());
        query.bind(state.slug()).bind(why).execute(connection).await.map(|_| ())
    })?;
    Ok(Ok(()))
}

/// Every statement on filings, with its name.
pub(crate) fn statements() -> impl Iterator<Item = (&'static str, &'static str)> {
    let lists = [STATEMENTS, after::STATEMENTS, decide::STATEMENTS, dispute::STATEMENTS];
    lists.into_iter().chain([file::STATEMENTS, key::STATEMENTS, mapping::STATEMENTS]).flatten().copied()
}
