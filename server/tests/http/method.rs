//! `/about` works its formulas with figures of the data.

use crate::site;

#[tokio::test]
async fn formulas_are_worked_with_figures_of_the_data() {
    let site = site::demo().await;
    let en = site.get("/about?lang=en").await.body;
    let zh = site.get("/about?lang=zh").await.body;
    // Of 133 items all: two right and two wrong answers are added.
    let full = ["p = (133 + 2) / (133 + 4) = 0.9854", "SE = 100 × √(0.9854 × (1 − 0.9854) / 137) = 1.02"];
    // XuanYuan-70B by the four groups of CMMLU; checks/clustered.py has the same 2.99.
    let clustered = ["(2531·(0.6074 − p))²", "/ n = 2.99"];
    // It and GPT-4 of 15 models, and the strictest of all tests of the table.
    let leaders = ["z = 0.15 / √(0.42² + 0.42²) = 0.25", "m = 15 × 14 = 210 ,  α / m = 0.0002381"];
    let days = ["2023-06-16 ≤ day &lt; 2023-06-17"];
    for formula in full.iter().chain(&clustered).chain(&leaders).chain(&days) {
        assert!(en.contains(formula) && zh.contains(formula), "{formula}");
    }
    // Of invented counts; checks/mcnemar.csv has the same p of 12 and 3.
    let paired = ["p = P( X ≥ 12 ),  X ~ Bin( 15 , ½ )", "p = (455 + 105 + 15 + 1) / 2^15 = 0.018"];
    assert!(paired.iter().all(|formula| en.contains(formula) && zh.contains(formula)));
    assert!(en.contains("An illustration: the answers of no two models") && zh.contains("示意：本站还没有两个模型"));
    assert!(en.contains("Of 100 items both answered 60 rightly, only a 12, only b 3, neither 25"));
    assert!(en.contains("one-sided p = 0.018 (two-sided 0.035); uncorrected, a is better than b."));
    assert!(en.contains("72.0% and 63.0% as independent scores, z = 1.37 falls short of 1.64"));
    assert!(zh.contains("按独立样本算 z = 1.37，不到 1.64，就分不出先后。"));
    for section in ["compare", "agreement", "weights"] {
        let (_, own) = en.split_once(&format!("<section id=\"{section}\">")).unwrap();
        let (own, _) = own.split_once("</section>").unwrap();
        assert!(
            own.contains("An example") && own.contains("href=\"/compare?model=xuanyuan-70b&amp;model=gpt-4"),
            "{own}"
        );
    }
    assert!(zh.contains("按科目聚类为 2.99，二项标准误只有 0.42。"));
}

#[tokio::test]
async fn an_empty_store_has_the_method_without_examples() {
    let site = site::empty().await;
    let page = site.get("/about?lang=en").await;
    assert!(page.status.is_success() && page.body.contains("SE = √( p (1 − p) / n )"));
    assert_eq!(page.body.matches("class=\"worked\"").count(), 1, "an illustration needs no data");
}
