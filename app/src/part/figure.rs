//! Drawings that the server made, each in several sizes, with points that a reader can go through.

use leptos::prelude::*;

use crate::island::Points;
use crate::text::{Lang, Text, trends as say};

/// A drawing in the sizes there are: the size's word, and the SVG.
pub type Drawings = Vec<(&'static str, String)>;

/// A drawing that stands beside others, under its name.
pub(crate) fn beside(name: Text, drawings: &Drawings, lang: Lang) -> Option<AnyView> {
    if drawings.is_empty() {
        return None;
    }
    let drawing = |(size, svg): &(&'static str, String)| {
        view! { <div class=format!("chart-{size}") inner_html=svg.clone()></div> }
    };
    let drawings = drawings.iter().map(drawing).collect_view();
    let name = name.get(lang);
    let figure = view! {
        <figure class="chart beside">
            <figcaption>{name}</figcaption>
            <Points>
                <div class="points" data-points="" role="group" aria-label=name>
                    {drawings}
                </div>
                <p class="reading" role="status"></p>
            </Points>
        </figure>
    };
    Some(figure.into_any())
}

/// A drawing in its sizes, with the points that a reader can go through, and its caption.
pub(crate) fn figure(drawings: &Drawings, caption: String, lang: Lang) -> AnyView {
    // Markup is taken as it is: the drawing the server has just made.
    let drawing = |(size, svg): &(&'static str, String)| {
        view! { <div class=format!("chart-{size}") inner_html=svg.clone()></div> }
    };
    let drawings = drawings.iter().map(drawing).collect_view();
    view! {
        <figure class="chart sized">
            <Points>
                <div class="points" data-points="" role="group" aria-label=say::POINTS.get(lang)>
                    {drawings}
                </div>
                <p class="reading" role="status">{say::POINTS_HINT.get(lang)}</p>
            </Points>
            <figcaption class="sub">{caption}</figcaption>
        </figure>
    }
    .into_any()
}
