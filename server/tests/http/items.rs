//! Answers item by item: where two models answered the same items they are tested on them, and every
//! page says so.

use domain::batch::Batch;
use server::import::{File, read};

use crate::site::{self, Own, now};

/// Three models on forty items: 30, 20 and 20 right.
const PUBLISHED: &str = "\
board,board_kind,dataset,language,domain,metric,metric_unit,higher_is_better,metric_min,metric_max,aspect,protocol,\
n_items,model,score,published_on,source_url
Lab,academic,Quiz,zh,law,accuracy,percent,true,0,100,capability,5-shot,40,Alpha,75.0,2026-03-01,https://lab.example/
Lab,academic,Quiz,zh,law,accuracy,percent,true,0,100,capability,5-shot,40,Beta,50.0,2026-03-01,https://lab.example/
Lab,academic,Quiz,zh,law,accuracy,percent,true,0,100,capability,5-shot,40,Gamma,50.0,2026-03-01,https://lab.example/
";

pub(crate) async fn file(site: &Own, name: &str, text: &str) -> Result<Batch, Vec<String>> {
    let known = site.state.store().known().await.unwrap();
    let read = read(&[File { name, bytes: text.as_bytes() }], &known);
    let batch = read.map_err(|faults| faults.iter().map(ToString::to_string).collect::<Vec<_>>())?;
    match site.state.store().import(&batch, now(), |_| ()).await {
        Ok(_) => {
            site.state.forget_version().await;
            Ok(batch)
        }
        Err(store::Error::Conflict(conflicts)) => Err(conflicts.iter().map(ToString::to_string).collect()),
        Err(other) => panic!("{other}"),
    }
}

/// A site with the three models, and the identifiers of their results.
async fn lab() -> (Own, Vec<String>) {
    let site = site::empty().await;
    let ids = lab_of(&site).await;
    (site, ids)
}

/// The identifiers of the results of the three models, once a site has them.
pub(crate) async fn lab_of(site: &Own) -> Vec<String> {
    let batch = file(site, "published.csv", PUBLISHED).await.unwrap();
    let id = |model: &str| batch.results.iter().find(|r| r.model.as_str() == model).unwrap().id.to_string();
    ["alpha", "beta", "gamma"].map(id).to_vec()
}

/// `items.csv` of results that answer the first items rightly, so many each.
pub(crate) fn items(results: &[(&str, usize)]) -> String {
    let mut text = "result,item,correct\n".to_owned();
    for (result, right) in results {
        for item in 0..40 {
            text.push_str(&format!("{result},q{item:02},{}\n", u8::from(item < *right)));
        }
    }
    text
}

const RANKING: &str = "/api/v1/rankings?board=lab";

#[tokio::test]
async fn the_same_items_tell_apart_what_independent_scores_do_not() {
    let (site, ids) = lab().await;
    let before = site.json(RANKING).await;
    // 25 points with errors of 6.8 and 7.9 are 2.39 errors apart: below the limit of six tests at once.
    assert_eq!((&before["rows"][0]["rank_high"], &before["interval"]["paired_tests"]), (&3.into(), &0.into()));
    // Alpha knows all that Beta knows, and ten items more: p = 1/1024. By its address, and by its word.
    let address = format!("http://127.0.0.1/r/{}", ids[0]);
    file(&site, "items.csv", &items(&[(&address, 30), (&ids[1], 20)])).await.unwrap();
    let after = site.json(RANKING).await;
    // Its p being the smallest of six, Holm's next step allows 0.05/5 for Gamma, whose 0.0084 is below that.
    assert_eq!((&after["rows"][0]["rank_high"], &after["interval"]["paired_tests"]), (&1.into(), &1.into()));
    let page = site.get("/rankings?board=lab&lang=en").await;
    assert!(page.body.contains("1 pair answered the same items"), "the ranking says which test was made");

    let compared = site.json("/api/v1/compare?model=alpha&model=beta&model=gamma").await;
    let paired: Vec<u64> =
        compared["pairs"].as_array().unwrap().iter().map(|p| p["paired_tests"].as_u64().unwrap()).collect();
    assert_eq!(paired, [1, 0, 0]);
    let page = site.get("/compare?model=alpha&model=beta&lang=zh").await;
    assert!(page.body.contains("逐题检验（McNemar 精确检验）"), "the pair says which test was made");

    let method = site.get("/about?lang=en").await.body;
    let (_, example) =
        method.split_once(&format!("<a href=\"/r/{}\">An example: a is Alpha, b is Beta", ids[0])).unwrap();
    let counts = "Of 40 items both answered 20 rightly, only a 10, only b 0, neither 10</a>";
    assert!(example.contains(counts) && example.contains("p = (1) / 2^10 &lt; 0.001"), "{example:.900}");
    assert!(!method.contains("An illustration"), "a pair of the data takes its place");

    let result = site.get(&format!("/r/{}?lang=en", ids[0])).await;
    for said in ["30 of 40 items answered rightly", "Only this right", "0.002"] {
        assert!(result.body.contains(said), "the result does not say {said}");
    }
    let other = site.get(&format!("/r/{}?lang=en", ids[2])).await;
    assert!(!other.body.contains("Item by item"));
}

#[tokio::test]
async fn an_export_takes_the_answers_along() {
    let (site, ids) = lab().await;
    file(&site, "items.csv", &items(&[(&ids[0], 30), (&ids[1], 20)])).await.unwrap();
    let slice = "board=lab dataset=quiz edition=not-stated language=zh domain=law metric=accuracy protocol=5-shot";
    let slice = format!("{slice} as-of={}", now().date_naive());
    let fixed = crate::fixed_rankings::fix(&site, &slice).await;
    let folder = tempfile::tempdir().unwrap();
    server::export::write(site.state.store(), folder.path()).await.unwrap();
    let answers = std::fs::read_to_string(folder.path().join("item_result.csv")).unwrap();
    // The first twenty of forty bits, the lowest of each byte first, in base64.
    assert!(answers.contains(",40,//8PAAA=,"), "{answers}");

    let url = tokio::task::spawn_blocking(crate::postgres::database).await.unwrap();
    let there = site::on(&url).await;
    there.state.store().migrate().await.unwrap();
    let copy = server::export::Folder::open(folder.path()).unwrap();
    there.state.store().copy_in(&copy, copy.state()).await.unwrap();
    assert!(there.state.store().check().await.unwrap().is_empty());
    for address in [
        RANKING.to_owned(),
        "/rankings?board=lab&lang=en".to_owned(),
        format!("/r/{}?lang=zh", ids[0]),
        format!("{fixed}?lang=en"),
        format!("{fixed}.csv"),
    ] {
        let (a, b) = (site.get(&address).await, there.get(&address).await);
        assert!(a.status.is_success() && a.body == b.body, "{address}: {}", b.body);
    }
    assert_eq!(there.json(RANKING).await["interval"]["paired_tests"], 1);
}

#[tokio::test]
async fn every_fault_of_a_file_is_told_at_once() {
    let (site, ids) = lab().await;
    let text = format!("result,item,correct\n{id},q1,1\n{id},q1,0\n{id},q2,yes\nnobody,q1,1\n{id},,1\n", id = ids[0]);
    let faults = file(&site, "items.csv", &text).await.unwrap_err();
    assert_eq!(faults.len(), 4, "{faults:?}");
    for (fault, said) in
        faults.iter().zip(["items.csv:3: item", "items.csv:4: correct", "items.csv:5: result", "items.csv:6: item"])
    {
        assert!(fault.starts_with(said), "{fault}");
    }
    let conflicts = file(&site, "items.csv", &items(&[(&ids[0], 29), (&ids[1], 20), (&ids[2], 19)])).await.unwrap_err();
    assert_eq!(conflicts.len(), 2, "{conflicts:?}");
    assert!(conflicts.iter().all(|conflict| conflict.contains("score is")), "{conflicts:?}");
    assert_eq!(site.json(RANKING).await["interval"]["paired_tests"], 0, "nothing was written");
}
