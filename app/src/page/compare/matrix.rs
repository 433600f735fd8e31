//! The matrix: models by slices, slices grouped by aspect, language and domain.

use std::sync::Arc;

use domain::rank::{Entry, Ranking, Wording};
use domain::{Address, Aspect, Direction, Model};
use leptos::prelude::*;

use super::Whole;
use crate::part::{DisputedMark, Downloads, ModelName, Organisations, PlaceMark};
use crate::text::words::{
    aspect, board_name, dataset_name, direction, domain as domain_name, edition, filter_terms, language, letters,
    metric, number, protocol, setting, unit,
};
use crate::text::{Lang, Text, compare as say};

/// The section.
pub(super) fn section(content: &Whole, lang: Lang) -> AnyView {
    let models = content.matrix.models().iter().enumerate();
    let rows = models.map(|(place, model)| row(content, place, model, lang)).collect_view();
    let columns = content.matrix.columns();
    let ranked = columns.iter().map(|ranking| view! { <td>{number(ranking.n_ranked())}</td> }).collect_view();
    let left_out = (content.n_left_out > 0).then(|| {
        view! { <p class="sub">{say::left_out(content.n_left_out, lang)}</p> }
    });
    let of = Address::Compare(Some(&content.link)).to_string();
    view! {
        <section>
            <h2 id="matrix">{say::MATRIX.get(lang)}</h2>
            {left_out}
            <div class="scroll cm-scroll" role="region" tabindex="0" aria-labelledby="matrix">
                <table class="t cm" aria-labelledby="matrix">
                    {head(content, lang)}
                    <tbody>{rows}</tbody>
                    <tfoot><tr><th scope="row">{say::RANKED.get(lang)}</th>{ranked}</tr></tfoot>
                </table>
            </div>
            <p class="sub">{say::MATRIX_NOTE.get(lang)}</p>
            <Downloads of lang />
            {aspects(content, lang)}
        </section>
    }
    .into_any()
}

/// Which aspects the slices look at; those without any result hatched and named.
pub(super) fn aspects(content: &Whole, lang: Lang) -> AnyView {
    let with_words = |of: &Aspect, words: Text| {
        format!("{}{}{}", aspect(*of, lang), Text::new("：", ": ").get(lang), words.get(lang))
    };
    let is_shown = |of: &Aspect| content.matrix.columns().iter().any(|ranking| ranking.exam.scale.aspect == *of);
    let item = |of: &Aspect| {
        if !content.aspects.contains(of) {
            view! { <li class="cm-gap hatch"><span>{with_words(of, say::NOT_EVALUATED)}</span></li> }.into_any()
        } else if is_shown(of) {
            view! { <li>{aspect(*of, lang)}</li> }.into_any()
        } else {
            view! { <li>{with_words(of, say::NOT_SHOWN)}</li> }.into_any()
        }
    };
    view! {
        <p class="sub cm-aspects-t" id="aspects">{say::ASPECTS.get(lang)}</p>
        <ul class="inline cm-aspects" aria-labelledby="aspects">{Aspect::ALL.iter().map(item).collect_view()}</ul>
    }
    .into_any()
}

/// Three rows: aspect and language, domain, slice.
fn head(content: &Whole, lang: Lang) -> AnyView {
    let columns = content.matrix.columns();
    let group = |n: usize, words: String| view! { <th scope="colgroup" colspan=n>{words}</th> };
    let upper = columns.chunk_by(|a, b| upper_key(a) == upper_key(b)).filter_map(|of| {
        let exam = &of.first()?.exam;
        let words = format!("{} · {}", aspect(exam.scale.aspect, lang), language(&exam.key.language, lang));
        Some(group(of.len(), words))
    });
    let same_domain =
        |a: &Arc<Ranking>, b: &Arc<Ranking>| upper_key(a) == upper_key(b) && a.exam.key.domain == b.exam.key.domain;
    let lower = columns
        .chunk_by(same_domain)
        .filter_map(|of| Some(group(of.len(), domain_name(&of.first()?.exam.key.domain, lang))));
    let slices = columns.iter().enumerate().map(|(column, ranking)| slice_head(content, column, ranking, lang));
    view! {
        <thead>
            <tr class="cm-g"><td></td>{upper.collect_view()}</tr>
            <tr class="cm-g"><td></td>{lower.collect_view()}</tr>
            <tr><th scope="col">{say::MODEL.get(lang)}</th>{slices.collect_view()}</tr>
        </thead>
    }
    .into_any()
}

fn upper_key(ranking: &Ranking) -> (Aspect, &domain::LanguageTag) {
    (ranking.exam.scale.aspect, &ranking.exam.key.language)
}

/// The head of a column: its letters, dataset with edition, and the rest of the slice.
fn slice_head(content: &Whole, column: usize, ranking: &Ranking, lang: Lang) -> AnyView {
    let exam = &ranking.exam;
    let href = Address::Ranking(&ranking.slice, content.link.today).to_string();
    let dataset = dataset_name(&exam.dataset, lang).to_owned();
    let board = (exam.key.board != exam.key.dataset).then(|| board_name(&exam.board, lang).to_owned());
    let lower = (exam.scale.direction == Direction::Lower).then(|| direction(Direction::Lower, lang).to_owned());
    let measure = format!("{} {}", metric(&exam.key.metric, lang), unit(&exam.scale.unit, lang));
    let mut rest: Vec<String> = vec![edition(&exam.edition.name, lang), protocol(&exam.protocol, lang), measure];
    rest.splice(0..0, board);
    rest.extend(lower);
    // On paper the groups above the columns are not there.
    let group = format!("{} · {}", language(&exam.key.language, lang), domain_name(&exam.key.domain, lang));
    rest.extend(filter_terms(ranking.slice.filters(), &exam.divisions, lang).into_iter().map(|term| term.text));
    if ranking.slice.as_of() != content.link.as_of {
        rest.push(say::as_of(&ranking.slice.as_of().to_string(), lang));
    }
    view! {
        <th scope="col">
            <span class="cm-l">{letters(column)}</span>" "
            <a class="b" href=href><bdi>{dataset}</bdi></a>
            <span class="sub paper-only">{group}</span>
            <span class="sub">{rest.join(" · ")}</span>
        </th>
    }
    .into_any()
}

fn row(content: &Whole, place: usize, model: &Arc<Model>, lang: Lang) -> AnyView {
    let cells =
        content.matrix.columns().iter().enumerate().map(|(column, ranking)| match content.matrix.cell(place, column) {
            Some(entry) => cell(entry, ranking, lang),
            None => view! { <td class="hatch"><span>{say::NOT_EVALUATED.get(lang)}</span></td> }.into_any(),
        });
    view! {
        <tr>
            <th scope="row">
                <ModelName model=Arc::clone(model) lang />
                <span class="sub"><Organisations of=model.organisations.clone() lang /></span>
            </th>
            {cells.collect_view()}
        </tr>
    }
    .into_any()
}

fn cell(entry: &Entry, ranking: &Ranking, lang: Lang) -> AnyView {
    let holds_first = ranking.first_entries().any(|holder| holder.row.id == entry.row.id);
    let first = ranking.first.as_ref().filter(|_| holds_first);
    let mark = first.filter(|first| first.wording != Wording::Tied).cloned();
    let mark = mark.map(|first| view! { <PlaceMark first small=true />" " });
    let class = first.is_some_and(|first| first.wording == Wording::Tied).then_some("cm-tie");
    let rank = match &entry.standing {
        None => view! { <span class="ns">{say::TOO_FEW.get(lang)}</span> }.into_any(),
        Some(standing) => {
            let (rank, of) = (number(standing.rank()), number(standing.of()));
            match lang {
                Lang::En => view! { <b>{rank}</b>{format!(" of {of}")} }.into_any(),
                Lang::Zh => view! { "第 "<b>{rank}</b>{format!("，共 {of}")} }.into_any(),
            }
        }
    };
    let interval = match (&entry.standing, entry.uncertainty.standard_error) {
        (_, None) => say::ERROR_UNKNOWN.get(lang).to_owned(),
        (Some(standing), Some(_)) => format!("{}–{}", number(standing.low()), number(standing.high())),
        (None, Some(_)) => String::new(),
    };
    let chosen = entry.row.setting.slug.is_stated().then(|| {
        view! { <span class="sub">{setting(&entry.row.setting, lang)}</span> }
    });
    let result = Address::Result(entry.row.id.as_str()).to_string();
    view! {
        <td class=class>
            <span class="nb">{mark}{rank}</span>
            <span class="sub nb"><a href=result>{entry.row.score.to_string()}</a><DisputedMark disputed=entry.row.disputed lang />" "{interval}</span>
            {chosen}
        </td>
    }
    .into_any()
}
