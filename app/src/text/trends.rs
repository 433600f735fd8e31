//! Sentences of the pages that show a slice through time, and of their drawings.

use chrono::NaiveDate;
use domain::rank::Standing;
use domain::trend::{Absence, Best, Books, Line, Reading, Tenure};
use domain::{Model, ResultRow, book_of};

use super::words::{Noun, book, count, decimal, evaluator, model_name, number, rank_phrase};
use super::{Lang, Text};

/// The name of the section.
pub const TRENDS: Text = Text::new("走势", "Trends");
/// Between a name and what it is of.
pub const COLON: Text = Text::new("：", ": ");
/// The link to the ranking of the same slice.
pub const RANKING: Text = Text::new("查看此口径的排名", "The ranking of this slice");
/// The first section and its drawing.
pub const BEST: Text = Text::new("至今最好成绩", "Best score so far");
/// What a dashed ring is.
pub const BEST_LEDE: Text = Text::new(
    "按发布日。虚线圈表示新的最好成绩，但增幅在两个分数的误差之内；实心点表示增幅超出误差；空心圈表示误差未知。",
    "By day of publication. A dashed ring is a new best whose step lies within the error of the two scores; a disc is \
     one whose step is beyond it; a plain ring is one whose error is unknown.",
);
/// What the quiet marks are.
pub const MARKS: Text =
    Text::new("每个模型一个标记，取其首次发布的成绩", "one mark for each model, at its first published score");
/// What the bars at the marks are.
pub const BARS: Text = Text::new(
    "标记下方短横：开卷；上方短横：闭卷；无短横：不详",
    "bar beneath a mark: open-book; above it: closed-book; none: unknown",
);
/// The lane of changes under the drawing.
pub const LANE: Text = Text::new("图下：● 新增　× 移除　◇ 改分", "beneath the plot: ● added  × removed  ◇ rescored");
/// The second section and its drawing.
pub const RANKS: Text = Text::new("季末名次", "Rank at the end of the quarter");
/// What the bars are.
pub const RANKS_LEDE: Text = Text::new(
    "淡色竖条为名次区间，伸到图底者还在其下延续。参排数逐期不同：名次要与参排数一并看。最后一列为截至日。",
    "Pale bars are rank intervals; one that reaches the lower edge goes on beyond it. The number ranked changes: a place is worth what stands under it. The last column \
     is the as-of day.",
);
/// The table under the first drawing.
pub const BEST_TABLE: Text = Text::new("最好成绩一览", "Table of the best scores");
/// The table under the second drawing.
pub const RANKS_TABLE: Text = Text::new("名次与区间一览", "Table of ranks and intervals");
/// Every change of the chosen models.
pub const LINES_TABLE: Text = Text::new("所选模型的每次变动", "Every change of the chosen models");
/// The third section: the exam at the ends of quarters.
pub const STATE: Text = Text::new("这场考试的变化", "How the exam changed");
/// What it holds.
pub const STATE_LEDE: Text = Text::new(
    "领先幅度以首位与次位分数之差的标准误计，误差未知或参排者不足 3 个时线段断开；点线为 1.96，超过即单独检验时可以区分。量程份额按当日最高分在指标量程中的位置计。",
    "The lead is that of the first score over the second, in standard errors of their difference; the line breaks where \
     an error is unknown or fewer than 3 are ranked. Above the dotted line, 1.96, the two are told apart when tested alone. The share of the scale is how much of the metric’s range the \
     highest standing score uses up.",
);
/// Every change of the exam, as a table.
pub const STATE_TABLE: Text = Text::new("逐次变动一览", "Table of every change");
/// A drawing: how many stood, how many had led.
pub const COUNTS: Text = Text::new("参排模型与曾居首的模型", "Models ranked, and models that had led");
/// A drawing: how far the first was ahead.
pub const GAP: Text = Text::new("首位领先次位的幅度", "How far the first was ahead of the second");
/// A drawing: how full the scale is.
pub const SHARE: Text = Text::new("最高分占量程的份额", "How much of the scale the highest score uses up");
/// A drawing: who sat it open-book.
pub const BOOKS: Text = Text::new("开卷与闭卷的份额", "Shares of open- and closed-book results");
/// The dotted level of the lead.
pub const TOLD_APART: Text = Text::new("1.96：单独检验时可以区分", "1.96: told apart, tested alone");
/// A drawing: who led when.
pub const LED_WHEN_ONE: Text = Text::new("何时由谁分数居首", "Who had the highest score, when");
/// Of several exams: models in any of them.
pub const TOGETHER: Text = Text::new("各场考试合计的模型", "Models of these exams together");
/// What that counts.
pub const TOGETHER_LEDE: Text = Text::new(
    "同一个模型在几场考试中有成绩，只计一次。这是数量，不是名次。",
    "A model with results in several of the exams counts once. These are counts, not places.",
);
/// Of several exams: who led each when.
pub const LED_WHEN: Text = Text::new("各场考试由谁分数居首", "Who had the highest score in each exam, when");
/// Of several exams: how far the first is ahead in each.
pub const GAPS: Text = Text::new("各场考试首位领先次位的幅度", "How far the first is ahead of the second in each exam");
/// The fourth section: who led.
pub const LED: Text = Text::new("分数居首的天数", "Days with the highest score");
/// What it counts.
pub const LED_LEDE: Text = Text::new(
    "只看分数，不表示可与次位区分。自首个成绩之日至截至日，首尾两日均计。",
    "By score alone: it does not say that a leader could be told from the next. From the first result to the as-of day, \
     both counted.",
);
/// Heads of the table of bests.
pub const BEST_HEADS: [Text; 8] = [
    Text::new("发布日", "Published"),
    Text::new("模型", "Model"),
    Text::new("分数", "Score"),
    Text::new("增幅", "Step"),
    Text::new("合标准误倍数", "In standard errors"),
    Text::new("读法", "Reading"),
    Text::new("评测方", "Evaluator"),
    Text::new("开闭卷", "Book"),
];
/// Heads of the table of days.
pub const STATE_HEADS: [Text; 7] = [
    Text::new("日期", "Day"),
    Text::new("参排", "Ranked"),
    Text::new("曾居首", "Had led"),
    Text::new("最高分", "Highest score"),
    Text::new("量程份额", "Share of the scale"),
    Text::new("领先幅度", "Lead, in standard errors"),
    Text::new("开卷 / 闭卷 / 不详", "Open / closed / unknown"),
];
/// Heads of the table of days led.
pub const LED_HEADS: [Text; 2] = [Text::new("模型", "Model"), Text::new("天数", "Days")];
/// Heads of the table of changes.
pub const LINE_HEADS: [Text; 4] =
    [Text::new("自", "From"), Text::new("模型", "Model"), Text::new("分数", "Score"), Text::new("名次", "Rank")];
/// No leader is spoken of.
pub const TOO_FEW: Text = Text::new("参排者不足 3 个，不论居首", "fewer than 3 ranked: no leader");
/// The metric states no ends.
pub const NO_SCALE: Text = Text::new("指标未说明量程", "the metric states no range");
/// An error is unknown.
pub const ERROR_UNKNOWN: Text = Text::new("误差未知", "error unknown");
/// Nothing was ever published in the slice.
pub const NOTHING: Text = Text::new("此口径至该日没有成绩。", "Nothing was published in this slice up to that day.");
/// None of the chosen models was ranked.
pub const NO_RANKS: Text =
    Text::new("所选模型在这些日子都没有名次。", "None of the chosen models was ranked on these days.");
/// The choice of models.
pub const CHOOSE: Text = Text::new("选择模型（至多 9 个）", "Choose models (up to nine)");
/// Its button.
pub const SHOW: Text = Text::new("显示所选", "Show these");
/// The name of the points of a drawing, for those who go through them.
pub const POINTS: Text = Text::new("图中各点", "Points of the drawing");
/// How to go through them.
pub const POINTS_HINT: Text = Text::new(
    "指向图中一点，或用左右方向键逐点、上下方向键换一组来读。",
    "Point at a mark, or press the arrow keys: left and right for the next point, up and down for the next series.",
);
/// Several editions.
pub const EDITIONS: Text = Text::new(
    "每个版次是一场单独的考试，各有一条线，互不相连；竖线为新版次的首日。",
    "Each edition is an exam of its own and has its own line; none crosses from one to the next. An upright line is the \
     first day of a new edition.",
);
/// A slice of several exams.
pub const SEVERAL: Text = Text::new("不是同一场考试：没有一条走势线。", "Not one exam: no line runs through them.");
/// The exams of it.
pub const EXAMS: Text = Text::new("其中的考试，各看各的走势", "Its exams, each with its own trend");
/// Heads of their table.
pub const EXAM_HEADS: [Text; 5] = [
    Text::new("考试", "Exam"),
    Text::new("参排", "Ranked"),
    Text::new("曾居首的模型", "Models that led"),
    Text::new("居首最久", "Led longest"),
    Text::new("领先幅度（标准误）", "Lead, standard errors"),
];
/// Heads of the table of both counts by day.
pub const TOGETHER_HEADS: [Text; 3] =
    [Text::new("日期", "Day"), Text::new("有成绩的模型", "Models"), Text::new("曾居首的模型", "Models that had led")];
/// What the bare page offers.
pub const OFFERS_LEDE: Text = Text::new(
    "选一个榜单的评测集，看它的最好成绩、各模型的名次与居首者随时间的变化。走势只在同一场考试之内。",
    "Choose a dataset of a board to see its best score, its models’ ranks and its leaders over time. A trend stays \
     within one exam.",
);

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
pub fn events([entered, left, rescored]: [usize; 3], lang: Lang) -> String {
    let [entered, left, rescored] = [entered, left, rescored].map(number);
    match lang {
        Lang::En => format!("{entered} added, {left} removed, {rescored} rescored"),
        Lang::Zh => format!("新增 {entered}，移除 {left}，改分 {rescored}"),
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
    let score = super::words::axis_number(score);
    match lang {
        Lang::En => format!("random choice, {score}"),
        Lang::Zh => format!("随机作答 {score}"),
    }
}

/// A step with its sign; "–" for the first.
#[must_use]
pub fn step(best: &Best) -> Option<String> {
    let decimals = best.row.score.decimals().clamp(1, 4);
    best.step.map(|step| format!("+{}", decimal(step.by, if decimals == 4 { 2 } else { decimals })))
}

/// A step in standard errors.
#[must_use]
pub fn errors(value: f64) -> String {
    decimal(value, if value < 10.0 { 2 } else { 1 })
}

/// What a new best says of itself.
#[must_use]
pub fn best_point(best: &Best, lang: Lang) -> String {
    let (name, score, day) = (model_name(&best.row.model, lang).0, &best.row.score, best.day);
    let mut words = match lang {
        Lang::En => format!("{day}: {name}, {score}, best so far; {}", reading(best.reading(), lang)),
        Lang::Zh => format!("{day}：{name}，{score}，至今最好；{}", reading(best.reading(), lang)),
    };
    if let (Some(by), Some(step)) = (step(best), best.step) {
        let errors = step.errors.map(errors);
        words.push_str(&match (errors, lang) {
            (Some(errors), Lang::En) => format!(" ({by}, {errors} standard errors)"),
            (Some(errors), Lang::Zh) => format!("（{by}，合标准误 {errors} 倍）"),
            (None, Lang::En) => format!(" ({by})"),
            (None, Lang::Zh) => format!("（{by}）"),
        });
    }
    words.push_str(&marks(&best.row, lang));
    words
}

/// What a first score that was not the best says of itself.
#[must_use]
pub fn other_point(day: NaiveDate, row: &ResultRow, lang: Lang) -> String {
    let (name, score) = (model_name(&row.model, lang).0, &row.score);
    let words = match lang {
        Lang::En => format!("{day}: {name}, {score}, its first score"),
        Lang::Zh => format!("{day}：{name}，{score}，首次成绩"),
    };
    words + &marks(row, lang)
}

fn marks(row: &ResultRow, lang: Lang) -> String {
    let (evaluator, book) = (evaluator(row.submission.evaluator_kind, lang), book(book_of(row).0, lang));
    match lang {
        Lang::En => format!("; evaluator {evaluator}; book {book}"),
        Lang::Zh => format!("；评测方{evaluator}；开闭卷{book}"),
    }
}

/// What a disc of the drawing of ranks says.
#[must_use]
pub fn rank_point(model: &Model, day: NaiveDate, standing: &Standing, lang: Lang) -> String {
    let (name, rank) = (model_name(model, lang).0, rank_phrase(standing, lang));
    match lang {
        Lang::En => format!("{name}, {day}: {rank}"),
        Lang::Zh => format!("{name}，{day}：{rank}"),
    }
}

/// The bests in one sentence.
#[must_use]
pub fn best_in_words(bests: &[Best], lang: Lang) -> String {
    let (Some(first), Some(last)) = (bests.first(), bests.last()) else { return NOTHING.get(lang).to_owned() };
    let from = (model_name(&first.row.model, lang).0, &first.row.score, first.day);
    let to = (model_name(&last.row.model, lang).0, &last.row.score, last.day);
    let n = number(bests.len());
    match lang {
        Lang::En => {
            format!("{n} best scores, from {} by {} on {} to {} by {} on {}.", from.1, from.0, from.2, to.1, to.0, to.2)
        }
        Lang::Zh => format!(
            "先后 {n} 个最好成绩，从 {} 的 {}（{}）到 {} 的 {}（{}）。",
            from.2, from.1, from.0, to.2, to.1, to.0
        ),
    }
}

/// The chosen models' ranks on the last day, in one sentence.
#[must_use]
pub fn ranks_in_words(lines: &[Line], day: NaiveDate, lang: Lang) -> String {
    let said: Vec<String> = lines
        .iter()
        .filter_map(|line| {
            let place = line.on(day).ok()?;
            let rank = rank_phrase(place.standing.as_ref()?, lang);
            Some(format!("{} {rank}", model_name(&place.row.model, lang).0))
        })
        .collect();
    let words = said.join(Text::new("；", "; ").get(lang));
    format!("{day}{}{words}", COLON.get(lang))
}
