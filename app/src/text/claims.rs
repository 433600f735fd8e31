//! Sentences of the pages of claims.

mod month;
pub mod typed;
mod verdict;

pub use verdict::{outcome, reason, tally, verdict};

use domain::claim::{ClaimKind, VerdictOfRecord, VerdictWord};

use super::words::{Noun, count, join_zh, number};
use super::{Lang, Text};

/// The pages' name.
pub const CLAIMS: Text = Text::new("宣称", "Claims");
/// What the list is.
pub const LEDE: Text = Text::new(
    "厂商、榜单与媒体公开说过的名次，逐条按当天的成绩核对。判定不超出数据所能说明的。",
    "What vendors, boards and the press said of places in public, each checked against the results as they stood \
     on its day. A verdict says no more than the data do.",
);
/// The link to the form, and its title.
pub const CHECK: Text = Text::new("核对一条宣称", "Check a claim");
/// Files what was checked.
pub const FILE: Text = Text::new("报送这条宣称", "File this claim");
/// Files one that was not typed yet.
pub const FILE_ONE: Text = Text::new("报送一条宣称", "File a claim");
/// What filing is.
pub const FILE_HINT: Text = Text::new(
    "有人公开说过这句话？补上是谁、在哪里说的，就可以报送，收入宣称页。",
    "Somebody has said so in public? Add who and where, and file it for the list of claims.",
);
/// Leads on from names that mean nothing here.
pub const FILE_UNKNOWN: Text = Text::new(
    "本站没有收录的名称，也可以照原话报送：",
    "A claim can be filed with names as they were printed, recorded here or not.",
);
/// What the form that files asks.
pub const FILE_LEDE: Text = Text::new(
    "照原话抄录，注明谁在何时何处说的。判定由本站依据数据算出，不由报送者填写。已填内容均予保留。",
    "Copy the words as they were printed, with who said them, when and where. The verdict is computed from the data, not      filed. Everything you typed is kept.",
);
/// What happens to what is filed.
pub const FILED_THEN: Text = Text::new(
    "由与宣称者及所涉模型均无关系的审阅人审定。通过后列入宣称页，不通过会写明理由；在此之前只有你与审阅人看得到。",
    "A reviewer who belongs neither to the claimant nor to the makers of the models decides it. Accepted, it stands      among the claims; rejected, you are told why. Until then only you and reviewers see it.",
);
/// The part of the form about the source.
pub const WHO_SAID: Text = Text::new("谁说的，在哪里", "Who said it, and where");
/// The part of the form about the place.
pub const WHAT_SAID: Text = Text::new("说的是什么", "What they said");
/// The button that files.
pub const FILE_BUTTON: Text = Text::new("报送待审", "File for review");
/// Leads to the page of a claim that was published.
pub const ITS_PAGE: Text = Text::new("这条宣称的页面", "The page of this claim");
/// Claims that may be the same.
pub const ALIKE: Text = Text::new("已收录：原话或出处相同的", "Recorded already: the same words or the same source");
/// What the form does.
pub const CHECK_LEDE: Text = Text::new(
    "填上原话说到的内容，没说到的留空。凡符合原话的榜表都会列出，连同当天谁居第一。答案有自己的地址，可以引用。",
    "Fill in what the words say and leave the rest open. Every table that fits them is listed with whom it puts first \
     that day. The answer has an address of its own to link to.",
);
/// The filters' button.
pub const SHOW: Text = Text::new("显示", "Show");
/// The form's button.
pub const CHECK_BUTTON: Text = Text::new("核对", "Check");
/// An open choice.
pub const ANY: Text = Text::new("不限", "any");
/// A part of the slice that is left open.
pub const NOT_NAMED: Text = Text::new("原话未说", "not named");
/// The claimant.
pub const CLAIMANT: Text = Text::new("宣称者", "Claimant");
/// What is claimed.
pub const KIND: Text = Text::new("说的是", "What is claimed");
/// The verdict.
pub const VERDICT: Text = Text::new("判定", "Verdict");
/// The day.
pub const DAY: Text = Text::new("日期", "Day");
/// The day in the form, with what is meant by it.
pub const DAY_HINT: Text = Text::new(
    "按这一天（UTC）的成绩核对；留空即今天。",
    "Results are taken as they stood on this day (UTC); today where it is left open.",
);
/// The same of a month.
pub const MONTH: Text = Text::new("月份", "Month");
/// What is meant by a month.
pub const MONTH_HINT: Text = Text::new(
    "只知道月份时，逐日（UTC）核对这个月的每一天。",
    "Where only the month is known, each of its days (UTC) is checked.",
);
/// The model.
pub const MODEL: Text = Text::new("模型", "Model");
/// What a model may be typed as.
pub const MODEL_HINT: Text = Text::new(
    "名称、榜单上的写法或地址里的写法均可。",
    "Its name, the name a board prints, or the word in its address.",
);
/// More of the slice.
pub const MORE: Text = Text::new("原话还说到哪些限定", "What else the words name");
/// Claims without a day.
pub const UNDATED: Text = Text::new("日期不明", "No day stated");
/// No claim passes the filters.
pub const NONE: Text = Text::new("没有这样的宣称。", "There is no such claim.");
/// All claims.
pub const ALL: Text = Text::new("全部宣称", "All claims");
/// Groups of claims to one place.
pub const SHARED: Text = Text::new("同一个第一，几家都说是自己", "The same first place, several claimants");
/// What they are.
pub const SHARED_LEDE: Text = Text::new(
    "同一榜单、同样的说法。日期和没说出口的条件不同，各家说的就可以不是同一张表。",
    "The same board in the same words. With another day, or a part left unsaid, each may speak of another table.",
);
/// The words.
pub const WORDS: Text = Text::new("原话", "The words");
/// The source.
pub const SOURCE: Text = Text::new("出处", "Source");
/// A source without an address.
pub const NO_ADDRESS: Text = Text::new("出处没有网址", "the source has no address");
/// A note.
pub const NOTE: Text = Text::new("备注", "Note");
/// No board in the words.
pub const NO_BOARD: Text = Text::new("未说是哪个榜单", "no board named");
/// No model in the words.
pub const NO_MODEL: Text = Text::new("未说是哪个模型", "no model named");
/// The tables.
pub const TABLES: Text = Text::new("符合原话的榜表", "The tables that fit the words");
/// How open parts are read.
pub const TABLES_LEDE: Text = Text::new(
    "原话没说的部分这样理解：版次取当天最新，领域取总分，指标取能力，评测集取榜单自己的那一个；语言、协议与其余指标各取一遍，\
     全部组别合看一张，榜单自己分列的组别各看一张。不足三个参排者的不算。",
    "What the words leave out is read so: the newest edition of the day, the total over domains, a metric of \
     capability, the board’s own dataset. Languages, protocols and further metrics each give a table of their own, and \
     so do all divisions together and each division the board prints. Tables of fewer than three are left out.",
);
/// Columns of the tables.
pub const TABLE_HEADS: [Text; 4] = [
    Text::new("榜表", "Table"),
    Text::new("本模型", "This model"),
    Text::new("当天第一", "First that day"),
    Text::new("何时不再如此", "So until"),
];
/// Columns of the meetings of two models.
pub const MEETING_HEADS: [Text; 4] = [
    Text::new("口径", "Slice"),
    Text::new("本模型", "This model"),
    Text::new("另一模型", "The other"),
    Text::new("比较", "Comparison"),
];
/// The meetings.
pub const MEETINGS: Text = Text::new("两者都可能出现的口径", "Every slice on which they may meet");
/// How a pair is tested.
pub const MEETINGS_LEDE: Text = Text::new(
    "逐个口径比较：两个独立成绩之差与其标准误之比，双侧 5%。各口径之间不作校正，也不相加成总的先后。",
    "Slice by slice: the difference of two independent scores in units of its standard error, two-sided at 5%. Nothing \
     is corrected over slices, and nothing adds up to an overall order.",
);
/// It still holds.
pub const STILL: Text = Text::new("至今如此", "still so");
/// The ranking of the day.
pub const THAT_DAY: Text = Text::new("当天的排名", "The ranking as of that day");
/// The whole ranking.
pub const WHOLE: Text = Text::new("完整排名", "The whole ranking");
/// Who else could say it.
pub const OTHERS: Text = Text::new("同一句话还有谁能说", "Who else could say the same");
/// What they are.
pub const OTHERS_LEDE: Text = Text::new(
    "同一天、同样的说法，在下列榜表上说的是这些模型。",
    "On the same day the same words are as true of these models, on the tables named.",
);
/// Nobody else.
pub const NO_OTHERS: Text = Text::new("没有别的模型。", "No other model.");
/// Two tables side by side.
pub const TWO: Text = Text::new("差的是哪个词", "The word that makes the difference");
/// What they are.
pub const TWO_LEDE: Text = Text::new(
    "同一榜单、同一天，两张表都符合原话；把它们分开的条件以红框标出。",
    "The same board on the same day; both tables fit the words. What tells them apart is outlined in red.",
);
/// Other claims to the same place.
pub const SAME_PLACE: Text = Text::new("说过同一个第一的", "Others who claimed this first place");
/// A model's claims.
pub const OF_MODEL: Text = Text::new("关于它的宣称", "What was claimed of it");
/// Something is wrong with what was typed.
pub const FAULTS: Text = Text::new("有些内容读不懂", "Some of this cannot be read");
/// Before near names.
pub const NEAR: Text = Text::new("是不是：", "Is one of these meant:");
/// The words speak of fewer models than the class.
pub const NARROWER: Text = Text::new(
    "原话说的模型范围比这里能筛选的更窄：在较宽的范围里是第一，在较窄的里面也是；在较宽的范围里不是，则不作判定。",
    "The words speak of fewer models than any filter here lets through: who is first among more is first among fewer; \
     of who is not, nothing is said.",
);

/// A kind of claim, as lists and forms name it.
#[must_use]
pub const fn kind(kind: ClaimKind, lang: Lang) -> &'static str {
    match kind {
        ClaimKind::First => Text::new("第一", "first"),
        ClaimKind::Number => Text::new("第 k 名", "number k"),
        ClaimKind::AheadOf => Text::new("领先于某模型", "ahead of a model"),
        ClaimKind::FirstAmong => Text::new("同类第一", "first among models of a kind"),
    }
    .get(lang)
}

/// A verdict in one word, as lists and forms name it.
#[must_use]
pub const fn word(word: VerdictWord, lang: Lang) -> &'static str {
    match word {
        VerdictWord::Holds => Text::new("成立", "holds"),
        VerdictWord::HoldsTied => Text::new("成立，并列", "holds, tied"),
        VerdictWord::ListedOnly => Text::new("仅表上如此", "listed so only"),
        VerdictWord::HoldsOnSome => Text::new("部分榜表成立", "holds on some tables"),
        VerdictWord::HeldUntil => Text::new("曾经成立", "held until a later day"),
        VerdictWord::DependsOnDay => Text::new("视日期而定", "depends on the day"),
        VerdictWord::DoesNotHold => Text::new("不成立", "does not hold"),
        VerdictWord::CannotBeChecked => Text::new("无从核对", "cannot be checked"),
    }
    .get(lang)
}

/// The name of the drawing.
pub const TIME_LINE: Text = Text::new("宣称按日期与判定", "Claims by day and verdict");

/// The caption of the drawing: how many claims it shows, and how many have no day.
#[must_use]
pub fn drawn(n: usize, undated: usize, lang: Lang) -> String {
    let (n, of) = (number(n), count(undated, Noun::Claim, lang));
    match (undated, lang) {
        (0, Lang::En) => format!("{}: {n}, each on its day; a number stands for so many close together.", TIME_LINE.en),
        (_, Lang::En) => format!(
            "{}: {n}, each on its day; a number stands for so many close together. {of} without a day are in the list \
             alone.",
            TIME_LINE.en
        ),
        (0, Lang::Zh) => format!("{}：{n} 条，各在其日；标有数字的是日期相近的若干条。", TIME_LINE.zh),
        (_, Lang::Zh) => {
            format!("{}：{n} 条，各在其日；标有数字的是日期相近的若干条。另有 {of}没有日期，只列在下面。", TIME_LINE.zh)
        }
    }
}

/// What a point of the drawing says: day, claim and verdict.
#[must_use]
pub fn point(day: &str, heading: &str, lead: &str, lang: Lang) -> String {
    match lang {
        Lang::En => format!("{day}: {heading}. {lead}."),
        Lang::Zh => format!("{day}：{heading}。{lead}。"),
    }
}

/// What a point of several claims says: between which days, how many, of which models.
#[must_use]
pub fn points(from: &str, until: &str, n: usize, models: &[&str], lang: Lang) -> String {
    let n = count(n, Noun::Claim, lang);
    match (lang, from == until) {
        (Lang::En, true) => format!("{from}: {n}, of {}.", models.join(", ")),
        (Lang::En, false) => format!("{from} to {until}: {n}, of {}.", models.join(", ")),
        (Lang::Zh, true) => format!("{from}：{n}，涉及{}。", models.join("、")),
        (Lang::Zh, false) => format!("{from} 至 {until}：{n}，涉及{}。", models.join("、")),
    }
}

/// What is claimed, in a few words: "number 2 on C-Eval", "ahead of GPT-4", "first on CMMLU among models:
/// under 10B parameters". `filters` are the words of the filters, `on` where it is claimed.
#[must_use]
pub fn said(kind: ClaimKind, place: usize, other: Option<&str>, filters: &[String], on: &str, lang: Lang) -> String {
    let other = other.unwrap_or("?");
    match lang {
        Lang::En => {
            if kind == ClaimKind::FirstAmong && !filters.is_empty() {
                let gap = if on.is_empty() { "" } else { " on " };
                return format!("first{gap}{on} among models: {}", filters.join("; "));
            }
            let what = match kind {
                ClaimKind::First => "first".to_owned(),
                ClaimKind::Number => format!("number {}", number(place)),
                ClaimKind::AheadOf => format!("ahead of {other}"),
                ClaimKind::FirstAmong => "first among models of its kind".to_owned(),
            };
            let filters = if filters.is_empty() { String::new() } else { format!(" ({})", filters.join("; ")) };
            let gap = if on.is_empty() { "" } else { " on " };
            format!("{what}{gap}{on}{filters}")
        }
        Lang::Zh => {
            let what = match kind {
                ClaimKind::First => "第一".to_owned(),
                ClaimKind::Number => format!("宣称名次 {}", number(place)),
                ClaimKind::AheadOf => join_zh(&["领先于", other]),
                ClaimKind::FirstAmong => "同类第一".to_owned(),
            };
            let filters = if filters.is_empty() { String::new() } else { format!("（{}）", filters.join("；")) };
            format!("{}{filters}", join_zh(&[on, &what]))
        }
    }
}

/// From which state of the data a verdict was made.
#[must_use]
pub fn computed(version: i64, today: &str, lang: Lang) -> String {
    match lang {
        Lang::En => format!("Computed from data version {version} on {today}; new data may change it."),
        Lang::Zh => format!("依据数据版本 {version}，于 {today} 算得；数据更新后可能改变。"),
    }
}

/// The end of the sentence to quote.
#[must_use]
pub fn quoted_as(id: &str, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("金榜宣称判定 {id}"),
        Lang::En => format!("Jinbang verdict {id}"),
    }
}

/// In place of the day of a claim that nothing dates.
pub const NO_DAY: Text = Text::new("日期未说明", "day not stated");
/// What the badge of a verdict says.
pub const BADGE_LEDE: Text = Text::new(
    "徽标总带着判定、参排数、口径与日期；数据更新使判定改变时，徽标随之改变。",
    "It always carries the verdict, the number ranked, the slice and the day, and changes where new data change the verdict.",
);
/// The badge for those who cannot see it.
pub const BADGE_ALT: Text = Text::new("此判定的徽标", "The badge of this verdict");

/// Verdicts of record before the present one.
pub const BEFORE: Text = Text::new("此前的判定", "Verdicts before this one");
/// What happens to a verdict of record.
pub const MAY_CHANGE: Text = Text::new(
    "数据更新后判定可能改变，此条记录保留。",
    "New data may lead to another verdict; this one stays on record.",
);
/// An organisation's claims, as their author.
pub const MADE_BY_IT: Text = Text::new("它发出的宣称", "Claims it made");
/// Claims that others made of an organisation's models.
pub const OF_ITS_MODELS: Text = Text::new("别人对其模型的宣称", "Claims by others of its models");

/// Which verdict of record it is: its number, from which state of the data, when.
#[must_use]
pub fn record(record: &VerdictOfRecord, lang: Lang) -> String {
    let VerdictOfRecord { n, data_version, computed_on, confirmed_version, confirmed_on, .. } = record;
    match lang {
        Lang::En => format!(
            "Verdict of record number {n}: computed from data version {data_version} on {computed_on}, last found again \
             from version {confirmed_version} on {confirmed_on}."
        ),
        Lang::Zh => format!(
            "判定记录第 {n} 号：依据数据版本 {data_version}，于 {computed_on} 算得；最近一次依据版本 {confirmed_version}，\
             于 {confirmed_on} 复算相同。"
        ),
    }
}

/// Before the verdict on the same words on a later day.
#[must_use]
pub fn on_first_day(day: &str, lang: Lang) -> String {
    match lang {
        Lang::En => format!("The same words, by the first results recorded here, of {day}: "),
        Lang::Zh => format!("同样的话，按本站最早有的成绩（{day}）核对："),
    }
}

/// Why nothing was filed.
#[must_use]
pub fn not_filed(count: usize, lang: Lang) -> String {
    match (lang, count) {
        (Lang::Zh, _) => format!("尚未报送：有 {count} 处需要改正"),
        (Lang::En, 1) => "Not filed yet: 1 thing to put right".to_owned(),
        (Lang::En, _) => format!("Not filed yet: {count} things to put right"),
    }
}

/// How many claims are shown.
#[must_use]
pub fn shown(n: usize, of: usize, lang: Lang) -> String {
    match lang {
        Lang::En if n == of && n == 1 => "1 claim.".to_owned(),
        Lang::En if n == of => format!("{} claims.", number(n)),
        Lang::En => format!("{} of {} claims.", number(n), number(of)),
        Lang::Zh if n == of => format!("共 {} 条。", number(n)),
        Lang::Zh => format!("{} 条中的 {} 条。", number(of), number(n)),
    }
}
