//! The drawing of who stood first, day by day. Places along it are shares of its width, so that it
//! fits any window and its letters keep their size.

mod scale;

use domain::history::{Change, Turn};
use domain::rank::Wording;
use domain::{Slug, rank::Ranking};
use leptos::prelude::*;

use self::scale::{Span, labels};
use super::Content;
use super::days::FIELD;
use crate::island::Marker;
use crate::text::words::{model_name, slice_sentence};
use crate::text::{Lang, Text, ranking as say};

/// How a day's first place is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum State {
    /// Nobody is first: too few.
    None,
    /// First, checked by others.
    Gold,
    /// First, not checked.
    Line,
    /// Tied.
    Tied,
    /// Listed, or first among those that state an error.
    Listed,
}

impl State {
    fn of(ranking: &Ranking) -> Self {
        match &ranking.first {
            None => Self::None,
            Some(first) if first.is_certain() && first.checked => Self::Gold,
            Some(first) if first.is_certain() => Self::Line,
            Some(first) if first.wording == Wording::Tied => Self::Tied,
            Some(_) => Self::Listed,
        }
    }

    const fn class(self) -> &'static str {
        match self {
            Self::None => "rb-n",
            Self::Gold => "rb-g",
            Self::Line => "rb-l",
            Self::Tied => "rb-t",
            Self::Listed => "rb-d",
        }
    }
}

/// Days in a row with the same leader and the same wording.
struct Reign {
    from: f64,
    to: f64,
    state: State,
    leader: Option<Slug>,
    name: String,
}

/// The drawing; nothing where the slice has no history.
pub(super) fn ribbon(content: &Content, lang: Lang) -> Option<AnyView> {
    let span = Span::of(content.turns.first()?.day, content.today);
    let reigns = reigns(&content.turns, &span, lang);
    let ribbons = reigns.iter().map(bar).collect_view();
    let named = || {
        let mut before: Option<&Slug> = None;
        reigns
            .iter()
            .filter_map(move |reign| {
                let is_new = reign.leader.as_ref() != before;
                before = reign.leader.as_ref();
                (is_new && reign.leader.is_some()).then_some((reign.from, reign.name.as_str()))
            })
            .collect::<Vec<_>>()
    };
    let wide = labels(&named(), 860.0);
    let narrow = labels(&named(), 340.0);
    let dots = content.turns.iter().map(|turn| events(turn, &span)).collect_view();
    let as_of = content.ranking.slice.as_of();
    let here = span.share(as_of);
    let anchor = if here > 50.0 { "end" } else { "start" };
    let changes: Vec<String> = content.turns.iter().map(|turn| span.after(turn.day).to_string()).collect();
    let title = format!(
        "{}{}{}",
        say::RIBBON.get(lang),
        if lang == Lang::Zh { "：" } else { ": " },
        slice_sentence(&content.ranking.exam, &content.ranking.slice, lang)
    );
    let ticks = span.ticks(lang).into_iter().map(|(share, words, minor)| {
        let class = if minor { "tx mi" } else { "tx" };
        view! {
            <line x1=percent(share) x2=percent(share) y1="76" y2="80" class="axis" />
            <text x=percent(share) y="92" class=class>{words}</text>
        }
    });
    let drawing = view! {
            <svg class="ribbon" width="100%" height="112" role="img" aria-labelledby="ribbon-title">
                <title id="ribbon-title">{title}</title>
                <defs>
                    <pattern id="hatch" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
                        <path class="rb-h" d="M0 0V5" />
                    </pattern>
                </defs>
                {ribbons}
                <g class="lw">{wide.into_iter().map(label).collect_view()}</g>
                <g class="ln">{narrow.into_iter().map(label).collect_view()}</g>
                {dots}
                <line x1="0" x2="100%" y1="76" y2="76" class="axis" />
                {ticks.collect_view()}
                <svg class="at" x=percent(here) overflow="visible">
                    <path class="now" d="M0 32V76" />
                    <path class="now-t" d="M-5 83H5L0 76z" />
                    <text y="108" text-anchor=anchor class="now-x">
                        {Text::new("截至", "as of").get(lang)}" "<tspan class="at-day">{as_of.to_string()}</tspan>
                    </text>
                </svg>
            </svg>
    };
    // Nothing but the marker's island makes it a slider: without JavaScript it is not there.
    let slider = view! {
        <div
            class="slider"
            id="as-of-marker"
            role="slider"
            tabindex="0"
            aria-label=say::AS_OF_MARKER.get(lang)
            aria-valuemin="0"
            aria-valuemax=span.days().to_string()
            aria-valuenow=span.after(as_of).to_string()
            aria-valuetext=as_of.to_string()
            data-first=content.turns.first()?.day.to_string()
            data-changes=changes.join(" ")
            data-margin=(scale::MARGIN * 100.0).to_string()
            data-field=FIELD
        ></div>
    };
    Some(view! { <Marker>{drawing}{slider}</Marker> }.into_any())
}

fn percent(share: f64) -> String {
    format!("{share:.2}%")
}

fn reigns(turns: &[Turn], span: &Span, lang: Lang) -> Vec<Reign> {
    let mut reigns: Vec<Reign> = Vec::new();
    for (index, turn) in turns.iter().enumerate() {
        let state = State::of(&turn.ranking);
        let leader = turn.ranking.leader().filter(|_| state != State::None).map(|entry| &entry.row.model);
        let from = span.share(turn.day);
        let to = turns.get(index + 1).map_or(span.end(), |next| span.share(next.day));
        match reigns.last_mut() {
            Some(last) if last.state == state && last.leader.as_ref() == leader.map(|model| &model.slug) => {
                last.to = to
            }
            _ => reigns.push(Reign {
                from,
                to,
                state,
                leader: leader.map(|model| model.slug.clone()),
                name: leader.map(|model| model_name(model, lang).0.to_owned()).unwrap_or_default(),
            }),
        }
    }
    reigns
}

fn bar(reign: &Reign) -> impl IntoView + use<> {
    let fill = (reign.state == State::Tied).then_some("url(#hatch)");
    let width = (reign.to - reign.from).max(0.1);
    view! { <rect x=percent(reign.from) width=percent(width) y="37" height="8" class=reign.state.class() fill=fill /> }
}

fn label(label: scale::Label<'_>) -> impl IntoView + use<> {
    let (y, stem) = if label.upper { (12, 15) } else { (28, 31) };
    let name = label.name.to_owned();
    view! {
        <line x1=percent(label.share) x2=percent(label.share) y1=stem y2="37" class="stem" />
        <text x=percent(label.share) y=y>{name}</text>
    }
}

fn events(turn: &Turn, span: &Span) -> impl IntoView + use<> {
    let has = |wanted: fn(&Change) -> bool| turn.changes.iter().any(wanted);
    let x = percent(span.share(turn.day));
    let added = has(|change| matches!(change, Change::Entered(_)))
        .then(|| view! { <circle cx=x.clone() cy="56" r="2.4" class="dot" /> });
    let removed = has(|change| matches!(change, Change::Left(_))).then(|| {
        view! { <svg x=x.clone() y="67" overflow="visible"><path class="cross" d="M-3-3 3 3M-3 3 3-3" /></svg> }
    });
    view! { {added}{removed} }
}

/// What the drawing's shapes mean.
pub(super) fn keys(lang: Lang) -> impl IntoView {
    let [gold, line, tied, listed, added, removed] = say::RIBBON_KEYS.map(|key| key.get(lang));
    view! {
        <ul class="keys">
            <li><svg width="22" height="10" aria-hidden="true"><rect x="1" y="1" width="20" height="8" class="rb-g" /></svg>{gold}</li>
            <li><svg width="22" height="10" aria-hidden="true"><rect x="1" y="1" width="20" height="8" class="rb-l" /></svg>{line}</li>
            <li><svg width="22" height="10" aria-hidden="true"><rect x="1" y="1" width="20" height="8" class="rb-t" fill="url(#hatch)" /></svg>{tied}</li>
            <li><svg width="22" height="10" aria-hidden="true"><rect x="1" y="1" width="20" height="8" class="rb-d" /></svg>{listed}</li>
            <li><svg width="10" height="10" aria-hidden="true"><circle cx="5" cy="5" r="2.4" class="dot" /></svg>{added}</li>
            <li><svg width="10" height="10" aria-hidden="true"><path class="cross" d="M2 2 8 8M2 8 8 2" /></svg>{removed}</li>
        </ul>
    }
}
