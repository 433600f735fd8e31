//! Sentences with figures and names in them.

use chrono::NaiveDate;
use domain::ResultRow;
use domain::trend::{Absence, Books, Reading, Tenure};

use super::COLON;
use crate::text::words::{Noun, axis_number, book, count, decimal, number};
use crate::text::{Lang, Text};

/// How a step reads.
#[must_use]
pub const fn reading(reading: Reading, lang: Lang) -> &'static str {
    match reading {
        Reading::Opening => Text::new("首个成绩", "first result"),
        Reading::Beyond => Text::new("增幅超出误差", "step is beyond error"),
        Reading::Within => Text::new("增幅在误差之内", "step is within error"),
        Reading::Unknown => Text::new("误差未知", "error unknown"),
    }
    .get(lang)
}

/// Why a model has no place.
#[must_use]
pub const fn absence(absence: Absence, lang: Lang) -> &'static str {
    match absence {
        Absence::NotYet => Text::new("尚未发布", "not yet published"),
        Absence::Gone => Text::new("已不在榜", "stood no more"),
        Absence::Never => Text::new("不在此口径", "not in this slice"),
    }
    .get(lang)
}

/// The days a trend spans.
#[must_use]
pub fn span(first: NaiveDate, last: NaiveDate, lang: Lang) -> String {
    match lang {
        Lang::En => format!("{first} to {last}"),
        Lang::Zh => format!("{first} 至 {last}"),
    }
}

/// How often something changed.
#[must_use]
pub fn events(counts: [usize; 4], lang: Lang) -> String {
    let [entered, left, rescored, revised] = counts.map(number);
    match lang {
        Lang::En => format!("{entered} added, {left} removed, {rescored} rescored, {revised} revised"),
        Lang::Zh => format!("新增 {entered}，移除 {left}，改分 {rescored}，更正 {revised}"),
    }
}

/// How many are ranked, as a line's end.
#[must_use]
pub fn n_ranked(n: usize, lang: Lang) -> String {
    match lang {
        Lang::En => format!("{} ranked", number(n)),
        Lang::Zh => format!("参排 {}", number(n)),
    }
}

/// How many stand, as a line's end.
#[must_use]
pub fn n_standing(n: usize, lang: Lang) -> String {
    match lang {
        Lang::En => format!("{} standing", number(n)),
        Lang::Zh => format!("在榜 {}", number(n)),
    }
}

/// How many had led, as a line's end.
#[must_use]
pub fn n_led(n: usize, lang: Lang) -> String {
    match lang {
        Lang::En => format!("{} had led", number(n)),
        Lang::Zh => format!("曾居首 {}", number(n)),
    }
}

/// What a point of a drawing says: its day, then its words.
#[must_use]
pub fn on_day(day: NaiveDate, words: &str, lang: Lang) -> String {
    format!("{day}{}{words}", COLON.get(lang))
}

/// What a point of a row says: the row's name, then its words.
#[must_use]
pub fn on_name(name: &str, words: &str, lang: Lang) -> String {
    format!("{name}{}{words}", COLON.get(lang))
}

/// A lead in standard errors.
#[must_use]
pub fn lead_of(gap: f64, lang: Lang) -> String {
    match lang {
        Lang::En => format!("the first is {} standard errors ahead of the second", errors(gap)),
        Lang::Zh => format!("首位领先次位 {} 个标准误", errors(gap)),
    }
}

/// How much of the scale a score uses up.
#[must_use]
pub fn share_of(row: &ResultRow, share: f64, lang: Lang) -> String {
    let percent = decimal(share * 100.0, 1);
    match lang {
        Lang::En => format!("highest score {}, {percent}% of the scale", row.score),
        Lang::Zh => format!("最高分 {}，占量程 {percent}%", row.score),
    }
}

/// How many results are open-book, closed-book and unknown.
#[must_use]
pub fn books_of(books: Books, lang: Lang) -> String {
    let [open, closed, unknown] = [books.open, books.closed, books.unknown].map(number);
    match lang {
        Lang::En => format!("{open} open-book, {closed} closed-book, {unknown} unknown"),
        Lang::Zh => format!("开卷 {open}，闭卷 {closed}，不详 {unknown}"),
    }
}

/// A part of a whole at its end, in whole percent: open-book, unknown, closed-book.
#[must_use]
pub fn book_share(of: domain::Book, percent: usize, lang: Lang) -> String {
    format!("{} {percent}%", book(of, lang))
}

/// Who led from one day to another.
#[must_use]
pub fn tenure(names: &[String], tenure: &Tenure, lang: Lang) -> String {
    let (names, days) = (together(names, lang), number(usize::try_from(tenure.days()).unwrap_or(usize::MAX)));
    let Tenure { from, until, .. } = tenure;
    match lang {
        Lang::En => format!("{names}: {from} to {until}, {days} days"),
        Lang::Zh => format!("{names}：{from} 至 {until}，{days} 天"),
    }
}

/// Days alone.
#[must_use]
pub fn n_days(days: u64, lang: Lang) -> String {
    let days = number(usize::try_from(days).unwrap_or(usize::MAX));
    match lang {
        Lang::En => format!("{days} days"),
        Lang::Zh => format!("{days} 天"),
    }
}

/// Rows that the drawing leaves to the table.
#[must_use]
pub fn more_rows(n: usize, lang: Lang) -> String {
    match lang {
        Lang::En => format!("{} more are in the table.", number(n)),
        Lang::Zh => format!("另有 {} 行见表。", number(n)),
    }
}

/// The share of open-book results, in whole percent.
#[must_use]
pub fn open_share(percent: usize, lang: Lang) -> String {
    match lang {
        Lang::En => format!("{percent}% open-book"),
        Lang::Zh => format!("开卷占 {percent}%"),
    }
}

/// How many are ranked at the end.
#[must_use]
pub fn ranked_at_end(n: usize, lang: Lang) -> String {
    match lang {
        Lang::En => format!("{} ranked at the end", count(n, Noun::Model, lang)),
        Lang::Zh => format!("末日 {} 个模型参排", number(n)),
    }
}

/// Over what a drawing is, and how many are ranked at its end.
#[must_use]
pub fn over_and_number(over: &str, n: usize, lang: Lang) -> String {
    let n = ranked_at_end(n, lang);
    match lang {
        Lang::En => format!("{over}. {n}."),
        Lang::Zh => format!("{over}。{n}。"),
    }
}

/// How many models ever led, of how many days.
#[must_use]
pub fn leaders(n: usize, days: u64, lang: Lang) -> String {
    let days = number(usize::try_from(days).unwrap_or(usize::MAX));
    match lang {
        Lang::En => format!("{} led at some time, in {days} days.", count(n, Noun::Model, lang)),
        Lang::Zh => format!("{days} 天内先后有 {} 个模型分数居首。", number(n)),
    }
}

/// Days led, of all days.
#[must_use]
pub fn days(led: u64, all: u64, lang: Lang) -> String {
    let [led, all] = [led, all].map(|days| number(usize::try_from(days).unwrap_or(usize::MAX)));
    match lang {
        Lang::En => format!("{led} of {all} days"),
        Lang::Zh => format!("{all} 天中的 {led} 天"),
    }
}

/// How many were ranked when most were.
#[must_use]
pub fn most_ranked(n: usize, lang: Lang) -> String {
    match lang {
        Lang::En => format!("{} ranked when most stood.", count(n, Noun::Model, lang)),
        Lang::Zh => format!("最多时 {} 个模型参排。", number(n)),
    }
}

/// Several models that led together.
#[must_use]
pub fn together(names: &[String], lang: Lang) -> String {
    match lang {
        Lang::En if names.len() > 1 => format!("{}, with equal scores", names.join(", ")),
        Lang::Zh if names.len() > 1 => format!("{}，分数相同", names.join("、")),
        _ => names.join(", "),
    }
}

/// How many models a board has, and how many of them lead one of its exams.
#[must_use]
pub fn models_and_leaders(models: usize, leaders: usize, lang: Lang) -> String {
    match lang {
        Lang::En => format!(
            "{}, {} of them led one of these exams at some time.",
            count(models, Noun::Model, lang),
            number(leaders)
        ),
        Lang::Zh => format!("共 {} 个模型，其中 {} 个曾在其中某场考试分数居首。", number(models), number(leaders)),
    }
}

/// Exams over which models are counted, where some are left out; it follows [`models_and_leaders`].
#[must_use]
pub fn uncounted(counted: usize, left: usize, lang: Lang) -> String {
    let (counted, left) = (number(counted), number(left));
    match lang {
        Lang::En => format!(" Counted over the {counted} exams with most models; {left} more are left out."),
        Lang::Zh => format!("只计模型最多的 {counted} 场考试，另有 {left} 场未计。"),
    }
}

/// Exams that are not listed.
#[must_use]
pub fn more_exams(n: usize, lang: Lang) -> String {
    match lang {
        Lang::En => format!("{} more with fewer models are not listed: name more of the slice.", number(n)),
        Lang::Zh => format!("另有 {} 场模型较少的考试未列出：请把口径说得更具体。", number(n)),
    }
}

/// Models that are not offered.
#[must_use]
pub fn more_models(n: usize, lang: Lang) -> String {
    match lang {
        Lang::En => format!("{} more are not listed here; the key model of the address takes them.", number(n)),
        Lang::Zh => format!("另有 {} 个未列出，可在地址中以 model 指定。", number(n)),
    }
}

/// The level of random choice.
#[must_use]
pub fn chance(score: f64, lang: Lang) -> String {
    let score = axis_number(score);
    match lang {
        Lang::En => format!("random choice, {score}"),
        Lang::Zh => format!("随机作答 {score}"),
    }
}

/// A step in standard errors.
#[must_use]
pub fn errors(value: f64) -> String {
    decimal(value, if value < 10.0 { 2 } else { 1 })
}
