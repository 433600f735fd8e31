//! The slice in short, which stays in sight above the table, with the exports.

use domain::Address;
use leptos::prelude::*;

use super::Content;
use crate::text::words::{number, slice_short};
use crate::text::{Lang, ranking as say};

/// The strip.
pub(super) fn strip(content: &Content, lang: Lang) -> impl IntoView + use<> {
    let ranking = &content.ranking;
    let (name, rest) = slice_short(&ranking.exam, &ranking.slice, lang);
    let csv = Address::RankingCsv(&ranking.slice, content.today).to_string();
    let json = Address::RankingJson(&ranking.slice, content.today).to_string();
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
            <p class="acts">
                <a class="btn btn-s" href=trends>{say::TRENDS.get(lang)}</a>
                <a class="btn btn-s" href=csv>"CSV"</a>
                <a class="btn btn-s" href=json>"JSON"</a>
            </p>
        </div>
    }
}
