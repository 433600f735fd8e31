//! The public log: what is entered into it, in which order, that it stays, and that its tiles are
//! those of its leaves.

use domain::batch::Batch;
use domain::log::{Edge, Entry, Hash, Kind, Tile, Tiles};
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
        assert_eq!(entries.len(), 11);
        assert!(entries.is_sorted(), "the order is that of kinds and names");
        assert_eq!(entries[2].digest, Hash(batch.results[0].record.digest));
        let left = Entry::withdrawal(id(7).as_str(), day("2024-01-01"), Some("superseded: score changed to 50"));
        assert_eq!(entries[10], left);
        let logged = db.store.logged(Kind::Record, id(2).as_str()).await.unwrap().unwrap();
        assert_eq!((logged.position, logged.leaf), (3, entries[3].leaf()));
        assert_eq!(db.store.logged(Kind::Verdict, id(2).as_str()).await.unwrap(), None);

        // What is there already is not entered again.
        db.import(&batch).await;
        assert_eq!(db.store.log_size().await.unwrap(), 11);
    })
    .await;
}

#[tokio::test]
async fn what_changes_is_entered_anew() {
    on_both(async |db| {
        db.import(&builders::batch()).await;
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
        let new: Vec<(Kind, &str)> = entries[11..].iter().map(|entry| (entry.kind, entry.id.as_str())).collect();
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
        assert_eq!(logged.position, 11, "the newest is given");
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
        assert_eq!(size, 11 + 1_246);
        for tile in Tile::all(size) {
            assert_eq!(db.store.log_tile(tile).await.unwrap().len(), tile.width, "{tile}");
        }
        let beyond = Tile { level: 0, number: 4, width: 256 };
        assert!(!beyond.is_in(size) && db.store.log_tile(beyond).await.is_err());
    })
    .await;
}

#[tokio::test]
async fn a_database_older_than_the_log_gets_the_log_of_one_import() {
    on_both(async |db| {
        db.import(&builders::batch()).await;
        let before = entries(&db.store).await;
        let drop = if db.is_sqlite() { "DROP TRIGGER log_entry_is_kept;" } else { "" };
        db.by_hand(format!("{drop} DELETE FROM log_entry")).await;
        let version = db.store.data_version().await.unwrap();
        db.store.migrate().await.unwrap();
        assert_eq!(entries(&db.store).await, before);
        assert_eq!(db.store.data_version().await.unwrap(), version + 1);
        db.store.migrate().await.unwrap();
        assert_eq!(db.store.data_version().await.unwrap(), version + 1);
    })
    .await;
}
