//! Sentences around the worked examples of the method.

use domain::stats::ALPHA;

use crate::text::words::{Noun, count, join_zh};
use crate::text::{Lang, Text};

/// A result: model, exam and score.
#[must_use]
pub fn result(name: &str, exam: &str, score: &str, lang: Lang) -> String {
    match lang {
        Lang::Zh => join_zh(&["例：", name, "，", exam, "，得分 ", score]),
        Lang::En => format!("An example: {name}, {exam}, {score}"),
    }
}

/// For how many days a result stood, and why no longer.
#[must_use]
pub fn stood(days: i64, reason: Option<&str>, lang: Lang) -> String {
    let reason = match (reason, lang) {
        (Some(reason), Lang::Zh) => format!("；撤回原因：{reason}"),
        (Some(reason), Lang::En) => format!("; the reason: {reason}"),
        (None, _) => String::new(),
    };
    match lang {
        Lang::Zh => format!("它在 {days} 天的排名里出现{reason}。"),
        Lang::En if days == 1 => format!("It is in the rankings of one day{reason}."),
        Lang::En => format!("It is in the rankings of {days} days{reason}."),
    }
}

/// What clustering makes of an error.
#[must_use]
pub fn clustered(by_subject: &str, binomial: &str, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("按科目聚类为 {by_subject}，二项标准误只有 {binomial}。"),
        Lang::En => format!("Clustered by subject it is {by_subject}; the binomial error is only {binomial}."),
    }
}

/// A ranking of a day.
#[must_use]
pub fn of_day(slice: &str, lang: Lang) -> String {
    match lang {
        Lang::Zh => join_zh(&["例：", slice]),
        Lang::En => format!("An example: {slice}"),
    }
}

/// The first two of a ranking with their scores.
#[must_use]
pub fn leaders(a: (&str, &str), b: (&str, &str), slice: &str, of: usize, lang: Lang) -> String {
    match lang {
        Lang::Zh => join_zh(&[
            "例：",
            slice,
            "。参排 ",
            &of.to_string(),
            " 个；",
            a.0,
            " 得 ",
            a.1,
            "，",
            b.0,
            " 得 ",
            b.1,
            "。",
        ]),
        Lang::En => format!("An example: {slice}: {} scores {}, {} scores {}; {of} are ranked.", a.0, a.1, b.0, b.1),
    }
}

/// What follows from a z, which uncorrected would have to be `needed`.
#[must_use]
pub fn outcome(z: f64, needed: f64, lang: Lang) -> String {
    match (lang, z >= needed) {
        (Lang::Zh, false) => format!("z = {z:.2}。即使不作校正也要 {needed:.2}，所以这两个分数分不出先后。"),
        (Lang::Zh, true) => format!("z = {z:.2}，不作校正时只需 {needed:.2}；是否分得出先后，由整张表的校正决定。"),
        (Lang::En, false) => {
            format!(
                "z = {z:.2}. Even uncorrected it would have to be {needed:.2}: these two scores cannot be told apart."
            )
        }
        (Lang::En, true) => {
            format!(
                "z = {z:.2}; uncorrected it would have to be {needed:.2}. The correction over the whole table decides."
            )
        }
    }
}

/// Counts that nobody's answers gave.
pub const INVENTED: Text = Text::new(
    "示意：本站还没有两个模型在同样题目上的逐题成绩，下面的数字是为说明而设的，不属于任何模型。",
    "An illustration: the answers of no two models to the same items are here, so these counts are made up and nobody’s.",
);

/// Two models that answered the same items.
#[must_use]
pub fn same_items(a: &str, b: &str, exam: &str, lang: Lang) -> String {
    match lang {
        Lang::Zh => join_zh(&["例：a 为 ", a, "，b 为 ", b, "，", exam, "。"]),
        Lang::En => format!("An example: a is {a}, b is {b}, {exam}."),
    }
}

/// How many items there were, and how many both, only a, only b and neither answered rightly.
#[must_use]
pub fn counts([n, both, only_a, only_b, neither]: [String; 5], lang: Lang) -> String {
    match lang {
        Lang::Zh => format!(
            "共 {n} 题：都答对 {both} 题，只有 a 答对 {only_a} 题，只有 b 答对 {only_b} 题，都答错 {neither} 题"
        ),
        Lang::En => {
            format!(" Of {n} items both answered {both} rightly, only a {only_a}, only b {only_b}, neither {neither}")
        }
    }
}

/// What follows from the test item by item: p, the words after it, and the two-sided one.
#[must_use]
pub fn item_by_item(p: f64, one_sided: &str, two_sided: &str, lang: Lang) -> String {
    match (lang, p <= ALPHA) {
        (Lang::Zh, true) => format!("逐题检验：单侧 p {one_sided}（双侧 {two_sided}），不作校正时 a 优于 b。"),
        (Lang::Zh, false) => format!("逐题检验：单侧 p {one_sided}（双侧 {two_sided}），分不出 a 优于 b。"),
        (Lang::En, true) => {
            format!("Item by item: one-sided p {one_sided} (two-sided {two_sided}); uncorrected, a is better than b.")
        }
        (Lang::En, false) => format!(
            "Item by item: one-sided p {one_sided} (two-sided {two_sided}); a cannot be told to be better than b."
        ),
    }
}

/// What two shares in percent say as independent scores, where z would have to be `needed`.
#[must_use]
pub fn independent((a, b): (&str, &str), z: f64, needed: f64, lang: Lang) -> String {
    match (lang, z >= needed) {
        (Lang::Zh, false) => {
            format!("若只有总分 {a}% 与 {b}%，按独立样本算 z = {z:.2}，不到 {needed:.2}，就分不出先后。")
        }
        (Lang::Zh, true) => format!("若只有总分 {a}% 与 {b}%，按独立样本算 z = {z:.2}，不作校正时只需 {needed:.2}。"),
        (Lang::En, false) => format!(
            "From the totals alone, {a}% and {b}% as independent scores, z = {z:.2} falls short of {needed:.2}: they could \
             not be told apart."
        ),
        (Lang::En, true) => format!(
            "From the totals alone, {a}% and {b}% as independent scores, z = {z:.2}; uncorrected it would have to be \
             {needed:.2}."
        ),
    }
}

/// Two models over their common slices.
#[must_use]
pub fn pair(a: &str, b: &str, common: usize, lang: Lang) -> String {
    match lang {
        Lang::Zh => join_zh(&["例：", a, "与", b, "，", &count(common, Noun::Slice, lang), "同有成绩"]),
        Lang::En => {
            let slices = count(common, Noun::Slice, lang);
            format!("An example: {a} and {b}, which share {slices}")
        }
    }
}

/// Two slices and how many models both rank.
#[must_use]
pub fn agreement(first: &str, second: &str, n: usize, lang: Lang) -> String {
    let n = count(n, Noun::Model, lang);
    match lang {
        Lang::Zh => join_zh(&["例：", first, "；", second, "。两边都参排的有 ", &n]),
        Lang::En => format!("An example: {first}; {second}. Both rank {n}"),
    }
}

/// The interval of a coefficient.
#[must_use]
pub fn tau_interval(low: &str, high: &str, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("τ 的 95% 区间为 {low} 至 {high}。"),
        Lang::En => format!("The 95% interval of τ is {low} to {high}."),
    }
}

/// Models weighed over slices.
#[must_use]
pub fn weights(n_slices: usize, lang: Lang) -> String {
    let slices = count(n_slices, Noun::Slice, lang);
    match lang {
        Lang::Zh => format!("例：{slices}，各模型在每个口径高出或低于均值多少个标准差，以及使它居首的权重占多少"),
        Lang::En => format!(
            "An example over {slices}: how many standard deviations above or below the mean each model stands in each, and \
             the share of weightings that put it first"
        ),
    }
}
