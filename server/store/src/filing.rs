//! Filings: drafts kept from the first save, what is filed, and the events of both. What is decided
//! about them is in [`decide`], what happens to their results later in [`after`].

mod act;
mod after;
mod audit;
mod decide;
mod dispute;
mod file;
mod interest;
mod key;
mod mapping;
mod read;

use chrono::{DateTime, SubsecRound, Utc};
use domain::Slug;
use domain::account::AccountId;
use domain::filing::decide::Concerned;
use domain::filing::{State, Subject};

use self::act::Done;
use self::read::{in_place_of, one};
use crate::error::Error;
use crate::pool::Store;
use crate::statement::statements;
use crate::transaction::{Transaction, within};

pub use audit::{Step, UsedFile};
pub use decide::Seen;
pub use dispute::NewDispute;
pub use file::StoredFile;
pub use key::Sent;
pub use mapping::TaskMapping;
pub use read::{FilingCounts, Part, StoredFiling};

statements! {
    INSERT =
        "INSERT INTO filing (id, account, organisation, state, typed, version, corrects, created_at, changed_at, subject) \
         VALUES ($1, $2, $3, 'draft', $4, 1, $5, $6, $6, $7)";
    CHANGE =
        "UPDATE filing SET organisation = $2, typed = $3, version = version + 1, changed_at = $4 WHERE id = $1";
    CORRECT_INSTEAD = "UPDATE filing SET corrects = $2 WHERE id = $1";
    DRAFTS = "SELECT id FROM filing WHERE account = $1 AND filed_at IS NULL";
    DROP_DRAFT = "DELETE FROM filing WHERE id = $1 AND filed_at IS NULL";
    DROP_FILES = "DELETE FROM filing_file WHERE filing = $1";
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
    /// What was typed, as JSON.
    pub typed: &'a str,
    /// The filing whose results its own are to replace. Only the first save says it.
    pub corrects: Option<&'a str>,
    /// Files that come with it, beside those it has; their bytes are in the object store.
    pub files: &'a [StoredFile],
}

/// What a filing says, as it was read when it was filed.
#[derive(Debug, Clone, Copy)]
pub struct AsRead<'a> {
    /// What it speaks of, so that nobody decides it who has an interest in that.
    pub concerned: &'a Concerned,
    /// What it says a harness's tasks are.
    pub tasks: &'a [TaskMapping],
}

/// Why nothing was done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refused {
    /// There is no such filing, or it is somebody else's.
    Missing,
    /// It stands where this cannot be done.
    NotNow(State),
    /// It, or what it was judged by, changed meanwhile: look again.
    Changed,
    /// The reviewer has an interest in it, or reviews no more.
    Interested,
    /// What it corrects stands no more: this filing stands in its place, or none does.
    Overtaken(Option<String>),
}

impl Store {
    /// Keeps what was typed, with its files: makes a draft, or writes into one that is open.
    ///
    /// # Errors
    /// [`Error::Unavailable`]. A filing of somebody else, or one that is not open, is [`Refused`].
    pub async fn save_filing(&self, sheet: &Sheet<'_>, at: DateTime<Utc>) -> Result<Result<(), Refused>, Error> {
        let mut writing = Transaction::write(&self.pool).await?;
        let outcome = write_sheet(&mut writing, sheet, at.trunc_subsecs(6)).await?;
        end(writing, outcome).await
    }

    /// Files what was typed for review, whole or not at all: with its files, with what was read in it,
    /// and with a program's key, so that the same request files once. A draft that corrects what was itself
    /// corrected meanwhile corrects what stands in its place; where nothing does, it stands by itself.
    ///
    /// # Errors
    /// [`Error::Unavailable`]. A filing of somebody else, or one that is not open, is [`Refused`].
    pub async fn file_filing(
        &self,
        sheet: &Sheet<'_>,
        read: AsRead<'_>,
        key: Option<&Sent<'_>>,
        at: DateTime<Utc>,
    ) -> Result<Result<(), Refused>, Error> {
        let at = at.trunc_subsecs(6);
        let mut writing = Transaction::write(&self.pool).await?;
        let mut outcome = write_sheet(&mut writing, sheet, at).await?;
        if outcome.is_ok() {
            follow(&mut writing, sheet.id).await?;
            outcome = Done::filed(sheet.id, sheet.account).at(&mut writing, None, at).await?;
        }
        if outcome.is_ok() {
            interest::record(&mut writing, sheet.id, read.concerned).await?;
            mapping::remember(&mut writing, sheet.id, read.tasks).await?;
            if let Some(key) = key {
                key::keep(&mut writing, sheet, key, at).await?;
            }
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
            drop_one(&mut writing, id).await?;
        }
        writing.commit().await?;
        Ok(own)
    }
}

/// Makes a correction one of what stands in the place of what it was to correct.
async fn follow(writing: &mut Transaction, id: &str) -> Result<(), Error> {
    let Some(corrected) = one(writing, id).await?.and_then(|found| found.corrects) else { return Ok(()) };
    let standing = in_place_of(writing, &corrected).await?;
    if standing.as_deref() != Some(corrected.as_str()) {
        within!(writing, connection => {
            sqlx::query(CORRECT_INSTEAD).bind(id).bind(&standing).execute(connection).await.map(|_| ())
        })?;
    }
    Ok(())
}

/// Ends a transaction: what was refused leaves nothing behind.
async fn end<T>(writing: Transaction, outcome: Result<T, Refused>) -> Result<Result<T, Refused>, Error> {
    match &outcome {
        Ok(_) => writing.commit().await?,
        Err(_) => writing.roll_back().await?,
    }
    Ok(outcome)
}

/// Throws away every draft of an account that was never filed.
pub(crate) async fn drop_drafts(writing: &mut Transaction, account: &AccountId) -> Result<(), Error> {
    let drafts: Vec<String> = within!(writing, connection => {
        sqlx::query_scalar(DRAFTS).bind(account.as_str()).fetch_all(connection).await
    })?;
    for draft in &drafts {
        drop_one(writing, draft).await?;
    }
    Ok(())
}

/// Throws a draft away that was never filed, with its list of files; the files are swept later.
async fn drop_one(writing: &mut Transaction, id: &str) -> Result<(), Error> {
    within!(writing, connection => {
        sqlx::query(DROP_FILES).bind(id).execute(&mut *connection).await?;
        sqlx::query(DROP_DRAFT).bind(id).execute(connection).await.map(|_| ())
    })?;
    Ok(())
}

async fn write_sheet(
    writing: &mut Transaction,
    sheet: &Sheet<'_>,
    at: DateTime<Utc>,
) -> Result<Result<(), Refused>, Error> {
    let Sheet { id, account, organisation, subject, typed, corrects, files } = *sheet;
    let organisation = organisation.map(Slug::as_str);
    match one(writing, id).await? {
        Some(found) if found.account != *account || found.subject != subject => return Ok(Err(Refused::Missing)),
        Some(found) if !found.state.is_open() => return Ok(Err(Refused::NotNow(found.state))),
        Some(_) => within!(writing, connection => {
            let query = sqlx::query(CHANGE).bind(id).bind(organisation).bind(typed).bind(at);
            query.execute(connection).await.map(|_| ())
        })?,
        None => {
            if let Some(corrected) = corrects {
                match one(writing, corrected).await? {
                    Some(found) if found.account == *account && found.state.may_be_corrected(found.subject) => {}
                    Some(found)
                        if found.account == *account && found.accepted_at.is_some() && !found.state.stands() =>
                    {
                        return Ok(Err(Refused::Overtaken(in_place_of(writing, corrected).await?)));
                    }
                    Some(found) if found.account == *account => return Ok(Err(Refused::NotNow(found.state))),
                    _ => return Ok(Err(Refused::Missing)),
                }
            }
            within!(writing, connection => {
                let query = sqlx::query(INSERT).bind(id).bind(account.as_str()).bind(organisation);
                let query = query.bind(typed).bind(corrects).bind(at).bind(subject.slug());
                query.execute(connection).await.map(|_| ())
            })?;
        }
    }
    file::add(writing, id, files, at).await?;
    Ok(Ok(()))
}

/// Every statement on filings, with its name.
pub(crate) fn statements() -> impl Iterator<Item = (&'static str, &'static str)> {
    let lists =
        [STATEMENTS, act::STATEMENTS, after::STATEMENTS, audit::STATEMENTS, decide::STATEMENTS, dispute::STATEMENTS];
    let others = [file::STATEMENTS, interest::STATEMENTS, key::STATEMENTS, mapping::STATEMENTS, read::STATEMENTS];
    lists.into_iter().chain(others).flatten().copied()
}
