//! Sentences of forms.

use super::{Lang, Text};

/// Before what is wrong with a field, and at the start of a title.
pub const ERROR: Text = Text::new("错误：", "Error: ");
/// Beside a field that may be left empty.
pub const OPTIONAL: Text = Text::new("（可不填）", " (optional)");
/// Leads the fields of a form in which nothing is wrong.
pub const REQUIRED: Text = Text::new("这一项必须填写。", "This has to be filled in.");

/// How many things are wrong with a form.
#[must_use]
pub fn to_put_right(count: usize, lang: Lang) -> String {
    match (lang, count) {
        (Lang::Zh, _) => format!("什么也没有改动：有 {count} 处需要改正"),
        (Lang::En, 1) => "Nothing was changed yet: 1 thing to put right".to_owned(),
        (Lang::En, _) => format!("Nothing was changed yet: {count} things to put right"),
    }
}
/// Between the name of a field and what is wrong with it.
pub const COLON: Text = Text::new("：", ": ");
/// The same after a question.
pub const AFTER_QUESTION: Text = Text::new("", " ");
