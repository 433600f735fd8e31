//! Sentences about how a page is quoted, wherever one is.

use chrono::NaiveDate;
use domain::Share;

use super::words::number;
use super::{Lang, Text};

/// Heading of the citation.
pub const CITE: Text = Text::new("引用", "Cite");
/// Name of the list of formats of a citation.
pub const FORMATS: Text = Text::new("引用格式", "Formats of the citation");
/// On the button that copies the sentence.
pub const COPY_SENTENCE: Text = Text::new("复制整句", "Copy sentence");
/// On the button that copies the sentence in the other language.
pub const COPY_OTHER: Text = Text::new("复制英文句", "Copy the Chinese sentence");
/// On the button that copies the BibTeX entry.
pub const COPY_BIBTEX: Text = Text::new("复制 BibTeX", "Copy BibTeX");
/// Above the address that stays.
pub const ADDRESS: Text = Text::new("固定地址", "The address that stays");
/// On the button that copies it.
pub const COPY_ADDRESS: Text = Text::new("复制地址", "Copy address");
/// What a button says when the text has been copied.
pub const COPIED: Text = Text::new("已复制", "Copied");
/// Heading of the badge.
pub const BADGE: Text = Text::new("徽标", "Badge");
/// Link to the badge's JSON.
pub const SHIELDS: Text = Text::new("Shields 端点", "Shields endpoint");
/// On the button that copies the Markdown.
pub const COPY_LINE: Text = Text::new("复制此行", "Copy line");
/// Heading of the line that shows a page elsewhere.
pub const EMBED: Text = Text::new("嵌入与转发", "Embed and share");
/// What that line shows.
pub const EMBED_LEDE: Text = Text::new(
    "放在其他网页的框架中，宽度不小于 320 像素；口径与参排数始终可见。",
    "For a frame of another page, from 320 pixels wide; slice and number ranked stay in sight.",
);
/// Name of the list of places to share at.
pub const SHARE: Text = Text::new("转发整句与地址", "Send the sentence and the address on");

/// A place to share at.
#[must_use]
pub const fn share(share: Share) -> Text {
    match share {
        Share::Mail => Text::new("邮件", "Mail"),
        Share::Weibo => Text::new("微博", "Weibo"),
        Share::X => Text::new("X", "X"),
    }
}

/// Heading of the bytes of record.
pub const RECORD: Text = Text::new("存档文件", "File of record");
/// The link to them.
pub const RECORD_FILE: Text = Text::new("下载 JSON", "JSON");
/// Before the command.
pub const RECORD_CHECK: Text = Text::new("核对方法：", "To check it:");

/// The day on which a page was read, at the end of a citation.
#[must_use]
pub fn retrieved(day: NaiveDate, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("，{day} 取自本站。"),
        Lang::En => format!(", retrieved {day}."),
    }
}

/// The error of a score, in text: "±0.83, 95%".
#[must_use]
pub fn error_note(error: Option<&str>, lang: Lang) -> String {
    match (error, lang) {
        (Some(error), Lang::Zh) => format!("±{error}，95%"),
        (Some(error), Lang::En) => format!("±{error}, 95%"),
        (None, Lang::Zh) => "误差未知".to_owned(),
        (None, Lang::En) => "error unknown".to_owned(),
    }
}

/// A figure with what is to be known of it: "71.10% (±0.83, 95%)".
#[must_use]
pub fn with_notes(figure: &str, notes: &[String], lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("{figure}（{}）", notes.join("，")),
        Lang::En => format!("{figure} ({})", notes.join(", ")),
    }
}

/// Before the slice of one of several tables that fit the words of a claim.
#[must_use]
pub fn one_of(tables: usize, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("{} 张榜表之一：", number(tables)),
        Lang::En => format!("one of {} tables: ", number(tables)),
    }
}
