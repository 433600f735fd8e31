//! What happened to a result, as everybody may read it: its days, its filing, objections to it, and
//! what ended it.

use chrono::NaiveDate;

use crate::filing::dispute::{Dispute, Ground};
use crate::filing::{Act, Event};
use crate::{ResultId, ResultRow};

/// One thing that happened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Happening {
    /// The day.
    pub on: NaiveDate,
    /// What it was.
    pub step: Step,
    /// Who did it; `None` where nobody is named.
    pub who: Option<Who>,
    /// Why, in the words of who did it.
    pub why: Option<String>,
}

/// What can happen to a result.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Step {
    /// A board published it.
    Published,
    /// It was entered here.
    Recorded,
    /// It was filed for review, also after changes.
    Filed,
    /// The first of two reviewers was for it.
    Approved,
    /// A reviewer accepted and so published it.
    Accepted,
    /// Somebody objected to it.
    Disputed(Ground),
    /// A reviewer answered an objection.
    Answered,
    /// Another result took its place.
    Corrected(ResultId),
    /// It was withdrawn.
    Withdrawn,
}

/// Who did something.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Who {
    /// A person or an organisation, by the name it goes by.
    Named(String),
    /// The board, by its own table.
    Board,
}

/// Everything that happened to a result, the oldest first. `events` are those of the filing that it
/// came with, none where it was not filed here; `corrected` is the result that took its place.
#[must_use]
pub fn story(row: &ResultRow, events: &[Event], disputes: &[Dispute], corrected: Option<&ResultId>) -> Vec<Happening> {
    let mut story = begun(row, events);
    story.extend(disputes.iter().flat_map(objection));
    story.extend(ended(row, events, corrected));
    // What happened on one day stays in the order of steps.
    story.sort_by_key(|happening| happening.on);
    story
}

/// Who decided that a result stands no more; `None` while it stands, and where nobody is named.
#[must_use]
pub fn ended_by(story: &[Happening]) -> Option<&Who> {
    let ends = |happening: &&Happening| matches!(happening.step, Step::Corrected(_) | Step::Withdrawn);
    story.iter().rev().find(ends)?.who.as_ref()
}

fn by(event: &Event) -> Option<Who> {
    Some(Who::Named(event.who.clone()))
}

/// How it came here.
fn begun(row: &ResultRow, events: &[Event]) -> Vec<Happening> {
    let filed = events.iter().filter_map(|event| {
        let step = match event.act {
            Act::File => Step::Filed,
            Act::Approve => Step::Approved,
            Act::Accept => Step::Accepted,
            _ => return None,
        };
        Some(Happening { on: event.at.date_naive(), step, who: by(event), why: event.why.clone() })
    });
    let filed: Vec<Happening> = filed.collect();
    if !filed.is_empty() {
        return filed;
    }
    let who = row.submission.filed_by.clone().map_or(Who::Board, Who::Named);
    let published = Happening { on: row.published_on, step: Step::Published, who: Some(who), why: None };
    let recorded = Happening { on: row.recorded_at.date_naive(), step: Step::Recorded, who: None, why: None };
    vec![published, recorded]
}

fn objection(dispute: &Dispute) -> impl Iterator<Item = Happening> + use<> {
    let raised = Happening {
        on: dispute.at.date_naive(),
        step: Step::Disputed(dispute.ground),
        who: Some(Who::Named(dispute.who.clone())),
        why: None,
    };
    let answered = dispute.answer.as_ref().map(|answer| Happening {
        on: answer.at.date_naive(),
        step: Step::Answered,
        who: Some(Who::Named(answer.who.clone())),
        why: None,
    });
    [raised].into_iter().chain(answered)
}

/// What ended it, with who decided that: whoever withdrew or corrected its filing, or the board.
fn ended(row: &ResultRow, events: &[Event], corrected: Option<&ResultId>) -> Option<Happening> {
    let on = row.withdrawn_on?;
    let event = events.iter().rev().find(|event| matches!(event.act, Act::Withdraw | Act::Correct));
    let who = match event {
        Some(event) => by(event),
        None => row.submission.filed_by.is_none().then_some(Who::Board),
    };
    let step = corrected.map_or(Step::Withdrawn, |id| Step::Corrected(id.clone()));
    Some(Happening { on, step, who, why: row.withdrawn_reason.clone() })
}
