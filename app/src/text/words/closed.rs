//! Words of the closed lists.

use domain::stats::ErrorSource;
use domain::{
    Aspect, BoardKind, Book, BookReason, Direction, EvaluatorKind, Fit, Openness, Pick, Role, SizeClass, SliceKey,
    Weights, WeightsClass,
};

use crate::text::{Lang, Text};

/// Who ran an exam.
#[must_use]
pub const fn evaluator(kind: EvaluatorKind, lang: Lang) -> &'static str {
    match kind {
        EvaluatorKind::Joint => Text::new("联合评测", "joint"),
        EvaluatorKind::Organiser => Text::new("主办方", "organiser"),
        EvaluatorKind::ThirdParty => Text::new("第三方", "third party"),
        EvaluatorKind::SelfReported => Text::new("自测自报", "self-reported"),
        EvaluatorKind::Unknown => Text::new("未说明", "not stated"),
    }
    .get(lang)
}

/// What a kind of evaluator means.
#[must_use]
pub const fn evaluator_meaning(kind: EvaluatorKind, lang: Lang) -> &'static str {
    match kind {
        EvaluatorKind::Joint => {
            Text::new("多方共同评测，至少一方与模型无关", "several ran it, at least one of them unrelated to the model")
        }
        EvaluatorKind::Organiser => Text::new(
            "评测集或榜单的主人评测，与模型无关",
            "the owner of the dataset or board ran it, unrelated to the model",
        ),
        EvaluatorKind::ThirdParty => {
            Text::new("与模型和评测集均无关的一方评测", "somebody who owns neither the model nor the dataset ran it")
        }
        EvaluatorKind::SelfReported => {
            Text::new("模型的主人或受其委托者评测", "the model’s owner, or somebody paid by it, ran it")
        }
        EvaluatorKind::Unknown => Text::new("没有人说明是谁评测的", "nobody says who ran it"),
    }
    .get(lang)
}

/// Open- or closed-book.
#[must_use]
pub const fn book(book: Book, lang: Lang) -> &'static str {
    match book {
        Book::Closed => Text::new("闭卷", "closed-book"),
        Book::Open => Text::new("开卷", "open-book"),
        Book::Unknown => Text::new("不详", "unknown"),
    }
    .get(lang)
}

/// What open- and closed-book mean.
#[must_use]
pub const fn book_meaning(book: Book, lang: Lang) -> &'static str {
    match book {
        Book::Closed => Text::new("作答时题目尚未公开", "sat before the questions were public"),
        Book::Open => Text::new("作答时题目已经公开", "sat after the questions were public"),
        Book::Unknown => Text::new("缺少日期，无从判断", "a date is missing"),
    }
    .get(lang)
}

/// Which comparison of days decided it, as the end of a sentence.
#[must_use]
pub const fn book_reason(reason: BookReason, lang: Lang) -> &'static str {
    match reason {
        BookReason::Sealed => Text::new("题目封存，从未公开", "the questions are sealed"),
        BookReason::BeforeOpening => {
            Text::new("题目公开之前已评测或已发布", "evaluated or published before the questions were public")
        }
        BookReason::CutoffBeforeRelease => {
            Text::new("训练数据截止于题目公开之前", "the training data end before the questions were public")
        }
        BookReason::EvaluatedAfterOpening => {
            Text::new("评测日在题目公开之后", "evaluated after the questions were public")
        }
        BookReason::ReleasedAfterOpening => {
            Text::new("模型发布于题目公开之后", "the model was released after the questions were public")
        }
        BookReason::DateMissing => Text::new("缺少日期", "a date is missing"),
    }
    .get(lang)
}

/// How what a model was made for goes with an exam.
#[must_use]
pub const fn fit(fit: Fit, lang: Lang) -> &'static str {
    match fit {
        Fit::Fits => Text::new("对口", "made for it"),
        Fit::OtherLanguage => Text::new("非其面向语言", "made for other languages"),
        Fit::OtherDomain => Text::new("非其面向领域", "made for another domain"),
        Fit::NotStated => Text::new("未说明", "not stated"),
    }
    .get(lang)
}

/// What a match and the mismatches mean.
#[must_use]
pub const fn fit_meaning(fit: Fit, lang: Lang) -> &'static str {
    match fit {
        Fit::Fits => Text::new(
            "已说明模型面向的语言和领域，考试在其中",
            "its languages and domain are stated, and the exam is within them",
        ),
        Fit::OtherLanguage => {
            Text::new("模型面向别的语言", "the model was made for languages other than that of the exam")
        }
        Fit::OtherDomain => Text::new(
            "模型只面向一个领域，考试不在其中",
            "the model was made for one domain, and the exam is outside it",
        ),
        Fit::NotStated => Text::new(
            "没有说明模型面向什么语言或领域，无从判断",
            "it is not stated for which languages or domain the model was made",
        ),
    }
    .get(lang)
}

/// Who stands behind a board.
#[must_use]
pub const fn board_kind(kind: BoardKind, lang: Lang) -> &'static str {
    match kind {
        BoardKind::Academic => Text::new("学术", "academic"),
        BoardKind::Market => Text::new("市场", "market"),
        BoardKind::Media => Text::new("媒体", "media"),
        BoardKind::Maker => Text::new("厂商", "maker"),
    }
    .get(lang)
}

/// What a row is.
#[must_use]
pub const fn role(role: Role, lang: Lang) -> &'static str {
    match role {
        Role::Model => Text::new("模型", "model"),
        Role::System => Text::new("系统", "system"),
        Role::Human => Text::new("真人作答", "people"),
        Role::Chance => Text::new("随机作答", "random choice"),
        Role::Constant => Text::new("恒定作答", "a constant answer"),
    }
    .get(lang)
}

/// Which side of a model a metric looks at.
#[must_use]
pub const fn aspect(aspect: Aspect, lang: Lang) -> &'static str {
    match aspect {
        Aspect::Capability => Text::new("能力", "capability"),
        Aspect::Generalisation => Text::new("泛化", "generalisation"),
        Aspect::Efficiency => Text::new("效率", "efficiency"),
        Aspect::Robustness => Text::new("鲁棒", "robustness"),
        Aspect::Safety => Text::new("安全", "safety"),
    }
    .get(lang)
}

/// Which way is better.
#[must_use]
pub const fn direction(direction: Direction, lang: Lang) -> &'static str {
    match direction {
        Direction::Higher => Text::new("越高越好", "higher is better"),
        Direction::Lower => Text::new("越低越好", "lower is better"),
    }
    .get(lang)
}

/// Whether the questions can be read by anyone.
#[must_use]
pub const fn openness(openness: Option<Openness>, lang: Lang) -> &'static str {
    match openness {
        Some(Openness::Open) => Text::new("公开", "open"),
        Some(Openness::Sealed) => Text::new("封存", "sealed"),
        Some(Openness::OpenedLater) => Text::new("后公开", "opened later"),
        None => Text::new("未说明", "not stated"),
    }
    .get(lang)
}

/// A size class by total parameters.
#[must_use]
pub const fn size_class(class: SizeClass, lang: Lang) -> &'static str {
    match class {
        SizeClass::Under10B => Text::new("100 亿以下", "under 10B"),
        SizeClass::From10BTo50B => Text::new("100 亿至 500 亿", "10B to 50B"),
        SizeClass::From50B => Text::new("500 亿及以上", "50B and over"),
        SizeClass::NotStated => Text::new("未说明", "not stated"),
    }
    .get(lang)
}

/// Whether the weights can be downloaded; `None` is not stated.
#[must_use]
pub const fn weights(weights: Option<Weights>, lang: Lang) -> &'static str {
    weights_class(
        match weights {
            Some(Weights::Open) => WeightsClass::Open,
            Some(Weights::Closed) => WeightsClass::Closed,
            None => WeightsClass::NotStated,
        },
        lang,
    )
}

/// Weights as a filter has them.
#[must_use]
pub const fn weights_class(class: WeightsClass, lang: Lang) -> &'static str {
    match class {
        WeightsClass::Open => Text::new("开放", "open"),
        WeightsClass::Closed => Text::new("不开放", "closed"),
        WeightsClass::NotStated => Text::new("未说明", "not stated"),
    }
    .get(lang)
}

/// A key of the slice, as headings and labels name it.
#[must_use]
pub const fn slice_key(key: SliceKey, lang: Lang) -> &'static str {
    match key {
        SliceKey::Board => Text::new("榜单", "Board"),
        SliceKey::Dataset => Text::new("评测集", "Dataset"),
        SliceKey::Edition => Text::new("版次", "Edition"),
        SliceKey::Language => Text::new("语言", "Language"),
        SliceKey::Domain => Text::new("领域", "Domain"),
        SliceKey::Metric => Text::new("指标", "Metric"),
        SliceKey::Protocol => Text::new("协议", "Protocol"),
        SliceKey::Division => Text::new("组别", "Division"),
        SliceKey::Setting => Text::new("设置", "Setting"),
        SliceKey::Size => Text::new("规模", "Size"),
        SliceKey::Weights => Text::new("权重", "Weights"),
        SliceKey::Country => Text::new("机构所在地", "Country of the maker"),
        SliceKey::Org => Text::new("机构", "Organisation"),
        SliceKey::Evaluator => Text::new("评测方", "Evaluator"),
        SliceKey::Book => Text::new("开闭卷", "Book"),
        SliceKey::Fit => Text::new("考试与模型是否对口", "Match of exam and model"),
        SliceKey::Pick => Text::new("取哪个成绩", "Which result stands"),
        SliceKey::AsOf => Text::new("截至", "As of"),
    }
    .get(lang)
}

/// Which of several results of one entrant stands.
#[must_use]
pub const fn pick(pick: Pick, lang: Lang) -> &'static str {
    match pick {
        Pick::Strongest => Text::new("评测方最可信者，其中取最新", "strongest evaluator, the newest of those"),
        Pick::Newest => Text::new("最新者", "the newest"),
        Pick::Lowest => Text::new("成绩最差者", "the worst score"),
    }
    .get(lang)
}

/// Where a standard error comes from.
#[must_use]
pub const fn error_source(source: ErrorSource, lang: Lang) -> &'static str {
    match source {
        ErrorSource::Stated => Text::new("来源给出", "as stated"),
        ErrorSource::Binomial => Text::new("按题数以二项分布算得", "by binomial from items"),
        ErrorSource::Unknown => Text::new("误差未知", "error unknown"),
    }
    .get(lang)
}
