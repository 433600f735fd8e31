//! Sentences of the frame around every page.

use super::Text;

/// The name of the site.
pub const NAME: Text = Text::new("金榜", "Jinbang");
/// The link past the header.
pub const SKIP: Text = Text::new("跳到正文", "Skip to content");
/// The navigation's label.
pub const NAVIGATION: Text = Text::new("主导航", "Main");
/// Links behind the header's button on narrow windows.
pub const MENU: Text = Text::new("菜单", "Menu");
/// Rankings.
pub const RANKINGS: Text = Text::new("排名", "Rankings");
/// Boards.
pub const BOARDS: Text = Text::new("榜单", "Boards");
/// Models.
pub const MODELS: Text = Text::new("模型", "Models");
/// Trends.
pub const TRENDS: Text = Text::new("走势", "Trends");
/// Claims.
pub const CLAIMS: Text = Text::new("宣称", "Claims");
/// Models across boards.
pub const COMPARE: Text = Text::new("对比", "Compare");
/// Search.
pub const SEARCH: Text = Text::new("检索", "Search");
/// About.
pub const ABOUT: Text = Text::new("方法", "Method");
/// One's own account.
pub const ACCOUNT: Text = Text::new("账户", "Account");
/// The language links' label.
pub const LANGUAGE: Text = Text::new("界面语言", "Language of the page");
/// The theme.
pub const THEME: Text = Text::new("主题", "Theme");
/// The theme of the reader's system.
pub const THEME_AUTO: Text = Text::new("自动", "auto");
/// The light theme.
pub const THEME_LIGHT: Text = Text::new("浅色", "light");
/// The dark theme.
pub const THEME_DARK: Text = Text::new("深色", "dark");
/// The sentence at the foot of every page.
pub const CREED: Text = Text::new(
    "没有口径，就没有名次。本站不设总分，也不设总排名。",
    "No rank without its slice. There is no overall score and no overall rank.",
);
/// The public log.
pub const LOG: Text = Text::new("公开日志", "Public log");
