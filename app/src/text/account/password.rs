//! Why a password is easily guessed, and what helps: the sentences of zxcvbn, in both languages.

use crate::text::{Lang, Text};

/// How a password should be.
pub const HINT: Text = Text::new(
    "不限字符种类，只看好不好猜：几个互不相干的词连在一起就很好。",
    "Any characters will do; what counts is how hard it is to guess. A few unrelated words are good.",
);
/// Before the reasons.
pub const WEAK: Text = Text::new("这个密码太容易猜到。", "This password is too easy to guess.");
/// Longer than is taken.
pub const TOO_LONG: Text = Text::new("密码太长。", "This password is too long.");
/// The new one, typed as the old one.
pub const SAME: Text = Text::new("新密码与现在的一样。", "The new password is the present one.");

/// A key pattern in one row.
pub const STRAIGHT_ROWS: Text = Text::new("键盘上的一排很容易猜。", "Straight rows of keys are easy to guess.");
/// A short key pattern.
pub const SHORT_PATTERNS: Text = Text::new("键盘上的短图案很容易猜。", "Short keyboard patterns are easy to guess.");
/// One letter many times.
pub const REPEATS: Text = Text::new("重复一个字符（如 aaa）很容易猜。", "Repeats like “aaa” are easy to guess.");
/// A few letters many times.
pub const REPEATED_PARTS: Text = Text::new(
    "重复一小段（如 abcabcabc）只比写一遍难猜一点。",
    "Repeats like “abcabcabc” are only slightly harder to guess than “abc”.",
);
/// Among the ten.
pub const TOP_10: Text = Text::new("这是最常见的 10 个密码之一。", "This is a top-10 common password.");
/// Among the hundred.
pub const TOP_100: Text = Text::new("这是最常见的 100 个密码之一。", "This is a top-100 common password.");
/// Common.
pub const COMMON: Text = Text::new("这是很常见的密码。", "This is a very common password.");
/// Nearly common.
pub const NEARLY_COMMON: Text = Text::new("这与常见的密码相近。", "This is similar to a commonly used password.");
/// A sequence.
pub const SEQUENCES: Text =
    Text::new("顺序排列（如 abc、6543）很容易猜。", "Sequences like abc or 6543 are easy to guess.");
/// A recent year.
pub const RECENT_YEARS: Text = Text::new("近年的年份很容易猜。", "Recent years are easy to guess.");
/// One word.
pub const ONE_WORD: Text = Text::new("单独一个词很容易猜。", "A word by itself is easy to guess.");
/// A date.
pub const DATES: Text = Text::new("日期往往很容易猜。", "Dates are often easy to guess.");
/// A name.
pub const NAMES_ALONE: Text =
    Text::new("单独的人名或姓氏很容易猜。", "Names and surnames by themselves are easy to guess.");
/// A common name.
pub const COMMON_NAMES: Text = Text::new("常见的人名和姓氏很容易猜。", "Common names and surnames are easy to guess.");

/// What helps.
pub const USE_WORDS: Text = Text::new("用几个词，避开常说的话。", "Use a few words, avoid common phrases.");
/// What helps.
pub const NO_SYMBOLS_NEEDED: Text =
    Text::new("不需要符号、数字或大写字母。", "No need for symbols, digits, or uppercase letters.");
/// What helps.
pub const ADD_WORDS: Text =
    Text::new("再加一两个词，少见的更好。", "Add another word or two. Uncommon words are better.");
/// What does not help.
pub const CAPITALS: Text = Text::new("首字母大写帮助不大。", "Capitalization doesn’t help very much.");
/// What does not help.
pub const ALL_CAPITALS: Text =
    Text::new("全部大写几乎和全部小写一样好猜。", "All-uppercase is almost as easy to guess as all-lowercase.");
/// What does not help.
pub const REVERSED: Text = Text::new("把词倒过来写并不难猜多少。", "Reversed words aren’t much harder to guess.");
/// What does not help.
pub const SUBSTITUTIONS: Text = Text::new(
    "用“@”代替“a”这类常见替换帮助不大。",
    "Predictable substitutions like “@” instead of “a” don’t help very much.",
);
/// What helps.
pub const LONGER_PATTERN: Text =
    Text::new("键盘图案要更长、拐弯更多。", "Use a longer keyboard pattern with more turns.");
/// What to avoid.
pub const AVOID_REPEATS: Text = Text::new("避免重复的词和字符。", "Avoid repeated words and characters.");
/// What to avoid.
pub const AVOID_SEQUENCES: Text = Text::new("避免顺序排列。", "Avoid sequences.");
/// What to avoid.
pub const AVOID_RECENT_YEARS: Text = Text::new("避免近年的年份。", "Avoid recent years.");
/// What to avoid.
pub const AVOID_OWN_YEARS: Text = Text::new("避免与你有关的年份。", "Avoid years that are associated with you.");
/// What to avoid.
pub const AVOID_OWN_DATES: Text =
    Text::new("避免与你有关的日期和年份。", "Avoid dates and years that are associated with you.");

/// That a password is too easy to guess, with what is known of it.
#[must_use]
pub fn weak(reasons: impl Iterator<Item = Text>, lang: Lang) -> String {
    let gap = if lang == Lang::En { " " } else { "" };
    std::iter::once(WEAK).chain(reasons).map(|text| text.get(lang)).collect::<Vec<_>>().join(gap)
}
