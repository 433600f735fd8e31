//! Sentences of the index of rankings.

use domain::rank::FEWEST_RANKED;

use super::words::number;
use super::{Lang, Text, ranking};

/// The page's title.
pub const TITLE: Text = Text::new("全部排名", "Every ranking");
/// What the page holds.
pub const LEDE: Text = Text::new(
    "一场考试一个排名：榜单、评测集、版次、语言、领域、协议与指标都定下，才有名次。先按榜单、再按评测集的名称排列；\
     考试之间不排先后。",
    "One exam, one ranking: board, dataset, edition, language, domain, protocol and metric have to be fixed before there \
     is a rank. In the order of names; exams are not ranked against each other.",
);
/// The form's label.
pub const FILTERS: Text = Text::new("筛选排名", "Which rankings");
/// Its button.
pub const SHOW: Text = Text::new("查看", "Show");
/// The label of the links to boards.
pub const BOARDS: Text = Text::new("本页的榜单", "Boards");
/// Showing all again.
pub const SHOW_ALL: Text = Text::new("显示全部排名", "Show every ranking");
/// Nothing is kept.
pub const NOTHING: Text = Text::new("还没有收录任何考试。", "No exam is kept here yet.");
/// An exam without results on the day.
const NOBODY: Text = Text::new("没有模型参排", "nobody ranked");
/// The numbers of ranked models are not known yet.
pub const COUNTING: Text = Text::new(
    "各场考试的参排数正在统计，稍后再看此页即有。",
    "How many each exam ranks is being counted; the page will say it in a moment.",
);

/// How many are ranked, as the line of an exam says it.
#[must_use]
pub fn ranked(n: usize, lang: Lang) -> String {
    match (n, lang) {
        (0, _) => NOBODY.get(lang).to_owned(),
        (n, Lang::En) if n < FEWEST_RANKED => format!("{n}, too few to rank"),
        (n, Lang::Zh) if n < FEWEST_RANKED => format!("{n} 个，太少，不排名"),
        (n, _) => ranking::ranked_of(&number(n), lang),
    }
}

/// The state that is counted.
#[must_use]
pub fn as_of(day: &str, lang: Lang) -> String {
    match lang {
        Lang::En => format!("as of\u{a0}{day}"),
        Lang::Zh => format!("截至\u{a0}{day}"),
    }
}
