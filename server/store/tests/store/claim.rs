//! Claims: every field comes out as it went in, and a later file corrects an earlier one.

use domain::batch::Batch;
use domain::claim::{Claim, ClaimKind};
use domain::{PartialDate, SliceQuery};

use crate::builders::{self, day, slug};
use crate::database::on_both;

/// A claim of which everything is said.
fn told() -> Claim {
    Claim {
        id: slug("told"),
        claimed_on: Some(PartialDate::Day(day("2023-09-26"))),
        claimant: "制造者 (Makers)".to_owned(),
        organisation: Some(slug("makers")),
        model: Some("Derived（衍生）".to_owned()),
        board: Some("Alpha".to_owned()),
        kind: ClaimKind::Number,
        place: Some(2),
        other: None,
        named: SliceQuery::parse("dataset=first&domain=general&size=under-10b&size=10b-to-50b", &[]).unwrap(),
        narrower: true,
        text: "“Number two” on Alpha; 同尺寸第二".to_owned(),
        source_url: Some("https://makers.example/post".to_owned()),
        source_commit: Some("0123abc".to_owned()),
        note: Some("A note".to_owned()),
    }
}

#[tokio::test]
async fn claims_come_out_as_they_went_in() {
    on_both(async |db| {
        let compares =
            Claim { kind: ClaimKind::AheadOf, other: Some("Plain".to_owned()), ..builders::claim("compares") };
        let batch = Batch { claims: vec![told(), compares.clone(), builders::claim("whispered")], ..builders::batch() };
        db.import(&batch).await;
        assert_eq!(db.store.claims().await.unwrap(), [compares, told(), builders::claim("whispered")]);
    })
    .await;
}

#[tokio::test]
async fn a_later_file_corrects_a_claim() {
    on_both(async |db| {
        db.import(&Batch { claims: vec![told()], ..builders::batch() }).await;
        let version = db.store.data_version().await.unwrap();
        db.import(&Batch { claims: vec![told()], ..Batch::default() }).await;
        assert_eq!(db.store.data_version().await.unwrap(), version, "the same again says nothing new");

        for (n, claimed_on) in ["2023-09", "2023-10", "2023-10-01"].into_iter().map(|on| on.parse().ok()).enumerate() {
            let corrected = Claim { claimed_on, place: Some(3), narrower: false, ..told() };
            db.import(&Batch { claims: vec![corrected.clone()], ..Batch::default() }).await;
            assert_eq!(db.store.data_version().await.unwrap(), version + 1 + n as i64, "{claimed_on:?}");
            assert_eq!(db.store.claims().await.unwrap(), [corrected]);
        }
        let undated = Claim { claimed_on: None, ..told() };
        db.import(&Batch { claims: vec![undated.clone()], ..Batch::default() }).await;
        assert_eq!(db.store.claims().await.unwrap(), [undated]);
    })
    .await;
}
