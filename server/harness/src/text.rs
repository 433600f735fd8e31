//! Bytes as text: UTF-8, with or without a byte order mark, and nothing else.

use super::finding::{Finding, What};
use super::place::Place;

/// The text of a file.
///
/// # Errors
/// If the bytes are in another encoding, with the place of the first that shows it.
pub(super) fn text(bytes: &[u8]) -> Result<&str, Finding> {
    if is_utf16(bytes) {
        return Err(Finding::new(What::Utf16, Place::of_line(1)));
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => Ok(text.strip_prefix('\u{feff}').unwrap_or(text)),
        Err(error) => {
            let before = bytes.get(..error.valid_up_to()).unwrap_or_default();
            let before = String::from_utf8_lossy(before);
            Err(Finding::new(What::NotUtf8, Place::of_byte(&before, before.len())))
        }
    }
}

/// A byte order mark of UTF-16 or UTF-32, or every second byte of the beginning zero, as Latin
/// letters have in them.
fn is_utf16(bytes: &[u8]) -> bool {
    let zeros = |from: usize| bytes.iter().skip(from).step_by(2).take(8).filter(|b| **b == 0).count() == 8;
    matches!(bytes, [0xff, 0xfe, ..] | [0xfe, 0xff, ..] | [0, 0, 0xfe, 0xff, ..]) || zeros(0) || zeros(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn other_encodings_are_named() {
        let utf16: Vec<u8> = "{\"results\": {}}".encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(text(&utf16).unwrap_err().what, What::Utf16);
        assert_eq!(text(b"\xff\xfe{\0").unwrap_err().what, What::Utf16);
        let latin = text(b"{\n \"na\xefve\": 1}").unwrap_err();
        assert_eq!((latin.what, latin.place.to_string()), (What::NotUtf8, "line 2, column 5".to_owned()));
        assert_eq!(text("\u{feff}{}".as_bytes()).unwrap(), "{}");
    }
}
