//! A filed claim as its filer and its reviewers see it: the words, what was said of them, what the data
//! say today, and the tables that they say it from.

use std::sync::Arc;

use chrono::NaiveDate;
use domain::Address;
use domain::claim::{Checked, Claim};
use leptos::prelude::*;

use crate::page::claim::answer::{answer, heading, verdict};
use crate::page::claim::list::{Line, compact};
use crate::page::claim::{facts, words};
use crate::text::{Lang, claims as say};

/// A claim that was filed.
#[derive(Debug, Clone)]
pub struct Filed {
    /// The claim.
    pub claim: Arc<Claim>,
    /// The claimant's organisation, where the registry has it.
    pub organisation: Option<Arc<domain::Organisation>>,
    /// What the data say of it.
    pub checked: Arc<Checked>,
    /// Claims that are recorded with the same words or from the same page.
    pub alike: Vec<Line>,
    /// Whether it stands among the claims.
    pub is_public: bool,
    /// The newest day there is.
    pub today: NaiveDate,
}

/// The claim.
pub(super) fn filed(filed: &Filed, lang: Lang) -> AnyView {
    let Filed { claim, organisation, checked, alike, is_public, today } = filed;
    let page = is_public.then(|| {
        let href = Address::Claim(&claim.id).to_string();
        view! { <p><a class="btn" href=href>{say::ITS_PAGE.get(lang)}</a></p> }
    });
    let lines = alike.iter().map(|line| compact(line, *today, lang)).collect_view();
    let alike = (!alike.is_empty()).then(|| {
        view! { <section><h2>{say::ALIKE.get(lang)}</h2><ul class="list">{lines}</ul></section> }
    });
    view! {
        <section class="claim">
            <h2>{say::WORDS.get(lang)}</h2>
            {words(claim)}
            <p class="b"><bdi>{heading(claim, checked, lang)}</bdi></p>
            {verdict(checked, lang)}
            {facts(claim, checked, organisation.clone(), lang)}
            {page}
        </section>
        {answer(checked, *today, lang)}
        {alike}
    }
    .into_any()
}
