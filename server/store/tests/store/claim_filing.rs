//! Filed claims: they go through the states of every filing, and stand among the claims once a
//! reviewer without an interest accepted them.

use chrono::Duration;
use domain::PartialDate;
use domain::batch::Batch;
use domain::claim::Claim;
use domain::filing::{Act, State, Subject};
use store::account::user::{Reviewer, User};
use store::filing::{Refused, Sheet};

use crate::builders::{self, slug};
use crate::database::{Database, on_both};
use crate::filers::{self, People, acceptance, as_read, hearing, people, seen, withdraw};

const KEY: &str = "0000000000000001";

/// A claim that somebody sends.
fn sheet<'a>(by: &'a User, subject: Subject) -> Sheet<'a> {
    Sheet { subject, ..filers::sheet(KEY, by, &[]) }
}

fn claim() -> Claim {
    let claimed_on = Some("2023-11".parse::<PartialDate>().unwrap());
    Claim { claimed_on, organisation: Some(slug("makers")), ..builders::claim(KEY) }
}

/// Accepts a filing with a claim.
async fn accept(db: &Database, judge: &Reviewer, claim: Claim) -> Result<(), Refused> {
    let acceptance = acceptance(&hearing(judge, KEY));
    let batch = Batch { claims: vec![claim], ..Batch::default() };
    let seen = seen(db, KEY).await;
    db.store.accept_filing(judge, &acceptance, &batch, seen, builders::instant() + Duration::hours(2)).await.unwrap()
}

#[tokio::test]
async fn an_accepted_claim_stands_among_the_claims_and_is_not_taken_back() {
    on_both(async |db| {
        let People { filer, one: judge, .. } = people(db).await;
        let now = builders::instant() + Duration::hours(1);
        let version = db.store.data_version().await.unwrap();
        let sheet = sheet(&filer, Subject::Claim);
        db.store.file_filing(&sheet, as_read(&[]), None, now).await.unwrap().unwrap();
        assert_eq!(db.store.data_version().await.unwrap(), version, "what waits for review is no part of the data");
        let waiting = db.store.filings_waiting().await.unwrap();
        assert_eq!((waiting[0].subject, waiting[0].state), (Subject::Claim, State::Filed));

        accept(db, &judge, claim()).await.unwrap();
        assert!(db.store.claims().await.unwrap().contains(&claim()), "with its month");
        assert!(db.store.data_version().await.unwrap() > version);
        let acts: Vec<Act> = db.store.filing_events(KEY).await.unwrap().into_iter().map(|(e, _)| e.act).collect();
        assert_eq!(acts, [Act::File, Act::Accept]);

        let refused = withdraw(db, &filer, KEY).await;
        assert_eq!(refused, Err(Refused::NotNow(State::Accepted)), "its claimant said it, whoever filed it");
        let corrects = Sheet { id: "0000000000000002", corrects: Some(KEY), ..sheet };
        assert_eq!(db.store.save_filing(&corrects, now).await.unwrap(), Err(Refused::NotNow(State::Accepted)));
    })
    .await;
}

#[tokio::test]
async fn a_filed_claim_writes_over_nobody_elses_and_stays_a_claim() {
    on_both(async |db| {
        let told = Claim { id: slug("told"), ..builders::claim("told") };
        let People { filer, one: judge, .. } = people(db).await;
        db.import(&Batch { claims: vec![told.clone()], ..builders::batch() }).await;
        let now = builders::instant() + Duration::hours(1);
        db.store.save_filing(&sheet(&filer, Subject::Claim), now).await.unwrap().unwrap();
        let other = sheet(&filer, Subject::Evaluation);
        assert_eq!(db.store.file_filing(&other, as_read(&[]), None, now).await.unwrap(), Err(Refused::Missing));
        db.store.file_filing(&sheet(&filer, Subject::Claim), as_read(&[]), None, now).await.unwrap().unwrap();
        let foreign = Claim { text: "Changed.".to_owned(), ..told.clone() };
        assert_eq!(accept(db, &judge, foreign).await, Err(Refused::Missing));
        assert_eq!(db.store.claims().await.unwrap(), [told]);
        let stored = db.store.filing(KEY).await.unwrap().unwrap();
        assert_eq!(stored.state, State::Filed, "nothing was decided");
        withdraw(db, &filer, KEY).await.unwrap();
    })
    .await;
}
