//! How pages that can be quoted look where they are linked to.

use app::shell::Preview;
use app::text::Lang;
use domain::Format;

use crate::quote::fonts::Fonts;
use crate::state::Reading;

/// What the head of a page says. `path` is the page's, `picture` that of its picture, `sentence` says
/// it whole, `json_ld` describes it for programs.
#[must_use]
pub fn preview(reading: &Reading, path: &str, picture: &str, sentence: String, json_ld: String, lang: Lang) -> Preview {
    let site = reading.site();
    let mut query = form_urlencoded::Serializer::new(String::new());
    query.append_pair("url", &site.whole(path));
    Preview {
        description: sentence.replace('\u{a0}', " "),
        image: Fonts::of_system().family(lang).map(|_| site.whole(picture)),
        json_ld: Some(json_ld),
        oembed: Some(site.whole(&format!("/oembed?{}", query.finish()))),
    }
}

/// The format of the picture in a language.
#[must_use]
pub const fn picture_in(lang: Lang) -> Format {
    match lang {
        Lang::Zh => Format::CardZh,
        Lang::En => Format::CardEn,
    }
}
