//! The form that files a claim. It works without JavaScript; a refused one comes back with all that
//! was typed.

use domain::claim::ClaimKind;
use domain::claim::typed::{Field, Typed};
use domain::{Address, SliceKey};
use leptos::prelude::*;

use super::fields::{BOARDS, Choices, MODELS, datalists, kinds, named_values};
use crate::page::filing::asked_for;
use crate::part::{
    CheckField, Crumbs, ErrorSummary, FieldError, FormToken, SelectField, TextArea, TextField, form_title,
};
use crate::text::Lang;
use crate::text::claims::{self as say, typed as of_typed};
use crate::text::words::slice_key;

/// The `id` of the list of organisations.
const ORGANISATIONS: &str = "claim-organisations";

/// What the page shows.
#[derive(Debug, Clone)]
pub struct Content {
    /// The token of its form.
    pub csrf: String,
    /// The filing's identifier.
    pub id: String,
    /// What was typed.
    pub typed: Typed,
    /// What is wrong with it, by the key of the field.
    pub errors: Vec<FieldError>,
    /// What may be chosen.
    pub offered: Choices,
    /// Organisations: slug and name.
    pub organisations: Vec<(String, String)>,
    /// What a reviewer asked for.
    pub asked: Option<String>,
}

/// The page's title.
#[must_use]
pub fn title(content: &Content, lang: Lang) -> String {
    form_title(say::FILE, &content.errors, lang)
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
    let asked = content.asked.as_deref().map(|why| asked_for(why, lang));
    let text = |field, list| text(&content, field, list, lang);
    let part = |(key, values): &(SliceKey, Vec<(String, String)>)| {
        let mut options = named_values(*key, values, lang);
        options.insert(0, (String::new(), say::NOT_NAMED.get(lang).to_owned()));
        let (id, chosen) = (key.slug(), content.typed.part(*key).to_owned());
        view! { <SelectField id label=slice_key(*key, lang) options chosen errors=&content.errors lang /> }
    };
    let kind = match content.typed.get(Field::Kind) {
        "" => ClaimKind::First.slug(),
        kind => kind,
    };
    let organisation = |(slug, name): &(String, String)| view! { <option value=slug.clone()>{name.clone()}</option> };
    view! {
        <Crumbs links=crumbs lang />
        <h1>{say::FILE.get(lang)}</h1>
        <p class="lede">{say::FILE_LEDE.get(lang)}</p>
        {asked}
        <form class="submit-form claim-form" method="post" action=Address::FileClaim(&content.id).to_string()>
            <FormToken token=content.csrf.clone() />
            <ErrorSummary errors=&content.errors title=say::not_filed(content.errors.len(), lang) lang />
            <section class="f-part">
                <h2>{say::WHO_SAID.get(lang)}</h2>
                <div class="f-grid">{text(Field::Claimant, None)}{text(Field::Organisation, Some(ORGANISATIONS))}</div>
                {area(&content, Field::Words, lang)}
                <div class="f-grid">{text(Field::Source, None)}{text(Field::On, None)}</div>
            </section>
            <section class="f-part">
                <h2>{say::WHAT_SAID.get(lang)}</h2>
                <div class="f-grid">
                    {text(Field::Model, Some(MODELS))}
                    <SelectField
                        id=Field::Kind.slug()
                        label=of_typed::label(Field::Kind).get(lang)
                        options=kinds(lang)
                        chosen=kind.to_owned()
                        errors=&content.errors
                        lang
                    />
                    {text(Field::Place, None)}
                    {text(Field::Other, Some(MODELS))}
                    {text(Field::Board, Some(BOARDS))}
                    {content.offered.parts.iter().map(part).collect_view()}
                </div>
                <CheckField
                    id=Field::Narrower.slug()
                    name=Field::Narrower.slug()
                    label=of_typed::label(Field::Narrower).get(lang)
                    hint=of_typed::hint(Field::Narrower).get(lang)
                    checked=content.typed.get(Field::Narrower) == "yes"
                />
                {area(&content, Field::Note, lang)}
            </section>
            <section class="f-part">
                <p class="sub">{say::FILED_THEN.get(lang)}</p>
                <p class="acts"><button class="btn btn-1 btn-file">{say::FILE_BUTTON.get(lang)}</button></p>
            </section>
            {datalists(&content.offered)}
            <datalist id=ORGANISATIONS>{content.organisations.iter().map(organisation).collect_view()}</datalist>
        </form>
    }
}

fn text(content: &Content, field: Field, list: Option<&'static str>, lang: Lang) -> AnyView {
    let (label, hint) = (of_typed::label(field).get(lang), of_typed::hint(field).get(lang));
    let (id, longest) = (field.slug(), field.longest());
    let (value, errors) = (content.typed.get(field).to_owned(), &content.errors);
    match list {
        Some(list) => view! { <TextField id label hint value longest list=list.to_owned() errors lang /> }.into_any(),
        None => view! { <TextField id label hint value longest errors lang /> }.into_any(),
    }
}

fn area(content: &Content, field: Field, lang: Lang) -> AnyView {
    let (label, hint) = (of_typed::label(field).get(lang), of_typed::hint(field).get(lang));
    let (value, errors) = (content.typed.get(field).to_owned(), &content.errors);
    view! { <TextArea id=field.slug() label hint value rows=3 longest=field.longest() errors lang /> }.into_any()
}
