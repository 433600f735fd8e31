//! States, acts and events.

use domain::filing::{Act, State, Subject};

use crate::text::{Lang, Text};

/// What was filed.
#[must_use]
pub const fn subject(subject: Subject, lang: Lang) -> &'static str {
    match subject {
        Subject::Evaluation => Text::new("成绩", "Evaluation"),
        Subject::Claim => Text::new("宣称", "Claim"),
    }
    .get(lang)
}

/// A state's name.
#[must_use]
pub const fn state(state: State, lang: Lang) -> &'static str {
    match state {
        State::Draft => Text::new("草稿", "draft"),
        State::Filed => Text::new("已报送，待审", "filed, waits for review"),
        State::InReview => Text::new("审阅中", "in review"),
        State::ChangesAsked => Text::new("请报送者修改", "changes asked"),
        State::Accepted => Text::new("已发布", "accepted, published"),
        State::Rejected => Text::new("未通过", "rejected"),
        State::Disputed => Text::new("已发布，有异议", "published, disputed"),
        State::Corrected => Text::new("已由修订取代", "corrected"),
        State::Withdrawn => Text::new("已撤回", "withdrawn"),
    }
    .get(lang)
}

/// What somebody did.
#[must_use]
pub const fn act(act: Act, lang: Lang) -> &'static str {
    match act {
        Act::File => Text::new("报送", "filed it"),
        Act::TakeUp => Text::new("开始审阅", "began to review it"),
        Act::AskChanges => Text::new("请报送者修改", "asked for changes"),
        Act::Approve => Text::new("同意（第一位审阅人）", "approved it, as the first of two"),
        Act::Accept => Text::new("通过并发布", "accepted and published it"),
        Act::Reject => Text::new("不予通过", "rejected it"),
        Act::Dispute => Text::new("提出异议", "disputed it"),
        Act::Answer => Text::new("答复异议", "answered the dispute"),
        Act::Correct => Text::new("以修订取代", "replaced it by a correction"),
        Act::Withdraw => Text::new("撤回", "withdrew it"),
    }
    .get(lang)
}

/// The steps that every filing takes.
pub const STEPS: [Text; 4] = [
    Text::new("报送", "Filed"),
    Text::new("审阅", "Review"),
    Text::new("审定", "Decision"),
    Text::new("发布", "Published"),
];
/// The page of one filing.
pub const SUBMISSION: Text = Text::new("报送", "Submission");
/// The time line.
pub const TIME_LINE: Text = Text::new("经过", "Time line");
/// Nothing has happened.
pub const NO_EVENTS: Text = Text::new("尚未报送。", "Not filed yet.");
/// The rows.
pub const RESULTS: Text = Text::new("成绩", "Results");
/// The files.
pub const FILES: Text = Text::new("存档文件", "Files of record");
/// What the filer may do.
pub const YOURS: Text = Text::new("可做的事", "What you can do");
/// Goes on writing.
pub const EDIT: Text = Text::new("继续填写", "Go on writing");
/// Writes a correction.
pub const CORRECT: Text = Text::new("更正", "Correct it");
/// Makes a draft of what it says.
pub const ANEW: Text = Text::new("据此另写一份", "Write another from it");
/// Takes it back.
pub const WITHDRAW: Text = Text::new("撤回", "Withdraw it");
/// What withdrawing does.
pub const WITHDRAW_HINT: Text = Text::new(
    "已发布的成绩保留地址，注明撤回及原因；撤回不可恢复。",
    "Published results keep their addresses and say that they were withdrawn, and why. It cannot be undone.",
);
/// What withdrawing a claim does that was not published.
pub const WITHDRAW_CLAIM_HINT: Text = Text::new(
    "撤回后不再审阅，不可恢复；以后可以重新报送。",
    "Nobody reviews it then, and it cannot be undone; it can be filed anew.",
);
/// Why.
pub const WHY: Text = Text::new("原因", "Reason");
/// A reason is missing.
pub const WHY_MISSING: Text = Text::new("请写明原因。", "Say why.");
/// Who filed it.
pub const FILED_BY: Text = Text::new("报送者", "Filed by");
/// It stands at.
pub const STATE: Text = Text::new("状态", "State");
/// What it corrects.
pub const CORRECTS: Text = Text::new("更正的报送", "Corrects");
/// What corrected it.
pub const CORRECTED_BY: Text = Text::new("更正它的报送", "Corrected by");
/// Not public yet.
pub const PRIVATE: Text = Text::new(
    "发布之前只有报送者与审阅人看得到这一页。",
    "Before it is published only its filer and reviewers see this page.",
);
/// Its faults kept it from being read.
pub const UNREADABLE: Text = Text::new("现在的内容还不能报送。", "As it stands it could not be filed.");
/// Counts of an organisation.
pub const COUNTS: Text = Text::new("在本站的报送", "Filed here");

/// How many filings an organisation has, every variant of a model counted.
#[must_use]
pub fn counts(filed: i64, published: i64, withdrawn: i64, rejected: i64, lang: Lang) -> String {
    match lang {
        Lang::En => format!(
            "{filed} filed, {published} published, {withdrawn} withdrawn, {rejected} rejected; every variant of a model \
             counts."
        ),
        Lang::Zh => format!(
            "报送 {filed} 份，发布 {published} 份，撤回 {withdrawn} 份，未通过 {rejected} 份；同一模型的每个变体均计入。"
        ),
    }
}
