//! What is wrong with a filing, in sentences.

use domain::filing::{At, Expected, Fault, What};

use super::answers;
use super::field::{column, label};
use crate::text::{Lang, Text};

/// A fault as a sentence, with where it is: "Evaluated on: …".
#[must_use]
pub fn whole(fault: &Fault, lang: Lang) -> String {
    let colon = Text::new("：", ": ").get(lang);
    format!("{}{colon}{}", place(&fault.at, lang), words(fault, lang))
}

/// Where a fault is.
#[must_use]
pub fn place(at: &At, lang: Lang) -> String {
    match at {
        At::Field(field) => label(*field).get(lang).to_owned(),
        At::Cell(line, of) => match lang {
            Lang::En => format!("Results, row {line}, {}", column(*of).en.to_lowercase()),
            Lang::Zh => format!("成绩第 {line} 行{}", column(*of).zh),
        },
        At::Results => Text::new("成绩", "Results").get(lang).to_owned(),
        At::Answers => answers::ANSWERS.get(lang).to_owned(),
        At::Files => Text::new("文件", "Files").get(lang).to_owned(),
        At::Member(name) => name.clone(),
    }
}

/// What is wrong, without where.
#[must_use]
pub fn words(fault: &Fault, lang: Lang) -> String {
    let typed = &fault.typed;
    let plain = |text: Text| text.get(lang).to_owned();
    match &fault.what {
        What::Blank => plain(Text::new("请填写，或写“未说明”。", "say it, or write “not stated”.")),
        What::Missing => plain(Text::new("请填写。", "this has to be said.")),
        What::Unreadable(expected) => match lang {
            Lang::En => format!("“{typed}” is not {}.", expectation(*expected).en),
            Lang::Zh => format!("“{typed}”不是{}。", expectation(*expected).zh),
        },
        What::TooLong(most) => match lang {
            Lang::En => format!("at most {most} letters."),
            Lang::Zh => format!("最多 {most} 个字。"),
        },
        What::Unknown(near) => match (lang, near.is_empty()) {
            (Lang::En, true) => format!("nothing here is called “{typed}”; choose another, or propose it."),
            (Lang::En, false) => format!("nothing here is called “{typed}”. Near: {}.", near.join(", ")),
            (Lang::Zh, true) => format!("没有叫“{typed}”的；请另选，或提出新的。"),
            (Lang::Zh, false) => format!("没有叫“{typed}”的。相近的有：{}。", near.join("、")),
        },
        What::ThereAlready(slug) => match lang {
            Lang::En => format!("“{typed}” is there already as {slug}: choose it instead of proposing it."),
            Lang::Zh => format!("“{typed}”已经有了（{slug}）：请直接选用，不必提出。"),
        },
        What::NotBoth => plain(Text::new(
            "不能既选用已有的又提出新的：请留空其中一处。",
            "an existing one is chosen and a new one proposed: leave one of the two empty.",
        )),
        What::Before(field) => match lang {
            Lang::En => format!("“{typed}” lies before: {}.", label(*field).en.to_lowercase()),
            Lang::Zh => format!("“{typed}”早于{}。", label(*field).zh),
        },
        What::OutsideScale(min, max) => match lang {
            Lang::En => format!("“{typed}” is outside the metric’s range, {}.", range(*min, *max, lang)),
            Lang::Zh => format!("“{typed}”超出指标的范围（{}）。", range(*min, *max, lang)),
        },
        What::Twice(first) => match lang {
            Lang::En => format!("row {first} states the same exam."),
            Lang::Zh => format!("与第 {first} 行是同一场考试。"),
        },
        What::TooMany(most) => match lang {
            Lang::En => format!("at most {most} at once."),
            Lang::Zh => format!("一次最多 {most} 项。"),
        },
        What::NoOrigin => plain(Text::new(
            "没有来源地址时，须附上至少一个文件。",
            "without a source address at least one file has to say where it comes from.",
        )),
        What::Refused(reason) => match lang {
            Lang::En => format!("this row of the file cannot be filed: {reason} Leave it out."),
            Lang::Zh => format!("文件中的这一行不能报送：{reason}请勾选不报送。"),
        },
        What::Contradiction(field) => match lang {
            Lang::En => format!("this contradicts: {}.", label(*field).en.to_lowercase()),
            Lang::Zh => format!("与“{}”矛盾。", label(*field).zh),
        },
        What::NotAMember => plain(Text::new("你不是该机构的成员。", "you do not belong to that organisation.")),
        What::Answers(of) => answers::words(typed, of, lang),
        What::NoSuchField(near) => match (lang, near.is_empty()) {
            (Lang::En, true) => "there is no such member.".to_owned(),
            (Lang::En, false) => format!("there is no such member. Near: {}.", near.join(", ")),
            (Lang::Zh, true) => "没有这一项。".to_owned(),
            (Lang::Zh, false) => format!("没有这一项。相近的有：{}。", near.join("、")),
        },
    }
}

const fn expectation(expected: Expected) -> Text {
    match expected {
        Expected::Day => {
            Text::new("今天或更早的有效日期（YYYY-MM-DD）", "a day of the calendar, YYYY-MM-DD, up to today (UTC)")
        }
        Expected::PartialDay => Text::new("日期或月份（YYYY-MM-DD 或 YYYY-MM）", "a day YYYY-MM-DD or a month YYYY-MM"),
        Expected::Number => Text::new("小数，例如 71.10", "a decimal number such as 71.10"),
        Expected::Amount => Text::new("不小于 0 的小数", "a number of 0 or more"),
        Expected::Count => Text::new("从 1 起的整数，不带分隔符", "a whole number from 1, without separators"),
        Expected::Url => {
            Text::new("以 http:// 或 https:// 开头的地址", "an address that begins with http:// or https://")
        }
        Expected::Commit => Text::new("7 至 64 位十六进制的提交号", "a commit of 7 to 64 hex digits"),
        Expected::Language => Text::new("语言标签，例如 zh、en", "a language tag such as zh or en"),
        Expected::Name => Text::new("含有字母 a-z 或数字的名称", "a name with a letter a-z or a digit"),
        Expected::Offered => Text::new("可选的值之一", "one of what is offered"),
        Expected::Scalar => Text::new("文本、数字或 null", "a text, a number or null"),
        Expected::Rows => Text::new("对象的列表", "a list of objects"),
    }
}

/// The ends of a metric's range.
pub(super) fn range(min: Option<f64>, max: Option<f64>, lang: Lang) -> String {
    let end = |end: Option<f64>| end.map_or_else(|| "…".to_owned(), |end| end.to_string());
    match lang {
        Lang::En => format!("{} to {}", end(min), end(max)),
        Lang::Zh => format!("{} 至 {}", end(min), end(max)),
    }
}
