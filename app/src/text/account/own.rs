//! Sentences of the page of one's own account.

use domain::AccountAct;

use crate::text::{Lang, Text};

/// The page's title.
pub const TITLE: Text = Text::new("我的账户", "My account");
/// A section.
pub const PASSWORD: Text = Text::new("修改密码", "Change the password");
/// What changing it does.
pub const PASSWORD_LEDE: Text = Text::new(
    "修改之后，其他浏览器上的登录全部结束；令牌不受影响。",
    "This ends your sessions in every other browser; tokens stay.",
);
/// A field.
pub const PRESENT: Text = Text::new("现在的密码", "Present password");
/// A field.
pub const NEW: Text = Text::new("新密码", "New password");
/// A button.
pub const CHANGE: Text = Text::new("修改密码", "Change the password");
/// What was typed is not the password.
pub const NOT_PRESENT: Text = Text::new("这不是现在的密码。", "This is not the present password.");
/// A section.
pub const EMAIL: Text = Text::new("电子邮箱", "E-mail address");
/// A button.
pub const SAVE: Text = Text::new("保存邮箱", "Save the address");
/// A section.
pub const SESSIONS: Text = Text::new("登录中的浏览器", "Where you are signed in");
/// What sessions are.
pub const SESSIONS_LEDE: Text = Text::new(
    "14 天不用就会结束，最长 90 天。不认识的请马上结束，并修改密码。",
    "A session ends after 14 days without use, and after 90 days at most. End one that you do not know, and \
     change the password.",
);
/// A column.
pub const BROWSER: Text = Text::new("浏览器", "Browser");
/// A column.
pub const SINCE: Text = Text::new("登录于", "Since");
/// A column.
pub const SINCE_DAY: Text = Text::new("自", "Since");
/// A column.
pub const USED: Text = Text::new("最近使用", "Last used");
/// The session of the page itself.
pub const THIS: Text = Text::new("当前", "this one");
/// A browser that says nothing of itself.
pub const NO_AGENT: Text = Text::new("未说明的浏览器", "a browser that says nothing of itself");
/// A button.
pub const END: Text = Text::new("结束", "End it");
/// A section.
pub const TOKENS: Text = Text::new("API 令牌", "API tokens");
/// What tokens are.
pub const TOKENS_LEDE: Text = Text::new(
    "程序凭令牌代你报送或审阅。令牌只显示一次；本站只留它的摘要。",
    "A program files or reviews for you with a token. It is shown once; this site keeps only its digest.",
);
/// No token.
pub const NO_TOKENS: Text = Text::new("还没有令牌。", "There is no token yet.");
/// A column and a field.
pub const TOKEN_NAME: Text = Text::new("令牌名称", "Name of the token");
/// What to call it.
pub const TOKEN_NAME_HINT: Text = Text::new(
    "写明由谁使用，例如“夜间评测脚本”。最多 60 个字。",
    "Who uses it, such as “nightly evaluation”. At most 60 characters.",
);
/// A column and a group of fields.
pub const SCOPES: Text = Text::new("权限", "What it opens");
/// What filing means.
pub const FILE_HINT: Text = Text::new("报送成绩，查看自己报送的进展", "files results and follows what you filed");
/// What reviewing means.
pub const REVIEW_HINT: Text =
    Text::new("参与审阅；只对审阅人的账户有用", "reviews; of use to the accounts of reviewers alone");
/// A column.
pub const MADE: Text = Text::new("建立于", "Made");
/// A token nobody has used.
pub const NEVER: Text = Text::new("从未使用", "never");
/// A button.
pub const REVOKE: Text = Text::new("吊销", "Revoke");
/// A button.
pub const MAKE: Text = Text::new("建立令牌", "Make a token");
/// Heading of what is shown once.
pub const MADE_NOW: Text = Text::new("新令牌，只显示这一次", "The new token, shown this once");
/// What to do with it.
pub const COPY_NOW: Text = Text::new(
    "请现在复制并妥善保存。离开此页之后无法再看到，只能吊销重建。",
    "Copy it now and keep it safe. Once you leave this page nobody can show it again; it can only be revoked.",
);
/// A name is needed.
pub const TOKEN_NAME_MISSING: Text =
    Text::new("请给令牌起个名称，最多 60 个字。", "Give the token a name of at most 60 characters.");
/// A scope is needed.
pub const SCOPE_MISSING: Text = Text::new("请至少选一项权限。", "Choose at least one thing that it opens.");
/// A name used before.
pub const TOKEN_TAKEN: Text = Text::new("你已有一个同名的令牌。", "You have a token of this name already.");
/// Too many tokens.
pub const TOKENS_FULL: Text =
    Text::new("令牌太多，请先吊销不用的。", "You have too many tokens; revoke one that is not used.");
/// A section.
pub const MEMBERSHIPS: Text = Text::new("所属机构", "Organisations you belong to");
/// What memberships are for.
pub const MEMBERSHIPS_LEDE: Text = Text::new(
    "所属机构与评测方的关系一并公布，成员不能审阅本机构的模型。",
    "What you file is held against it: it tells who ran an evaluation, and a member cannot review models of the \
     organisation.",
);
/// No membership.
pub const NO_MEMBERSHIPS: Text = Text::new("不属于任何机构。", "You belong to no organisation.");
/// A column and a field.
pub const ORGANISATION: Text = Text::new("机构", "Organisation");
/// A column.
pub const STANDING: Text = Text::new("状态", "State");
/// A field.
pub const REASON: Text = Text::new("说明", "Your reason");
/// What to say.
pub const REASON_HINT: Text = Text::new(
    "让有权批准的人认得出你：职务、公开主页或同事。",
    "What lets those who decide know you: your post, a public page, a colleague.",
);
/// A button.
pub const ASK: Text = Text::new("申请加入", "Ask to belong to it");
/// A button.
pub const LEAVE: Text = Text::new("退出", "Leave");
/// A button.
pub const TAKE_BACK: Text = Text::new("撤回申请", "Take back");
/// None chosen.
pub const NO_ORGANISATION: Text = Text::new("请选一个机构。", "Choose an organisation.");
/// Asked before.
pub const ASKED_ALREADY: Text = Text::new("你已申请或已属于这个机构。", "You have asked already, or belong to it.");
/// No reason given.
pub const REASON_MISSING: Text = Text::new("请写一句说明，最多 500 个字。", "Say why, in at most 500 characters.");
/// A section.
pub const DELETE: Text = Text::new("注销账户", "Delete the account");
/// What deleting does.
pub const DELETE_LEDE: Text = Text::new(
    "账户名、邮箱、密码、登录和令牌都会消失，不能恢复。已公布的成绩保留，账户名处改为一个编号。",
    "The name, the address, the password, every session and token are gone for good. What was published stays; \
     a number takes the place of the name.",
);
/// A button.
pub const DELETE_NOW: Text = Text::new("注销账户，不再恢复", "Delete this account for good");

/// What was done just now.
#[must_use]
pub const fn done(act: AccountAct) -> Text {
    match act {
        AccountAct::Password => {
            Text::new("密码已修改，其他登录已结束。", "The password is changed, and every other session has ended.")
        }
        AccountAct::Email => Text::new("邮箱已保存。", "The address is saved."),
        AccountAct::Sessions => Text::new("该登录已结束。", "The session has ended."),
        AccountAct::Tokens => Text::new("令牌已吊销。", "The token is revoked."),
        AccountAct::Memberships => Text::new("已保存。", "Saved."),
        AccountAct::Delete => Text::new("账户已注销。", "The account is deleted."),
    }
}

/// Who one is, under the title.
#[must_use]
pub fn since(role: &str, day: &str, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("{role}，{day} 注册"),
        Lang::En => format!("{role}, since {day}"),
    }
}
