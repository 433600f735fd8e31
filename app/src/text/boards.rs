//! Sentences of the pages of boards and datasets.

use super::{Lang, Text};

/// Title of the list of boards.
pub const BOARDS: Text = Text::new("榜单", "Boards");
/// What the list is.
pub const BOARDS_LEDE: Text = Text::new(
    "按主办者的性质分列，同类之中按名称排序。榜单之间不排先后。",
    "By who stands behind them, then by name. Boards are not ranked against each other.",
);
/// Heading of boards that are no evaluation.
pub const NO_EVALUATION: Text = Text::new("不属于评测", "Not an evaluation");
/// What that means.
pub const NO_EVALUATION_LEDE: Text = Text::new(
    "下列榜单不是让模型答题得出的，只作说明，从不排名。",
    "These lists do not come from models sitting an exam. They are described and never ranked.",
);
/// What stands on the page of such a board, before the reason.
pub const THIS_IS_NO_EVALUATION: Text = Text::new(
    "这个榜单不属于评测，只作说明，从不排名。",
    "This list is not an evaluation. It is described here and never ranked.",
);
/// What stands on the page of an evaluation without figures.
pub const NO_FIGURES: Text = Text::new("本站没有收录这个榜单的分数。", "No score of this board is kept here.");
/// Label: the kind of a board.
pub const KIND: Text = Text::new("性质", "Kind");
/// Label: who publishes it.
pub const PUBLISHERS: Text = Text::new("主办", "Published by");
/// Label: the home page.
pub const HOMEPAGE: Text = Text::new("主页", "Home page");
/// Heading of the grid.
pub const GRID: Text = Text::new("各语言、各领域的第一名", "Who is first, by language and domain");
/// What the grid shows.
pub const GRID_LEDE: Text = Text::new(
    "每格取最新的版次和参排最多的指标与协议，格中写明，点开即是该口径的排名。各格是不同的考试，不能相加。",
    "Each cell takes the newest edition and the metric and protocol that rank most models, and names them; it leads to \
     that ranking. Cells are different exams and do not add up.",
);
/// The link to a dataset through time.
pub const THROUGH_TIME: Text = Text::new("走势", "Over time");
/// The link to a board's exams through time.
pub const BOARD_THROUGH_TIME: Text = Text::new("各场考试随时间的变化", "Its exams over time");
/// Head of the column of domains.
pub const DOMAIN: Text = Text::new("领域", "Domain");
/// Heading of the editions.
pub const EDITIONS: Text = Text::new("版次", "Editions");
/// Heading of the divisions.
pub const DIVISIONS: Text = Text::new("组别", "Divisions");
/// What divisions are.
pub const DIVISIONS_LEDE: Text = Text::new(
    "榜单对自己表格的划分。不指定组别时，参加同一场考试的各组一起排名。",
    "The board’s own partition of its table. Left open, all divisions that sat the same exam are ranked together.",
);
/// Column: when an edition was released.
pub const RELEASED: Text = Text::new("发布", "Released");
/// Column: whether its questions are public.
pub const OPENNESS: Text = Text::new("题目与答案", "Questions with answers");
/// Column: since when they are.
pub const OPENED_ON: Text = Text::new("公开日", "Public since");
/// Column: items by domain.
pub const ITEMS: Text = Text::new("题数", "Items");
/// Column: results.
pub const RESULTS: Text = Text::new("成绩", "Results");
/// Column: models.
pub const MODELS: Text = Text::new("模型", "Models");
/// Column: exams.
pub const EXAMS: Text = Text::new("考试", "Exams");
/// Heading: who publishes scores on a dataset.
pub const WHO_PUBLISHES: Text = Text::new("发布其分数的榜单", "Who publishes scores on it");
/// What that list says.
pub const WHO_PUBLISHES_LEDE: Text = Text::new(
    "不同榜单发布的分数不是同一场考试，分开排名。",
    "Scores published by different boards are different exams, and are ranked apart.",
);
/// Heading: what the dataset is split into.
pub const SPLITS: Text = Text::new("可用于口径的取值", "What a slice of it can name");
/// The link to everything a board publishes on a dataset.
pub const ALL_EXAMS: Text = Text::new("全部考试", "all its exams");
/// A cell without an exam.
pub const NO_EXAM: Text = Text::new("无此考试", "no such exam");
/// A cell with an exam that nobody stands in today.
pub const NOBODY: Text = Text::new("目前没有模型参排", "nobody ranked now");
/// A cell with too few for a first.
pub const TOO_FEW: Text = Text::new("模型太少，不论第一", "too few models to speak of a first");

/// How many other exams a cell stands for.
#[must_use]
pub fn other_exams(n: usize, lang: Lang) -> String {
    match (lang, n) {
        (Lang::Zh, _) => format!("另有 {n} 场考试"),
        (Lang::En, 1) => "1 more exam".to_owned(),
        (Lang::En, _) => format!("{n} more exams"),
    }
}

/// How many are ranked in a cell.
#[must_use]
pub fn ranked(n: usize, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("{n} 个参排"),
        Lang::En => format!("{n} ranked"),
    }
}
