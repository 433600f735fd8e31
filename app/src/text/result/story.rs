//! Sentences about what happened to a result and what was checked of it.

use chrono::NaiveDate;
use domain::story::{Step, Who};
use domain::{Board, ResultRow};

use crate::text::filing::review::ground;
use crate::text::words::board_name;
use crate::text::{Lang, Text};

/// The time line.
pub const STORY: Text = Text::new("经过", "Time line");
/// Column: the day.
pub const DAY: Text = Text::new("日期", "Day");
/// Column: what happened.
pub const WHAT: Text = Text::new("事项", "What happened");
/// Column: who did it.
pub const WHO: Text = Text::new("由谁", "By whom");
/// What was checked.
pub const CHECKS: Text = Text::new("自动检查", "Automatic checks");
/// Nothing was found.
pub const NOTHING: Text = Text::new("没有值得指出的。", "Nothing to point out.");

/// What happened, in a few words.
#[must_use]
pub fn step(step: &Step, lang: Lang) -> String {
    let text = match step {
        Step::Published => Text::new("发布", "published"),
        Step::Recorded => Text::new("收录到金榜", "entered in Jinbang"),
        Step::Filed => Text::new("报送待审", "filed for review"),
        Step::Approved => Text::new("第一位审阅人同意", "approved by the first of two reviewers"),
        Step::Accepted => Text::new("审阅通过，发布", "accepted and published"),
        Step::Disputed(of) => {
            let colon = Text::new("：", ": ").get(lang);
            return format!("{}{colon}{}", Text::new("提出异议", "disputed").get(lang), ground(*of, lang));
        }
        Step::Answered => Text::new("答复异议", "the dispute was answered"),
        Step::Corrected(_) => Text::new("更正为", "corrected by"),
        Step::Withdrawn => Text::new("撤回", "withdrawn"),
    };
    text.get(lang).to_owned()
}

/// Who did something.
#[must_use]
pub fn who(who: &Who, board: &Board, lang: Lang) -> String {
    match (who, lang) {
        (Who::Named(name), _) => name.clone(),
        (Who::Board, Lang::Zh) => format!("榜单“{}”，见于其表", board_name(board, lang)),
        (Who::Board, Lang::En) => format!("the board {}, in its table", board_name(board, lang)),
    }
}

/// Who decided that a result stands no more.
#[must_use]
pub fn decided_by(by: Option<&Who>, row: &ResultRow, lang: Lang) -> String {
    let by = by.map(|by| who(by, &row.exam.board, lang));
    match (by, lang) {
        (Some(by), Lang::Zh) => format!("决定者：{by}。"),
        (Some(by), Lang::En) => format!("Decided by {by}."),
        (None, Lang::Zh) => "决定者未说明。".to_owned(),
        (None, Lang::En) => "Who decided it is not stated.".to_owned(),
    }
}

/// When the checks were made, and what they are worth.
#[must_use]
pub fn checked_on(day: Option<NaiveDate>, lang: Lang) -> String {
    match (day, lang) {
        (Some(day), Lang::Zh) => format!("{day} 审阅时由程序检查所得，只是线索，不是结论。"),
        (Some(day), Lang::En) => format!("Found by a machine when it was reviewed, {day}. Findings, not verdicts."),
        (None, Lang::Zh) => "并非在此报送；由程序按已说明的事项检查所得，只是线索，不是结论。".to_owned(),
        (None, Lang::En) => {
            "It was not filed here: found by a machine in what is stated. Findings, not verdicts.".to_owned()
        }
    }
}
