//! Where the reader was: the element with focus, and how far the page was scrolled.

use leptos::prelude::{document, window};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, HtmlInputElement};

/// What is known of the element that had focus, surest first.
#[derive(Default)]
struct Key {
    id: String,
    focus: String,
    name: String,
    value: Option<String>,
    /// Of a button without a name: the nearest element around it that has an id.
    around: String,
}

/// Where the reader was.
pub(super) struct Place {
    key: Key,
    x: f64,
    y: f64,
}

impl Place {
    /// Where the reader is now.
    pub(super) fn now() -> Self {
        let window = window();
        let key = document().active_element().map(|element| Key::of(&element)).unwrap_or_default();
        Self { key, x: window.scroll_x().unwrap_or_default(), y: window.scroll_y().unwrap_or_default() }
    }

    /// Gives focus back to the element of the same key, else to `<main>`, without scrolling.
    pub(super) fn restore(self) {
        let document = document();
        let found = self.key.selector().and_then(|selector| document.query_selector(&selector).ok().flatten());
        let element = found.or_else(|| {
            let main = document.query_selector("main").ok().flatten()?;
            main.set_attribute("tabindex", "-1").ok()?;
            Some(main)
        });
        if let Some(element) = element.and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
            let _ = element.focus();
        }
        window().scroll_to_with_x_and_y(self.x, self.y);
    }
}

impl Key {
    fn of(element: &Element) -> Self {
        let attribute = |name: &str| element.get_attribute(name).unwrap_or_default();
        let is_choice = |kind: &str| kind == "checkbox" || kind == "radio";
        let value = element.dyn_ref::<HtmlInputElement>().filter(|input| is_choice(&input.type_()));
        let around = element.closest("button").ok().flatten().and_then(|button| button.closest("[id]").ok().flatten());
        Self {
            id: element.id(),
            focus: attribute("data-focus"),
            name: attribute("name"),
            value: value.map(HtmlInputElement::value),
            around: around.map(|element| element.id()).unwrap_or_default(),
        }
    }

    /// A selector of the element; `None` if nothing tells it from others.
    fn selector(&self) -> Option<String> {
        let quoted = |text: &str| text.replace('\\', "\\\\").replace('"', "\\\"");
        match self {
            Self { id, .. } if !id.is_empty() => Some(format!("[id=\"{}\"]", quoted(id))),
            Self { focus, .. } if !focus.is_empty() => Some(format!("[data-focus=\"{}\"]", quoted(focus))),
            Self { name, value: Some(value), .. } if !name.is_empty() => {
                Some(format!("main [name=\"{}\"][value=\"{}\"]:not([type=hidden])", quoted(name), quoted(value)))
            }
            Self { name, .. } if !name.is_empty() => {
                Some(format!("main [name=\"{}\"]:not([type=hidden])", quoted(name)))
            }
            Self { around, .. } if !around.is_empty() => Some(format!("[id=\"{}\"] button", quoted(around))),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_element_is_found_again_by_its_surest_key() {
        let text = String::from;
        let key = Key { id: text("main"), focus: text("a"), name: text("b"), ..Key::default() };
        assert_eq!(key.selector().as_deref(), Some(r#"[id="main"]"#));
        let key = Key { focus: text("domain=\"x\""), ..Key::default() };
        assert_eq!(key.selector().as_deref(), Some(r#"[data-focus="domain=\"x\""]"#));
        let key = Key { name: text("size"), value: Some(text("under-10b")), ..Key::default() };
        assert_eq!(key.selector().as_deref(), Some(r#"main [name="size"][value="under-10b"]:not([type=hidden])"#));
        let key = Key { around: text("since"), ..Key::default() };
        assert_eq!(key.selector().as_deref(), Some(r#"[id="since"] button"#));
        assert_eq!(Key::default().selector(), None);
    }
}
