//! Verdicts of record: a new one where something else is said, the same one confirmed where not.

use domain::batch::Batch;
use domain::claim::{Told, VerdictWord};

use crate::builders::{self, day, slug};
use crate::database::on_both;

fn told(word: VerdictWord, sentence: &str) -> Told {
    Told { word, reason: None, sentence_zh: format!("{sentence}。"), sentence_en: sentence.to_owned() }
}

#[tokio::test]
async fn a_verdict_stays_and_another_follows_it() {
    on_both(async |db| {
        db.import(&Batch { claims: vec![builders::claim("said")], ..builders::batch() }).await;
        let version = db.store.data_version().await.unwrap();
        let claim = slug("said");
        let keep = async |told: Told, version, on| {
            let kept = db.store.keep_verdicts(&[(claim.clone(), told)], version, day(on)).await.unwrap();
            kept[&claim].clone()
        };
        let first = keep(told(VerdictWord::Holds, "Holds"), version, "2026-01-02").await;
        assert_eq!((first.len(), first[0].n, first[0].data_version), (1, 1, version));
        let again = keep(told(VerdictWord::Holds, "Holds"), version + 3, "2026-01-05").await;
        assert_eq!(again.len(), 1, "the same is no new verdict");
        assert_eq!((again[0].computed_on, again[0].confirmed_on), (day("2026-01-02"), day("2026-01-05")));
        assert_eq!((again[0].data_version, again[0].confirmed_version), (version, version + 3));
        let behind = keep(told(VerdictWord::DoesNotHold, "Does not hold"), version + 1, "2026-01-05").await;
        assert_eq!(behind, again, "older data say nothing new");
        let other = keep(told(VerdictWord::DoesNotHold, "Does not hold"), version + 4, "2026-01-06").await;
        assert_eq!((other.len(), &other[0]), (2, &again[0]));
        assert_eq!((other[1].n, other[1].told.word), (2, VerdictWord::DoesNotHold));
        assert_eq!(db.store.data_version().await.unwrap(), version, "a verdict is made from the data");
        assert_eq!(db.store.verdict(&claim, 1).await.unwrap().as_ref(), other.first());
        assert_eq!(db.store.verdict(&claim, 3).await.unwrap(), None);

        // When it was last found again may be said anew, and nothing else.
        for statement in
            ["UPDATE verdict SET word = 'holds'", "UPDATE verdict SET n = n + 1", "DELETE FROM verdict WHERE n = 1"]
        {
            let refused = db.refused(statement).await;
            assert!(refused.contains("never"), "{statement}: {refused}");
        }
        if db.is_sqlite() {
            let refused = db.refused("INSERT OR REPLACE INTO verdict SELECT * FROM verdict WHERE n = 1").await;
            assert!(refused.contains("never replaced"), "{refused}");
        }
    })
    .await;
}
