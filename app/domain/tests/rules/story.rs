//! What happened to a result is told in order, and its end says who decided it.

use chrono::{DateTime, Utc};
use domain::filing::dispute::{Answered, Dispute, Ground};
use domain::filing::{Act, Event, State};
use domain::story::{Happening, Step, Who, ended_by, story};
use domain::{Direction, ResultRow};
use proptest::prelude::*;

use crate::support::{exam, rows};

fn at(text: &str) -> DateTime<Utc> {
    text.parse().unwrap()
}

fn event(on: &str, who: &str, act: Act, why: Option<&str>) -> Event {
    let (account, why) = (Some(who.to_owned()), why.map(str::to_owned));
    Event { at: at(on), account, who: who.to_owned(), act, state: State::Accepted, why }
}

fn dispute(row: &ResultRow, answered: bool) -> Dispute {
    let answer = Answered { at: at("2026-03-05T10:00:00Z"), who: "judge".into(), words: "It is right.".into() };
    Dispute {
        id: "d".into(),
        result: row.id.clone(),
        at: at("2026-03-04T10:00:00Z"),
        account: Some("doubter".into()),
        who: "doubter".into(),
        ground: Ground::Score,
        evidence: "The log gives another score.".into(),
        answer: answered.then_some(answer),
    }
}

fn steps(story: &[Happening]) -> Vec<&Step> {
    story.iter().map(|happening| &happening.step).collect()
}

proptest! {
    #[test]
    fn a_board_s_result_is_published_and_ended_by_its_board(
        rows in rows(vec![exam("general", "5-shot", Direction::Higher)])
    ) {
        for row in &rows {
            let told = story(row, &[], &[], None);
            prop_assert!(told.windows(2).all(|pair| pair[0].on <= pair[1].on));
            let published = told.iter().find(|of| of.step == Step::Published).unwrap();
            prop_assert_eq!((published.on, &published.who), (row.published_on, &Some(Who::Board)));
            let ended = row.withdrawn_on.map(|_| &Who::Board);
            prop_assert_eq!(ended_by(&told), ended);
            prop_assert_eq!(told.iter().any(|of| of.step == Step::Withdrawn), row.withdrawn_on.is_some());
        }
    }

    #[test]
    fn a_filing_is_told_with_everybody_who_decided(
        rows in rows(vec![exam("general", "5-shot", Direction::Higher)]),
        answered in any::<bool>()
    ) {
        let Some(row) = rows.first() else { return Ok(()) };
        let mut row = ResultRow::clone(row);
        row.withdrawn_on = at("2026-04-01T00:00:00Z").date_naive().into();
        row.withdrawn_reason = Some("wrong weights".into());
        let events = [
            event("2026-03-01T10:00:00Z", "filer", Act::File, None),
            event("2026-03-01T11:00:00Z", "judge", Act::TakeUp, None),
            event("2026-03-01T12:00:00Z", "judge", Act::Approve, None),
            event("2026-03-02T12:00:00Z", "second", Act::Accept, Some("as filed")),
            event("2026-04-01T09:00:00Z", "filer", Act::Withdraw, Some("wrong weights")),
        ];
        let disputes = [dispute(&row, answered)];
        let told = story(&row, &events, &disputes, None);
        let mut expected = vec![&Step::Filed, &Step::Approved, &Step::Accepted, &Step::Disputed(Ground::Score)];
        expected.extend(answered.then_some(&Step::Answered));
        expected.push(&Step::Withdrawn);
        prop_assert_eq!(steps(&told), expected);
        prop_assert_eq!(ended_by(&told), Some(&Who::Named("filer".into())));
        let other = &rows[rows.len() - 1].id;
        let corrected = story(&row, &events, &disputes, Some(other));
        prop_assert_eq!(&corrected.last().unwrap().step, &Step::Corrected(other.clone()));
    }
}
