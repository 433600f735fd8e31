//! First places and standings: never a rank without how many it is of.

use std::sync::Arc;

use domain::rank::{FirstPlace, Grade, Ranking, Standing};
use leptos::prelude::*;

use super::markup::{Markup, markup};
use crate::text::words::{model_name, number, wording};
use crate::text::{Lang, Text};

/// The square of a first place. Gold only where the place is certain: solid if others checked it,
/// outlined if not. It is decoration: the word stands beside it.
#[component]
pub fn PlaceMark(
    /// The first place.
    first: FirstPlace,
    /// The small one, for tables.
    #[prop(optional)]
    small: bool,
) -> impl IntoView {
    Markup::element(|to| place_mark(to, &first, small))
}

/// The same, written into a row.
pub(crate) fn place_mark(to: &mut Markup, first: &FirstPlace, small: bool) {
    let (kind, sign) = match first.grade() {
        Grade::Checked => ("pm-gold", "1"),
        Grade::Unchecked => ("pm-line", "1"),
        Grade::Tied => ("pm-tied", "1="),
        Grade::Unknown => ("pm-listed", "1?"),
    };
    to.put(if small { "<span class=\"pm pm-s " } else { "<span class=\"pm " });
    markup!(to, kind, "\" aria-hidden=\"true\">", sign, "</span>");
}

/// A standing with how many it is of and its interval: "2 of 34, 1–4". Where too few stand to be
/// ranked, a stroke with its meaning.
#[component]
pub fn StandingText(
    /// The standing; `None` in a list of too few.
    standing: Option<Standing>,
    /// The language.
    lang: Lang,
) -> impl IntoView {
    let Some(standing) = standing else {
        let words = Text::new("参排者不足 3 个，不排名", "fewer than 3: not ranked").get(lang);
        return view! { <span class="ns">{words}</span> }.into_any();
    };
    let (rank, of) = (number(standing.rank()), number(standing.of()));
    let interval = format!("{}–{}", number(standing.low()), number(standing.high()));
    match lang {
        Lang::En => view! { <span class="st"><b>{rank}</b>{format!(" of {of}, {interval}")}</span> }.into_any(),
        Lang::Zh => {
            view! { <span class="st">"第 "<b>{rank}</b>{format!("，共 {of}，区间 {interval}")}</span> }.into_any()
        }
    }
}

/// Who stands first in a ranking: the mark, the model and the wording with its N. In a list of
/// too few it says that no first is spoken of.
#[component]
pub fn Verdict(
    /// The ranking.
    ranking: Arc<Ranking>,
    /// The language.
    lang: Lang,
    /// The small one, for tables.
    #[prop(optional)]
    small: bool,
) -> impl IntoView {
    let (Some(first), Some(leader)) = (ranking.first.clone(), ranking.leader()) else {
        let words = Text::new("模型太少，不论第一", "too few models to speak of a first").get(lang);
        return view! { <span class="few">{words}</span> }.into_any();
    };
    let name = model_name(&leader.row.model, lang).0.to_owned();
    let score = leader.row.score.to_string();
    let words = wording(&first, ranking.n_ranked(), lang);
    view! {
        <span class="vd">
            <PlaceMark first small />
            <span>
                <bdi class="b">{name}</bdi>
                " "
                {score}
                <span class="sub">{words}</span>
            </span>
        </span>
    }
    .into_any()
}
