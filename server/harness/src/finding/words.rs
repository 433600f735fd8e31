//! Findings in words: a code for programs, a sentence in each language for people.

use super::{LeftOut, Message, What, YamlFault};
use crate::format::Format;

impl What {
    /// Its word for programs.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::TooLarge { .. } => "too-large",
            Self::Empty => "empty",
            Self::Utf16 | Self::NotUtf8 => "encoding",
            Self::UnknownFormat => "unknown-format",
            Self::Syntax { .. } | Self::Yaml { .. } => "syntax",
            Self::Truncated => "truncated",
            Self::TooDeep { .. } => "too-deep",
            Self::TooMany { .. } => "too-many",
            Self::DuplicateKey { .. } => "duplicate-key",
            Self::Alias => "alias",
            Self::Archive { .. } => "archive",
            Self::Inflates { .. } => "inflates",
            Self::Required { .. } => "required",
            Self::WrongType { .. } => "wrong-type",
            Self::UnknownVersion { .. } => "unknown-version",
            Self::OldVersion { .. } => "old-version",
            Self::Cell { .. } => "cell",
            Self::Partial { .. } => "partial",
            Self::SomeMissing { .. } => "some-missing",
            Self::Limited { .. } => "limited",
            Self::LimitReached { .. } => "limit-reached",
            Self::DemoCut => "demo-cut",
            Self::GroupAverage => "group-average",
            Self::RunStatus { .. } => "run-status",
            Self::Invalidated => "invalidated",
            Self::Unscored { .. } => "unscored",
            Self::Placeholder { .. } => "placeholder",
            Self::NotANumber { .. } => "not-a-number",
            Self::NotAFigure { .. } => "not-a-figure",
            Self::Missing { .. } => "missing",
            Self::NoDataset => "no-dataset",
            Self::NothingToFile => "nothing-to-file",
            Self::OutsideRange => "outside-range",
            Self::PlusMinus { .. } => "plus-minus",
            Self::Half { .. } => "half",
            Self::Companion => "companion",
            Self::DirtyCommit { .. } => "dirty-commit",
            Self::TrialDeviation => "trial-deviation",
            Self::Judged { .. } => "judged",
            Self::ModelNotStated => "model-not-stated",
            Self::Organiser { .. } => "organiser",
            Self::LeftOut { .. } => "left-out",
            Self::ConstantAnswer => "constant-answer",
            Self::SameExam { .. } => "same-exam",
        }
    }

    /// It in words.
    #[must_use]
    pub fn message(&self) -> Message {
        let (zh, en) = match self {
            Self::TooLarge { most } => (
                format!("文件太大：最多读取 {} MB", most >> 20),
                format!("the file is too large: at most {} MB are read", most >> 20),
            ),
            Self::Empty => pair("文件是空的", "the file is empty"),
            Self::Utf16 => pair(
                "文件不是 UTF-8 编码，而是 UTF-16 或 UTF-32；请另存为 UTF-8",
                "the file is UTF-16 or UTF-32; save it as UTF-8",
            ),
            Self::NotUtf8 => {
                pair("这里不是 UTF-8 编码；请把文件另存为 UTF-8", "these bytes are not UTF-8; save the file as UTF-8")
            }
            Self::UnknownFormat => {
                let known = Format::ALL.map(Format::name);
                (
                    format!("不认识这种格式。能读取的格式：{}", known.join("、")),
                    format!("the format is unknown; those that are read: {}", known.join(", ")),
                )
            }
            Self::Syntax { expected } => (
                format!("语法有误：此处应为{}", in_chinese(expected)),
                format!("the syntax is broken: expected {expected}"),
            ),
            Self::Yaml { of, said } => {
                let (zh, en) = yaml(*of);
                (
                    format!("YAML 语法有误：{zh}（解析器原话：“{said}”）"),
                    format!("the YAML is broken: {en} (the parser says: “{said}”)"),
                )
            }
            Self::Truncated => {
                pair("文件在中途结束，可能没有写完整", "the file ends in the middle: it may have been cut off")
            }
            Self::TooDeep { most } => (
                format!("嵌套太深：最多 {most} 层"),
                format!("values are nested too deeply: at most {most} levels are read"),
            ),
            Self::TooMany { most } => {
                (format!("内容太多：最多读取 {most} 项"), format!("there are too many values: at most {most} are read"))
            }
            Self::DuplicateKey { key } => (
                format!("键 {key:?} 在同一对象中出现了两次"),
                format!("the key {key:?} stands twice in the same object"),
            ),
            Self::Alias => pair(
                "不读取 YAML 的引用（*名称）；请写出完整内容",
                "YAML aliases (*name) are not read; write the value out",
            ),
            Self::Archive { cause } => {
                (format!("打不开压缩包（解压程序原话：“{cause}”）"), format!("the archive cannot be opened: {cause}"))
            }
            Self::Inflates { most } => (
                format!("压缩包中的文件解开后太大：最多读取 {} MB", most >> 20),
                format!("an entry of the archive inflates to more than the {} MB that are read", most >> 20),
            ),
            Self::Required { key } => (format!("缺少 {key}"), format!("{key} is missing")),
            Self::WrongType { expected } => {
                (format!("类型不对：此处应为{}", in_chinese(expected)), format!("the value is not {expected}"))
            }
            Self::UnknownVersion { version } => (
                format!("不认识格式版本 {version}，无法保证读得正确"),
                format!("version {version} of the format is unknown, so it cannot be read with certainty"),
            ),
            Self::OldVersion { version } => (
                format!("格式版本 {version} 较旧：按当前版本读取，未写明的内容仍为空"),
                format!(
                    "version {version} of the format is old: it is read as the present one, and what it lacks stays not stated"
                ),
            ),
            Self::Cell { value, expected } => {
                (format!("{value:?} 有误：应为{}", in_chinese(expected)), format!("{value:?} is not {expected}"))
            }
            Self::Partial { sat: Some(sat), of: Some(of) } => (
                format!("没有考完整套题：{of} 题中只考了 {sat} 题"),
                format!("a partial exam: {sat} of {of} items were sat"),
            ),
            Self::Partial { .. } => pair("没有考完整套题", "a partial exam: not every item was sat"),
            Self::SomeMissing { sat, of } => (
                format!("{of} 题中有 {sat} 题有结果：成绩按 {sat} 题计"),
                format!("{sat} of {of} items have a result: the score is over {sat}"),
            ),
            Self::Limited { limit } => (
                format!("设了题数上限 {limit}，又没有写明整套题有多少题：视为没有考完整"),
                format!("the run was limited to {limit} and the exam's items are not stated: taken for a partial exam"),
            ),
            Self::LimitReached { limit } => (
                format!("考的题数正好到了上限 {limit}：整套题可能更多，不与考完整的成绩同列"),
                format!(
                    "as many items were sat as the limit of {limit} allows: the exam may have more, and the score never stands beside full ones"
                ),
            ),
            Self::DemoCut => {
                pair("demo_ 数据集是考试的节选，不是完整的考试", "demo_ datasets are cuts of the exams, not the exams")
            }
            Self::GroupAverage => {
                pair("这是若干考试的平均，不是一场考试：不收录", "an average over exams is no exam: it is left out")
            }
            Self::RunStatus { status } => {
                (format!("运行没有正常结束（状态：{status}）"), format!("the run did not end well (status: {status})"))
            }
            Self::Invalidated => pair("这次运行已被宣布作废", "the run was declared invalid"),
            Self::Unscored { n } => (format!("有 {n} 题没有评分"), format!("{n} samples were not scored")),
            Self::Companion => pair(
                "这个文件不含成绩，与 run_spec.json 和 stats.json 配套",
                "the file holds no score; it goes with run_spec.json and stats.json",
            ),
            Self::Half { other } => (
                format!("缺少与它配套的 {other}：请一并放入"),
                format!("{other}, which belongs to it, is missing: give both"),
            ),
            Self::DirtyCommit { commit } => (
                format!("评测工具运行时带有未提交的改动（{commit}）"),
                format!("the harness ran with uncommitted changes ({commit})"),
            ),
            Self::TrialDeviation => pair(
                "文件中的偏差是多次试验之间的偏差，不是标准误：不采用",
                "the deviation in the file is one over trials, not a standard error: none is kept",
            ),
            Self::Judged { by } => (format!("由模型评判：{by}"), format!("judged by a model: {by}")),
            Self::ModelNotStated => {
                pair("文件没有写明是哪个模型：请在提交时填写", "the file does not name the model: say it when filing")
            }
            Self::Organiser { evaluator } => (
                format!("评测方 {evaluator} 也是数据集的所有者：属于主办方"),
                format!("the evaluator {evaluator} owns the dataset: it is the organiser"),
            ),
            Self::Placeholder { value } => (
                format!("{value} 是模板里的占位符，不是实际的值"),
                format!("{value} is a placeholder of a template, not a value"),
            ),
            Self::NotANumber { value } => {
                (format!("成绩是 {value}，不是数"), format!("the score is {value}, which is no number"))
            }
            Self::NotAFigure { value } => (
                format!("{value:?} 不是不超过 40 个字符的数"),
                format!("{value:?} is not a number of at most 40 characters"),
            ),
            Self::Missing { value } => {
                (format!("{value:?} 表示没有成绩：留空"), format!("{value:?} says that there is no score: left out"))
            }
            Self::NoDataset => pair("成绩没有写明数据集", "the result does not say of which dataset it is"),
            Self::NothingToFile => pair("文件中没有可以提交的成绩", "there is no score in it that could be filed"),
            Self::OutsideRange => {
                pair("成绩超出了文件自己写明的范围", "the score is outside the range that the file itself states")
            }
            Self::PlusMinus { value } => (
                format!("{value:?} 中 ± 的含义没有规定：只取成绩，不取误差"),
                format!("what ± means in {value:?} is not fixed: the score is kept, the rest is not"),
            ),
            Self::LeftOut { n, which: LeftOut::Perturbed } => {
                (format!("未列出扰动题上的 {n} 项成绩"), format!("{n} scores on perturbed items are left out"))
            }
            Self::LeftOut { n, which: LeftOut::OtherSplits } => {
                (format!("未列出其他划分上的 {n} 项成绩"), format!("{n} scores on other splits are left out"))
            }
            Self::ConstantAnswer => pair(
                "对每道题都给同一个答案：作为基线列出，不参与排名",
                "the same answer to every item: listed as a baseline, never ranked",
            ),
            Self::SameExam { task } => (
                format!("按对应关系，它与 {task} 是同一场考试：请分别指定"),
                format!("by its mapping it is the same exam as {task}: say which exam each one is"),
            ),
        };
        Message { zh, en }
    }
}

/// How YAML is broken, in Chinese and English.
const fn yaml(of: YamlFault) -> (&'static str, &'static str) {
    match of {
        YamlFault::Open => ("有内容没有结束，文件可能没有写完整", "something is not ended; it may have been cut off"),
        YamlFault::Brackets => {
            ("方括号、花括号或其中的逗号不对", "a bracket, a brace or a comma between them is wrong")
        }
        YamlFault::Tab => ("此处不能用制表符，请改用空格", "a tab stands where only spaces may"),
        YamlFault::Indentation => ("缩进不对", "the indentation is wrong"),
        YamlFault::Key => ("键或其后的冒号不对", "a key or the colon after it is wrong"),
        YamlFault::Quotes => {
            ("引号没有配对，或引号之后有多余的内容", "quotes are not closed, or something follows them")
        }
        YamlFault::Escape => ("引号中的转义写法不对", "an escape in quotes is none that YAML has"),
        YamlFault::Other => ("不是 YAML 允许的写法", "this is nothing that YAML allows"),
    }
}

fn pair(zh: &str, en: &str) -> (String, String) {
    (zh.to_owned(), en.to_owned())
}

/// What was expected, in English and Chinese.
const EXPECTED: [(&str, &str); 29] = [
    ("a comma or }", "逗号或 }"),
    ("a comma or ]", "逗号或 ]"),
    ("a key in quotes", "带引号的键"),
    ("a key in quotes or }", "带引号的键或 }"),
    ("a colon after the key", "键后面的冒号"),
    ("a value", "一个值"),
    ("the end of the file", "文件结尾"),
    ("an escape, not a control character, in a text", "转义写法，文本中不能有控制字符"),
    ("an escape that JSON has", "JSON 有的转义写法"),
    ("four hexadecimal digits after \\u", "\\u 后面的四位十六进制数"),
    ("a plain key", "普通的键"),
    ("as many cells as the header has", "与表头同样多的单元格"),
    ("an object {…}", "对象 {…}"),
    ("an array […]", "数组 […]"),
    ("a list", "列表"),
    ("a text in quotes", "带引号的文本"),
    ("a text or a number", "文本或数"),
    ("true or false", "true 或 false"),
    ("a number", "数"),
    ("a number or \"N/A\"", "数或 \"N/A\""),
    ("a number of 0 or more", "不小于 0 的数"),
    ("a number or a range [a, b]", "数或区间 [a, b]"),
    ("a whole number of 0 or more", "不小于 0 的整数"),
    ("a whole number of items", "题数，整数"),
    ("a whole number of items from 1", "题数，不小于 1 的整数"),
    ("a day YYYY-MM-DD", "日期 YYYY-MM-DD"),
    ("stated: this column has to be filled", "已填写的内容：这一列必填"),
    ("first_party, third_party, collaborative or other", "first_party、third_party、collaborative 或 other"),
    ("one of joint, organiser, third-party, self, unknown", "joint、organiser、third-party、self、unknown 之一"),
];

/// What was expected, in Chinese; with a space before it where it begins with a Latin letter.
fn in_chinese(expected: &str) -> String {
    let known = EXPECTED.iter().find(|(en, _)| *en == expected).map_or(expected, |(_, zh)| zh);
    let is_latin = known.starts_with(|c: char| c.is_ascii());
    if is_latin { format!(" {known}") } else { known.to_owned() }
}
