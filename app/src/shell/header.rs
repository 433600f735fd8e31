//! The header and the footer.

use domain::Address;
use domain::change::Watch;
use domain::firsts::FirstsView;
use leptos::prelude::*;

use super::{Section, Theme, in_language};
use crate::text::filing::SUBMIT;
use crate::text::{Lang, changes, shell as say};

/// The header: name, navigation, account, language, theme, the way to submit. Pages that are kept for
/// others link to the account without saying whose it is.
pub(super) fn header(
    lang: Lang,
    theme: Theme,
    here: &str,
    current: Option<Section>,
    account: Option<String>,
) -> impl IntoView + use<> {
    let in_menu = account_link(lang, current, account.clone()).into_any();
    let account = account_link(lang, current, account).into_any();
    let links = navigation(lang, current).into_any();
    let menu = navigation(lang, current).into_any();
    let is_submitting = (current == Some(Section::Submit)).then_some("page");
    let submit = move |class: &'static str| {
        let href = Address::Submit.to_string();
        view! { <a class=class href=href rel="nofollow" aria-current=is_submitting>{SUBMIT.get(lang)}</a> }
    };
    let submit_in_menu = submit("btn").into_any();
    let languages = languages(lang, here);
    let themes = themes(lang, theme, here).into_any();
    let themes_in_menu = themes_form(lang, theme, here).into_any();
    view! {
        <header class="top">
            <div class="wrap">
                <a class="brand" href=Address::Home.to_string()>
                    <img src="/seal.svg" width="30" height="30" alt="" />
                    <span>{say::NAME.get(lang)}</span>
                </a>
                <nav class="nav" aria-label=say::NAVIGATION.get(lang)>{links}</nav>
                <p class="account">{account}</p>
                {languages}
                {themes}
                {submit("btn btn-s to-submit")}
                <details class="menu">
                    <summary>{say::MENU.get(lang)}</summary>
                    <div class="menu-in">
                        <nav aria-label=say::NAVIGATION.get(lang)>{menu}</nav>
                        <p class="account">{in_menu}</p>
                        <p>{submit_in_menu}</p>
                        {themes_in_menu}
                    </div>
                </details>
            </div>
        </header>
    }
}

fn navigation(lang: Lang, current: Option<Section>) -> impl IntoView + use<> {
    let sections = [
        (Section::Rankings, Address::Rankings.to_string(), say::RANKINGS),
        (Section::Boards, Address::Boards.to_string(), say::BOARDS),
        (Section::Models, Address::Models.to_string(), say::MODELS),
        (Section::Compare, Address::Compare(None).to_string(), say::COMPARE),
        (Section::Trends, Address::Trends.to_string(), say::TRENDS),
        (Section::Firsts, Address::Firsts(&FirstsView::default()).to_string(), crate::text::firsts::FIRSTS),
        (Section::Claims, Address::Claims.to_string(), say::CLAIMS),
        (Section::Search, Address::Search(None).to_string(), say::SEARCH),
        (Section::About, Address::About.to_string(), say::ABOUT),
    ];
    let link = |(section, href, name): (Section, String, crate::text::Text)| {
        let is_current = (current == Some(section)).then_some("page");
        // The foot has these too: the header keeps them where there is room.
        let class = matches!(section, Section::Search | Section::About).then_some("roomy");
        view! { <li class=class><a href=href aria-current=is_current>{name.get(lang)}</a></li> }
    };
    view! { <ul>{sections.into_iter().map(link).collect_view()}</ul> }
}

fn account_link(lang: Lang, current: Option<Section>, account: Option<String>) -> impl IntoView + use<> {
    let is_current = (current == Some(Section::Account)).then_some("page");
    let name = account.unwrap_or_else(|| say::ACCOUNT.get(lang).to_owned());
    view! { <a href=Address::Account.to_string() aria-current=is_current><bdi>{name}</bdi></a> }
}

fn languages(lang: Lang, here: &str) -> impl IntoView + use<> {
    let own_name = |of: Lang| if of == Lang::Zh { "中文" } else { "English" };
    let other = lang.other();
    view! {
        <p class="langs" role="group" aria-label=say::LANGUAGE.get(lang)>
            <b lang=lang.tag()>{own_name(lang)}</b>
            <a href=in_language(here, other) lang=other.tag() hreflang=other.tag()>{own_name(other)}</a>
        </p>
    }
}

const fn theme_name(theme: Theme, lang: Lang) -> &'static str {
    match theme {
        Theme::Auto => say::THEME_AUTO,
        Theme::Light => say::THEME_LIGHT,
        Theme::Dark => say::THEME_DARK,
    }
    .get(lang)
}

fn themes(lang: Lang, theme: Theme, here: &str) -> impl IntoView + use<> {
    let colon = if lang == Lang::Zh { "：" } else { ": " };
    view! {
        <details class="theme">
            <summary>{say::THEME.get(lang)}{colon}{theme_name(theme, lang)}</summary>
            {themes_form(lang, theme, here)}
        </details>
    }
}

fn themes_form(lang: Lang, theme: Theme, here: &str) -> impl IntoView + use<> {
    let button = |of: &Theme| {
        let pressed = (*of == theme).to_string();
        view! {
            <button class="btn" name="theme" value=of.slug() aria-pressed=pressed>{theme_name(*of, lang)}</button>
        }
    };
    view! {
        <form method="post" action="/preferences" role="group" aria-label=say::THEME.get(lang)>
            <input type="hidden" name="back" value=here.to_owned() />
            {Theme::ALL.iter().map(button).collect_view()}
        </form>
    }
}

/// The footer: the one sentence, the change log of the page and its feed, method, data.
pub(super) fn footer(log: Option<(String, String)>, lang: Lang) -> impl IntoView {
    let about = Address::About.to_string();
    let search = Address::Search(None).to_string();
    let everything = Address::Changes(&Watch::All).to_string();
    let own = log.filter(|(log, _)| *log != everything).map(|(log, feed)| {
        view! {
            <li><a href=log>{changes::OF_THIS.get(lang)}</a></li>
            <li><a href=feed type="application/atom+xml">{changes::FEED.get(lang)}</a></li>
        }
    });
    view! {
        <footer class="foot">
            <div class="wrap">
                <p>{say::CREED.get(lang)}</p>
                <ul>
                    {own}
                    <li><a href=everything>{changes::CHANGES.get(lang)}</a></li>
                    <li><a href=Address::Submit.to_string() rel="nofollow">{SUBMIT.get(lang)}</a></li>
                    <li><a href=search>{say::SEARCH.get(lang)}</a></li>
                    <li><a href=about>{say::ABOUT.get(lang)}</a></li>
                    <li><a href=Address::DocsApi.to_string()>{crate::text::docs::TITLE.get(lang)}</a></li>
                    <li><a href=Address::Exports.to_string()>{crate::text::exports::TITLE.get(lang)}</a></li>
                    <li><a href=Address::Log.to_string()>{say::LOG.get(lang)}</a></li>
                </ul>
            </div>
        </footer>
    }
}
