//! Every table that fits the words, or every slice on which two models may meet.

use std::sync::Arc;

use chrono::NaiveDate;
use domain::claim::Checked;
use domain::claim::ahead::{Comparison, Encounter, Meeting};
use domain::claim::verdict::{Completion, Judgement, Outcome};
use domain::pair::Relation;
use domain::rank::{Entry, Ranking};
use domain::{Address, Model, Slug};
use leptos::prelude::*;

use crate::page::pieces::Table;
use crate::part::{DisputedMark, PlaceMark, StandingText, Verdict};
use crate::text::words::slice_short;
use crate::text::{Lang, Text, claims as say};

/// The tables that fit the words: where the model stands on each, who is first, how long it lasted.
pub(super) fn tables(judgement: &Judgement, model: &Arc<Model>, today: NaiveDate, lang: Lang) -> impl IntoView + use<> {
    let head = say::TABLE_HEADS.map(|text| view! { <th role="columnheader" scope="col">{text.get(lang)}</th> });
    let rows = judgement.completions.iter().map(|completion| row(completion, model, today, lang)).collect_view();
    view! {
        <section>
            <h2 id="tables">{say::TABLES.get(lang)}</h2>
            <p class="sub">{say::TABLES_LEDE.get(lang)}</p>
            <Table heading="tables".to_owned() list=true>
                <thead role="rowgroup"><tr role="row">{head.into_iter().collect_view()}</tr></thead>
                <tbody role="rowgroup">{rows}</tbody>
            </Table>
        </section>
    }
}

fn row(completion: &Completion, model: &Model, today: NaiveDate, lang: Lang) -> AnyView {
    let ranking = &completion.ranking;
    let entry = ranking.entry_of(&model.slug);
    let first = ranking.first.clone().filter(|_| super::holders(completion).contains(&model.slug));
    let mark = first.map(|first| view! { <PlaceMark first small=true />" " });
    let own = match entry {
        Some(entry) => {
            let result = Address::Result(entry.row.id.as_str()).to_string();
            view! {
                <span class="nb">{mark}<StandingText standing=entry.standing.clone() lang /></span>
                " "
                <a class="sc" href=result>{entry.row.score.to_string()}</a><DisputedMark disputed=entry.row.disputed lang />
                <span class="sub">{say::outcome(completion.outcome, lang)}</span>
            }
            .into_any()
        }
        None => view! { <span class="ns">{say::outcome(Outcome::NoRow, lang)}</span> }.into_any(),
    };
    let until = match (completion.until, completion.outcome.stands()) {
        (Some(day), _) => day.to_string(),
        (None, true) => say::STILL.get(lang).to_owned(),
        (None, false) => String::new(),
    };
    let [_, own_head, first_head, until_head] = say::TABLE_HEADS;
    view! {
        <tr role="row">
            <th role="rowheader" scope="row">{slice_link(ranking, today, lang)}</th>
            <td role="cell" data-label=own_head.get(lang)>{own}</td>
            <td role="cell" data-label=first_head.get(lang)><Verdict ranking=Arc::clone(ranking) lang small=true /></td>
            <td role="cell" class="day" data-label=(!until.is_empty()).then(|| until_head.get(lang))>{until.clone()}</td>
        </tr>
    }
    .into_any()
}

/// A slice in short, linked to its ranking.
pub(super) fn slice_link(ranking: &Ranking, today: NaiveDate, lang: Lang) -> impl IntoView + use<> {
    let (name, rest) = slice_short(&ranking.exam, &ranking.slice, lang);
    let href = Address::Ranking(&ranking.slice, today).to_string();
    view! { <a class="q" href=href><b>{name}</b>" "{rest}</a> }
}

/// Every slice on which one of the two has a result, the common ones first.
pub(super) fn meetings(
    checked: &Checked,
    comparison: &Comparison,
    today: NaiveDate,
    lang: Lang,
) -> Option<impl IntoView + use<>> {
    let (Some(model), Some(other)) = (&checked.model, &checked.other) else { return None };
    if comparison.encounters.is_empty() {
        return None;
    }
    let is_common = |encounter: &&Encounter| matches!(encounter.meeting, Meeting::Met(_));
    let (common, apart): (Vec<&Encounter>, Vec<&Encounter>) = comparison.encounters.iter().partition(is_common);
    let row = |encounter: &Encounter| meeting_row(encounter, (&model.slug, &other.slug), today, lang);
    let rows: Vec<AnyView> = common.into_iter().chain(apart).map(row).collect();
    let head = say::MEETING_HEADS.map(|text| view! { <th role="columnheader" scope="col">{text.get(lang)}</th> });
    Some(view! {
        <section>
            <h2 id="meetings">{say::MEETINGS.get(lang)}</h2>
            <p class="sub">{say::MEETINGS_LEDE.get(lang)}</p>
            <Table heading="meetings".to_owned() list=true>
                <thead role="rowgroup"><tr role="row">{head.into_iter().collect_view()}</tr></thead>
                <tbody role="rowgroup">{rows}</tbody>
            </Table>
        </section>
    })
}

fn meeting_row(encounter: &Encounter, (model, other): (&Slug, &Slug), today: NaiveDate, lang: Lang) -> AnyView {
    let ranking = &encounter.ranking;
    let words = match encounter.meeting {
        Meeting::Met(Relation::Ahead) => Text::new("领先", "ahead"),
        Meeting::Met(Relation::Behind) => Text::new("落后", "behind"),
        Meeting::Met(Relation::Tied) => Text::new("持平", "tied"),
        Meeting::Met(Relation::NotTested(order)) => match order {
            std::cmp::Ordering::Greater => Text::new("表上领先，未检验", "listed ahead, not tested"),
            std::cmp::Ordering::Less => Text::new("表上落后，未检验", "listed behind, not tested"),
            std::cmp::Ordering::Equal => Text::new("表上同分，未检验", "listed equal, not tested"),
        },
        Meeting::Missing | Meeting::OtherMissing => Text::new("无从比较", "not comparable"),
    };
    let [_, own_head, other_head, words_head] = say::MEETING_HEADS;
    view! {
        <tr role="row">
            <th role="rowheader" scope="row">{slice_link(ranking, today, lang)}</th>
            <td role="cell" data-label=own_head.get(lang)>{side(ranking.entry_of(model), lang)}</td>
            <td role="cell" data-label=other_head.get(lang)>{side(ranking.entry_of(other), lang)}</td>
            <td role="cell" data-label=words_head.get(lang)>{words.get(lang)}</td>
        </tr>
    }
    .into_any()
}

fn side(entry: Option<&Entry>, lang: Lang) -> AnyView {
    let Some(entry) = entry else {
        return view! { <span class="ns">{say::outcome(Outcome::NoRow, lang)}</span> }.into_any();
    };
    let result = Address::Result(entry.row.id.as_str()).to_string();
    view! {
        <a class="sc" href=result>{entry.row.score.to_string()}</a><DisputedMark disputed=entry.row.disputed lang />
        <span class="sub"><StandingText standing=entry.standing.clone() lang /></span>
    }
    .into_any()
}
