//! Rank, slice by slice: one line a model, broken where it was not evaluated.

use std::cmp::Reverse;

use leptos::prelude::*;

use super::Whole;
use super::layout::fitted;
use crate::text::words::{letters, number, rank_phrase};
use crate::text::{Lang, compare as say};

/// Lines at most: six colours, then dashes.
const MOST_LINES: usize = 9;
/// Colours of lines.
const COLOURS: usize = 6;
/// Height of the field, room above and beneath, and between labels, in pixels.
const FIELD: usize = 300;
const TOP: usize = 16;
const BOTTOM: usize = 50;
const APART: f64 = 16.0;

/// A drawing for one width.
struct Size {
    width: usize,
    /// Room at the right for the names, and letters that fit it.
    names: usize,
    letters: usize,
    slices: usize,
}

const WIDE: Size = Size { width: 900, names: 190, letters: 24, slices: 12 };
const NARROW: Size = Size { width: 358, names: 112, letters: 13, slices: 5 };

/// The section; nothing where there are no two slices.
pub(super) fn section(content: &Whole, lang: Lang) -> Option<AnyView> {
    if content.matrix.columns().len() < 2 {
        return None;
    }
    let all = content.matrix.columns().len();
    let drawn = |size: &Size| {
        let note = say::drawn_of(size.slices.min(all), all, lang);
        view! { {drawing(content, size, lang)}{note.map(|words| view! { <p class="sub">{words}</p> })} }
    };
    Some(
        view! {
            <section>
                <h2 id="bump">{say::BUMP.get(lang)}</h2>
                <p class="sub cm-lede">{say::BUMP_LEDE.get(lang)}</p>
                <div class="chart-wide">{drawn(&WIDE)}</div>
                <div class="chart-narrow">{drawn(&NARROW)}</div>
            </section>
        }
        .into_any(),
    )
}

/// A rank on the drawing.
struct Point {
    x: f64,
    y: f64,
    rank: usize,
    /// Its place among the drawn slices, so that gaps are seen.
    place: usize,
    /// For those who cannot see it.
    words: String,
}

#[expect(clippy::cast_precision_loss, reason = "pixels and ranks are small")]
fn drawing(content: &Whole, size: &Size, lang: Lang) -> AnyView {
    let columns = fullest(content, size.slices);
    let step = (size.width - size.names - 28) as f64 / (columns.len().max(2) - 1) as f64;
    let x_of = |place: usize| 14.0 + place as f64 * step;
    let models = content.matrix.models().len().min(MOST_LINES);
    let line_of = |model: usize| -> Vec<Point> {
        let point = |(place, column): (usize, &usize)| {
            let standing = content.matrix.cell(model, *column)?.standing.as_ref()?;
            let share = (standing.rank() - 1) as f64 / standing.of().saturating_sub(1).max(1) as f64;
            Some(Point {
                x: x_of(place),
                y: TOP as f64 + share * FIELD as f64,
                rank: standing.rank(),
                place,
                words: format!("{}: {}", content.slice_words(*column, lang), rank_phrase(standing, lang)),
            })
        };
        columns.iter().enumerate().filter_map(point).collect()
    };
    let lines: Vec<Vec<Point>> = (0..models).map(line_of).collect();
    let labels = apart(&lines);
    let drawn = lines.iter().enumerate().filter(|(_, points)| !points.is_empty()).map(|(model, points)| {
        let class = format!("bp bp-{}{}", model % COLOURS + 1, if model >= COLOURS { " bp-d" } else { "" });
        let d: String = points
            .chunk_by(|a, b| b.place == a.place + 1)
            .flat_map(|run| run.iter().enumerate())
            .map(|(at, point)| format!("{}{:.1} {:.1}", if at == 0 { 'M' } else { 'L' }, point.x, point.y))
            .collect();
        let discs = points.iter().map(|point| {
            let (x, y) = (format!("{:.1}", point.x), format!("{:.1}", point.y));
            let baseline = format!("{:.1}", point.y + 3.5);
            view! {
                <g>
                    <title>{point.words.clone()}</title>
                    <circle cx=x.clone() cy=y r="10" />
                    <text x=x y=baseline text-anchor="middle">{number(point.rank)}</text>
                </g>
            }
        });
        let name = fitted(&content.name(model, lang), size.letters);
        let label = labels.iter().find(|(of, _)| *of == model).map(|(_, y)| {
            let x = size.width - size.names + 4;
            view! { <text class="bp-n" x=x y=format!("{:.1}", y + 4.0)>{name}</text> }
        });
        view! { <g class=class><path d=d />{discs.collect_view()}{label}</g> }
    });
    let feet = columns.iter().enumerate().filter_map(|(place, column)| {
        let n = content.matrix.columns().get(*column)?.n_ranked();
        let x = format!("{:.1}", x_of(place));
        let of = match lang {
            Lang::En => format!("of {}", number(n)),
            Lang::Zh => format!("共 {}", number(n)),
        };
        Some(view! {
            <path class="ax" d=format!("M{x} {TOP}v{FIELD}") />
            <text class="em" x=x.clone() y=TOP + FIELD + 30 text-anchor="middle">{letters(*column)}</text>
            <text x=x y=TOP + FIELD + 46 text-anchor="middle">{of}</text>
        })
    });
    let height = TOP + FIELD + BOTTOM;
    view! {
        <svg
            class="bump"
            width=size.width
            height=height
            viewBox=format!("0 0 {} {height}", size.width)
            role="img"
            aria-labelledby="bump"
        >
            {feet.collect_view()}
            {drawn.collect_view()}
        </svg>
    }
    .into_any()
}

/// The columns in which most of the models stand, in their own order.
fn fullest(content: &Whole, most: usize) -> Vec<usize> {
    let matrix = &content.matrix;
    let standing =
        |column: &usize| (0..matrix.models().len()).filter(|model| matrix.cell(*model, *column).is_some()).count();
    let mut columns: Vec<usize> = (0..matrix.columns().len()).collect();
    columns.sort_by_key(|column| Reverse(standing(column)));
    columns.truncate(most);
    columns.sort_unstable();
    columns
}

/// Heights of the labels at the lines' ends, moved apart where they would touch.
fn apart(lines: &[Vec<Point>]) -> Vec<(usize, f64)> {
    let mut ends: Vec<(usize, f64)> =
        lines.iter().enumerate().filter_map(|(model, points)| Some((model, points.last()?.y))).collect();
    ends.sort_by(|a, b| a.1.total_cmp(&b.1));
    let mut before = f64::NEG_INFINITY;
    for (_, y) in &mut ends {
        *y = y.max(before + APART);
        before = *y;
    }
    // Those pushed out of the field move back up, the lowest first.
    #[expect(clippy::cast_precision_loss, reason = "pixels are small")]
    let mut limit = (TOP + FIELD) as f64 + APART;
    for (_, y) in ends.iter_mut().rev() {
        *y = y.min(limit);
        limit = *y - APART;
    }
    ends
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_do_not_touch() {
        let at = |y: f64| vec![Point { x: 0.0, y, rank: 1, place: 0, words: String::new() }];
        let lines: Vec<Vec<Point>> = [16.0, 20.0, 316.0, 315.0, 314.0].map(at).into();
        let mut ys: Vec<f64> = apart(&lines).into_iter().map(|(_, y)| y).collect();
        ys.sort_by(f64::total_cmp);
        assert!(ys.windows(2).all(|two| two[1] - two[0] >= APART - 1e-9), "{ys:?}");
        assert!(ys.iter().all(|y| *y <= 333.0), "{ys:?}");
    }
}
