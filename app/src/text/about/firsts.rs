//! Sections on first places and their qualifiers, and on verdicts on claims.

use super::{Block, Section};
use crate::text::Text;

/// What a first place takes.
pub(super) const FIRSTS: Section = Section {
    id: "firsts",
    title: Text::new("第一要加几个条件", "What a first place takes"),
    blocks: &[
        Block::Paragraph(Text::new(
            "限定条件是口径中非说不可的一项：少了它，说的就是另一场考试，或者不知是哪一场。一场考试要说的，是能把它与同一评测集的\
             其他考试区分开的最少几项；不说版次，指最新的一版；不说领域，有综合则指综合。只有一种的不必说。筛选（组别、规模、权重、\
             所在地、评测方）每项算一个，未说明的值不算。日期对所有模型相同，不计在内。",
            "A qualifier is a part of the slice that has to be said: without it another exam is meant, or nobody knows which. Of \
             an exam these are the fewest words that tell it from the others of its dataset: no edition said means the newest, no \
             domain the general one where there is one, and what has one value only need not be said. Each filter (division, \
             size, weights, country, evaluator) counts one; a value that nobody states is none. The day is the same for all and \
             not counted.",
        )),
        Block::Paragraph(Text::new(
            "不超过五个条件的口径全部查过，至少三个模型参排才论第一；去掉其中任何一项筛选仍居首的，不另算。每个模型取条件最少的\
             一处，相同则先取证据更硬的，再取参排更多的。例：“LawBench 第一”不必说领域，因为它只有法律；“CMMLU 第一”必须说协议，\
             因为五样本和零样本是两张榜。",
            "Every slice of at most five qualifiers is looked at, and there is a first among three or more only; one that is held \
             with fewer of the filters too is not counted again. Of each model the place with fewest qualifiers is shown, of equals \
             the one with the better evidence, then the one with more ranked. “First on LawBench” needs no domain, as it has law \
             alone; “first on CMMLU” needs the protocol, as five-shot and zero-shot are two tables.",
        )),
    ],
};

/// How claims are judged.
pub(super) const CLAIMS: Section = Section {
    id: "claims",
    title: Text::new("宣称如何判定", "How claims are judged"),
    blocks: &[
        Block::Paragraph(Text::new(
            "一句宣称往往没有说全口径。当天符合原话的每一张榜表都算进去：没说评测集，取榜单同名的评测集；没说版次，取当天最新的；\
             没说领域，取综合，或涵盖其余各领域的那一个；没说指标，取能力类指标；没说的语言、协议与组别，各种取值都算。不足三个参排的榜表不计。",
            "A claim mostly names less than a slice. Every table of its day that fits the words counts: no dataset named, the \
             board’s dataset of its own name; no edition, the newest of that day; no domain, the general one or the one that holds \
             all others; no metric, those of capability; language, protocol and division not named fit in each of their values. \
             Tables with fewer than three ranked are left out.",
        )),
        Block::Terms(&[
            (
                Text::new("成立", "holds"),
                Text::new(
                    "名次区间为 1 至 1，误差都已知；若宣称的是第 k 名，则名次正是 k。",
                    "The interval is 1 to 1 and every error is known; of “number k”, the rank is k.",
                ),
            ),
            (
                Text::new("成立，与另外 k 个并列", "holds, tied with k"),
                Text::new("区间含 1 的不止它一个。", "1 lies in the interval of others too."),
            ),
            (
                Text::new("仅表上居首", "listed first only"),
                Text::new(
                    "分数最高，但它或别的模型误差不详，无法断定。",
                    "The best score printed, but its error or that of another is unknown, so nobody can say.",
                ),
            ),
            (
                Text::new("m 张榜表中 j 张成立", "holds on j of m tables"),
                Text::new(
                    "符合原话的榜表不止一张；并列几张、缺成绩几张，都写出来。",
                    "Several tables fit the words; on how many it is tied and on how many it has no result is said.",
                ),
            ),
            (
                Text::new("曾经成立", "held until a day"),
                Text::new(
                    "当天成立，后来不再成立；写出第一个不成立的日子。其间若有分数更高、却未说明是否符合条件的模型，或有误差不详的模型，写作“最迟”。",
                    "It held on its day; the first later day on which it did not is named, “at the latest” where \
                     meanwhile somebody with a better score left unstated whether they belong there, or a score had no error.",
                ),
            ),
            (
                Text::new("领先于某模型", "ahead of a model"),
                Text::new(
                    "在该榜单两者共同的全部口径里逐个检验，分别计数，不相加。",
                    "Tested in every slice of the board that the two share, counted apart and never added up.",
                ),
            ),
            (
                Text::new("无法核对", "cannot be checked"),
                Text::new(
                    "没有评测集、没有当天的数据、答案当时未公开等，写明原因。",
                    "No dataset, no data of that day, answers not public then, and so on; the reason is given.",
                ),
            ),
        ]),
    ],
};
