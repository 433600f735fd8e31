//! Filings against their rules: each broken by hand, and named.

use domain::filing::State;

use crate::builders;
use crate::database::on_both;
use crate::filers::every_state;

#[tokio::test]
async fn filings_in_every_state_keep_every_rule() {
    on_both(async |db| {
        every_state(db).await;
        assert_eq!(db.store.check().await.unwrap(), [""; 0]);
        for (id, state) in [
            ("draft", State::Draft),
            ("waiting", State::Filed),
            ("accepted", State::Accepted),
            ("disputed", State::Disputed),
            ("withdrawn", State::Withdrawn),
            ("corrected", State::Corrected),
            ("correction", State::Accepted),
        ] {
            assert_eq!(db.store.filing(id).await.unwrap().unwrap().state, state, "{id}");
        }
        assert!(db.store.without_record(10).await.unwrap().is_empty());
    })
    .await;
}

#[tokio::test]
async fn faults_of_filings_made_by_hand_are_found() {
    let result = |number: u32| builders::id(number).to_string();
    for (fault, finding) in [
        (
            "UPDATE filing SET state = 'in-review' WHERE id = 'waiting'",
            "1 filings whose state is not that of their last event, such as waiting".to_owned(),
        ),
        (
            "DELETE FROM filing_event WHERE filing = 'waiting'",
            "1 filings that were filed without an event that says so, such as waiting".to_owned(),
        ),
        (
            "UPDATE filing_event SET filing = 'draft' WHERE filing = 'waiting'",
            "1 drafts that were never filed and have events, such as draft".to_owned(),
        ),
        (
            "DELETE FROM filing WHERE id = 'waiting'",
            "1 events of a filing or by an account that does not exist, such as waiting".to_owned(),
        ),
        (
            "UPDATE filing_event SET position = 9 WHERE filing = 'waiting'",
            "1 events of a filing behind a position that is left out, such as waiting".to_owned(),
        ),
        (
            "UPDATE filing SET account = 'nobody' WHERE id = 'waiting'",
            "1 filings of an account or organisation that does not exist, such as waiting".to_owned(),
        ),
        (
            "DELETE FROM filing_event WHERE filing = 'accepted' AND act = 'accept'",
            "1 published filings without the event of that instant, such as accepted".to_owned(),
        ),
        (
            "UPDATE filing SET state = 'withdrawn', accepted_at = NULL WHERE id = 'withdrawn'",
            "1 filings with the event of their publication that say nothing of it, such as withdrawn".to_owned(),
        ),
        (
            "UPDATE result SET submission = 's-plain' WHERE submission = 'accepted'",
            "1 published filings without results or claim, such as accepted".to_owned(),
        ),
        (
            "UPDATE result SET submission = 'waiting' WHERE submission = 'accepted'",
            format!("1 results of filings that were never published, such as {}", result(11)),
        ),
        (
            "DELETE FROM record WHERE id = '0000000000000011'",
            format!("1 results of filings without bytes of record, such as {}", result(11)),
        ),
        (
            "UPDATE result SET withdrawn_on = NULL, withdrawn_reason = NULL WHERE submission = 'withdrawn'",
            format!("1 results that stand although their filing was corrected or withdrawn, such as {}", result(13)),
        ),
        (
            "UPDATE result SET withdrawn_on = published_on WHERE submission = 'accepted'",
            format!("1 results that ended although their filing stands, such as {}", result(11)),
        ),
        ("DELETE FROM dispute", "1 disputed filings without an objection that waits, such as disputed".to_owned()),
        (
            "UPDATE dispute SET result = '0000000000000011'",
            "1 filings that stand undisputed although an objection waits, such as accepted".to_owned(),
        ),
        (
            "UPDATE dispute SET result = 'nothing'",
            "1 objections to a result or by an account that does not exist, such as objection".to_owned(),
        ),
        (
            "UPDATE filing SET corrects = 'waiting' WHERE id = 'correction'",
            "1 filings that correct what their account has not published, such as correction".to_owned(),
        ),
        (
            "UPDATE filing SET corrects = NULL WHERE id = 'correction'",
            "1 corrected filings that no published one corrects, such as corrected".to_owned(),
        ),
        (
            "DELETE FROM file",
            format!("5 files of a filing that does not exist, or that are not kept, such as {}", "a".repeat(64)),
        ),
        (
            "UPDATE filing_key SET filing = 'draft'",
            "1 keys of requests whose filing is another account's, or was never filed, such as draft".to_owned(),
        ),
        (
            "UPDATE task_mapping SET filing = 'draft' WHERE filing = 'waiting'",
            "1 tasks of a filing that was never filed, such as waiting".to_owned(),
        ),
    ] {
        on_both(async |db| {
            every_state(db).await;
            let unguard = if db.is_sqlite() { "DROP TRIGGER record_is_kept;" } else { "" };
            db.by_hand(format!("{unguard} {fault}")).await;
            let found = db.store.check().await.unwrap();
            assert!(found.contains(&finding), "{fault}: {found:?}");
        })
        .await;
    }
}
