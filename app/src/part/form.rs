//! Forms: label, hint, error, field, in that order; a summary of what is wrong on top. Everything
//! works without JavaScript: the summary takes focus by `autofocus`, its lines are links.

use leptos::prelude::*;

use crate::text::{Lang, Text, form as say};

/// What is wrong with one field, in finished words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FieldError {
    /// The `id` of the field: the summary leads to it.
    pub field: String,
    /// What the field is called, where the sentence does not say it.
    pub place: Option<String>,
    /// What is wrong and what to do, as a sentence.
    pub words: String,
}

impl FieldError {
    /// What is wrong with a field.
    pub fn new(field: impl Into<String>, words: impl Into<String>) -> Self {
        Self { field: field.into(), place: None, words: words.into() }
    }

    /// The same, of a field whose name the sentence does not say.
    #[must_use]
    pub fn of(self, place: impl Into<String>) -> Self {
        Self { place: Some(place.into()), ..self }
    }

    /// The sentence with the name of its field, for those who do not stand at it. A question needs no
    /// colon.
    #[must_use]
    pub fn whole(&self, lang: Lang) -> String {
        let Self { place, words, .. } = self;
        match place {
            None => words.clone(),
            Some(place) if place.ends_with(['?', '？']) => format!("{place}{}{words}", say::AFTER_QUESTION.get(lang)),
            Some(place) => format!("{place}{}{words}", say::COLON.get(lang)),
        }
    }
}

/// The title of a page with a form: it begins with the word for an error where there is one, so that
/// the tab says it too.
#[must_use]
pub fn form_title(title: Text, errors: &[FieldError], lang: Lang) -> String {
    let error = if errors.is_empty() { "" } else { say::ERROR.get(lang) };
    format!("{error}{}", title.get(lang))
}

/// Everything that is said of one field, for `aria-describedby`, and whether it is wrong.
struct Said {
    hint_id: String,
    error_id: String,
    error: Option<String>,
    described_by: Option<String>,
}

fn said(id: &str, hint: &str, errors: &[FieldError]) -> Said {
    let (hint_id, error_id) = (format!("{id}-hint"), format!("{id}-error"));
    let error = errors.iter().filter(|error| error.field == id).map(|error| error.words.as_str());
    let error = error.collect::<Vec<_>>().join(" ");
    let error = (!error.is_empty()).then_some(error);
    let by = [(!hint.is_empty()).then_some(&hint_id), error.as_ref().map(|_| &error_id)];
    let by = by.into_iter().flatten().cloned().collect::<Vec<_>>().join(" ");
    Said { hint_id, error_id, error, described_by: (!by.is_empty()).then_some(by) }
}

/// The hint and the error of a field, between its label and itself.
fn notes(said: &Said, hint: String, lang: Lang) -> impl IntoView + use<> {
    let hint = (!hint.is_empty()).then(|| view! { <p class="f-hint" id=said.hint_id.clone()>{hint}</p> });
    let error = said.error.clone().map(|words| {
        view! { <p class="f-error" id=said.error_id.clone()><b>{say::ERROR.get(lang)}</b><bdi>{words}</bdi></p> }
    });
    view! { {hint}{error} }
}

const fn class(is_wrong: bool) -> &'static str {
    if is_wrong { "f f-wrong" } else { "f" }
}

/// The field that proves that a form was made by this site. Every form that is posted has it.
#[component]
pub fn FormToken(
    /// The token.
    token: String,
) -> impl IntoView {
    view! { <input type="hidden" name="csrf" value=token /> }
}

/// What is wrong with a form, on top of its page: it takes focus, and each line leads to its field.
/// Nothing where nothing is wrong. The page's title should begin with
/// [`text::form::ERROR`](crate::text::form::ERROR).
#[component]
pub fn ErrorSummary<'a>(
    /// What is wrong.
    errors: &'a [FieldError],
    /// The heading; without one it counts them.
    #[prop(optional, into)]
    title: Option<String>,
    /// The language.
    lang: Lang,
) -> impl IntoView + use<> {
    if errors.is_empty() {
        return ().into_any();
    }
    let title = title.unwrap_or_else(|| say::to_put_right(errors.len(), lang));
    let item = |error: &FieldError| {
        view! { <li><a href=format!("#{}", error.field)><bdi>{error.whole(lang)}</bdi></a></li> }
    };
    let items = errors.iter().map(item).collect_view();
    view! {
        <div class="f-summary" role="alert" tabindex="-1" autofocus=true>
            <p class="f-summary-t">{title}</p>
            <ul>{items}</ul>
        </div>
    }
    .into_any()
}

/// A field of one line.
#[component]
pub fn TextField<'a>(
    /// Its `id`, to which the summary leads.
    #[prop(into)]
    id: String,
    /// The key under which it is sent; without one its `id`.
    #[prop(optional, into)]
    name: Option<String>,
    /// Its label.
    #[prop(into)]
    label: String,
    /// What helps to fill it in; may be empty.
    #[prop(optional, into)]
    hint: String,
    /// `text`, `password`, `email`, `date`, `number`, `url` …
    #[prop(default = "text")]
    kind: &'static str,
    /// What was typed. A password never comes back.
    #[prop(optional, into)]
    value: String,
    /// What a browser may fill in.
    #[prop(default = "off")]
    autocomplete: &'static str,
    /// The most letters it takes.
    #[prop(default = 200)]
    longest: usize,
    /// Whether a browser should ask for it before it sends the form.
    #[prop(default = false)]
    required: bool,
    /// The `id` of the `<datalist>` with what may be meant.
    #[prop(optional, into)]
    list: Option<String>,
    /// What is wrong with the form.
    errors: &'a [FieldError],
    /// The language.
    lang: Lang,
) -> impl IntoView + use<> {
    let said = said(&id, &hint, errors);
    let invalid = said.error.as_ref().map(|_| "true");
    let spelled = if kind == "text" { None } else { Some("false") };
    let name = name.unwrap_or_else(|| id.clone());
    let value = if kind == "password" { String::new() } else { value };
    view! {
        <div class=class(said.error.is_some())>
            <label for=id.clone()>{label}</label>
            {notes(&said, hint, lang)}
            <input
                id=id
                type=kind
                name=name
                value=value
                list=list
                maxlength=longest.to_string()
                autocomplete=autocomplete
                autocapitalize="none"
                spellcheck=spelled
                required=required
                aria-invalid=invalid
                aria-describedby=said.described_by
            />
        </div>
    }
}

/// A field for a password that has to be there: it never comes back.
#[component]
pub fn PasswordField<'a>(
    /// Its `id`, to which the summary leads.
    #[prop(into)]
    id: String,
    /// The key under which it is sent; without one its `id`.
    #[prop(optional, into)]
    name: Option<String>,
    /// Its label.
    #[prop(into)]
    label: String,
    /// What helps to choose one; may be empty.
    #[prop(optional, into)]
    hint: String,
    /// `current-password` or `new-password`.
    autocomplete: &'static str,
    /// What is wrong with the form.
    errors: &'a [FieldError],
    /// The language.
    lang: Lang,
) -> impl IntoView + use<> {
    let name = name.unwrap_or_else(|| id.clone());
    view! { <TextField id name label hint kind="password" autocomplete longest=1_000 required=true errors lang /> }
}

/// A field of several lines.
#[component]
pub fn TextArea<'a>(
    /// Its `id`, to which the summary leads.
    #[prop(into)]
    id: String,
    /// The key under which it is sent; without one its `id`.
    #[prop(optional, into)]
    name: Option<String>,
    /// Its label.
    #[prop(into)]
    label: String,
    /// What helps to fill it in; may be empty.
    #[prop(optional, into)]
    hint: String,
    /// What was typed.
    #[prop(optional, into)]
    value: String,
    /// Lines shown.
    #[prop(default = 4)]
    rows: usize,
    /// The most letters it takes.
    #[prop(default = 2_000)]
    longest: usize,
    /// What is wrong with the form.
    errors: &'a [FieldError],
    /// The language.
    lang: Lang,
) -> impl IntoView + use<> {
    let said = said(&id, &hint, errors);
    let invalid = said.error.as_ref().map(|_| "true");
    let name = name.unwrap_or_else(|| id.clone());
    view! {
        <div class=class(said.error.is_some())>
            <label for=id.clone()>{label}</label>
            {notes(&said, hint, lang)}
            <textarea
                id=id
                name=name
                rows=rows.to_string()
                maxlength=longest.to_string()
                aria-invalid=invalid
                aria-describedby=said.described_by
            >
                {value}
            </textarea>
        </div>
    }
}

/// A choice of one among several.
#[component]
pub fn SelectField<'a>(
    /// Its `id`, to which the summary leads.
    #[prop(into)]
    id: String,
    /// The key under which it is sent; without one its `id`.
    #[prop(optional, into)]
    name: Option<String>,
    /// Its label.
    #[prop(into)]
    label: String,
    /// What helps to choose; may be empty.
    #[prop(optional, into)]
    hint: String,
    /// Values and their names.
    options: Vec<(String, String)>,
    /// The value chosen. One that is none of the options stays, as it was sent.
    #[prop(optional, into)]
    chosen: String,
    /// What is wrong with the form.
    errors: &'a [FieldError],
    /// The language.
    lang: Lang,
) -> impl IntoView + use<> {
    let said = said(&id, &hint, errors);
    let invalid = said.error.as_ref().map(|_| "true");
    let name = name.unwrap_or_else(|| id.clone());
    let unknown = !chosen.is_empty() && options.iter().all(|(value, _)| *value != chosen);
    let kept = unknown.then(|| (chosen.clone(), chosen.clone()));
    let option = |(value, name): (String, String)| {
        let selected = value == chosen;
        view! { <option value=value selected=selected>{name}</option> }
    };
    let options = kept.into_iter().chain(options).map(option).collect_view();
    view! {
        <div class=class(said.error.is_some())>
            <label for=id.clone()>{label}</label>
            {notes(&said, hint, lang)}
            <select id=id name=name aria-invalid=invalid aria-describedby=said.described_by>{options}</select>
        </div>
    }
}

/// A box to tick, or one of several to choose from; the whole row is its label.
#[component]
pub fn CheckField(
    /// Its `id`.
    #[prop(into)]
    id: String,
    /// The key under which it is sent.
    #[prop(into)]
    name: String,
    /// What is sent where it is ticked.
    #[prop(default = String::from("yes"), into)]
    value: String,
    /// Its label.
    #[prop(into)]
    label: String,
    /// What it means, under the label; may be empty.
    #[prop(optional, into)]
    hint: String,
    /// Whether it is ticked.
    #[prop(default = false)]
    checked: bool,
    /// Whether one among those of its name is chosen (`radio`), not any number of them.
    #[prop(default = false)]
    one_of: bool,
) -> impl IntoView {
    let kind = if one_of { "radio" } else { "checkbox" };
    let hint_id = format!("{id}-hint");
    let by = (!hint.is_empty()).then(|| hint_id.clone());
    let hint = (!hint.is_empty()).then(|| view! { <span class="f-hint" id=hint_id>{hint}</span> });
    view! {
        <div class="f-check">
            <input id=id.clone() type=kind name=name value=value checked=checked aria-describedby=by />
            <label for=id>{label}</label>
            {hint}
        </div>
    }
}

/// Several fields that answer one question.
#[component]
pub fn Group<'a>(
    /// Its `id`, to which the summary leads.
    #[prop(into)]
    id: String,
    /// The question.
    #[prop(into)]
    label: String,
    /// What helps to answer it; may be empty.
    #[prop(optional, into)]
    hint: String,
    /// What is wrong with the form.
    errors: &'a [FieldError],
    /// The language.
    lang: Lang,
    /// The fields.
    children: Children,
) -> impl IntoView + use<> {
    let said = said(&id, &hint, errors);
    let invalid = said.error.is_some();
    view! {
        <fieldset class=class(invalid) id=id tabindex="-1" aria-describedby=said.described_by.clone()>
            <legend>{label}</legend>
            {notes(&said, hint, lang)}
            {children()}
        </fieldset>
    }
}
