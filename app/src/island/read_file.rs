//! Reading a harness's file as soon as it is chosen, dropped or pasted.

use std::cell::Cell;

use js_sys::Reflect;
use js_sys::futures::spawn_local;
use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{DragEvent, Element, Event, FileList, FormData, HtmlFormElement, HtmlInputElement};

use super::document::{self, closest, on};
use super::place::Place;

thread_local! {
    /// Whether the page already listens: a swapped `<main>` brings the island again.
    static LISTENING: Cell<bool> = const { Cell::new(false) };
    /// Counts files, so that an answer that comes after a newer one is dropped.
    static NEWEST: Cell<u32> = const { Cell::new(0) };
}

/// What begins the reading of a file: its field, the field for pasted text, the button.
const READ: &str = "[data-read]";
/// Where a file is let go.
const DROP: &str = "[data-drop]";
/// What the server says of the file that it read.
const SAID: &str = "[data-read-said]";

/// A form with an element of `data-drop` reads a harness's file at once: chosen or pasted in a field
/// with `data-read`, or dropped anywhere on the form. It asks what the button with `data-read` asks,
/// shows the answer in place, and keeps what was typed meanwhile; nothing is filed by it. A file that
/// is dropped on the element of `data-evidence` goes to the file field there instead.
///
/// Styles mark the element of `data-drop` while it has `data-over`, show what it says in `data-drop`,
/// and hide the button once `<html>` has `data-ready`. Whatever goes wrong, the form is sent as the
/// button would send it.
#[island]
pub fn ReadFile() -> impl IntoView {
    Effect::new(|_| {
        if !LISTENING.replace(true) {
            listen();
        }
    });
}

fn listen() {
    let document = document();
    on(&document, "change", |event| {
        if let Some(field) = closest(event, READ).filter(holds_something) {
            read(&field);
        }
    });
    on(&document, "input", |event| {
        let kind = Reflect::get(event, &"inputType".into()).ok().and_then(|kind| kind.as_string());
        if kind.as_deref() == Some("insertFromPaste")
            && let Some(field) = closest(event, READ)
        {
            read(&field);
        }
    });
    on(&document, "submit", |event| {
        let button = event.dyn_ref::<web_sys::SubmitEvent>().and_then(web_sys::SubmitEvent::submitter);
        if let Some(button) = button.filter(|button| button.has_attribute("data-read")) {
            event.prevent_default();
            read(&button);
        }
    });
    on(&document, "dragover", |event| {
        if let Some(zone) = zone(event) {
            event.prevent_default();
            mark(&zone, in_evidence(event).is_none());
        }
    });
    on(&document, "dragleave", |event| {
        if let Some(zone) = zone(event) {
            mark(&zone, false);
        }
    });
    on(&document, "drop", |event| {
        let (Some(zone), Some(files)) = (zone(event), files_of(event)) else { return };
        event.prevent_default();
        mark(&zone, false);
        let evidence = in_evidence(event);
        let to_read = evidence.is_none();
        let within = evidence.unwrap_or(zone);
        let field = within.query_selector("input[type=file]").ok().flatten();
        let Some(field) = field.and_then(|field| field.dyn_into::<HtmlInputElement>().ok()) else { return };
        field.set_files(Some(&files));
        if to_read {
            read(&field);
        }
    });
}

/// The place for files of the page; a field for files takes what is dropped on it by itself.
fn zone(event: &Event) -> Option<Element> {
    if closest(event, "input[type=file]").is_some() {
        return None;
    }
    document().query_selector(DROP).ok().flatten()
}

fn in_evidence(event: &Event) -> Option<Element> {
    closest(event, "[data-evidence]")
}

fn mark(zone: &Element, over: bool) {
    // The name of an attribute of fixed letters is never refused.
    let _ = zone.toggle_attribute_with_force("data-over", over);
}

fn files_of(event: &Event) -> Option<FileList> {
    let files = event.dyn_ref::<DragEvent>()?.data_transfer()?.files()?;
    (files.length() > 0).then_some(files)
}

fn holds_something(field: &Element) -> bool {
    value(field).as_string().is_some_and(|value| !value.is_empty())
}

/// What a field holds: whether it is ticked, or its text.
fn value(field: &Element) -> JsValue {
    Reflect::get(field, &property(field)).unwrap_or_default()
}

fn property(field: &Element) -> JsValue {
    let choice = field.matches("[type=radio], [type=checkbox]").unwrap_or_default();
    if choice { "checked".into() } else { "value".into() }
}

/// The fields of a form that a person fills in, with what they hold.
fn held(form: &HtmlFormElement) -> Vec<(Element, JsValue)> {
    let fields = form.elements();
    let fields = (0..fields.length()).filter_map(|at| fields.item(at));
    let fields = fields.filter(|field| {
        let kept = field.matches("[type=file], [type=hidden], button, fieldset, [data-read]").unwrap_or(true);
        !kept && !field.id().is_empty()
    });
    fields.map(|field| (field.clone(), value(&field))).collect()
}

/// Sends the form of a field to be read, and shows the answer.
fn read(field: &Element) {
    let Some(form) = field.closest("form").ok().flatten().and_then(|form| form.dyn_into::<HtmlFormElement>().ok())
    else {
        return;
    };
    let Ok(sent) = FormData::new_with_form(&form) else { return };
    if sent.append_with_str("do", "read").is_err() {
        return;
    }
    let number = NEWEST.get().wrapping_add(1);
    NEWEST.set(number);
    let before = held(&form);
    spawn_local(async move {
        document::set_busy(true);
        let address = form.action();
        let page = document::send(&address, &sent).await;
        if NEWEST.get() != number {
            return;
        }
        let changed: Vec<(String, JsValue)> = before
            .iter()
            .filter(|(field, was)| value(field) != *was)
            .map(|(field, _)| (field.id(), value(field)))
            .collect();
        let place = Place::now();
        let said = page.as_ref().and_then(|page| page.query_selector(SAID).ok().flatten());
        let said = said.and_then(|said| said.text_content()).unwrap_or_default();
        if page.and_then(|page| document::show(&page, &said)).is_none() {
            send_by_itself(&form);
            return;
        }
        for (id, value) in changed {
            if let Some(field) = document().get_element_by_id(&id) {
                // Refused only by fields that were no field before.
                let _ = Reflect::set(&field, &property(&field), &value);
            }
        }
        if let Ok(entries) = window().history() {
            // The draft is kept under this address now: loading it anew finds it.
            let _ = entries.replace_state_with_url(&JsValue::NULL, "", Some(&address));
        }
        place.restore();
    });
}

/// Sends the form as its button would, without asking this module again.
fn send_by_itself(form: &HtmlFormElement) {
    if let Ok(field) = document().create_element("input") {
        let set = |name, value| field.set_attribute(name, value);
        if set("type", "hidden").and(set("name", "do")).and(set("value", "read")).is_ok() {
            let _ = form.append_child(&field);
        }
    }
    let _ = form.submit();
}
