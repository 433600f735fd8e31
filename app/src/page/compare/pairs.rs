//! Pair by pair: a strip of squares and the sentence that says the same.

use domain::compare::{Pair, Verdict};
use leptos::prelude::*;

use super::Whole;
use crate::text::{Lang, compare as say};

/// Pairs that are shown without unfolding.
const OPEN: usize = 10;
/// Squares in a line of a strip, their distance and their side, in pixels.
const IN_LINE: usize = 12;
const STEP: usize = 17;
const SIDE: usize = 13;

/// The section.
pub(super) fn section(content: &Whole, lang: Lang) -> AnyView {
    let (open, folded) = content.pairs.split_at(content.pairs.len().min(OPEN));
    let item = |pair: &Pair| pair_view(content, pair, lang);
    let folded = (!folded.is_empty()).then(|| {
        let items = folded.iter().map(item).collect_view();
        view! {
            <details>
                <summary>{say::more_pairs(folded.len(), lang)}</summary>
                <ul class="cm-pairs">{items}</ul>
            </details>
        }
    });
    view! {
        <section>
            <h2>{say::PAIRS.get(lang)}</h2>
            <p class="sub cm-lede">{say::PAIRS_LEDE.get(lang)}</p>
            {legend(lang)}
            <ul class="cm-pairs">{open.iter().map(item).collect_view()}</ul>
            {folded}
        </section>
    }
    .into_any()
}

/// How a square is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Square {
    Ahead,
    Tied,
    Behind,
    NotTested,
    Missing,
}

impl Square {
    const ALL: [(Self, crate::text::Text); 5] = [
        (Self::Ahead, say::AHEAD),
        (Self::Tied, say::TIED),
        (Self::Behind, say::BEHIND),
        (Self::NotTested, say::NOT_TESTED),
        (Self::Missing, say::NOT_FOR_BOTH),
    ];

    const fn class(self) -> &'static str {
        match self {
            Self::Ahead => "psq-a",
            Self::Tied => "psq-t",
            Self::Behind => "psq-b",
            Self::NotTested => "psq-u",
            Self::Missing => "psq-m",
        }
    }

    fn count(self, pair: &Pair) -> usize {
        match self {
            Self::Ahead => pair.ahead.len(),
            Self::Tied => pair.tied.len(),
            Self::Behind => pair.behind.len(),
            Self::NotTested => pair.not_tested.len(),
            Self::Missing => pair.missing.len(),
        }
    }

    /// The outline of a square at a place, with its hatching where it has one.
    fn path(self, place: usize) -> String {
        let (x, y) = (place % IN_LINE * STEP + 1, place / IN_LINE * STEP + 1);
        let half = SIDE / 2;
        let outline = format!("M{x} {y}h{SIDE}v{SIDE}h-{SIDE}z");
        let (right, bottom) = (x + SIDE, y + SIDE);
        match self {
            Self::Tied => format!(
                "{outline}M{x} {}L{} {y}M{x} {bottom}L{right} {y}M{} {bottom}L{right} {}",
                y + half,
                x + half,
                x + half,
                y + half
            ),
            Self::Missing => format!("{outline}M{x} {bottom}L{right} {y}"),
            _ => outline,
        }
    }
}

fn legend(lang: Lang) -> AnyView {
    let item = |(square, name): (Square, crate::text::Text)| {
        view! {
            <li>
                <svg class="psq" width="15" height="15" viewBox="0 0 15 15" aria-hidden="true">
                    <path class=square.class() d=square.path(0) />
                </svg>
                {name.get(lang)}
            </li>
        }
    };
    view! { <ul class="inline cm-legend">{Square::ALL.map(item).into_iter().collect_view()}</ul> }.into_any()
}

/// The squares of a pair, those of one kind together. The sentence beside it says the same.
fn strip(pair: &Pair) -> AnyView {
    let mut place = 0;
    let mut paths = Vec::new();
    for (square, _) in Square::ALL {
        let next = place + square.count(pair);
        let d: String = (place..next).map(|at| square.path(at)).collect();
        if next > place {
            paths.push(view! { <path class=square.class() d=d /> });
        }
        place = next;
    }
    let width = place.min(IN_LINE) * STEP;
    let height = place.div_ceil(IN_LINE).max(1) * STEP;
    view! {
        <svg class="psq" width=width height=height viewBox=format!("0 0 {width} {height}") aria-hidden="true">{paths}</svg>
    }
    .into_any()
}

fn pair_view(content: &Whole, pair: &Pair, lang: Lang) -> AnyView {
    let (a, b) = (content.name(pair.a, lang), content.name(pair.b, lang));
    let (verb, rest) = say::pair_sentence(pair, &a, lang);
    let gap = (lang == Lang::En).then_some(" ");
    // Chinese has a space only where Han meets a Latin letter or a figure.
    let (before_verb, after_verb, after_names) = match lang {
        Lang::En => (" ", " ", " "),
        Lang::Zh => (say::gap(&a, verb), say::gap(verb, &b), say::gap(&b, &rest)),
    };
    let verdict = say::common_slices(pair.verdict(), &a, &b, lang).map(|words| view! { {gap}<b>{words}</b> });
    let reason = (pair.verdict() == Verdict::Disagree).then(|| reason(content, pair, lang)).flatten();
    let tests = say::tests_made(pair, lang).map(|words| view! { <p class="sub">{words}</p> });
    let rest_of = say::unshared(pair.not_tested.len(), pair.missing.len(), lang);
    view! {
        <li>
            {strip(pair)}
            <div>
                <p class="serif">
                    <b><bdi>{a}</bdi></b>{before_verb}{verb}{after_verb}<b><bdi>{b}</bdi></b>{after_names}{rest}{verdict}
                </p>
                {reason}
                {tests}
                {(!rest_of.is_empty()).then(|| view! { <p class="sub">{rest_of}</p> })}
            </div>
        </li>
    }
    .into_any()
}

/// The two slices that disagree, as a sentence; nothing where none do.
pub(super) fn reason(content: &Whole, pair: &Pair, lang: Lang) -> Option<AnyView> {
    let (ahead, behind) = content.matrix.disagreement(pair)?;
    let (a, b) = (content.name(pair.a, lang), content.name(pair.b, lang));
    let (before, between) = say::reason(&a, &b, lang);
    let gap = (lang == Lang::En).then_some(" ");
    let colon = if lang == Lang::Zh { "：" } else { "" };
    let stop = if lang == Lang::Zh { "。" } else { "." };
    Some(
        view! {
            <p class="sub">
                {before}{colon}{gap}{content.slice_link(ahead, lang)}{gap}{between}{colon}{gap}
                {content.slice_link(behind, lang)}{stop}
            </p>
        }
        .into_any(),
    )
}
