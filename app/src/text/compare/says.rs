//! Sentences with figures and names in them.

use domain::compare::{MOST_SLICES, Pair, SAMPLES, Share, Verdict};

use crate::text::words::{Noun, count, decimal, join_zh, number};
use crate::text::{Lang, Text};

/// What stands between two parts of a Chinese sentence: a space where Han meets a Latin letter or a
/// figure.
#[must_use]
pub fn gap(before: &str, after: &str) -> &'static str {
    if join_zh(&[before, after]).len() > before.len() + after.len() { " " } else { "" }
}

/// How much is compared: the heading.
#[must_use]
pub fn chosen(n_models: usize, n_slices: usize, n_boards: usize, lang: Lang) -> String {
    let (models, slices, boards) =
        (count(n_models, Noun::Model, lang), count(n_slices, Noun::Slice, lang), count(n_boards, Noun::Board, lang));
    match lang {
        Lang::En => format!("{models} on {slices} of {boards}"),
        Lang::Zh => format!("{models}，{boards}的 {slices}"),
    }
}

/// The day.
#[must_use]
pub fn as_of(day: &str, lang: Lang) -> String {
    match lang {
        Lang::En => format!("as of {day}"),
        Lang::Zh => format!("截至 {day}"),
    }
}

/// How many slices all models share, and how many cells are empty.
#[must_use]
pub fn shown(n_shared: usize, n_missing: usize, lang: Lang) -> [String; 2] {
    let slices = count(n_shared, Noun::Slice, lang);
    let cells = number(n_missing);
    match lang {
        Lang::En => [format!("{slices} shared by all"), format!("{cells} cells not evaluated")],
        Lang::Zh => [format!("{slices}人人都有"), format!("{cells} 格未评测")],
    }
}

/// Common slices that the page leaves out.
#[must_use]
pub fn left_out(n: usize, lang: Lang) -> String {
    let slices = count(n, Noun::Slice, lang);
    match lang {
        Lang::En => format!(
            "{slices} more have at least two of these models. Shown are {MOST_SLICES} of as many boards and aspects as can \
             be, newest editions and main metrics first."
        ),
        Lang::Zh => format!(
            "另有 {slices}至少含两个所选模型；此处列出 {MOST_SLICES} 个，尽量兼顾各榜单与各方面，最新版次与主要指标在先。"
        ),
    }
}

/// What an example compares.
#[must_use]
pub fn example(n_shared: usize, n_boards: usize, lang: Lang) -> String {
    let (slices, boards) = (count(n_shared, Noun::Slice, lang), count(n_boards, Noun::Board, lang));
    match lang {
        Lang::En => format!("all share {slices} of {boards}"),
        Lang::Zh => format!("全部共有 {boards}的 {slices}"),
    }
}

/// How many slices a model shares with the one that is chosen.
#[must_use]
pub fn near_model(n: usize, lang: Lang) -> String {
    match lang {
        Lang::En if n == 1 => "1\u{a0}common slice".to_owned(),
        Lang::En => format!("{}\u{a0}common slices", number(n)),
        Lang::Zh => format!("{} 个共同口径", number(n)),
    }
}

/// Words before the pairs that are folded away.
#[must_use]
pub fn more_pairs(n: usize, lang: Lang) -> String {
    match lang {
        Lang::En if n == 1 => "1 more pair".to_owned(),
        Lang::En => format!("{} more pairs", number(n)),
        Lang::Zh => format!("另外 {} 对", number(n)),
    }
}

/// What follows the two names of a pair: how they stand over their common slices. In English the
/// sentence is "A {0} B {1}", in Chinese "A 与 B {1}".
#[must_use]
pub fn pair_sentence(pair: &Pair, a: &str, lang: Lang) -> (&'static str, String) {
    let common = pair.common();
    let (ahead, behind, tied) = (pair.ahead.len(), pair.behind.len(), pair.tied.len());
    if common == 0 {
        let text = Text::new("没有共同口径。", "have no slice in common.").get(lang);
        return (Text::new("与", "and").get(lang), text.to_owned());
    }
    match lang {
        Lang::En => {
            let slices = if common == 1 { "slice" } else { "slices" };
            ("is ahead of", format!("on {ahead} of {common} common {slices}, behind on {behind}, tied on {tied}."))
        }
        Lang::Zh => {
            let counts = format!("领先 {ahead} 个，落后 {behind} 个，持平 {tied} 个。");
            ("与", join_zh(&[&format!("有 {common} 个共同口径："), a, &counts]))
        }
    }
}

/// What all of it says together.
#[must_use]
pub fn common_slices(verdict: Verdict, a: &str, b: &str, lang: Lang) -> Option<String> {
    match (verdict, lang) {
        (Verdict::Disagree, _) => Some(super::NO_OVERALL.get(lang).to_owned()),
        (Verdict::Above, Lang::En) => Some(format!("{a} is ahead on some and behind on none.")),
        (Verdict::Above, Lang::Zh) => Some(join_zh(&[a, "有领先而无落后。"])),
        (Verdict::Below, Lang::En) => Some(format!("{b} is ahead on some and behind on none.")),
        (Verdict::Below, Lang::Zh) => Some(join_zh(&[b, "有领先而无落后。"])),
        (Verdict::Tied, Lang::En) => Some("Nothing tells them apart.".to_owned()),
        (Verdict::Tied, Lang::Zh) => Some("分不出先后。".to_owned()),
        (Verdict::NotTested, Lang::En) => Some("Nothing can be tested.".to_owned()),
        (Verdict::NotTested, Lang::Zh) => Some("都无法检验。".to_owned()),
        (Verdict::NothingCommon, _) => None,
    }
}

/// The two slices that disagree; `a` is ahead on the first and behind on the second.
#[must_use]
pub fn reason(a: &str, b: &str, lang: Lang) -> (String, &'static str) {
    match lang {
        Lang::En => (format!("{a} is ahead of {b} on"), "and behind on"),
        Lang::Zh => (join_zh(&[a, "领先", b, "的有"]), "，落后的有"),
    }
}

/// Which tests were made of a pair: item by item, or of two independent scores.
#[must_use]
pub fn tests_made(pair: &Pair, lang: Lang) -> Option<String> {
    let paired = pair.n_paired;
    let unpaired = (pair.common() - pair.not_tested.len()).saturating_sub(paired);
    (paired > 0).then(|| match lang {
        Lang::En => format!(
            "{paired} tested item by item on the same items (McNemar, exact), {unpaired} as independent scores."
        ),
        Lang::Zh => format!("{paired} 个按相同题目逐题检验（McNemar 精确检验），{unpaired} 个按独立分数检验。"),
    })
}

/// Slices that say nothing of a pair: not tested, and not evaluated for both.
#[must_use]
pub fn unshared(not_tested: usize, missing: usize, lang: Lang) -> String {
    let mut parts = Vec::new();
    if not_tested > 0 {
        parts.push(match lang {
            Lang::En => format!("{not_tested} not tested: an error is unknown."),
            Lang::Zh => format!("{not_tested} 个误差未知，未检验。"),
        });
    }
    if missing > 0 {
        parts.push(match lang {
            Lang::En => format!("{missing} not evaluated for both."),
            Lang::Zh => format!("{missing} 个至少一方未评测。"),
        });
    }
    parts.join(if lang == Lang::En { " " } else { "" })
}

/// Models that stand neither above nor below another.
#[must_use]
pub fn alone(names: &str, lang: Lang) -> String {
    match lang {
        Lang::En => format!("Neither above nor below any other: {names}."),
        Lang::Zh => format!("与其余各个都没有先后：{names}。"),
    }
}

/// Why a domination is not drawn: upper, lower, and the one beyond.
#[must_use]
pub fn withheld(upper: &str, lower: &str, beyond: &str, lang: Lang) -> String {
    match lang {
        Lang::En => format!(
            "{upper} is ahead of {lower} on some and behind on none, and is not drawn above it: {lower} so surpasses \
             {beyond}, and {upper} does not."
        ),
        Lang::Zh => join_zh(&[
            upper,
            "对",
            lower,
            "有领先而无落后，但没有画在其上：",
            lower,
            "这样胜过",
            beyond,
            "，",
            upper,
            "并没有。",
        ]),
    }
}

/// Of how many slices those are drawn in which most of the models stand.
#[must_use]
pub fn drawn_of(n: usize, of: usize, lang: Lang) -> Option<String> {
    (n < of).then(|| match lang {
        Lang::En => format!("{n} of {of} slices: those in which most of these models stand."),
        Lang::Zh => format!("取 {of} 个口径中的 {n} 个：所选模型参排最多的。"),
    })
}

/// Of how many slices those are drawn whose agreement can be computed with most others.
#[must_use]
pub fn telling_of(n: usize, of: usize, lang: Lang) -> Option<String> {
    (n < of).then(|| match lang {
        Lang::En => {
            format!("{n} of {of} slices: those that share enough models with most of the others, from several boards.")
        }
        Lang::Zh => format!("取 {of} 个口径中的 {n} 个：与其余口径共同模型足够多、来自不同榜单的。"),
    })
}

/// A share in percent, with its standard error or the word that it is exact.
#[must_use]
pub fn share_figure(share: Share, lang: Lang) -> (String, String) {
    let percent = |value: f64| format!("{}%", decimal(value * 100.0, 1));
    match share.standard_error {
        None => (decimal(share.value * 100.0, 0) + "%", Text::new("精确", "exact").get(lang).to_owned()),
        Some(error) => {
            let figure = if share.value < 0.000_5 {
                Text::new("不到 0.1%", "under 0.1%").get(lang).to_owned()
            } else if share.value > 0.999_5 {
                Text::new("超过 99.9%", "over 99.9%").get(lang).to_owned()
            } else {
                percent(share.value)
            };
            let error = decimal(error * 100.0, 2);
            let words = match lang {
                Lang::En => format!("standard error {error}\u{a0}points"),
                Lang::Zh => format!("标准误 {error} 个百分点"),
            };
            (figure, words)
        }
    }
}

/// How the shares were had.
#[must_use]
pub fn sampled(n_slices: usize, lang: Lang) -> String {
    let (slices, samples) = (count(n_slices, Noun::Slice, lang), number(SAMPLES as usize));
    match lang {
        Lang::En => format!(
            "Over the {slices} that all of them share: {samples} weightings drawn from a fixed seed. 0% and 100% are exact \
             where one model surpasses another in every slice."
        ),
        Lang::Zh => format!(
            "取全部所选模型共有的 {slices}，以固定种子抽取 {samples} 组权重。一个模型在每个口径都胜过另一个时，0% 与 100% 是精确值。"
        ),
    }
}

/// The label of a slider.
#[must_use]
pub fn weight_label(letters: &str, slice: &str, lang: Lang) -> String {
    match lang {
        Lang::En => format!("{letters}: {slice}"),
        Lang::Zh => format!("{letters}：{slice}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn han_and_latin_stand_apart() {
        assert_eq!([gap("GPT-4", "与"), gap("星火", "与")], [" ", ""]);
    }

    #[test]
    fn a_pair_is_worded_with_how_many_slices_it_is_over() {
        let pair = Pair { a: 0, b: 1, ahead: vec![0, 1], behind: vec![2], tied: vec![3], ..Pair::default() };
        let (verb, rest) = pair_sentence(&pair, "A", Lang::En);
        assert_eq!(format!("A {verb} B {rest}"), "A is ahead of B on 2 of 4 common slices, behind on 1, tied on 1.");
        assert_eq!(common_slices(pair.verdict(), "A", "B", Lang::En).as_deref(), Some("No overall order exists."));
        let (verb, rest) = pair_sentence(&pair, "星火", Lang::Zh);
        assert_eq!(format!("星火{verb}文心{rest}"), "星火与文心有 4 个共同口径：星火领先 2 个，落后 1 个，持平 1 个。");
        let none = Pair { ahead: vec![], behind: vec![], tied: vec![], ..pair };
        assert_eq!(pair_sentence(&none, "A", Lang::En), ("and", "have no slice in common.".to_owned()));
    }
}
