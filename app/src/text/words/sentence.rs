//! Sentences made of a slice, a place and a standing. No rank is worded without how many it is of.

use domain::rank::{FirstPlace, Standing, Wording};
use domain::{Exam, Filters, Named, OpenSlice, Slice, SliceKey, Slug};

use super::closed::{book, evaluator, fit, size_class};
use super::names::{
    board_name, chosen_value, country, dataset_name, division, domain, edition, language, metric, protocol, setting,
};
use super::number::{day_text, number};
use super::tables::DIVISION_PHRASES;
use crate::text::{Lang, Text};

/// A part of a slice in words, with the key it stands for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Term {
    /// The key.
    pub key: SliceKey,
    /// Its words.
    pub text: String,
    /// What stands between it and the term before: empty for the first.
    pub gap: &'static str,
}

const COMMA: Text = Text::new("，", ", ");
const SEMICOLON: Text = Text::new("；", "; ");

/// The terms of an exam: board (where it is not the dataset itself), dataset, edition, language,
/// domain, protocol, metric. `open` are keys that are left open: "any protocol".
#[must_use]
pub fn exam_terms(exam: &Exam, open: &[SliceKey], lang: Lang) -> Vec<Term> {
    let mut keys = vec![
        (SliceKey::Dataset, dataset_name(&exam.dataset, lang).to_owned()),
        (SliceKey::Edition, edition(&exam.edition.name, lang)),
        (SliceKey::Language, language(&exam.key.language, lang)),
        (SliceKey::Domain, domain(&exam.key.domain, lang)),
        (SliceKey::Protocol, protocol(&exam.protocol, lang)),
        (SliceKey::Metric, metric(&exam.key.metric, lang)),
    ];
    if exam.key.board != exam.key.dataset || open.contains(&SliceKey::Board) {
        keys.insert(0, (SliceKey::Board, board_name(&exam.board, lang).to_owned()));
    }
    let mut terms: Vec<Term> = Vec::with_capacity(keys.len());
    for (key, text) in keys {
        let after_name = terms.last().is_some_and(|last| last.key == SliceKey::Dataset);
        let gap = match (terms.is_empty(), after_name, lang) {
            (true, _, _) => "",
            (_, true, Lang::Zh) => " ",
            _ => COMMA.get(lang),
        };
        let text = if open.contains(&key) { any_value(key, lang).to_owned() } else { text };
        terms.push(Term { key, text, gap });
    }
    terms
}

fn any_value(key: SliceKey, lang: Lang) -> &'static str {
    match key {
        SliceKey::Board => Text::new("任一榜单", "any board"),
        SliceKey::Dataset => Text::new("任一评测集", "any dataset"),
        SliceKey::Edition => Text::new("任一版次", "any edition"),
        SliceKey::Language => Text::new("任一语言", "any language"),
        SliceKey::Domain => Text::new("任一领域", "any domain"),
        SliceKey::Metric => Text::new("任一指标", "any metric"),
        SliceKey::Protocol => Text::new("任一协议", "any protocol"),
        _ => Text::new("不限", "any"),
    }
    .get(lang)
}

/// The terms of filters; `divisions` are those of the exam, for their printed names and because
/// several of them make "all divisions" worth saying.
#[must_use]
pub fn filter_terms(filters: &Filters, divisions: &[Named], lang: Lang) -> Vec<Term> {
    let mut terms = Vec::new();
    let mut push = |key, text: String| terms.push(Term { key, text, gap: SEMICOLON.get(lang) });
    if !filters.division.is_empty() {
        let phrase = |slug: &Slug| division_phrase(slug, divisions, lang);
        push(SliceKey::Division, join(filters.division.iter().map(phrase), lang));
    } else if divisions.iter().filter(|d| d.slug.is_stated()).count() > 1 {
        push(SliceKey::Division, Text::new("全部组别", "all divisions").get(lang).to_owned());
    }
    if !filters.setting.is_empty() {
        let words = filters.setting.iter().map(|slug| setting(&bare(slug), lang));
        push(SliceKey::Setting, around(("设置：", "", "", ""), &join(words, lang), lang));
    }
    if !filters.size.is_empty() {
        let words = filters.size.iter().map(|class| size_class(*class, lang).to_owned());
        push(SliceKey::Size, around(("参数规模", "", "", " parameters"), &join(words, lang), lang));
    }
    if !filters.weights.is_empty() {
        let words = filters.weights.iter().map(|class| super::closed::weights_class(*class, lang).to_owned());
        push(SliceKey::Weights, around(("权重", "", "weights ", ""), &join(words, lang), lang));
    }
    if !filters.country.is_empty() {
        let words = filters.country.iter().map(|code| country(code.as_str(), lang));
        push(SliceKey::Country, around(("机构所在地：", "", "makers in ", ""), &join(words, lang), lang));
    }
    if !filters.org.is_empty() {
        let words = filters.org.iter().map(|slug| chosen_value(filters, SliceKey::Org, slug.as_str(), "", lang));
        push(SliceKey::Org, around(("机构：", "", "made by ", ""), &join(words, lang), lang));
    }
    if !filters.evaluator.is_empty() {
        let words = filters.evaluator.iter().map(|kind| evaluator(*kind, lang).to_owned());
        push(SliceKey::Evaluator, around(("评测方：", "", "evaluator: ", ""), &join(words, lang), lang));
    }
    if !filters.book.is_empty() {
        let words = filters.book.iter().map(|of| book(*of, lang).to_owned());
        push(SliceKey::Book, around(("", "", "", " "), &join(words, lang), lang).trim_end().to_owned());
    }
    if !filters.fit.is_empty() {
        let words = filters.fit.iter().map(|of| fit(*of, lang).to_owned());
        push(SliceKey::Fit, around(("对口与否：", "", "models ", ""), &join(words, lang), lang));
    }
    match filters.pick {
        domain::Pick::Strongest => {}
        domain::Pick::Newest => {
            push(SliceKey::Pick, Text::new("各取最新成绩", "the newest result of each").get(lang).to_owned());
        }
        domain::Pick::Lowest => {
            push(SliceKey::Pick, Text::new("各取最差成绩", "the worst result of each").get(lang).to_owned());
        }
    }
    terms
}

/// The terms of a slice that is not one exam, without its day: what is open is said to be open.
#[must_use]
pub fn open_terms(slice: &OpenSlice, lang: Lang) -> Vec<Term> {
    let mut terms = slice.exams.first().map(|exam| exam_terms(exam, &slice.open, lang)).unwrap_or_default();
    terms.extend(filter_terms(&slice.filters, &[], lang));
    terms
}

fn bare(slug: &Slug) -> Named {
    Named { slug: slug.clone(), name: String::new() }
}

fn division_phrase(slug: &Slug, divisions: &[Named], lang: Lang) -> String {
    if let Some((_, phrase)) = DIVISION_PHRASES.iter().find(|(known, _)| *known == slug.as_str()) {
        return phrase.get(lang).to_owned();
    }
    let named = divisions.iter().find(|d| d.slug == *slug).cloned().unwrap_or_else(|| bare(slug));
    around(("组别：", "", "division ", ""), &division(&named, lang), lang)
}

/// Words with a phrase before and after them: Chinese before, after; English before, after.
fn around((zh_before, zh_after, before, after): (&str, &str, &str, &str), words: &str, lang: Lang) -> String {
    match lang {
        Lang::Zh => join_zh(&[zh_before, words, zh_after]),
        Lang::En => format!("{before}{words}{after}"),
    }
}

fn join(words: impl Iterator<Item = String>, lang: Lang) -> String {
    let words: Vec<String> = words.collect();
    join_list(&words, Text::new("或", "or"), lang)
}

/// A list in running text: "a, b or c", "a、b或c".
#[must_use]
pub fn join_list(words: &[String], last: Text, lang: Lang) -> String {
    let (comma, last) = match lang {
        Lang::Zh => ("、", last.zh.to_owned()),
        Lang::En => (", ", format!(" {} ", last.en)),
    };
    match (words, lang) {
        ([], _) => String::new(),
        ([one], _) => one.clone(),
        ([rest @ .., end], Lang::En) => format!("{}{last}{end}", rest.join(comma)),
        ([rest @ .., end], Lang::Zh) => join_zh(&[&rest.join(comma), &last, end]),
    }
}

/// Joins parts of a Chinese sentence with a space wherever Han meets a Latin letter or a figure.
#[must_use]
pub fn join_zh(parts: &[&str]) -> String {
    let mut text = String::new();
    for part in parts {
        let latin = |c: char| c.is_ascii_alphanumeric();
        let han = |c: char| ('\u{3400}'..='\u{9fff}').contains(&c);
        if let (Some(before), Some(after)) = (text.chars().last(), part.chars().next())
            && (latin(before) && han(after) || han(before) && latin(after))
        {
            text.push(' ');
        }
        text.push_str(part);
    }
    text
}

/// Every term of a slice, defaults too, in the order in which headings say them.
#[must_use]
pub fn slice_terms(exam: &Exam, slice: &Slice, lang: Lang) -> Vec<Term> {
    let mut terms = exam_terms(exam, &[], lang);
    terms.extend(filter_terms(slice.filters(), &exam.divisions, lang));
    let day = day_text(slice.as_of(), lang);
    let text = match lang {
        Lang::Zh => format!("截至\u{a0}{day}"),
        Lang::En => format!("as of\u{a0}{day}"),
    };
    terms.push(Term { key: SliceKey::AsOf, text, gap: SEMICOLON.get(lang) });
    terms
}

fn sentence(terms: &[Term]) -> String {
    terms.iter().flat_map(|term| [term.gap, term.text.as_str()]).collect()
}

/// An exam in words, without filters and day.
#[must_use]
pub fn exam_sentence(exam: &Exam, lang: Lang) -> String {
    sentence(&exam_terms(exam, &[], lang))
}

/// A slice as one sentence, whole: for titles, captions and exports.
#[must_use]
pub fn slice_sentence(exam: &Exam, slice: &Slice, lang: Lang) -> String {
    sentence(&slice_terms(exam, slice, lang))
}

/// A slice in words without its day, where that stands elsewhere.
#[must_use]
pub fn slice_without_day(exam: &Exam, slice: &Slice, lang: Lang) -> String {
    let mut terms = slice_terms(exam, slice, lang);
    terms.retain(|term| term.key != SliceKey::AsOf);
    sentence(&terms)
}

/// A slice in short: the name of its exam, and the rest, which still says every term. The day
/// stands as in tables.
#[must_use]
pub fn slice_short(exam: &Exam, slice: &Slice, lang: Lang) -> (String, String) {
    let mut name = String::new();
    let mut rest: Vec<String> = Vec::new();
    for term in slice_terms(exam, slice, lang) {
        match term.key {
            SliceKey::Board | SliceKey::Dataset | SliceKey::Edition => {
                if !name.is_empty() {
                    name.push_str(if term.key == SliceKey::Edition { " " } else { term.gap });
                }
                name.push_str(&term.text);
            }
            SliceKey::AsOf => rest.push(match lang {
                Lang::Zh => format!("截至\u{a0}{}", slice.as_of()),
                Lang::En => format!("as of\u{a0}{}", slice.as_of()),
            }),
            _ => rest.push(term.text),
        }
    }
    (name, rest.join(" · "))
}

/// A first place in the words that its evidence bears, with how many it is of: "tied for first
/// with 1 other of 15".
#[must_use]
pub fn wording(first: &FirstPlace, n: usize, lang: Lang) -> String {
    let others = first.others();
    let stated = n.saturating_sub(first.untested);
    let (n, k) = (number(n), number(others));
    let other = if others == 1 { "other" } else { "others" };
    let place = match (first.wording, lang) {
        (Wording::First, Lang::En) if first.untested > 0 => format!("first of the {stated} with a stated error"),
        (Wording::First, Lang::Zh) if first.untested > 0 => format!("在给出误差的 {stated} 个中第一"),
        (Wording::First, Lang::En) => format!("first of\u{a0}{n}"),
        (Wording::First, Lang::Zh) => format!("第一，共\u{a0}{n}\u{a0}个"),
        (Wording::Tied, Lang::En) => format!("tied for first with {k}\u{a0}{other} of\u{a0}{n}"),
        (Wording::Tied, Lang::Zh) => format!("与另外\u{a0}{k}\u{a0}个模型并列第一，共\u{a0}{n}\u{a0}个"),
        (Wording::Listed, Lang::En) if others > 0 => format!("listed first with {k}\u{a0}{other} of\u{a0}{n}"),
        (Wording::Listed, Lang::Zh) if others > 0 => {
            format!("与另外\u{a0}{k}\u{a0}个模型同居表首，共\u{a0}{n}\u{a0}个")
        }
        (Wording::Listed, Lang::En) => format!("listed first of\u{a0}{n}"),
        (Wording::Listed, Lang::Zh) => format!("表上居首，共\u{a0}{n}\u{a0}个"),
    };
    let place = match (first.untested, lang) {
        (0, _) => place,
        (1, Lang::En) => format!("{place}; 1 more states no error"),
        (m, Lang::En) => format!("{place}; {} more state no error", number(m)),
        (m, Lang::Zh) => format!("{place}；另有 {} 个未给出误差", number(m)),
    };
    match (first.unstated, lang) {
        (0, _) => place,
        (1, Lang::En) => format!("{place}; 1 with a better score does not state whether it belongs here"),
        (m, Lang::En) => format!("{place}; {} with better scores do not state whether they belong here", number(m)),
        (m, Lang::Zh) => format!("{place}；另有 {} 个分数更高，未说明是否属于此列", number(m)),
    }
}

/// The word of a first place alone, for cells in which the rank and its N stand beside it.
#[must_use]
pub const fn wording_in_short(first: &FirstPlace, lang: Lang) -> &'static str {
    match first.wording {
        Wording::First if first.untested > 0 => Text::new("在给出误差者中第一", "first of those with a stated error"),
        Wording::First => Text::new("第一", "first"),
        Wording::Tied => Text::new("并列第一", "tied for first"),
        Wording::Listed => Text::new("表上居首", "listed first"),
    }
    .get(lang)
}

/// A standing in words, never without how many it is of: "rank 2 of 34, interval 1 to 4".
#[must_use]
pub fn rank_phrase(standing: &Standing, lang: Lang) -> String {
    let (rank, of) = (number(standing.rank()), number(standing.of()));
    let (low, high) = (number(standing.low()), number(standing.high()));
    match lang {
        Lang::En => format!("rank {rank} of {of}, interval {low} to {high}"),
        Lang::Zh => format!("第 {rank} 名，共 {of} 个，名次区间 {low} 至 {high}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plain(text: &str) -> String {
        text.replace('\u{a0}', " ")
    }

    #[test]
    fn a_first_place_says_what_its_evidence_bears() {
        let place = |wording, others, untested| FirstPlace {
            wording,
            holders: (0..=others).collect(),
            untested,
            unstated: 0,
            checked: false,
        };
        let en = |wording, others, untested, n| plain(&super::wording(&place(wording, others, untested), n, Lang::En));
        assert_eq!(en(Wording::First, 0, 0, 34), "first of 34");
        assert_eq!(en(Wording::First, 0, 4, 34), "first of the 30 with a stated error; 4 more state no error");
        assert_eq!(en(Wording::Tied, 1, 0, 15), "tied for first with 1 other of 15");
        assert_eq!(en(Wording::Tied, 2, 1, 15), "tied for first with 2 others of 15; 1 more states no error");
        assert_eq!(en(Wording::Listed, 0, 0, 52), "listed first of 52");
        let zh = plain(&super::wording(&place(Wording::Tied, 1, 0), 15, Lang::Zh));
        assert_eq!(zh, "与另外 1 个模型并列第一，共 15 个");
    }

    #[test]
    fn lists_read_as_each_language_writes_them() {
        let words: Vec<String> = ["a", "b", "c"].map(str::to_owned).into();
        let or = Text::new("或", "or");
        assert_eq!(join_list(&words, or, Lang::En), "a, b or c");
        assert_eq!(join_list(&words, or, Lang::Zh), "a、b 或 c");
        assert_eq!(join_zh(&["领先", "Qwen", "7", "分"]), "领先 Qwen7 分");
        assert_eq!(join_zh(&["领先", "文心一言", "，"]), "领先文心一言，");
        assert_eq!(join_list(&[], or, Lang::En), "");
    }
}
