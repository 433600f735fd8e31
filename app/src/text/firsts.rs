//! Sentences on first and last places everywhere.

use domain::rank::{Grade, LastPlace, Wording};

use super::words::{Noun, count, join_zh, number};
use super::{Lang, Text};

/// The page's title, and the name of its place in the navigation.
pub const FIRSTS: Text = Text::new("人人第一", "Firsts");
/// What a qualifier is.
pub const LEDE: Text = Text::new(
    "限定条件是口径中非说不可的一项，少了它就是另一张榜，或不知是哪张榜：旧版次、语言、综合以外的领域、指标、协议，\
     以及组别、规模、权重、机构所在地、评测方。评测集只有一种的不必说；筛选值未说明的不算。每个模型只列一次，取使它在至少 3 个模型中居首的最少条件数。\
     日期对所有模型相同，不计在内；要说过去某一天的第一，还得再加一项。",
    "A qualifier is a part of the slice that has to be said, because without it another ranking is meant or nobody \
     knows which: an earlier edition, a language, a domain other than general, a metric, a protocol, and a division, size, \
     weights, country, evaluator. What the dataset has only one of need not be said; a filter that nobody states is none. Each model is listed once, at the fewest that make it first among at least 3. The day is \
     the same for all and not counted; a first of a day in the past needs one more.",
);
/// Label of the day.
pub const AS_OF: Text = Text::new("截至", "As of");
/// The form's button.
pub const SHOW: Text = Text::new("查看", "Show");
/// The form's label.
pub const FILTERS: Text = Text::new("筛选", "Filters");
/// Heading of the chart.
pub const CHART: Text = Text::new("按所需条件数统计的第一", "First places by qualifiers needed");
/// Under the chart: what a square is.
pub const SQUARE: Text = Text::new("每个方格是一个模型。", "Each square is one model.");
/// A row of the chart without squares.
pub const NONE: Text = Text::new("无", "none");
/// The table of the chart's figures.
pub const FIGURES: Text = Text::new("图中数字", "The same figures as a table");
/// Column: qualifiers.
pub const QUALIFIERS: Text = Text::new("限定条件", "Qualifiers");
/// What stands under each qualifier.
pub const WITHOUT_IT: Text = Text::new("下方小字：去掉这一项后的名次", "below each: where the model stands without it");
/// Column: all kinds.
pub const TOTAL: Text = Text::new("合计", "Total");
/// Heading of the list.
pub const EVERY: Text = Text::new("每个第一及其条件", "Every first, with what it takes");
/// Column: the exam.
pub const EXAM: Text = Text::new("榜单与考试", "Board and exam");
/// Column: where the model stands.
pub const STANDING: Text = Text::new("位次", "Standing");
/// Where nobody is first.
pub const NOBODY: Text = Text::new(
    "这一天，这里没有哪个口径有 3 个以上的模型参排，因此不论第一。",
    "On this day no slice here ranks three models or more, so there is no first to speak of.",
);
/// Heading of the pairs.
pub const CLAIMANTS: Text = Text::new("同一个第一，两家同称", "Two claimants of one first");
/// What the pairs are.
pub const CLAIMANTS_LEDE: Text = Text::new(
    "少说一项，就是同一句话；只差的这一项以红框标出。",
    "Leave one word out and both make the same claim. The word that tells them apart is outlined in red.",
);
/// For those who cannot see the outline.
pub const ONLY_HERE: Text = Text::new("（仅此一方）", " (only here)");
/// No qualifier at all.
pub const NEEDS_NONE: Text = Text::new("无需限定", "none needed");
/// Before the standing without a qualifier, for those who do not see where it stands.
pub const WITHOUT: Text = Text::new("去掉这一项：", "without it: ");
/// Heading of the block on the home page.
pub const LEAST: Text = Text::new("条件最少的第一", "Least-qualified firsts");
/// What the block shows.
pub const LEAST_LEDE: Text = Text::new(
    "居首所需的限定条件越少，这个第一越不依赖说法。",
    "The fewer qualifiers a first place needs, the less it hangs on how it is put.",
);
/// The link to the page.
pub const ALL_FIRSTS: Text = Text::new("查看每个模型的第一", "Every model that is first somewhere");
/// In place of the block while the search runs.
pub const SEARCHING: Text = Text::new(
    "正在检索全部口径中的第一，请稍后再看。",
    "The first places of all slices are being searched; look again in a while.",
);
/// Heading on a model's page.
pub const ITS_FIRSTS: Text = Text::new("它在哪里第一，各需多少条件", "Where it is first, and what each takes");
/// Heading on a model's page.
pub const ITS_LASTS: Text = Text::new("它在哪里末位", "Where it is last");
/// What the tables show.
pub const ITS_FIRSTS_LEDE: Text = Text::new(
    "条件少的在前。其中的筛选条件，去掉任何一部分它都不再第一。",
    "Fewest qualifiers first. With any part of its filters left out it would no longer be first.",
);
/// The same of last places.
pub const ITS_LASTS_LEDE: Text = Text::new(
    "以同样的办法检索：分数最低者，筛选条件一项也不能少。",
    "Searched in the same way: the lowest place by score, with no filter to spare.",
);
/// A model that is first nowhere.
pub const NO_FIRST: Text =
    Text::new("在五项以内的限定条件下，没有哪个口径使它居首。", "No slice of up to five qualifiers puts it first.");
/// A model that is last nowhere.
pub const NO_LAST: Text =
    Text::new("在五项以内的限定条件下，没有哪个口径使它居末。", "No slice of up to five qualifiers puts it last.");
/// Drops a filter for one model.
pub const ALL_MODELS: Text = Text::new("返回全部模型", "back to all models");

/// The headline.
#[must_use]
pub fn headline(day: &str, models: usize, free: usize, lang: Lang) -> String {
    let free = number(free);
    match (lang, models) {
        (Lang::En, 1) => format!("On {day} 1 model is first somewhere, {free} of them without a qualifier"),
        (Lang::En, n) => {
            format!("On {day} {} models are first somewhere, {free} of them without a qualifier", number(n))
        }
        (Lang::Zh, n) => {
            format!("{day}，{} 个模型各有一个第一，其中 {free} 个无需限定条件", number(n))
        }
    }
}

/// The headline for one model.
#[must_use]
pub fn headline_of(name: &str, day: &str, slices: usize, lang: Lang) -> String {
    match lang {
        Lang::En => format!("{name} is first in {} on {day}", count(slices, Noun::Slice, lang)),
        Lang::Zh => join_zh(&[day, "，", name, &format!("在 {} 个口径中第一", number(slices))]),
    }
}

/// How many slices there are, and how the firsts divide by evidence.
#[must_use]
pub fn split(slices: usize, grades: [usize; 4], lang: Lang) -> String {
    let [checked, unchecked, tied, unknown] = grades.map(number);
    let slices = number(slices);
    match lang {
        Lang::En => format!(
            "{slices} slices of up to five qualifiers have a first place. At its best, {checked} of the models hold a \
             first that others checked, {unchecked} one that its owner reports or nobody vouches for, {tied} are tied, \
             {unknown} lead a list whose errors are not all known.",
        ),
        Lang::Zh => format!(
            "五项条件以内，共有 {slices} 个口径分得出第一。各取证据最好的一个：{checked} 个的第一经他方评测，{unchecked} \
             个为自报或评测方未说明，{tied} 个为并列，{unknown} 个居首而误差不全可知。",
        ),
    }
}

/// A number of qualifiers.
#[must_use]
pub fn qualifiers(n: usize, lang: Lang) -> String {
    match (lang, n) {
        (Lang::En, 0) => "no qualifier".to_owned(),
        (Lang::En, 1) => "1\u{a0}qualifier".to_owned(),
        (Lang::En, n) => format!("{n}\u{a0}qualifiers"),
        (Lang::Zh, 0) => "无需条件".to_owned(),
        (Lang::Zh, n) => format!("{n} 项条件"),
    }
}

/// What the mark of a first place means.
#[must_use]
pub const fn grade(grade: Grade, lang: Lang) -> &'static str {
    match grade {
        Grade::Checked => Text::new("第一，他方评测", "first, checked by others"),
        Grade::Unchecked => Text::new("第一，自测自报或评测方未说明", "first, self-reported or evaluator not stated"),
        Grade::Tied => Text::new("并列第一", "tied for first"),
        Grade::Unknown => Text::new("居首，误差不全可知", "listed first, errors not all known"),
    }
    .get(lang)
}

/// Where a model stands without one of its qualifiers.
#[must_use]
pub fn rank_without(rank: usize, of: usize, lang: Lang) -> String {
    let (rank, of) = (number(rank), number(of));
    match lang {
        Lang::En => format!("{rank} of\u{a0}{of}"),
        Lang::Zh => format!("第 {rank} 名，共\u{a0}{of}"),
    }
}

/// Without the qualifier there is no rank.
#[must_use]
pub fn not_one_exam(exams: usize, lang: Lang) -> String {
    match lang {
        Lang::En => format!("no rank: {}", count(exams, Noun::Exam, lang)),
        Lang::Zh => format!("不排名：{}", count(exams, Noun::Exam, lang)),
    }
}

/// Without the qualifier there is a ranking, but the model is not in it.
#[must_use]
pub fn absent(of: usize, lang: Lang) -> String {
    match lang {
        Lang::En => format!("not among the {}", number(of)),
        Lang::Zh => format!("不在其中 {} 个之列", number(of)),
    }
}

/// Other slices that need as few qualifiers.
#[must_use]
pub fn as_few(others: usize, lang: Lang) -> String {
    match (lang, others) {
        (Lang::En, 1) => "1 more first with as few".to_owned(),
        (Lang::En, n) => format!("{} more firsts with as few", number(n)),
        (Lang::Zh, n) => format!("另有 {} 个第一条件同样少", number(n)),
    }
}

/// More places than are shown.
#[must_use]
pub fn all_of(n: usize, lang: Lang) -> String {
    match lang {
        Lang::En => format!("All {} of them", number(n)),
        Lang::Zh => format!("全部 {} 个", number(n)),
    }
}

/// More last places than are shown; they are only counted.
#[must_use]
pub fn more_lasts(n: usize, lang: Lang) -> String {
    match lang {
        Lang::En => format!("and in {} that need as many qualifiers or more", count(n, Noun::Slice, lang)),
        Lang::Zh => format!("另有 {} 个口径，所需条件不少于以上各项", number(n)),
    }
}

/// Other words that would fill the hole.
#[must_use]
pub fn other_words(n: usize, lang: Lang) -> String {
    match (lang, n) {
        (Lang::En, 1) => "1 more word would fill the same place".to_owned(),
        (Lang::En, n) => format!("{} more words would fill the same place", number(n)),
        (Lang::Zh, n) => format!("同一位置还可以填入另外 {} 项", number(n)),
    }
}

/// How many pairs there are.
#[must_use]
pub fn pairs(n: usize, lang: Lang) -> String {
    match (lang, n) {
        (Lang::En, 1) => "There is one such pair.".to_owned(),
        (Lang::En, n) => format!("There are {} such pairs; the most telling come first.", number(n)),
        (Lang::Zh, n) => format!("这样的成对说法共 {} 组，最能说明问题的在前。", number(n)),
    }
}

/// A last place in the words that its evidence bears, with how many it is of.
#[must_use]
pub fn last_wording(last: &LastPlace, n: usize, lang: Lang) -> String {
    let stated = n.saturating_sub(last.untested);
    let (n, k) = (number(n), number(last.others));
    let other = if last.others == 1 { "other" } else { "others" };
    let place = match (last.wording, lang) {
        (Wording::First, Lang::En) if last.untested > 0 => format!("last of the {stated} with a stated error"),
        (Wording::First, Lang::Zh) if last.untested > 0 => format!("在给出误差的 {stated} 个中末位"),
        (Wording::First, Lang::En) => format!("last of\u{a0}{n}"),
        (Wording::First, Lang::Zh) => format!("末位，共\u{a0}{n}\u{a0}个"),
        (Wording::Tied, Lang::En) => {
            format!("lowest score of\u{a0}{n}, but {k}\u{a0}{other} cannot be told from last")
        }
        (Wording::Tied, Lang::Zh) => format!("分数最低，共\u{a0}{n}\u{a0}个，但另有 {k} 个与末位无法区分"),
        (Wording::Listed, Lang::En) if last.others > 0 => format!("listed last with {k}\u{a0}{other} of\u{a0}{n}"),
        (Wording::Listed, Lang::Zh) if last.others > 0 => {
            format!("与另外\u{a0}{k}\u{a0}个模型同居表末，共\u{a0}{n}\u{a0}个")
        }
        (Wording::Listed, Lang::En) => format!("listed last of\u{a0}{n}"),
        (Wording::Listed, Lang::Zh) => format!("表上居末，共\u{a0}{n}\u{a0}个"),
    };
    match (last.untested, lang) {
        (0, _) => place,
        (1, Lang::En) => format!("{place}; 1 more states no error"),
        (m, Lang::En) => format!("{place}; {} more state no error", number(m)),
        (m, Lang::Zh) => format!("{place}；另有 {} 个未给出误差", number(m)),
    }
}
