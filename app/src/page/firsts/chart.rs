//! The chart of first places by number of qualifiers: one square a model, so that they can be
//! counted by their evidence.

use domain::firsts::MOST_QUALIFIERS;
use domain::rank::{FirstPlace, Grade, Wording};
use leptos::prelude::*;

use crate::part::PlaceMark;
use crate::text::words::number;
use crate::text::{Lang, firsts as say};

/// First places counted by number of qualifiers, then by evidence.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Tally([[usize; 4]; MOST_QUALIFIERS + 1]);

impl Tally {
    /// Counts places, each given as its number of qualifiers and its evidence.
    #[must_use]
    pub fn of(places: impl IntoIterator<Item = (usize, Grade)>) -> Self {
        let mut tally = Self::default();
        for (n, grade) in places {
            if let Some(count) = tally.0.get_mut(n).and_then(|row| row.get_mut(grade as usize)) {
                *count += 1;
            }
        }
        tally
    }

    /// By number of qualifiers, by evidence.
    #[must_use]
    pub fn rows(&self) -> &[[usize; 4]] {
        &self.0
    }

    /// All.
    #[must_use]
    pub fn n(&self) -> usize {
        self.0.iter().flatten().sum()
    }

    /// Those with so many qualifiers.
    #[must_use]
    pub fn with(&self, n_qualifiers: usize) -> usize {
        self.0.get(n_qualifiers).map_or(0, |row| row.iter().sum())
    }

    /// Those without a qualifier.
    #[must_use]
    pub fn n_free(&self) -> usize {
        self.with(0)
    }

    /// All, by evidence.
    #[must_use]
    pub fn by_grade(&self) -> [usize; 4] {
        self.0.iter().fold([0; 4], |sum, row| std::array::from_fn(|at| at_of(&sum, at) + at_of(row, at)))
    }
}

fn at_of(row: &[usize; 4], at: usize) -> usize {
    row.get(at).copied().unwrap_or_default()
}

/// The class of a square.
const fn square(grade: Grade) -> &'static str {
    match grade {
        Grade::Checked => "sq sq-gold",
        Grade::Unchecked => "sq sq-line",
        Grade::Tied => "sq sq-tied",
        Grade::Unknown => "sq sq-dash",
    }
}

pub(super) fn chart(tally: &Tally, lang: Lang) -> AnyView {
    let bar = |(n, row): (usize, &[usize; 4])| {
        let total: usize = row.iter().sum();
        let label = say::qualifiers(n, lang);
        if total == 0 {
            let none = view! { <span class="quiet">{say::NONE.get(lang)}</span> };
            return view! { <li><span class="sq-l">{label}</span>{none}</li> }.into_any();
        }
        let squares = Grade::ALL.into_iter().zip(row).flat_map(|(grade, n)| std::iter::repeat_n(square(grade), *n));
        let squares = squares.map(|class| view! { <i class=class></i> }).collect_view();
        view! {
            <li>
                <span class="sq-l">{label}</span>
                <span class="sq-b">{squares}<b>{number(total)}</b></span>
            </li>
        }
        .into_any()
    };
    let bars = tally.rows().iter().enumerate().map(bar).collect_view();
    let key = |grade: Grade| {
        let (wording, checked) = match grade {
            Grade::Checked => (Wording::First, true),
            Grade::Unchecked => (Wording::First, false),
            Grade::Tied => (Wording::Tied, false),
            Grade::Unknown => (Wording::Listed, false),
        };
        let first = FirstPlace { wording, holders: Vec::new(), untested: 0, unstated: 0, checked };
        view! { <li><PlaceMark first small=true /><span>{say::grade(grade, lang)}</span></li> }
    };
    view! {
        <section class="squares" aria-labelledby="chart-title">
            <h2 id="chart-title">{say::CHART.get(lang)}</h2>
            <ol>{bars}</ol>
            <ul class="sq-key">{Grade::ALL.map(key).into_iter().collect_view()}</ul>
            <p class="sub">{say::SQUARE.get(lang)}</p>
            {figures(tally, lang)}
        </section>
    }
    .into_any()
}

/// The same figures as a table.
fn figures(tally: &Tally, lang: Lang) -> AnyView {
    let head = Grade::ALL.map(|grade| view! { <th scope="col" class="num">{say::grade(grade, lang)}</th> });
    let row = |(n, row): (usize, &[usize; 4])| {
        let total: usize = row.iter().sum();
        let cells = row.iter().chain([&total]).map(|n| view! { <td class="num">{number(*n)}</td> }).collect_view();
        view! { <tr><th scope="row">{say::qualifiers(n, lang)}</th>{cells}</tr> }.into_any()
    };
    let rows = tally.rows().iter().enumerate().map(row).collect_view();
    view! {
        <details class="more">
            <summary>{say::FIGURES.get(lang)}</summary>
            <div class="scroll" role="region" tabindex="0" aria-labelledby="chart-title">
                <table class="t" aria-labelledby="chart-title">
                    <thead>
                        <tr>
                            <th scope="col">{say::QUALIFIERS.get(lang)}</th>
                            {head.into_iter().collect_view()}
                            <th scope="col" class="num">{say::TOTAL.get(lang)}</th>
                        </tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
        </details>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tally_counts_by_both() {
        let tally = Tally::of([(0, Grade::Tied), (2, Grade::Checked), (2, Grade::Unknown), (2, Grade::Unknown)]);
        assert_eq!((tally.n(), tally.n_free(), tally.with(2), tally.with(9)), (4, 1, 3, 0));
        assert_eq!(tally.by_grade(), [1, 0, 1, 2]);
    }
}
