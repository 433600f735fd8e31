//! The time line of `/claims`: a row for each verdict, told apart by shape, each claim on its day.

use std::collections::BTreeSet;

use app::page::claim::list::Line;
use app::page::claim::{heading, model_named};
use app::part::Drawings;
use app::text::words::{Noun, count, partial_day_text};
use app::text::{Lang, Text, claims as say};
use domain::claim::VerdictWord;

use crate::chart::moments::{self, Moment, Row, Shape};
use crate::chart::{ChartError, Size, Words, drawings};

/// Draws claims; those without a day are left to the list.
///
/// # Errors
/// If the library fails.
pub(super) fn draw(lines: &[Line], lang: Lang) -> Result<Drawings, ChartError> {
    let rows: Vec<Row> = VerdictWord::ALL.iter().filter_map(|word| row(lines, *word, lang)).collect();
    let n = rows.iter().map(|row| row.moments.len()).sum();
    let colon = Text::new("：", ": ").get(lang);
    let parts: Vec<String> = rows.iter().map(|row| format!("{}{colon}{}", row.name, row.figure)).collect();
    let words = |size: Size| Words {
        id: format!("claims-{}", size.slug()),
        title: format!("{}{colon}{}", say::TIME_LINE.get(lang), count(n, Noun::Claim, lang)),
        desc: parts.join(Text::new("；", "; ").get(lang)),
    };
    drawings(Size::ALONE, |size| moments::draw(&rows, &words(size), size, &|of| together(of, lang)))
}

/// What one mark of several claims says: from when to when, how many, and of which models.
fn together(of: &[&Moment], lang: Lang) -> String {
    let from = of.iter().map(|moment| moment.from).min().map(|day| day.to_string()).unwrap_or_default();
    let until = of.iter().map(|moment| moment.until).max().map(|day| day.to_string()).unwrap_or_default();
    let models: BTreeSet<&str> = of.iter().map(|moment| moment.name.as_str()).collect();
    say::points(&from, &until, of.len(), &models.into_iter().collect::<Vec<_>>(), lang)
}

/// The claims of a verdict; `None` where there are none with a day.
fn row(lines: &[Line], word: VerdictWord, lang: Lang) -> Option<Row> {
    let mut moments: Vec<Moment> =
        lines.iter().filter(|line| line.checked.word() == word).filter_map(|line| moment(line, lang)).collect();
    moments.sort_by_key(|moment| (moment.from, moment.until));
    let figure = count(moments.len(), Noun::Claim, lang);
    let name = say::word(word, lang).to_owned();
    (!moments.is_empty()).then(|| Row { name, figure, shape: shape(word), moments })
}

fn moment(line: &Line, lang: Lang) -> Option<Moment> {
    let Line { claim, checked } = line;
    let on = claim.claimed_on?;
    let (lead, _) = say::verdict(checked, lang);
    Some(Moment {
        from: on.earliest(),
        until: on.latest(),
        name: model_named(claim, checked, lang),
        says: say::point(&partial_day_text(on, lang), &heading(claim, checked, lang), &lead, lang),
    })
}

/// The shape of a verdict.
const fn shape(word: VerdictWord) -> Shape {
    match word {
        VerdictWord::Holds => Shape::Disc,
        VerdictWord::HoldsTied => Shape::Holed,
        VerdictWord::ListedOnly => Shape::Ring,
        VerdictWord::HoldsOnSome => Shape::Lozenge,
        VerdictWord::HeldUntil => Shape::Half,
        VerdictWord::DependsOnDay => Shape::Triangle,
        VerdictWord::DoesNotHold => Shape::Cross,
        VerdictWord::CannotBeChecked => Shape::Square,
    }
}
