//! Sentences of the page that compares models across boards.

pub(crate) mod says;

pub use says::{
    alone, as_of, chosen, common_slices, drawn_of, example, gap, left_out, more_pairs, near_model, pair_sentence,
    reason, sampled, share_figure, shown, telling_of, tests_made, unshared, weight_label, withheld,
};

use super::Text;

/// Title of the page without models.
pub const COMPARE: Text = Text::new("对比", "Compare");
/// Heading of the page without models.
pub const START: Text = Text::new("多个模型，跨榜单对比", "Compare models across boards");
/// What it is for.
pub const START_LEDE: Text = Text::new(
    "选两个以上的模型，看它们在每个共同口径里各居何位，两两之间在哪些口径领先、落后、持平。没有的成绩不补；不设总分，也不设总排名。",
    "Choose two models or more and see where each stands in every slice they share, and on which slices one is ahead, \
     behind or tied with another. What is missing is not filled in. There is no overall score and no overall rank.",
);
/// Heading of the examples.
pub const EXAMPLES: Text = Text::new("可以这样开始", "Ready examples");
/// How they were chosen.
pub const EXAMPLES_LEDE: Text = Text::new(
    "参加考试最多的模型当中，共同口径所在榜单最多、口径数最多的几组。",
    "Of the models that sat most exams, the groups that share slices of most boards, and most slices.",
);
/// Nothing to give as an example.
pub const NO_EXAMPLES: Text =
    Text::new("目前没有两个模型参加过同一场考试。", "No two models have sat the same exam yet.");
/// Heading beside a single model.
pub const NEAR: Text = Text::new("再选一个模型", "Choose another model");
/// What that list says.
pub const NEAR_LEDE: Text = Text::new("与它共同口径最多的模型：", "Models that share most slices with it:");
/// Nobody shares a slice with it.
pub const NO_NEAR: Text =
    Text::new("目前没有别的模型与它参加过同一场考试。", "No other model stands in a slice with it.");
/// Label of the field for a model.
pub const ADD: Text = Text::new("加一个模型", "Add a model");
/// What may be typed there.
pub const ADD_HINT: Text = Text::new("名称或网址里的名字，如 gpt-4", "a name, or its word in addresses: gpt-4");
/// Label of the day.
pub const DAY: Text = Text::new("截至", "As of");
/// The button of that form.
pub const SHOW: Text = Text::new("查看", "Show");
/// Opens the choice of slices.
pub const CHOOSE: Text = Text::new("选择口径", "Choose slices");
/// What it offers.
pub const CHOOSE_LEDE: Text = Text::new(
    "列出的是当日至少有两个所选模型在榜的考试。其他口径可以用网址里的 slice= 指定。",
    "Exams in which at least two of the models stand that day. Any other slice can be named in the address by slice=.",
);
/// Its button.
pub const COMPARE_THESE: Text = Text::new("对比所选口径", "Compare over these");
/// Back to the choice of the page.
pub const OVER_COMMON: Text = Text::new("改回全部共同口径", "All common slices again");
/// Label of a link that drops a model; its name follows.
pub const REMOVE: Text = Text::new("移除", "Remove");
/// The list of the models' chips.
pub const MODELS: Text = Text::new("所选模型", "Models compared");
/// Heading of the matrix.
pub const MATRIX: Text = Text::new("口径对照", "Slice by slice");
/// What a cell holds.
pub const MATRIX_NOTE: Text = Text::new(
    "每格：名次与参排个数，原样分数，名次区间。左侧竖线表示并列第一，方块表示第一。模型以不同设置多次参排的，取名次最好的一次。没有哪一列是各格之和，各列也不能合计。",
    "Each cell: rank of the number ranked, score as reported, rank interval. A bar at the left marks a cell tied for \
     first, a square a first. Of a model that is ranked with several settings the best placed stands. There is no column \
     that adds the cells up.",
);
/// Head of the column of models.
pub const MODEL: Text = Text::new("模型", "Model");
/// A cell without a result.
pub const NOT_EVALUATED: Text = Text::new("未评测", "not evaluated");
/// An aspect that other slices look at.
pub const NOT_SHOWN: Text = Text::new("有成绩，不在所列口径之内", "results in other slices than these");
/// In place of an interval.
pub const ERROR_UNKNOWN: Text = Text::new("误差未知", "error unknown");
/// In place of a rank.
pub const TOO_FEW: Text = Text::new("不足 3 个，不排名", "fewer than 3: not ranked");
/// The last row.
pub const RANKED: Text = Text::new("参排个数", "models ranked");
/// Aspects.
pub const ASPECTS: Text = Text::new("方面", "Aspects");
/// No common slice at all.
pub const NO_SLICES: Text = Text::new(
    "当日没有一场考试有两个以上的所选模型在榜，无从对比。",
    "No exam ranks two of these models that day: there is nothing to compare them by.",
);
/// Heading of the pairs.
pub const PAIRS: Text = Text::new("两两之间", "Pair by pair");
/// How a pair is judged.
pub const PAIRS_LEDE: Text = Text::new(
    "每个口径单独检验：两个分数之差超过差的标准误的 1.96 倍为领先或落后（双侧，5%），否则为持平；有一方误差未知就不检验。两者在同样的题目上都有逐题成绩时，改用 McNemar 精确检验。各口径之间未作校正，口径越多，偶然领先一个的机会越大。",
    "Each slice is tested by itself: ahead or behind where the scores differ by more than 1.96 standard errors of their \
     difference (two-sided, 5%), else tied; not tested where an error is unknown. Where \
     the answers of both to the same items are there, McNemar’s exact test takes its place. Nothing is corrected for the number of \
     slices: the more there are, the likelier one lead by chance.",
);
/// Slices that the heat map leaves out.
pub const OTHER_SLICES: Text = Text::new(
    "其余口径两两之间的一致程度都在下表和 CSV 里；要画出来，请自选口径。",
    "How all other slices agree is in the table beneath and in the CSV. To see them drawn, choose slices yourself.",
);
/// The way to the choice of slices.
pub const CHOOSE_SLICES: Text = Text::new("选择口径", "Choose slices");
/// Legend.
pub const AHEAD: Text = Text::new("领先", "ahead");
/// Legend.
pub const BEHIND: Text = Text::new("落后", "behind");
/// Legend.
pub const TIED: Text = Text::new("持平", "tied");
/// Legend.
pub const NOT_TESTED: Text = Text::new("未检验", "not tested");
/// Legend.
pub const NOT_FOR_BOTH: Text = Text::new("至少一方未评测", "not evaluated for both");
/// Heading of the partial order.
pub const ORDER: Text = Text::new("能排出先后的部分", "What can be ordered");
/// Its definition.
pub const ORDER_LEDE: Text = Text::new(
    "甲画在乙之上，须甲在共同口径中至少领先一个、一个也不落后，并且凡乙这样胜过的，甲也这样胜过；少了后一条，图上就会读出没有检验过的先后。不相连的两个没有先后。",
    "A is drawn above B only where A is ahead on some of their common slices and behind on none, and where the same holds \
     of A and everything that B so surpasses: without the second condition one could read off the drawing what no test \
     shows. Two that are not joined have no order.",
);
/// There is no order of all.
pub const NO_OVERALL: Text = Text::new("不存在总的先后。", "No overall order exists.");
/// There is one, here.
pub const TOTAL: Text = Text::new(
    "仅在这些共同口径上，任意两个都有先后。换一批口径，未必如此。",
    "Over these common slices alone every two are ordered. Other slices may say otherwise.",
);
/// Head of the list of lines.
pub const ABOVE: Text = Text::new("在上", "Above");
/// Head of the list of lines.
pub const BELOW: Text = Text::new("其下（直接相连）", "Next below");
/// Heading of the agreement.
pub const AGREEMENT: Text = Text::new("口径之间是否一致", "Do the slices agree?");
/// What it is.
pub const AGREEMENT_LEDE: Text = Text::new(
    "肯德尔 τ-b：把两个口径都参排的全部模型两两相比，次序相同者与相反者之差所占的份额；1 为次序完全相同，0 为无关，−1 为正好相反。共同模型不足 10 个的不计算。区间为 95%，取方差上界，宁宽勿窄。",
    "Kendall’s tau-b over all models that both slices rank: 1 where they order them alike, 0 where the orders have nothing \
     to do with each other, −1 where one is the other turned round. Fewer than 10 common models: not computed. Intervals \
     are at 95%, from an upper bound of the variance, rather too wide than too narrow.",
);
/// Of two slices.
pub const MOST_ALIKE: Text = Text::new("最一致", "Most alike");
/// Of two slices.
pub const LEAST_ALIKE: Text = Text::new("最不一致", "Least alike");
/// Opens the table.
pub const AS_TABLE: Text = Text::new("同样的数字列成表", "The same figures as a table");
/// Opens the table of pairs of slices.
pub const EVERY_PAIR: Text = Text::new("每两个口径的数字列成表", "The figures of every two slices as a table");
/// Column head.
pub const SLICE: Text = Text::new("口径", "Slice");
/// Column head.
pub const OTHER_SLICE: Text = Text::new("另一口径", "Other slice");
/// Column head.
pub const COMMON_MODELS: Text = Text::new("共同模型", "Common models");
/// Column head.
pub const TAU: Text = Text::new("τ-b", "tau-b");
/// Column head.
pub const INTERVAL: Text = Text::new("95% 区间", "95% interval");
/// In place of a coefficient.
pub const NOT_COMPUTED: Text = Text::new("不计算", "not computed");
/// The ends of the ramp.
pub const RAMP: Text = Text::new("由弱至强：0.2 以下至 0.8 以上", "From faint to strong: below 0.2 to 0.8 and over");
/// Heading of the ranks by slice.
pub const BUMP: Text = Text::new("逐口径的名次", "Rank, slice by slice");
/// What it is.
pub const BUMP_LEDE: Text = Text::new(
    "各口径是不同的考试，左右次序没有含义；高度是名次在该口径参排者中的位置。线断处，模型在那个口径未评测。",
    "Slices are exams of their own and their order means nothing; height is the rank’s place among those ranked in that \
     slice. A line breaks where the model was not evaluated.",
);
/// Heading of the weights.
pub const WEIGHTS: Text = Text::new("权重是一种选择", "Weights are choices");
/// What the table says.
pub const WEIGHTS_LEDE: Text = Text::new(
    "给口径加权，就能得出一个次序；权重不同，次序也不同。下表给出：在所有可能的权重（各口径权重之和为 1，均匀取遍）之中，每个模型居首的份额。分数先换算成与该口径全部参排者均值相差几个标准差，这本身也是一种选择；只用所有所选模型都有成绩的口径，没有的不补。",
    "Weight the slices and you get an order; other weights give another. The table says under which share of all weightings \
     (weights that add up to one, all equally likely) each model comes first. Scores are put in standard deviations from \
     the mean of all that are ranked in the slice, which is a choice as well. Only slices that all of the models share can \
     be weighted: nothing missing is filled in.",
);
/// No slice is shared by all.
pub const NOTHING_TO_WEIGH: Text = Text::new(
    "没有一个口径是所有所选模型都有成绩的，无从加权；没有的成绩不补。",
    "No slice is shared by all of these models, so nothing can be weighted: missing scores are not filled in.",
);
/// Legend of the sliders.
pub const YOUR_WEIGHTS: Text = Text::new("你的权重", "Your weights");
/// What the reader's order is.
pub const YOUR_ORDER: Text = Text::new(
    "移动滑块，下表就按你的权重重排。这是你自己的次序，不是本站的排名：它没有网址，不能引用，也不能导出。",
    "Move the sliders and the table below is put in the order of your weights. It is your own order and no ranking of this \
     site: it has no address and can be neither cited nor exported.",
);
/// Column head.
pub const SHARE: Text = Text::new("居首的权重份额", "Share of weightings under which it comes first");
/// Column head.
pub const YOUR_SUM: Text = Text::new("按你的权重", "By your weights");
/// Said where no weight is set.
pub const NO_WEIGHT: Text = Text::new("尚未设权重", "no weight set");
/// Said when the order changed; the name of the first follows.
pub const FIRST_NOW: Text = Text::new("按你的权重居首：", "First by your weights: ");
/// The reader's weighted score has this unit.
pub const DEVIATIONS: Text = Text::new("个标准差", "standard deviations");
/// Link from a model's page.
pub const COMPARE_WITH: Text = Text::new("与其他模型对比", "Compare with other models");
