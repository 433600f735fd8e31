//! `/oembed?url=…`: the frame that shows a page elsewhere (<https://oembed.com>).

use app::part::{FRAME, iframe};
use serde_json::{Value, json};

use crate::error::PageError;
use crate::extract::Reader;
use crate::state::Reading;

/// The narrowest frame in which everything can be read.
const NARROWEST: u32 = 320;

/// The answer.
///
/// # Errors
/// If the address is none of this site that can be framed, or another format is asked for.
pub async fn json(reading: Reading, reader: Reader) -> Result<String, PageError> {
    if reader.value("format").is_some_and(|format| format != "json") {
        return Err(PageError::BadRequest("format: only json is there".to_owned()));
    }
    let url = reader.value("url").unwrap_or_default();
    let frame = frame_of(&url, &reading.site().origin).ok_or_else(|| PageError::not_found(url.clone()))?;
    let at_most = |key: &str, usual: u32| match reader.value(key) {
        Some(text) => text.parse::<u32>().map_or(usual, |most| usual.min(most)),
        None => usual,
    };
    let (width, height) = (at_most("maxwidth", FRAME.0).max(NARROWEST), at_most("maxheight", FRAME.1));
    let body: Value = json!({
        "version": "1.0",
        "type": "rich",
        "provider_name": "Jinbang",
        "provider_url": reading.site().origin,
        "width": width,
        "height": height,
        "html": iframe(&frame, (width, height)),
    });
    Ok(body.to_string())
}

/// The whole address of the frame of a page; `None` of what cannot be framed.
fn frame_of(url: &str, origin: &str) -> Option<String> {
    let path = url.strip_prefix(origin)?;
    let framed = ["/rankings?", "/r/", "/s/", "/claims/"].iter().any(|start| path.starts_with(start));
    let framed = framed && !path.starts_with("/claims/check");
    framed.then(|| format!("{origin}/embed{path}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_pages_of_this_site_are_framed() {
        let frame = |url| frame_of(url, "https://a.example");
        assert_eq!(frame("https://a.example/r/abc").as_deref(), Some("https://a.example/embed/r/abc"));
        assert_eq!(
            frame("https://a.example/rankings?board=x&lang=zh").as_deref(),
            Some("https://a.example/embed/rankings?board=x&lang=zh")
        );
        for other in [
            "https://a.example/claims/check?model=x",
            "https://b.example/r/abc",
            "https://a.example/about",
            "https://a.example.evil/r/abc",
            "",
        ] {
            assert_eq!(frame(other), None, "{other}");
        }
    }
}
