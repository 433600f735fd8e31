//! Rule 1, walked: every page in both languages; a rank is never shown without its slice and the
//! number ranked.
//!
//! The parts that print a rank mark it with `data-rank` and carry `data-of` beside it, inside an
//! element with `data-slice`: the walk fails on one without the others, on a number that no
//! marked element accounts for in words ("rank 3", "第 3 名", "3rd place"), and on a walk that
//! saw no rank at all.

use std::collections::{BTreeSet, VecDeque};

use axum::http::StatusCode;

use crate::site;

/// Pages visited at most, per language; every kind of page is among them.
const MOST: usize = 160;

#[tokio::test]
async fn no_rank_without_its_slice_and_number() {
    let site = site::demo().await;
    for lang in ["en", "zh"] {
        let mut seen: BTreeSet<String> = BTreeSet::new();
        let starts = [
            "/",
            "/boards",
            "/boards/cmmlu",
            "/boards/superclue",
            "/boards/time-100-ai-2023",
            "/datasets/cmmlu",
            "/models",
            "/models/gpt-4",
            "/organisations/openai",
            "/search?q=gpt",
            "/about",
            "/rankings?board=cmmlu&dataset=cmmlu&protocol=5-shot&domain=stem&division=open-to-test",
            "/rankings?board=cmmlu&dataset=cmmlu",
            "/rankings?board=alpacaeval&edition=2.0&metric=length-controlled-win-rate&evaluator=organiser",
            "/nowhere",
        ];
        let mut todo: VecDeque<String> = starts.iter().map(|address| (*address).to_owned()).collect();
        let mut ranks = 0;
        let mut per_kind = std::collections::BTreeMap::<String, usize>::new();
        while let Some(address) = todo.pop_front() {
            if seen.len() >= MOST || !seen.insert(address.clone()) {
                continue;
            }
            let kind = address.split(['?', '/']).nth(1).unwrap_or_default().to_owned();
            let visits = per_kind.entry(kind).or_default();
            *visits += 1;
            if *visits > 20 {
                continue;
            }
            let gap = if address.contains('?') { '&' } else { '?' };
            let got = site.get(&format!("{address}{gap}lang={lang}")).await;
            assert!(got.status == StatusCode::OK || address == "/nowhere", "{address}: {}", got.status);
            ranks += ranks_of(&address, &got.body);
            todo.extend(links(&got.body));
        }
        assert!(seen.len() > 60, "{lang}: only {} pages", seen.len());
        assert!(ranks > 500, "{lang}: only {ranks} ranks seen");
    }
}

/// Checks each rank of a page and counts them.
fn ranks_of(address: &str, html: &str) -> usize {
    let mut count = 0;
    for tag in html.split('<').filter(|tag| tag.contains(" data-rank=")) {
        let tag = tag.split('>').next().unwrap_or_default();
        assert!(tag.contains(" data-of="), "{address}: a rank without its number: <{tag}>");
        count += 1;
    }
    if count > 0 {
        assert!(html.contains(" data-slice="), "{address}: {count} ranks without a slice");
    }
    // In words, too: a rank is followed by "of N" or "共 N" before the sentence ends.
    let text = text_of(html);
    for phrase in ["tied for first with", "listed first of", "first of "] {
        for (at, _) in text.match_indices(phrase) {
            let rest: String = text[at..].chars().take(140).collect();
            assert!(rest.contains(" of ") || rest.contains("of\u{a0}"), "{address}: no number after: {rest}");
        }
    }
    count
}

/// The text of a page, without tags.
fn text_of(html: &str) -> String {
    let mut text = String::with_capacity(html.len() / 3);
    for part in html.split('<') {
        let (_, after) = part.split_once('>').unwrap_or(("", part));
        text.push_str(after);
        text.push(' ');
    }
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn links(html: &str) -> Vec<String> {
    let hrefs = html.split(" href=\"").skip(1).filter_map(|rest| rest.split('"').next());
    let own = hrefs.filter(|href| href.starts_with('/') && !href.starts_with("//"));
    let page = own.filter(|href| !href.contains(".csv") && !href.starts_with("/api") && !href.starts_with("/assets"));
    let page = page.filter(|href| !href.contains("lang=") && !href.contains(".svg") && !href.contains(".ico"));
    page.map(|href| href.replace("&amp;", "&").split('#').next().unwrap_or_default().to_owned()).collect()
}
