//! Verdicts on what the stories of the data tell: lines that are renamed, moved and gone, and one score on
//! the board beside another in its maker's README. Ranks, intervals and days were worked out from
//! `published.csv` by another implementation of Holm's procedure.

use serde_json::Value;

use crate::claims::{check, co_claimants, tables};

/// The day on which each table ceased to bear the words.
fn until(body: &Value) -> Vec<&str> {
    body["completions"].as_array().unwrap().iter().map(|c| c["held_until"].as_str().unwrap_or("-")).collect()
}

fn sentence(body: &Value) -> &str {
    body["sentence"]["en"].as_str().unwrap()
}

/// Story 1: the day before XuanYuan-70B lands GPT-4 is first of the openly testable models by twelve points,
/// and fourth of all.
#[tokio::test]
async fn gpt_4_before_xuanyuan_lands() {
    let body = check("kind=first&model=GPT4&on=2023-09-25&board=cmmlu").await;
    assert_eq!(
        (body["verdict"].as_str(), &body["holds_on"], &body["of"]),
        (Some("holds-on-some"), &2.into(), &6.into())
    );
    assert_eq!(
        tables(&body),
        [
            "0-shot all 4/21 does-not-hold bluelm-7b",
            "0-shot limited null/7 no-row bluelm-7b",
            "0-shot open-to-test 1/14 holds gpt-4",
            "5-shot all 4/21 does-not-hold bluelm-7b+galaxy",
            "5-shot limited null/7 no-row bluelm-7b",
            "5-shot open-to-test 1/14 holds gpt-4",
        ]
    );
    // XuanYuan-70B has the higher score a day later, and is tied with it until BlueLM-7B comes.
    assert_eq!(until(&body), ["-", "-", "2023-12-19", "-", "-", "2023-12-19"]);
    assert_eq!(co_claimants(&body), [("bluelm-7b", 4), ("galaxy", 1)]);
    let open = check("model=gpt-4&on=2023-09-25&board=cmmlu&protocol=5-shot&division=open-to-test").await;
    assert_eq!((open["verdict"].as_str(), open["held_until"].as_str()), (Some("held-until"), Some("2023-12-19")));
    assert_eq!(sentence(&open), "Held until 19 December 2023: on its day first of 14.");
    assert_eq!(open["sentence"]["zh"], "曾经成立，2023 年 12 月 19 日起不再成立：当天第一，共 14 个。");
}

/// Story 18: MiniMax is number 4 of C-Eval until its line is gone; then nobody can check it, the questions
/// being sealed, and those behind it have moved up.
#[tokio::test]
async fn minimax_is_gone_from_the_board() {
    let body = check("kind=number&k=4&model=MiniMax&on=2023-05-16&board=c-eval").await;
    assert_eq!((body["verdict"].as_str(), body["held_until"].as_str()), (Some("held-until"), Some("2023-05-22")));
    assert_eq!(sentence(&body), "Held until 22 May 2023: on its day number 4 of 12, interval 4 to 4.");
    for words in ["kind=number&k=4", "kind=first"] {
        let gone = check(&format!("{words}&model=minimax&on=2023-05-23&board=c-eval")).await;
        assert_eq!((gone["verdict"].as_str(), gone["reason"].as_str()), (Some("cannot-be-checked"), Some("sealed")));
        let says = "Cannot be checked: the board as recorded here had no result of the model that day; the answers \
                    were not public then, so that nobody else could score it.";
        assert_eq!(sentence(&gone), says);
    }
    let first = check("kind=first&model=gpt-4&on=2023-05-23&board=c-eval").await;
    assert_eq!((first["verdict"].as_str(), sentence(&first)), (Some("holds"), "Holds: first of 11."));
    let fourth = check("kind=number&k=4&model=Claude-instant-v1.0&on=2023-05-23&board=c-eval").await;
    assert_eq!(
        (fourth["verdict"].as_str(), tables(&fourth)),
        (Some("holds"), vec!["5-shot all 4/11 holds gpt-4".into()])
    );
}

/// One line under three names: each is the same model, and no change of name ends a place.
#[tokio::test]
async fn bluelm_is_one_line_under_three_names() {
    let says = "5-shot limited 1/6 holds-tied bluelm-7b+galaxy";
    for (name, day) in
        [("BlueLM-7B", "2023-09-05"), ("vivo蓝心大模型-7B（BlueLM）", "2023-09-13"), ("vivoLM-7B", "2023-09-14")]
    {
        let words = format!("model={name}&on={day}&board=cmmlu&protocol=5-shot&division=limited");
        let body = check(&words.replace('（', "%EF%BC%88").replace('）', "%EF%BC%89")).await;
        assert_eq!((body["model"].as_str(), tables(&body)), (Some("bluelm-7b"), vec![says.to_owned()]), "{name}");
        assert_eq!(body["held_until"], "2023-11-08", "{name}");
    }
    // 75.07 becomes 75.82 on 18 September, and 71.66 zero-shot 76.14: first of all lines.
    let body = check("kind=first&model=vivoLM-7B&on=2023-09-18&board=cmmlu").await;
    assert_eq!(
        (body["verdict"].as_str(), &body["holds_on"], &body["of"]),
        (Some("holds-on-some"), &4.into(), &6.into())
    );
    assert_eq!(
        tables(&body),
        [
            "0-shot all 1/21 holds bluelm-7b",
            "0-shot limited 1/7 holds bluelm-7b",
            "0-shot open-to-test null/14 no-row gpt-4",
            "5-shot all 1/21 holds-tied bluelm-7b+galaxy",
            "5-shot limited 1/7 holds bluelm-7b",
            "5-shot open-to-test null/14 no-row gpt-4",
        ]
    );
    assert_eq!(until(&body), ["2023-12-05", "2023-12-05", "-", "2023-11-08", "2023-11-08", "-"]);
    // On 19 December the limited line is gone, and BlueLM-7B stands in the open table with 74.27.
    let body = check("kind=first&model=vivoLM-7B&on=2023-12-19&board=cmmlu&protocol=5-shot").await;
    assert_eq!(
        tables(&body),
        [
            "5-shot all 4/27 does-not-hold mindgpt+zw-lm",
            "5-shot limited null/9 no-row mindgpt+zw-lm",
            "5-shot open-to-test 1/18 holds bluelm-7b",
        ]
    );
    assert_eq!(until(&body), ["-", "-", "2024-01-10"]);
}

/// XuanYuan-13B: 60.05 on the board, 78 in its maker's README, which states no error.
#[tokio::test]
async fn xuanyuan_13b_is_first_only_where_its_maker_lists_it() {
    let board = check("model=xuanyuan-13b&on=2024-03-08&board=cmmlu&protocol=5-shot&division=open-to-test").await;
    assert_eq!(board["verdict"], "does-not-hold");
    assert_eq!(sentence(&board), "Does not hold: number 5 of 19, interval 5 to 6.");
    let readme = check("model=XuanYuan-13B&on=2024-03-08&board=xuanyuan-readme&dataset=cmmlu").await;
    assert_eq!((readme["verdict"].as_str(), &readme["of"]), (Some("listed-only"), &1.into()));
    assert_eq!(sentence(&readme), "Listed first only: listed first of 15; 14 more state no error.");
    let other = "kind=ahead-of&model=xuanyuan-13b&other=xuanyuan-70b&on=2024-03-08&dataset=cmmlu&domain=general";
    let relations: Vec<(bool, String)> = check(other).await["slices"]
        .as_array()
        .unwrap()
        .iter()
        .map(|slice| {
            let is_readme = slice["slice"].as_str().unwrap().starts_with("board=xuanyuan-readme");
            (is_readme, slice["relation"].as_str().unwrap().to_owned())
        })
        .collect();
    assert!(relations.contains(&(true, "listed-ahead".to_owned())), "{relations:?}");
    assert!(relations.contains(&(false, "behind".to_owned())), "{relations:?}");
    assert!(
        !relations.contains(&(true, "behind".to_owned())) && !relations.contains(&(false, "listed-ahead".to_owned()))
    );
}

/// JIUTIAN on 11 September 2024: the 57B line moves from the limited to the open table, where it is fourth of
/// 29 in the place of the 13.9B line, which is gone.
#[tokio::test]
async fn jiutian_moves_to_the_open_table() {
    let words = |model: &str, day: &str, k: usize, division: &str| {
        format!("kind=number&k={k}&model={model}&on={day}&board=cmmlu&protocol=5-shot&division={division}")
    };
    let before = check(&words("JIUTIAN-57B", "2024-09-10", 1, "limited")).await;
    assert_eq!((before["verdict"].as_str(), before["held_until"].as_str()), (Some("held-until"), Some("2024-09-11")));
    assert_eq!(sentence(&before), "Held until 11 September 2024: on its day first of 12.");
    // It stands in the other table: the words do not speak of it.
    let not_yet = check(&words("JIUTIAN-57B", "2024-09-10", 4, "open-to-test")).await;
    assert_eq!(
        (not_yet["verdict"].as_str(), not_yet["reason"].as_str()),
        (Some("cannot-be-checked"), Some("outside-filters"))
    );

    let moved = check(&words("JIUTIAN-57B", "2024-09-11", 4, "open-to-test")).await;
    assert_eq!((moved["verdict"].as_str(), moved["held_until"].as_str()), (Some("held-until"), Some("2024-10-11")));
    let says = "Held until 11 October 2024: on its day number 4 of 29, interval 3 to 4, which leaves other ranks open.";
    assert_eq!(sentence(&moved), says);
    let left = check(&words("JIUTIAN-57B", "2024-09-11", 1, "limited")).await;
    assert_eq!(
        (left["verdict"].as_str(), left["reason"].as_str()),
        (Some("cannot-be-checked"), Some("outside-filters"))
    );

    let small = check(&words("JIUTIAN-13.9B", "2024-09-10", 4, "open-to-test")).await;
    assert_eq!((small["verdict"].as_str(), small["held_until"].as_str()), (Some("held-until"), Some("2024-09-11")));
    assert_eq!(tables(&small), ["5-shot open-to-test 4/29 holds lingzhi-72b-chat+qwen2-72b-instruct"]);
    let gone = check(&words("JIUTIAN-13.9B", "2024-09-11", 4, "open-to-test")).await;
    assert_eq!((gone["verdict"].as_str(), gone["reason"].as_str()), (Some("cannot-be-checked"), Some("no-row")));
    let says = "Cannot be checked: the board as recorded here had no result of the model that day.";
    assert_eq!(sentence(&gone), says);
}
