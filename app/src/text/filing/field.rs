//! Labels and hints of the form's fields.

use domain::filing::{Answer, Averaged, Column, ErrorMethod, Field};
use domain::{Aspect, Direction, Openness, Role, Weights};

use crate::text::words::{aspect as aspect_words, openness as openness_words};
use crate::text::{Lang, Text};

/// A field's label.
#[must_use]
pub const fn label(field: Field) -> Text {
    match field {
        Field::Exam => Text::new("评测集与版次", "Dataset and edition"),
        Field::DatasetName => Text::new("评测集名称", "Dataset"),
        Field::EditionName => Text::new("版次名称", "Edition"),
        Field::EditionReleasedOn => Text::new("版次发布日", "Edition released on"),
        Field::Openness => Text::new("题目是否公开", "Are the questions public?"),
        Field::OpenedOn => Text::new("题目公开之日", "Public since"),
        Field::Protocol => Text::new("协议", "Protocol"),
        Field::MetricName => Text::new("指标名称", "Metric"),
        Field::MetricUnit => Text::new("单位", "Unit"),
        Field::MetricDirection => Text::new("哪边更好", "Which way is better"),
        Field::MetricMin => Text::new("最低可能值", "Lowest possible score"),
        Field::MetricMax => Text::new("最高可能值", "Highest possible score"),
        Field::MetricAspect => Text::new("考察的方面", "Aspect"),
        Field::Model => Text::new("模型", "Model"),
        Field::WeightsRevision => Text::new("权重版本", "Weights revision"),
        Field::Setting => Text::new("设置", "Setting"),
        Field::Role => Text::new("这一行是什么", "What the row is"),
        Field::ModelName => Text::new("名称", "Name"),
        Field::ModelNameZh => Text::new("中文名", "Chinese name"),
        Field::ModelOrganisation => Text::new("研制方", "Made by"),
        Field::ModelWeights => Text::new("权重", "Weights"),
        Field::ModelParams => Text::new("总参数（十亿）", "Parameters, billions"),
        Field::ModelActiveParams => Text::new("激活参数（十亿）", "Active parameters, billions"),
        Field::ModelReleasedOn => Text::new("发布日", "Released on"),
        Field::ModelTrainingCutoff => Text::new("训练截止日", "Training cutoff"),
        Field::ModelBase => Text::new("基座模型", "Derived from"),
        Field::ModelLanguages => Text::new("面向的语言", "Languages it is made for"),
        Field::ModelDomain => Text::new("面向的领域", "Domain it is made for"),
        Field::ModelSource => Text::new("这些事实的出处", "Where these facts are stated"),
        Field::Evaluator => Text::new("由谁评测", "Who ran it"),
        Field::OwnsModel => {
            Text::new("评测方拥有模型，或受其所有者之托？", "Do they own the model, or were they paid by its owner?")
        }
        Field::OwnsDataset => Text::new("评测方拥有评测集？", "Do they own the dataset?"),
        Field::Jointly => Text::new(
            "多方共同评测，且至少一方与模型无关？",
            "Did several run it together, at least one of them unrelated to the model?",
        ),
        Field::EvaluatedOn => Text::new("评测日", "Evaluated on"),
        Field::Harness => Text::new("评测工具", "Harness"),
        Field::HarnessVersion => Text::new("工具版本", "Harness version"),
        Field::HarnessCommit => Text::new("工具提交号", "Harness commit"),
        Field::Hardware => Text::new("硬件", "Hardware"),
        Field::Cost => Text::new("费用", "Cost"),
        Field::SourceUrl => Text::new("来源地址", "Source address"),
        Field::Averaged => Text::new("多科目分数如何平均", "How scores over several subjects are averaged"),
        Field::FiledFor => Text::new("以谁的名义报送", "Filed for"),
        Field::Note => Text::new("备注", "Note"),
    }
}

/// What helps to fill it in; may be empty.
#[must_use]
pub const fn hint(field: Field) -> Text {
    match field {
        Field::Exam => Text::new("版次决定题目。", "The edition fixes the items."),
        Field::Protocol => Text::new("怎样施测，例如 5-shot。", "How the exam was sat, like 5-shot."),
        Field::Model => Text::new("名称或地址里的写法。", "Its name, or the word in its address."),
        Field::WeightsRevision => Text::new("提交号或摘要。", "A commit or a digest."),
        Field::Setting => Text::new(
            "考试未作规定、由参测方选择的，例如推理强度。",
            "What the entrant chose where the exam leaves it open, like reasoning effort.",
        ),
        Field::Evaluator => Text::new("个人、团队或机构。", "A person, a team or an organisation."),
        Field::EvaluatedOn => {
            Text::new("评测结束之日（UTC），例如 2024-11-30。", "Day the run ended, UTC, like 2024-11-30.")
        }
        Field::HarnessCommit => {
            Text::new("十六进制；改动过则加 -dirty。", "Hex digits; with -dirty where it had changes.")
        }
        Field::SourceUrl => {
            Text::new("公众可查看之处。没有地址时须附文件。", "Where the public can read it. Without one, add a file.")
        }
        Field::EditionReleasedOn | Field::OpenedOn => Text::new("例如 2024-11-30。", "Like 2024-11-30."),
        Field::ModelReleasedOn | Field::ModelTrainingCutoff => {
            Text::new("日或月，例如 2024-11。", "A day or a month, like 2024-11.")
        }
        Field::MetricUnit => Text::new("percent、proportion、points……", "percent, proportion, points …"),
        Field::ModelLanguages => {
            Text::new("语言标签，以逗号分隔：zh, en。", "Language tags separated by commas: zh, en.")
        }
        Field::ModelDomain => Text::new("general、finance、law……", "general, finance, law …"),
        Field::Averaged => {
            Text::new("按题平均的分数会与题数核对。", "A share of all items is held against their number.")
        }
        _ => Text::new("", ""),
    }
}

/// A column's head.
#[must_use]
pub const fn column(column: Column) -> Text {
    match column {
        Column::Exam => Text::new("评测集/版次", "Dataset/edition"),
        Column::Protocol => Text::new("协议", "Protocol"),
        Column::Language => Text::new("语言", "Language"),
        Column::Domain => Text::new("领域", "Domain"),
        Column::Metric => Text::new("指标", "Metric"),
        Column::Score => Text::new("分数", "Score"),
        Column::Unit => Text::new("单位", "Unit"),
        Column::Items => Text::new("题数", "Items"),
        Column::StandardError => Text::new("标准误", "Std. error"),
        Column::ErrorMethod => Text::new("估计方法", "Estimated by"),
        Column::Task => Text::new("文件中的任务", "Task in the file"),
        Column::TaskMetric => Text::new("文件中的指标", "Metric in the file"),
        Column::Line => Text::new("行", "Line"),
        Column::Refused | Column::Flagged => Text::new("结论", "Outcome"),
        Column::LeftOut => Text::new("不报送", "Leave out"),
    }
}

/// An answer.
#[must_use]
pub const fn answer(answer: Answer, lang: Lang) -> &'static str {
    match answer {
        Answer::Yes => Text::new("是", "Yes"),
        Answer::No => Text::new("否", "No"),
        Answer::NotStated => Text::new("未说明", "Not stated"),
    }
    .get(lang)
}

/// How an error was estimated.
#[must_use]
pub const fn error_method(method: ErrorMethod, lang: Lang) -> &'static str {
    match method {
        ErrorMethod::Analytic => Text::new("由各题得分的离散程度", "spread of items"),
        ErrorMethod::Binomial => Text::new("二项分布", "binomial"),
        ErrorMethod::Bootstrap => Text::new("自助法", "bootstrap"),
        ErrorMethod::Clustered => Text::new("按题组聚类", "clustered"),
        ErrorMethod::OverRuns => Text::new("多次运行之间", "over runs"),
    }
    .get(lang)
}

/// The values of a field that offers some, as they are sent and as they are named.
#[must_use]
pub fn offered(field: Field, lang: Lang) -> Vec<(String, String)> {
    fn pairs<T: Copy + ToString>(all: &[T], name: impl Fn(T) -> String) -> Vec<(String, String)> {
        all.iter().map(|value| (value.to_string(), name(*value))).collect()
    }
    match field {
        Field::Openness => pairs(Openness::ALL, |value| openness_words(Some(value), lang).to_owned()),
        Field::MetricDirection => pairs(Direction::ALL, |value| {
            match value {
                Direction::Higher => Text::new("越高越好", "higher is better"),
                Direction::Lower => Text::new("越低越好", "lower is better"),
            }
            .get(lang)
            .to_owned()
        }),
        Field::MetricAspect => pairs(Aspect::ALL, |value| aspect_words(value, lang).to_owned()),
        Field::Role => pairs(Role::ALL, |value| {
            match value {
                Role::Model => Text::new("模型", "a model"),
                Role::System => Text::new("系统（带工具或由多个模型组成）", "a system (with tools, or several models)"),
                Role::Human => Text::new("人类基线", "people (a baseline)"),
                Role::Chance => Text::new("随机基线", "chance (a baseline)"),
                Role::Constant => Text::new("恒定回答基线", "a constant answer (a baseline)"),
            }
            .get(lang)
            .to_owned()
        }),
        Field::ModelWeights => pairs(Weights::ALL, |value| {
            match value {
                Weights::Open => Text::new("开放", "open"),
                Weights::Closed => Text::new("不开放", "closed"),
            }
            .get(lang)
            .to_owned()
        }),
        Field::Averaged => pairs(Averaged::ALL, |value| {
            match value {
                Averaged::Items => Text::new("按题：分数是全部题目的正确率", "over items: a share of all items"),
                Averaged::Subjects => Text::new("按科目：各科分数的平均", "over subjects: a mean of their scores"),
            }
            .get(lang)
            .to_owned()
        }),
        _ => Vec::new(),
    }
}
