//! The form that checks a claim before anybody makes it, and its answer. Everything typed is in the
//! address, so that an answer can be linked to.

use std::sync::Arc;

use domain::claim::typed::{Fault, Field, Typed};
use domain::claim::{Checked, ClaimKind};
use domain::{Address, PartialDate, SliceKey};
use leptos::prelude::*;

use super::answer::{About, answer, moved, said, verdict};
use super::fields::{BOARDS, Choices, MODELS, datalists, kinds, named_values, options};
use crate::part::Crumbs;
use crate::text::claims::typed as of_typed;
use crate::text::words::{model_name, partial_day_text, slice_key};
use crate::text::{Lang, Text, claims as say};

/// What the page shows.
#[derive(Debug, Clone)]
pub struct Content {
    /// What was typed.
    pub typed: Typed,
    /// What is wrong with it.
    pub faults: Vec<Fault>,
    /// What may be chosen.
    pub offered: Choices,
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
    let day = checked.dated().map(|day| partial_day_text(day, lang)).unwrap_or_default();
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
    let file = Address::ClaimToFile(&to_file(&content)).to_string();
    let faults = (!content.faults.is_empty()).then(|| summary(&content.typed, &content.faults, lang));
    let unknown = content.faults.iter().any(|fault| matches!(fault, Fault::Unknown(..)));
    let as_printed = unknown.then(|| {
        view! { <p class="hint">{say::FILE_UNKNOWN.get(lang)}" "<a href=file.clone()>{say::FILE.get(lang)}</a></p> }
    });
    let Some((checked, about)) = content.answer else {
        return view! {
            <Crumbs links=crumbs lang />
            <h1>{say::CHECK.get(lang)}</h1>
            <p class="lede">{say::CHECK_LEDE.get(lang)}</p>
            {faults}
            {as_printed}
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
                <p class="claim-way"><a class="btn" href=file>{say::FILE.get(lang)}</a></p>
                <p class="hint">{say::FILE_HINT.get(lang)}</p>
            </div>
            {moved(&checked, &about, lang)}
        </div>
        {answer(&checked, about.today, lang)}
        <section><h2>{say::CHECK.get(lang)}</h2>{form}</section>
    }
    .into_any()
}

/// What was typed, for the form that files it: with the day that was meant where none was typed.
fn to_file(content: &Content) -> Vec<(&'static str, String)> {
    let on = content.answer.as_ref().and_then(|(checked, _)| checked.dated());
    let typed = match on.filter(|_| content.typed.get(Field::On).is_empty()) {
        Some(on) => content.typed.clone().with(Field::On, on.to_string()),
        None => content.typed.clone(),
    };
    typed.pairs()
}

/// The address of the same question with another value for one key.
fn with(typed: &Typed, key: &str, value: &str) -> String {
    let pairs = typed.pairs();
    let pairs: Vec<(&str, String)> =
        pairs.into_iter().map(|(of, text)| (of, if of == key { value.to_owned() } else { text })).collect();
    Address::ClaimCheck(&pairs).to_string()
}

fn summary(typed: &Typed, faults: &[Fault], lang: Lang) -> impl IntoView + use<> {
    let item = |fault: &Fault| {
        let near = of_typed::near(fault, lang);
        let near = (!near.is_empty()).then(|| {
            let name = |(value, name): (String, String)| {
                let slug = (value != name).then(|| view! { " "<code class="quiet">{value.clone()}</code> });
                let href = with(typed, fault.key(), &value);
                view! { <li><a href=href><bdi>{name}</bdi></a>{slug}</li> }
            };
            view! { " "{say::NEAR.get(lang)}<ul class="inline">{near.into_iter().map(name).collect_view()}</ul> }
        });
        view! { <li><a href=format!("#check-{}", fault.key())><bdi>{of_typed::words(fault, lang)}</bdi></a>{near}</li> }
    };
    view! {
        <div class="err check-faults" role="alert">
            <p class="err-t">{say::FAULTS.get(lang)}</p>
            <ul>{faults.iter().map(item).collect_view()}</ul>
        </div>
    }
}

fn form(content: &Content, lang: Lang) -> impl IntoView + use<> {
    let Content { typed, offered, faults, .. } = content;
    let is_wrong = |key: &str| faults.iter().any(|fault| fault.key() == key).then_some("true");
    let kind = match typed.get(Field::Kind) {
        "" => ClaimKind::First.slug(),
        kind => kind,
    };
    let kinds = options(kinds(lang), kind, None);
    let text = |field: Field, list: Option<&'static str>| {
        let id = format!("check-{field}");
        view! {
            <div class="field">
                <label for=id.clone()>{of_typed::label(field).get(lang)}</label>
                <input
                    id=id
                    type="text"
                    name=field.slug()
                    value=typed.get(field).to_owned()
                    list=list
                    maxlength=field.longest().to_string()
                    autocomplete="off"
                    aria-invalid=is_wrong(field.slug())
                />
            </div>
        }
    };
    let part = |(key, values): &(SliceKey, Vec<(String, String)>)| {
        let id = format!("check-{key}");
        let values = options(named_values(*key, values, lang), typed.part(*key), Some(say::NOT_NAMED.get(lang)));
        view! {
            <div class="field">
                <label for=id.clone()>{slice_key(*key, lang)}</label>
                <select id=id name=key.slug() aria-invalid=is_wrong(key.slug())>{values}</select>
            </div>
        }
    };
    let more_is_used = !typed.parts().is_empty()
        || [Field::Place, Field::Other]
            .iter()
            .any(|field| !typed.get(*field).is_empty() || is_wrong(field.slug()).is_some());
    // A month that an address names stays a month.
    let on = typed.get(Field::On);
    let (on_kind, on_label, on_hint) = match on.parse() {
        Ok(PartialDate::Month(_)) => ("month", say::MONTH, say::MONTH_HINT),
        _ => ("date", say::DAY, say::DAY_HINT),
    };
    view! {
        <form class="check" method="get" action=Address::ClaimCheck(&[]).to_string()>
            <div class="form">
                {text(Field::Model, Some(MODELS))}
                <div class="field">
                    <label for="check-kind">{say::KIND.get(lang)}</label>
                    <select id="check-kind" name="kind" aria-invalid=is_wrong("kind")>{kinds}</select>
                </div>
                {text(Field::Board, Some(BOARDS))}
                <div class="field">
                    <label for="check-on">{on_label.get(lang)}</label>
                    <input
                        id="check-on"
                        type=on_kind
                        name="on"
                        value=on.to_owned()
                        aria-invalid=is_wrong("on")
                        aria-describedby="check-on-hint"
                    />
                </div>
            </div>
            <p class="hint">{say::MODEL_HINT.get(lang)}</p>
            <p class="hint" id="check-on-hint">{on_hint.get(lang)}</p>
            <details open=more_is_used>
                <summary>{say::MORE.get(lang)}</summary>
                <div class="form">
                    {text(Field::Place, None)}
                    {text(Field::Other, Some(MODELS))}
                    {offered.parts.iter().map(part).collect_view()}
                </div>
            </details>
            <button class="btn btn-1">{say::CHECK_BUTTON.get(lang)}</button>
            {datalists(offered)}
        </form>
    }
}
