//! What the data say of a claim: the verdict, the tables that fit its words, who else could say
//! them. Shared by the page of a claim and the form that checks one.

mod side;
mod tables;

use std::sync::Arc;

use chrono::NaiveDate;
use domain::SliceKey;
use domain::claim::verdict::{Completion, Judgement, Verdict};
use domain::claim::{Answer, Checked, Claim, VerdictWord};
use domain::moves::Move;
use domain::rank::Ranking;
use leptos::prelude::*;

use crate::page::ranking::moved::moves_section;
use crate::part::PlaceMark;
use crate::text::words::{board_name, dataset_name, filter_terms, model_name, number, open_value};
use crate::text::{Lang, Text, claims as say};

/// What a verdict was made from.
#[derive(Debug, Clone)]
pub struct About {
    /// The newest day there is, which addresses leave out.
    pub today: NaiveDate,
    /// The data version on which the verdict was computed.
    pub version: i64,
    /// What one changed word does to the table that tells most.
    pub moves: Vec<Move>,
}

/// The ranking that tells most of an answer.
#[must_use]
pub fn main_ranking(checked: &Checked) -> Option<&Arc<Ranking>> {
    match &checked.answer {
        Answer::Place(judgement) => judgement.main().map(|main| &main.ranking),
        Answer::Ahead(_) => None,
    }
}

/// A claim in a few words: "Baichuan-7B: first on C-Eval".
#[must_use]
pub fn heading(claim: &Claim, checked: &Checked, lang: Lang) -> String {
    let colon = Text::new("：", ": ").get(lang);
    format!("{}{colon}{}", model_named(claim, checked, lang), said(Some(claim), checked, lang))
}

/// The model that a claim speaks of, as the site or else the words name it.
#[must_use]
pub fn model_named(claim: &Claim, checked: &Checked, lang: Lang) -> String {
    match (&checked.model, &claim.model) {
        (Some(model), _) => model_name(model, lang).0.to_owned(),
        (None, Some(name)) => name.clone(),
        (None, None) => say::NO_MODEL.get(lang).to_owned(),
    }
}

/// What is claimed: "number 2 on SuperCLUE, 2023-10".
pub(super) fn said(claim: Option<&Claim>, checked: &Checked, lang: Lang) -> String {
    let board = match (&checked.board, claim.and_then(|claim| claim.board.as_ref())) {
        (Some(board), _) => Some(board_name(board, lang).to_owned()),
        (None, named) => named.cloned(),
    };
    let parts = SliceKey::EXAM.iter().skip(1).filter_map(|key| {
        let value = checked.named.named(*key)?;
        let dataset = checked.dataset.as_ref().filter(|_| *key == SliceKey::Dataset);
        let words = dataset.map_or_else(|| open_value(*key, value, "", lang), |of| dataset_name(of, lang).to_owned());
        Some(words).filter(|words| board.as_ref() != Some(words))
    });
    let on: Vec<String> = board.iter().cloned().chain(parts).collect();
    let filters: Vec<String> =
        filter_terms(checked.named.filters(), &[], lang).into_iter().map(|term| term.text).collect();
    let other = match (&checked.other, claim.and_then(|claim| claim.other.as_deref())) {
        (Some(other), _) => Some(model_name(other, lang).0),
        (None, named) => named,
    };
    let comma = Text::new("，", ", ").get(lang);
    say::said(checked.kind, checked.place, other, &filters, &on.join(comma), lang)
}

/// The verdict: mark and sentence.
pub(in crate::page) fn verdict(checked: &Checked, lang: Lang) -> impl IntoView + use<> {
    let (lead, rest) = say::verdict(checked, lang);
    let narrower = checked.narrower.then(|| view! { <p class="why">{say::NARROWER.get(lang)}</p> });
    view! {
        <div class="verdict rec">
            {mark(checked, false)}
            <div><p class="say"><b>{lead}</b>{rest}</p>{narrower}</div>
        </div>
    }
}

/// The slice that the sentence of a verdict speaks of: that of the one table that fits the words.
/// Of several the sentence names no rank.
pub(super) fn slice_of(checked: &Checked, today: NaiveDate, lang: Lang) -> Option<AnyView> {
    let Answer::Place(judgement) = &checked.answer else { return None };
    let [only] = judgement.completions.as_slice() else { return None };
    Some(view! { <span class="sub">{tables::slice_link(&only.ranking, today, lang)}</span> }.into_any())
}

/// The square of a verdict. Of a first place that stands it is the mark of that place on its day;
/// it is decoration, the words stand beside it.
pub(super) fn mark(checked: &Checked, small: bool) -> AnyView {
    let square = |kind: &str, sign: String| {
        let class = format!("pm {kind}{}", if small { " pm-s" } else { "" });
        view! { <span class=class aria-hidden="true">{sign}</span> }.into_any()
    };
    let place = |judgement: &Judgement| match judgement.main().and_then(|main| main.ranking.first.clone()) {
        Some(first) if checked.place == 1 => view! { <PlaceMark first small /> }.into_any(),
        _ => square("vm", number(checked.place)),
    };
    match (checked.word(), &checked.answer) {
        (VerdictWord::CannotBeChecked, _) => square("vm vm-open", "?".to_owned()),
        (VerdictWord::DependsOnDay, _) => square("vm vm-some", "±".to_owned()),
        (VerdictWord::DoesNotHold, _) => square("vm vm-no", "×".to_owned()),
        (_, Answer::Place(Judgement { verdict: Verdict::HoldsOn { holds, listed, of, .. }, .. })) => {
            let (n, kind) = if *holds > 0 { (*holds, "vm vm-some") } else { (*listed, "vm vm-open") };
            square(kind, format!("{}/{}", number(n), number(*of)))
        }
        (_, Answer::Place(judgement)) => place(judgement),
        (VerdictWord::Holds, Answer::Ahead(_)) => square("vm", ">".to_owned()),
        (VerdictWord::ListedOnly, Answer::Ahead(_)) => square("vm vm-open", ">?".to_owned()),
        (_, Answer::Ahead(comparison)) => {
            let tally = comparison.tally;
            square("vm vm-some", format!("{}/{}", number(tally.ahead), number(tally.common())))
        }
    }
}

/// What one changed word does; nothing where there is no table.
pub(super) fn moved(checked: &Checked, about: &About, lang: Lang) -> Option<AnyView> {
    let ranking = main_ranking(checked)?;
    moves_section(&about.moves, ranking, about.today, lang)
}

/// Everything the verdict was made from.
pub(in crate::page) fn answer(checked: &Checked, today: NaiveDate, lang: Lang) -> AnyView {
    match &checked.answer {
        Answer::Ahead(comparison) => tables::meetings(checked, comparison, today, lang).into_any(),
        Answer::Place(judgement) => place_answer(checked, judgement, today, lang),
    }
}

fn place_answer(checked: &Checked, judgement: &Judgement, today: NaiveDate, lang: Lang) -> AnyView {
    let (Some(model), Some(main)) = (&checked.model, judgement.main()) else { return ().into_any() };
    let others = (checked.place == 1).then(|| side::others(judgement, model, today, lang).into_any());
    let two = (checked.place == 1).then(|| side::two(judgement, today, lang)).flatten();
    view! {
        {tables::tables(judgement, model, today, lang).into_any()}
        {others}
        {two}
        {side::that_day(main, model, today, lang).into_any()}
    }
    .into_any()
}

/// The first place of a completion's ranking, if it has one.
fn holders(completion: &Completion) -> Vec<domain::Slug> {
    completion.ranking.first_entries().map(|entry| entry.row.model.slug.clone()).collect()
}
