//! What can be ordered: the Hasse diagram, the same as a list, and why there is no more.

use domain::compare::Verdict;
use leptos::prelude::*;

use super::Whole;
use super::layout::{FIELD, Layout, fitted};
use super::pairs::reason;
use crate::text::words::join_zh;
use crate::text::{Lang, Text, compare as say};

/// Letters that fit a field.
const LETTERS: usize = 22;

/// The section.
pub(super) fn section(content: &Whole, lang: Lang) -> AnyView {
    let order = &content.order;
    let comma = Text::new("、", ", ").get(lang);
    let names =
        |models: &[usize]| models.iter().map(|model| content.name(*model, lang)).collect::<Vec<_>>().join(comma);
    let alone = order.alone();
    let alone = (!alone.is_empty() && order.n_ordered() > 0)
        .then(|| view! { <p class="sub">{say::alone(&names(&alone), lang)}</p> });
    let withheld = order.withheld().iter().map(|one| {
        let words = say::withheld(
            &content.name(one.upper, lang),
            &content.name(one.lower, lang),
            &content.name(one.beyond, lang),
            lang,
        );
        view! { <li>{words}</li> }
    });
    let withheld =
        (!order.withheld().is_empty()).then(|| view! { <ul class="cm-withheld sub">{withheld.collect_view()}</ul> });
    let drawn = (order.n_ordered() > 0).then(|| {
        view! {
            <div class="chart-wide">{drawing(content, 760, lang)}</div>
            <div class="chart-narrow">{drawing(content, 358, lang)}</div>
            {lines(content, comma, lang)}
        }
    });
    view! {
        <section>
            <h2 id="order">{say::ORDER.get(lang)}</h2>
            <p class="sub cm-lede">{say::ORDER_LEDE.get(lang)}</p>
            {verdict(content, lang)}
            {drawn}
            {alone}
            {withheld}
        </section>
    }
    .into_any()
}

/// Whether there is an order of all, and if not the shortest reason.
fn verdict(content: &Whole, lang: Lang) -> AnyView {
    if content.order.is_total() {
        return view! { <p class="verdict">{say::TOTAL.get(lang)}</p> }.into_any();
    }
    let disagreeing = content.pairs.iter().filter(|pair| pair.verdict() == Verdict::Disagree);
    let differ = |(ahead, behind): (usize, usize)| {
        let columns = content.matrix.columns();
        Some(columns.get(ahead)?.exam.key.differences(&columns.get(behind)?.exam.key).len())
    };
    let shortest = disagreeing.min_by_key(|pair| content.matrix.disagreement(pair).and_then(differ));
    let why = shortest.and_then(|pair| reason(content, pair, lang));
    let why = why.or_else(|| {
        let pair = content
            .pairs
            .iter()
            .find(|pair| matches!(pair.verdict(), Verdict::Tied | Verdict::NotTested | Verdict::NothingCommon))?;
        let (a, b) = (content.name(pair.a, lang), content.name(pair.b, lang));
        let (verb, rest) = say::pair_sentence(pair, &a, lang);
        let words = say::common_slices(pair.verdict(), &a, &b, lang).unwrap_or_default();
        let sentence = match lang {
            Lang::En => format!("{a} {verb} {b} {rest} {words}"),
            Lang::Zh => join_zh(&[&a, verb, &b, &rest, &words]),
        };
        Some(view! { <p class="sub">{sentence}</p> }.into_any())
    });
    view! { <p class="verdict">{say::NO_OVERALL.get(lang)}</p>{why} }.into_any()
}

fn drawing(content: &Whole, width: usize, lang: Lang) -> AnyView {
    let order = &content.order;
    let layout = Layout::of(order, content.matrix.models().len(), width);
    let place = |model: usize| layout.places.get(model).copied().flatten();
    let edges = order.edges().into_iter().filter_map(|(upper, lower)| {
        let ((x1, y1), (x2, y2)) = (place(upper)?, place(lower)?);
        let half = FIELD.0 / 2;
        Some(format!("M{} {}L{} {y2}", x1 + half, y1 + FIELD.1, x2 + half))
    });
    let edges: String = edges.collect();
    let fields = (0..content.matrix.models().len()).filter_map(|model| {
        let (x, y) = place(model)?;
        let name = fitted(&content.name(model, lang), LETTERS);
        Some(view! {
            <rect x=x y=y width=FIELD.0 height=FIELD.1 />
            <text x=x + FIELD.0 / 2 y=y + 19 text-anchor="middle">{name}</text>
        })
    });
    let (width, height) = layout.size;
    let inset = format!("-1 -1 {} {}", width + 2, height + 2);
    view! {
        <svg class="hasse" width=width height=height viewBox=inset role="img" aria-labelledby="order">
            <path d=edges />
            {fields.collect_view()}
        </svg>
    }
    .into_any()
}

/// The lines of the drawing as a table.
fn lines(content: &Whole, comma: &str, lang: Lang) -> AnyView {
    let edges = content.order.edges();
    let rows = (0..content.matrix.models().len()).filter_map(|upper| {
        let below: Vec<String> =
            edges.iter().filter(|(above, _)| *above == upper).map(|(_, lower)| content.name(*lower, lang)).collect();
        (!below.is_empty()).then(|| {
            view! { <tr><th scope="row"><bdi>{content.name(upper, lang)}</bdi></th><td>{below.join(comma)}</td></tr> }
        })
    });
    view! {
        <details>
            <summary>{say::AS_TABLE.get(lang)}</summary>
            <div class="scroll" role="region" tabindex="0" aria-labelledby="order">
                <table class="t cm-small" aria-labelledby="order">
                    <thead><tr><th scope="col">{say::ABOVE.get(lang)}</th><th scope="col">{say::BELOW.get(lang)}</th></tr></thead>
                    <tbody>{rows.collect_view()}</tbody>
                </table>
            </div>
        </details>
    }
    .into_any()
}
