//! Where a sentence and an address can be sent on to.

use crate::lexicon::lexicon;

lexicon! {
    /// A place to share something at.
    Share, "one of mail, weibo, x" {
        /// A letter.
        Mail = "mail",
        /// Weibo.
        Weibo = "weibo",
        /// X.
        X = "x",
    }
}

impl Share {
    /// The address that opens a letter or a post with a sentence and the address it is about.
    #[must_use]
    pub fn link(self, sentence: &str, address: &str) -> String {
        let (words, to) = (encoded(sentence), encoded(address));
        match self {
            Self::Mail => format!("mailto:?subject=Jinbang&body={words}%0A%0A{to}"),
            Self::Weibo => format!("https://service.weibo.com/share/share.php?title={words}&url={to}"),
            Self::X => format!("https://x.com/intent/post?text={words}&url={to}"),
        }
    }
}

/// A text as a value of a query: every byte but letters, digits and `-._~` in hexadecimal (RFC 3986
/// §2.3), spaces too, which letters would show as `+`.
fn encoded(text: &str) -> String {
    let mut encoded = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_' | b'~') {
            encoded.push(char::from(byte));
        } else {
            encoded.push_str(&format!("%{byte:02X}"));
        }
    }
    encoded
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_text_adds_a_key_to_the_address() {
        let link = Share::Mail.link("并列第一, 15 个&bcc=a@b.example", "https://a.example/r/x?a=1#b");
        assert_eq!(
            link,
            "mailto:?subject=Jinbang&body=%E5%B9%B6%E5%88%97%E7%AC%AC%E4%B8%80%2C%2015%20%E4%B8%AA%26bcc%3Da%40b.example\
             %0A%0Ahttps%3A%2F%2Fa.example%2Fr%2Fx%3Fa%3D1%23b"
        );
        for share in Share::ALL {
            assert!(share.link("a", "https://b").contains("https%3A%2F%2Fb"), "{share}");
        }
    }
}
