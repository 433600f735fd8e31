//! Reading the points of a drawing by pointer and by keyboard.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

/// How far from a point, in pixels, a pointer still finds it.
const REACH: f64 = 26.0;

/// Makes the elements of class `spot` in the drawings under `[data-points]` readable: what
/// `data-says` of the one under the pointer, or the one that the arrow keys lead to, says is put into
/// the island's `role="status"`. Left and right go along, up and down to the nearest point of the
/// next `data-series`, Home and End to the ends; a hidden drawing has no points.
#[island]
pub fn Points(
    /// The drawings and the status.
    children: Children,
) -> impl IntoView {
    let root = NodeRef::<leptos::html::Div>::new();
    Effect::new(move |_| {
        if let Some(group) = root.get().and_then(|root| root.query_selector("[data-points]").ok().flatten()) {
            // Without this script nothing in the drawing can be gone to, so it takes no focus.
            let _ = group.set_attribute("tabindex", "0");
        }
    });
    view! {
        <div
            class="island-points"
            node_ref=root
            on:keydown=move |event| {
                if let Some(root) = root.get_untracked() && by_key(&root, &event.key()).is_some() {
                    event.prevent_default();
                }
            }
            on:pointermove=move |event| {
                let place = (f64::from(event.client_x()), f64::from(event.client_y()));
                if let Some(root) = root.get_untracked() {
                    by_pointer(&root, place);
                }
            }
        >
            {children()}
        </div>
    }
}

/// A point as the reader sees it: the element, its middle, its series.
struct Seen {
    element: Element,
    x: f64,
    y: f64,
    series: String,
}

/// The points of the drawing that is shown, in their order.
fn seen(root: &HtmlElement) -> Vec<Seen> {
    let Ok(spots) = root.query_selector_all(".spot") else { return Vec::new() };
    let spots = (0..spots.length()).filter_map(|index| spots.item(index)?.dyn_into::<Element>().ok());
    spots
        .filter_map(|element| {
            let place = element.get_bounding_client_rect();
            (place.width() > 0.0).then(|| Seen {
                x: place.x() + place.width() / 2.0,
                y: place.y() + place.height() / 2.0,
                series: element.get_attribute("data-series").unwrap_or_default(),
                element,
            })
        })
        .collect()
}

/// Goes where a key leads; `None` if it leads nowhere.
fn by_key(root: &HtmlElement, key: &str) -> Option<()> {
    let spots = seen(root);
    let here = spots.iter().position(|spot| spot.element.class_list().contains("on"));
    let last = spots.len().checked_sub(1)?;
    let next = match (key, here) {
        ("Home", _) | ("ArrowRight" | "ArrowLeft" | "ArrowUp" | "ArrowDown", None) => 0,
        ("End", _) => last,
        ("ArrowRight", Some(here)) => (here + 1).min(last),
        ("ArrowLeft", Some(here)) => here.saturating_sub(1),
        ("ArrowDown", Some(here)) => beside(&spots, here, spots.iter().enumerate().skip(here + 1))?,
        ("ArrowUp", Some(here)) => beside(&spots, here, spots.iter().enumerate().take(here).rev())?,
        _ => return None,
    };
    tell(root, &spots, &spots.get(next)?.element);
    Some(())
}

/// Of the first other series met, the point nearest in x.
fn beside<'a>(spots: &[Seen], here: usize, others: impl Iterator<Item = (usize, &'a Seen)>) -> Option<usize> {
    let from = spots.get(here)?;
    let mut others = others.skip_while(|(_, spot)| spot.series == from.series).peekable();
    let series = others.peek().map(|(_, spot)| spot.series.clone())?;
    let of_series = others.take_while(|(_, spot)| spot.series == series);
    let far = |spot: &Seen| (spot.x - from.x).abs();
    of_series.min_by(|a, b| far(a.1).total_cmp(&far(b.1))).map(|(index, _)| index)
}

/// Tells the point nearest to the pointer, if one is near.
fn by_pointer(root: &HtmlElement, (x, y): (f64, f64)) {
    let spots = seen(root);
    let far = |spot: &Seen| (spot.x - x).hypot(spot.y - y);
    let nearest = spots.iter().min_by(|a, b| far(a).total_cmp(&far(b)));
    if let Some(spot) = nearest.filter(|spot| far(spot) < REACH && !spot.element.class_list().contains("on")) {
        tell(root, &spots, &spot.element);
    }
}

/// Marks a point and says what it says.
fn tell(root: &HtmlElement, spots: &[Seen], chosen: &Element) {
    // Adding and removing a class of fixed name cannot be refused.
    for spot in spots {
        let _ = spot.element.class_list().remove_1("on");
    }
    let _ = chosen.class_list().add_1("on");
    if let Ok(Some(status)) = root.query_selector("[role=status]") {
        status.set_text_content(chosen.get_attribute("data-says").as_deref());
    }
}
