//! Sentences of the pages on which others' accounts and memberships are decided about.

use crate::text::{Lang, Text};

/// The page of every account.
pub const ACCOUNTS: Text = Text::new("账户管理", "Accounts");
/// What that page is for.
pub const ACCOUNTS_LEDE: Text = Text::new(
    "锁定会结束该账户的登录，令牌也随之失效。自己的身份不能自己改。",
    "Locking an account ends its sessions and closes its tokens. Nobody changes their own role.",
);
/// A section.
pub const WAITING: Text = Text::new("等待答复的加入申请", "Memberships that were asked for");
/// Nothing there.
pub const NONE_WAITING: Text = Text::new("没有等待答复的申请。", "Nobody waits for an answer.");
/// A section.
pub const ALL: Text = Text::new("全部账户", "Every account");
/// A column.
pub const ACCOUNT: Text = Text::new("账户", "Account");
/// A column.
pub const ROLE: Text = Text::new("身份", "Role");
/// A column.
pub const STATE: Text = Text::new("状态", "State");
/// A column.
pub const MADE: Text = Text::new("注册于", "Made");
/// A column.
pub const SAID: Text = Text::new("说明", "Reason given");
/// A button.
pub const SET_ROLE: Text = Text::new("改为此身份", "Set the role");
/// A button.
pub const LOCK: Text = Text::new("锁定", "Lock");
/// A button.
pub const UNLOCK: Text = Text::new("解锁", "Unlock");
/// The reader's own row.
pub const YOU: Text = Text::new("你自己", "you");
/// More of the list.
pub const MORE: Text = Text::new("后面的账户 →", "the next accounts →");
/// A button.
pub const GRANT: Text = Text::new("批准", "Grant");
/// A button.
pub const GRANT_STEWARD: Text = Text::new("批准，并可批准他人", "Grant, and let them grant others");
/// A button.
pub const REFUSE: Text = Text::new("不批准", "Refuse");
/// A button.
pub const MAKE_STEWARD: Text = Text::new("可批准他人", "Let them grant others");
/// A button.
pub const NO_STEWARD: Text = Text::new("不再批准他人", "Let them grant no more");
/// A button.
pub const REMOVE: Text = Text::new("移出", "Remove");
/// What the page of an organisation's members is for.
pub const MEMBERS_LEDE: Text = Text::new(
    "成员代表本机构：他们报送的评测算本机构所做，也不能审阅本机构的模型。只批准你认得的人。",
    "Members stand for the organisation: what they run counts as run by it, and they cannot review its models. \
     Grant only whom you know.",
);
/// Nobody belongs to it.
pub const NO_MEMBERS: Text = Text::new("还没有成员，也没有人申请。", "Nobody belongs to it or has asked to.");
/// Leads to the page of an organisation's members.
pub const DECIDE: Text = Text::new("管理成员", "decide about members");

/// The title of the page of an organisation's members.
#[must_use]
pub fn members_of(name: &str, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("{name}的成员"),
        Lang::En => format!("Members of {name}"),
    }
}
