//! Sentences about accounts: signing in and up, one's own account, who decides about others.

pub mod agent;
pub mod decide;
pub mod own;
pub mod password;

use domain::account::{AccountRole, AccountState, MembershipState, NameFault, TokenScope};

use super::{Lang, Text};

/// Title and button: signing in.
pub const SIGN_IN: Text = Text::new("登录", "Sign in");
/// Title and button: making an account.
pub const SIGN_UP: Text = Text::new("注册账户", "Make an account");
/// Button: signing out.
pub const SIGN_OUT: Text = Text::new("退出登录", "Sign out");
/// What an account is for.
pub const SIGN_IN_LEDE: Text = Text::new(
    "报送成绩、参与审阅和提出异议要登录；阅读和下载不用。",
    "Filing results, reviewing and disputing take an account; reading and downloading do not.",
);
/// Leads to making an account.
pub const NO_ACCOUNT: Text = Text::new("还没有账户？", "No account yet?");
/// Leads to signing in.
pub const HAVE_ACCOUNT: Text = Text::new("已有账户？", "Have an account?");
/// Where nobody can make an account.
pub const NO_SIGN_UP: Text =
    Text::new("本站不开放注册：账户由管理员建立。", "Nobody can make an account here: an administrator makes them.");
/// What to do without one's password.
pub const FORGOTTEN: Text = Text::new(
    "忘了密码？本站不发邮件，请联系本站的管理员重设。",
    "Forgot the password? This site sends no mail: ask its administrator to set a new one.",
);
/// A field.
pub const NAME: Text = Text::new("账户名", "Account name");
/// How a name may look.
pub const NAME_HINT: Text = Text::new(
    "3 至 32 个字符：小写字母、数字、“.”和“-”。别人会看到它，以后不能改。",
    "3 to 32 characters: small letters, digits, “.” and “-”. Others see it, and it cannot be changed later.",
);
/// A field.
pub const EMAIL: Text = Text::new("电子邮箱（可不填）", "E-mail address (optional)");
/// What it is for.
pub const EMAIL_HINT: Text = Text::new(
    "页面上只有你自己看得到；本站不会自动发信，重设密码时维护者可据此核对。",
    "On this site only you see it; nothing is sent to it by itself. Whoever runs the site can check a request to reset a \
     password against it.",
);
/// A field.
pub const PASSWORD: Text = Text::new("密码", "Password");
/// The one answer to a wrong password and to a name that is nobody's.
pub const WRONG: Text = Text::new("账户名或密码不对。", "The account name or the password is wrong.");
/// A locked account, to who knows its password.
pub const LOCKED: Text = Text::new(
    "这个账户已被管理员锁定，请与本站的管理员联系。",
    "An administrator has locked this account; ask the administrator of this site.",
);
/// A name that somebody has.
pub const TAKEN: Text = Text::new("这个账户名已有人用，请换一个。", "Somebody has this name already; choose another.");
/// No e-mail address.
pub const BAD_EMAIL: Text =
    Text::new("这不像邮箱地址，应当形如 name@host.example。", "This is no e-mail address such as name@host.example.");
/// Nothing typed.
pub const NAME_MISSING: Text = Text::new("请填写账户名。", "Type the account’s name.");
/// Nothing typed.
pub const PASSWORD_MISSING: Text = Text::new("请填写密码。", "Type the password.");

/// Why a name cannot be chosen.
#[must_use]
pub const fn name_fault(fault: NameFault) -> Text {
    match fault {
        NameFault::Length => Text::new("账户名要 3 至 32 个字符。", "A name has 3 to 32 characters."),
        NameFault::Letters => Text::new(
            "账户名只能有小写字母、数字、“.”和“-”，两端不能是“-”，也不能有连续的“-”。",
            "A name has small letters, digits, “.” and single “-”, and no “-” at either end.",
        ),
        NameFault::Reserved => {
            Text::new("这个名字留给本站使用，请换一个。", "This name is kept for the site itself; choose another.")
        }
    }
}

/// Tried too often.
#[must_use]
pub fn try_later(seconds: i64, lang: Lang) -> String {
    let minutes = seconds.max(1).div_euclid(60) + i64::from(seconds.rem_euclid(60) > 0);
    match lang {
        Lang::Zh => format!("尝试次数太多，请在 {minutes} 分钟之后再试。"),
        Lang::En if minutes == 1 => "Too many attempts. Please try again in a minute.".to_owned(),
        Lang::En => format!("Too many attempts. Please try again in {minutes} minutes."),
    }
}

/// What an account may do.
#[must_use]
pub const fn role(role: AccountRole) -> Text {
    match role {
        AccountRole::Member => Text::new("成员", "member"),
        AccountRole::Reviewer => Text::new("审阅人", "reviewer"),
        AccountRole::Administrator => Text::new("管理员", "administrator"),
    }
}

/// Whether an account can be used.
#[must_use]
pub const fn state(state: AccountState) -> Text {
    match state {
        AccountState::Active => Text::new("可用", "active"),
        AccountState::Locked => Text::new("已锁定", "locked"),
        AccountState::Deleted => Text::new("已注销", "deleted"),
    }
}

/// How an account stands to an organisation.
#[must_use]
pub const fn membership(state: MembershipState, steward: bool) -> Text {
    match (state, steward) {
        (MembershipState::Asked, _) => Text::new("已申请，等待答复", "asked, waiting for an answer"),
        (MembershipState::Granted, false) => Text::new("成员", "member"),
        (MembershipState::Granted, true) => Text::new("成员，可批准他人", "member, may grant others"),
        (MembershipState::Refused, _) => Text::new("未获批准", "refused"),
        (MembershipState::Left, _) => Text::new("已退出", "left"),
    }
}

/// What a token opens.
#[must_use]
pub const fn scope(scope: TokenScope) -> Text {
    match scope {
        TokenScope::File => Text::new("报送", "file"),
        TokenScope::Review => Text::new("审阅", "review"),
    }
}
