//! Pages, parts and texts. Components take finished content and return a view: they fetch
//! nothing, own no state and cannot fail. The same library, built with `hydrate`, is what the
//! browser loads; `cfg` on that stands in this file alone.

pub mod island;
pub mod page;
pub mod part;
pub mod shell;
pub mod text;
