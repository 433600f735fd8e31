//! The head: the slice as a sentence, what is known of the exam, and the first place in the words
//! that its evidence bears.

use std::sync::Arc;

use domain::rank::{Entry, FirstPlace, Ranking, Wording};
use domain::stats::separation;
use domain::{Address, Exam, Openness, SliceKey};
use leptos::prelude::*;

use super::Content;
use super::nearest::nearest;
use crate::island::CopyButton;
use crate::part::{Crumbs, PlaceMark, SliceHeading};
use crate::text::words::{
    Noun, board_name, count, dataset_name, decimal, direction, evaluator, join_list, join_zh, model_name, number, role,
    slice_terms, wording,
};
use crate::text::{Lang, Text, ranking as say};

/// Most names that the verdict lists.
const MOST_NAMES: usize = 6;

/// The left side of the head.
pub(super) fn head(content: &Content, lang: Lang) -> impl IntoView + use<> {
    let ranking = &content.ranking;
    let exam = &ranking.exam;
    let crumbs = vec![
        (Address::Boards.to_string(), crate::text::shell::BOARDS.get(lang).to_owned()),
        (Address::Board(&exam.board.slug).to_string(), board_name(&exam.board, lang).to_owned()),
        (Address::Dataset(&exam.dataset.slug).to_string(), exam_name(exam, lang)),
    ];
    view! {
        <div>
            <Crumbs links=crumbs lang />
            <SliceHeading exam=Arc::clone(exam) slice=Arc::clone(&ranking.slice) lang />
            {facts(ranking, lang)}
            {verdict(content, lang)}
        </div>
    }
}

/// The dataset's name; that it is the dataset where the board has the same name.
pub(in crate::page) fn exam_name(exam: &Exam, lang: Lang) -> String {
    let name = dataset_name(&exam.dataset, lang);
    match (name == board_name(&exam.board, lang), lang) {
        (false, _) => name.to_owned(),
        (true, Lang::En) => format!("{name} dataset"),
        (true, Lang::Zh) => format!("{name} 评测集"),
    }
}

/// How many are ranked, of how many items, which way is better, whether the questions are public.
pub(in crate::page) fn facts(ranking: &Ranking, lang: Lang) -> impl IntoView + use<> {
    let (n, ranked) = say::ranked(ranking.n_ranked(), ranking.n_models, lang);
    let items = common_items(ranking).map(|items| view! { <li>{count(items as usize, Noun::Item, lang)}</li> });
    view! {
        <ul class="facts">
            <li>
                <b>{n}</b>
                {ranked}
            </li>
            {items}
            <li>{direction(ranking.exam.scale.direction, lang)}</li>
            <li>{questions(ranking, lang)}</li>
        </ul>
    }
}

/// The number of items, where it is the same for every entry.
fn common_items(ranking: &Ranking) -> Option<u32> {
    let mut items = ranking.entries.iter().map(|entry| entry.row.n_items);
    let first = items.next()??;
    items.all(|n| n == Some(first)).then_some(first)
}

/// Whether the questions are public, and since when.
fn questions(ranking: &Ranking, lang: Lang) -> String {
    let edition = &ranking.exam.edition;
    match (edition.openness, edition.opened_on) {
        (Some(Openness::Sealed), None) => Text::new("题目封存", "questions sealed").get(lang).to_owned(),
        (_, Some(day)) => match lang {
            Lang::En => format!("questions public since {day}"),
            Lang::Zh => format!("题目自 {day} 起公开"),
        },
        (Some(Openness::Open), None) => Text::new("题目公开", "questions public").get(lang).to_owned(),
        _ => Text::new("题目是否公开未说明", "not stated whether the questions are public").get(lang).to_owned(),
    }
}

fn verdict(content: &Content, lang: Lang) -> AnyView {
    let ranking = &content.ranking;
    if ranking.entries.is_empty() {
        return nearest(content, lang).into_any();
    }
    let sentence = first_place(ranking, lang);
    let quote = quoted(ranking, lang).map(|sentence| quote(sentence, lang));
    view! { {sentence}{quote} }.into_any()
}

/// Who is first, in the words that the evidence bears, and why no more can be said; that too few
/// are ranked, where they are.
pub(in crate::page) fn first_place(ranking: &Ranking, lang: Lang) -> AnyView {
    let (Some(first), Some(leader)) = (&ranking.first, ranking.leader()) else {
        let n = ranking.n_ranked();
        let words = match lang {
            Lang::En => format!("{}. {}", count(n, Noun::Model, lang), say::TOO_FEW.en),
            Lang::Zh => format!("{}。{}", count(n, Noun::Model, lang), say::TOO_FEW.zh),
        };
        return view! { <div class="verdict rec"><p class="say">{words}</p></div> }.into_any();
    };
    let name = model_name(&leader.row.model, lang).0.to_owned();
    let words = wording(first, ranking.n_ranked(), lang);
    let (is, stop) = match lang {
        Lang::En => (" is ", "."),
        Lang::Zh => ("：", "。"),
    };
    view! {
        <div class="verdict rec">
            <PlaceMark first=first.clone() />
            <div>
                <p class="say">
                    <bdi class="b">{name}</bdi>
                    {is}
                    <b>{words}</b>
                    {stop}
                </p>
                <p class="why">{reason(ranking, first, leader, lang)}</p>
                {baselines(ranking, lang)}
            </div>
        </div>
    }
    .into_any()
}

/// The lead over the second, in the score's unit and in standard errors, and who cannot be told
/// from first.
fn reason(ranking: &Ranking, first: &FirstPlace, leader: &Entry, lang: Lang) -> String {
    let mut sentences = Vec::new();
    if first.wording == Wording::Listed {
        sentences.push(say::NO_ERROR.get(lang).to_owned());
    }
    if let Some(second) = ranking.entries.get(1) {
        sentences.push(lead(ranking, leader, second, lang));
    }
    let holders: Vec<String> =
        ranking.first_entries().skip(1).map(|entry| model_name(&entry.row.model, lang).0.to_owned()).collect();
    if first.wording == Wording::Tied {
        let shown: Vec<String> = holders.iter().take(MOST_NAMES).cloned().collect();
        let rest = holders.len() - shown.len();
        let names = match (rest, lang) {
            (0, _) => join_list(&shown, Text::new("和", "and"), lang),
            (rest, Lang::En) => format!("{} and {} more", shown.join(", "), number(rest)),
            (rest, Lang::Zh) => join_zh(&[&shown.join("、"), "等 ", &number(rest + shown.len()), " 个"]),
        };
        sentences.push(match lang {
            Lang::En => format!("At 95% it cannot be told from {names}."),
            Lang::Zh => join_zh(&["在 95% 置信水平下，它与", &names, "无法区分。"]),
        });
    } else if let Some(standing) = &leader.standing
        && first.wording == Wording::First
    {
        let (low, high, of) = (standing.low(), standing.high(), standing.of());
        sentences.push(match lang {
            Lang::En => format!("Rank interval {low}–{high} of {of}."),
            Lang::Zh => format!("名次区间 {low}–{high}，共 {of} 个。"),
        });
    }
    sentences.join(if lang == Lang::En { " " } else { "" })
}

fn lead(ranking: &Ranking, leader: &Entry, second: &Entry, lang: Lang) -> String {
    let difference = (leader.row.score.value() - second.row.score.value()).abs();
    let name = model_name(&second.row.model, lang).0;
    if difference == 0.0 {
        return say::EQUAL.get(lang).to_owned();
    }
    let decimals = |entry: &Entry| entry.row.score.decimals();
    let decimals = decimals(leader).max(decimals(second));
    let amount = decimal(difference, if decimals > 4 { 2 } else { decimals });
    let unit = match (ranking.exam.scale.unit.as_str(), lang) {
        ("percent", Lang::En) => " percentage points",
        ("percent", Lang::Zh) => " 个百分点",
        ("points", Lang::En) => " points",
        ("points", Lang::Zh) => " 分",
        ("seconds", Lang::En) => " seconds",
        ("seconds", Lang::Zh) => " 秒",
        ("USD", Lang::En) => " USD",
        ("USD", Lang::Zh) => " 美元",
        _ => "",
    };
    let errors = match (leader.uncertainty.standard_error, second.uncertainty.standard_error) {
        (Some(a), Some(b)) => {
            let errors = separation(difference, a, b);
            let errors = decimal(errors, if errors < 10.0 { 2 } else { 1 });
            match lang {
                Lang::En => format!(", {errors} standard errors of the difference"),
                Lang::Zh => format!("，合差值标准误的 {errors} 倍"),
            }
        }
        _ => String::new(),
    };
    match lang {
        Lang::En => format!("Its lead over {name} is {amount}{unit}{errors}."),
        Lang::Zh => join_zh(&["比其后的", name, "领先", &format!("{amount}{unit}{errors}。")]),
    }
}

/// Baselines whose score is better than the first place's, named beside it.
fn baselines(ranking: &Ranking, lang: Lang) -> Option<AnyView> {
    let above: Vec<String> = ranking
        .baselines_above()
        .map(|entry| {
            let (name, score) = (model_name(&entry.row.model, lang).0, &entry.row.score);
            let role = role(entry.row.role, lang);
            match lang {
                Lang::En => format!("{role} ({name}, {score})"),
                Lang::Zh => format!("{role}（{name}，{score}）"),
            }
        })
        .collect();
    if above.is_empty() {
        return None;
    }
    Some(view! { <p class="why above">{say::baselines_above(&above, lang)}</p> }.into_any())
}

/// The sentence to quote: model, wording, N, slice, day, evaluator kind; `None` where nobody is first.
#[must_use]
pub fn quoted(ranking: &Ranking, lang: Lang) -> Option<String> {
    let (first, leader) = ranking.first.as_ref().zip(ranking.leader())?;
    let name = model_name(&leader.row.model, lang).0;
    let words = wording(first, ranking.n_ranked(), lang).replace('\u{a0}', " ");
    let slice: String = slice_terms(&ranking.exam, &ranking.slice, lang)
        .into_iter()
        .map(|term| match (term.key, lang) {
            (SliceKey::AsOf, Lang::En) => format!("{}as of {}", term.gap, ranking.slice.as_of()),
            (SliceKey::AsOf, Lang::Zh) => format!("{}截至 {}", term.gap, ranking.slice.as_of()),
            _ => format!("{}{}", term.gap, term.text),
        })
        .collect();
    let kind = evaluator(leader.row.submission.evaluator_kind, lang);
    Some(match lang {
        Lang::En => format!("{name} is {words}. Slice: {slice}. Evaluator: {kind}."),
        Lang::Zh => format!("{name}：{words}。口径：{slice}。评测方：{kind}。"),
    })
}

fn quote(sentence: String, lang: Lang) -> impl IntoView {
    view! {
        <div class="quote">
            <p class="sub">{say::QUOTE.get(lang)}</p>
            <p class="serif" id="quote">{sentence}</p>
            <CopyButton of="quote" label=say::COPY.get(lang) done=say::COPIED.get(lang) />
        </div>
    }
}
