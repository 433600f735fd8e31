//! Sentences of the search page.

use super::{Lang, Text};

/// The title without words looked for.
pub const SEARCH: Text = Text::new("查找", "Search");
/// Label of the field.
pub const LABEL: Text = Text::new("模型、榜单、评测集或机构的名称", "Name of a model, board, dataset or organisation");
/// The button.
pub const BUTTON: Text = Text::new("查找", "Search");
/// What is searched.
pub const HINT: Text = Text::new(
    "按中英文名称和各榜单的写法查找。结果按名称排列，不含名次。",
    "Names in Chinese and English and as boards print them. What is found stands in the order of names, without ranks.",
);
/// Heading: near names.
pub const NEAR: Text = Text::new("相近的名称", "Names like it");
/// Heading of models.
pub const MODELS: Text = Text::new("模型", "Models");
/// Heading of boards.
pub const BOARDS: Text = Text::new("榜单", "Boards");
/// Heading of datasets.
pub const DATASETS: Text = Text::new("评测集", "Datasets");
/// Heading of organisations.
pub const ORGANISATIONS: Text = Text::new("机构", "Organisations");
/// Beside something of exactly that name.
pub const EXACT: Text = Text::new("同名", "exact name");
/// Where nothing is near either.
pub const NOTHING_NEAR: Text = Text::new("也没有相近的名称。", "No name is like it either.");

/// The title with words looked for.
#[must_use]
pub fn title(words: &str, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("查找“{words}”"),
        Lang::En => format!("Search for “{words}”"),
    }
}

/// How much was found.
#[must_use]
pub fn found(n: usize, words: &str, lang: Lang) -> String {
    match (lang, n) {
        (Lang::Zh, 0) => format!("没有名称含“{words}”的模型、榜单、评测集或机构。"),
        (Lang::En, 0) => format!("No model, board, dataset or organisation has “{words}” in its name."),
        (Lang::Zh, _) => format!("名称含“{words}”的共 {n} 项。"),
        (Lang::En, 1) => format!("1 name holds “{words}”."),
        (Lang::En, _) => format!("{n} names hold “{words}”."),
    }
}

/// Where more were found than are shown.
#[must_use]
pub fn more(n: usize, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("另有 {n} 项未列出，请把名称写得更完整。"),
        Lang::En => format!("{n} more are not shown; type more of the name."),
    }
}

/// Beside a name that was found under another.
#[must_use]
pub fn printed_as(name: &str, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("榜单写作“{name}”"),
        Lang::En => format!("printed as “{name}”"),
    }
}
