//! A filing as those see it who decide it: whatever it is, who has an interest in it, whether it moves
//! a first place, and what its acceptance publishes.

use app::text::Lang;
use app::text::filing::state::UNREADABLE;
use domain::Address;
use domain::batch::Batch;
use domain::claim::Claim;
use domain::filing::decide::Stakes;
use domain::filing::{Act, Event, Subject};
use store::filing::StoredFiling;

use super::batch::{Filed, batch};
use super::claimed::Claimed;
use super::judged::Judged;
use crate::error::PageError;
use crate::page::filing::review::names;
use crate::state::Reading;

/// A filing with what its decision is made from.
pub enum Case {
    /// An evaluation.
    Evaluation(Box<Judged>),
    /// A claim.
    Claim(Box<Claimed>),
}

impl Case {
    /// Reads a filing against the data.
    ///
    /// # Errors
    /// If the database does not answer.
    pub async fn load(reading: &Reading, stored: StoredFiling) -> Result<Self, store::Error> {
        Ok(match stored.subject {
            Subject::Evaluation => Self::Evaluation(Box::new(Judged::load(reading, stored).await?)),
            Subject::Claim => Self::Claim(Box::new(Claimed::load(reading, stored).await?)),
        })
    }

    /// As it is kept.
    #[must_use]
    pub fn stored(&self) -> &StoredFiling {
        match self {
            Self::Evaluation(judged) => &judged.stored,
            Self::Claim(claimed) => &claimed.stored,
        }
    }

    /// What happened, each with the version it was about.
    #[must_use]
    pub fn events(&self) -> &[(Event, i64)] {
        match self {
            Self::Evaluation(judged) => &judged.events,
            Self::Claim(claimed) => &claimed.events,
        }
    }

    /// Who has an interest in it.
    #[must_use]
    pub fn stakes(&self) -> Stakes {
        match self {
            Self::Evaluation(judged) => judged.stakes(),
            Self::Claim(claimed) => claimed.stakes(),
        }
    }

    /// The accounts that approved it as it stands.
    #[must_use]
    pub fn approved_by(&self) -> Vec<String> {
        let since = self.events().iter().rposition(|(event, _)| event.act == Act::File).unwrap_or_default();
        let approvals = self.events().iter().skip(since).filter(|(event, _)| event.act == Act::Approve);
        approvals.filter_map(|(event, _)| event.account.clone()).collect()
    }

    /// Whether it changes a first place. A claim changes no ranking.
    ///
    /// # Errors
    /// If the database does not answer.
    pub async fn moves_first(&self, reading: &Reading) -> Result<bool, store::Error> {
        match self {
            Self::Evaluation(judged) => judged.moves_first(reading, &judged.candidates(reading)).await,
            Self::Claim(_) => Ok(false),
        }
    }

    /// What its acceptance publishes. `by` is who filed it.
    ///
    /// # Errors
    /// A filing that cannot be read any more; a failing store.
    pub async fn batch(&self, reading: &Reading, by: &str) -> Result<Batch, PageError> {
        match self {
            Self::Evaluation(judged) => evaluation(judged, reading, by).await,
            Self::Claim(claimed) => match &claimed.claim {
                Ok(claim) => Ok(Batch { claims: vec![Claim::clone(claim)], ..Batch::default() }),
                Err(_) => Err(PageError::NotNow(UNREADABLE.get(Lang::En).to_owned())),
            },
        }
    }
}

async fn evaluation(judged: &Judged, reading: &Reading, by: &str) -> Result<Batch, PageError> {
    let id = judged.stored.id.as_str();
    let filing = judged.to_publish(reading).map_err(PageError::Filing)?;
    let files: Vec<String> = judged.files.iter().map(|file| file.digest.clone()).collect();
    let corrects = judged.corrected(reading).await?;
    let address = reading.site().whole(&Address::Submission(id).to_string());
    let filer = reading.store().organisations_of(&judged.stored.account).await?;
    let findings = judged.findings(reading, &judged.candidates(reading), &filer).await?;
    let (zh, en) = (names(reading, Lang::Zh), names(reading, Lang::En));
    let filed = Filed {
        id,
        by,
        address: &address,
        files: &files,
        published_on: reading.today(),
        corrects: &corrects,
        findings: &findings,
        names: [&zh, &en],
    };
    Ok(batch(&filing, filed))
}
