//! Sentences of the public log.

use domain::log::Kind;

use super::{Lang, Text};

/// The page's title.
pub const TITLE: Text = Text::new("公开日志", "Public log");
/// What it is.
pub const LEDE: Text = Text::new(
    "凡在本站发布、更正、撤回的，都依次记入一份只增不改的日志。日志以默克尔树逐条求哈希，由本站签名：谁动过旧记录，谁都查得出来。",
    "Whatever is published, corrected or withdrawn here is entered, in order, in a log that only grows. \
     Its entries are hashed as a Merkle tree and signed: whoever changes the past can be found out by anybody.",
);
/// Where nothing is signed.
pub const UNSIGNED: Text = Text::new(
    "目前没有签名：本站没有密钥，或日志与上次签名不符。",
    "Nothing is signed at present: this server has no key, or the log does not continue what was signed last.",
);
/// Heading of what was signed last.
pub const STATE: Text = Text::new("最新签名", "Signed last");
/// Entries.
pub const SIZE: Text = Text::new("条目数", "Entries");
/// The root.
pub const ROOT: Text = Text::new("根哈希", "Root");
/// The key.
pub const KEY: Text = Text::new("验证公钥", "Verifier key");
/// Before the signed note.
pub const CHECKPOINT: Text = Text::new("已签名的检查点：", "The signed checkpoint:");
/// Heading of how to check.
pub const CHECK: Text = Text::new("如何核验", "How to check it");
/// How to check one record.
pub const CHECK_RECORD: Text = Text::new(
    "核验一条成绩，只需三样：存档文件、证明、公钥。不必信任本站，也不必联网。",
    "One result takes three things: its file of record, its proof, and the key. The server need not be trusted, \
     nor asked.",
);
/// How to check the log.
pub const CHECK_TREE: Text = Text::new(
    "把检查点留存起来。日后用 server log verify --older 与新的检查点对照，便知其间有无删改。",
    "Keep a checkpoint. Later, server log verify --older holds the newer one against it and says whether anything \
     between was changed or removed.",
);
/// Which other tools check it.
pub const CHECK_ELSEWHERE: Text = Text::new(
    "格式均为公开规范：RFC 9162 的树，C2SP 的 tlog-tiles、checkpoint、signed-note 与 tlog-proof；读得懂这些格式的工具都可核验。",
    "The formats are public: the tree of RFC 9162, and C2SP’s tlog-tiles, checkpoint, signed-note and tlog-proof. \
     Any tool that reads them can check this log.",
);
/// Heading of the entries.
pub const ENTRIES: Text = Text::new("最新条目", "Newest entries");
/// What an entry is.
pub const ENTRIES_LEDE: Text = Text::new(
    "每条记下类别、编号与所发布字节的 SHA-256。",
    "Each has a kind, a name, and the SHA-256 of the bytes that were published.",
);
/// Column of places.
pub const INDEX: Text = Text::new("序号", "Index");
/// Column of kinds.
pub const KIND: Text = Text::new("类别", "Kind");
/// Column of names.
pub const NAME: Text = Text::new("编号", "Name");

/// The word for a kind of entry.
#[must_use]
pub const fn kind(kind: Kind) -> Text {
    match kind {
        Kind::Edition => Text::new("数据集版本", "edition"),
        Kind::Fact => Text::new("登记内容", "facts"),
        Kind::Items => Text::new("试题名单", "items"),
        Kind::Ranking => Text::new("固定排名", "fixed ranking"),
        Kind::Record => Text::new("成绩", "record"),
        Kind::Verdict => Text::new("宣称判定", "verdict"),
        Kind::Withdrawal => Text::new("撤回", "withdrawal"),
    }
}

/// Where a record stands, on its page. Entries are counted from 0.
#[must_use]
pub fn place(index: u64, size: u64, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("已记入公开日志：序号 {index}，日志共 {size} 条，根哈希"),
        Lang::En => format!("Entered in the public log: index {index} of a tree of {size} entries, with root"),
    }
}

/// The link to a proof.
pub const PROOF: Text = Text::new("下载证明", "Proof");
/// The link to the page of the log.
pub const ABOUT: Text = Text::new("日志说明", "About the log");
