//! Changing the slice without loading the page anew.

mod request;

use std::cell::{Cell, RefCell};

use js_sys::futures::spawn_local;
use leptos::prelude::*;

use super::document::{self, on};
use super::place::Place;

thread_local! {
    /// Whether the page already listens: a swapped `<main>` brings the island again.
    static LISTENING: Cell<bool> = const { Cell::new(false) };
    /// Counts requests, so that an answer that comes after a newer one is dropped.
    static NEWEST: Cell<u32> = const { Cell::new(0) };
    /// Path and query of the page that is shown.
    static SHOWN: RefCell<String> = const { RefCell::new(String::new()) };
}

/// In elements with `data-swap`, links and GET forms that lead to a ranking replace `<main>` in
/// place: focus stays where it was, the address changes, and going back works.
///
/// Put it anywhere into the `<main>` of a ranking or a listing. A changed checkbox, radio button
/// or select sends its form at once; the form's own button, marked `data-apply`, is hidden by the
/// styles once `<html>` has `data-ready`. Give links whose words change between two slices a
/// `data-focus` with a key of their own (`domain=stem`): focus returns to the element of the same
/// `id`, `data-focus`, or name and value. A `<details>` with an `id` stays open if it was.
///
/// Whatever goes wrong, the browser goes to the address itself.
#[island]
pub fn Swap() -> impl IntoView {
    Effect::new(|_| {
        if !LISTENING.replace(true) {
            SHOWN.set(request::shown());
            listen();
        }
    });
}

fn listen() {
    let document = document();
    on(&document, "click", |event| {
        if let Some(address) = request::of_click(event) {
            event.prevent_default();
            go(address, History::Push);
        }
    });
    on(&document, "submit", |event| {
        if let Some(address) = request::of_submit(event) {
            event.prevent_default();
            go(address, History::Push);
        }
    });
    on(&document, "change", |event| {
        if let Some(address) = request::of_change(event) {
            go(address, History::Push);
        }
    });
    on(&window(), "popstate", |_| {
        let address = request::shown();
        if SHOWN.with_borrow(|shown| *shown != address) {
            go(address, History::Keep);
        }
    });
}

/// What becomes of the browser's history.
#[derive(Clone, Copy, PartialEq, Eq)]
enum History {
    /// A new entry.
    Push,
    /// The entry is already the right one.
    Keep,
}

fn go(address: String, history: History) {
    let number = NEWEST.get().wrapping_add(1);
    NEWEST.set(number);
    spawn_local(async move {
        document::set_busy(true);
        let page = document::fetch(&address).await;
        if NEWEST.get() != number {
            return;
        }
        let place = Place::now();
        match page.and_then(|page| document::show(&page, &page.title())) {
            Some(()) => {
                if history == History::Push {
                    push(&address);
                }
                SHOWN.set(request::shown());
                place.restore();
            }
            None if history == History::Push => drop(window().location().assign(&address)),
            None => drop(window().location().reload()),
        }
    });
}

fn push(address: &str) {
    if let Ok(entries) = window().history() {
        // Refused only for addresses of other origins, which `request` never gives.
        let _ = entries.push_state_with_url(&wasm_bindgen::JsValue::NULL, "", Some(address));
    }
}
