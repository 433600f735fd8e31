//! Which address an event asks for, if it is one that can be swapped in.

use leptos::prelude::window;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlFormElement, Url, UrlSearchParams};

/// The path of rankings and listings: the only pages that are swapped in.
const PATH: &str = "/rankings";

/// Path and query of the page that is shown.
pub(super) fn shown() -> String {
    let location = window().location();
    location.pathname().unwrap_or_default() + &location.search().unwrap_or_default()
}

/// The address of a plain click on a link to a ranking in a swapped region.
pub(super) fn of_click(event: &Event) -> Option<String> {
    let mouse = event.dyn_ref::<web_sys::MouseEvent>()?;
    let modified = mouse.ctrl_key() || mouse.meta_key() || mouse.shift_key() || mouse.alt_key();
    if event.default_prevented() || mouse.button() != 0 || modified {
        return None;
    }
    let link = in_region(event)?.closest("a[href]").ok()??;
    if link.has_attribute("target") || link.has_attribute("download") {
        return None;
    }
    address_of(&Url::new_with_base(&link.get_attribute("href")?, &base()?).ok()?)
}

/// The address of a sent GET form in a swapped region.
pub(super) fn of_submit(event: &Event) -> Option<String> {
    if event.default_prevented() {
        return None;
    }
    let form = in_region(event)?.dyn_into::<HtmlFormElement>().ok()?;
    let submitter = event.dyn_ref::<web_sys::SubmitEvent>().and_then(web_sys::SubmitEvent::submitter);
    address_of_form(&form, submitter.as_deref())
}

/// The address of a form whose checkbox, radio button or select was changed. Fields in which a
/// reader types wait for the form to be sent.
pub(super) fn of_change(event: &Event) -> Option<String> {
    let control = in_region(event)?;
    if !control.matches("input[type=checkbox], input[type=radio], select").ok()? {
        return None;
    }
    let form = control.closest("form").ok()??.dyn_into::<HtmlFormElement>().ok()?;
    address_of_form(&form, None)
}

fn in_region(event: &Event) -> Option<Element> {
    let target = event.target()?.dyn_into::<Element>().ok()?;
    target.closest("[data-swap]").ok()??;
    Some(target)
}

fn base() -> Option<String> {
    window().location().href().ok()
}

/// Fields that were left empty are left out of the address.
fn address_of_form(form: &HtmlFormElement, submitter: Option<&Element>) -> Option<String> {
    if form.method() != "get" {
        return None;
    }
    let action = Url::new_with_base(&form.get_attribute("action")?, &base()?).ok()?;
    let data = web_sys::FormData::new_with_form(form).ok()?;
    if let Some(button) = submitter {
        let name = button.get_attribute("name").unwrap_or_default();
        let value = button.get_attribute("value").unwrap_or_default();
        if !name.is_empty() {
            data.append_with_str(&name, &value).ok()?;
        }
    }
    let pairs = UrlSearchParams::new().ok()?;
    for entry in js_sys::try_iter(&data).ok()?? {
        let entry = js_sys::Array::from(&entry.ok()?);
        let (name, value) = (entry.get(0).as_string()?, entry.get(1).as_string()?);
        if !value.is_empty() {
            pairs.append(&name, &value);
        }
    }
    action.set_search(&String::from(pairs.to_string()));
    address_of(&action)
}

/// The address as this origin has it; links into the page that is shown are the browser's.
fn address_of(url: &Url) -> Option<String> {
    let here = window().location();
    let is_ranking = here.origin().ok()? == url.origin() && url.pathname() == PATH;
    let address = url.pathname() + &url.search();
    let is_jump = !url.hash().is_empty() && address == shown();
    (is_ranking && !is_jump).then_some(address)
}
