//! Nobody with an interest decides: whatever a decision says of its reviewer, and whatever the reviewer
//! belonged to when they were asked who they are. Each test tries every decision there is.

use chrono::{DateTime, Duration, Utc};
use domain::account::AccountRole;
use domain::batch::{Batch, ResultRecord};
use domain::claim::Claim;
use domain::filing::decide::{Concerned, Hearing, Interest, Ruling};
use domain::filing::{State, Subject};
use store::account::user::{Administrator, Reviewer};
use store::filing::{AsRead, Refused, Sheet};

use crate::account::{id as account, start};
use crate::builders::{self, slug};
use crate::database::{Database, on_both};
use crate::filers::{
    People, acceptance, as_read, batch, decision, dispute, file, filed, hearing, join, people, publish, seen, sheet,
    withdraw,
};

/// Files what speaks of some models and organisations.
async fn concerning(db: &Database, sheet: &Sheet<'_>, models: &[&str], organisations: &[&str]) {
    let slugs = |words: &[&str]| words.iter().map(|word| slug(word)).collect();
    let concerned = Concerned { models: slugs(models), organisations: slugs(organisations) };
    let read = AsRead { concerned: &concerned, tasks: &[] };
    db.store.file_filing(sheet, read, None, start()).await.unwrap().unwrap();
}

/// Every decision of a reviewer about a filing that waits, made in a hearing that names no interest.
async fn nothing_is_decided(db: &Database, by: &Reviewer, filing: &str, batch: &Batch, why: &str) {
    let (hearing, seen) = (hearing(by, filing), seen(db, filing).await);
    let (before, events) =
        (db.store.filing(filing).await.unwrap(), db.store.filing_events(filing).await.unwrap().len());
    let version = db.store.data_version().await.unwrap();
    let rulings = [
        hearing.take_up(State::Filed),
        hearing.ask_changes(State::Filed, "More."),
        hearing.reject(State::Filed, "Rivals."),
        hearing.approve(State::Filed, "", &[], true),
    ];
    for decision in rulings.map(decision) {
        let outcome = db.store.decide_filing(by, &decision, seen.filing, start()).await.unwrap();
        assert_eq!(outcome, Err(Refused::Interested), "{why}: {decision:?}");
    }
    let outcome = db.store.accept_filing(by, &acceptance(&hearing), batch, seen, start()).await.unwrap();
    assert_eq!(outcome, Err(Refused::Interested), "{why}: accept");
    assert_eq!(db.store.filing(filing).await.unwrap(), before, "{why}");
    assert_eq!(db.store.filing_events(filing).await.unwrap().len(), events, "{why}");
    assert_eq!(db.store.data_version().await.unwrap(), version, "{why}: nothing was written");
}

/// What the store says of a reviewer's interests.
async fn interests(db: &Database, by: &Reviewer, filing: &str) -> Vec<Interest> {
    db.store.interests_in_filing(by, &hearing(by, filing)).await.unwrap()
}

fn belongs(organisation: &str) -> Vec<Interest> {
    vec![Interest::BelongsTo(slug(organisation))]
}

#[tokio::test]
async fn a_maker_that_the_filing_states_decides_nothing() {
    on_both(async |db| {
        let People { filer, one, two } = people(db).await;
        // The model is proposed with its maker: nothing but the filing knows of the two.
        concerning(db, &sheet("f", &filer, &[]), &["new-model"], &["makers"]).await;
        assert!(interests(db, &one, "f").await.is_empty());
        // The reviewer was asked who they are before they joined: what they carry says nothing of it.
        join(db, one.user(), "makers").await;
        assert!(!one.user().belongs_to(&slug("makers")));
        let batch = batch("f", 11, "plain");
        nothing_is_decided(db, &one, "f", &batch, "joined meanwhile").await;
        assert_eq!(interests(db, &one, "f").await, belongs("makers"));
        publish(db, &two, "f", &batch).await.unwrap();
    })
    .await;
}

#[tokio::test]
async fn a_maker_of_the_model_decides_nothing_though_the_filing_states_none() {
    on_both(async |db| {
        let People { filer, one, two } = people(db).await;
        join(db, one.user(), "makers").await;
        // `derived` is made by `makers`, as the data have it.
        concerning(db, &sheet("f", &filer, &[]), &["derived"], &[]).await;
        nothing_is_decided(db, &one, "f", &batch("f", 11, "derived"), "a recorded maker").await;
        // A filing that recorded nothing: publishing makes the model known, and takes it all back.
        filed(db, &sheet("g", &filer, &[])).await;
        let outcome = publish(db, &one, "g", &batch("g", 12, "derived")).await;
        assert_eq!(outcome, Err(Refused::Interested));
        assert_eq!(db.store.filing("g").await.unwrap().unwrap().state, State::Filed);
        assert!(db.store.record(&builders::id(12)).await.unwrap().is_none());
        // What is read in it now counts as well.
        let concerned = Concerned { models: Vec::new(), organisations: vec![slug("makers")] };
        let hearing = Hearing::new(account(2).as_str(), "g", concerned);
        let reject = decision(hearing.reject(State::Filed, "Rivals."));
        let outcome = db.store.decide_filing(&one, &reject, seen(db, "g").await.filing, start()).await.unwrap();
        assert_eq!(outcome, Err(Refused::Interested));
        publish(db, &two, "f", &batch("f", 11, "derived")).await.unwrap();
    })
    .await;
}

#[tokio::test]
async fn filings_that_waited_before_stakes_were_recorded_have_theirs() {
    const MIGRATION: &str = include_str!("../../../../migrations/0016_filing_past.sql");
    on_both(async |db| {
        let People { filer, one, two } = people(db).await;
        join(db, one.user(), "makers").await;
        // `derived` is made by `makers`, as the data have it.
        for (id, typed) in [
            ("by-word", r#"{"model":"derived","protocol":"5-shot"}"#),
            ("by-maker", r#"{"model_name":"New","model_organisation":"MAKERS"}"#),
            ("within", r#"{"model":"other","note":"\"model\":\"derived\"","results":[{"task":"derived"}]}"#),
            ("longer", r#"{"model":"derived-2"}"#),
        ] {
            filed(db, &Sheet { typed, ..sheet(id, &filer, &[]) }).await;
            assert!(interests(db, &one, id).await.is_empty(), "{id}: nothing was recorded");
        }
        publish(db, &two, "longer", &batch("longer", 11, "plain")).await.unwrap();
        for _ in 0..2 {
            db.by_hand(MIGRATION).await;
            for id in ["by-word", "by-maker"] {
                assert_eq!(interests(db, &one, id).await, belongs("makers"), "{id}");
            }
            for id in ["within", "longer"] {
                assert!(interests(db, &one, id).await.is_empty(), "{id}: it speaks of nobody's");
            }
        }
        nothing_is_decided(db, &one, "by-word", &batch("by-word", 12, "plain"), "recorded late").await;
    })
    .await;
}

#[tokio::test]
async fn who_files_decides_nothing_nor_does_their_organisation() {
    on_both(async |db| {
        let People { filer, one, two } = people(db).await;
        let makers = slug("makers");
        filed(db, &Sheet { organisation: Some(&makers), ..sheet("f", &filer, &[]) }).await;
        join(db, one.user(), "makers").await;
        nothing_is_decided(db, &one, "f", &batch("f", 11, "plain"), "filed for it").await;
        let machine = Administrator::of_the_machine();
        db.store.set_role(&machine, &account(1), AccountRole::Reviewer).await.unwrap();
        let promoted = db.store.user_of_session("filer", start()).await.unwrap().unwrap().reviewer().unwrap();
        nothing_is_decided(db, &promoted, "f", &batch("f", 11, "plain"), "the filer, promoted").await;
        assert_eq!(interests(db, &promoted, "f").await, [Interest::FiledIt]);
        // A decision is its reviewer's own.
        let others = acceptance(&hearing(&two, "f"));
        let (batch, standing) = (batch("f", 11, "plain"), seen(db, "f").await);
        let outcome = db.store.accept_filing(&promoted, &others, &batch, standing, start()).await.unwrap();
        assert_eq!(outcome, Err(Refused::Interested));
        let others = decision(hearing(&promoted, "f").reject(State::Filed, "Mine."));
        let outcome = db.store.decide_filing(&two, &others, seen(db, "f").await.filing, start()).await.unwrap();
        assert_eq!(outcome, Err(Refused::Interested));
        publish(db, &two, "f", &batch).await.unwrap();
    })
    .await;
}

#[tokio::test]
async fn what_is_filed_again_is_judged_by_what_it_says_then() {
    on_both(async |db| {
        let People { filer, one, two } = people(db).await;
        concerning(db, &sheet("f", &filer, &[]), &["plain"], &["elsewhere"]).await;
        let ask = decision(hearing(&two, "f").ask_changes(State::Filed, "Which model?"));
        db.store.decide_filing(&two, &ask, seen(db, "f").await.filing, start()).await.unwrap().unwrap();
        concerning(db, &sheet("f", &filer, &[]), &["derived"], &[]).await;
        join(db, one.user(), "makers").await;
        nothing_is_decided(db, &one, "f", &batch("f", 11, "derived"), "filed again").await;
    })
    .await;
}

#[tokio::test]
async fn a_claimant_and_a_maker_decide_no_claim() {
    on_both(async |db| {
        const KEY: &str = "0000000000000001";
        let People { filer, one, two } = people(db).await;
        db.import(&Batch { organisations: vec![builders::organisation("elsewhere")], ..Batch::default() }).await;
        let sheet = Sheet { subject: Subject::Claim, ..sheet(KEY, &filer, &[]) };
        concerning(db, &sheet, &["derived"], &["elsewhere"]).await;
        join(db, one.user(), "makers").await;
        join(db, two.user(), "elsewhere").await;
        let claim = Claim { organisation: Some(slug("elsewhere")), ..builders::claim(KEY) };
        let batch = Batch { claims: vec![claim], ..Batch::default() };
        nothing_is_decided(db, &one, KEY, &batch, "makes a model of the claim").await;
        nothing_is_decided(db, &two, KEY, &batch, "said it").await;
        assert!(db.store.claims().await.unwrap().is_empty());
    })
    .await;
}

#[tokio::test]
async fn a_correction_is_decided_by_nobody_with_an_interest_in_what_it_replaces() {
    on_both(async |db| {
        let People { filer, one, two } = people(db).await;
        concerning(db, &sheet("old", &filer, &[]), &["derived"], &[]).await;
        publish(db, &two, "old", &batch("old", 11, "derived")).await.unwrap();
        // The correction says that it was another model, which the reviewer does not make.
        let correction = Sheet { corrects: Some("old"), ..sheet("new", &filer, &[]) };
        concerning(db, &correction, &["plain"], &[]).await;
        let mut batch = batch("new", 12, "plain");
        for ResultRecord { record, .. } in &mut batch.results {
            record.corrects = Some(builders::id(11));
        }
        join(db, one.user(), "makers").await;
        assert_eq!(publish(db, &one, "new", &batch).await, Err(Refused::Interested));
        assert_eq!(db.store.filing("old").await.unwrap().unwrap().state, State::Accepted, "it stands");
        assert_eq!(db.store.filing("new").await.unwrap().unwrap().state, State::Filed);
        publish(db, &two, "new", &batch).await.unwrap();
        assert_eq!(db.store.filing("old").await.unwrap().unwrap().state, State::Corrected);
        // Nobody but its filer takes it back, whoever they are.
        for other in [&one, &two] {
            assert_eq!(withdraw(db, other.user(), "new").await, Err(Refused::Missing));
        }
        withdraw(db, &filer, "new").await.unwrap();
        assert_eq!(db.store.check().await.unwrap(), [""; 0]);
    })
    .await;
}

/// Leaves an organisation.
async fn leave(db: &Database, by: &Reviewer, organisation: &str, at: DateTime<Utc>) {
    assert!(db.store.leave(by.user(), &slug(organisation), at).await.unwrap());
}

#[tokio::test]
async fn who_left_since_it_was_filed_decides_nothing() {
    on_both(async |db| {
        let People { filer, one, two } = people(db).await;
        for reviewer in [&one, &two] {
            join(db, reviewer.user(), "makers").await;
        }
        leave(db, &two, "makers", start() - Duration::seconds(1)).await;
        concerning(db, &sheet("f", &filer, &[]), &["derived"], &[]).await;
        leave(db, &one, "makers", start() + Duration::seconds(1)).await;
        let batch = batch("f", 11, "derived");
        let belonged = vec![Interest::BelongedTo(slug("makers"))];
        assert_eq!(interests(db, &one, "f").await, belonged);
        nothing_is_decided(db, &one, "f", &batch, "left since").await;
        // Asking again, and being refused, hides nothing.
        db.store.ask_membership(one.user(), &slug("makers"), "Again", start()).await.unwrap();
        assert_eq!(interests(db, &one, "f").await, belonged);
        leave(db, &one, "makers", start() + Duration::days(1)).await;
        nothing_is_decided(db, &one, "f", &batch, "asked again, and took it back").await;
        // Filed again after changes, it counts from the first time.
        let ask = decision(hearing(&two, "f").ask_changes(State::Filed, "Which model?"));
        db.store.decide_filing(&two, &ask, seen(db, "f").await.filing, start()).await.unwrap().unwrap();
        let concerned = Concerned { models: vec![slug("derived")], organisations: Vec::new() };
        let read = AsRead { concerned: &concerned, tasks: &[] };
        let later = start() + Duration::days(2);
        db.store.file_filing(&sheet("f", &filer, &[]), read, None, later).await.unwrap().unwrap();
        nothing_is_decided(db, &one, "f", &batch, "filed again").await;
        publish(db, &two, "f", &batch).await.unwrap();
        dispute(db, "d", &builders::id(11), 1).await;
        leave_and_answer(db, &two).await;
    })
    .await;
}

/// An objection is answered by nobody who left the maker since it was raised.
async fn leave_and_answer(db: &Database, two: &Reviewer) {
    join(db, two.user(), "makers").await;
    leave(db, two, "makers", start() + Duration::seconds(1)).await;
    let outcome = db.store.answer_dispute(two, "d", "It is as it is.", start()).await.unwrap();
    assert_eq!(outcome, Err(Refused::Interested));
}

#[tokio::test]
async fn who_reviews_no_more_decides_nothing() {
    on_both(async |db| {
        let People { filer, one, .. } = people(db).await;
        let machine = Administrator::of_the_machine();
        concerning(db, &sheet("f", &filer, &[]), &["plain"], &[]).await;
        // The reviewer came in before: what they carry says nothing of it.
        db.store.set_role(&machine, &account(2), AccountRole::Member).await.unwrap();
        nothing_is_decided(db, &one, "f", &batch("f", 11, "plain"), "a member again").await;
        db.store.set_role(&machine, &account(2), AccountRole::Administrator).await.unwrap();
        db.store.set_locked(&machine, &account(2), true).await.unwrap();
        nothing_is_decided(db, &one, "f", &batch("f", 11, "plain"), "locked").await;
        db.store.set_locked(&machine, &account(2), false).await.unwrap();
        publish(db, &one, "f", &batch("f", 11, "plain")).await.unwrap();
    })
    .await;
}

#[tokio::test]
async fn an_approval_counts_as_long_as_its_reviewer_could_decide() {
    on_both(async |db| {
        let People { filer, one, two } = people(db).await;
        let machine = Administrator::of_the_machine();
        concerning(db, &sheet("f", &filer, &[]), &["derived"], &[]).await;
        let first = decision(hearing(&one, "f").approve(State::Filed, "", &[], true));
        db.store.decide_filing(&one, &first, seen(db, "f").await.filing, start()).await.unwrap().unwrap();
        let approvals = async || db.store.approvals("f", &Concerned::default()).await.unwrap();
        let by_one = [account(2).as_str().to_owned()];
        assert_eq!(approvals().await, by_one);
        let Ok(Ruling::Publish(both)) = hearing(&two, "f").approve(State::InReview, "", &by_one, true) else {
            unreachable!()
        };
        let batch = batch("f", 11, "derived");
        let accept = async || db.store.accept_filing(&two, &both, &batch, seen(db, "f").await, start()).await.unwrap();
        // The maker's now; then a member; then locked: an approval given before counts no more.
        join(db, one.user(), "makers").await;
        assert_eq!(accept().await, Err(Refused::Changed));
        assert_eq!(approvals().await, [""; 0]);
        let by = machine.steward(&slug("makers"));
        assert!(db.store.end_membership(&by, &account(2), start() + Duration::seconds(1)).await.unwrap());
        assert_eq!(accept().await, Err(Refused::Changed), "left since");
        concerning(db, &sheet("g", &filer, &[]), &["plain"], &[]).await;
        let first = decision(hearing(&one, "g").approve(State::Filed, "", &[], true));
        db.store.decide_filing(&one, &first, seen(db, "g").await.filing, start()).await.unwrap().unwrap();
        let Ok(Ruling::Publish(both)) = hearing(&two, "g").approve(State::InReview, "", &by_one, true) else {
            unreachable!()
        };
        let batch = self::batch("g", 12, "plain");
        let accept = async || db.store.accept_filing(&two, &both, &batch, seen(db, "g").await, start()).await.unwrap();
        db.store.set_role(&machine, &account(2), AccountRole::Member).await.unwrap();
        assert_eq!(accept().await, Err(Refused::Changed), "reviews no more");
        db.store.set_role(&machine, &account(2), AccountRole::Reviewer).await.unwrap();
        db.store.set_locked(&machine, &account(2), true).await.unwrap();
        assert_eq!(accept().await, Err(Refused::Changed), "locked");
        assert!(db.store.record(&builders::id(12)).await.unwrap().is_none(), "nothing was written");
        db.store.set_locked(&machine, &account(2), false).await.unwrap();
        accept().await.unwrap();
    })
    .await;
}

#[tokio::test]
async fn an_objection_is_answered_by_nobody_with_an_interest() {
    on_both(async |db| {
        let People { filer, one, two } = people(db).await;
        let files = [file(db, 'a').await];
        db.store.file_filing(&sheet("f", &filer, &files), as_read(&[]), None, start()).await.unwrap().unwrap();
        publish(db, &two, "f", &batch("f", 11, "derived")).await.unwrap();
        dispute(db, "d", &builders::id(11), 3).await;
        join(db, one.user(), "makers").await;
        let machine = Administrator::of_the_machine();
        db.store.set_role(&machine, &account(1), AccountRole::Reviewer).await.unwrap();
        let promoted = db.store.user_of_session("filer", start()).await.unwrap().unwrap().reviewer().unwrap();
        let objection = db.store.dispute("d").await.unwrap().unwrap();
        let expected =
            [(&one, belongs("makers")), (&two, vec![Interest::RaisedIt]), (&promoted, vec![Interest::FiledIt])];
        for (reviewer, interests) in expected {
            assert_eq!(db.store.interests_in_dispute(reviewer, &objection).await.unwrap(), interests);
            let outcome = db.store.answer_dispute(reviewer, "d", "It is as it is.", start()).await.unwrap();
            assert_eq!(outcome, Err(Refused::Interested), "{interests:?}");
        }
        assert_eq!(db.store.dispute("d").await.unwrap().unwrap(), objection, "it waits");
        assert_eq!(db.store.filing("f").await.unwrap().unwrap().state, State::Disputed);
        // Nor of a result that was imported, which nobody filed here: result 1 is of a model of `makers`.
        let imported = builders::id(1);
        dispute(db, "e", &imported, 1).await;
        let outcome = db.store.answer_dispute(&promoted, "e", "It is as it is.", start()).await.unwrap();
        assert_eq!(outcome, Err(Refused::Interested), "the objector, promoted");
        db.store.answer_dispute(&two, "e", "It says so on line 4.", start()).await.unwrap().unwrap();
    })
    .await;
}
