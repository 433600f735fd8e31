//! What goes wrong, and that nothing is left of it.

use store::{Error, Scope, Store};

use crate::builders::{self, id, slug};
use crate::database::on_both;

#[tokio::test]
async fn a_batch_that_names_what_does_not_exist_writes_nothing() {
    on_both(async |db| {
        let version = db.store.data_version().await.unwrap();
        let whole = builders::batch();
        let mut nobodys = whole.clone();
        nobodys.results[6].model = slug("nobody");
        let mut unfiled = whole.clone();
        unfiled.results[6].submission = "unfiled".to_owned();
        let mut baseless = whole.clone();
        baseless.models[1].base_model = Some(slug("nobody"));
        for batch in [nobodys, unfiled, baseless] {
            let refused = db.store.import(&batch, builders::instant(), |_| ()).await;
            assert!(matches!(refused, Err(Error::Database(_))), "{refused:?}");
            assert!(db.store.is_empty().await.unwrap());
            assert_eq!(db.store.known().await.unwrap(), domain::batch::Known::default());
            assert_eq!(db.store.data_version().await.unwrap(), version);
        }
        // The connections are as good as before.
        assert_eq!(db.import(&whole).await.added, 7);
    })
    .await;
}

#[tokio::test]
async fn days_out_of_order_are_refused() {
    on_both(async |db| {
        let mut batch = builders::batch();
        batch.results[2].withdrawn_on = Some(builders::day("2023-12-31"));
        let refused = db.store.import(&batch, builders::instant(), |_| ()).await;
        assert!(matches!(refused, Err(Error::Database(_))), "{refused:?}");
        assert!(db.store.is_empty().await.unwrap());
    })
    .await;
}

#[tokio::test]
async fn what_the_program_never_writes_is_reported_as_corrupt() {
    on_both(async |db| {
        db.import(&builders::batch()).await;
        let catalog = db.store.catalog().await.unwrap();
        db.by_hand("UPDATE result SET score = 51 WHERE id = '0000000000000002'").await;
        for read in [
            db.store.rows(&catalog, Scope::Board(&slug("alpha"))).await.map(|_| ()),
            db.store.result(&catalog, &id(2)).await.map(|_| ()),
        ] {
            match read {
                Err(Error::Corrupt { table: "result", id, .. }) => assert_eq!(id, "0000000000000002"),
                other => panic!("not corrupt: {other:?}"),
            }
        }
        db.by_hand("UPDATE model SET released_on = 'soon' WHERE slug = 'terse'").await;
        let read = db.store.catalog().await;
        assert!(matches!(read, Err(Error::Corrupt { table: "model", .. })), "{read:?}");
    })
    .await;
}

#[tokio::test]
async fn a_result_newer_than_the_catalog_waits_for_the_next() {
    on_both(async |db| {
        let mut batch = builders::batch();
        let late = batch.results.split_off(5);
        let exam = batch.exams.pop().unwrap();
        db.import(&batch).await;
        let before = db.store.catalog().await.unwrap();
        batch.results = late;
        batch.exams.push(exam);
        db.import(&batch).await;
        assert_eq!(db.store.rows(&before, Scope::Board(&slug("beta"))).await.unwrap(), []);
        let after = db.store.catalog().await.unwrap();
        assert_eq!(db.store.rows(&after, Scope::Board(&slug("beta"))).await.unwrap().len(), 1);
    })
    .await;
}

#[tokio::test]
async fn a_database_that_is_down_is_unavailable() {
    let folder = tempfile::tempdir().unwrap();
    let url = format!("postgres://nobody@localhost/nothing?host={}", folder.path().display());
    let store = Store::open(&url).await.expect("opening makes no connection");
    assert!(matches!(store.ping().await, Err(Error::Unavailable(_))));
    assert!(matches!(store.migrate().await, Err(Error::Unavailable(_))));
    assert!(matches!(store.data_version().await, Err(Error::Unavailable(_))));
    assert!(matches!(store.catalog().await, Err(Error::Unavailable(_))));
    let imported = store.import(&builders::batch(), builders::instant(), |_| ()).await;
    assert!(matches!(imported, Err(Error::Unavailable(_))));

    let file = folder.path().join("file");
    std::fs::write(&file, "not a folder").unwrap();
    let opened = Store::open(&format!("sqlite://{}/jinbang.sqlite", file.display())).await;
    assert!(matches!(opened, Err(Error::Unavailable(_))), "{opened:?}");
}

#[tokio::test]
async fn a_closed_store_is_unavailable() {
    on_both(async |db| {
        db.store.close().await;
        assert!(matches!(db.store.ping().await, Err(Error::Unavailable(_))));
    })
    .await;
}

#[tokio::test]
async fn an_address_of_no_database_is_refused_without_repeating_it() {
    for url in
        ["", "mysql://root:secret@localhost/x", "sqlite::memory:", "sqlite://:memory:", "postgres://u:secret@h:port/x"]
    {
        match Store::open(url).await {
            Err(Error::BadUrl(why)) => assert!(!why.contains("secret"), "{why}"),
            other => panic!("{url:?}: {other:?}"),
        }
    }
}
