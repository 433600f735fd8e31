//! The fields of claims, and what is wrong with what was typed into them.

use domain::SliceError;
use domain::claim::typed::{Expected, Fault, Field};

use crate::text::{Lang, Text, error as of_error};

/// A field's label.
#[must_use]
pub const fn label(field: Field) -> Text {
    match field {
        Field::Kind => super::KIND,
        Field::Place => Text::new("名次（仅“第 k 名”）", "Place (of “number k” only)"),
        Field::Model => super::MODEL,
        Field::Other => Text::new("另一模型（仅“领先于”）", "Other model (of “ahead of” only)"),
        Field::On => super::DAY,
        Field::Board => Text::new("榜单", "Board"),
        Field::Narrower => Text::new(
            "原话说的模型范围比上面能选的更窄",
            "The words speak of fewer models than these choices let through",
        ),
        Field::Claimant => super::CLAIMANT,
        Field::Organisation => Text::new("宣称者所属机构", "The claimant’s organisation"),
        Field::Words => super::WORDS,
        Field::Source => Text::new("出处网址", "Address of the source"),
        Field::Note => super::NOTE,
    }
}

/// What helps to fill in a field of a claim that is filed; may be empty.
#[must_use]
pub const fn hint(field: Field) -> Text {
    match field {
        Field::Model | Field::Other => Text::new(
            "照原话写；名称、榜单上的写法或地址里的写法均可。原话没说是哪个模型，就写“未说明”。",
            "As the words have it: its name, the name a board prints, or the word in its address. “Not stated” where \
             the words name none.",
        ),
        Field::Board => Text::new("照原话写；没说到就空着。", "As the words have it; blank where they name none."),
        Field::On => Text::new(
            "原话公开的日期，如 2023-11-14；只知道月份就写 2023-11；查不到就写“未说明”。",
            "The day on which the words were published, such as 2023-11-14; 2023-11 where only the month is known; “not \
             stated” where nobody says.",
        ),
        Field::Narrower => Text::new(
            "例如“13B 模型中第一”，而这里最接近的是 100 亿至 500 亿一档。",
            "Such as “first among 13B models”, where the nearest choice is the class 10B to 50B.",
        ),
        Field::Claimant => Text::new(
            "说这话的人或机构，照出处写。",
            "Who said it: a person or an organisation, as the source names them.",
        ),
        Field::Organisation => Text::new(
            "本站收录的机构名；空着则按宣称者的名称查找。它的成员不能审阅这条宣称。",
            "As it is called here; blank, it is looked up by the claimant’s name. Its members cannot review this claim.",
        ),
        Field::Words => Text::new(
            "逐字抄录，至多 200 字；说到名次的那一句就够。",
            "Word for word, at most 200 letters: the sentence that speaks of the place is enough.",
        ),
        Field::Source => {
            Text::new("读者能打开、能看到原话的网页。", "A page that readers can open and that shows the words.")
        }
        Field::Note => Text::new("读者需要知道的其他事；可不填。", "What else a reader should know; may stay blank."),
        Field::Kind | Field::Place => Text::new("", ""),
    }
}

/// What a field should hold, as the end of a sentence.
const fn expected(what: Expected, lang: Lang) -> &'static str {
    let fixed = match what {
        Expected::Kind => Text::new("四种说法之一", "one of the four kinds"),
        Expected::Place => Text::new("从 1 起的名次", "a place from 1"),
        Expected::Day => Text::new(
            "今天或更早的日期（YYYY-MM-DD，或只写到月）",
            "a day YYYY-MM-DD up to today (UTC), or a month YYYY-MM",
        ),
        Expected::Address => {
            Text::new("http:// 或 https:// 开头的网址", "an address that begins with http:// or https://")
        }
        Expected::Letters(_) => Text::new("短句", "short enough"),
        Expected::Text => Text::new("文字", "a text"),
    };
    fixed.get(lang)
}

/// What is wrong, in words.
#[must_use]
pub fn words(fault: &Fault, lang: Lang) -> String {
    match (fault, lang) {
        (Fault::Unknown(field, typed, _), Lang::En) => {
            format!("{}: nothing here is called “{typed}”.", label(*field).en)
        }
        (Fault::Unknown(field, typed, _), Lang::Zh) => format!("{}：没有叫“{typed}”的。", label(*field).zh),
        (Fault::Missing(field), Lang::En) => format!("{}: fill it in.", label(*field).en),
        (Fault::Missing(field), Lang::Zh) => format!("{}：请填写。", label(*field).zh),
        (Fault::Malformed(field, _, Expected::Letters(most)), Lang::En) => {
            format!("{}: at most {most} letters; leave something out.", label(*field).en)
        }
        (Fault::Malformed(field, _, Expected::Letters(most)), Lang::Zh) => {
            format!("{}：至多 {most} 字，请删减。", label(*field).zh)
        }
        (Fault::Malformed(field, typed, what), Lang::En) => {
            format!("{}: “{typed}” is not {}.", label(*field).en, expected(*what, lang))
        }
        (Fault::Malformed(field, typed, what), Lang::Zh) => {
            format!("{}：“{typed}”不是{}。", label(*field).zh, expected(*what, lang))
        }
        (Fault::Slice(fault), _) => of_error::slice_fault(fault, lang),
        (Fault::NoSuchField(name, _), Lang::En) => format!("A claim has no field “{name}”."),
        (Fault::NoSuchField(name, _), Lang::Zh) => format!("宣称没有“{name}”这一项。"),
    }
}

/// Words that may be meant, after what is wrong.
#[must_use]
pub fn meant(near: &[String], lang: Lang) -> String {
    match lang {
        Lang::En => format!(" There is {}.", near.join(", ")),
        Lang::Zh => format!("现有：{}。", near.join("、")),
    }
}

/// What may be meant: values as addresses have them, and their names.
#[must_use]
pub fn near(fault: &Fault, lang: Lang) -> Vec<(String, String)> {
    match fault {
        Fault::Unknown(_, _, near) => near.clone(),
        Fault::Slice(SliceError::Unknown { key, near, .. }) => {
            near.iter().map(|value| (value.clone(), of_error::value_words(*key, value, lang))).collect()
        }
        Fault::Slice(SliceError::UnknownKey { near, .. }) | Fault::NoSuchField(_, near) => {
            near.iter().map(|key| (key.clone(), key.clone())).collect()
        }
        _ => Vec::new(),
    }
}
