//! Pages, parts and texts. Components take finished content and return a view: they fetch
//! nothing, own no state and cannot fail. The same library, built with `hydrate`, is what the
//! browser loads: the islands alone. `cfg` on that stands in this file alone.

pub mod island;
#[cfg(not(feature = "hydrate"))]
pub mod page;
#[cfg(not(feature = "hydrate"))]
pub mod part;
#[cfg(not(feature = "hydrate"))]
pub mod shell;
#[cfg(not(feature = "hydrate"))]
pub mod text;

/// Starts the browser part; `boot.js` calls it once, before the islands.
#[cfg(feature = "hydrate")]
#[wasm_bindgen::prelude::wasm_bindgen]
pub fn hydrate() {
    leptos::mount::hydrate_islands();
}
