//! What is asked of a list: from where on, how many, which fields.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use domain::near;
use serde_json::Value;

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

    /// Reads what is asked of a table, which comes whole: `fields` and the filters that it has.
    ///
    /// # Errors
    /// As [`read`](Self::read); a part that is asked for.
    pub fn of_table(reader: &Reader, fields: &[&str], filters: &[&'static str]) -> Result<Self, PageError> {
        let part = |key: &&str| reader.value(key).is_some();
        if let Some(key) = ["after", "limit"].iter().find(|key| part(key)) {
            return Err(PageError::BadRequest(format!("{key}: a table comes whole")));
        }
        Self::read(reader, fields, filters)
    }

    /// Whether a field is wanted.
    #[must_use]
    pub fn wants(&self, field: &str) -> bool {
        self.fields.as_ref().is_none_or(|names| names.iter().any(|name| name == field))
    }
}

/// What is asked of rows that do not come alone: which of them, and which of their members.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Part {
    after: Option<String>,
    limit: Option<usize>,
    fields: Option<Vec<String>>,
}

impl Part {
    /// The keys by which a part is asked for.
    pub const KEYS: [&'static str; 3] = ["after", "limit", "fields"];

    /// Reads them; `fields` are the members that rows have. Of a rank all that it needs is given with it.
    ///
    /// # Errors
    /// A token or number that is none; a member that rows do not have.
    pub fn read(reader: &Reader, fields: &[&str]) -> Result<Self, PageError> {
        let bad = PageError::BadRequest;
        let after = reader.value("after").map(|token| key_of(&token).ok_or_else(|| bad(NO_TOKEN.to_owned())));
        Ok(Self { after: after.transpose()?, ..Self::without_token(reader, fields)? })
    }

    /// The same where the list has tokens of its own.
    ///
    /// # Errors
    /// As [`read`](Self::read).
    pub fn without_token(reader: &Reader, fields: &[&str]) -> Result<Self, PageError> {
        let bad = PageError::BadRequest;
        let limit = reader.value("limit").map(|limit| {
            let limit = limit.parse().ok().filter(|limit| (1..=MOST).contains(limit));
            limit.ok_or_else(|| bad(format!("limit: expected a number from 1 to {MOST}")))
        });
        let mut wanted =
            reader.value("fields").map(|names| names.split(',').map(|name| name.trim().to_owned()).collect());
        if let Some(wanted) = &mut wanted {
            let wanted: &mut Vec<String> = wanted;
            if let Some(unknown) = wanted.iter().find(|name| !fields.contains(&name.as_str())) {
                return Err(bad(unknown_one("fields", unknown, fields)));
            }
            if wanted.iter().any(|name| WITH_A_RANK.contains(&name.as_str())) {
                wanted.extend(WITH_A_RANK.iter().map(|name| (*name).to_owned()));
            }
        }
        Ok(Self { after: None, limit: limit.transpose()?, fields: wanted })
    }

    /// How many are asked for.
    #[must_use]
    pub const fn limit(&self) -> Option<usize> {
        self.limit
    }

    /// The rows of the part, of all that there are under their keys, and the token after which they go on.
    ///
    /// # Errors
    /// If no row has the key of the token.
    pub fn of(&self, mut rows: Vec<(String, Value)>) -> Result<(Vec<Value>, Option<String>), PageError> {
        if let Some(after) = &self.after {
            let at = rows.iter().position(|(key, _)| key == after);
            let at = at.ok_or_else(|| PageError::BadRequest(NO_TOKEN.to_owned()))?;
            rows.drain(..=at);
        }
        let n = self.limit.unwrap_or(rows.len()).min(rows.len());
        let last = rows.get(..n).and_then(|shown| shown.last()).filter(|_| n < rows.len());
        let next = last.map(|(key, _)| token(key));
        rows.truncate(n);
        Ok((rows.into_iter().map(|(_, row)| self.sparse(row)).collect(), next))
    }

    /// A row with the members that are wanted.
    #[must_use]
    pub fn sparse(&self, mut row: Value) -> Value {
        if let (Some(wanted), Some(members)) = (&self.fields, row.as_object_mut()) {
            members.retain(|name, _| wanted.iter().any(|wanted| wanted == name));
        }
        row
    }

    /// The address that was asked, from a token on.
    #[must_use]
    pub fn onward(&self, reader: &Reader, token: &str) -> String {
        let kept = form_urlencoded::parse(reader.query.as_bytes()).filter(|(key, _)| key != "after" && key != "lang");
        let mut form = form_urlencoded::Serializer::new(String::new());
        format!("{}?{}", reader.path, form.extend_pairs(kept).append_pair("after", token).finish())
    }
}

/// Members that never part: no rank without its interval, the number ranked and the slice.
const WITH_A_RANK: [&str; 5] = ["rank", "rank_low", "rank_high", "of", "slice_text"];

/// A body with the members that are asked for, and those in `always`, without which the others say nothing.
///
/// # Errors
/// A member that the body does not have.
pub fn members(reader: &Reader, mut body: Value, always: &[&str]) -> Result<Value, PageError> {
    let (Some(wanted), Some(members)) = (reader.value("fields"), body.as_object_mut()) else { return Ok(body) };
    let wanted: Vec<&str> = wanted.split(',').map(str::trim).collect();
    let names: Vec<String> = members.keys().cloned().collect();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    if let Some(unknown) = wanted.iter().find(|name| !names.contains(name)) {
        return Err(PageError::BadRequest(unknown_one("fields", unknown, &names)));
    }
    members.retain(|name, _| wanted.contains(&name.as_str()) || always.contains(&name.as_str()));
    Ok(body)
}

/// Refuses keys that an address does not take, with near ones.
///
/// # Errors
/// The first key that is none of those there are.
pub fn only(reader: &Reader, keys: &[&str]) -> Result<(), PageError> {
    let mut asked = form_urlencoded::parse(reader.query.as_bytes());
    match asked.find(|(key, _)| key != "lang" && !keys.contains(&&**key)) {
        Some((key, _)) => Err(PageError::BadRequest(unknown_one("key", &key, keys))),
        None => Ok(()),
    }
}

/// What is said of a token that is none.
pub const NO_TOKEN: &str = "after: expected `next` of an answer before";

fn unknown_one(what: &str, typed: &str, known: &[&str]) -> String {
    let typed: String = typed.chars().take(80).collect();
    let close = near(&typed, known.iter().copied());
    if known.is_empty() {
        return format!("{what}: {typed:?} is not taken here");
    }
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
