//! What is asked of a list: from where on, how many, which fields.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use domain::near;

use crate::error::PageError;
use crate::extract::Reader;

/// Items of an answer where nobody asks for another number.
const TOGETHER: usize = 100;
/// Items of one answer at most.
pub const MOST: usize = 500;

/// What is asked of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asked {
    /// The key after which the list goes on.
    pub after: Option<String>,
    /// Items at most.
    pub limit: usize,
    /// The fields that are wanted; `None` is all.
    pub fields: Option<Vec<String>>,
    /// Filters, in the order in which the list names them.
    pub filters: Vec<(&'static str, String)>,
}

impl Asked {
    /// Reads `after`, `limit`, `fields` and the filters that a list has.
    ///
    /// # Errors
    /// Keys and fields that the list does not have, with near ones; a token or number that is none.
    pub fn read(reader: &Reader, fields: &[&str], filters: &[&'static str]) -> Result<Self, PageError> {
        let mut asked = Self { after: None, limit: TOGETHER, fields: None, filters: Vec::new() };
        let bad = |what: String| PageError::BadRequest(what);
        for (key, value) in form_urlencoded::parse(reader.query.as_bytes()) {
            match &*key {
                "lang" => {}
                "after" if value.is_empty() => {}
                "after" => asked.after = Some(key_of(&value).ok_or_else(|| bad(NO_TOKEN.to_owned()))?),
                "limit" => {
                    let limit = value.parse().ok().filter(|limit| (1..=MOST).contains(limit));
                    asked.limit = limit.ok_or_else(|| bad(format!("limit: expected a number from 1 to {MOST}")))?;
                }
                "fields" => {
                    let wanted: Vec<String> = value.split(',').map(|name| name.trim().to_owned()).collect();
                    if let Some(unknown) = wanted.iter().find(|name| !fields.contains(&name.as_str())) {
                        return Err(bad(unknown_one("fields", unknown, fields)));
                    }
                    asked.fields = Some(wanted);
                }
                other => match filters.iter().find(|filter| **filter == other) {
                    Some(filter) if !value.is_empty() => asked.filters.push((filter, value.into_owned())),
                    Some(_) => {}
                    None => {
                        let mut known = vec!["after", "limit", "fields"];
                        known.extend(filters);
                        return Err(bad(unknown_one("key", other, &known)));
                    }
                },
            }
        }
        Ok(asked)
    }
}

/// What is said of a token that is none.
pub const NO_TOKEN: &str = "after: expected `next` of an answer before";

fn unknown_one(what: &str, typed: &str, known: &[&str]) -> String {
    let typed: String = typed.chars().take(80).collect();
    let close = near(&typed, known.iter().copied());
    let expected = if close.is_empty() { known.join(", ") } else { close.join(", ") };
    format!("{what}: {typed:?} is none of those there are; expected {expected}")
}

/// A key as addresses carry it: opaque.
fn token(key: &str) -> String {
    URL_SAFE_NO_PAD.encode(key)
}

fn key_of(token: &str) -> Option<String> {
    String::from_utf8(URL_SAFE_NO_PAD.decode(token).ok()?).ok()
}

/// The address at which a list goes on after a key: what was asked for stays.
#[must_use]
pub fn next(path: &str, asked: &Asked, last: &str) -> String {
    let mut form = form_urlencoded::Serializer::new(String::new());
    form.extend_pairs(asked.filters.iter().map(|(key, value)| (*key, value.as_str())));
    if let Some(fields) = &asked.fields {
        form.append_pair("fields", &fields.join(","));
    }
    if asked.limit != TOGETHER {
        form.append_pair("limit", &asked.limit.to_string());
    }
    format!("{path}?{}", form.append_pair("after", &token(last)).finish())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_token_is_read_back() {
        assert_eq!(key_of(&token("c-eval/1.0")).as_deref(), Some("c-eval/1.0"));
        assert_eq!(key_of("%%%"), None);
    }
}
