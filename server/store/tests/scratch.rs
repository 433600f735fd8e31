#![allow(missing_docs, dead_code, unreachable_pub)]
#[path = "support/builders.rs"]
mod builders;
#[path = "support/postgres.rs"]
mod postgres;
use std::time::Instant;
use store::*;
#[tokio::test]
async fn speed() {
    let folder = tempfile::tempdir().unwrap();
    for url in [format!("sqlite://{}/a.sqlite", folder.path().display()), postgres::database()] {
        let store = Store::open(&url).await.unwrap();
        store.migrate().await.unwrap();
        let mut b = builders::batch();
        b.results.clear();
        b.submissions.clear();
        for m in 0..1240 {
            b.models.push(builders::model(&format!("m{m}")));
            b.aliases.push(domain::batch::AliasRecord {
                board: builders::slug("alpha"),
                printed_name: format!("M{m}"),
                model: builders::slug(&format!("m{m}")),
                certainty: "exact".into(),
                reason: "r".into(),
            });
        }
        for e in 0..555 {
            b.exams.push(builders::exam(&format!("alpha/first/1.0/zh/x{e}/accuracy/5-shot")));
        }
        for s in 0..6400u32 {
            let sub = builders::submission(&format!("s{s}"), &format!("m{}", s % 1240), "alpha");
            for k in 0..2 {
                let n = s * 2 + k;
                b.results.push(builders::result(
                    100 + n,
                    &format!("alpha/first/1.0/zh/x{}/accuracy/5-shot", n % 555),
                    &sub,
                ));
            }
            b.submissions.push(sub);
        }
        let t = Instant::now();
        let i = store.import(&b, builders::instant(), |_| ()).await.unwrap();
        eprintln!("import {i:?} {:?}", t.elapsed());
        let t = Instant::now();
        let i = store.import(&b, builders::instant(), |_| ()).await.unwrap();
        eprintln!("again {i:?} {:?}", t.elapsed());
        let t = Instant::now();
        let c = store.catalog().await.unwrap();
        eprintln!("catalog {:?}", t.elapsed());
        let t = Instant::now();
        let r = store.rows(&c, Scope::Board(&builders::slug("alpha"))).await.unwrap();
        eprintln!("rows {} {:?}", r.len(), t.elapsed());
        let t = Instant::now();
        let r = store.rows(&c, Scope::AroundNewest(20)).await.unwrap();
        eprintln!("newest {} {:?}", r.len(), t.elapsed());
        let t = Instant::now();
        let r = store.check().await.unwrap();
        eprintln!("check {r:?} {:?}", t.elapsed());
        store.close().await;
    }
}
