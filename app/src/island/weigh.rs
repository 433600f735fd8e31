//! The reader's own weights on slices, and the order they make.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlInputElement};

/// Puts the rows of the table in it in the order of the reader's weights.
///
/// Its sliders have `data-weight`, each followed by an element that shows its share in percent. Rows
/// have `data-scores` with one score a slider, in their order, and a cell with `data-sum`. The element
/// of `role="status"` says who is first: its `data-first` goes before the name, and `data-none` is
/// what sums read while no weight is set. The weights are kept nowhere.
#[island]
pub fn Weigh(
    /// The sliders and the table.
    children: Children,
) -> impl IntoView {
    view! { <div class="island-weigh" on:input=weigh>{children()}</div> }
}

/// A row and its weighted score.
struct Row {
    element: Element,
    sum: f64,
}

fn weigh(event: web_sys::Event) {
    let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    let Some(island) = target.and_then(|element| element.closest(".island-weigh").ok().flatten()) else { return };
    let sliders: Vec<HtmlInputElement> =
        all(&island, "[data-weight]").into_iter().filter_map(|slider| slider.dyn_into().ok()).collect();
    let weights: Vec<f64> = sliders.iter().map(|slider| slider.value_as_number()).collect();
    let total: f64 = weights.iter().sum();
    for (slider, weight) in sliders.iter().zip(&weights) {
        let share = if total > 0.0 { weight / total * 100.0 } else { 0.0 };
        let words = fixed(share, 0) + "%";
        // Refused only for names that are none.
        let _ = slider.set_attribute("aria-valuetext", &words);
        if let Some(shown) = slider.next_element_sibling() {
            shown.set_text_content(Some(&words));
        }
    }
    let Ok(Some(status)) = island.query_selector("[role=status]") else { return };
    let mut rows: Vec<Row> =
        all(&island, "tr[data-scores]").into_iter().map(|row| weighted(row, &weights, total)).collect();
    for row in &rows {
        let words = if total > 0.0 { signed(row.sum) } else { status.get_attribute("data-none").unwrap_or_default() };
        if let Ok(Some(cell)) = row.element.query_selector("[data-sum]") {
            cell.set_text_content(Some(&words));
        }
    }
    if total <= 0.0 {
        status.set_text_content(status.get_attribute("data-none").as_deref());
        return;
    }
    // Moves the highest of those left to the end, again and again: rows are few, and a sort would
    // weigh more in the browser. Equal sums keep their places.
    let mut name = None;
    while let Some(first) = highest(&rows) {
        let row = rows.remove(first);
        if let Some(body) = row.element.parent_element() {
            // Fails only for a row that is not in the page any more.
            let _ = body.append_child(&row.element);
        }
        name = name.or_else(|| row.element.query_selector("th").ok().flatten()?.text_content());
    }
    let words = status.get_attribute("data-first").unwrap_or_default() + &name.unwrap_or_default();
    if status.text_content().as_deref() != Some(&words) {
        status.set_text_content(Some(&words));
    }
}

fn highest(rows: &[Row]) -> Option<usize> {
    let mut best: Option<(usize, f64)> = None;
    for (place, row) in rows.iter().enumerate() {
        if best.is_none_or(|(_, sum)| row.sum > sum) {
            best = Some((place, row.sum));
        }
    }
    best.map(|(place, _)| place)
}

fn weighted(element: Element, weights: &[f64], total: f64) -> Row {
    let scores = element.get_attribute("data-scores").unwrap_or_default();
    let scores = scores.split(' ').map(js_sys::parse_float);
    let sum = scores.zip(weights).map(|(score, weight)| score * weight).sum::<f64>() / total;
    Row { element, sum }
}

/// A sum with two decimals, its sign and a true minus.
fn signed(sum: f64) -> String {
    let sign = if sum < 0.0 { "\u{2212}" } else { "+" };
    sign.to_owned() + &fixed(sum.abs(), 2)
}

/// A number with so many decimals, written by the browser: Rust's own way of writing and reading
/// numbers with a point would weigh more than all islands together.
fn fixed(value: f64, decimals: u8) -> String {
    js_sys::Number::from(value).to_fixed(decimals).map(String::from).unwrap_or_default()
}

fn all(within: &Element, selector: &str) -> Vec<Element> {
    let Ok(found) = within.query_selector_all(selector) else { return Vec::new() };
    (0..found.length()).filter_map(|at| found.get(at)?.dyn_into().ok()).collect()
}
