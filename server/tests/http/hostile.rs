//! Names that try to be more than names are shown as text.

use domain::batch::Batch;
use server::import::{self, File};

use crate::site;

const NAMES: [&str; 4] = [
    "<script>alert(1)</script>model",
    "</title><script>alert(2)</script>title",
    "\u{202e}right-to-left\u{202c} model",
    "\"><img src=x onerror=alert(3)> quoted",
];

fn batch() -> Batch {
    let mut csv = csv::Writer::from_writer(Vec::new());
    csv.write_record([
        "board",
        "board_kind",
        "board_url",
        "dataset",
        "edition",
        "edition_released_on",
        "openness",
        "opened_on",
        "language",
        "domain",
        "metric",
        "metric_unit",
        "higher_is_better",
        "metric_min",
        "metric_max",
        "aspect",
        "protocol",
        "n_items",
        "model",
        "row_role",
        "evaluator_kind",
        "score",
        "published_on",
        "source_url",
    ])
    .unwrap();
    let long = format!("long {}", "name ".repeat(100));
    for (index, name) in NAMES.iter().copied().chain([long.as_str()]).enumerate() {
        csv.write_record([
            "<b>Board</b>",
            "academic",
            "https://board.example",
            "</h1>Exam",
            "1.0",
            "2024-01-01",
            "open",
            "",
            "en",
            "general",
            "accuracy",
            "percent",
            "true",
            "0",
            "100",
            "capability",
            "</script>5-shot",
            "100",
            name,
            "model",
            "organiser",
            &format!("{}", 50 + index),
            "2024-01-02",
            "https://board.example/?a=%22%3E%3Cscript%3E",
        ])
        .unwrap();
    }
    let bytes = csv.into_inner().unwrap();
    let files = [File { name: "hostile.csv", bytes: &bytes }];
    import::read(&files, &domain::batch::Known::default()).unwrap_or_else(|faults| panic!("{faults:#?}"))
}

#[tokio::test]
async fn hostile_names_are_text_on_every_page() {
    let site = site::empty().await;
    let batch = batch();
    site.state.store().import(&batch, site::now(), |_| {}).await.unwrap();
    let mut pages = vec![
        "/".to_owned(),
        "/boards".to_owned(),
        "/models".to_owned(),
        "/boards/b-board-b".to_owned(),
        "/datasets/h1-exam".to_owned(),
        "/search?q=%3Cscript%3Ealert(1)%3C/script%3E".to_owned(),
        "/search?q=script".to_owned(),
        "/rankings?board=b-board-b&find=%22%3E%3Cscript%3E".to_owned(),
        "/rankings?board=b-board-b".to_owned(),
    ];
    pages.extend(batch.models.iter().map(|model| format!("/models/{}", model.slug)));
    pages.extend(batch.results.iter().map(|result| format!("/r/{}", result.id)));
    for address in &pages {
        for lang in ["en", "zh"] {
            let gap = if address.contains('?') { '&' } else { '?' };
            let got = site.get(&format!("{address}{gap}lang={lang}")).await;
            assert!(got.status.is_success(), "{address}: {}", got.status);
            for tag in ["<script>alert", "<img src=x", "<b>Board", "</h1>Exam", "</script>5-shot"] {
                assert!(!got.body.contains(tag), "{address} lets {tag} through");
            }
            assert_eq!(got.body.matches("<title>").count(), 1, "{address}");
            assert_eq!(got.body.matches("</title>").count(), got.body.matches("<title").count(), "{address}");
        }
    }
}
