//! `/oembed?url=…`: the frame that shows a page elsewhere (<https://oembed.com>).

use app::page::result::title_of as result_title;
use app::part::{FRAME, iframe};
use app::text::words::slice_sentence;
use serde_json::{Value, json};

use crate::error::PageError;
use crate::extract::Reader;
use crate::fixed;
use crate::page::ranking::{Found, find};
use crate::page::result::{own_slice, recorded};
use crate::state::Reading;

/// The answer.
///
/// # Errors
/// If no address is given, a size is no number or another format is asked for; if the address is none of this
/// site that can be framed, or of something that is not there.
pub async fn json(reading: Reading, reader: Reader) -> Result<String, PageError> {
    if reader.value("format").is_some_and(|format| format != "json") {
        return Err(PageError::BadRequest("format: only json is there".to_owned()));
    }
    let url = reader.value("url").ok_or_else(|| PageError::BadRequest("url: expected an address".to_owned()))?;
    let none = || PageError::not_found(url.chars().take(80).collect::<String>());
    let origin = &reading.site().origin;
    let path = url.strip_prefix(origin.as_str()).and_then(framed).ok_or_else(none)?;
    // What is wrong with the page is wrong with its address here: there is no frame of it.
    let title = title(&reading, &reader, path).await.map_err(|fault| match fault {
        PageError::Slice(_) | PageError::BadRequest(_) | PageError::NotFound { .. } => none(),
        fault => fault,
    })?;
    let at_most = |key: &str, usual: u32| match reader.value(key) {
        Some(text) => match text.parse::<u32>() {
            Ok(most) if most > 0 => Ok(usual.min(most)),
            _ => Err(PageError::BadRequest(format!("{key}: expected a number of pixels"))),
        },
        None => Ok(usual),
    };
    let (width, height) = (at_most("maxwidth", FRAME.0)?, at_most("maxheight", FRAME.1)?);
    let body: Value = json!({
        "version": "1.0",
        "type": "rich",
        "title": title.replace('\u{a0}', " "),
        "provider_name": "Jinbang",
        "provider_url": origin,
        "width": width,
        "height": height,
        "html": iframe(&format!("{origin}/embed{path}"), (width, height)),
    });
    Ok(body.to_string())
}

/// The path of a page that can be framed.
fn framed(path: &str) -> Option<&str> {
    let framed = ["/rankings?", "/r/", "/s/", "/claims/"].iter().any(|start| path.starts_with(start));
    (framed && !path.starts_with("/claims/check") && !path.starts_with("/claims/file")).then_some(path)
}

/// What stands at a path, in the language that the address names.
async fn title(reading: &Reading, reader: &Reader, path: &str) -> Result<String, PageError> {
    let (path, query) = path.split_once('?').unwrap_or((path, ""));
    let named = query.split('&').find_map(|pair| pair.strip_prefix("lang=")?.parse().ok());
    let lang = named.unwrap_or(reader.lang);
    let reader = Reader { path: path.to_owned(), query: query.to_owned(), lang, ..reader.clone() };
    let word = |start: &str| path.strip_prefix(start);
    if let Some(id) = word("/r/") {
        let (_, row) = recorded(reading, id).await?;
        let slice = own_slice(&row, row.published_on);
        return Ok(result_title(&row, &slice, lang));
    }
    if let Some(id) = word("/s/") {
        let found = fixed::find(reading, id).await?;
        return Ok(slice_sentence(&found.ranking.exam, &found.ranking.slice, lang));
    }
    if let Some(id) = word("/claims/") {
        let claims = reading.claims().await?;
        let claim = claims.iter().find(|claim| claim.id.as_str() == id);
        return claim.map(|claim| claim.text.clone()).ok_or_else(|| PageError::not_found(id));
    }
    match find(reading, &reader).await? {
        Found::One(ranking, _) => Ok(slice_sentence(&ranking.exam, &ranking.slice, lang)),
        Found::Open(..) => Err(PageError::not_found(path)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_pages_that_have_a_frame_are_framed() {
        for path in ["/r/abc", "/s/abc", "/rankings?board=x&lang=zh", "/claims/abc"] {
            assert_eq!(framed(path), Some(path));
        }
        for other in ["/claims/check?model=x", "/claims/file", "/about", ".evil/r/abc", "", "/rankings"] {
            assert_eq!(framed(other), None, "{other}");
        }
    }
}
