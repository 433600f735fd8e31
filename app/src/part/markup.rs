//! HTML written straight into one text, for what stands hundreds of times on a page: a view of as
//! many parts costs ten times as much.
//!
//! `markup!(to, "<b>", name, "</b>")` writes literals as they stand and escapes everything else, so
//! that nothing but what is written here in the program can be markup.

use std::fmt;

use leptos::tachys::html::InertElement;

/// HTML that is being written.
#[derive(Debug, Default)]
pub(crate) struct Markup(String);

impl Markup {
    /// What `write` writes, as a view: one element.
    pub(crate) fn element(write: impl FnOnce(&mut Self)) -> InertElement {
        let mut to = Self::default();
        write(&mut to);
        to.into_view()
    }

    /// Nothing yet, with room for so many bytes.
    pub(crate) fn with_capacity(bytes: usize) -> Self {
        Self(String::with_capacity(bytes))
    }

    /// Adds markup.
    pub(crate) fn put(&mut self, literal: &'static str) {
        self.0.push_str(literal);
    }

    /// Adds words, escaped for text and for values of attributes between double quotes.
    pub(crate) fn text(&mut self, words: impl fmt::Display) {
        // Writing to a text cannot fail.
        let _ = fmt::Write::write_fmt(&mut Escaping(&mut self.0), format_args!("{words}"));
    }

    /// The whole as a view: one element, or the children of one.
    pub(crate) fn into_view(self) -> InertElement {
        InertElement::new(self.0)
    }
}

/// A text whose `Display` is escaped as [`Markup::text`] does it.
pub(crate) struct Escaped<'a>(pub(crate) &'a str);

impl fmt::Display for Escaped<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut to = Markup::default();
        to.text(self.0);
        f.write_str(&to.0)
    }
}

/// Escapes what is written through it.
struct Escaping<'a>(&'a mut String);

impl fmt::Write for Escaping<'_> {
    fn write_str(&mut self, words: &str) -> fmt::Result {
        let mut rest = words;
        while let Some(at) = rest.find(['&', '<', '>', '"']) {
            let (plain, special) = rest.split_at(at);
            self.0.push_str(plain);
            self.0.push_str(match special.as_bytes().first() {
                Some(b'&') => "&amp;",
                Some(b'<') => "&lt;",
                Some(b'>') => "&gt;",
                _ => "&quot;",
            });
            rest = special.get(1..).unwrap_or_default();
        }
        self.0.push_str(rest);
        Ok(())
    }
}

/// Writes literals as markup and values as escaped words.
macro_rules! markup {
    ($to:expr $(,)?) => {};
    ($to:expr, $literal:literal $(, $($rest:tt)*)?) => {{
        $to.put($literal);
        $($crate::part::markup::markup!($to, $($rest)*);)?
    }};
    ($to:expr, $words:expr $(, $($rest:tt)*)?) => {{
        $to.text(&$words);
        $($crate::part::markup::markup!($to, $($rest)*);)?
    }};
}
pub(crate) use markup;

#[cfg(test)]
mod tests {
    use super::*;

    fn written(write: impl FnOnce(&mut Markup)) -> String {
        let mut to = Markup::default();
        write(&mut to);
        to.0
    }

    #[test]
    fn literals_are_markup_and_values_are_words() {
        let (name, n) = ("<script>alert(\"&amp;\")</script>", 3);
        let html = written(|to| {
            markup!(to, "<a title=\"", name, "\">", name, "</a> ", n, "<br>");
        });
        let words = "&lt;script&gt;alert(&quot;&amp;amp;&quot;)&lt;/script&gt;";
        assert_eq!(html, format!("<a title=\"{words}\">{words}</a> 3<br>"));
    }

    #[test]
    fn every_other_letter_stays() {
        let words = "a 通义 \u{202e}é'`=\u{a0}🙂";
        assert_eq!(written(|to| to.text(words)), words);
        assert_eq!(written(|to| to.text("")), "");
    }
}
