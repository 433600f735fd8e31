//! Sentences of the page of one result.

pub mod ended;
pub mod story;

use domain::ResultRow;

use super::{Lang, Text, words};

/// The way back in the line above the certificate.
pub const RESULTS: Text = Text::new("成绩", "Results");
/// Before the identifier.
pub const RESULT: Text = Text::new("成绩编号", "Result");
/// Where the source says nothing of why it left.
pub const NO_REASON: Text = Text::new("未说明原因。", "No reason was given.");
/// In place of an error.
pub const ERROR_UNKNOWN: Text = Text::new("误差未知", "error unknown");
/// Heading of the chart.
pub const BY_DAY: Text = Text::new("逐日名次", "Its rank, day by day");
/// What the chart shows.
pub const BY_DAY_LEDE: Text =
    Text::new("实线为名次，色带为名次区间，虚线为参排数。", "Line: rank. Band: rank interval. Dashes: models ranked.");
/// Column: since which day.
pub const FROM: Text = Text::new("自", "From");
/// Column: rank.
pub const RANK: Text = Text::new("名次", "Rank");
/// Column: interval.
pub const INTERVAL: Text = Text::new("区间", "Interval");
/// On a day of the table on which it does not stand.
pub const LEFT: Text = Text::new("不再参排", "no longer ranked");
/// Heading of the other results of the submission.
pub const SAME_SUBMISSION: Text = Text::new("同次报送的全部成绩", "The same submission, every result");
/// Column: the half width of the score's interval.
pub const HALF_WIDTH: Text = Text::new("±95%", "±95%");
/// Column: items.
pub const ITEMS: Text = Text::new("题数", "Items");
/// Heading of the provenance.
pub const PROVENANCE: Text = Text::new("来源记录", "Provenance");
/// Before the identifier of the result that this one corrects.
pub const CORRECTS: Text = Text::new("所更正的是", "It corrects");
/// The badge for those who cannot see it.
pub const BADGE_ALT: Text = Text::new("此成绩的徽标", "The badge of this result");
/// What the badge says.
pub const BADGE_LEDE: Text = Text::new(
    "徽标随排名更新，总带着口径、参排数与日期；成绩撤回或更正后，徽标即改为该词。",
    "It follows the ranking and always carries slice, number ranked and day. Once the result is withdrawn or \
     corrected, it says that word instead.",
);
/// What they are.
pub const RECORD_LEDE: Text = Text::new(
    "发布时的全部内容，逐字节不变；成绩编号即其摘要的开头。",
    "All that was published, in bytes that never change. The result’s name is the start of their digest.",
);
/// The place the board itself printed.
pub const LISTED_RANK: Text = Text::new("榜单自印的名次", "Place printed by the board");
/// What a printed place is worth.
pub const LISTED_RANK_NOTE: Text =
    Text::new("照录，口径由榜单自定", "as printed; what it is a rank of is the board’s own affair");
/// Heading of what replaced it or was there before.
pub const EARLIER_AND_LATER: Text = Text::new("此前与此后的成绩", "Earlier and later results");
/// What that list is.
pub const EARLIER_AND_LATER_LEDE: Text = Text::new(
    "同一模型在同一场考试中的其他成绩，不论组别与设置。",
    "Other results of this model in the same exam, whatever their division or setting.",
);
/// Where the result is a baseline.
pub const BASELINE: Text = Text::new("基线，不参排。", "A baseline: listed, not ranked.");
/// Where another result of the entrant stands for it.
pub const ANOTHER: Text = Text::new(
    "该模型在此口径中另有成绩参排，这一个不参排。",
    "Another result of this model is ranked in this slice; this one is not.",
);
/// Where fewer than three stood.
pub const TOO_FEW: Text = Text::new("模型太少，不论名次。", "Too few models to speak of a rank.");

/// Which revision a result is.
#[must_use]
pub fn revision(n: usize, of: usize, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("第 {n} 版，共 {of} 版。"),
        Lang::En => format!("Revision {n} of {of}."),
    }
}

/// Before the identifier of the revision that stands, on the page of an earlier one.
#[must_use]
pub fn current_is(of: usize, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("此成绩已更正，现行的是第 {of} 版："),
        Lang::En => format!("This result was corrected. The current one is revision {of}:"),
    }
}

/// Under the verdict of a withdrawn result: for how long it stood.
#[must_use]
pub fn stood(row: &ResultRow, lang: Lang) -> Option<String> {
    let gone = row.withdrawn_on?;
    let days = (gone - row.published_on).num_days();
    let from = row.published_on;
    Some(match lang {
        Lang::Zh => format!("自 {gone} 起不再参排。{from} 起在榜的 {days} 天里的名次不变，地址与数字保留。"),
        Lang::En => format!(
            "Not ranked since {gone}. Its ranks on the {days} {} from {from} remain, as do the address and the figures.",
            if days == 1 { "day" } else { "days" }
        ),
    })
}

/// The reason a result left its board, in words: the sources' own are kept where they are none of
/// the usual.
#[must_use]
pub fn reason(reason: Option<&str>, lang: Lang) -> String {
    let Some(reason) = reason.filter(|reason| !reason.is_empty()) else { return NO_REASON.get(lang).to_owned() };
    let said = |zh: &str, en: &str, rest: &str| match lang {
        Lang::Zh => format!("{zh}{rest}"),
        Lang::En => format!("{en}{rest}"),
    };
    if let Some(rest) = reason.strip_prefix("corrected: ") {
        said("已更正为 ", "corrected by ", rest)
    } else if let Some(rest) = reason.strip_prefix("superseded: score changed to ") {
        said("分数改为 ", "the score was changed to ", rest)
    } else if let Some(rest) = reason.strip_prefix("renamed on the board to ") {
        said("在榜单上改名为 ", "renamed on the board to ", rest)
    } else if let Some(rest) = reason.strip_prefix("moved to division=") {
        said("移到另一组别：", "moved to another division: ", rest)
    } else if reason == "line no longer in the table" {
        said("表中已无此行", reason, "")
    } else if reason == "table replaced by the next edition's" {
        said("表格已换成下一版次", "the table was replaced by the next edition’s", "")
    } else {
        reason.to_owned()
    }
}

/// The reason as a sentence of its own.
#[must_use]
pub fn reason_sentence(given: Option<&str>, lang: Lang) -> String {
    match (given.filter(|given| !given.is_empty()), lang) {
        (None, _) => NO_REASON.get(lang).to_owned(),
        // What was seen of a line that went, not what its board said of it.
        (Some("line no longer in the table"), Lang::Zh) => "榜单的表中已无此行，未说明原因。".to_owned(),
        (Some("line no longer in the table"), Lang::En) => {
            "The board’s table has no such line any more; no reason was given.".to_owned()
        }
        (given, Lang::Zh) => format!("原因：{}。", reason(given, lang)),
        (given, Lang::En) => format!("Reason: {}.", reason(given, lang)),
    }
}

/// "On the day it was published it was", before the wording of a first place or a rank.
pub const ON_THAT_DAY: Text = Text::new("发布当日", "On the day it was published it was");
/// "On the day it was published it held".
pub const HELD: Text = Text::new("发布当日", "On the day it was published it held");

/// A standing of today: "On 6 December 2024: …".
#[must_use]
pub fn on_day(day: chrono::NaiveDate, what: &str, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("{}：{what}。", words::day_text(day, lang)),
        Lang::En => format!("On {}: {what}.", words::day_text(day, lang)),
    }
}

/// The error beside a score: "±0.83 (95%)".
#[must_use]
pub fn half_width(text: &str, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("±{text}（95%）"),
        Lang::En => format!("±{text} (95%)"),
    }
}

/// The label of the line's end in the chart.
#[must_use]
pub fn rank_label(rank: usize, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("第 {rank}"),
        Lang::En => format!("rank {rank}"),
    }
}

/// The label of the dashed line's end in the chart.
#[must_use]
pub fn of_label(of: usize, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("共 {of}"),
        Lang::En => format!("of {of}"),
    }
}

/// The table under the chart.
#[must_use]
pub fn table_of_changes(n: usize, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("数据表：{n} 次变动"),
        Lang::En if n == 1 => "Table: 1 change".to_owned(),
        Lang::En => format!("Table: {n} changes"),
    }
}

/// The end of the sentence to cite.
#[must_use]
pub fn record(id: &str, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("金榜成绩 {id}"),
        Lang::En => format!("Jinbang result {id}"),
    }
}

/// "published 2023-09-26".
#[must_use]
pub fn published(day: chrono::NaiveDate, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("{day} 发布"),
        Lang::En => format!("published {day}"),
    }
}

/// Answers item by item.
pub const BY_ITEM: Text = Text::new("逐题成绩", "Item by item");
/// Columns: the other, what only this one knew, what only the other knew, the two-sided p.
pub const ITEM_HEADS: [Text; 4] = [
    Text::new("对照模型", "Against"),
    Text::new("仅本模型答对", "Only this right"),
    Text::new("仅对方答对", "Only the other right"),
    Text::new("双侧 p", "Two-sided p"),
];
/// What the table is.
pub const ITEMS_NOTE: Text = Text::new(
    "同一口径中做过同样题目的其他模型；McNemar 精确检验，每对单独检验。",
    "The others of its slice that answered the same items; McNemar’s exact test, each pair alone.",
);

/// How many of its items were answered rightly.
#[must_use]
pub fn items_right(right: usize, n: usize, lang: Lang) -> String {
    let [right, n] = [right, n].map(words::number);
    match lang {
        Lang::En => format!("{right} of {n} items answered rightly, each of them known."),
        Lang::Zh => format!("{n} 题中答对 {right} 题，每题对错均有记录。"),
    }
}

/// A p value: three figures, or below a thousandth.
#[must_use]
pub fn p_value(p: f64) -> String {
    if p < 0.001 { "< 0.001".to_owned() } else { words::decimal(p, 3) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reasons_are_worded_in_both_languages() {
        assert_eq!(reason(Some("superseded: score changed to 76.12"), Lang::Zh), "分数改为 76.12");
        assert_eq!(reason(Some("line no longer in the table"), Lang::En), "line no longer in the table");
        assert_eq!(reason(None, Lang::Zh), "未说明原因。");
        assert_eq!(reason(Some("evaluator changed"), Lang::Zh), "evaluator changed");
    }
}
