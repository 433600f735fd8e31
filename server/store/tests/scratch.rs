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
        let mut b = builders::batch();
        b.results.clear();
        b.submissions.clear();
        for m in 0..4000 {
            b.models.push(builders::model(&format!("m{m}")));
        }
        for e in 0..2000 {
            b.exams.push(builders::exam(&format!("beta/d{}/1.0/zh/y{e}/accuracy/5-shot", e % 100)));
        }
        for s in 0..250_000u32 {
            let sub = builders::submission(&format!("t{s}"), &format!("m{}", s % 4000), "beta");
            for k in 0..4 {
                let n = s * 4 + k;
                let e = n / 500;
                let mut r =
                    builders::result(1_000_000 + n, &format!("beta/d{}/1.0/zh/y{}/accuracy/5-shot", e % 100, e), &sub);
                r.published_on = r.published_on - chrono::Duration::days(i64::from(n * 7 % 1500));
                b.results.push(r);
            }
            b.submissions.push(sub);
        }
        let t = Instant::now();
        let i = store.import(&b, builders::instant(), |_| ()).await.unwrap();
        eprintln!("import 1M {i:?} {:?}", t.elapsed());
        let c = store.catalog().await.unwrap();
        for _ in 0..2 {
            for scope in [
                Scope::Family { board: &builders::slug("beta"), dataset: &builders::slug("d7") },
                Scope::AroundModel(&builders::slug("m7")),
                Scope::AroundNewest(20),
            ] {
                let t = Instant::now();
                let r = store.rows(&c, scope).await.unwrap();
                eprintln!("{scope:?} {} {:?}", r.len(), t.elapsed());
            }
        }
        let t = Instant::now();
        let r = store.check().await.unwrap();
        eprintln!("check {r:?} {:?}", t.elapsed());
        store.close().await;
    }
}
