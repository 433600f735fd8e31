//! Answers item by item: they come out as they went in, once, and only where they give the score.

use domain::batch::{Batch, ItemsRecord};
use domain::{ItemResults, NamedAnswers, Scale};
use store::{Error, Scope};

use crate::builders::{self, id, slug};
use crate::database::on_both;

/// A batch whose results of the first exam are shares of ten items: 5 of 10 each.
fn shares() -> Batch {
    let mut batch = builders::batch();
    for exam in &mut batch.exams {
        exam.scale = Scale { unit: "percent".into(), share_of_items: true, ..exam.scale.clone() };
    }
    for result in &mut batch.results {
        (result.score, result.n_items) = ("50".parse().unwrap(), None);
    }
    batch
}

fn answers(number: u32, set: &str, correct: &[bool]) -> ItemsRecord {
    let given = NamedAnswers { items: "a\nb\n".to_owned(), answers: ItemResults::new(set, correct).unwrap() };
    ItemsRecord { result: id(number), given }
}

#[tokio::test]
async fn answers_come_out_as_they_went_in_and_stay() {
    on_both(async |db| {
        db.import(&shares()).await;
        let version = db.store.data_version().await.unwrap();
        let first = answers(1, "set", &[true, false, true, false]);
        let batch =
            Batch { items: vec![first.clone(), answers(3, "set", &[true, true, false, false])], ..Batch::default() };
        db.import(&batch).await;
        assert_eq!(db.store.data_version().await.unwrap(), version + 1, "what is made from them is new");
        let catalog = db.store.catalog().await.unwrap();
        let rows = db.store.rows(&catalog, Scope::Board(&slug("alpha"))).await.unwrap();
        let of = |number| rows.iter().find(|row| row.id == id(number)).unwrap().items.clone();
        assert_eq!(of(1), Some(first.given.answers.clone()));
        let found = of(1).unwrap().against(&of(3).unwrap()).unwrap();
        assert_eq!((found.only_first, found.only_second), (1, 1));
        assert_eq!(of(2), None);

        db.import(&batch).await;
        assert_eq!(db.store.data_version().await.unwrap(), version + 1, "the same again says nothing new");
        let other = Batch { items: vec![answers(1, "set", &[false, true, true, false])], ..Batch::default() };
        assert_eq!(
            fields(&db.store.import(&other, builders::instant(), |_| ()).await),
            ["items"],
            "what was published stays"
        );
    })
    .await;
}

#[tokio::test]
async fn answers_that_do_not_give_the_score_are_refused_together() {
    on_both(async |db| {
        let mut batch = shares();
        batch.results[1].n_items = Some(8);
        batch.exams[3].scale.share_of_items = false;
        db.import(&batch).await;
        let version = db.store.data_version().await.unwrap();
        let items = vec![
            answers(1, "set", &[true, true, true, false]),
            answers(2, "set", &[true, false]),
            answers(6, "set", &[true, false]),
            answers(999, "set", &[true, false]),
        ];
        let batch = Batch { items, ..Batch::default() };
        let refused = db.store.import(&batch, builders::instant(), |_| ()).await;
        assert_eq!(fields(&refused), ["score", "n_items", "metric", "result"]);
        assert_eq!(db.store.data_version().await.unwrap(), version, "nothing was written");
    })
    .await;
}

/// The fields in conflict; none where nothing was refused.
fn fields(refused: &Result<domain::batch::Imported, Error>) -> Vec<&'static str> {
    let Err(Error::Conflict(conflicts)) = refused else { return Vec::new() };
    conflicts.iter().map(|conflict| conflict.field).collect()
}
