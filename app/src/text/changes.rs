//! Sentences of the change log and of feeds.

use domain::change::ChangeKind;

use super::{Lang, Text};

/// The log of everything.
pub const CHANGES: Text = Text::new("变动记录", "Change log");
/// What it is.
pub const LEDE: Text = Text::new(
    "每一条成绩何时新增、改分、更正、被提出异议、撤回，第一名何时易主，最近得知的在前。日期是事情发生的日子，收录时间是金榜得知的时间。",
    "When each result entered, was rescored, revised, disputed or withdrawn, and when a first place changed; what was \
     learned last comes first. The day is that of the event, recorded is when Jinbang learned of it.",
);
/// The log of a slice.
pub const LEDE_SLICE: Text = Text::new(
    "这一口径下发生过的每一次变动：何时、何种、依据何处。最近得知的在前。",
    "Every change that ever happened in this slice: when, what, and where it is shown. What was learned last comes first.",
);
/// The log of a claim.
pub const LEDE_CLAIM: Text = Text::new(
    "这一宣称何时提出，以及此后它可能所指的各个第一名何时易主。",
    "When the claim was made, and when the first places it may speak of changed since.",
);
/// The log of what a page shows.
pub const OF_THIS: Text = Text::new("本页内容的变动", "Changes of what is shown here");
/// The whole log of a ranking.
pub const WHOLE: Text = Text::new(
    "逐条记录：每次变动、收录时间与来源",
    "The whole log: every change of a row, when it was recorded, and its source",
);
/// The feed of what is shown.
pub const FEED: Text = Text::new("订阅（Atom）", "Feed (Atom)");
/// Column: the day.
pub const DAY: Text = Text::new("日期", "Day");
/// Column: what happened.
pub const CHANGE: Text = Text::new("变动", "Change");
/// Column: to what.
pub const WHAT: Text = Text::new("内容", "What");
/// Column: in which exam.
pub const WHERE: Text = Text::new("口径", "Slice");
/// Column: the source.
pub const SOURCE: Text = Text::new("来源", "Source");
/// Column: when it was recorded.
pub const RECORDED: Text = Text::new("收录时间", "Recorded");
/// Where an objection stands with its answer.
pub const OBJECTION: Text = Text::new("异议全文", "the dispute");
/// The source of what is computed here.
pub const COMPUTED: Text = Text::new("由金榜计算", "computed here");
/// Nothing happened.
pub const NOTHING: Text = Text::new("没有变动。", "Nothing has changed.");
/// Nothing happened to the thing on this page of the log.
pub const NOTHING_HERE: Text =
    Text::new("这一页没有相关变动，请看更早的。", "Nothing on this page; see earlier changes.");
/// Further back.
pub const EARLIER: Text = Text::new("更早的变动 →", "earlier changes →");
/// Back to the newest.
pub const NEWEST: Text = Text::new("← 最近的变动", "← newest changes");
/// Before a replaced first place.
pub const BEFORE: Text = Text::new("此前：", "before: ");
/// No first place: too few.
pub const NO_FIRST: Text = Text::new("参排不足三个，无第一名", "fewer than three ranked: no first place");
/// No reason was given.
pub const NO_REASON: Text = Text::new("未说明原因", "no reason was given");

/// A kind of change.
#[must_use]
pub const fn kind(kind: ChangeKind) -> Text {
    match kind {
        ChangeKind::Entered => Text::new("新增", "entered"),
        ChangeKind::Rescored => Text::new("改分", "rescored"),
        ChangeKind::Revised => Text::new("更正", "revised"),
        ChangeKind::Disputed => Text::new("异议", "disputed"),
        ChangeKind::Answered => Text::new("异议已答复", "dispute answered"),
        ChangeKind::Withdrawn => Text::new("撤回", "withdrawn"),
        ChangeKind::FirstPlace => Text::new("第一名易主", "first place changed"),
    }
}

/// A claim was made.
pub const CLAIMED: Text = Text::new("提出宣称", "claimed");

/// The title of a log of something.
#[must_use]
pub fn title(name: &str, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("变动记录：{name}"),
        Lang::En => format!("Change log: {name}"),
    }
}
