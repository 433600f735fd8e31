//! The page as a whole: listening to it, fetching another, putting its parts in the place of those that
//! are shown.

use leptos::prelude::{document, window};
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Document, DomParser, Element, FormData, HtmlDetailsElement, NodeList, Response, SupportedType};

/// Told to `boot.js` when a new `<main>` stands, so that it starts the islands in it.
const SWAPPED: &str = "swapped";

/// Parts of the page outside `<main>` that name its address: links to the other language.
const AROUND: &[&str] = &["body > header", "body > footer"];

/// Parts of the head that belong to an address.
const HEAD: &str = "link[rel=canonical], link[rel=alternate]";

/// Marks the page as waiting for its successor.
pub(super) fn set_busy(busy: bool) {
    if let Ok(Some(main)) = document().query_selector("main") {
        // Neither name nor value can be refused.
        let _ = main.set_attribute("aria-busy", if busy { "true" } else { "false" });
    }
}

/// Listens for as long as the page lives.
pub(super) fn on(target: &web_sys::EventTarget, name: &str, handler: impl FnMut(&web_sys::Event) + 'static) {
    let mut handler = handler;
    let closure = Closure::<dyn FnMut(web_sys::Event)>::new(move |event: web_sys::Event| handler(&event));
    // A browser refuses a listener only if its arguments are no listener.
    let _ = target.add_event_listener_with_callback(name, closure.as_ref().unchecked_ref());
    closure.forget();
}

/// The element that an event is of, or the nearest around it that a selector matches.
pub(super) fn closest(event: &web_sys::Event, selector: &str) -> Option<Element> {
    event.target()?.dyn_into::<Element>().ok()?.closest(selector).ok()?
}

/// The page of an address; `None` if it is not to be had or no page.
pub(super) async fn fetch(address: &str) -> Option<Document> {
    page_of(window().fetch_with_str(address).await.ok()?).await
}

/// The page that answers a form; `None` if it is not to be had, no page, or another one's.
pub(super) async fn send(address: &str, form: &FormData) -> Option<Document> {
    let request = web_sys::RequestInit::new();
    request.set_method("POST");
    request.set_body(form);
    page_of(window().fetch_with_str_and_init(address, &request).await.ok()?).await
}

async fn page_of(answer: wasm_bindgen::JsValue) -> Option<Document> {
    let answer = answer.dyn_into::<Response>().ok()?;
    let is_html = answer.headers().get("content-type").ok()??.starts_with("text/html");
    if !answer.ok() || answer.redirected() || !is_html {
        return None;
    }
    let text = answer.text().ok()?.await.ok()?.as_string()?;
    DomParser::new().ok()?.parse_from_string(&text, SupportedType::TextHtml).ok()
}

/// Shows a page in place of the present one, and tells `words` to those who cannot see it; `None` if
/// it has no `<main>`, and then nothing has been changed.
pub(super) fn show(page: &Document, words: &str) -> Option<()> {
    let here = document();
    let old = here.query_selector("main").ok()??;
    let new = page.query_selector("main").ok()??;
    keep_open(&old, &new);
    old.replace_with_with_node_1(&new).ok()?;
    for part in AROUND {
        replace(&here, page, part);
    }
    here.set_title(&page.title());
    if let (Some(head), Ok(olds), Ok(news)) =
        (here.head(), here.query_selector_all(HEAD), page.query_selector_all(HEAD))
    {
        elements(&olds).for_each(|old| old.remove());
        for link in elements(&news) {
            let _ = head.append_child(&link);
        }
    }
    say(&here, words);
    if let Ok(event) = web_sys::Event::new(SWAPPED) {
        let _ = here.dispatch_event(&event);
    }
    Some(())
}

fn replace(here: &Document, page: &Document, part: &str) {
    if let (Ok(Some(old)), Ok(Some(new))) = (here.query_selector(part), page.query_selector(part))
        && old.outer_html() != new.outer_html()
    {
        keep_open(&old, &new);
        let _ = old.replace_with_with_node_1(&new);
    }
}

/// Opens the `<details>` of a new part that were open in the old one.
fn keep_open(old: &Element, new: &Element) {
    let Ok(olds) = old.query_selector_all("details[id]") else { return };
    let open = elements(&olds).filter_map(|e| e.dyn_into::<HtmlDetailsElement>().ok()).filter(|old| old.open());
    for old in open {
        let twin = new.query_selector(&format!("details[id=\"{}\"]", old.id())).ok().flatten();
        if let Some(twin) = twin.and_then(|twin| twin.dyn_into::<HtmlDetailsElement>().ok()) {
            twin.set_open(true);
        }
    }
}

/// Tells those who cannot see it what is shown now.
fn say(here: &Document, words: &str) {
    const ID: &str = "swapped";
    let status = here.get_element_by_id(ID).or_else(|| {
        let status = here.create_element("p").ok()?;
        status.set_id(ID);
        status.set_class_name("visually-hidden");
        status.set_attribute("role", "status").ok()?;
        here.body()?.append_child(&status).ok()?;
        Some(status)
    });
    if let Some(status) = status {
        status.set_text_content(Some(words));
    }
}

/// The elements of a list.
pub(super) fn elements(list: &NodeList) -> impl Iterator<Item = Element> + '_ {
    (0..list.length()).filter_map(|index| list.item(index)?.dyn_into::<Element>().ok())
}
