//! The public log: what is entered into it, in which order, that it stays, and that its tiles are
//! those of its leaves.

use domain::batch::Batch;
use domain::log::{Edge, Entry, Hash, Kind, Published, Tile, Tiles};
use store::Store;

use crate::builders::{self, GENERAL, day, id};
use crate::database::on_both;

async fn entries(store: &Store) -> Vec<Entry> {
    let leaves = store.log_leaves(0..u64::MAX).await.unwrap();
    leaves.iter().map(|leaf| Entry::of_leaf(leaf).unwrap()).collect()
}

/// The root by the tiles of the store, and by hashing every leaf.
async fn roots(store: &Store) -> [Hash; 2] {
    let size = store.log_size().await.unwrap();
    let mut tiles = Tiles::new();
    for tile in domain::log::proof::root_tiles(size) {
        tiles.insert(tile.level, tile.number, store.log_tile(tile).await.unwrap());
    }
    let mut edge = Edge::default();
    for leaf in store.log_leaves(0..size).await.unwrap() {
        edge.push(Hash::leaf(leaf.as_bytes()));
    }
    [tiles.root(size).unwrap(), edge.root()]
}

#[tokio::test]
async fn an_import_enters_editions_records_and_ends_of_days() {
    on_both(async |db| {
        assert_eq!(db.store.log_size().await.unwrap(), 0);
        let batch = builders::batch();
        db.import(&batch).await;
        let entries = entries(&db.store).await;
        let of = |kind| entries.iter().filter(|entry| entry.kind == kind).map(|e| e.id.as_str()).collect::<Vec<_>>();
        assert_eq!(of(Kind::Edition), ["first/1.0", "second/not-stated"]);
        let results: Vec<String> = (1..=7).map(|number| id(number).to_string()).collect();
        assert_eq!(of(Kind::Record), results);
        assert_eq!(of(Kind::Withdrawal), [id(1).to_string(), id(7).to_string()]);
        let (others, state) = entries.split_at(entries.len() - 2);
        let state: Vec<&str> = state.iter().map(|entry| entry.id.as_str()).collect();
        assert_eq!(state, ["data_version/1", "schema/1"], "the state is entered last");
        assert!(others.is_sorted(), "the order is that of kinds and names");
        let facts = of(Kind::Fact);
        for root in ["alias/", "board/", "dataset/", "exam/", "model/", "organisation/", "submission/"] {
            assert!(facts.iter().any(|fact| fact.starts_with(root)), "{root}: {facts:?}");
        }
        let first = entries.iter().find(|entry| entry.kind == Kind::Record).unwrap();
        assert_eq!(first.digest, Hash(batch.results[0].record.digest));
        let left =
            Published::withdrawal(id(7).as_str(), day("2024-01-01"), Some("superseded: score changed to 50")).entry();
        assert_eq!(others.last(), Some(&left));
        let logged = db.store.logged(Kind::Record, id(2).as_str()).await.unwrap().unwrap();
        let place = usize::try_from(logged.position).unwrap();
        assert_eq!((entries[place].id.as_str(), logged.leaf), (id(2).as_str(), entries[place].leaf()));
        assert_eq!(db.store.logged(Kind::Verdict, id(2).as_str()).await.unwrap(), None);

        // What is there already is not entered again.
        db.import(&batch).await;
        assert_eq!(db.store.log_size().await.unwrap(), entries.len() as u64);
    })
    .await;
}

#[tokio::test]
async fn what_changes_is_entered_anew() {
    on_both(async |db| {
        db.import(&builders::batch()).await;
        let before = db.store.log_size().await.unwrap();
        let mut later = Batch { exams: builders::batch().exams, ..Batch::default() };
        later.exams[2].released_on = Some(day("2020-02-02"));
        db.import(&later).await;
        let mut gone = builders::batch();
        gone.results.truncate(3);
        gone.results[1].withdrawn_on = Some(day("2025-01-01"));
        db.import(&gone).await;
        let mut correction = builders::batch();
        correction.results = vec![builders::result(20, GENERAL, &correction.submissions[1])];
        correction.results[0].record.corrects = Some(id(3));
        db.import(&correction).await;
        let entries = entries(&db.store).await;
        let before = usize::try_from(before).unwrap();
        let new = entries[before..].iter().map(|entry| (entry.kind, entry.id.as_str()));
        let (facts, new): (Vec<(Kind, &str)>, Vec<_>) = new.partition(|(kind, _)| *kind == Kind::Fact);
        let of = |batch: &Batch, place: usize| format!("submission/{}", batch.results[place].submission);
        for changed in [of(&gone, 1), of(&gone, 2), of(&correction, 0)] {
            assert!(facts.contains(&(Kind::Fact, changed.as_str())), "{changed}: {facts:?}");
        }
        let states = facts.iter().filter(|(_, id)| *id == "data_version/1").count();
        assert_eq!(states, 3, "one for each write");
        let (second, third, twentieth) = (id(2).to_string(), id(3).to_string(), id(20).to_string());
        assert_eq!(
            new,
            [
                (Kind::Edition, "second/not-stated"),
                (Kind::Withdrawal, second.as_str()),
                (Kind::Record, twentieth.as_str()),
                (Kind::Withdrawal, third.as_str()),
            ]
        );
        let logged = db.store.logged(Kind::Edition, "second/not-stated").await.unwrap().unwrap();
        assert_eq!(logged.position, before as u64, "the newest is given");
    })
    .await;
}

#[tokio::test]
async fn an_entry_is_neither_changed_nor_deleted() {
    on_both(async |db| {
        let mut batch = builders::batch();
        let submission = batch.submissions[1].clone();
        batch.results.extend((100..400).map(|number| builders::result(number, GENERAL, &submission)));
        db.import(&batch).await;
        for table in ["log_entry", "log_hash"] {
            for statement in [format!("UPDATE {table} SET position = position + 1"), format!("DELETE FROM {table}")] {
                let refused = db.refused(statement.as_str()).await;
                assert!(refused.contains("never"), "{statement}: {refused}");
            }
        }
    })
    .await;
}

#[tokio::test]
async fn tiles_are_those_of_the_leaves_however_many_came_at_once() {
    on_both(async |db| {
        let batch = builders::batch();
        db.import(&batch).await;
        let submission = &batch.submissions[1];
        let mut next = 100;
        for many in [1, 243, 1, 1, 700, 300] {
            let results = (next..next + many).map(|number| builders::result(number, GENERAL, submission)).collect();
            db.import(&Batch { submissions: batch.submissions.clone(), results, ..Batch::default() }).await;
            next += many;
            let [tiles, leaves] = roots(&db.store).await;
            assert_eq!(tiles, leaves, "with {next}");
        }
        let size = db.store.log_size().await.unwrap();
        assert!(size > 11 + 1_246);
        for tile in Tile::all(size) {
            assert_eq!(db.store.log_tile(tile).await.unwrap().len(), tile.width, "{tile}");
        }
        let beyond = Tile { level: 0, number: size / 256, width: 256 };
        assert!(!beyond.is_in(size) && db.store.log_tile(beyond).await.is_err());
    })
    .await;
}

#[tokio::test]
async fn a_database_older_than_the_log_gets_the_log_of_one_import() {
    on_both(async |db| {
        db.import(&builders::batch()).await;
        let mut before = entries(&db.store).await;
        let drop = if db.is_sqlite() { "DROP TRIGGER log_entry_is_kept;" } else { "" };
        db.by_hand(format!("{drop} DELETE FROM log_entry")).await;
        let version = db.store.data_version().await.unwrap();
        db.store.migrate().await.unwrap();
        let mut filled = entries(&db.store).await;
        assert_eq!(filled.pop(), before.pop(), "facts are made of the same");
        let states = [before.pop(), filled.pop()].map(|state| state.unwrap().id);
        assert_eq!(states, ["data_version/1", "data_version/1"], "the state has a new number");
        assert_eq!(filled, before);
        assert_eq!(db.store.data_version().await.unwrap(), version + 1);
        db.store.migrate().await.unwrap();
        assert_eq!(db.store.data_version().await.unwrap(), version + 1);
    })
    .await;
}

#[tokio::test]
async fn a_log_older_than_its_facts_gets_them() {
    on_both(async |db| {
        db.import(&builders::batch()).await;
        let whole = db.store.published().await.unwrap();
        // What is left is the log of a time that knew records alone: its other positions are taken away.
        let drop = if db.is_sqlite() {
            "DROP TRIGGER log_entry_is_kept; DROP TRIGGER log_entry_stays_unchanged; "
        } else {
            ""
        };
        let by_hand = "DELETE FROM log_entry WHERE kind <> 'record'; \
                       UPDATE log_entry SET position = position - (SELECT MIN(position) FROM log_entry)";
        db.by_hand(format!("{drop}{by_hand}")).await;
        let records = entries(&db.store).await;
        db.store.migrate().await.unwrap();
        let filled = entries(&db.store).await;
        assert_eq!(filled[..records.len()], records, "what was entered stays where it is");
        assert_eq!(filled.last().map(|entry| entry.id.as_str()), Some("schema/1"));
        for entry in whole.iter().filter(|entry| entry.id != "data_version/1") {
            assert_eq!(filled.iter().filter(|there| *there == entry).count(), 1, "{entry:?}");
        }
    })
    .await;
}

#[tokio::test]
async fn facts_that_were_made_otherwise_are_entered_anew() {
    on_both(async |db| {
        db.import(&builders::batch()).await;
        let before = entries(&db.store).await;
        // As a program did that knew other columns, before a migration changed a row.
        let drop = if db.is_sqlite() { "DROP TRIGGER log_entry_stays_unchanged; " } else { "" };
        let by_hand = "UPDATE log_entry SET digest = REPLACE(digest, '0', '1') WHERE id = 'schema/1'; \
                       UPDATE dataset SET name = 'Migrated' WHERE slug = 'first'";
        db.by_hand(format!("{drop}{by_hand}")).await;
        db.store.migrate().await.unwrap();
        let after = entries(&db.store).await;
        let new: Vec<&str> = after[before.len()..].iter().map(|entry| entry.id.as_str()).collect();
        assert_eq!(new, ["dataset/first", "data_version/1", "schema/1"]);
        db.store.migrate().await.unwrap();
        assert_eq!(entries(&db.store).await.len(), after.len());
    })
    .await;
}
