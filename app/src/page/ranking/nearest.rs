//! A slice that nothing stands in: what emptied it, and the nearest slices that something stands in.

use domain::{Address, Slice, SliceKey};
use leptos::prelude::*;

use super::Content;
use crate::text::words::{Noun, chosen_value, count, day_text, join_list, slice_key};
use crate::text::{Lang, Text};

/// The empty state.
pub(super) fn nearest(content: &Content, lang: Lang) -> impl IntoView + use<> {
    let slice = &content.ranking.slice;
    let emptied: Vec<String> = match content.around.nearest.first() {
        Some((other, _)) => differing(slice, other).into_iter().map(|key| pair(content, slice, key, lang)).collect(),
        None => Vec::new(),
    };
    let why = (!emptied.is_empty()).then(|| {
        let parts = join_list(&emptied, Text::new("和", "and"), lang);
        match lang {
            Lang::En => view! { "What empties it: "<b>{parts}</b>". The nearest slices that are not empty:" },
            Lang::Zh => view! { "排除了所有模型的条件是"<b>{parts}</b>"。相近而有模型的口径：" },
        }
    });
    let link = |(other, n): &(Slice, usize)| {
        let href = Address::Ranking(other, content.today).to_string();
        let changed: Vec<String> =
            differing(slice, other).into_iter().map(|key| pair(content, other, key, lang)).collect();
        let n = match lang {
            Lang::En => format!(" {} ranked", count(*n, Noun::Model, lang)),
            Lang::Zh => format!(" {}参排", count(*n, Noun::Model, lang)),
        };
        view! { <li><a href=href>{changed.join(Text::new("，", ", ").get(lang))}</a><span class="quiet">{n}</span></li> }
    };
    view! {
        <div class="empty rec">
            <p class="say">{Text::new("此口径下没有模型。", "No model stands in this slice.").get(lang)}</p>
            {too_early(content, lang)}
            {why.map(|why| view! { <p>{why}</p> })}
            <ul class="near">{content.around.nearest.iter().map(link).collect_view()}</ul>
        </div>
    }
}

/// A day before anything was published: which day that was.
fn too_early(content: &Content, lang: Lang) -> Option<AnyView> {
    let slice = &content.ranking.slice;
    let first = content.turns.first().filter(|turn| turn.day > slice.as_of())?;
    let href = Address::Ranking(&slice.with_as_of(first.day), content.today).to_string();
    let day = view! { <a href=href data-focus="first-day">{day_text(first.day, lang)}</a> };
    let said = match lang {
        Lang::En => {
            view! { <p>"By that day nothing had been published in this slice. Its first result is of "{day}"."</p> }
                .into_any()
        }
        Lang::Zh => view! { <p>"截至该日，此口径下尚未发布任何成绩；第一条成绩发布于 "{day}"。"</p> }.into_any(),
    };
    Some(said)
}

/// A key and its value: "Weights: closed".
fn pair(content: &Content, slice: &Slice, key: SliceKey, lang: Lang) -> String {
    let colon = Text::new("：", ": ").get(lang);
    format!("{}{colon}{}", slice_key(key, lang), value(content, slice, key, lang))
}

fn differing(a: &Slice, b: &Slice) -> Vec<SliceKey> {
    let filters = SliceKey::FILTERS.iter().copied().chain([SliceKey::Pick]);
    let mut keys = a.exam().differences(b.exam());
    keys.extend(filters.filter(|key| a.filters().values(*key) != b.filters().values(*key)));
    if a.as_of() != b.as_of() {
        keys.push(SliceKey::AsOf);
    }
    keys
}

fn value(content: &Content, slice: &Slice, key: SliceKey, lang: Lang) -> String {
    if key == SliceKey::AsOf {
        return day_text(slice.as_of(), lang);
    }
    let values = slice.exam_value(key).map_or_else(|| slice.filters().values(key), |value| vec![value.to_owned()]);
    let printed = |value: &str| {
        let facet = content.around.facets.iter().find(|facet| facet.key == key);
        let option = facet.and_then(|facet| facet.options.iter().find(|option| option.value == value));
        option.map(|option| option.name.clone()).unwrap_or_default()
    };
    if values.is_empty() {
        return Text::new("不限", "any").get(lang).to_owned();
    }
    let words: Vec<String> =
        values.iter().map(|value| chosen_value(slice.filters(), key, value, &printed(value), lang)).collect();
    join_list(&words, Text::new("或", "or"), lang)
}
