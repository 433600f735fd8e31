//! Sentences of the page of exports.

use super::{Lang, Text};

/// Name of the list of forms in which a page can be had.
pub const FORMS: Text = Text::new("供程序读取的格式", "Forms for programs");
/// The title.
pub const TITLE: Text = Text::new("全部数据", "The whole data");
/// What it is.
pub const LEDE: Text = Text::new(
    "本站收录的全部公开数据，可整份下载，也可按表下载。账户、会话、草稿与未公开的文件从不在内；公开行为只带署名。用它可在别处重建同一个站：同样的标识，同样的页面。",
    "All public data that is kept here, to be had whole or table by table. Accounts, sessions, drafts and files that are \
     not public are never in it; of who acted in public it has the name alone. The same site can be rebuilt elsewhere from it: the same identifiers, the same pages.",
);
/// The archive.
pub const ARCHIVE: Text = Text::new("全部文件（zip）", "All files (zip)");
/// The description.
pub const PACKAGE: Text =
    Text::new("文件说明（Frictionless datapackage.json）", "Description (Frictionless datapackage.json)");
/// Heading of tables.
pub const TABLES: Text = Text::new("各表", "Tables");
/// Column: table.
pub const TABLE: Text = Text::new("表", "Table");
/// Column: what.
pub const HOLDS: Text = Text::new("内容", "What it holds");
/// Column: columns.
pub const COLUMNS: Text = Text::new("列数", "Columns");
/// Column: files.
pub const FILES: Text = Text::new("文件", "Files");
/// Files of filings.
pub const FILED: Text = Text::new(
    "已采纳的提交所附的文件不在压缩包内，可逐个按其 SHA-256 下载，清单见 datapackage.json；命令 server export 则连同文件一并导出。",
    "The files of accepted filings are not in the archive: each is had by its SHA-256, and datapackage.json lists them. The      command server export brings them along.",
);
/// Rebuilding.
pub const REBUILD: Text = Text::new("在空数据库中重建：", "To rebuild in an empty database:");
/// Not kept.
pub const NOT_KEPT: Text = Text::new(
    "本站未设存放导出文件的目录，请用命令 server export。",
    "This site keeps no exports; use the command server export.",
);

/// The version that is given.
#[must_use]
pub fn version(version: i64, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("数据版本 {version}；数据有变动后首次下载时重新生成。"),
        Lang::En => format!("Data version {version}; made anew when somebody first asks after a change."),
    }
}

/// What a table holds.
#[must_use]
pub fn holds(table: &str) -> Option<Text> {
    Some(match table {
        "organisation" => Text::new("机构", "organisations"),
        "board" => Text::new("榜单", "boards"),
        "board_publisher" => Text::new("榜单由谁发布", "who publishes each board"),
        "model" => Text::new("模型", "models"),
        "model_organisation" => Text::new("模型由谁研制", "who made each model"),
        "alias" => Text::new("榜单所印名称归于何模型的决定", "decisions on which model a printed name is"),
        "dataset" => Text::new("评测集", "datasets"),
        "edition" => Text::new("评测集的版次", "editions of datasets"),
        "exam" => Text::new("考试及其计分尺度", "exams and how their scores are measured"),
        "exam_division" => Text::new("考试的组别", "divisions of exams"),
        "exam_evaluator" => Text::new("考试的评测方类别", "evaluator kinds of exams"),
        "submission" => Text::new("每次评测的来源", "the provenance of each evaluation"),
        "result" => Text::new("成绩", "results"),
        "record" => Text::new("存档原文及其摘要", "bytes of record with their digests"),
        "fixed_ranking" => Text::new("固定的排名", "rankings that were fixed"),
        "log_entry" => Text::new("公开日志的条目", "entries of the public log"),
        "log_hash" => Text::new("公开日志的树内节点", "hashes inside the tree of the public log"),
        "claim" => Text::new("宣称", "claims"),
        "item_set" => Text::new("逐题成绩所用的题目", "items that results answer one by one"),
        "item_result" => Text::new("逐题的对错", "which items a result answered rightly"),
        "finding" => Text::new("机器对提交的成绩查出了什么", "what a machine found in filed results"),
        "verdict" => Text::new("历次判定", "verdicts on claims, as they were found"),
        "author" => Text::new(
            "公开提交、评审、异议与答复的署名",
            "names beside public filings, reviews, objections and answers",
        ),
        "filing" => Text::new("已采纳的提交，照原样", "accepted filings, as they were typed"),
        "filing_event" => Text::new("已采纳的提交的经过", "what happened to accepted filings"),
        "file" => Text::new("已采纳的提交所附文件的摘要与大小", "digests and sizes of files of accepted filings"),
        "filing_file" => Text::new("每次提交附有哪些文件", "which files came with each filing"),
        "dispute" => Text::new("异议与答复", "objections and answers"),
        _ => return None,
    })
}
