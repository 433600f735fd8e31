//! The method, as the page about it tells it.

mod compare;
mod firsts;
mod trends;
pub mod worked;

use super::Text;

/// The page's title.
pub const TITLE: Text = Text::new("方法：名次如何得出", "Method: how a rank comes about");
/// What the page is.
pub const LEDE: Text = Text::new(
    "本站的每一个名次都按下列规则算出。规则对所有榜单、所有模型一样，没有例外，也没有人工调整。",
    "Every rank on this site is computed by the rules below. They are the same for every board and every model; \
     nothing is adjusted by hand.",
);
/// Heading of the list of sections.
pub const CONTENTS: Text = Text::new("目录", "On this page");
/// Heading of the sources.
pub const SOURCES: Text = Text::new("文献", "Sources");

/// A piece of a section.
#[derive(Debug, Clone, Copy)]
pub enum Block {
    /// A paragraph.
    Paragraph(Text),
    /// A formula, the same in every language.
    Formula(&'static str),
    /// A list of sentences.
    List(&'static [Text]),
    /// Words, each with what it means.
    Terms(&'static [(Text, Text)]),
    /// Addresses, each with what it gives.
    Addresses(&'static [(&'static str, Text)]),
}

/// A section of the page.
#[derive(Debug, Clone, Copy)]
pub struct Section {
    /// Its anchor.
    pub id: &'static str,
    /// Its heading.
    pub title: Text,
    /// What it says.
    pub blocks: &'static [Block],
}

/// A work that the method rests on.
#[derive(Debug, Clone, Copy)]
pub struct Source {
    /// Authors, year, title and venue, as printed.
    pub work: &'static str,
    /// Its address.
    pub href: &'static str,
    /// The identifier that the address resolves.
    pub identifier: &'static str,
    /// What is taken from it.
    pub used_for: Text,
}

/// The sections, in their order.
pub const SECTIONS: &[Section] = &[
    RULES,
    SLICE,
    STANDS,
    DAYS,
    ERRORS,
    INTERVAL,
    FIRST,
    firsts::FIRSTS,
    firsts::CLAIMS,
    EVALUATORS,
    BOOK,
    trends::MATCH,
    compare::COMPARE,
    compare::AGREEMENT,
    compare::WEIGHTS,
    trends::TRENDS,
    LIMITS,
    DATA,
];

const RULES: Section = Section {
    id: "rules",
    title: Text::new("总则", "Rules"),
    blocks: &[Block::List(&[
        Text::new(
            "没有口径，就没有名次。名次出现之处，必有口径和参排数。",
            "No rank without its slice. Wherever a rank is shown, its slice and the number ranked stand beside it.",
        ),
        Text::new(
            "只排同一场考试：榜单、评测集、版次、语言、领域、指标、协议七项都定下来才有名次，否则只是列表。",
            "Only one exam is ranked: board, dataset, edition, language, domain, metric and protocol fixed. Anything \
             wider is a listing without ranks.",
        ),
        Text::new(
            "不设总分，也不设跨评测集的总排名。",
            "There is no overall score and no overall rank across datasets.",
        ),
        Text::new(
            "缺的就是缺的：不当作零，不取平均，也不悄悄略去。",
            "Missing is missing: it is not counted as zero, not filled with a mean, and not dropped without a word.",
        ),
        Text::new(
            "来源没有说的，写作“未说明”，并且绝不因此得到更好的名次。",
            "What a source does not state is shown as “not stated”, and never improves a place.",
        ),
        Text::new(
            "分数照原文的小数位显示；原文另存，与数值并列。",
            "Scores are shown with the digits that were reported; the text as reported is kept beside the number.",
        ),
    ])],
};

const SLICE: Section = Section {
    id: "slice",
    title: Text::new("口径", "The slice"),
    blocks: &[
        Block::Paragraph(Text::new(
            "口径由三部分组成：一场考试（上述七项）；对成绩的筛选（组别、设置、参数规模、权重是否开放、研制方、\
             所在国家或地区、评测方、开卷或闭卷）；以及一个日期。",
            "A slice has three parts: one exam (the seven words above); filters on its results (division, setting, size, \
             weights, maker, its country, evaluator, open- or closed-book); and a day.",
        )),
        Block::Paragraph(Text::new(
            "参排的单位是“模型加设置”。考试留给参评方选择的部分（例如代码的编辑格式）是设置，同一模型的两种设置分别参排。\
             人类、随机作答、固定答案是基线：列出分数，不参排；基线高于第一名时，会在第一名旁边写明。",
            "What is ranked is a model with its setting: what the exam leaves to the entrant (an edit format, say), so one \
             model with two settings is ranked twice. Humans, chance and constant answers are baselines: shown at their \
             score, never ranked. Where a baseline scores above the first place, that is said beside it.",
        )),
    ],
};

const STANDS: Section = Section {
    id: "stands",
    title: Text::new("同一模型有多个成绩时", "Several results of one model"),
    blocks: &[Block::Paragraph(Text::new(
        "取评测方最可靠的一个：联合评测最先，主办方与第三方其次，自测自报再次，未说明最后；同级取发布最晚的；\
             再相同，取分数较差的。其余成绩点开可见。读者可以改为取最新或取最差，改过的选择写进口径。",
        "The one from the strongest evaluator stands: joint first, then organiser or third party, then self-reported, \
             then not stated; among those the newest; if still equal, the worse score. The others are one click away. A \
             reader can choose the newest or the worst instead; that choice becomes part of the slice.",
    ))],
};

const DAYS: Section = Section {
    id: "days",
    title: Text::new("截至某日", "As of a day"),
    blocks: &[
        Block::Formula("published_on ≤ day < withdrawn_on"),
        Block::Paragraph(Text::new(
            "一条成绩自发布之日起有效，到撤回之日失效；没有撤回日的一直有效。日期为协调世界时。分数被更正、\
             模型改名、换组别，都算旧成绩撤回、新成绩发布，旧成绩的地址与原因保留。",
            "A result stands from the day it was published until the day it was withdrawn; without such a day it stands \
             still. Days are UTC. A corrected score, a renamed line or a move to another division withdraws the old \
             result and publishes a new one; the old one keeps its address and its reason.",
        )),
    ],
};

const ERRORS: Section = Section {
    id: "errors",
    title: Text::new("标准误", "Standard errors"),
    blocks: &[
        Block::Terms(&[
            (
                Text::new("来源给出", "stated"),
                Text::new(
                    "来源印出的标准误，照用。印作零的视为不详。",
                    "As the source prints it. A printed zero counts as unknown.",
                ),
            ),
            (
                Text::new("二项", "binomial"),
                Text::new(
                    "来源没有给出，而分数是答对题目的比例，且题数已知：按二项分布计算。",
                    "Not stated, but the score is the share of items answered rightly and their number is known.",
                ),
            ),
            (
                Text::new("不详", "unknown"),
                Text::new(
                    "其余情形。F1、ROUGE、评判打分、含平局的胜率都不是答对比例，不代为计算。",
                    "Everything else. F1, ROUGE, judged points and win rates with draws are no shares of items, so nothing \
                     is computed for them.",
                ),
            ),
        ]),
        Block::Formula("SE = √( p (1 − p) / n )"),
        Block::Paragraph(Text::new(
            "p 为比例，n 为题数。p 等于 0 或 1 时公式给出零，这不可信，改用 Agresti–Coull 估计：\
             答对、答错各加两题后再算。题目按科目成组，或分数是各科平均时，二项标准误只是下限。",
            "p is the share, n the number of items. Where p is 0 or 1 the formula would give zero, which nobody should \
             believe; there the error is that of the Agresti–Coull estimate, with two right and two wrong answers added. \
             Where items cluster by subject, or the score is a mean over subjects, the binomial error is a floor.",
        )),
        Block::Formula("SE = √( Σ ( nₛ (pₛ − p) )² ) / n"),
        Block::Paragraph(Text::new(
            "同次报送若有各科成绩，且其题数恰好合成全卷，成绩页在二项标准误旁另印按科目聚类的标准误（Miller 2024）：\
             pₛ、nₛ 为一科的比例与题数。组数太少时它很粗，故不用于名次区间。",
            "Where a submission has results on subjects whose items add up to the whole, the page of the result prints the \
             error clustered by subject beside the binomial one (Miller 2024): pₛ and nₛ are a subject’s share and \
             items. Of few groups it is rough, so rank intervals are not made from it.",
        )),
    ],
};

const INTERVAL: Section = Section {
    id: "interval",
    title: Text::new("名次区间", "The rank interval"),
    blocks: &[
        Block::Paragraph(Text::new(
            "对 N 个模型中的每一对、每个方向各做一次单侧检验“a 优于 b”，共 N(N−1) 次：",
            "For every pair among N models and either direction the one-sided test “a is better than b” is made, N(N−1) \
             tests in all:",
        )),
        Block::Formula("z = ( score_a − score_b ) / √( SE_a² + SE_b² )"),
        Block::Paragraph(Text::new(
            "全部检验按 Holm 逐步递减法一起校正，α = 0.05：把 p 值从小到大排列，第 k 小的须不大于 α/(m−k+1)（m 为检验总数），\
             直到第一个不满足为止。因此整张表的区间同时成立的概率不低于 95%。",
            "All of them are corrected together by Holm’s step-down at α = 0.05: in ascending order the k-th smallest p must \
             be at most α/(m−k+1), m being the number of tests, until the first that is not. So the intervals of the \
             whole table hold at once with a probability of at least 95%.",
        )),
        Block::Paragraph(Text::new(
            "两个模型在同样的题目上都有逐题成绩时，这一对改用 McNemar 精确检验：只看其中一方答对的题，b 为只有 a 答对的题数，\
             c 为只有 b 答对的题数；若两者一样好，b 服从 b+c 次、概率 ½ 的二项分布。其单侧 p 值在 Holm 程序中取代该对的独立检验。",
            "Where the answers of two models to the same items are there, McNemar’s exact test takes the place of that \
             pair’s: only items that one of the two answered rightly count, b of them the first’s and c the second’s; \
             were both equally good, b would be binomial with b + c trials and probability ½. Its one-sided p stands in \
             Holm’s procedure for that pair.",
        )),
        Block::Formula("p = P( X ≥ b ),  X ~ Bin( b + c , ½ )"),
        Block::Formula("[ 1 + #better , N − #worse ]"),
        Block::Paragraph(Text::new(
            "区间下端是 1 加显著优于它的模型数，上端是 N 减显著劣于它的模型数。标准误不详的模型无法检验：\
             别人的区间把它算作可能在前也可能在后，但不说它与谁并列。",
            "The lower end is 1 plus the models significantly better, the upper end N minus those significantly worse. A \
             model whose error is unknown cannot be tested: intervals leave room for it on either side, but it is not \
             called tied with anybody.",
        )),
    ],
};

const FIRST: Section = Section {
    id: "first",
    title: Text::new("第一名的说法", "The wording of a first place"),
    blocks: &[
        Block::Terms(&[
            (
                Text::new("第一", "first"),
                Text::new(
                    "在误差已知的模型里，没有别的模型的区间含 1。",
                    "Among the models whose error is known, no other interval holds 1.",
                ),
            ),
            (
                Text::new("与另外 k 个模型并列第一", "tied for first with k others"),
                Text::new(
                    "有 k+1 个误差已知的模型，区间都含 1。",
                    "1 lies in the interval of k+1 models whose error is known.",
                ),
            ),
            (
                Text::new("表上居首", "listed first"),
                Text::new("分数最高，但误差不详。", "The best score printed, but its error is unknown."),
            ),
        ]),
        Block::Paragraph(Text::new(
            "表中还有误差不详的模型时，补一句“另有 m 个未给出误差”。筛选之外若有分数更高、却没有说明是否符合条件的模型，补一句\
             “另有 m 个分数更高，未说明是否属于此列”。参排不足三个时不论第一。金色只给名次区间为 1–1、且误差都已知的第一：\
             他方评测的为实金，自测自报或评测方未说明的只有金框。",
            "Where further models state no error, “m more state no error” is added. Where models outside a filter have better \
             scores and do not state what it asks, “m with better scores do not state whether they belong here” is added. Among \
             fewer than three there is no first. Gold marks only a first whose interval is 1 to 1: solid where others ran the exam, outlined where the \
             maker did or nobody says.",
        )),
    ],
};

const EVALUATORS: Section = Section {
    id: "evaluators",
    title: Text::new("评测方", "Who ran it"),
    blocks: &[Block::Terms(&[
        (
            Text::new("联合评测", "joint"),
            Text::new("多方共同评测，至少一方与模型无关。", "Several, at least one unrelated to the model."),
        ),
        (
            Text::new("主办方", "organiser"),
            Text::new(
                "评测集或榜单的所有者，与模型无关。",
                "The owner of the dataset or board, unrelated to the model.",
            ),
        ),
        (
            Text::new("第三方", "third party"),
            Text::new(
                "既非模型所有者，也非评测集或榜单所有者。",
                "Neither the model’s owner nor the dataset’s or board’s.",
            ),
        ),
        (
            Text::new("自测自报", "self-reported"),
            Text::new("模型所有者，或受其委托、由其付费者。", "The model’s owner, or somebody paid by it."),
        ),
        (Text::new("未说明", "not stated"), Text::new("来源没有说。", "The source does not say.")),
    ])],
};

const BOOK: Section = Section {
    id: "book",
    title: Text::new("开卷与闭卷", "Open-book and closed-book"),
    blocks: &[
        Block::Terms(&[
            (
                Text::new("闭卷", "closed-book"),
                Text::new(
                    "题目从未公开；或者评测日（未说明时取发布日）早于题目公开之日；或者模型训练数据的截止日早于题目公开之日。",
                    "The questions were never public; or the model was evaluated (published, where that is not stated) before \
                     they were; or its training data ends before they were.",
                ),
            ),
            (
                Text::new("开卷", "open-book"),
                Text::new(
                    "评测日或模型发布日不早于题目公开之日。一开始即公开的版次，以版次发布日为公开之日。",
                    "It was evaluated, or the model released, on or after the day the questions were public: for an edition \
                     open from its first day, the day of its release.",
                ),
            ),
            (
                Text::new("不详", "unknown"),
                Text::new("缺少日期。不详从不当作闭卷。", "A date is missing. Unknown is never shown as closed-book."),
            ),
        ]),
        Block::Paragraph(Text::new(
            "开卷只说明模型有机会见过题目，不等于见过。",
            "Open-book says that a model could have seen the questions, not that it did.",
        )),
    ],
};

const LIMITS: Section = Section {
    id: "limits",
    title: Text::new("这套方法的局限", "Limits of the method"),
    blocks: &[Block::List(&[
        Text::new(
            "两个模型答的是同一套题，逐题配对比较通常更灵敏；但来源只公布总分，只能按独立样本计算，结论偏保守。",
            "Two models answer the same questions, and a comparison question by question would mostly be sharper; sources \
             publish totals only, so scores are treated as independent. This errs towards “cannot be told apart”.",
        ),
        Text::new(
            "题目按科目、篇章成组时，二项标准误偏小，区间偏窄。",
            "Where questions cluster by subject or passage, the binomial error is too small and intervals too narrow.",
        ),
        Text::new(
            "标准误只反映题目的抽样，不反映提示词、解码随机性、题目泄漏或评分器的偏差。",
            "A standard error covers the sampling of questions only: not prompts, decoding, leaked questions or a judge’s \
             bias.",
        ),
        Text::new(
            "正态近似在题数很少或分数接近两端时不准。",
            "The normal approximation is poor for few items or for scores near the ends of the range.",
        ),
        Text::new(
            "名次只对榜单收录的模型而言。没有参评的模型，不知道会在哪里。",
            "A rank is among the models that a board lists. Where an absent model would stand is not known.",
        ),
    ])],
};

const DATA: Section = Section {
    id: "data",
    title: Text::new("数据与接口", "Data and API"),
    blocks: &[
        Block::Paragraph(Text::new(
            "排名页的地址就是口径。同样的参数可取得 JSON 与 CSV，每一行都带口径和参排数；读取不需要登录，也不限来源。",
            "The address of a ranking is its slice. The same parameters give it as JSON and CSV, every row with the slice \
             and the number ranked; reading needs no account and is open to every origin.",
        )),
        Block::Addresses(&[
            (
                "/rankings?board=…&dataset=…&edition=…&language=…&domain=…&metric=…&protocol=…",
                Text::new("页面", "the page"),
            ),
            ("/api/v1/rankings?…", Text::new("同一口径，JSON", "the same slice as JSON")),
            ("/rankings.csv?…", Text::new("同一口径，CSV", "the same slice as CSV")),
            ("as-of=2023-09-26", Text::new("加上日期，取那一天的状态", "with a day: the state of that day")),
        ]),
    ],
};

/// The works the method rests on.
pub const WORKS: &[Source] = &[
    Source {
        work: "McNemar, Q. (1947). Note on the Sampling Error of the Difference Between Correlated Proportions or \
               Percentages. Psychometrika 12, 153–157.",
        href: "https://doi.org/10.1007/BF02295996",
        identifier: "doi 10.1007/BF02295996",
        used_for: Text::new("逐题检验", "the test item by item"),
    },
    Source {
        work: "Dietterich, T. G. (1998). Approximate Statistical Tests for Comparing Supervised Classification Learning \
               Algorithms. Neural Computation 10, 1895–1923.",
        href: "https://doi.org/10.1162/089976698300017197",
        identifier: "doi 10.1162/089976698300017197",
        used_for: Text::new("逐题检验适用的情形", "where the test item by item is the fitting one"),
    },
    Source {
        work: "Mogstad, M., Romano, J. P., Shaikh, A. M., Wilhelm, D. (2024). Inference for Ranks with Applications to \
               Mobility across Neighbourhoods and Academic Achievement across Countries. Review of Economic Studies.",
        href: "https://doi.org/10.1093/restud/rdad006",
        identifier: "doi 10.1093/restud/rdad006",
        used_for: Text::new("名次区间", "rank intervals"),
    },
    Source {
        work: "Holm, S. (1979). A Simple Sequentially Rejective Multiple Test Procedure. Scandinavian Journal of \
               Statistics 6, 65–70.",
        href: "https://www.jstor.org/stable/4615733",
        identifier: "JSTOR 4615733",
        used_for: Text::new("多重检验的校正", "the correction of many tests"),
    },
    Source {
        work: "Miller, E. (2024). Adding Error Bars to Evals: A Statistical Approach to Language Model Evaluations.",
        href: "https://arxiv.org/abs/2411.00640",
        identifier: "arXiv 2411.00640",
        used_for: Text::new("评测分数的标准误，成组题目的影响", "standard errors of evaluations, clustered items"),
    },
    Source {
        work: "Agresti, A., Coull, B. A. (1998). Approximate Is Better than “Exact” for Interval Estimation of Binomial \
               Proportions. The American Statistician 52, 119–126.",
        href: "https://doi.org/10.1080/00031305.1998.10480550",
        identifier: "doi 10.1080/00031305.1998.10480550",
        used_for: Text::new("全对或全错时的标准误", "the error of a full or empty score"),
    },
    compare::WORKS[0],
    compare::WORKS[1],
    compare::WORKS[2],
    compare::WORKS[3],
];
