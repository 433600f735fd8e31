//! The fonts of drawn pictures: those of the system. Nothing is drawn in Chinese without a face that
//! has its characters.

use std::sync::{Arc, OnceLock};

use app::text::Lang;
use resvg::usvg::fontdb::{Database, Family, Query, Weight};

/// Families with Chinese characters, the better ones first.
const CHINESE: &[&str] = &[
    "Noto Serif CJK SC",
    "Source Han Serif SC",
    "Noto Serif SC",
    "Noto Sans CJK SC",
    "Source Han Sans SC",
    "Noto Sans SC",
    "Songti SC",
    "PingFang SC",
    "Microsoft YaHei",
    "SimSun",
    "WenQuanYi Zen Hei",
    "WenQuanYi Micro Hei",
    "Droid Sans Fallback",
];

/// Families for English alone.
const ENGLISH: &[&str] = &["Noto Serif", "DejaVu Serif", "Liberation Serif", "DejaVu Sans", "Liberation Sans", "Arial"];

/// The fonts of this system.
#[derive(Debug)]
pub struct Fonts {
    /// Every face there is.
    pub(super) faces: Arc<Database>,
    chinese: Option<&'static str>,
    english: Option<&'static str>,
}

impl Fonts {
    /// The fonts of the system, read once. What is missing is said in the log.
    #[must_use]
    pub fn of_system() -> &'static Self {
        static FONTS: OnceLock<Fonts> = OnceLock::new();
        FONTS.get_or_init(|| {
            let mut faces = Database::new();
            faces.load_system_fonts();
            let fonts = Self::among(faces);
            if fonts.chinese.is_none() {
                tracing::warn!(
                    "no font with Chinese characters: link previews are drawn in English alone. Install one, such as \
                     Debian's fonts-noto-cjk (apt-get install fonts-noto-cjk), and start the server again"
                );
            }
            fonts
        })
    }

    fn among(faces: Database) -> Self {
        let first = |names: &[&'static str]| {
            let there = |name: &&&'static str| {
                let query = Query { families: &[Family::Name(name)], weight: Weight::NORMAL, ..Query::default() };
                faces.query(&query).is_some()
            };
            names.iter().find(there).copied()
        };
        let chinese = first(CHINESE);
        let english = chinese.or_else(|| first(ENGLISH));
        Self { chinese, english, faces: Arc::new(faces) }
    }

    /// The family in which texts of a language can be drawn.
    #[must_use]
    pub fn family(&self, lang: Lang) -> Option<&'static str> {
        match lang {
            Lang::Zh => self.chinese,
            Lang::En => self.english,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn without_a_font_nothing_is_offered() {
        let fonts = Fonts::among(Database::new());
        assert_eq!((fonts.family(Lang::Zh), fonts.family(Lang::En)), (None, None));
    }
}
