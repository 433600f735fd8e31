//! What the forms of claims offer while one fills them in.

use domain::SliceKey;
use domain::claim::ClaimKind;
use leptos::prelude::*;

use crate::island::Complete;
use crate::text::words::open_value;
use crate::text::{Lang, claims as say};

/// The `id` of the list of models.
pub(super) const MODELS: &str = "claim-models";
/// The `id` of the list of boards.
pub(super) const BOARDS: &str = "claim-boards";

/// What may be chosen.
#[derive(Debug, Clone, Default)]
pub struct Choices {
    /// Models: slug and name.
    pub models: Vec<(String, String)>,
    /// Boards: slug and name.
    pub boards: Vec<(String, String)>,
    /// The values of the other parts of the slice: as addresses have them, and as printed.
    pub parts: Vec<(SliceKey, Vec<(String, String)>)>,
}

/// The kinds of claims: as addresses have them, and in words.
pub(super) fn kinds(lang: Lang) -> Vec<(String, String)> {
    ClaimKind::ALL.iter().map(|of| (of.to_string(), say::kind(*of, lang).to_owned())).collect()
}

/// The values of a part of the slice: as addresses have them, and in words.
pub(super) fn named_values(key: SliceKey, values: &[(String, String)], lang: Lang) -> Vec<(String, String)> {
    values.iter().map(|(value, printed)| (value.clone(), open_value(key, value, printed, lang))).collect()
}

/// Options with the chosen one marked; a value typed that is none of them stays as it is. `open`
/// is the name of leaving the choice open, where that can be.
pub(super) fn options(mut all: Vec<(String, String)>, chosen: &str, open: Option<&'static str>) -> AnyView {
    if !chosen.is_empty() && all.iter().all(|(value, _)| value != chosen) {
        all.insert(0, (chosen.to_owned(), chosen.to_owned()));
    }
    let option = |(value, name): (String, String)| {
        let selected = value == chosen;
        view! { <option value=value selected=selected>{name}</option> }
    };
    let open = open.map(|name| view! { <option value="">{name}</option> });
    view! { {open}{all.into_iter().map(option).collect_view()} }.into_any()
}

/// The lists of models and boards, which complete what is typed.
pub(super) fn datalists(offered: &Choices) -> AnyView {
    let names = |(value, name): &(String, String)| {
        let label = (value != name).then(|| name.clone());
        view! { <option value=value.clone()>{label}</option> }
    };
    view! {
        <datalist id=MODELS>{offered.models.iter().map(names).collect_view()}</datalist>
        <datalist id=BOARDS>{offered.boards.iter().map(names).collect_view()}</datalist>
        <Complete />
    }
    .into_any()
}
