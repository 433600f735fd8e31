//! What a page is, in a sentence, for those who link to it and for search engines. None names a rank: that
//! stands nowhere without its slice.

use domain::{Board, Dataset, Model, Organisation};

use super::words::{Noun, board_name, count, dataset_name, model_name, organisation_name};
use super::{Lang, Text};

/// The home page.
pub const HOME: Text = super::home::LEDE;
/// Every board.
pub const BOARDS: Text = Text::new(
    "本站收录的榜单，按主办者的性质分列：学术、市场、媒体、厂商。",
    "The boards whose tables are kept here, by who stands behind them: academic, market, media, makers.",
);
/// Every model.
pub const MODELS: Text = Text::new(
    "本站收录的模型：机构、规模、权重与参加过的考试，按名称排序。",
    "The models that have results here, in the order of names: makers, sizes, weights and the exams they sat.",
);
/// Every ranking.
pub const RANKINGS: Text = Text::new(
    "按榜单与评测集列出可以排名的全部考试，以及各有多少模型参排。",
    "Every exam that can be ranked, by board and dataset, with how many models each ranks.",
);
/// First places.
pub const FIRSTS: Text = Text::new(
    "哪些模型在哪里居首，以及各需要几个限定条件才成立。",
    "Which models are first somewhere, and how many qualifiers each of these first places needs.",
);
/// Comparing models.
pub const COMPARE: Text = Text::new(
    "逐口径、逐对比较模型：谁领先、谁落后、谁持平、哪里没有成绩；不设总排名。",
    "Models compared slice by slice and pair by pair: ahead, behind, tied or missing. There is no overall rank.",
);
/// Trends.
pub const TRENDS: Text = Text::new(
    "一场考试的历程：最好成绩、名次与居首者随时间的变化。",
    "One exam through time: its best score, its ranks and its leaders.",
);
/// Claims.
pub const CLAIMS: Text = Text::new(
    "各方公开宣称过的“第一”与“超过某某”，逐条与当日数据核对后的判定。",
    "What was publicly claimed of models, each claim with the verdict that the data of its day bear.",
);
/// The form that checks a claim.
pub const CHECK: Text = Text::new(
    "发布之前核对一句宣称：符合原话的榜表有哪些，它在哪些上成立。",
    "Check a claim before it is made: the tables that fit its words, and on which of them it holds.",
);
/// The log.
pub const LOG: Text = Text::new(
    "公开日志：凡发布、更正、撤回，都依次记入只增不减、经签名的日志，并附证明。",
    "The public log: whatever is published, corrected or withdrawn, in a signed log that only grows, with proofs.",
);
/// Exports.
pub const EXPORTS: Text = Text::new(
    "全部公开数据的副本：CSV、JSON Lines 与 Parquet，附校验和与说明。",
    "Copies of all public data as CSV, JSON Lines and Parquet, with checksums and descriptions.",
);
/// The interface.
pub const DOCS_API: Text = Text::new(
    "供程序读取成绩、排名、宣称与变动的接口说明。",
    "The interface by which programs read results, rankings, claims and changes.",
);
/// The method.
pub const ABOUT: Text = Text::new(
    "排名的方法：口径、并列、名次区间、误差与公式，各附出处。",
    "How ranks are made here: slices, ties, rank intervals, errors and formulas, each with its source.",
);
/// The change log of everything.
pub const CHANGES: Text = Text::new(
    "成绩何时进入、改分、更正、有异议、撤回，首位何时易主。",
    "When results entered, were rescored, corrected, disputed or withdrawn, and when first places changed.",
);

/// A board.
#[must_use]
pub fn board(board: &Board, datasets: usize, lang: Lang) -> String {
    let (name, n) = (board_name(board, lang), count(datasets, Noun::Dataset, lang));
    let about = board.about.as_ref().map(|(en, zh)| if lang == Lang::Zh { zh } else { en });
    match (about.filter(|about| !about.is_empty()), lang) {
        (Some(about), Lang::Zh) => format!("榜单“{name}”，{n}。{about}"),
        (Some(about), Lang::En) => format!("The board {name}, {n}. {about}"),
        (None, Lang::Zh) => format!("榜单“{name}”：{n}，其考试、版次与组别。"),
        (None, Lang::En) => format!("The board {name}: {n}, with its exams, editions and divisions."),
    }
}

/// A dataset.
#[must_use]
pub fn dataset(dataset: &Dataset, editions: usize, boards: usize, lang: Lang) -> String {
    let name = dataset_name(dataset, lang);
    let (editions, boards) = (count(editions, Noun::Edition, lang), count(boards, Noun::Board, lang));
    match lang {
        Lang::Zh => format!("评测集“{name}”：{editions}，由 {boards}发布成绩；题目是否公开、有哪些领域与指标。"),
        Lang::En => format!(
            "The dataset {name}: {editions}, scores published by {boards}; whether its items are public, its domains and metrics."
        ),
    }
}

/// A model: who made it, and how much of it there is.
#[must_use]
pub fn model(model: &Model, results: usize, boards: usize, lang: Lang) -> String {
    let name = model_name(model, lang).0;
    let makers: Vec<&str> = model.organisations.iter().map(|maker| organisation_name(maker, lang)).collect();
    let (results, boards) = (count(results, Noun::Result, lang), count(boards, Noun::Board, lang));
    match (makers.is_empty(), lang) {
        (true, Lang::Zh) => format!("模型“{name}”：现存成绩 {results}，见于 {boards}；各附口径、参排数与来源。"),
        (false, Lang::Zh) => {
            format!("{}的模型“{name}”：现存成绩 {results}，见于 {boards}；各附口径、参排数与来源。", makers.join("、"))
        }
        (true, Lang::En) => format!(
            "The model {name}: {results} that stand, on {boards}, each with its slice, the number ranked and its provenance."
        ),
        (false, Lang::En) => format!(
            "The model {name} of {}: {results} that stand, on {boards}, each with its slice, the number ranked and its \
             provenance.",
            makers.join(", ")
        ),
    }
}

/// An organisation.
#[must_use]
pub fn organisation(organisation: &Organisation, models: usize, boards: usize, lang: Lang) -> String {
    let name = organisation_name(organisation, lang);
    let (models, boards) = (count(models, Noun::Model, lang), count(boards, Noun::Board, lang));
    match lang {
        Lang::Zh => format!("{name}：收录其 {models}、{boards}，以及它的报送与宣称。"),
        Lang::En => format!("{name}: {models} and {boards} of it are kept here, with what it filed and claimed."),
    }
}

/// Results over several exams, by the words of what they have in common.
#[must_use]
pub fn listing(title: &str, exams: usize, results: usize, lang: Lang) -> String {
    let (exams, results) = (count(exams, Noun::Exam, lang), count(results, Noun::Result, lang));
    match lang {
        Lang::Zh => format!("{title}：{exams}的 {results}。不是同一场考试，不排名。"),
        Lang::En => format!("{title}: {results} of {exams}. Not one exam: no rank."),
    }
}

/// A page by its title, and what it is: a slice through time, models compared, the log of one thing.
#[must_use]
pub fn titled(title: &str, what: Text, lang: Lang) -> String {
    let end = Text::new("。", ". ").get(lang);
    format!("{title}{end}{}", what.get(lang))
}
