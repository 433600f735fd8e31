//! Sentences of the reviewers' pages and of disputes.

use domain::Address;
use domain::filing::decide::{Interest, Undecided};
use domain::filing::dispute::Ground;

use super::finding::Names;
use super::state;
use crate::text::{Lang, Text};

/// The queue.
pub const REVIEW: Text = Text::new("审阅", "Review");
/// What it is.
pub const LEDE: Text = Text::new(
    "最早报送的在前。检查所得只是线索，不是结论；结论由没有利害关系的人作出，并写明理由。",
    "The oldest first. Checks are findings, never verdicts: those are given by people without an interest, with their \
     reasons.",
);
/// The queue is empty.
pub const EMPTY: Text = Text::new("没有待审的报送。", "Nothing waits for review.");
/// Open disputes.
pub const OPEN_DISPUTES: Text = Text::new("等待答复的异议", "Disputes that wait for an answer");
/// There is none.
pub const NO_DISPUTES: Text = Text::new("没有等待答复的异议。", "No dispute waits for an answer.");
/// The findings.
pub const FINDINGS: Text = Text::new("检查所得", "Findings");
/// Of the whole.
pub const OF_WHOLE: Text = Text::new("整份报送", "The submission as a whole");
/// A row without findings.
pub const NOTHING: Text = Text::new("无", "none");
/// The decision.
pub const DECISION: Text = Text::new("审阅意见", "Decision");
/// The reasons.
pub const REASONS: Text = Text::new("理由或意见", "Reasons or words");
/// What they are for.
pub const REASONS_HINT: Text = Text::new(
    "要求修改与不予通过须写明；报送者会看到，发布后公开。",
    "Needed to ask for changes and to reject. The filer reads it, and everybody once it is published.",
);
/// Begins.
pub const TAKE_UP: Text = Text::new("开始审阅", "Begin to review");
/// Asks.
pub const ASK: Text = Text::new("请报送者修改", "Ask for changes");
/// Accepts.
pub const ACCEPT: Text = Text::new("通过并发布", "Accept and publish");
/// Approves as the first.
pub const APPROVE: Text = Text::new("同意（还需另一位）", "Approve (another one has to)");
/// Rejects.
pub const REJECT: Text = Text::new("不予通过", "Reject");
/// Two are needed.
pub const MOVES_FIRST: Text = Text::new(
    "这些成绩会改变某个第一名，须由两位审阅人同意。",
    "These results change a first place: two reviewers have to approve them.",
);
/// How many approvals do not count any more.
#[must_use]
pub fn lapsed(n: usize, lang: Lang) -> String {
    match (lang, n) {
        (Lang::Zh, n) => {
            format!("先前的 {n} 份同意不再有效：同意的人与此有了利害关系，或不再是审阅人。")
        }
        (Lang::En, 1) => {
            "An approval does not count any more: whoever gave it has an interest in it by now, or reviews no more."
                .to_owned()
        }
        (Lang::En, n) => format!(
            "{n} approvals do not count any more: those who gave them have an interest in it by now, or review no more."
        ),
    }
}

/// It changed.
pub const CHANGED: Text = Text::new(
    "其间内容有变动，什么也没有决定；请重看后再定。",
    "Something changed meanwhile, and nothing was decided: look again.",
);
/// A dispute.
pub const DISPUTE: Text = Text::new("对这项成绩提出异议", "Dispute this result");
/// What it does.
pub const DISPUTE_LEDE: Text = Text::new(
    "在审阅人书面答复之前，这项成绩在所有表格中都标为“有异议”。异议与答复始终公开。",
    "Until a reviewer answers in writing the result is marked “disputed” in every table. Dispute and answer stay public.",
);
/// The mark.
pub const DISPUTED: Text = Text::new("有异议", "disputed");
/// The disputes of a result.
pub const DISPUTES: Text = Text::new("异议与答复", "Disputes and answers");
/// The ground.
pub const GROUND: Text = Text::new("异议所指", "What is disputed");
/// The evidence.
pub const EVIDENCE: Text = Text::new("依据", "Evidence");
/// What evidence is.
pub const EVIDENCE_HINT: Text = Text::new(
    "写明与何处不符，并给出可查的地址。",
    "Say what it does not agree with, with an address where that can be read.",
);
/// It has to be said.
pub const EVIDENCE_MISSING: Text =
    Text::new("请写明依据（20 至 4,000 字）。", "Give the evidence: 20 to 4,000 letters.");
/// The answer.
pub const ANSWER: Text = Text::new("答复", "Answer");
/// It has to be said.
pub const ANSWER_MISSING: Text = Text::new("请写明答复（1 至 4,000 字）。", "Write an answer of 1 to 4,000 letters.");
/// No answer yet.
pub const NO_ANSWER: Text = Text::new("尚待答复。", "It waits for an answer.");
/// Raises it.
pub const RAISE: Text = Text::new("提出异议", "Raise the dispute");

/// What is held against a result.
#[must_use]
pub const fn ground(ground: Ground, lang: Lang) -> &'static str {
    match ground {
        Ground::Score => Text::new("分数与依据不符", "the score is not what the evidence gives"),
        Ground::Provenance => Text::new("来源、工具或日期不符", "source, tool or day is not as stated"),
        Ground::Relation => Text::new("评测方的关系不符", "who ran it stands otherwise to model or dataset"),
        Ground::Model => Text::new("不是这个模型或版本", "it is another model or version"),
        Ground::Exam => Text::new("不是这场考试或协议", "it is another exam or protocol"),
        Ground::Contamination => Text::new("模型见过题目", "the model had seen the questions"),
        Ground::Other => Text::new("其他", "something else"),
    }
    .get(lang)
}

/// Why a reviewer cannot decide a submission.
#[must_use]
pub fn interest(interest: &Interest, names: &impl Names, lang: Lang) -> String {
    match (interest, lang) {
        (Interest::FiledIt, Lang::En) => "You filed it: somebody else decides it.".to_owned(),
        (Interest::FiledIt, Lang::Zh) => "这是你报送的，由别人审定。".to_owned(),
        (Interest::RaisedIt, Lang::En) => "You raised it: somebody else answers it.".to_owned(),
        (Interest::RaisedIt, Lang::Zh) => "这是你提出的异议，由别人答复。".to_owned(),
        (Interest::BelongsTo(organisation), Lang::En) => {
            let organisation = names.organisation(organisation.as_str());
            format!("You belong to {organisation}, which has an interest in it: somebody else decides it.")
        }
        (Interest::BelongsTo(organisation), Lang::Zh) => {
            let organisation = names.organisation(organisation.as_str());
            format!("你属于“{organisation}”，该机构与此有利害关系，由别人审定。")
        }
        (Interest::BelongedTo(organisation), Lang::En) => {
            let organisation = names.organisation(organisation.as_str());
            format!(
                "You belonged to {organisation} when this came in, or after; it has an interest in it: somebody else \
                 decides it."
            )
        }
        (Interest::BelongedTo(organisation), Lang::Zh) => {
            let organisation = names.organisation(organisation.as_str());
            format!("此事提出时或之后，你曾属于“{organisation}”；该机构与此有利害关系，由别人审定。")
        }
    }
}

/// What a correction corrects stands no more: another filing stands in its place, or none.
#[must_use]
pub fn overtaken(by: Option<&str>, lang: Lang) -> String {
    let address = by.map(|by| Address::Submission(by).to_string());
    match (address, lang) {
        (Some(by), Lang::En) => {
            format!(
                "What it corrects was corrected meanwhile, by {by}. Correct that; what was filed has to be filed again."
            )
        }
        (Some(by), Lang::Zh) => format!("它所更正的报送已被 {by} 更正：请更正那一份；已报送的须重新报送。"),
        (None, Lang::En) => {
            "What it corrects was taken back meanwhile. File it by itself; what was filed has to be filed again."
                .to_owned()
        }
        (None, Lang::Zh) => "它所更正的报送已被撤回：请单独报送；已报送的须重新报送。".to_owned(),
    }
}

/// Why a decision could not be made.
#[must_use]
pub fn undecided(undecided: Undecided, lang: Lang) -> String {
    match (undecided, lang) {
        (Undecided::NotNow(now), Lang::En) => format!("It does not wait for a decision: {}.", state::state(now, lang)),
        (Undecided::NotNow(now), Lang::Zh) => format!("它现在不等待审定：{}。", state::state(now, lang)),
        (Undecided::NoReason, _) => state::WHY_MISSING.get(lang).to_owned(),
        (Undecided::ApprovedBefore, Lang::En) => "You approved it before; another reviewer has to.".to_owned(),
        (Undecided::ApprovedBefore, Lang::Zh) => "你已同意过，还需另一位审阅人。".to_owned(),
    }
}
