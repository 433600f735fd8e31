//! The published stories, with the exact values that their sources printed: who was first and
//! second on a day, with which score, among how many.

use axum::http::StatusCode;

use crate::site;

/// `slice`, first and second as (name as the board printed it, score as reported), number ranked.
async fn told(slice: &str, first: (&str, &str), second: (&str, &str), n: u64) {
    let site = site::demo().await;
    let body = site.json(&format!("/api/v1/rankings?{slice}")).await;
    assert_eq!(body["ranked"], true, "{slice}: not one exam: {}", body["open"]);
    let row = |place: usize| {
        let row = &body["rows"][place];
        (row["printed_name"].as_str().unwrap().to_owned(), row["score_text"].as_str().unwrap().to_owned())
    };
    let own = |(name, score): (&str, &str)| (name.to_owned(), score.to_owned());
    assert_eq!((row(0), row(1)), (own(first), own(second)), "{slice}");
    assert_eq!(body["n_ranked"], n, "{slice}");
    assert_eq!(body["rows"][0]["of"], n);
    let page = site.get(body["address"].as_str().unwrap()).await;
    assert_eq!(page.status, StatusCode::OK);
    assert!(page.body.contains(first.1) || first.1.len() > 8, "the page shows {}", first.1);
}

/// 1. CMMLU before XuanYuan-70B lands.
#[tokio::test]
async fn story_01() {
    told(
        "board=cmmlu&dataset=cmmlu&protocol=5-shot&domain=general&division=open-to-test&as-of=2023-09-25",
        ("GPT4", "70.95"),
        ("Qwen-7B", "58.66"),
        14,
    )
    .await;
}

/// 2. CMMLU the day XuanYuan-70B lands: 0.15 points ahead of GPT-4.
#[tokio::test]
async fn story_02() {
    told(
        "board=cmmlu&dataset=cmmlu&protocol=5-shot&domain=general&division=open-to-test&as-of=2023-09-26",
        ("XuanYuan-70B", "71.10"),
        ("GPT4", "70.95"),
        15,
    )
    .await;
}

/// 3. The same day without the filter on access.
#[tokio::test]
async fn story_03() {
    told(
        "board=cmmlu&dataset=cmmlu&protocol=5-shot&domain=general&as-of=2023-09-26",
        ("vivoLM-7B", "75.82"),
        ("Galaxy", "74.03"),
        22,
    )
    .await;
}

/// 4. CMMLU when QuarkLLM and ZW-LM both stand in the limited table, five-shot.
#[tokio::test]
async fn story_04() {
    told(
        "board=cmmlu&dataset=cmmlu&protocol=5-shot&domain=general&division=limited&as-of=2023-11-14",
        ("ZW-LM", "81.73"),
        ("QuarkLLM", "80.27"),
        9,
    )
    .await;
}

/// 5. The same day, zero-shot: another first.
#[tokio::test]
async fn story_05() {
    told(
        "board=cmmlu&dataset=cmmlu&protocol=0-shot&domain=general&division=limited&as-of=2023-11-14",
        ("QuarkLLM", "77.08"),
        ("vivoLM-7B", "76.14"),
        9,
    )
    .await;
}

/// 6. CMMLU five-shot open, the last state.
#[tokio::test]
async fn story_06() {
    told(
        "board=cmmlu&dataset=cmmlu&protocol=5-shot&domain=general&division=open-to-test&as-of=2024-12-31",
        ("Lingzhi-72B-chat", "90.26"),
        ("Telechat2-35B", "90.16"),
        34,
    )
    .await;
}

/// 7. CMMLU zero-shot open, the last state: another first.
#[tokio::test]
async fn story_07() {
    told(
        "board=cmmlu&dataset=cmmlu&protocol=0-shot&domain=general&division=open-to-test&as-of=2024-12-31",
        ("Spark 4.0-2024-10-14", "90.97"),
        ("Telechat2-35B", "90.49"),
        32,
    )
    .await;
}

/// 8. CMMLU humanities only: a third first.
#[tokio::test]
async fn story_08() {
    told(
        "board=cmmlu&dataset=cmmlu&protocol=5-shot&domain=humanities&division=open-to-test&as-of=2024-12-31",
        ("Qwen2-72B", "93.84"),
        ("Telechat2-35B", "93.69"),
        34,
    )
    .await;
}

/// 10. AlpacaEval 2 without community rows.
#[tokio::test]
async fn story_10() {
    told(
        "board=alpacaeval&edition=2.0&metric=length-controlled-win-rate&evaluator=organiser&as-of=2026-01-01",
        ("gpt-4o-2024-05-13", "57.45682883335095"),
        ("gpt-4-turbo-2024-04-09", "55.01530093647852"),
        79,
    )
    .await;
}

/// 11. AlpacaEval 2 by the plain win rate, all models.
#[tokio::test]
async fn story_11() {
    told(
        "board=alpacaeval&edition=2.0&metric=win-rate&as-of=2026-01-01",
        ("gemma-2-9b-it-WPO-HB", "77.82503168985093"),
        ("SelfMoA_gemma-2-9b-it-WPO-HB", "77.58955217385297"),
        222,
    )
    .await;
}

/// 12. AlpacaEval 1 when Xwin passes GPT-4 by 0.29 with standard errors of 0.72.
#[tokio::test]
async fn story_12() {
    told(
        "board=alpacaeval&edition=1.0&metric=win-rate&as-of=2023-09-19",
        ("xwinlm-70b-v0.1", "95.56803995006244"),
        ("gpt4", "95.27950310559004"),
        60,
    )
    .await;
}

/// 13. SuperCLUE August 2023, all lines.
#[tokio::test]
async fn story_13() {
    told(
        "board=superclue&dataset=superclue&edition=2023-08&domain=general&metric=score&as-of=2023-08-31",
        ("GPT-4", "81.03"),
        ("Claude-2", "67.72"),
        16,
    )
    .await;
}

/// 14. SuperCLUE August 2023, only lines with a rank number (foreign models left out by the board).
#[tokio::test]
async fn story_14() {
    told("board=superclue&dataset=superclue&edition=2023-08&domain=general&metric=score&division=ranked&as-of=2023-08-31", ("Baichuan-13B-Chat(V2)", "60.02"), ("MiniMax-abab5", "55.70"), 12).await;
}

/// 15. SuperCLUE total the day ERNIE Bot still stands (last of nine, 32.61).
#[tokio::test]
async fn story_15() {
    told(
        "board=superclue&dataset=superclue&edition=2023-05-v1.0&domain=general&metric=score&as-of=2023-05-09",
        ("GPT-4", "76.67"),
        ("GPT-3.5-turbo", "66.18"),
        9,
    )
    .await;
}

/// 16. SuperCLUE total a day later: the line of ERNIE Bot is gone.
#[tokio::test]
async fn story_16() {
    told(
        "board=superclue&dataset=superclue&edition=2023-05-v1.0&domain=general&metric=score&as-of=2023-05-10",
        ("GPT-4", "76.67"),
        ("GPT-3.5-turbo", "66.18"),
        8,
    )
    .await;
}

/// 17. C-Eval five-shot with MiniMax.
#[tokio::test]
async fn story_17() {
    told(
        "board=c-eval&dataset=c-eval&protocol=5-shot&domain=general&as-of=2023-05-16",
        ("GPT-4", "68.7"),
        ("ChatGPT", "54.4"),
        12,
    )
    .await;
}

/// 18. C-Eval five-shot after MiniMax left the table.
#[tokio::test]
async fn story_18() {
    told(
        "board=c-eval&dataset=c-eval&protocol=5-shot&domain=general&as-of=2023-05-23",
        ("GPT-4", "68.7"),
        ("ChatGPT", "54.4"),
        11,
    )
    .await;
}

/// 20. Aider polyglot, cost: lower is better.
#[tokio::test]
async fn story_20() {
    told(
        "board=aider&dataset=aider-polyglot&metric=total-cost&as-of=2025-12-31",
        ("gpt-4o-mini-2024-07-18", "0.3236"),
        ("DeepSeek Chat V3 (prev)", "0.3369"),
        51,
    )
    .await;
}

/// 21. MMedBench Chinese, before the 70B model.
#[tokio::test]
async fn story_21() {
    told(
        "board=mmedbench&language=zh&as-of=2024-04-30",
        ("MMedLM 2(Ours) 7B", "80.01"),
        ("InternLM 2 7B", "77.55"),
        15,
    )
    .await;
}

/// 22. MMedBench Spanish, the same day: another first.
#[tokio::test]
async fn story_22() {
    told("board=mmedbench&language=es&as-of=2024-04-30", ("GPT-4", "85.67"), ("Gemini-1.0 pro", "69.69"), 15).await;
}

/// 24. FinEval overall: another exam of finance, another first.
#[tokio::test]
async fn story_24() {
    told(
        "board=fineval&dataset=fineval-overall&as-of=2025-12-31",
        ("Claude 3.5-Sonnet", "72.9"),
        ("GPT-4o", "71.9"),
        19,
    )
    .await;
}

/// 25. RobustBench CIFAR-10, self-reported attack, early 2021.
#[tokio::test]
async fn story_25() {
    told(
        "board=robustbench&dataset=cifar-10&metric=robust-accuracy&evaluator=self&as-of=2021-03-01",
        ("Alfarra2020ClusTR", "74.04"),
        ("JinRinard2020Manifold", "71.22"),
        46,
    )
    .await;
}

/// 26. The same models by the organisers' attack.
#[tokio::test]
async fn story_26() {
    told(
        "board=robustbench&dataset=cifar-10&metric=robust-accuracy&evaluator=organiser&as-of=2021-03-01",
        ("Gowal2020Uncovering_70_16_extra", "65.87"),
        ("Gowal2020Uncovering_28_10_extra", "62.76"),
        46,
    )
    .await;
}

/// 9. AlpacaEval 2, all rows: a constant answer scores higher than every model. It is a baseline,
/// said beside the first place and never ranked.
#[tokio::test]
async fn story_09() {
    let slice = "board=alpacaeval&edition=2.0&metric=length-controlled-win-rate&as-of=2026-01-01";
    told(slice, ("SelfMoA_gemma-2-9b-it-WPO-HB", "78.53928111481099"), ("Shopee-SlimMoA-v1", "77.4515432873834"), 222)
        .await;
    let body = site::demo().await.json(&format!("/api/v1/rankings?{slice}")).await;
    assert_eq!(body["first_place"]["baselines_above"], serde_json::json!(["nullmodel"]));
    assert_eq!(body["baselines"][0]["score_text"], "86.45780691307947");
    assert!(body["baselines"][0].get("rank").is_none());
}

/// 19. Aider polyglot at the claim of R1+Sonnet. The story counts 16 models; one of them stands
/// with two edit formats, and a model with its setting is one entrant: 17 are ranked.
#[tokio::test]
async fn story_19() {
    let slice = "board=aider&dataset=aider-polyglot&metric=pass-rate-2&as-of=2025-01-24";
    told(slice, ("DeepSeek R1 + claude-3-5-sonnet-20241022", "64.0"), ("o1-2024-12-17 (high)", "61.7"), 17).await;
    let body = site::demo().await.json(&format!("/api/v1/rankings?{slice}")).await;
    assert_eq!(body["n_models"], 16);
}

/// 23. FinanceIQ: the maker of the exam has the first model. Four of its 16 lines say "0-shot" and
/// twelve say nothing of the protocol, so that all 16 are a listing; each protocol alone is ranked.
#[tokio::test]
async fn story_23() {
    let site = site::demo().await;
    let body = site.json("/api/v1/rankings?board=financeiq&domain=finance&as-of=2023-10-01").await;
    assert_eq!((&body["ranked"], &body["open"]), (&false.into(), &serde_json::json!(["protocol"])));
    let rows = body["rows"].as_array().unwrap();
    assert_eq!(rows.len(), 16);
    let score = |name: &str| rows.iter().find(|row| row["printed_name"] == name).unwrap()["score_text"].clone();
    assert_eq!((score("XuanYuan-70B"), score("GPT4")), ("67.56".into(), "60.05".into()));
    let silent = "board=financeiq&domain=finance&protocol=not-stated&as-of=2023-10-01";
    told(silent, ("XuanYuan-70B", "67.56"), ("Qwen-14B", "53.29"), 12).await;
}

#[tokio::test]
async fn a_maker_is_named_in_the_language_of_the_page() {
    const SLICE: &str = "/rankings?board=cmmlu&dataset=cmmlu&domain=general&protocol=5-shot&org=alibaba";
    let site = site::demo().await;
    for (lang, words) in [("en", "made by Alibaba"), ("zh", "机构：阿里巴巴")] {
        // Of a slice with rows, of one without, of a listing, and asked for twice: rankings are kept.
        for rest in ["", "&size=under-10b&weights=closed", "", "&as-of=2020-01-01"] {
            let page = site.get(&format!("{SLICE}{rest}&lang={lang}")).await.body;
            assert!(page.contains(words), "{lang}{rest}");
            assert!(!page.contains("made by alibaba") && !page.contains("机构：alibaba"), "{lang}{rest}");
        }
        let listing = site.get(&format!("/rankings?board=cmmlu&dataset=cmmlu&org=alibaba&lang={lang}")).await.body;
        assert!(listing.contains(words), "{lang}");
    }
    let facets = site.get("/rankings?board=cmmlu&dataset=cmmlu&domain=general&protocol=5-shot&lang=zh").await.body;
    assert!(facets.contains("<bdi>阿里巴巴</bdi>"), "the filter names it too");
}
