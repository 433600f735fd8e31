//! Sentences of the pages of rankings and listings.

use domain::history::Change;
use domain::rank::FEWEST_RANKED;
use domain::{Pick, SortKey};

use super::words::{Noun, count, join_list, number};
use super::{Lang, Text};

/// What the badge of a ranking says.
pub const BADGE_LEDE: Text = Text::new(
    "徽标说的是这一天的排名，总带着说法、参排数、口径与日期；地址后加 &model=… 即为某个模型的徽标。成绩一旦撤回或更正，徽标即改为该词。",
    "It is of the ranking on this day and always carries the wording, the number ranked, the slice and the day; with \
     &model=… after its address it is of that model. Once the result is withdrawn or corrected, it says that word instead.",
);
/// One ranking, in the line above a page that belongs to it.
pub const RANKING: Text = Text::new("排名", "Ranking");
/// What the section of changed slices is called.
pub const MOVES: Text = Text::new("什么会改变第一名", "What moves the first place");
/// What it holds.
pub const MOVES_LEDE: Text = Text::new("口径只改一个条件，其余不变。", "The same slice with one part changed.");
/// Heads of its columns: what is changed, who is first then, how many are ranked.
pub const MOVES_HEADS: [Text; 3] =
    [Text::new("改动", "Change"), Text::new("居首者", "Then first"), Text::new("参排", "Ranked")];
/// A filter that is dropped.
pub const ANY: Text = Text::new("不限", "any");
/// No other slice of the exam has results.
pub const NO_MOVES: Text = Text::new("这场考试没有别的口径。", "The exam has no other slice.");

/// What the block of open-book results is called.
pub const BY_BOOK: Text = Text::new("开卷成绩计与不计", "With and without open-book results");
/// What it says.
pub const BY_BOOK_LEDE: Text = Text::new(
    "不计开卷成绩，居首者的说法就变了。缺少日期的成绩两边都计入。",
    "Leaving out open-book results changes the first place. Results whose dates are missing stay on both sides.",
);
/// The slice as it is.
pub const WITH_OPEN_BOOK: Text = Text::new("计入开卷成绩", "open-book results counted");
/// The slice without open-book results.
pub const WITHOUT_OPEN_BOOK: Text = Text::new("不计开卷成绩", "open-book results left out");
/// The link to the slice through time.
pub const TRENDS: Text = Text::new("走势", "Trends");

/// Above the sentence to quote.
pub const QUOTE: Text = Text::new("引用请用整句", "To quote it, say it whole");
/// The button that copies it.
pub const COPY: Text = Text::new("复制整句", "Copy sentence");
/// What it says afterwards.
pub const COPIED: Text = Text::new("已复制", "Copied");
/// Fewer than three are ranked.
pub const TOO_FEW: Text = Text::new("模型太少，不论第一。", "Too few to speak of a first.");
/// The leader states no error.
pub const NO_ERROR: Text = Text::new(
    "来源没有给出它的误差，它是否第一无从得知。",
    "The source states no error for its score. Whether it is first cannot be known.",
);
/// The entries share their score with the next.
pub const EQUAL: Text = Text::new("它与下一名分数相同。", "The next has the same score.");

/// The as-of section.
pub const AS_OF: Text = Text::new("截至", "As of");
/// The marker of the drawing of days, as a slider.
pub const AS_OF_MARKER: Text = Text::new("截至日，可沿时间轴移动", "As of, along the time line");
/// The button of a form that only shows something.
pub const SHOW: Text = Text::new("查看", "Show");
/// What as-of means.
pub const AS_OF_HINT: Text =
    Text::new("以该日（UTC）及之前已发布者为准。", "What stood published at the end of that day (UTC).");
/// There is no change after the day.
pub const NEWEST: Text = Text::new("已是最新，其后无变动", "newest state; no later change");
/// There is no change before the day.
pub const OLDEST: Text = Text::new("此前无变动", "no earlier change");
/// What the drawing of days shows.
pub const RIBBON: Text = Text::new("各日居首者", "Who stood first, day by day");
/// The keys of the drawing: checked first, other first, tied, listed, added, removed.
pub const RIBBON_KEYS: [Text; 6] = [
    Text::new("第一，他方评测", "first, checked by others"),
    Text::new("第一，自测自报或评测方未说明", "first, self-reported or evaluator not stated"),
    Text::new("并列第一", "tied for first"),
    Text::new("表上居首，误差未知", "listed first, error unknown"),
    Text::new("新增", "added"),
    Text::new("移除", "removed"),
];
/// The list of changes.
pub const CHANGES: Text = Text::new("变动一览", "Every change");
/// Heads of its columns.
pub const CHANGES_HEADS: [Text; 3] =
    [Text::new("日期", "Day"), Text::new("变动", "Change"), Text::new("其后居首者", "First after it")];
/// What happened to an entrant.
#[must_use]
pub const fn happened(change: &Change) -> Text {
    match change {
        Change::Entered(_) => Text::new("新增", "added"),
        Change::Left(_) => Text::new("移除", "removed"),
        Change::Rescored { .. } => Text::new("改分", "rescored"),
        Change::Revised { .. } => Text::new("更正", "revised"),
    }
}
/// The page that shows a row.
pub const SOURCE: Text = Text::new("来源", "source");
/// The source gives no reason for a removal.
pub const NO_REASON: Text = Text::new("未说明原因", "no reason was given");
/// What changed since a day.
pub const SINCE: Text = Text::new("自某日以来的变动", "What changed since");
/// Nothing changed since the day.
pub const SINCE_NOTHING: Text = Text::new("其间没有变动。", "Nothing changed in between.");

/// The strip's label.
pub const STRIP: Text = Text::new("口径与导出", "Slice and exports");
/// The facets' label.
pub const FACETS: Text = Text::new("口径", "Slice");
/// The facets' button on narrow windows.
pub const CHANGE_SLICE: Text = Text::new("更改口径", "Change the slice");
/// The head of counts.
pub const RANKED: Text = Text::new("参排", "ranked");
/// The filters' button.
pub const APPLY: Text = Text::new("应用筛选", "Apply filters");
/// How filters read.
pub const FILTERS_HINT: Text = Text::new("筛选：某项一个不勾，即不限。", "Filters: where nothing is ticked, all pass.");
/// Filters taken away.
pub const CLEAR: Text = Text::new("清除筛选", "Clear filters");
/// Further values of a filter.
pub const MORE: Text = Text::new("其余", "More");

/// Heads of the table.
pub const RANK: Text = Text::new("名次", "Rank");
/// Model.
pub const MODEL: Text = Text::new("模型", "Model");
/// Organisation.
pub const ORGANISATION: Text = Text::new("机构", "organisation");
/// Rank interval.
pub const INTERVAL: Text = Text::new("名次区间", "Rank interval");
/// Items.
pub const ITEMS: Text = Text::new("题数", "Items");
/// Evaluator.
pub const EVALUATOR: Text = Text::new("评测方", "Evaluator");
/// Evaluated on.
pub const EVALUATED: Text = Text::new("评测日", "Evaluated on");
/// Reported on, with the source.
pub const REPORTED: Text = Text::new("发布日（来源）", "reported");
/// Reported on, in a column of its own.
pub const REPORTED_ON: Text = Text::new("发布日（来源）", "Reported on");
/// Book.
pub const BOOK: Text = Text::new("开闭卷", "Book");
/// Looking for a name.
pub const FIND: Text = Text::new("按名查找", "Find by name");
/// The button of it.
pub const FIND_BUTTON: Text = Text::new("查找", "Find");
/// Showing all again.
pub const FIND_ALL: Text = Text::new("显示全部", "Show all");
/// Unknown error, in a cell.
pub const ERROR_UNKNOWN: Text = Text::new("误差未知", "error unknown");
/// After a baseline.
pub const NOT_RANKED: Text = Text::new("基线，不参排", "a baseline: not ranked");
/// A row of a system.
pub const SYSTEM: Text = Text::new("系统", "system");
/// The link to what the marks mean.
pub const MARKS: Text = Text::new("标记的含义", "What the marks mean");
/// The label of the legend.
pub const LEGEND: Text = Text::new("标记", "Marks");

/// Titles of the three notes.
pub const NOTES: [Text; 3] = [
    Text::new("行的取法", "How rows are chosen"),
    Text::new("名次区间的算法", "How ranks are bounded"),
    Text::new("曾列其中，现已不在", "Listed before, not now"),
];
/// The link to the rule of rows.
pub const OTHER_RULE: Text = Text::new("换一种取法", "Choose another rule");
/// The link to the formulas.
pub const METHOD: Text = Text::new("方法", "Method");
/// The link to the list of changes.
pub const SEE_CHANGES: Text = Text::new("查看变动一览", "See every change");

/// A listing is no ranking.
pub const NO_RANK: Text = Text::new("不是同一场考试：不排名。", "Not one exam: no rank.");
/// The exams of a listing.
pub const EXAMS: Text = Text::new("其中的考试", "The exams it holds");
/// The results of a listing.
pub const RESULTS: Text = Text::new("成绩，按名称排列", "Results by name");
/// The exam of a result.
pub const EXAM: Text = Text::new("考试", "Exam");
/// The score of a result.
pub const SCORE: Text = Text::new("成绩", "Score");

/// How many entries are ranked: "34 models ranked", or entries of models where settings make one
/// model several entries.
#[must_use]
pub fn ranked(entries: usize, models: usize, lang: Lang) -> (String, String) {
    let n = number(entries);
    let words = match lang {
        Lang::En if entries == 0 => " models".to_owned(),
        Lang::Zh if entries == 0 => " 个模型".to_owned(),
        Lang::En if entries < FEWEST_RANKED => {
            format!(" {}, too few to rank", if models == 1 { "model" } else { "models" })
        }
        Lang::Zh if entries < FEWEST_RANKED => " 个模型，太少，不排名".to_owned(),
        Lang::En if entries == models => format!(" {} ranked", if models == 1 { "model" } else { "models" }),
        Lang::En => format!(" entries of {} ranked", count(models, Noun::Model, lang)),
        Lang::Zh if entries == models => " 个模型参排".to_owned(),
        Lang::Zh => format!(" 项参排，属于 {}", count(models, Noun::Model, lang)),
    };
    (n, words)
}

/// How many are ranked, as a line of its own.
#[must_use]
pub fn ranked_of(n: &str, lang: Lang) -> String {
    match lang {
        Lang::En => format!("{n} ranked"),
        Lang::Zh => format!("共 {n} 个参排"),
    }
}

/// The rule by which one of several results of an entrant stands.
#[must_use]
pub const fn rule(pick: Pick) -> Text {
    match pick {
        Pick::Strongest => Text::new(
            "每个模型（同一设置）一行：先取评测方最可信的成绩（联合评测，其次主办方或第三方，再次自测自报），其中取最新。其余成绩在分数之下。",
            "One row for each model and setting: the strongest evaluator kind (joint, then organiser or third party, then self), the newest of those. Other results stay under the score.",
        ),
        Pick::Newest => Text::new(
            "每个模型（同一设置）一行：取最新的成绩，不论评测方。其余成绩在分数之下。",
            "One row for each model and setting: its newest result, whoever ran it. Other results stay under the score.",
        ),
        Pick::Lowest => Text::new(
            "每个模型（同一设置）一行：取最差的成绩，不论评测方。其余成绩在分数之下。",
            "One row for each model and setting: its worst result, whoever ran it. Other results stay under the score.",
        ),
    }
}

/// The name of a column by which rows are sorted, within a sentence.
#[must_use]
pub const fn sorted_by(sort: SortKey) -> Text {
    match sort {
        SortKey::Rank => Text::new("名次", "rank"),
        SortKey::Model => Text::new("模型名", "model"),
        SortKey::Organisation => Text::new("机构", "organisation"),
        SortKey::Items => Text::new("题数", "items"),
        SortKey::Evaluator => Text::new("评测方", "evaluator"),
        SortKey::Evaluated => Text::new("评测日", "day evaluated"),
        SortKey::Reported => Text::new("发布日", "day reported"),
        SortKey::Book => Text::new("开闭卷", "book"),
    }
}

/// Where the errors of the entries come from: stated, binomial, unknown.
#[must_use]
pub fn errors(stated: usize, binomial: usize, unknown: usize, lang: Lang) -> String {
    let parts: Vec<String> = [
        (stated, Text::new("个由来源给出", "stated by the source")),
        (binomial, Text::new("个按题数以二项分布算得", "binomial from items")),
        (unknown, Text::new("个未知", "unknown")),
    ]
    .into_iter()
    .filter(|(n, _)| *n > 0)
    .map(|(n, words)| format!("{} {}", number(n), words.get(lang)))
    .collect();
    match lang {
        Lang::En => format!(
            "Standard errors: {}. Intervals hold for the whole table at 95%: tests of every pair, corrected by Holm.",
            parts.join(", ")
        ),
        Lang::Zh => {
            format!("标准误：{}。名次区间由两两检验经 Holm 校正得出，对全表同时成立，置信水平 95%。", parts.join("，"))
        }
    }
}

/// The note under the rows that share the first place.
#[must_use]
pub fn tie_note(n: usize, contiguous: bool, lang: Lang) -> String {
    let n = number(n);
    match (contiguous, lang) {
        (true, Lang::En) => {
            format!("The {n} rows above cannot be told from first: 1 lies in the rank interval of each.")
        }
        (false, Lang::En) => {
            format!("The {n} marked rows cannot be told from first: 1 lies in the rank interval of each.")
        }
        (true, Lang::Zh) => format!("以上 {n} 行与第一名无法区分：其名次区间均含 1。"),
        (false, Lang::Zh) => format!("有标线的 {n} 行与第一名无法区分：其名次区间均含 1。"),
    }
}

/// Baselines whose score is better than the first place's, by name.
#[must_use]
pub fn baselines_above(names: &[String], lang: Lang) -> String {
    let listed = join_list(names, Text::new("和", "and"), lang);
    match (names.len(), lang) {
        (1, Lang::En) => format!("A baseline scores better: {listed}."),
        (_, Lang::En) => format!("Baselines score better: {listed}."),
        (_, Lang::Zh) => format!("有基线得分更好：{listed}。"),
    }
}

/// How many pairs were tested item by item.
#[must_use]
pub fn paired(n: usize, lang: Lang) -> String {
    let n = number(n);
    match lang {
        Lang::En if n == "1" => {
            "1 pair answered the same items and is tested item by item (McNemar, exact).".to_owned()
        }
        Lang::En => format!("{n} pairs answered the same items and are tested item by item (McNemar, exact)."),
        Lang::Zh => format!("{n} 对做过同样的题目，按逐题成绩检验（McNemar 精确检验）。"),
    }
}
