//! A filing as those see it who decide it: whatever it is, who has an interest in it, whether it moves
//! a first place, and what its acceptance publishes.

use app::text::Lang;
use app::text::filing::state::UNREADABLE;
use domain::Address;
use domain::batch::Batch;
use domain::claim::Claim;
use domain::filing::decide::{Concerned, Hearing};
use domain::filing::finding::Findings;
use domain::filing::{Act, Event, Filing, Subject};
use store::account::user::Reviewer;
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

/// Who approved a filing as it stands.
#[derive(Debug, Clone, Default)]
pub struct Approvals {
    /// The accounts whose approval counts: they could still decide it.
    pub by: Vec<String>,
    /// How many approvals do not count any more.
    pub lapsed: usize,
}

impl Approvals {
    /// Whether an account's approval publishes it: it changes no first place, or somebody else's approval
    /// counts as well.
    #[must_use]
    pub fn are_enough(&self, account: &str, moves_first: bool) -> bool {
        !moves_first || self.by.iter().any(|other| other != account)
    }
}

impl Case {
    /// Reads a filing against the data.
    ///
    /// # Errors
    /// If the database or the store of files does not answer.
    pub async fn load(reading: &Reading, stored: StoredFiling) -> Result<Self, store::Error> {
        Ok(match stored.subject {
            Subject::Evaluation => Self::Evaluation(Box::new(Judged::load(reading, stored).await?)),
            Subject::Claim => Self::Claim(Box::new(Claimed::load(reading, stored).await?)),
        })
    }

    /// A filing as its own page shows it: of what was published no file is read again.
    ///
    /// # Errors
    /// As [`load`](Self::load).
    pub async fn of_page(reading: &Reading, stored: StoredFiling) -> Result<Self, store::Error> {
        match stored.subject {
            Subject::Evaluation if stored.accepted_at.is_some() => {
                Ok(Self::Evaluation(Box::new(Judged::published(reading, stored).await?)))
            }
            _ => Self::load(reading, stored).await,
        }
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

    /// What it speaks of, as far as it can be read now.
    fn concerned(&self, reading: &Reading) -> Concerned {
        match self {
            Self::Evaluation(judged) => judged.concerned(reading),
            Self::Claim(claimed) => claimed.concerned(),
        }
    }

    /// The filing before a reviewer.
    #[must_use]
    pub fn hearing(&self, reviewer: &Reviewer, reading: &Reading) -> Hearing {
        Hearing::new(reviewer.user().account().id.as_str(), &self.stored().id, self.concerned(reading))
    }

    /// The approvals of it as it stands.
    ///
    /// # Errors
    /// If the database does not answer.
    pub async fn approvals(&self, reading: &Reading) -> Result<Approvals, store::Error> {
        let by = reading.store().approvals(&self.stored().id, &self.concerned(reading)).await?;
        let since = self.events().iter().rposition(|(event, _)| event.act == Act::File).unwrap_or_default();
        let given = self.events().iter().skip(since).filter(|(event, _)| event.act == Act::Approve);
        let lapsed = given.filter(|(event, _)| event.account.as_ref().is_none_or(|account| !by.contains(account)));
        Ok(Approvals { lapsed: lapsed.count(), by })
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

    /// What a machine finds in it; nothing in a claim, of which it is said what the data say.
    ///
    /// # Errors
    /// If the database does not answer.
    pub async fn findings(&self, reading: &Reading) -> Result<Findings, store::Error> {
        match self {
            Self::Evaluation(judged) => judged.findings(reading, &judged.candidates(reading)).await,
            Self::Claim(_) => Ok(Findings::default()),
        }
    }

    /// Why it cannot be read any more, in words.
    #[must_use]
    pub fn unreadable(&self, lang: Lang) -> Vec<String> {
        match self {
            Self::Evaluation(judged) => {
                let faults = judged.filing.as_ref().err().map_or(&[][..], Vec::as_slice);
                faults.iter().map(|fault| app::text::filing::fault::whole(fault, lang)).collect()
            }
            Self::Claim(claimed) => {
                let faults = claimed.claim.as_ref().err().map_or(&[][..], Vec::as_slice);
                faults.iter().map(|fault| app::text::claims::typed::words(fault, lang)).collect()
            }
        }
    }

    /// What its acceptance publishes, as it can be read now. Nobody approves what gives none.
    ///
    /// # Errors
    /// What keeps it from being published.
    pub fn to_publish(&self, reading: &Reading) -> Result<ToPublish<'_>, PageError> {
        match self {
            Self::Evaluation(judged) => {
                let filing = judged.to_publish(reading).map_err(PageError::Filing)?;
                Ok(ToPublish::Evaluation(judged, Box::new(filing)))
            }
            Self::Claim(claimed) => match &claimed.claim {
                Ok(claim) => Ok(ToPublish::Claim(claim)),
                Err(_) => Err(PageError::NotNow(UNREADABLE.get(Lang::En).to_owned())),
            },
        }
    }
}

/// What the acceptance of a filing publishes.
pub enum ToPublish<'a> {
    /// The results of an evaluation.
    Evaluation(&'a Judged, Box<Filing>),
    /// A claim.
    Claim(&'a Claim),
}

impl ToPublish<'_> {
    /// As the store takes it, with what was found in it. `by` is who filed it.
    ///
    /// # Errors
    /// If the database does not answer.
    pub async fn batch(self, reading: &Reading, by: &str) -> Result<Batch, store::Error> {
        match self {
            Self::Evaluation(judged, filing) => evaluation(judged, &filing, reading, by).await,
            Self::Claim(claim) => Ok(Batch { claims: vec![claim.clone()], ..Batch::default() }),
        }
    }
}

async fn evaluation(judged: &Judged, filing: &Filing, reading: &Reading, by: &str) -> Result<Batch, store::Error> {
    let id = judged.stored.id.as_str();
    let files: Vec<String> = judged.files.iter().map(|file| file.digest.clone()).collect();
    let corrects = judged.corrected(reading).await?;
    let address = reading.site().whole(&Address::Submission(id).to_string());
    let findings = judged.findings(reading, &judged.candidates(reading)).await?;
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
    Ok(batch(filing, filed))
}
