//! Sentences about fixed rankings.

use chrono::NaiveDate;
use domain::rank::METHOD;

use super::words::{Noun, count, day_text, number};
use super::{Lang, Text};

/// The button that fixes a ranking.
pub const FIX: Text = Text::new("定格此排名", "Fix this ranking");
/// The link to the same ranking, fixed.
pub const IS_FIXED: Text = Text::new("已定格", "Fixed");
/// The list of fixed rankings of a slice.
pub const FIXED_RANKINGS: Text = Text::new("此口径的定格排名", "Fixed rankings of this slice");
/// Before the day of one.
pub const AS_OF: Text = Text::new("截至", "as of");
/// The ranking shown is that one.
pub const SAME: Text = Text::new("与本页相同", "the same as this page");
/// The ranking shown differs from that one in nothing but the day.
pub const SAME_BUT_DAY: Text = Text::new("除截至日外与本页相同", "the same as this page but for the day");
/// The ranking shown is of the same day, and differs: something was filed late.
pub const SINCE_FIXED: Text = Text::new("定格之后，此日的成绩又有变动", "what is known of that day has changed since");
/// The ranking shown differs from that one.
pub const OTHER_DAY: Text = Text::new("与本页不同", "differs from this page");

/// What a fixed ranking is called.
pub const FIXED_RANKING: Text = Text::new("定格排名", "Fixed ranking");
/// The word on its seal.
pub const SEAL: Text = Text::new("定格", "fixed");
/// The section of changes.
pub const SINCE: Text = Text::new("定格以来的变动", "What changed since");
/// Nothing did.
pub const NOTHING: Text = Text::new("没有变动：参排的仍是这些成绩。", "Nothing: the same results are ranked.");
/// Heads of the lists of changes.
pub const ENTERED: Text = Text::new("新增", "Entered");
/// See [`ENTERED`].
pub const LEFT: Text = Text::new("移除", "Left");
/// See [`ENTERED`].
pub const RESCORED: Text = Text::new("改分", "Rescored");
/// See [`ENTERED`].
pub const REVISED: Text = Text::new("修订", "Revised");
/// Results to which somebody objects. See [`ENTERED`].
pub const DISPUTED: Text = Text::new("有异议", "Disputed");
/// Before the first place of then and of now.
pub const FIRST_THEN: Text = Text::new("定格时居首", "First when it was fixed");
/// See [`FIRST_THEN`].
pub const FIRST_NOW: Text = Text::new("如今居首", "First now");
/// The link to the present ranking.
pub const PRESENT: Text = Text::new("查看如今的排名", "See the present ranking");
/// Other fixed rankings of the slice.
pub const OTHERS: Text = Text::new("此口径在其他日子的定格", "The same slice, fixed as of other days");
/// What the bytes of record are.
pub const RECORD_LEDE: Text = Text::new(
    "此排名的全部内容，逐字节不变；编号即其摘要的开头。",
    "All of this ranking, in bytes that never change. Its name is the start of their digest.",
);
/// What the badge says.
pub const BADGE_LEDE: Text = Text::new(
    "徽标总带着说法、参排数、口径与日期；居首的成绩一旦撤回或更正，徽标即改为该词。",
    "It always carries the wording, the number ranked, the slice and the day. Once the result that leads is withdrawn \
     or corrected, it says that word instead.",
);
/// The badge for those who cannot see it.
pub const BADGE_ALT: Text = Text::new("此排名的徽标", "The badge of this ranking");
/// In place of who is first, where too few are ranked.
pub const NO_FIRST: Text = Text::new("不论第一", "No first place");

/// When it was fixed, of which state of the data and by which method.
#[must_use]
pub fn provenance(fixed_on: NaiveDate, data_version: i64, method: u32, lang: Lang) -> String {
    let day = day_text(fixed_on, lang);
    let method = match (method == METHOD, lang) {
        (true, Lang::Zh) => format!("方法第 {method} 版"),
        (true, Lang::En) => format!("method version {method}"),
        (false, Lang::Zh) => format!("方法第 {method} 版（现行为第 {METHOD} 版）"),
        (false, Lang::En) => format!("method version {method} (the present one is {METHOD})"),
    };
    match lang {
        Lang::Zh => format!("{day}定格；数据版本 {data_version}；{method}。"),
        Lang::En => format!("Fixed on {day}; data version {data_version}; {method}."),
    }
}

/// Against which day the changes are counted, and how many were and are ranked.
#[must_use]
pub fn against(today: NaiveDate, then: usize, now: usize, lang: Lang) -> String {
    let (then, now) = (number(then), number(now));
    match lang {
        Lang::Zh => format!("与同一口径截至 {today} 的排名相比：当时共 {then} 个参排，如今共 {now} 个。"),
        Lang::En => format!("Against the same slice as of {today}: {then} ranked then, {now} now."),
    }
}

/// How many changes of a kind.
#[must_use]
pub fn of_kind(kind: Text, n: usize, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("{}：{}", kind.zh, count(n, Noun::Model, lang)),
        Lang::En => format!("{}: {}", kind.en, count(n, Noun::Model, lang)),
    }
}

/// Since when an objection waits for an answer.
#[must_use]
pub fn disputed_since(day: NaiveDate, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("{day} 起有异议"),
        Lang::En => format!("disputed since {day}"),
    }
}

/// A model of which no result is ranked, with how many are.
#[must_use]
pub fn not_ranked(n: usize, lang: Lang) -> String {
    let n = number(n);
    match lang {
        Lang::Zh => format!("未参排，共 {n}"),
        Lang::En => format!("not among the {n} ranked"),
    }
}

/// The end of the sentence to quote, of a ranking that is not fixed.
pub const NOT_FIXED: Text = Text::new("金榜排名", "Jinbang ranking");

/// The end of the sentence to quote.
#[must_use]
pub fn record(id: &str, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("金榜定格排名 {id}"),
        Lang::En => format!("Jinbang ranking {id}"),
    }
}
