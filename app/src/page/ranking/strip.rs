//! The slice in short, which stays in sight above the table, with the exports.

use domain::Address;
use leptos::prelude::*;

use super::{Content, FixedBefore};
use crate::text::words::{number, slice_short};
use crate::text::{Lang, fixed as fixing, quote, ranking as say};

/// The strip.
pub(super) fn strip(content: &Content, lang: Lang) -> impl IntoView + use<> {
    let ranking = &content.ranking;
    let (name, rest) = slice_short(&ranking.exam, &ranking.slice, lang);
    let csv = Address::RankingCsv(&ranking.slice, content.today).to_string();
    let json = Address::RankingJson(&ranking.slice, content.today).to_string();
    let lines = Address::RankingLines(&ranking.slice, content.today).to_string();
    let trends = Address::Trend(&ranking.slice, content.today, &[]).to_string();
    // The day is the last term, and no line breaks in it.
    let (rest, day) = rest
        .rsplit_once(" · ")
        .map_or((rest.clone(), String::new()), |(rest, day)| (format!("{rest} · "), day.to_owned()));
    let n = number(ranking.n_ranked());
    let ranked = match (ranking.first.is_some() || ranking.entries.is_empty(), lang) {
        (true, Lang::En) => format!("{n}\u{a0}ranked"),
        (true, Lang::Zh) => format!("共\u{a0}{n}\u{a0}个参排"),
        (false, Lang::En) => format!("{n}, too few to rank"),
        (false, Lang::Zh) => format!("{n}\u{a0}个，太少，不排名"),
    };
    let cite = content.quoted.is_some().then(|| {
        view! {
            <a class="btn btn-s" href="#citing">{quote::CITE.get(lang)}</a>
            <a class="btn btn-s" href="#badges">{quote::BADGE.get(lang)}</a>
        }
    });
    view! {
        <div class="strip" role="region" aria-label=say::STRIP.get(lang)>
            <p>
                <b>{name}</b>
                " "
                {rest}
                <span class="nb">{day}</span>
                " · "
                <b>{ranked}</b>
            </p>
            <div class="acts">
                <a class="btn btn-s" href=trends>{say::TRENDS.get(lang)}</a>
                <a class="btn btn-s" href=csv>"CSV"</a>
                <a class="btn btn-s" href=json>"JSON"</a>
                <a class="btn btn-s" href=lines>"JSONL"</a>
                {cite}
                {fix(content, lang)}
            </div>
        </div>
    }
}

/// The form that fixes the ranking; where it is fixed already, the link to that.
fn fix(content: &Content, lang: Lang) -> Option<AnyView> {
    let ranking = &content.ranking;
    let fixed = content.fixed.iter().find(|fixed| fixed.is_same && fixed.as_of == ranking.slice.as_of());
    if let Some(fixed) = fixed {
        let href = Address::Fixed(fixed.id.as_str()).to_string();
        return Some(view! { <a class="btn btn-s btn-fixed" href=href>{fixing::IS_FIXED.get(lang)}</a> }.into_any());
    }
    let form = view! {
        <form method="post" action=Address::Fix.to_string()>
            <input type="hidden" name="slice" value=ranking.slice.to_string() />
            <button class="btn btn-s btn-record">{fixing::FIX.get(lang)}</button>
        </form>
    };
    (!ranking.entries.is_empty()).then(|| form.into_any())
}

/// Fixed rankings of the slice on this or other days, below the strip.
pub(super) fn fixed_before(content: &Content, lang: Lang) -> Option<AnyView> {
    let here = content.ranking.slice.as_of();
    let link = |fixed: &FixedBefore| {
        let href = Address::Fixed(fixed.id.as_str()).to_string();
        let words = match (fixed.is_same, fixed.as_of == here) {
            (true, true) => fixing::SAME,
            (true, false) => fixing::SAME_BUT_DAY,
            (false, true) => fixing::SINCE_FIXED,
            (false, false) => fixing::OTHER_DAY,
        };
        let day = format!("{} {}", fixing::AS_OF.get(lang), fixed.as_of);
        view! { <li><a href=href><code>{fixed.id.to_string()}</code></a>" "<span>{day}</span>" · "{words.get(lang)}</li> }
    };
    let list = content.fixed.iter().map(link).collect_view();
    let note = view! {
        <div class="fixed-before">
            <b>{fixing::FIXED_RANKINGS.get(lang)}</b>
            <ul>{list}</ul>
        </div>
    };
    (!content.fixed.is_empty()).then(|| note.into_any())
}
