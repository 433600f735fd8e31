//! Sentences of the pages that show a slice through time, and of their drawings.

mod point;
mod says;

pub use self::point::{best_in_words, best_point, other_point, rank_point, ranks_in_words, score_point, step};
pub use self::says::{
    absence, book_share, books_of, chance, days, errors, events, lead_of, leaders, models_and_leaders, more_exams,
    more_models, more_rows, most_ranked, n_days, n_led, n_ranked, n_standing, on_day, on_name, open_share,
    over_and_number, ranked_at_end, reading, share_of, span, tenure, together, uncounted,
};
use super::Text;

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
pub const LANE: Text =
    Text::new("图下：● 新增　× 移除　◇ 改分或更正", "beneath the plot: ● added  × removed  ◇ rescored or revised");
/// The second section and its drawing.
pub const SCORES: Text = Text::new("所选模型的分数", "Scores of the chosen models");
/// What the lines are.
pub const SCORES_LEDE: Text = Text::new(
    "台阶处分数有变动：新成绩、改分或修订；线断处该模型没有成绩。",
    "A step is a score that changed: a new result, a rescoring or a revision. A line breaks where its model had no result.",
);
/// The third section and its drawing.
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
/// Of that drawing: who its letters are.
pub const LED_KEY: Text = Text::new("图中字母所代表的模型", "The models behind the letters of the drawing");
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
