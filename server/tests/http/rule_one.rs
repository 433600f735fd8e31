//! Rule 1, walked: every page in both languages; a rank is never shown without its slice and the
//! number ranked.
//!
//! A rank is recognised in the words and labels of a page ("rank 4", "第 4 名"): the number
//! ranked has to stand beside it, and the slice has to be named: in the heading of a
//! ranking, or by a link to the ranking it is of. A walk that sees few ranks fails too.

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
            "/firsts",
            "/firsts?board=cmmlu&as-of=2023-11-14",
            "/firsts?model=gpt-4",
            "/rankings",
            "/compare",
            "/compare?model=gpt-4&model=chatglm2-6b&model=llama-2-13b-chat",
            "/search?q=gpt",
            "/about",
            "/sign-in",
            "/sign-up",
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
            if got.status == StatusCode::SEE_OTHER && got.header("location").starts_with("/sign-in") {
                continue; // for who is signed in alone
            }
            assert!(got.status == StatusCode::OK || address == "/nowhere", "{address}: {}", got.status);
            ranks += ranks_of(&address, &got.body);
            todo.extend(links(&got.body));
        }
        assert!(seen.len() > 60, "{lang}: only {} pages", seen.len());
        assert!(ranks > 500, "{lang}: only {ranks} ranks seen");
    }
}

/// Letters within which the number ranked has to stand beside a rank.
const NEAR: usize = 60;

/// Checks each rank of a page and counts them.
fn ranks_of(address: &str, html: &str) -> usize {
    let words = words_of(html);
    let mut count = 0;
    for (start, number) in
        [("rank ", " of "), ("第 ", "共"), ("tied for first with ", " of "), ("listed first ", "of ")]
    {
        for (at, _) in words.match_indices(start) {
            let rest: String = words[at + start.len()..].chars().take(NEAR).collect();
            if !rest.starts_with(|c: char| c.is_ascii_digit()) && start != "listed first " {
                continue; // "rank interval", "第 k 名": a word, not a rank
            }
            if rest.chars().take(8).any(|c| c == '页') {
                continue; // "第 1 页，共 7 页": a page of a list
            }
            if start == "listed first " && !rest.starts_with("of ") {
                continue; // the phrase being explained
            }
            let before: String = words[..at].chars().rev().take(NEAR).collect::<Vec<_>>().into_iter().rev().collect();
            let said = rest.contains(number) || before.contains(number);
            assert!(said, "{address}: no number ranked beside: {before}{start}{rest}");
            count += 1;
        }
    }
    if count > 0 {
        let ranking = address.starts_with("/rankings") && html.contains("<h1");
        assert!(ranking || html.contains("href=\"/rankings?"), "{address}: {count} ranks without a slice");
    }
    count
}

/// What a page says: its text and the labels of its drawings.
fn words_of(html: &str) -> String {
    let mut words = String::with_capacity(html.len() / 3);
    for part in html.split('<') {
        let (tag, after) = part.split_once('>').unwrap_or(("", part));
        let label = tag.split(" aria-label=\"").nth(1).and_then(|rest| rest.split('"').next());
        for said in [label.unwrap_or_default(), after] {
            words.push_str(said);
            words.push(' ');
        }
    }
    // Emphasis splits sentences ("第 <b>4</b>，共 34"); punctuation closes up again.
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn links(html: &str) -> Vec<String> {
    let hrefs = html.split(" href=\"").skip(1).filter_map(|rest| rest.split('"').next());
    let own = hrefs.filter(|href| href.starts_with('/') && !href.starts_with("//"));
    let page = own.filter(|href| !href.contains(".csv") && !href.starts_with("/api") && !href.starts_with("/assets"));
    let page = page.filter(|href| !href.contains("lang=") && !href.contains(".svg") && !href.contains(".ico"));
    page.map(|href| href.replace("&amp;", "&").split('#').next().unwrap_or_default().to_owned()).collect()
}
