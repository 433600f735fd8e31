//! Filings: drafts, states, who decides, what is published, keys and files.

use chrono::Duration;
use domain::filing::decide::{Ruling, Undecided};
use domain::filing::{Act, State, Subject};
use store::filing::{Part, Refused, Seen, Sent, Sheet, TaskMapping};
use store::{Error, Store};

use crate::account::{id as account, start};
use crate::builders;
use crate::database::on_both;
use crate::filers::{
    People, acceptance, as_read, batch, decision, dispute, every_state, file, filed, hearing, people, publish, seen,
    sheet, task, withdraw,
};

#[tokio::test]
async fn a_draft_is_its_filers_alone_and_goes_with_its_files() {
    on_both(async |db| {
        let People { filer, one, .. } = people(db).await;
        let files = [file(db, 'a').await, file(db, 'b').await];
        db.store.save_filing(&sheet("f", &filer, &files[..1]), start()).await.unwrap().unwrap();
        let more = Sheet { typed: "{\"note\": \"more\"}", ..sheet("f", &filer, &files[1..]) };
        db.store.save_filing(&more, start() + Duration::seconds(1)).await.unwrap().unwrap();
        let kept = db.store.filing("f").await.unwrap().unwrap();
        assert_eq!((kept.typed.as_str(), kept.version, kept.state), ("{\"note\": \"more\"}", 2, State::Draft));
        assert_eq!(db.store.files_of("f").await.unwrap().len(), 2);
        assert!(db.store.filing_events("f").await.unwrap().is_empty());
        let others = sheet("f", one.user(), &[]);
        assert_eq!(db.store.save_filing(&others, start()).await.unwrap(), Err(Refused::Missing));
        assert_eq!(db.store.file_filing(&others, as_read(&[]), None, start()).await.unwrap(), Err(Refused::Missing));
        assert!(!db.store.drop_draft("f", &account(2)).await.unwrap(), "nobody else's to throw away");
        assert!(db.store.drop_draft("f", &account(1)).await.unwrap());
        assert_eq!(db.store.filing("f").await.unwrap(), None);
        assert!(db.store.files_of("f").await.unwrap().is_empty());
        filed(db, &sheet("g", &filer, &files)).await;
        assert!(!db.store.drop_draft("g", &account(1)).await.unwrap(), "what was filed stays");
        assert_eq!(db.store.files_of("g").await.unwrap().len(), 2);
        let swept = db.store.sweep_files(start() + Duration::days(2), async |_| true).await.unwrap();
        assert_eq!(swept, 0, "files of a filing are not swept");
    })
    .await;
}

#[tokio::test]
async fn a_file_of_nothing_is_swept_and_one_that_is_refused_leaves_nothing() {
    on_both(async |db| {
        let People { filer, .. } = people(db).await;
        let kept = file(db, 'a').await;
        let sweep = async |hours| {
            let before = start() + Duration::hours(hours);
            db.store.sweep_files(before, async |_| true).await.unwrap()
        };
        assert_eq!(sweep(0).await, 0, "it is young");
        assert_eq!(db.store.sweep_files(start() + Duration::hours(1), async |_| false).await.unwrap(), 0);
        assert_eq!(sweep(1).await, 1);
        // Its row is gone: a filing that names it is not written at all.
        let outcome = db.store.file_filing(&sheet("f", &filer, &[kept]), as_read(&[task("t")]), None, start()).await;
        assert!(matches!(outcome, Err(Error::Database(_))), "{outcome:?}");
        assert_eq!(db.store.filing("f").await.unwrap(), None);
        assert!(db.store.task_mappings("lm-eval", &account(1)).await.unwrap().is_empty());
    })
    .await;
}

#[tokio::test]
async fn a_filing_goes_through_its_states_and_every_change_is_an_event() {
    on_both(async |db| {
        let People { filer, one, .. } = people(db).await;
        filed(db, &sheet("f", &filer, &[])).await;
        assert_eq!(
            db.store.save_filing(&sheet("f", &filer, &[]), start()).await.unwrap(),
            Err(Refused::NotNow(State::Filed))
        );
        let take_up = decision(hearing(&one, "f").take_up(State::Filed));
        db.store.decide_filing(&one, &take_up, seen(db, "f").await.filing, start()).await.unwrap().unwrap();
        let ask = decision(hearing(&one, "f").ask_changes(State::InReview, "Which commit?"));
        let version = seen(db, "f").await.filing;
        let late = db.store.decide_filing(&one, &ask, version - 1, start()).await.unwrap();
        assert_eq!(late, Err(Refused::Changed), "a decision is about what was looked at");
        db.store.decide_filing(&one, &ask, version, start()).await.unwrap().unwrap();
        let stale = publish(db, &one, "f", &batch("f", 11, "plain")).await;
        assert_eq!(stale, Err(Refused::NotNow(State::ChangesAsked)));
        filed(db, &sheet("f", &filer, &[])).await;
        let old = Seen { data: 0, ..seen(db, "f").await };
        let accept = acceptance(&hearing(&one, "f"));
        let outcome = db.store.accept_filing(&one, &accept, &batch("f", 11, "plain"), old, start()).await.unwrap();
        assert_eq!(outcome, Err(Refused::Changed), "and about the data that it was judged by");
        assert!(!db.store.known().await.unwrap().boards.contains_key("JINBANG"), "nothing was written");
        publish(db, &one, "f", &batch("f", 11, "plain")).await.unwrap();
        dispute(db, "d", &builders::id(11), 3).await;
        dispute(db, "d", &builders::id(11), 3).await;
        db.store.answer_dispute(&one, "d", "It says so on line 4.", start()).await.unwrap().unwrap();
        let again = db.store.answer_dispute(&one, "d", "It does.", start()).await.unwrap();
        assert_eq!(again, Err(Refused::Changed));
        assert_eq!(withdraw(db, one.user(), "f").await, Err(Refused::Missing), "nobody else takes it back");
        withdraw(db, &filer, "f").await.unwrap();
        let events = db.store.filing_events("f").await.unwrap();
        let acts: Vec<Act> = events.iter().map(|(event, _)| event.act).collect();
        let expected =
            [Act::File, Act::TakeUp, Act::AskChanges, Act::File, Act::Accept, Act::Dispute, Act::Answer, Act::Withdraw];
        assert_eq!(acts, expected, "what was refused left no event");
        let states = events
            .iter()
            .try_fold(State::Draft, |state, (event, _)| state.after(event.act).filter(|after| *after == event.state));
        assert_eq!(states, Some(State::Withdrawn));
        assert!(events.windows(2).all(|pair| pair[0].1 < pair[1].1), "the version goes up with each");
        assert_eq!(db.store.check().await.unwrap(), [""; 0]);
    })
    .await;
}

#[tokio::test]
async fn a_change_of_first_place_takes_two_reviewers() {
    on_both(async |db| {
        let People { filer, one, two } = people(db).await;
        filed(db, &sheet("f", &filer, &[])).await;
        let approved = async || -> Vec<String> {
            let events = db.store.filing_events("f").await.unwrap();
            let of = |(event, _): (domain::filing::Event, i64)| (event.act == Act::Approve).then_some(event.account);
            events.into_iter().filter_map(of).flatten().collect()
        };
        let first = hearing(&one, "f");
        let decision = decision(first.approve(State::Filed, "", &approved().await, true));
        db.store.decide_filing(&one, &decision, seen(db, "f").await.filing, start()).await.unwrap().unwrap();
        assert_eq!(db.store.filing("f").await.unwrap().unwrap().state, State::InReview);
        let again = first.approve(State::InReview, "", &approved().await, true);
        assert_eq!(again, Err(Undecided::ApprovedBefore));
        let second = hearing(&two, "f");
        let Ok(Ruling::Publish(accept)) = second.approve(State::InReview, "", &approved().await, true) else {
            unreachable!()
        };
        let batch = batch("f", 11, "plain");
        db.store.accept_filing(&two, &accept, &batch, seen(db, "f").await, start()).await.unwrap().unwrap();
        assert_eq!(db.store.filing("f").await.unwrap().unwrap().state, State::Accepted);
        assert_eq!(db.store.check().await.unwrap(), [""; 0]);
    })
    .await;
}

#[tokio::test]
async fn a_correction_follows_what_was_corrected_meanwhile() {
    on_both(async |db| {
        let People { filer, one, .. } = people(db).await;
        let correcting = |id, corrects| Sheet { corrects: Some(corrects), ..sheet(id, &filer, &[]) };
        filed(db, &sheet("old", &filer, &[])).await;
        publish(db, &one, "old", &batch("old", 11, "plain")).await.unwrap();
        // A draft and a filing of the same, and one that overtakes both.
        db.store.save_filing(&correcting("draft", "old"), start()).await.unwrap().unwrap();
        filed(db, &correcting("late", "old")).await;
        filed(db, &correcting("new", "old")).await;
        publish(db, &one, "new", &batch("new", 12, "plain")).await.unwrap();
        let by_new = Err(Refused::Overtaken(Some("new".to_owned())));
        assert_eq!(publish(db, &one, "late", &batch("late", 13, "plain")).await, by_new);
        assert_eq!(db.store.filing("late").await.unwrap().unwrap().state, State::Filed, "nothing was written");
        assert_eq!(db.store.save_filing(&correcting("other", "old"), start()).await.unwrap(), by_new);
        let corrects = async |id| db.store.filing(id).await.unwrap().unwrap().corrects;
        filed(db, &sheet("draft", &filer, &[])).await;
        assert_eq!(corrects("draft").await.as_deref(), Some("new"));
        publish(db, &one, "draft", &batch("draft", 14, "plain")).await.unwrap();
        assert_eq!(db.store.filing_in_place_of("old").await.unwrap().as_deref(), Some("draft"));
        // Sent back and filed again it corrects what stands; where nothing does, it stands by itself.
        let again = async || {
            let ask = decision(hearing(&one, "late").ask_changes(State::Filed, "Overtaken."));
            db.store.decide_filing(&one, &ask, seen(db, "late").await.filing, start()).await.unwrap().unwrap();
            filed(db, &sheet("late", &filer, &[])).await;
        };
        again().await;
        assert_eq!(corrects("late").await.as_deref(), Some("draft"));
        withdraw(db, &filer, "draft").await.unwrap();
        let outcome = publish(db, &one, "late", &batch("late", 13, "plain")).await;
        assert_eq!(outcome, Err(Refused::Overtaken(None)));
        again().await;
        assert_eq!(corrects("late").await, None);
        publish(db, &one, "late", &batch("late", 13, "plain")).await.unwrap();
        assert_eq!(db.store.check().await.unwrap(), [""; 0]);
    })
    .await;
}

#[tokio::test]
async fn a_key_files_once_also_after_a_restart() {
    on_both(async |db| {
        let People { filer, one, .. } = people(db).await;
        let key = Sent { key: "k", digest: "d" };
        db.store.file_filing(&sheet("f", &filer, &[]), as_read(&[]), Some(&key), start()).await.unwrap().unwrap();
        let restarted = Store::open(&db.url).await.unwrap();
        let known = restarted.filing_of_key(&account(1), "k").await.unwrap();
        assert_eq!(known, Some(("d".to_owned(), "f".to_owned())));
        let outcome = restarted.file_filing(&sheet("g", &filer, &[]), as_read(&[]), Some(&key), start()).await;
        assert!(matches!(outcome, Err(Error::Database(_))), "{outcome:?}");
        assert_eq!(restarted.filing("g").await.unwrap(), None, "nothing of the second request is left");
        restarted.file_filing(&sheet("h", one.user(), &[]), as_read(&[]), Some(&key), start()).await.unwrap().unwrap();
        assert_eq!(db.store.filings_of(&account(1)).await.unwrap().len(), 1);
        restarted.close().await;
    })
    .await;
}

#[tokio::test]
async fn a_list_is_read_in_parts_that_nothing_moves() {
    on_both(async |db| {
        let People { filer, .. } = people(db).await;
        let at = |n: i64| start() + Duration::microseconds(n / 2);
        for n in 0..7 {
            db.store.save_filing(&sheet(&format!("f{n}"), &filer, &[]), at(n)).await.unwrap().unwrap();
        }
        let (mut ids, mut last) = (Vec::new(), None);
        loop {
            let after = last.as_ref().map(|(at, id): &(_, String)| (*at, id.as_str()));
            let part = db.store.part_of_filings(&account(1), Part { state: None, after, limit: 2 }).await.unwrap();
            let Some(end) = part.last() else { break };
            last = Some((end.created_at, end.id.clone()));
            ids.extend(part.into_iter().map(|filing| filing.id));
            // A change meanwhile moves nothing, what is new comes before.
            db.store.save_filing(&sheet("f0", &filer, &[]), at(99)).await.unwrap().unwrap();
            db.store.save_filing(&sheet("new", &filer, &[]), at(100)).await.unwrap().unwrap();
        }
        assert_eq!(ids, ["f6", "f5", "f4", "f3", "f2", "f1", "f0"]);
        let filed = Part { state: Some(State::Filed), after: None, limit: 9 };
        assert!(db.store.part_of_filings(&account(1), filed).await.unwrap().is_empty());
        assert!(db.store.part_of_filings(&account(2), Part { state: None, ..filed }).await.unwrap().is_empty());
    })
    .await;
}

#[tokio::test]
async fn a_deleted_account_takes_its_drafts_along() {
    on_both(async |db| {
        let People { filer, .. } = every_state(db).await;
        let files = [file(db, 'b').await];
        db.store.save_filing(&sheet("second", &filer, &files), start()).await.unwrap().unwrap();
        db.store.delete_account(&filer, start()).await.unwrap();
        for draft in ["draft", "second"] {
            assert_eq!(db.store.filing(draft).await.unwrap(), None);
            assert!(db.store.files_of(draft).await.unwrap().is_empty());
        }
        for filed in ["waiting", "accepted", "withdrawn", "corrected", "correction"] {
            let kept = db.store.filing(filed).await.unwrap().unwrap();
            assert_eq!(kept.name.as_str(), format!("deleted-{}", account(1)));
        }
        assert_eq!(db.store.check().await.unwrap(), [""; 0]);
    })
    .await;
}

#[tokio::test]
async fn what_is_said_of_a_task_serves_everybody_once_it_was_reviewed() {
    on_both(async |db| {
        every_state(db).await;
        let tasks = async |who: u8| -> Vec<String> {
            let known = db.store.task_mappings("lm-eval", &account(who)).await.unwrap();
            let mut names: Vec<String> = known.into_iter().map(|known| known.task).collect();
            names.sort();
            names
        };
        assert_eq!(tasks(1).await, ["accepted", "corrected", "disputed", "waiting", "withdrawn"]);
        assert_eq!(tasks(2).await, ["accepted", "corrected", "disputed", "withdrawn"]);
        // Said again with a filing that nobody reviewed yet, it serves everybody still.
        let filer = account(1);
        let again = Sheet {
            id: "again",
            account: &filer,
            subject: Subject::Evaluation,
            organisation: None,
            typed: "{}",
            corrects: None,
            files: &[],
        };
        let other = TaskMapping { domain: "law".to_owned(), ..task("accepted") };
        let later = start() + Duration::seconds(1);
        db.store.file_filing(&again, as_read(std::slice::from_ref(&other)), None, later).await.unwrap().unwrap();
        let of = async |who: u8| db.store.task_mappings("lm-eval", &account(who)).await.unwrap();
        let first = |known: Vec<TaskMapping>| known.into_iter().find(|known| known.task == "accepted");
        assert_eq!(first(of(1).await), Some(other), "one's own newest word comes first");
        assert_eq!(first(of(2).await), Some(task("accepted")));
    })
    .await;
}
