//! A reviewer's interest in a filing as the database has it within the transaction that decides: a
//! decision was made of what was known before, and memberships may have been granted since.

use domain::filing::decide::Decider;

use super::StoredFiling;
use crate::account::user::Reviewer;
use crate::error::Error;
use crate::statement::statements;
use crate::transaction::{Transaction, within};

statements! {
    BELONGS =
        "SELECT COUNT(*) FROM membership WHERE account = $1 AND organisation = $2 AND state = 'granted'";
    MAKES =
        "SELECT COUNT(*) FROM submission \
         JOIN model_organisation ON model_organisation.model = submission.model \
         JOIN membership ON membership.organisation = model_organisation.organisation \
         WHERE submission.id = $1 AND membership.account = $2 AND membership.state = 'granted'";
}

/// Whether a decider is this reviewer, and has no interest in the filing.
pub(super) async fn is_clear(
    writing: &mut Transaction,
    reviewer: &Reviewer,
    by: &Decider,
    filing: &StoredFiling,
) -> Result<bool, Error> {
    let account = reviewer.user().account().id.as_str();
    if by.account() != account || by.filing() != filing.id || filing.account.as_str() == account {
        return Ok(false);
    }
    for organisation in by.organisations().iter().chain(&filing.organisation) {
        let memberships: i64 = within!(writing, connection => {
            sqlx::query_scalar(BELONGS).bind(account).bind(organisation.as_str()).fetch_one(connection).await
        })?;
        if memberships > 0 {
            return Ok(false);
        }
    }
    Ok(true)
}

/// Whether a reviewer belongs to a maker of the model of a submission that was written.
pub(super) async fn makes_model(
    writing: &mut Transaction,
    reviewer: &Reviewer,
    submission: &str,
) -> Result<bool, Error> {
    let account = reviewer.user().account().id.as_str();
    let makers: i64 = within!(writing, connection => {
        sqlx::query_scalar(MAKES).bind(submission).bind(account).fetch_one(connection).await
    })?;
    Ok(makers > 0)
}
