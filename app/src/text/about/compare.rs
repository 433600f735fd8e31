//! Sections on comparing models across boards.

use super::{Block, Section, Source};
use crate::text::Text;

/// Two models over their common slices, and the partial order.
pub(super) const COMPARE: Section = Section {
    id: "compare",
    title: Text::new("对比：领先、落后、持平", "Comparing: ahead, behind, tied"),
    blocks: &[
        Block::Paragraph(Text::new(
            "两个模型在每个共同口径里单独检验：分数之差超过差的标准误的 1.96 倍（双侧，5%）为领先或落后，否则为持平；\
             有一方误差不详就不检验。各口径之间不作校正，也不相加。",
            "Two models are tested in every slice they share, each by itself: ahead or behind where the scores differ by more \
             than 1.96 standard errors of their difference (two-sided, 5%), else tied; not tested where an error is unknown. \
             Nothing is corrected over slices, and nothing is added up.",
        )),
        Block::Formula("a ≻ b :  #ahead > 0 ,  #behind = 0"),
        Block::Paragraph(Text::new(
            "“在一些口径领先、一个也不落后”还不是次序：a 胜过 b，b 胜过 c，a 与 c 却可能持平，或者没有共同口径。\
             所以 a 只有在胜过 b、并且胜过 b 所胜过的每一个时，才画在 b 之上（向下覆盖关系）。这样得到的总是偏序：没有环，\
             可以逐级读下去；已经是偏序的，一条也不会少。没有画出的胜过，图下逐条写明原因。",
            "“Ahead on some and behind on none” is no order yet: a may so surpass b, and b surpass c, while a and c are tied or \
             share no slice. So a is drawn above b only where it surpasses b and everything that b surpasses (the downward \
             covering relation). That is always a partial order: no circles, and it can be read on from line to line; where \
             the relation is one already nothing is lost. What is not drawn is listed beneath the drawing, with the reason.",
        )),
    ],
};

/// Slices against slices.
pub(super) const AGREEMENT: Section = Section {
    id: "agreement",
    title: Text::new("口径之间是否一致", "Whether slices agree"),
    blocks: &[
        Block::Paragraph(Text::new(
            "用肯德尔 τ-b，取两个口径都参排的全部模型（各取名次最好的一次）；不足 10 个的不计算。C 为次序相同的对数，\
             D 为相反的对数，m 为全部对数，t、u 为在两边各自同分的对数：",
            "Kendall’s tau-b over all models that both slices rank, each by its best placed entry; fewer than 10 are not \
             computed. C pairs are ordered alike and D the other way round, of m pairs in all, t and u of them tied in one \
             and in the other:",
        )),
        Block::Formula("τ = ( C − D ) / √( (m − t)(m − u) )"),
        Block::Paragraph(Text::new(
            "区间取满足下式的全部 τ₀，n 为共同模型数。右边是方差的上界，所以区间宁宽勿窄，τ 等于 1 时也仍是区间：",
            "The interval holds all τ₀ with the following, n being the common models. The right side bounds the variance from \
             above, so the interval is rather too wide than too narrow, and still one where τ is 1:",
        )),
        Block::Formula("( τ − τ₀ )² ≤ 1.96² · 2 ( 1 − τ₀² ) / n"),
    ],
};

/// Weights as choices.
pub(super) const WEIGHTS: Section = Section {
    id: "weights",
    title: Text::new("权重是一种选择", "Weights are choices"),
    blocks: &[
        Block::Paragraph(Text::new(
            "本站不给口径加权。对比页只回答：在所有可能的权重之中，每个模型居首的占多少。分数换算成与该口径全部参排者均值\
             相差几个标准差（越低越好的先变号）；只用所有所选模型都有成绩的口径。",
            "This site weights nothing. A comparison answers one question only: under which share of all weightings each model \
             comes first. Scores are put in standard deviations from the mean of all that are ranked in the slice (turned \
             round where lower is better); only slices that all of the models share are used.",
        )),
        Block::Formula("Σ w_s · ( score_s − mean_s ) / SD_s ,  w_s ≥ 0 ,  Σ w_s = 1"),
        Block::Paragraph(Text::new(
            "权重在单纯形上均匀抽取 10,000 组，种子固定，份额附标准误 √(p(1−p)/10000)。在每个口径都不高于另一个、且至少一处\
             更低的模型，份额精确为 0；在每个口径都高于其余各个的，精确为 1。",
            "10,000 weightings are drawn uniformly from the simplex, from a fixed seed, and each share carries its standard \
             error √(p(1−p)/10000). A model that another equals or surpasses in every slice, and surpasses in one, has 0 \
             exactly; one that surpasses all others in every slice has 1.",
        )),
    ],
};

/// The works these rest on.
pub(super) const WORKS: [Source; 4] = [
    Source {
        work: "Kendall, M. G. (1945). The Treatment of Ties in Ranking Problems. Biometrika 33, 239–251.",
        href: "https://doi.org/10.1093/biomet/33.3.239",
        identifier: "doi 10.1093/biomet/33.3.239",
        used_for: Text::new("τ-b", "tau-b"),
    },
    Source {
        work: "Daniels, H. E., Kendall, M. G. (1947). The Significance of Rank Correlations Where Parental Correlation \
               Exists. Biometrika 34, 197–208.",
        href: "https://doi.org/10.1093/biomet/34.3-4.197",
        identifier: "doi 10.1093/biomet/34.3-4.197",
        used_for: Text::new("τ 的方差上界", "the bound on the variance of tau"),
    },
    Source {
        work: "Miller, N. R. (1980). A New Solution Set for Tournaments and Majority Voting. American Journal of Political \
               Science 24, 68–96.",
        href: "https://doi.org/10.2307/2110925",
        identifier: "doi 10.2307/2110925",
        used_for: Text::new("覆盖关系", "the covering relation"),
    },
    Source {
        work: "Devroye, L. (1986). Non-Uniform Random Variate Generation. Springer.",
        href: "https://doi.org/10.1007/978-1-4613-8643-8",
        identifier: "doi 10.1007/978-1-4613-8643-8",
        used_for: Text::new("单纯形上的均匀抽样", "uniform draws from the simplex"),
    },
];
