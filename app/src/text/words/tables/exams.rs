//! Names of languages, protocols, editions, divisions, settings and countries.

use super::super::names::Names;
use crate::text::Text;

/// Languages of questions.
pub(in crate::text::words) const LANGUAGES: &Names = &[
    ("ar", Text::new("阿拉伯文", "Arabic")),
    ("bn", Text::new("孟加拉文", "Bengali")),
    ("de", Text::new("德文", "German")),
    ("en", Text::new("英文", "English")),
    ("es", Text::new("西班牙文", "Spanish")),
    ("fr", Text::new("法文", "French")),
    ("hi", Text::new("印地文", "Hindi")),
    ("id", Text::new("印度尼西亚文", "Indonesian")),
    ("it", Text::new("意大利文", "Italian")),
    ("ja", Text::new("日文", "Japanese")),
    ("ko", Text::new("韩文", "Korean")),
    ("mul", Text::new("多种语言", "several languages")),
    ("pt-BR", Text::new("葡萄牙文（巴西）", "Portuguese (Brazil)")),
    ("ru", Text::new("俄文", "Russian")),
    ("sw", Text::new("斯瓦希里文", "Swahili")),
    ("yo", Text::new("约鲁巴文", "Yoruba")),
    ("zh", Text::new("中文", "Chinese")),
    ("zh-Hans", Text::new("简体中文", "Chinese (simplified)")),
    ("zxx", Text::new("无语言", "no language")),
];

/// How an exam was sat.
pub(in crate::text::words) const PROTOCOLS: &Names = &[
    ("0-shot", Text::new("零样本", "zero-shot")),
    ("0-shot-cot", Text::new("零样本思维链", "zero-shot, chain of thought")),
    ("1-shot", Text::new("单样本", "one-shot")),
    ("3-shot", Text::new("三样本", "three-shot")),
    ("4-shot", Text::new("四样本", "four-shot")),
    ("5-shot", Text::new("五样本", "five-shot")),
    ("8-shot", Text::new("八样本", "eight-shot")),
    ("any-system", Text::new("任意系统", "any system")),
    ("autoattack-linf", Text::new("AutoAttack（Linf）", "AutoAttack, Linf")),
    ("best-of-answer-only-and-cot", Text::new("直接作答与思维链取高", "best of answer-only and chain of thought")),
    ("common-corruptions", Text::new("常见图像损坏", "common corruptions")),
    (
        "gpt-4-judge-against-text-davinci-003",
        Text::new("GPT-4 裁判，对手 text_davinci_003", "GPT-4 judge, against text_davinci_003"),
    ),
    ("mini-swe-agent-bash-only", Text::new("mini-SWE-agent，仅 bash", "mini-SWE-agent, bash only")),
    ("no-attack", Text::new("无攻击", "no attack")),
    ("one-try", Text::new("一次机会", "one try")),
    (
        "the-paper-s-own-attack-common-corruptions",
        Text::new("论文自设攻击，常见图像损坏", "the paper’s own attack, common corruptions"),
    ),
    ("the-paper-s-own-attack-linf", Text::new("论文自设攻击（Linf）", "the paper’s own attack, Linf")),
    ("two-tries", Text::new("两次机会", "two tries")),
    (
        "weighted-gpt-4-turbo-judge-against-gpt4-turbo",
        Text::new("加权 GPT-4 Turbo 裁判，对手 gpt4_turbo", "weighted GPT-4 Turbo judge, against gpt4_turbo"),
    ),
];

/// Editions whose name says what it holds rather than which it is.
pub(in crate::text::words) const EDITIONS: &Names = &[
    ("133-python-exercises", Text::new("133 道 Python 练习", "133 Python exercises")),
    ("225-exercises", Text::new("225 道练习", "225 exercises")),
    ("89-python-refactorings", Text::new("89 道 Python 重构", "89 Python refactorings")),
    ("none", Text::new("版次“None”", "edition “None”")),
];

/// Boards’ own partitions.
pub(in crate::text::words) const DIVISIONS: &Names = &[
    ("limited", Text::new("未开放测试", "not open to public test")),
    ("open-to-test", Text::new("已开放测试", "open to public test")),
    ("ranked", Text::new("榜单参排", "ranked by the board")),
    ("reference", Text::new("榜单仅列参考", "listed for reference")),
];

/// Boards’ own partitions as a term of a slice.
pub(in crate::text::words) const DIVISION_PHRASES: &Names = &[
    ("limited", Text::new("未开放测试的模型", "models not open to public test")),
    ("not-stated", Text::new("组别未说明的模型", "models of no stated division")),
    ("open-to-test", Text::new("已开放测试的模型", "models open to public test")),
    ("ranked", Text::new("榜单参排的模型", "models ranked by the board")),
    ("reference", Text::new("榜单仅列参考的模型", "models listed for reference")),
];

/// What entrants chose.
pub(in crate::text::words) const SETTINGS: &Names = &[
    ("edit-format-architect", Text::new("编辑格式 architect", "edit format architect")),
    ("edit-format-diff", Text::new("编辑格式 diff", "edit format diff")),
    ("edit-format-diff-fenced", Text::new("编辑格式 diff-fenced", "edit format diff-fenced")),
    ("edit-format-udiff", Text::new("编辑格式 udiff", "edit format udiff")),
    ("edit-format-whole", Text::new("编辑格式 whole", "edit format whole")),
];

/// Countries by ISO 3166-1 alpha-2.
pub(in crate::text::words) const COUNTRIES: &Names = &[
    ("ae", Text::new("阿联酋", "the United Arab Emirates")),
    ("at", Text::new("奥地利", "Austria")),
    ("au", Text::new("澳大利亚", "Australia")),
    ("be", Text::new("比利时", "Belgium")),
    ("br", Text::new("巴西", "Brazil")),
    ("ca", Text::new("加拿大", "Canada")),
    ("ch", Text::new("瑞士", "Switzerland")),
    ("cn", Text::new("中国", "China")),
    ("cz", Text::new("捷克", "Czechia")),
    ("de", Text::new("德国", "Germany")),
    ("dk", Text::new("丹麦", "Denmark")),
    ("es", Text::new("西班牙", "Spain")),
    ("fi", Text::new("芬兰", "Finland")),
    ("fr", Text::new("法国", "France")),
    ("gb", Text::new("英国", "the United Kingdom")),
    ("hk", Text::new("中国香港", "Hong Kong, China")),
    ("il", Text::new("以色列", "Israel")),
    ("in", Text::new("印度", "India")),
    ("it", Text::new("意大利", "Italy")),
    ("jp", Text::new("日本", "Japan")),
    ("kr", Text::new("韩国", "South Korea")),
    ("nl", Text::new("荷兰", "the Netherlands")),
    ("no", Text::new("挪威", "Norway")),
    ("pl", Text::new("波兰", "Poland")),
    ("ru", Text::new("俄罗斯", "Russia")),
    ("se", Text::new("瑞典", "Sweden")),
    ("sg", Text::new("新加坡", "Singapore")),
    ("tw", Text::new("中国台湾", "Taiwan, China")),
    ("us", Text::new("美国", "the United States")),
    ("vn", Text::new("越南", "Vietnam")),
];
