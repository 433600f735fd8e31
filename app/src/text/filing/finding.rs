//! Findings: what was compared and what came out.

use domain::filing::finding::{Differs, ErrorFinding, Finding, FindingName, Part, Said, Share};
use domain::{Book, Fit};

use super::{fault, field, silence};
use crate::text::words::{NOT_STATED, book, book_reason, decimal, evaluator, role};
use crate::text::{Lang, Text};

/// Names that a finding mentions: of a model and of an organisation, by address word.
pub trait Names {
    /// The name of a model.
    fn model(&self, slug: &str) -> String;
    /// The name of an organisation.
    fn organisation(&self, slug: &str) -> String;
}

/// What a kind of finding looks at.
#[must_use]
pub const fn name(name: FindingName) -> Text {
    match name {
        FindingName::OutsideRange | FindingName::RangeNotStated => {
            Text::new("分数与取值范围", "Score against its metric’s range")
        }
        FindingName::NoSuchShare | FindingName::ShareNotTested => {
            Text::new("分数与题数（GRIM 检验）", "Score against items (GRIM test)")
        }
        FindingName::AnswersGiveScore | FindingName::NoAnswers => Text::new("逐题作答", "Answers item by item"),
        FindingName::UnlikeBinomial => Text::new("标准误与二项分布", "Standard error against the binomial"),
        FindingName::ErrorOverRuns => Text::new("标准误的来历", "Where the standard error comes from"),
        FindingName::LooksLikeProportion => Text::new("量程", "Scale"),
        FindingName::BeforeModel => Text::new("评测日与模型发布日", "Day evaluated against the model’s release"),
        FindingName::BeforeEdition => Text::new("评测日与版次发布日", "Day evaluated against the edition’s release"),
        FindingName::Book => Text::new("开卷或闭卷", "Open- or closed-book"),
        FindingName::Mismatch => Text::new("模型面向与考试", "What the model is made for"),
        FindingName::SameAs => Text::new("与他人分数相同", "The same score elsewhere"),
        FindingName::Repeats => Text::new("是否重复报送", "Whether it was filed before"),
        FindingName::FarAbove | FindingName::AboveRecord => Text::new("与迄今最好成绩", "Against the best so far"),
        FindingName::MakerFiles | FindingName::SelfFiledByOther => {
            Text::new("报送者与评测方", "Who filed it against who ran it")
        }
        FindingName::DirtyCommit => Text::new("评测工具的状态", "State of the harness"),
        FindingName::NewModel | FindingName::NewEdition => Text::new("随报送提出", "Proposed with the submission"),
        FindingName::OtherModel | FindingName::OtherRole => Text::new("文件所称的模型", "The model as its file has it"),
        FindingName::DiffersFromFile | FindingName::NotInFile => Text::new("与文件对照", "Against its file"),
        FindingName::OfFile => Text::new("读取文件时的提示", "What the file’s reader says"),
        FindingName::Silent => Text::new("未说明的事项", "Facts not stated"),
    }
}

/// A finding in words.
#[must_use]
pub fn words(finding: &Finding, names: &dyn Names, lang: Lang) -> String {
    let plain = |text: Text| text.get(lang).to_owned();
    match finding {
        Finding::OutsideRange(min, max) => {
            let range = fault::range(*min, *max, lang);
            match lang {
                Lang::En => format!("The score lies outside its metric’s range: {range}."),
                Lang::Zh => format!("分数超出该指标的取值范围：{range}。"),
            }
        }
        Finding::RangeNotStated => plain(Text::new(
            "该指标未说明取值范围，没有检验分数是否在其内。",
            "The metric states no range: whether the score lies inside was not looked at.",
        )),
        Finding::NoSuchShare(Share { n_items, nearest: (below, above) }) => match lang {
            Lang::En => format!(
                "No whole number of {n_items} items gives this score as rounded; the nearest are {below} and {above} \
                 (GRIM test)."
            ),
            Lang::Zh => format!(
                "{n_items} 题中答对任何整数题，四舍五入都得不到这个分数；相邻的是 {below} 与 {above}（GRIM 检验）。"
            ),
        },
        Finding::ShareNotTested => plain(Text::new(
            "未说明按题平均，没有检验分数与题数是否相容。",
            "Not said to be averaged over items: score and items were not held against each other.",
        )),
        Finding::AnswersGiveScore(right, of) => match lang {
            Lang::En => format!(
                "Answers item by item were filed: {right} of {of} right, which gives the score. Against a model that \
                 answered the same items it is tested item by item (McNemar’s exact test)."
            ),
            Lang::Zh => format!(
                "附有逐题作答：{of} 题中答对 {right} 题，与分数一致。与答过同一批题目的模型相比时，逐题检验（McNemar 精确检验）。"
            ),
        },
        Finding::NoAnswers => plain(Text::new(
            "没有逐题作答：与其他模型相比时，只能当作相互独立的分数来检验。",
            "No answers item by item: it is tested against other models as a score independent of theirs.",
        )),
        Finding::UnlikeBinomial(ErrorFinding { stated, binomial }) => {
            let (stated, binomial) = (decimal(*stated, 4), decimal(*binomial, 4));
            match lang {
                Lang::En => {
                    format!("The standard error is {stated}; items right or wrong alone would give {binomial}.")
                }
                Lang::Zh => format!("所报标准误为 {stated}；仅按题目对错（二项分布）应为 {binomial}。"),
            }
        }
        Finding::ErrorOverRuns => plain(Text::new(
            "标准误来自多次运行，不反映题目的取样。",
            "The standard error is over repeated runs: it says nothing of the choice of items.",
        )),
        Finding::LooksLikeProportion => plain(Text::new(
            "分数不超过 1，而量程到 100：可能是比例而非百分数。",
            "The score is at most 1 on a scale to 100: it may be a proportion, not a percentage.",
        )),
        Finding::BeforeModel(day) => match lang {
            Lang::En => format!("It was evaluated before the model was released ({day})."),
            Lang::Zh => format!("评测日早于模型发布日（{day}）。"),
        },
        Finding::BeforeEdition(day) => match lang {
            Lang::En => format!("It was evaluated before the edition was released ({day})."),
            Lang::Zh => format!("评测日早于版次发布日（{day}）。"),
        },
        Finding::Book(of, reason) => {
            let reason = book_reason(*reason, lang);
            let of: Book = *of;
            let colon = Text::new("：", ": ").get(lang);
            format!("{}{colon}{reason}", book(of, lang))
        }
        Finding::Mismatch(Fit::OtherLanguage) => {
            plain(Text::new("考试语言不在模型面向的语言之内。", "The exam’s language is none the model is made for."))
        }
        Finding::Mismatch(_) => plain(Text::new(
            "考试领域不在模型面向的领域之内。",
            "The exam’s domain lies outside the one the model is made for.",
        )),
        Finding::SameAs(_, model) => {
            let model = names.model(model.as_str());
            match lang {
                Lang::En => format!("{model} has the very same score on the same split."),
                Lang::Zh => format!("{model} 在同一划分上的分数与此完全相同。"),
            }
        }
        Finding::Repeats(_) => plain(Text::new(
            "这个模型在同一场考试上已有完全相同的分数：可能是重复报送。",
            "The same model has the very same score on the same exam already: it may have been filed twice.",
        )),
        Finding::FarAbove(_, model, by) => {
            let (model, by) = (names.model(model.as_str()), decimal(*by, 1));
            match lang {
                Lang::En => format!("It is {by} standard errors better than the best so far, {model}."),
                Lang::Zh => format!("比迄今最好的 {model} 高出 {by} 个标准误。"),
            }
        }
        Finding::AboveRecord(_, model) => {
            let model = names.model(model.as_str());
            match lang {
                Lang::En => {
                    format!("It is better than the best so far, {model}; by how much in standard errors is unknown.")
                }
                Lang::Zh => format!("优于迄今最好的 {model}；高出多少个标准误无从得知。"),
            }
        }
        Finding::MakerFiles(maker, kind) => {
            let (maker, kind) = (names.organisation(maker.as_str()), evaluator(*kind, lang));
            match lang {
                Lang::En => {
                    format!("The filer belongs to the model’s maker, {maker}; the evaluator is stated as: {kind}.")
                }
                Lang::Zh => format!("报送者属于模型的研制方 {maker}，而评测方类别填为：{kind}。"),
            }
        }
        Finding::SelfFiledByOther => plain(Text::new(
            "填为自测自报，而报送者不属于模型的研制方。",
            "It is stated to be self-reported, and the filer belongs to no maker of the model.",
        )),
        Finding::DirtyCommit => {
            plain(Text::new("评测工具带有未提交的改动。", "The harness ran with changes that no commit holds."))
        }
        Finding::NewModel => plain(Text::new("模型随本报送提出。", "The model is proposed with this submission.")),
        Finding::NewEdition => {
            plain(Text::new("评测集版次随本报送提出。", "The dataset’s edition is proposed with this submission."))
        }
        Finding::OtherModel(Some(named)) => match lang {
            Lang::En => format!("Its file names another model: {named}."),
            Lang::Zh => format!("文件中写的是另一个模型：{named}。"),
        },
        Finding::OtherModel(None) => plain(Text::new("文件没有写明是哪个模型。", "Its file names no model.")),
        Finding::OtherRole(of) => match lang {
            Lang::En => format!("By its file it is {}; it is filed as something else.", role(*of, lang)),
            Lang::Zh => format!("按文件所写，它是{}；报送时填为别的。", role(*of, lang)),
        },
        Finding::DiffersFromFile(Differs { part, file, filed }) => differs(*part, file, filed, lang),
        Finding::NotInFile => plain(Text::new(
            "所附的评测文件中没有这一行：数字为报送者所填。",
            "No attached file of a harness has this row: its figures are the filer’s.",
        )),
        Finding::OfFile(Said { zh, en, .. }) => match lang {
            Lang::En => format!("From its file: {en}."),
            Lang::Zh => format!("文件：{zh}。"),
        },
        Finding::Silent(silences) => {
            silences.iter().map(|of| silence(*of, lang)).collect::<Vec<_>>().join(Text::new("", " ").get(lang))
        }
    }
}

/// What is filed otherwise than the attached file has it.
fn differs(part: Part, file: &str, filed: &str, lang: Lang) -> String {
    let of = match part {
        Part::Fact(of) => field::label(of),
        Part::Figure(of) => field::column(of),
    };
    let said = |text: &str| if text.is_empty() { NOT_STATED.get(lang).to_owned() } else { text.to_owned() };
    let (of, file, filed) = (of.get(lang), said(file), said(filed));
    match lang {
        Lang::En => format!("{of}: {file} in its file, {filed} as filed."),
        Lang::Zh => format!("{of}：文件中为 {file}，报送为 {filed}。"),
    }
}
