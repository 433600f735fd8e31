//! One row of the table, written straight into it: a page may hold five hundred of them.

use std::sync::Arc;

use domain::rank::{Entry, FirstPlace, Standing};
use domain::{Address, ResultRow, Score, fits_of};

use crate::part::bars::{Axis, interval_bar, score_bar};
use crate::part::marks::{book_mark, evaluator_mark, fit_mark};
use crate::part::markup::{Markup, markup};
use crate::part::names::{name_of_model, not_stated, organisations};
use crate::part::place::place_mark;
use crate::text::filing::review::DISPUTED;
use crate::text::words::{Noun, count, error_beside, evaluator, model_name, number, role, setting};
use crate::text::{Lang, ranking as say};

/// What every row of a table shares.
pub(super) struct Table {
    /// The axis of scores.
    pub(super) axis: Option<Axis>,
    /// The score of random choice.
    pub(super) chance: Option<f64>,
    /// The language.
    pub(super) lang: Lang,
}

/// How a row shares in the first place.
#[derive(Clone, Copy)]
pub(super) enum Bracket<'a> {
    /// Not at all.
    None,
    /// It does.
    Tied,
    /// It is the first place, alone.
    First(&'a FirstPlace),
}

/// The row of an entry.
pub(super) fn row(to: &mut Markup, entry: &Entry, bracket: Bracket<'_>, table: &Table) {
    let lang = table.lang;
    let row = &entry.row;
    to.put(match bracket {
        Bracket::None => "<tr role=\"row\"><td role=\"cell\">",
        Bracket::First(first) if first.is_certain() => "<tr role=\"row\" class=\"tie au\"><td role=\"cell\">",
        Bracket::Tied | Bracket::First(_) => "<tr role=\"row\" class=\"tie\"><td role=\"cell\">",
    });
    match (bracket, &entry.standing) {
        (Bracket::First(first), Some(standing)) => {
            place_mark(to, first, true);
            markup!(to, "<span class=\"visually-hidden\">", number(standing.rank()), "</span>");
        }
        (_, Some(standing)) => to.text(number(standing.rank())),
        (_, None) => markup!(to, "<span title=\"", say::TOO_FEW.get(lang), "\">–</span>"),
    }
    to.put("</td>");
    model(to, row, lang);
    to.put("<td role=\"cell\">");
    if let Some(standing) = &entry.standing {
        interval(to, standing, entry.uncertainty.standard_error.is_none(), lang);
    }
    to.put("</td>");
    score(to, entry, table);
    evidence(to, row, lang);
    to.put("<td role=\"cell\">");
    book_mark(to, entry.book, lang);
    to.put("</td></tr>");
}

/// The row of a baseline: at its score, without a rank.
pub(super) fn baseline(to: &mut Markup, entry: &Entry, table: &Table) {
    let lang = table.lang;
    let words = match lang {
        Lang::En => format!("{}, {}", role(entry.row.role, lang), say::NOT_RANKED.en),
        Lang::Zh => format!("{}（{}）", role(entry.row.role, lang), say::NOT_RANKED.zh),
    };
    let name = model_name(&entry.row.model, lang).0;
    markup!(to, "<tr role=\"row\" class=\"base\"><td role=\"cell\"></td><th role=\"rowheader\" scope=\"row\"><bdi>");
    markup!(to, name, "</bdi><span class=\"sub\">", words, "</span></th><td role=\"cell\"></td>");
    score(to, entry, table);
    evidence(to, &entry.row, lang);
    to.put("<td role=\"cell\"></td></tr>");
}

fn model(to: &mut Markup, row: &ResultRow, lang: Lang) {
    to.put("<th role=\"rowheader\" scope=\"row\">");
    name_of_model(to, &row.model, lang);
    to.put("<span class=\"sub\">");
    organisations(to, &row.model.organisations, lang);
    if let Some(other) = model_name(&row.model, lang).1 {
        markup!(to, " · <bdi>", other, "</bdi>");
    }
    if row.setting.slug.is_stated() {
        markup!(to, " · ", setting(&row.setting, lang));
    }
    if row.role == domain::Role::System {
        markup!(to, " · ", say::SYSTEM.get(lang));
    }
    to.put("</span>");
    mismatch(to, row, lang);
    to.put("</th>");
}

/// That the model was made for other languages or another domain, where that is stated.
fn mismatch(to: &mut Markup, row: &ResultRow, lang: Lang) {
    let mut fits = fits_of(row);
    fits.retain(|fit| fit.is_mismatch());
    if !fits.is_empty() {
        to.put("<span class=\"sub misfit\">");
        fits.into_iter().for_each(|fit| fit_mark(to, fit, lang));
        to.put("</span>");
    }
}

fn interval(to: &mut Markup, standing: &Standing, unknown: bool, lang: Lang) {
    interval_bar(to, standing, unknown, lang);
    let (low, high, of) = (number(standing.low()), number(standing.high()), number(standing.of()));
    markup!(to, "<span>", low, "–", high, "<i> / ", of, "</i></span>");
}

fn score(to: &mut Markup, entry: &Entry, table: &Table) {
    let lang = table.lang;
    let row = &entry.row;
    let half_width = entry.uncertainty.half_width();
    to.put("<td role=\"cell\">");
    if let Some(axis) = table.axis {
        score_bar(to, row.score.value(), half_width, axis, table.chance);
    }
    let href = Address::Result(row.id.as_str());
    markup!(to, "<span><a class=\"b\" href=\"", href, "\">", row.score, "</a> ");
    match half_width {
        Some(half) => markup!(to, "<small>±", error_beside(&row.score, half), "</small>"),
        None => markup!(to, "<small class=\"ns\">", say::ERROR_UNKNOWN.get(lang), "</small>"),
    }
    if row.disputed {
        markup!(to, " <b class=\"disputed\">", DISPUTED.get(lang), "</b>");
    }
    others(to, entry, lang);
    to.put("</span></td>");
}

/// The other results of the entrant with their spread.
fn others(to: &mut Markup, entry: &Entry, lang: Lang) {
    if entry.others.is_empty() {
        return;
    }
    let all = || std::iter::once(&entry.row).chain(&entry.others).map(|row| &row.score);
    let by_value = |a: &&Score, b: &&Score| a.value().total_cmp(&b.value());
    let (Some(low), Some(high)) = (all().min_by(by_value), all().max_by(by_value)) else { return };
    let results = count(entry.others.len() + 1, Noun::Result, lang);
    let words = match lang {
        Lang::En => format!("{results}, {low} to {high}"),
        Lang::Zh => format!("{results}，{low} 至 {high}"),
    };
    markup!(to, "<details class=\"or\"><summary>", words, "</summary><ul>");
    for row in &entry.others {
        let (href, kind) = (Address::Result(row.id.as_str()), evaluator(row.submission.evaluator_kind, lang));
        markup!(to, "<li><a href=\"", href, "\">", row.score, "</a> ", kind, " ", row.published_on, "</li>");
    }
    to.put("</ul></details>");
}

/// Items, evaluator and days.
fn evidence(to: &mut Markup, row: &Arc<ResultRow>, lang: Lang) {
    to.put("<td role=\"cell\">");
    match row.n_items {
        Some(n) => to.text(number(n as usize)),
        None => not_stated(to, lang),
    }
    to.put("</td><td role=\"cell\">");
    evaluator_mark(to, row.submission.evaluator_kind, lang);
    to.put("</td><td role=\"cell\">");
    match row.submission.evaluated_on {
        Some(day) => to.text(day),
        None => not_stated(to, lang),
    }
    markup!(to, "<a href=\"", row.submission.source_url, "\">", row.published_on, "</a></td>");
}
