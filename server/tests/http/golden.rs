//! Identifiers and bytes that may never change between versions: they are in addresses and citations.

use std::fmt::Write;

use crate::fixed_rankings::fix;
use crate::site;

/// Slices whose rankings are fixed, and whose first results are looked up.
const SLICES: [&str; 4] = [
    "board=cmmlu dataset=cmmlu edition=1.0 language=zh domain=general metric=accuracy protocol=5-shot \
     division=open-to-test as-of=2023-09-26",
    "board=cmmlu dataset=cmmlu edition=1.0 language=zh domain=stem metric=accuracy protocol=5-shot \
     division=open-to-test as-of=2024-12-31",
    "board=cmmlu dataset=cmmlu edition=1.0 language=zh domain=general metric=accuracy protocol=0-shot size=under-10b \
     size=not-stated evaluator=organiser as-of=2023-11-14",
    "board=alpacaeval dataset=alpacaeval edition=2.0 language=en domain=instruction-following \
     metric=length-controlled-win-rate protocol=weighted-gpt-4-turbo-judge-against-gpt4-turbo as-of=2024-11-11",
];

/// A line for each record: address, digest of its bytes, their number.
#[tokio::test]
async fn golden_records_keep_their_names_and_bytes() {
    let site = site::demo().await;
    let mut found = String::new();
    for slice in SLICES {
        let address = fix(&site, slice).await;
        let fixed = site.get(&format!("{address}.json")).await;
        writeln!(found, "{address} {} {}", digest(&fixed.body), fixed.body.len()).unwrap();
        for row in fixed.json()["rows"].as_array().unwrap().iter().take(5) {
            let address = format!("/r/{}", row["result"].as_str().unwrap());
            let record = site.get(&format!("{address}.json")).await;
            writeln!(found, "{address} {} {}", digest(&record.body), record.body.len()).unwrap();
        }
    }
    let golden = include_str!("golden.txt");
    assert_eq!(found, golden, "bytes of record changed: every address and citation of them would break");
}

fn digest(body: &str) -> String {
    use sha2::{Digest, Sha256};
    Sha256::digest(body.as_bytes()).iter().map(|byte| format!("{byte:02x}")).collect()
}
