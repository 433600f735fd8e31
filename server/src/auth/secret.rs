//! Secrets that are given out: 256 random bits each, of which only a digest is kept.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use sha2::{Digest, Sha256};

/// What a token begins with, so that programs that look for leaked secrets know it.
pub const TOKEN_PREFIX: &str = "jinbang_";

/// 32 random bytes.
#[must_use]
pub fn random_bytes() -> [u8; 32] {
    rand::random()
}

/// A new secret, in letters that a cookie and a header may hold.
#[must_use]
pub fn random_secret() -> String {
    URL_SAFE_NO_PAD.encode(random_bytes())
}

/// A new token.
#[must_use]
pub fn random_token() -> String {
    format!("{TOKEN_PREFIX}{}", random_secret())
}

/// The SHA-256 of a text, in hexadecimal. A secret of 256 random bits needs no salt and no slow
/// hash: there is nothing to guess.
#[must_use]
pub fn digest(text: &str) -> String {
    Sha256::digest(text.as_bytes()).iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_secret_is_long_and_new() {
        let (one, other) = (random_secret(), random_secret());
        assert_eq!(one.len(), 43);
        assert_ne!(one, other);
        assert!(random_token().starts_with(TOKEN_PREFIX));
        assert_eq!(digest(""), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    }
}
