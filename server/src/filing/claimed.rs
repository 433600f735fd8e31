//! A filed claim read against the data of one version.

use std::sync::Arc;

use app::page::claim::list::Line;
use app::page::filing::claim::Filed;
use domain::account::AccountId;
use domain::claim::Claim;
use domain::claim::names::Names;
use domain::claim::read::{Circumstances, concerned, read};
use domain::claim::typed::{Fault, Field, Typed};
use domain::filing::decide::Concerned;
use domain::filing::{Event, Subject};
use domain::{Catalog, Model};
use store::filing::{Sheet, StoredFiling};

use super::wire::claim::kept;
use crate::claims::{Judged, check_claim};
use crate::state::Reading;

/// Letters of a field that are read: more than any may have, so that nothing typed is lost.
const LONGEST: usize = 4_000;

/// A filed claim with all that reviewers and its own page need.
#[derive(Debug, Clone)]
pub struct Claimed {
    /// As it is kept.
    pub stored: StoredFiling,
    /// As it is read now, or why it cannot be.
    pub claim: Result<Arc<Claim>, Vec<Fault>>,
    /// What happened, each with the version it was about.
    pub events: Vec<(Event, i64)>,
    /// The models that it speaks of, where they are recorded.
    models: Vec<Arc<Model>>,
}

impl Claimed {
    /// Reads a filed claim against the data.
    ///
    /// # Errors
    /// If the database does not answer.
    pub async fn load(reading: &Reading, stored: StoredFiling) -> Result<Self, store::Error> {
        let typed = kept(&stored.typed);
        let events = reading.store().filing_events(&stored.id).await?;
        let names = reading.names().await?;
        let circumstances = Circumstances { catalog: reading.catalog(), names: &names, today: reading.today() };
        let claim = match stored.id.parse() {
            Ok(id) => read(&typed, &id, circumstances).map(Arc::new),
            // Its key is one of a filing, which is a word of addresses too.
            Err(_) => Err(Vec::new()),
        };
        let models = models(&typed, &names, reading.catalog());
        Ok(Self { stored, claim, events, models })
    }

    /// What it speaks of, as far as it can be read now.
    #[must_use]
    pub fn concerned(&self) -> Concerned {
        concerned(self.claim.as_ref().ok().and_then(|claim| claim.organisation.clone()), &self.models)
    }

    /// The claim with what the data say of it and what is recorded already; `None` where it cannot be
    /// read.
    ///
    /// # Errors
    /// If the database does not answer.
    pub async fn shown(&self, reading: &Reading) -> Result<Option<Filed>, store::Error> {
        let Ok(claim) = &self.claim else { return Ok(None) };
        let names = reading.names().await?;
        let checked = Arc::new(check_claim(reading, &names, claim).await?);
        let mut alike = Vec::new();
        for other in reading.claims().await?.iter().filter(|other| is_alike(claim, other)) {
            let Judged { claim, checked } = reading.judged(other).await?;
            alike.push(Line { claim, checked });
        }
        let organisation = claim.organisation.as_ref().and_then(|slug| reading.catalog().organisation(slug.as_str()));
        Ok(Some(Filed {
            claim: Arc::clone(claim),
            organisation: organisation.cloned(),
            checked,
            alike,
            is_public: self.stored.accepted_at.is_some(),
            today: reading.today(),
        }))
    }
}

/// The recorded models that a claim speaks of.
fn models(typed: &Typed, names: &Names, catalog: &Catalog) -> Vec<Arc<Model>> {
    let board = names.board(typed.get(Field::Board), catalog).ok().map(|board| board.slug.clone());
    let model = |field: Field| names.known_model(typed.get(field), board.as_ref(), catalog).cloned();
    [Field::Model, Field::Other].into_iter().filter_map(model).collect()
}

/// What a claim speaks of, as it is filed.
#[must_use]
pub fn concerned_in(typed: &Typed, claim: &Claim, of: Circumstances<'_>) -> Concerned {
    concerned(claim.organisation.clone(), &models(typed, of.names, of.catalog))
}

/// Whether another claim has the same words, or stands on the same page.
fn is_alike(claim: &Claim, other: &Claim) -> bool {
    let same_page = claim.source_url.is_some() && claim.source_url == other.source_url;
    claim.id != other.id && (same_page || claim.text == other.text)
}

/// What is written of a claim that is filed: for nobody's organisation, without files.
#[must_use]
pub fn sheet<'a>(id: &'a str, account: &'a AccountId, typed: &'a str) -> Sheet<'a> {
    let (organisation, corrects) = (None, None);
    Sheet { id, account, organisation, subject: Subject::Claim, typed, corrects, files: &[] }
}

/// A text as far as it is read, with one kind of line end.
#[must_use]
pub fn cut(text: &str) -> String {
    let text = text.replace("\r\n", "\n");
    text.chars().filter(|c| !c.is_control() || *c == '\n').take(LONGEST).collect()
}
