//! Sentences of the page that says what is wrong.

use domain::SliceError;
use domain::compare::{CompareFault, MOST_MODELS, MOST_SLICES};

use super::words::slice_key;
use super::{Lang, Text, words};

/// Title: nothing there.
pub const NOT_FOUND: Text = Text::new("没有这个页面", "There is no such page");
/// Title: a slice that names nothing, or is malformed.
pub const BAD_SLICE: Text = Text::new("这个口径有误", "There is no such slice");
/// Title: a comparison that names nothing, or is malformed.
pub const BAD_COMPARISON: Text = Text::new("这个对比有误", "There is no such comparison");
/// Title: a request that cannot be read.
pub const BAD_REQUEST: Text = Text::new("这个地址读不懂", "This address cannot be read");
/// Title: an address that is longer than anything here.
pub const TOO_LONG: Text = Text::new("地址太长", "This address is too long");
/// Why, and what to do.
pub const TOO_LONG_DETAIL: Text = Text::new(
    "地址或请求头超过了服务器能读的长度（64 KB）。本站没有这么长的地址：请去掉多余的参数再试。",
    "The address or the headers sent with it are longer than the server reads (64 kB). No address here is that \
     long: take away what is not needed and try again.",
);
/// Why a request is none, and what to do.
pub const MALFORMED_DETAIL: Text = Text::new(
    "请求里有不允许出现的字节。地址中的特殊字符要写成百分号编码，例如空格写作 %20。",
    "The request has bytes that may not stand in one. Write special characters of an address in percent \
     encoding: a space is %20.",
);
/// Title: the store does not answer.
pub const UNAVAILABLE: Text = Text::new("暂时取不到数据", "The data cannot be reached just now");
/// Title: a fault of the server.
pub const INTERNAL: Text = Text::new("服务器出错", "The server made a mistake");
/// What to do when the store does not answer.
pub const UNAVAILABLE_DETAIL: Text = Text::new(
    "数据库没有应答。成绩没有丢失，请稍后再试。",
    "The database does not answer. No result is lost; please try again shortly.",
);
/// What to do after a fault.
pub const INTERNAL_DETAIL: Text = Text::new(
    "出错的原因已经记下。报告问题时请附上这个编号：",
    "The cause was written down. If you report it, please give this number:",
);
/// Title: somebody has to sign in.
pub const SIGN_IN: Text = Text::new("请先登录", "Please sign in first");
/// Why.
pub const SIGN_IN_DETAIL: Text = Text::new(
    "只有登录的人能做这件事。你的登录可能已经到期；这一次什么也没有改动。",
    "Only somebody who is signed in can do this. Your session may have ended; nothing was changed.",
);
/// Title: not allowed.
pub const FORBIDDEN: Text = Text::new("这个账户无权这样做", "This account may not do that");
/// Why.
pub const FORBIDDEN_DETAIL: Text = Text::new(
    "这件事要另一种身份，或者令牌没有包含这项权限。什么也没有改动。",
    "It takes another role, or a token that opens this. Nothing was changed.",
);
/// Title: another site.
pub const CROSS_SITE: Text = Text::new("请求来自别的网站", "The request came from another site");
/// Why.
pub const CROSS_SITE_DETAIL: Text = Text::new(
    "只有本站的页面能提交表单。什么也没有改动。",
    "Only a page of this site can send its forms. Nothing was changed.",
);
/// Title: an old form.
pub const STALE: Text = Text::new("这张表单已经失效", "This form is no longer valid");
/// What to do.
pub const STALE_DETAIL: Text = Text::new(
    "打开表单之后，登录状态变过，或者浏览器没有保存 Cookie。什么也没有改动：请返回并刷新页面，再提交一次。",
    "Since it was opened you signed in or out, or the browser keeps no cookies. Nothing was changed: go back, \
     reload the page and send it again.",
);
/// Title: too much.
pub const TOO_LARGE: Text = Text::new("内容太大", "That is too much at once");
/// Why.
pub const TOO_LARGE_DETAIL: Text = Text::new(
    "提交的内容超过了这个地址能接收的大小。什么也没有改动。",
    "More was sent than this address takes. Nothing was changed.",
);
/// Title: too often.
pub const TOO_MANY: Text = Text::new("请求太频繁", "That was too often");

/// When it may be asked again.
#[must_use]
pub fn too_many(seconds: u64, lang: Lang) -> String {
    let minutes = seconds.div_ceil(60);
    match lang {
        Lang::Zh if seconds < 120 => format!("请在 {seconds} 秒之后再试。什么也没有改动。"),
        Lang::Zh => format!("请在 {minutes} 分钟之后再试。什么也没有改动。"),
        Lang::En if seconds == 1 => "Please try again in a second. Nothing was changed.".to_owned(),
        Lang::En if seconds < 120 => format!("Please try again in {seconds} seconds. Nothing was changed."),
        Lang::En => format!("Please try again in {minutes} minutes. Nothing was changed."),
    }
}

/// Before near ones.
pub const NEAR: Text = Text::new("相近的有：", "Near it:");
/// Before what there is.
pub const THERE_IS: Text = Text::new("这里有：", "There is:");
/// Before the ways on.
pub const GO_ON: Text = Text::new("可以从这里继续：", "Ways on:");
/// A way on.
pub const ALL_BOARDS: Text = Text::new("全部榜单", "all boards");
/// A way on.
pub const ALL_MODELS: Text = Text::new("全部模型", "all models");
/// A way on.
pub const BY_NAME: Text = Text::new("按名称查找", "search by name");
/// A way on.
pub const HOME: Text = Text::new("首页", "home page");

/// What was asked for and is not there.
#[must_use]
pub fn nothing_at(asked: &str, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("“{asked}”没有对应的内容。"),
        Lang::En => format!("Nothing here is called “{asked}”."),
    }
}

/// What is wrong with a slice, without the near ones.
#[must_use]
pub fn slice_fault(fault: &SliceError, lang: Lang) -> String {
    match (fault, lang) {
        (SliceError::TooLong, Lang::Zh) => "参数太长，不可能是一个口径。".to_owned(),
        (SliceError::TooLong, Lang::En) => "The query is too long to be a slice.".to_owned(),
        (SliceError::UnknownKey { key, .. }, Lang::Zh) => format!("口径没有“{key}”这一项。"),
        (SliceError::UnknownKey { key, .. }, Lang::En) => format!("No slice has a key “{key}”."),
        (SliceError::Repeated { key }, Lang::Zh) => {
            format!("“{}”（{key}）给了不止一次。", slice_key(*key, lang))
        }
        (SliceError::Repeated { key }, Lang::En) => format!("The key “{key}” is given more than once."),
        (SliceError::Malformed { key, value, expected }, _) => malformed(*key, value, expected, lang),
        (SliceError::Unknown { key, value, .. }, Lang::Zh) => {
            format!("这里没有“{value}”这个{}（{key}）。", slice_key(*key, lang))
        }
        (SliceError::Unknown { key, value, .. }, Lang::En) => {
            format!("There is no {} “{value}” here.", slice_key(*key, lang).to_lowercase())
        }
    }
}

fn malformed(key: domain::SliceKey, value: &str, expected: &str, lang: Lang) -> String {
    let name = slice_key(key, lang);
    match (lang, value.is_empty()) {
        (Lang::Zh, true) => format!("缺少{name}（{key}）：{}。", expected_zh(expected)),
        (Lang::Zh, false) => format!("{name}（{key}）的值“{value}”不对：应为{}。", expected_zh(expected)),
        (Lang::En, true) => format!("{name} ({key}) is missing: it must be {expected}."),
        (Lang::En, false) => format!("{name} ({key}): “{value}” is not {expected}."),
    }
}

/// What was expected, in Chinese; the words of the program where there are none for it.
fn expected_zh(expected: &str) -> String {
    if let Some(list) = expected.strip_prefix("one of ") {
        return format!(" {} 之一", list.replace(", ", "、"));
    }
    match expected {
        "given" => "必须写明".to_owned(),
        "a text" => "文字".to_owned(),
        "given: name a board or a dataset" => "请指定一个榜单或评测集".to_owned(),
        "a day YYYY-MM-DD" => " YYYY-MM-DD 形式的日期".to_owned(),
        "a day up to today (UTC)" => "不晚于今天（UTC）的日期".to_owned(),
        "a slug of a-z, 0-9, '.' and '-'" => "由 a–z、0–9、“.”和“-”组成的短名".to_owned(),
        "a BCP 47 language tag such as zh, en or pt-BR" => " BCP 47 语言标签，如 zh、en、pt-BR".to_owned(),
        other => format!(" {other}"),
    }
}

/// What is wrong with a comparison, without the near ones. Faults of its slices have words of their
/// own: [`slice_fault`].
#[must_use]
pub fn compare_fault(fault: &CompareFault, lang: Lang) -> String {
    match (fault, lang) {
        (CompareFault::UnknownModel { value, .. }, Lang::Zh) => format!("这里没有叫“{value}”的模型。"),
        (CompareFault::UnknownModel { value, .. }, Lang::En) => format!("There is no model “{value}” here."),
        (CompareFault::UnknownKey { key, .. }, Lang::Zh) => format!("对比没有“{key}”这一项。"),
        (CompareFault::UnknownKey { key, .. }, Lang::En) => format!("No comparison has a key “{key}”."),
        (CompareFault::TooManyModels { n }, Lang::Zh) => {
            format!("给了 {n} 个模型；一次最多对比 {MOST_MODELS} 个。")
        }
        (CompareFault::TooManyModels { n }, Lang::En) => {
            format!("{n} models are named; at most {MOST_MODELS} are compared at once.")
        }
        (CompareFault::TooFewModels { n }, Lang::Zh) => format!("给了 {n} 个模型；对比至少要两个。"),
        (CompareFault::TooFewModels { n: 0 }, Lang::En) => "No model is named; a comparison needs two.".to_owned(),
        (CompareFault::TooFewModels { .. }, Lang::En) => "One model is named; a comparison needs two.".to_owned(),
        (CompareFault::TooManySlices { n }, Lang::Zh) => {
            format!("给了 {n} 个口径；一次最多 {MOST_SLICES} 个。")
        }
        (CompareFault::TooManySlices { n }, Lang::En) => {
            format!("{n} slices are named; at most {MOST_SLICES} are compared at once.")
        }
        (CompareFault::OpenSlice { value, open }, _) => {
            let open: Vec<&str> = open.iter().map(|key| slice_key(*key, lang)).collect();
            match lang {
                Lang::Zh => format!("口径“{value}”不是一场考试：还要指明{}。", open.join("、")),
                Lang::En => {
                    format!("The slice “{value}” is not one exam. Also needed: {}.", open.join(", ").to_lowercase())
                }
            }
        }
        (CompareFault::TooLong, Lang::Zh) => "参数太长，不可能是一个对比。".to_owned(),
        (CompareFault::TooLong, Lang::En) => "The query is too long to be a comparison.".to_owned(),
        (CompareFault::Slice { faults }, _) => {
            faults.iter().map(|fault| slice_fault(fault, lang)).collect::<Vec<_>>().join(" ")
        }
    }
}

/// A value that exists, in words where there are any.
#[must_use]
pub fn value_words(key: domain::SliceKey, value: &str, lang: Lang) -> String {
    words::open_value(key, value, "", lang)
}
