//! Names near one that does not exist, for the page that says so.

use crate::error::PageError;

/// Nothing of this kind is called `asked`; near ones by slug or name. `all` gives slug, name and
/// address of each there is.
pub(crate) fn nothing_called(asked: &str, all: impl IntoIterator<Item = (String, String, String)>) -> PageError {
    let all: Vec<(String, String, String)> = all.into_iter().collect();
    let words = all.iter().flat_map(|(slug, name, _)| [slug.as_str(), name.as_str()]);
    let mut near: Vec<(String, String)> = Vec::new();
    for word in domain::near(asked, words) {
        let named = all.iter().find(|(slug, name, _)| *slug == word || *name == word);
        if let Some((_, name, href)) = named
            && !near.iter().any(|(_, known)| known == href)
        {
            near.push((name.clone(), href.clone()));
        }
    }
    let asked = asked.chars().take(80).collect();
    PageError::NotFound { asked, near }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn near_ones_are_named_once() {
        let all = ["cmmlu", "c-eval", "superclue"]
            .map(|slug| (slug.to_owned(), slug.to_uppercase(), format!("/boards/{slug}")));
        let PageError::NotFound { asked, near } = nothing_called("cmlu", all) else { panic!("another error") };
        assert_eq!(asked, "cmlu");
        assert_eq!(near, [("CMMLU".to_owned(), "/boards/cmmlu".to_owned())]);
    }
}
