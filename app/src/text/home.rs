//! Sentences of the home page.

use super::{Lang, Text};

/// The headline.
pub const HEADLINE: Text =
    Text::new("没有口径，就没有名次。", "A place on a list means nothing until you say which list.");
/// The page's title.
pub const TITLE: Text = Text::new("金榜：有口径的排名", "Jinbang: rankings that say over what");
/// What the site is.
pub const LEDE: Text = Text::new(
    "金榜收存人工智能模型的公开评测成绩，连同何人、何时、如何评测一并存档，且只在同一口径内排名：\
     同一评测集、版次、语言、领域、指标与协议，截至某一日。",
    "Jinbang keeps published results of AI-model evaluations with who ran them, when and how, and ranks them only \
     inside one slice: a dataset, its edition, language, domain, metric and protocol, on a day.",
);
/// Heading of the form.
pub const OPEN: Text = Text::new("查看一个排名", "Open a ranking");
/// Hint under the form.
pub const OPEN_HINT: Text = Text::new(
    "选定的内容只对应一场考试时给出排名，否则列出其中的各场考试。",
    "Where the choice leaves one exam, it is ranked; otherwise the exams it holds are listed.",
);
/// The form's button.
pub const SHOW: Text = Text::new("查看", "Show");
/// Heading of the annotated row.
pub const READ_A_RANK: Text = Text::new("怎样读一个名次", "How to read a rank");
/// Heading of the words of a first place.
pub const WORDS: Text = Text::new("居首的三种说法", "Three words for the top place");
/// The name of *first*.
pub const FIRST: Text = Text::new("第一", "first");
/// What *first* says.
pub const FIRST_MEANS: Text = Text::new(
    "没有别的模型可能在它之前：名次区间为 1–1。他方评测的为实金，自测自报或评测方未说明的为金框。",
    "No other model can be ahead: rank interval 1–1. Solid gold where others ran the exam, outlined where the maker did \
     or nobody says.",
);
/// The name of *tied*.
pub const TIED: Text = Text::new("与另外 k 个模型并列第一", "tied for first with k others");
/// What *tied* says.
pub const TIED_MEANS: Text = Text::new("另有 k 个模型与第一名无法区分。", "k other models cannot be told from first.");
/// The name of *listed*.
pub const LISTED: Text = Text::new("表上居首", "listed first");
/// What *listed* says.
pub const LISTED_MEANS: Text =
    Text::new("所列成绩最好，但误差未知。", "The best score printed, but its error is not known.");
/// Heading of the newest results.
pub const NEWEST: Text = Text::new("最新成绩", "Newest results");
/// Heading of the results that left last.
pub const CHANGES: Text = Text::new("这些考试中最近撤回与更正的成绩", "Withdrawn or corrected last in these exams");
/// What stands where there are no results.
pub const NO_RESULTS: Text = Text::new("还没有收录任何成绩。", "No result is kept here yet.");
/// Column: the day of publication.
pub const PUBLISHED: Text = Text::new("发布日", "Published");
/// Column: the rank on that day.
pub const RANK_THAT_DAY: Text = Text::new("当日名次", "Rank that day");
/// Column: the day it ceased to stand.
pub const GONE: Text = Text::new("离榜日", "Left on");
/// Column: why.
pub const REASON: Text = Text::new("原因", "Reason");

/// Days with changes.
#[must_use]
pub fn days_with_changes(n: &str, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("{n} 天有变动"),
        Lang::En => format!("{n} days with changes"),
    }
}

/// What the tick of the annotated row is.
#[must_use]
pub fn listed_at(rank: usize, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("按分数排在第 {rank}"),
        Lang::En => format!("listed {} by score", ordinal(rank)),
    }
}

/// What the bar of the annotated row is.
#[must_use]
pub fn could_be(low: usize, high: usize, lang: Lang) -> String {
    match (lang, low == high) {
        (Lang::Zh, true) => format!("只可能是第 {low}：分数足以区分"),
        (Lang::Zh, false) => format!("可能是第 {low} 至 {high} 名：分数不足以区分"),
        (Lang::En, true) => format!("could only be {}: the scores tell", ordinal(low)),
        (Lang::En, false) => format!("could be {} to {}: the scores cannot tell", ordinal(low), ordinal(high)),
    }
}

/// The number at the right of the annotated row.
#[must_use]
pub fn ranked(of: usize, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("共 {of} 个参排"),
        Lang::En => format!("{of} models ranked"),
    }
}

/// An English ordinal: 1st, 2nd, 3rd, 11th.
#[must_use]
pub fn ordinal(n: usize) -> String {
    let suffix = match (n % 100, n % 10) {
        (11..=13, _) => "th",
        (_, 1) => "st",
        (_, 2) => "nd",
        (_, 3) => "rd",
        _ => "th",
    };
    format!("{n}{suffix}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ordinals() {
        let words: Vec<String> = [1, 2, 3, 4, 11, 12, 13, 21, 102, 111].into_iter().map(ordinal).collect();
        assert_eq!(words, ["1st", "2nd", "3rd", "4th", "11th", "12th", "13th", "21st", "102nd", "111th"]);
    }
}
