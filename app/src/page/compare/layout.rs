//! Where the things of the partial order's drawing stand.

use domain::compare::PartialOrder;

/// Width and height of a name's field, and the distance of lines, in pixels.
pub(super) const FIELD: (usize, usize) = (168, 30);
pub(super) const PITCH: usize = 76;
/// Room between two fields.
const GAP: usize = 12;

/// A drawing for one width.
pub(super) struct Layout {
    /// Its width and height.
    pub(super) size: (usize, usize),
    /// Left upper corner of every model's field; none of models that stand alone.
    pub(super) places: Vec<Option<(usize, usize)>>,
}

impl Layout {
    /// Places the models of an order on a drawing: whatever stands above another is higher. A row of
    /// more than fit goes on in the next line; in a row models stand under those they hang from.
    pub(super) fn of(order: &PartialOrder, n_models: usize, width: usize) -> Self {
        let in_line = ((width + GAP) / (FIELD.0 + GAP)).max(1);
        let edges = order.edges();
        let mut places: Vec<Option<(usize, usize)>> = vec![None; n_models];
        let mut line = 0;
        for mut row in order.rows() {
            row.sort_by_key(|lower| {
                let uppers = edges.iter().filter(|(_, of)| of == lower);
                let xs: Vec<usize> =
                    uppers.filter_map(|(upper, _)| places.get(*upper).copied().flatten()).map(|(x, _)| x).collect();
                (xs.iter().sum::<usize>() / xs.len().max(1), *lower)
            });
            for part in row.chunks(in_line) {
                let taken = part.len() * (FIELD.0 + GAP) - GAP;
                let left = width.saturating_sub(taken) / 2;
                for (place, model) in part.iter().enumerate() {
                    if let Some(at) = places.get_mut(*model) {
                        *at = Some((left + place * (FIELD.0 + GAP), line * PITCH));
                    }
                }
                line += 1;
            }
        }
        let height = (line.max(1) - 1) * PITCH + FIELD.1;
        Self { size: (width, height), places }
    }
}

/// A name cut to fit a field; a Han character is as wide as two letters.
pub(super) fn fitted(name: &str, letters: usize) -> String {
    let width = |c: char| if c as u32 >= 0x2e80 { 2 } else { 1 };
    if name.chars().map(width).sum::<usize>() <= letters {
        return name.to_owned();
    }
    let mut taken = 0;
    let mut cut: String = name
        .chars()
        .take_while(|c| {
            taken += width(*c);
            taken < letters
        })
        .collect();
    cut.push('…');
    cut
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whatever_stands_above_is_higher() {
        let dominations = [(0, 1), (0, 2), (0, 3), (1, 3), (2, 3)];
        let order = PartialOrder::of(5, |a, b| dominations.contains(&(a, b)));
        for width in [358, 760] {
            let layout = Layout::of(&order, 5, width);
            assert_eq!(layout.places[4], None, "one alone is not drawn");
            for (upper, lower) in order.edges() {
                let (Some(upper), Some(lower)) = (layout.places[upper], layout.places[lower]) else {
                    panic!("no place")
                };
                assert!(upper.1 < lower.1);
            }
            let fits = |place: &(usize, usize)| place.0 + FIELD.0 <= width && place.1 + FIELD.1 <= layout.size.1;
            assert!(layout.places.iter().flatten().all(fits));
        }
    }

    #[test]
    fn long_names_are_cut() {
        assert_eq!(fitted("GPT-4", 8), "GPT-4");
        assert_eq!(fitted("claude-3-5-sonnet", 8), "claude-…");
        assert_eq!(fitted("文心一言4.0", 8), "文心一…");
    }
}
