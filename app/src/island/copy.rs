//! Copying a text of the page.

use leptos::prelude::*;
use wasm_bindgen::JsCast;

/// A button that copies the text of the element with the id `of`, and then says so.
///
/// Without JavaScript there is no such button, and the text can be selected. Styles keep its place
/// (`visibility: hidden` on `.copy` until `<html>` has `data-ready`), so that nothing moves when
/// it appears.
#[component]
pub fn CopyButton(
    /// The id of the element whose text is copied.
    of: &'static str,
    /// What the button says.
    label: &'static str,
    /// What it says when the text has been copied.
    done: &'static str,
) -> impl IntoView {
    view! {
        <Copy>
            <button type="button" class="btn copy" data-copy=of data-done=done>
                {label}
            </button>
            <span class="visually-hidden" role="status"></span>
        </Copy>
    }
}

/// Makes the buttons in it that have `data-copy` copy the text of the element with that id.
///
/// Afterwards the button reads what its `data-done` says, and so does the element of
/// `role="status"` in the island.
#[island]
pub fn Copy(
    /// The buttons.
    children: Children,
) -> impl IntoView {
    view! { <span class="island-copy" on:click=copy>{children()}</span> }
}

fn copy(event: web_sys::MouseEvent) {
    let target = event.target().and_then(|target| target.dyn_into::<web_sys::Element>().ok());
    let Some(button) = target.and_then(|element| element.closest("[data-copy]").ok().flatten()) else { return };
    let document = document();
    let source = button.get_attribute("data-copy").and_then(|id| document.get_element_by_id(&id));
    let Some(source) = source else { return };
    let Some(text) = source.text_content() else { return };
    // What is written in lines keeps them; a sentence is one line, however its markup is broken.
    let in_lines = source.closest("pre").ok().flatten().is_some();
    let text = if in_lines { text } else { text.split_whitespace().collect::<Vec<_>>().join(" ") };
    js_sys::futures::spawn_local(async move {
        if window().navigator().clipboard().write_text(&text).await.is_ok() {
            let done = button.get_attribute("data-done");
            button.set_text_content(done.as_deref());
            let island = button.closest(".island-copy").ok().flatten();
            if let Some(status) = island.and_then(|island| island.query_selector("[role=status]").ok().flatten()) {
                status.set_text_content(done.as_deref());
            }
        }
    });
}
