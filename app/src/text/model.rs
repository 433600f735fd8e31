//! Sentences of the pages of models and organisations.

use super::{Lang, Text};

/// Title of the list of models.
pub const MODELS: Text = Text::new("模型", "Models");
/// What the list is.
pub const MODELS_LEDE: Text = Text::new(
    "按名称排序，不按分数：不同的考试之间不分先后。",
    "In the order of names, never of scores: no order of models holds across exams.",
);
/// Label of the field that looks for a name.
pub const FIND: Text = Text::new("按名称查找", "Find by name");
/// Its button.
pub const FIND_BUTTON: Text = Text::new("查找", "Find");
/// Drops what was looked for.
pub const SHOW_ALL: Text = Text::new("显示全部", "Show all");
/// Column: the model.
pub const MODEL: Text = Text::new("模型", "Model");
/// Label: who made it.
pub const ORGANISATION: Text = Text::new("机构", "Organisation");
/// Label: parameters.
pub const SIZE: Text = Text::new("参数量", "Parameters");
/// Label: active parameters.
pub const ACTIVE: Text = Text::new("激活参数量", "Active parameters");
/// Label: weights.
pub const WEIGHTS: Text = Text::new("权重", "Weights");
/// Label: release.
pub const RELEASED: Text = Text::new("发布", "Released");
/// Label: the end of training data.
pub const CUTOFF: Text = Text::new("训练数据截止", "Training data until");
/// Label: the model it derives from.
pub const BASE: Text = Text::new("基座模型", "Derived from");
/// Label: models derived from it.
pub const DERIVED: Text = Text::new("衍生模型", "Models derived from it");
/// Label: family.
pub const FAMILY: Text = Text::new("系列", "Family");
/// Label: languages it is made for.
pub const MADE_FOR_LANGUAGES: Text = Text::new("面向语言", "Made for languages");
/// Label: the domain it is made for.
pub const MADE_FOR_DOMAIN: Text = Text::new("面向领域", "Made for");
/// Label: where the facts are from.
pub const SOURCE: Text = Text::new("以上依据", "Source of these facts");
/// Label: the remark of the registry.
pub const NOTE: Text = Text::new("备注", "Note");
/// Column: exams.
pub const EXAMS: Text = Text::new("参加的考试", "Exams");
/// Heading: how boards print it.
pub const PRINTED: Text = Text::new("各榜单上的写法", "As boards print it");
/// What that list says.
pub const PRINTED_LEDE: Text = Text::new(
    "把不同写法认作同一模型，都是有记录的判断。",
    "That these names are one model is a recorded decision each time.",
);
/// Heading: where it stands.
pub const STANDINGS: Text = Text::new("在各口径中的名次", "Every slice it stands in");
/// What the table says.
pub const STANDINGS_LEDE: Text = Text::new(
    "每行各是一场考试，名次只在该行成立；各行不能相加，也不按名次排序。",
    "Each row is an exam of its own and its rank holds for that row alone. Rows do not add up and are not sorted by rank.",
);
/// Column: the exam within the board.
pub const EXAM: Text = Text::new("考试", "Exam");
/// Column: score.
pub const SCORE: Text = Text::new("分数", "Score");
/// Column: rank.
pub const RANK: Text = Text::new("名次", "Rank");
/// Column: rank interval.
pub const INTERVAL: Text = Text::new("名次区间", "Rank interval");
/// Column: who ran it.
pub const EVALUATOR: Text = Text::new("评测方", "Evaluator");
/// Column: published on.
pub const PUBLISHED: Text = Text::new("发布日", "Published");
/// In place of a rank: fewer than three stand.
pub const TOO_FEW: Text = Text::new("太少，不排名", "too few to rank");
/// In place of a rank: a baseline.
pub const BASELINE: Text = Text::new("基线，不参排", "baseline, not ranked");
/// In place of a rank: another result of the model stands.
pub const ANOTHER_STANDS: Text = Text::new("由该模型的另一成绩参排", "another of its results is ranked");
/// In place of a rank: it does not stand on that day.
pub const DOES_NOT_STAND: Text = Text::new("当日已不在榜", "does not stand that day");
/// Heading: what is covered.
pub const COVERED: Text = Text::new("覆盖与空缺", "Covered, and not");
/// What the list says.
pub const COVERED_LEDE: Text = Text::new("只看仍在榜的成绩。", "By the results that stand today.");
/// Label: aspects.
pub const ASPECTS: Text = Text::new("方面", "Aspects");
/// Label: languages.
pub const LANGUAGES: Text = Text::new("语言", "Languages");
/// Label: domains.
pub const DOMAINS: Text = Text::new("领域", "Domains");
/// An aspect without a result.
pub const NOT_EVALUATED: Text = Text::new("未评测", "not evaluated");
/// Heading: results that ended.
pub const GONE: Text = Text::new("已不在榜的成绩", "Results that no longer stand");
/// Column: the day it ended.
pub const WITHDRAWN: Text = Text::new("离榜日", "Left on");
/// Column: why.
pub const REASON: Text = Text::new("原因", "Reason");
/// What stands where a model has no result.
pub const NO_RESULTS: Text = Text::new("本站没有收录它的成绩。", "No result of it is kept here.");
/// What stands where none of a model's results stands today.
pub const NONE_STANDS: Text = Text::new("目前没有仍在榜的成绩。", "None of its results stands today.");
/// Label: the country of an organisation.
pub const COUNTRY: Text = Text::new("总部所在国家或地区", "Country or region of its seat");
/// Label: the kind of an organisation.
pub const KIND: Text = Text::new("性质", "Kind");
/// Label: its home page.
pub const HOMEPAGE: Text = Text::new("主页", "Home page");
/// Heading: boards of an organisation.
pub const ITS_BOARDS: Text = Text::new("主办的榜单", "Boards it publishes");
/// Heading: models of an organisation.
pub const ITS_MODELS: Text = Text::new("旗下模型", "Its models");
/// An organisation without boards.
pub const NO_BOARDS: Text = Text::new("没有收录该机构主办的榜单。", "No board of it is kept here.");
/// An organisation without models.
pub const NO_MODELS: Text = Text::new("没有收录该机构的模型。", "No model of it is kept here.");
/// Label of the links to pages of the list.
pub const PAGES: Text = Text::new("分页", "Pages");

/// What a search by name found.
#[must_use]
pub fn found(n: &str, words: &str, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("名称含“{words}”的模型：{n} 个。"),
        Lang::En => format!("{n} with “{words}” in the name."),
    }
}

/// The day of which every rank of the page is; it follows another sentence.
#[must_use]
pub fn ranks_as_of(day: &str, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("名次均截至 {day}。"),
        Lang::En => format!(" All ranks are as of {day}."),
    }
}

/// Parameters in billions: "70B", "700 亿".
#[must_use]
pub fn billions(b: f64, lang: Lang) -> String {
    let plain = |value: f64| {
        let text = format!("{value:.3}");
        text.trim_end_matches('0').trim_end_matches('.').to_owned()
    };
    match lang {
        Lang::En if b < 1.0 => format!("{}M", plain(b * 1000.0)),
        Lang::En => format!("{}B", plain(b)),
        Lang::Zh => format!("{} 亿", plain(b * 10.0)),
    }
}

/// The kind of an organisation in words; the registry's own word where it is none of the usual.
#[must_use]
pub fn organisation_kind(kind: &str, lang: Lang) -> &str {
    let text = match kind {
        "company" => Text::new("企业", "company"),
        "university" => Text::new("高校", "university"),
        "community" => Text::new("社区", "community"),
        "institute" => Text::new("研究机构", "institute"),
        _ => return kind,
    };
    text.get(lang)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parameters_in_both_counts() {
        assert_eq!((billions(70.0, Lang::En), billions(70.0, Lang::Zh)), ("70B".into(), "700 亿".into()));
        assert_eq!((billions(0.5, Lang::En), billions(13.9, Lang::Zh)), ("500M".into(), "139 亿".into()));
    }
}
