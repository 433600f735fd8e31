//! Names of things in an open list: both languages where this file knows them, else the words
//! that the source printed, else the slug.

use domain::{Board, Dataset, Filters, LanguageTag, Model, Named, Organisation, SliceKey, Slug};

use super::closed::{book, evaluator, fit, pick, size_class, weights_class};
use super::tables::{COUNTRIES, DIVISIONS, DOMAINS, EDITIONS, LANGUAGES, METRICS, PROTOCOLS, SETTINGS, UNITS};
use crate::text::{Lang, Text};

/// Names of an open list in the order of their slugs.
pub(super) type Names = [(&'static str, Text)];

fn known(names: &'static Names, slug: &str, lang: Lang) -> Option<&'static str> {
    names.iter().find(|(known, _)| *known == slug).map(|(_, text)| text.get(lang))
}

/// What no source says.
pub const NOT_STATED: Text = Text::new("未说明", "not stated");

fn of_slug(names: &'static Names, slug: &str, lang: Lang) -> String {
    known(names, slug, lang).unwrap_or(slug).to_owned()
}

fn of_named(names: &'static Names, named: &Named, lang: Lang) -> String {
    match known(names, named.slug.as_str(), lang) {
        Some(name) => name.to_owned(),
        None if !named.slug.is_stated() => NOT_STATED.get(lang).to_owned(),
        None if named.name.is_empty() => named.slug.to_string(),
        None => named.name.clone(),
    }
}

/// A domain: "STEM", "理工".
#[must_use]
pub fn domain(slug: &Slug, lang: Lang) -> String {
    of_slug(DOMAINS, slug.as_str(), lang)
}

/// A metric: "accuracy", "正确率".
#[must_use]
pub fn metric(slug: &Slug, lang: Lang) -> String {
    of_slug(METRICS, slug.as_str(), lang)
}

/// A language of questions: "Chinese", "中文".
#[must_use]
pub fn language(tag: &LanguageTag, lang: Lang) -> String {
    of_slug(LANGUAGES, tag.as_str(), lang)
}

/// How an exam was sat: "five-shot", "五样本", "protocol not stated".
#[must_use]
pub fn protocol(named: &Named, lang: Lang) -> String {
    if named.slug.is_stated() {
        of_named(PROTOCOLS, named, lang)
    } else {
        Text::new("协议未说明", "protocol not stated").get(lang).to_owned()
    }
}

/// A board's own partition: "open to public test", "已开放测试".
#[must_use]
pub fn division(named: &Named, lang: Lang) -> String {
    of_named(DIVISIONS, named, lang)
}

/// What an entrant chose: "edit format diff".
#[must_use]
pub fn setting(named: &Named, lang: Lang) -> String {
    of_named(SETTINGS, named, lang)
}

/// An edition: "edition 1.0", "1.0 版", "edition not stated".
#[must_use]
pub fn edition(named: &Named, lang: Lang) -> String {
    if !named.slug.is_stated() {
        return Text::new("版次未说明", "edition not stated").get(lang).to_owned();
    }
    if let Some(name) = known(EDITIONS, named.slug.as_str(), lang) {
        return name.to_owned();
    }
    let name = if named.name.is_empty() { named.slug.as_str() } else { named.name.as_str() };
    let is_year = name.len() >= 4 && name.bytes().take(4).all(|b| b.is_ascii_digit());
    match lang {
        Lang::En if is_year => format!("{name} edition"),
        Lang::En => format!("edition {name}"),
        Lang::Zh => format!("{name} 版"),
    }
}

/// A country by its ISO 3166-1 alpha-2 code in either case.
#[must_use]
pub fn country(code: &str, lang: Lang) -> String {
    let slug = code.to_ascii_lowercase();
    match known(COUNTRIES, &slug, lang) {
        Some(name) => name.to_owned(),
        None if slug == domain::NOT_STATED => NOT_STATED.get(lang).to_owned(),
        None => code.to_ascii_uppercase(),
    }
}

/// A unit as it stands after a figure or in a column head: "%", "秒".
#[must_use]
pub fn unit(unit: &str, lang: Lang) -> String {
    of_slug(UNITS, unit, lang)
}

/// A board's name.
#[must_use]
pub fn board_name(board: &Board, lang: Lang) -> &str {
    match (&board.name_zh, lang) {
        (Some(zh), Lang::Zh) if !zh.is_empty() => zh,
        _ => &board.name,
    }
}

/// A dataset's name; sources print one only.
#[must_use]
pub fn dataset_name(dataset: &Dataset, _lang: Lang) -> &str {
    &dataset.name
}

/// An organisation's name.
#[must_use]
pub fn organisation_name(organisation: &Organisation, lang: Lang) -> &str {
    match (&organisation.name_zh, lang) {
        (Some(zh), Lang::Zh) if !zh.is_empty() => zh,
        _ => &organisation.name,
    }
}

/// A model's name in a language, and its name in the other where it has one.
#[must_use]
pub fn model_name(model: &Model, lang: Lang) -> (&str, Option<&str>) {
    let zh = model.name_zh.as_deref().filter(|zh| !zh.is_empty() && *zh != model.name);
    match (zh, lang) {
        (Some(zh), Lang::Zh) => (zh, Some(&model.name)),
        (zh, _) => (&model.name, zh),
    }
}

/// A value of a closed filter as addresses have it, in words; `None` for keys with open lists and
/// for values that are none of the key's.
#[must_use]
pub fn filter_value(key: SliceKey, value: &str, lang: Lang) -> Option<&'static str> {
    match key {
        SliceKey::Size => value.parse().ok().map(|class| size_class(class, lang)),
        SliceKey::Weights => value.parse().ok().map(|class| weights_class(class, lang)),
        SliceKey::Evaluator => value.parse().ok().map(|kind| evaluator(kind, lang)),
        SliceKey::Book => value.parse().ok().map(|of| book(of, lang)),
        SliceKey::Fit => value.parse().ok().map(|of| fit(of, lang)),
        SliceKey::Pick => value.parse().ok().map(|of| pick(of, lang)),
        _ => None,
    }
}

/// A value of a key of a slice with these filters, in words: makers by the names that the filters
/// carry, all else as [`open_value`] has it.
#[must_use]
pub fn chosen_value(filters: &Filters, key: SliceKey, value: &str, printed: &str, lang: Lang) -> String {
    match filters.makers.get(value) {
        Some(maker) if key == SliceKey::Org => organisation_name(maker, lang).to_owned(),
        _ => open_value(key, value, printed, lang),
    }
}

/// A value of any key as addresses have it, in words. `printed` is what a source printed for it,
/// empty where it printed nothing.
#[must_use]
pub fn open_value(key: SliceKey, value: &str, printed: &str, lang: Lang) -> String {
    if let Some(word) = filter_value(key, value, lang) {
        return word.to_owned();
    }
    let named = || value.parse().ok().map(|slug| Named { slug, name: printed.to_owned() });
    let or_value = |name: Option<String>| name.unwrap_or_else(|| value.to_owned());
    match key {
        SliceKey::Domain => of_slug(DOMAINS, value, lang),
        SliceKey::Metric => of_slug(METRICS, value, lang),
        SliceKey::Language => of_slug(LANGUAGES, value, lang),
        SliceKey::Country => country(value, lang),
        SliceKey::Protocol => or_value(named().map(|named| protocol(&named, lang))),
        SliceKey::Edition => or_value(named().map(|named| edition(&named, lang))),
        SliceKey::Division => or_value(named().map(|named| division(&named, lang))),
        SliceKey::Setting => or_value(named().map(|named| setting(&named, lang))),
        _ => or_value(named().map(|named| of_named(&[], &named, lang))),
    }
}
