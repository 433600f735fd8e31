//! Sentences of the description of the interface.

use super::{Lang, Text};

/// The title.
pub const TITLE: Text = Text::new("接口", "The API");
/// What it is.
pub const LEDE: Text = Text::new(
    "供程序使用的 JSON 接口：任何来源都可以读取，无需密钥；报送与审阅需要令牌。名次从不脱离口径与参排数。本页与 OpenAPI 描述由同一份清单生成。",
    "JSON for programs: reading is open to every origin and takes no key, filing and reviewing take a token. A rank never \
     stands without its slice and the number ranked. This page and the OpenAPI description are made of one list.",
);
/// The machine-readable description.
pub const OPENAPI: Text = Text::new("OpenAPI 3.1 描述", "OpenAPI 3.1 description");
/// Rules of every answer.
pub const RULES: Text = Text::new("通则", "What holds everywhere");
/// The rules.
pub const RULE_LIST: [Text; 5] = [
    Text::new("null 即来源未说明，绝不当作零或均值。", "null is “not stated”, never zero and never the mean."),
    Text::new("日期为 YYYY-MM-DD，时刻为 RFC 3339，均为 UTC。", "Days are YYYY-MM-DD, instants RFC 3339, both UTC."),
    Text::new(
        "错误为 application/problem+json（RFC 9457），写明出错的字段与相近的取值。",
        "Errors are application/problem+json (RFC 9457), with the field and what is near.",
    ),
    Text::new(
        "长列表按 next 续读，其中的标记不会因新数据而失效。",
        "Long lists go on at next; what is filed later does not move a place in them.",
    ),
    Text::new(
        "公开的回答都有 ETag 与 Last-Modified，未变时返回 304；需要令牌的回答不得缓存。",
        "What is open to everybody has an ETag and Last-Modified, with 304 while nothing has changed; what takes a token is kept by nobody.",
    ),
];
/// Contents.
pub const CONTENTS: Text = Text::new("目录", "On this page");
/// Parameters.
pub const PARAMETERS: Text = Text::new("参数", "Parameters");
/// The answer.
pub const ANSWER: Text = Text::new("回答", "The answer");
/// What is sent, before its kind.
pub const SENDS: Text = Text::new("请求体", "The request");
/// An address that answers.
pub const EXAMPLE: Text = Text::new("例", "Example");
/// Column: name.
pub const NAME: Text = Text::new("名称", "Name");
/// Column: what it holds.
pub const SHAPE: Text = Text::new("取值", "Value");
/// Column: meaning.
pub const MEANS: Text = Text::new("含义", "Meaning");
/// A parameter of the path.
pub const IN_PATH: Text = Text::new("在路径中", "in the path");
/// A parameter that is a header.
pub const IN_HEADER: Text = Text::new("请求头", "a header");
/// A parameter that may be repeated.
pub const REPEATED: Text = Text::new("可重复", "may be repeated");

/// A kind of value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value {
    /// A text.
    Text,
    /// A day.
    Day,
    /// An instant.
    Instant,
    /// A count.
    Count,
    /// A number.
    Number,
    /// A truth.
    Truth,
    /// The bytes of a file.
    Bytes,
    /// One of these words.
    Word(Vec<&'static str>),
    /// An object.
    Object,
    /// A list of such.
    List(Box<Self>),
    /// Such, or `null`.
    Maybe(Box<Self>),
    /// Several shapes.
    Any,
}

/// A kind of value in words.
#[must_use]
pub fn value(value: &Value, lang: Lang) -> String {
    let words = match value {
        Value::Text => Text::new("文本", "text"),
        Value::Day => Text::new("日期", "day"),
        Value::Instant => Text::new("时刻", "instant"),
        Value::Count => Text::new("非负整数", "whole number"),
        Value::Number => Text::new("数", "number"),
        Value::Truth => Text::new("true 或 false", "true or false"),
        Value::Bytes => Text::new("文件", "a file"),
        Value::Object => Text::new("对象", "object"),
        Value::Any => Text::new("任意", "any value"),
        Value::Word(words) => return words.join(" | "),
        Value::List(of) => {
            let of = self::value(of, lang);
            return match lang {
                Lang::Zh => format!("列表：{of}"),
                Lang::En => format!("list: {of}"),
            };
        }
        Value::Maybe(of) => {
            let of = self::value(of, lang);
            return match lang {
                Lang::Zh => format!("{of}，或 null"),
                Lang::En => format!("{of}, or null"),
            };
        }
    };
    words.get(lang).to_owned()
}

/// Which token a route takes.
#[must_use]
pub fn takes_token(scope: &str, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("需要权限为 {scope} 的令牌：Authorization: Bearer …"),
        Lang::En => format!("Takes a token of the scope {scope}: Authorization: Bearer …"),
    }
}
