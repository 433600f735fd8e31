//! The form that checks a claim before anybody makes it, and its answer. Everything typed is in the
//! address, so that an answer can be linked to.

use std::sync::Arc;

use domain::claim::{Checked, ClaimKind};
use domain::{Address, SliceError, SliceKey};
use leptos::prelude::*;

use super::answer::{About, answer, moved, said, verdict};
use crate::part::Crumbs;
use crate::text::words::{day_text, model_name, open_value, slice_key};
use crate::text::{Lang, Text, claims as say, error as of_error};

/// What was typed, as it was typed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Typed {
    /// The kind.
    pub kind: String,
    /// The place.
    pub place: String,
    /// The model.
    pub model: String,
    /// The other model.
    pub other: String,
    /// The day.
    pub on: String,
    /// The board.
    pub board: String,
    /// Every other part of the slice.
    pub parts: Vec<(SliceKey, String)>,
}

impl Typed {
    /// What was typed for a part of the slice.
    fn part(&self, key: SliceKey) -> &str {
        self.parts.iter().find(|(typed, _)| *typed == key).map_or("", |(_, value)| value)
    }

    /// The address of the same question with another value for one key.
    fn with(&self, key: &str, value: &str) -> String {
        let Self { kind, place, model, other, on, board, parts } = self;
        let fields = [
            (Field::Kind, kind),
            (Field::Place, place),
            (Field::Model, model),
            (Field::Other, other),
            (Field::On, on),
            (Field::Board, board),
        ];
        let fields = fields.map(|(field, typed)| (field.key(), typed.clone()));
        let parts = parts.iter().map(|(part, typed)| (part.slug(), typed.clone()));
        let typed = fields.into_iter().chain(parts).filter(|(_, typed)| !typed.is_empty());
        let pairs: Vec<(&str, String)> =
            typed.map(|(of, typed)| (of, if of == key { value.to_owned() } else { typed })).collect();
        Address::ClaimCheck(&pairs).to_string()
    }
}

/// A field of the form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Field {
    /// The kind.
    Kind,
    /// The place.
    Place,
    /// The model.
    Model,
    /// The other model.
    Other,
    /// The day.
    On,
    /// The board.
    Board,
}

impl Field {
    /// Its key in an address.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Kind => "kind",
            Self::Place => "k",
            Self::Model => "model",
            Self::Other => "other",
            Self::On => "on",
            Self::Board => "board",
        }
    }

    const fn label(self) -> Text {
        match self {
            Self::Kind => say::KIND,
            Self::Place => say::PLACE,
            Self::Model => say::MODEL,
            Self::Other => say::OTHER,
            Self::On => say::DAY,
            Self::Board => Text::new("榜单", "Board"),
        }
    }
}

/// What is wrong with what was typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fault {
    /// A name that nothing here has; near ones as slug and name.
    Unknown(Field, String, Vec<(String, String)>),
    /// A field that has to be filled in.
    Missing(Field),
    /// A field that cannot be read: what was typed, and what is expected.
    Malformed(Field, String, Text),
    /// A part of the slice.
    Slice(SliceError),
}

impl Fault {
    /// The key of the field it is about.
    #[must_use]
    pub fn key(&self) -> String {
        match self {
            Self::Unknown(field, ..) | Self::Missing(field) | Self::Malformed(field, ..) => field.key().to_owned(),
            Self::Slice(SliceError::UnknownKey { key, .. }) => key.clone(),
            Self::Slice(
                SliceError::Repeated { key } | SliceError::Malformed { key, .. } | SliceError::Unknown { key, .. },
            ) => key.to_string(),
            Self::Slice(SliceError::TooLong) => String::new(),
        }
    }

    /// What is wrong, in words.
    #[must_use]
    pub fn words(&self, lang: Lang) -> String {
        match self {
            Self::Unknown(field, typed, _) => say::unknown_name(field.label(), typed, lang),
            Self::Missing(field) => say::missing(field.label(), lang),
            Self::Malformed(field, typed, expected) => say::malformed(field.label(), typed, *expected, lang),
            Self::Slice(fault) => of_error::slice_fault(fault, lang),
        }
    }

    /// What may be meant: values as addresses have them, and their names.
    #[must_use]
    pub fn near(&self, lang: Lang) -> Vec<(String, String)> {
        match self {
            Self::Unknown(_, _, near) => near.clone(),
            Self::Slice(SliceError::Unknown { key, near, .. }) => {
                near.iter().map(|value| (value.clone(), of_error::value_words(*key, value, lang))).collect()
            }
            Self::Slice(SliceError::UnknownKey { near, .. }) => {
                near.iter().map(|key| (key.clone(), key.clone())).collect()
            }
            _ => Vec::new(),
        }
    }
}

/// What the page shows.
#[derive(Debug, Clone)]
pub struct Content {
    /// What was typed.
    pub typed: Typed,
    /// What is wrong with it.
    pub faults: Vec<Fault>,
    /// Models that may be chosen: slug and name.
    pub models: Vec<(String, String)>,
    /// Boards that may be chosen: slug and name.
    pub boards: Vec<(String, String)>,
    /// The values of the other parts of the slice: as addresses have them, and as printed.
    pub choices: Vec<(SliceKey, Vec<(String, String)>)>,
    /// The answer, where there is one.
    pub answer: Option<(Arc<Checked>, About)>,
}

/// The page's title.
#[must_use]
pub fn title(content: &Content, lang: Lang) -> String {
    match (&content.answer, content.faults.is_empty()) {
        (Some((checked, _)), _) => question(checked, lang),
        (None, true) => say::CHECK.get(lang).to_owned(),
        (None, false) => format!("{}{}", Text::new("出错：", "Error: ").get(lang), say::CHECK.get(lang)),
    }
}

/// What is asked, as a heading: "XuanYuan-70B: first on CMMLU, 26 September 2023".
fn question(checked: &Checked, lang: Lang) -> String {
    let model = checked.model.as_ref().map(|model| model_name(model, lang).0.to_owned()).unwrap_or_default();
    let day = checked.on.map(|day| day_text(day, lang)).unwrap_or_default();
    let said = said(None, checked, lang);
    match lang {
        Lang::En => format!("{model}: {said}, {day}"),
        Lang::Zh => format!("{model}：{said}，{day}"),
    }
}

/// The page.
#[component]
pub fn Page(
    /// What it shows.
    content: Content,
    /// The language of the page.
    lang: Lang,
) -> impl IntoView {
    let crumbs = vec![(Address::Claims.to_string(), say::CLAIMS.get(lang).to_owned())];
    let form = form(&content, lang).into_any();
    let faults = (!content.faults.is_empty()).then(|| summary(&content.typed, &content.faults, lang));
    let Some((checked, about)) = content.answer else {
        return view! {
            <Crumbs links=crumbs lang />
            <h1>{say::CHECK.get(lang)}</h1>
            <p class="lede">{say::CHECK_LEDE.get(lang)}</p>
            {faults}
            {form}
        }
        .into_any();
    };
    view! {
        <Crumbs links=crumbs lang />
        <div class="head claim">
            <div>
                <h1><bdi>{question(&checked, lang)}</bdi></h1>
                {verdict(&checked, lang)}
                <p class="sub">{say::computed(about.version, &about.today.to_string(), lang)}</p>
            </div>
            {moved(&checked, &about, lang)}
        </div>
        {answer(&checked, &about, lang)}
        <section><h2>{say::CHECK.get(lang)}</h2>{form}</section>
    }
    .into_any()
}

fn summary(typed: &Typed, faults: &[Fault], lang: Lang) -> impl IntoView + use<> {
    let item = |fault: &Fault| {
        let near = fault.near(lang);
        let near = (!near.is_empty()).then(|| {
            let name = |(value, name): (String, String)| {
                let slug = (value != name).then(|| view! { " "<code class="quiet">{value.clone()}</code> });
                let href = typed.with(&fault.key(), &value);
                view! { <li><a href=href><bdi>{name}</bdi></a>{slug}</li> }
            };
            view! { " "{say::NEAR.get(lang)}<ul class="inline">{near.into_iter().map(name).collect_view()}</ul> }
        });
        view! { <li><a href=format!("#check-{}", fault.key())><bdi>{fault.words(lang)}</bdi></a>{near}</li> }
    };
    view! {
        <div class="err check-faults" role="alert">
            <p class="err-t">{say::FAULTS.get(lang)}</p>
            <ul>{faults.iter().map(item).collect_view()}</ul>
        </div>
    }
}

fn form(content: &Content, lang: Lang) -> impl IntoView + use<> {
    let Content { typed, models, boards, choices, faults, .. } = content;
    let is_wrong = |key: &str| faults.iter().any(|fault| fault.key() == key).then_some("true");
    let names = |(value, name): &(String, String)| {
        let label = (value != name).then(|| name.clone());
        view! { <option value=value.clone()>{label}</option> }
    };
    let kind = if typed.kind.is_empty() { ClaimKind::First.slug() } else { typed.kind.as_str() };
    let kinds = ClaimKind::ALL.iter().map(|of| (of.to_string(), say::kind(*of, lang).to_owned()));
    let kinds = options(kinds.collect(), kind, None);
    let text = |field: Field, value: &str, list: Option<&'static str>| {
        let id = format!("check-{}", field.key());
        view! {
            <div class="field">
                <label for=id.clone()>{field.label().get(lang)}</label>
                <input
                    id=id
                    type="text"
                    name=field.key()
                    value=value.to_owned()
                    list=list
                    maxlength="200"
                    autocomplete="off"
                    aria-invalid=is_wrong(field.key())
                />
            </div>
        }
    };
    let part = |(key, values): &(SliceKey, Vec<(String, String)>)| {
        let named = |(value, printed): &(String, String)| (value.clone(), open_value(*key, value, printed, lang));
        let id = format!("check-{key}");
        let values = options(values.iter().map(named).collect(), typed.part(*key), Some(say::NOT_NAMED.get(lang)));
        view! {
            <div class="field">
                <label for=id.clone()>{slice_key(*key, lang)}</label>
                <select id=id name=key.slug() aria-invalid=is_wrong(key.slug())>{values}</select>
            </div>
        }
    };
    let more_is_used = !typed.parts.is_empty();
    view! {
        <form class="check" method="get" action=Address::ClaimCheck(&[]).to_string()>
            <div class="form">
                {text(Field::Model, &typed.model, Some("check-models"))}
                <div class="field">
                    <label for="check-kind">{say::KIND.get(lang)}</label>
                    <select id="check-kind" name="kind" aria-invalid=is_wrong("kind")>{kinds}</select>
                </div>
                {text(Field::Board, &typed.board, Some("check-boards"))}
                <div class="field">
                    <label for="check-on">{say::DAY.get(lang)}</label>
                    <input
                        id="check-on"
                        type="date"
                        name="on"
                        value=typed.on.clone()
                        aria-invalid=is_wrong("on")
                        aria-describedby="check-on-hint"
                    />
                </div>
            </div>
            <p class="hint">{say::MODEL_HINT.get(lang)}</p>
            <p class="hint" id="check-on-hint">{say::DAY_HINT.get(lang)}</p>
            <details open=more_is_used>
                <summary>{say::MORE.get(lang)}</summary>
                <div class="form">
                    {text(Field::Place, &typed.place, None)}
                    {text(Field::Other, &typed.other, Some("check-models"))}
                    {choices.iter().map(part).collect_view()}
                </div>
            </details>
            <button class="btn btn-1">{say::CHECK_BUTTON.get(lang)}</button>
            <datalist id="check-models">{models.iter().map(names).collect_view()}</datalist>
            <datalist id="check-boards">{boards.iter().map(names).collect_view()}</datalist>
        </form>
    }
}

/// Options with the chosen one marked; a value typed that is none of them stays as it is. `open`
/// is the name of leaving the choice open, where that can be.
fn options(mut all: Vec<(String, String)>, chosen: &str, open: Option<&'static str>) -> AnyView {
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
