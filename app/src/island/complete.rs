//! Completing what is typed into a field with a `<datalist>`.

use std::cell::Cell;

use js_sys::JsString;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlInputElement, KeyboardEvent};

use super::document::{closest, elements, on};

thread_local! {
    /// Whether the page already listens: a swapped `<main>` brings the island again.
    static LISTENING: Cell<bool> = const { Cell::new(false) };
}

/// What is offered at once.
const MOST: usize = 12;
/// The `id` of the list that is offered.
const OFFER: &str = "offer";

/// Fields with a `list` offer what of it holds every word that is typed, in its value or its name: of
/// hundreds twelve at most, those that begin with it first. Arrow keys go along, Enter and a click take
/// one, Escape closes. Without JavaScript a browser offers the whole list in its own way.
#[island]
pub fn Complete() -> impl IntoView {
    Effect::new(|_| {
        if !LISTENING.replace(true) {
            let document = document();
            on(&document, "focusin", |event| {
                if let Some(field) = field_of(event, "input[list]") {
                    take_over(&field);
                }
            });
            on(&document, "input", |event| {
                if let Some(field) = field_of(event, "[data-list]") {
                    offer(&field);
                }
            });
            on(&document, "keydown", by_key);
            on(&document, "pointerdown", by_pointer);
            on(&document, "focusout", |event| {
                if let Some(field) = field_of(event, "[data-list]") {
                    close(&field);
                }
            });
        }
    });
}

fn field_of(event: &Event, selector: &str) -> Option<HtmlInputElement> {
    closest(event, selector)?.dyn_into().ok()
}

fn set(element: &Element, attributes: &[(&str, &str)]) {
    for (name, value) in attributes {
        // Refused only for names that are none.
        let _ = element.set_attribute(name, value);
    }
}

/// The browser's own list would stand over this one.
fn take_over(field: &HtmlInputElement) {
    let list = field.get_attribute("list").unwrap_or_default();
    let _ = field.remove_attribute("list");
    set(
        field,
        &[("data-list", &list), ("role", "combobox"), ("aria-autocomplete", "list"), ("aria-expanded", "false")],
    );
}

fn close(field: &HtmlInputElement) {
    if let Some(offered) = document().get_element_by_id(OFFER) {
        offered.remove();
    }
    set(field, &[("aria-expanded", "false")]);
    let _ = field.remove_attribute("aria-controls");
    let _ = field.remove_attribute("aria-activedescendant");
}

fn lower(text: &str) -> JsString {
    JsString::from(text).to_lower_case()
}

/// How well an option fits: it begins with what was typed, or holds all of its words.
fn fits(typed: &str, option: &Element) -> Option<bool> {
    let value = lower(&option.get_attribute("value").unwrap_or_default());
    let name = lower(&option.text_content().unwrap_or_default());
    let holds = typed.split(' ').all(|word| value.includes(word, 0) || name.includes(word, 0));
    holds.then(|| value.starts_with(typed, 0) || name.starts_with(typed, 0))
}

/// Shows what fits.
fn offer(field: &HtmlInputElement) {
    close(field);
    let typed = String::from(lower(field.value().trim()));
    let list = field.get_attribute("data-list").and_then(|id| document().get_element_by_id(&id));
    let Some(options) = list.and_then(|list| list.query_selector_all("option").ok()) else { return };
    if typed.is_empty() {
        return;
    }
    let (mut first, mut then) = (Vec::new(), Vec::new());
    for option in elements(&options) {
        match fits(&typed, &option) {
            Some(true) => first.push(option),
            Some(false) => then.push(option),
            None => {}
        }
    }
    first.append(&mut then);
    first.truncate(MOST);
    if first.is_empty() {
        return;
    }
    let Ok(offered) = document().create_element("ul") else { return };
    set(&offered, &[("id", OFFER), ("role", "listbox"), ("class", "offer")]);
    if let Some(label) = field.get_attribute("aria-label").or_else(|| label_of(field)) {
        set(&offered, &[("aria-label", &label)]);
    }
    for (at, option) in first.iter().enumerate() {
        if let Some(line) = line(at, option) {
            let _ = offered.append_child(&line);
        }
    }
    if field.insert_adjacent_element("afterend", &offered).is_ok() {
        set(field, &[("aria-expanded", "true"), ("aria-controls", OFFER)]);
    }
}

fn label_of(field: &HtmlInputElement) -> Option<String> {
    let label = document().query_selector(&["label[for=\"", &field.id(), "\"]"].concat()).ok()??;
    label.text_content()
}

fn line(at: usize, option: &Element) -> Option<Element> {
    let value = option.get_attribute("value")?;
    let line = document().create_element("li").ok()?;
    // Twelve at most: two letters name each.
    let id = [OFFER, "-", char::from(b'a' + u8::try_from(at).ok()?).encode_utf8(&mut [0; 4])].concat();
    set(&line, &[("id", &id), ("role", "option"), ("aria-selected", "false"), ("data-value", &value)]);
    let shown = document().create_element("b").ok()?;
    shown.set_text_content(Some(&value));
    let name = document().create_element("span").ok()?;
    name.set_text_content(option.text_content().filter(|name| *name != value).as_deref());
    line.append_child(&shown).ok()?;
    line.append_child(&name).ok()?;
    Some(line)
}

fn chosen() -> Option<Element> {
    document().query_selector(".offer [aria-selected=true]").ok()?
}

fn take(field: &HtmlInputElement, line: &Element) {
    field.set_value(&line.get_attribute("data-value").unwrap_or_default());
    close(field);
}

fn by_key(event: &Event) {
    let (Some(field), Some(key)) = (field_of(event, "[data-list]"), event.dyn_ref::<KeyboardEvent>()) else { return };
    let Some(offered) = document().get_element_by_id(OFFER) else {
        if key.key() == "ArrowDown" {
            offer(&field);
        }
        return;
    };
    let now = chosen();
    let to = match key.key().as_str() {
        "ArrowDown" => now.as_ref().and_then(Element::next_element_sibling).or_else(|| offered.first_element_child()),
        "ArrowUp" => now.as_ref().and_then(Element::previous_element_sibling).or_else(|| offered.last_element_child()),
        "Enter" => {
            if let Some(line) = now {
                event.prevent_default();
                take(&field, &line);
            }
            return;
        }
        "Escape" => {
            event.prevent_default();
            close(&field);
            return;
        }
        _ => return,
    };
    event.prevent_default();
    if let Some(now) = now {
        set(&now, &[("aria-selected", "false")]);
    }
    if let Some(to) = to {
        set(&to, &[("aria-selected", "true")]);
        set(&field, &[("aria-activedescendant", &to.id())]);
        to.scroll_into_view_with_bool(false);
    }
}

/// A press on a line takes it, and the field keeps focus.
fn by_pointer(event: &Event) {
    let Some(line) = closest(event, ".offer [role=option]") else { return };
    event.prevent_default();
    let field = line.parent_element().and_then(|offered| offered.previous_element_sibling());
    if let Some(field) = field.and_then(|field| field.dyn_into::<HtmlInputElement>().ok()) {
        take(&field, &line);
        let _ = field.focus();
    }
}
