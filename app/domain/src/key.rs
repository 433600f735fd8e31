//! Keys: words of Crockford's base32, the beginning of a digest or of random bits.

/// Crockford's base32 in lower case: no letter that reads as another.
/// Source: Douglas Crockford, "Base 32", <https://www.crockford.com/base32.html>.
pub(crate) const ALPHABET: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";

/// Letters of an identifier: 80 bits.
pub(crate) const KEY_LETTERS: usize = 16;

/// Letters of a whole SHA-256: 256 bits, five a letter.
pub(crate) const DIGEST_LETTERS: usize = 52;

/// The whole digest as address letters; an identifier is its beginning.
#[must_use]
pub fn digest_word(digest: &[u8; 32]) -> String {
    letters_of(digest, DIGEST_LETTERS)
}

/// The first letters of a digest, five bits each; bits beyond its end are 0.
pub(crate) fn letters_of(digest: &[u8; 32], letters: usize) -> String {
    (0..letters)
        .map(|letter| {
            let value = (0..5).fold(0usize, |value, offset| {
                let bit = letter * 5 + offset;
                let byte = digest.get(bit / 8).copied().unwrap_or_default();
                value << 1 | usize::from(byte >> (7 - bit % 8) & 1)
            });
            char::from(ALPHABET.get(value).copied().unwrap_or(b'0'))
        })
        .collect()
}

/// Declares the address word of one kind of record: the first 80 bits of its SHA-256.
macro_rules! digest_id {
    ($(#[$meta:meta])* $name:ident) => {
        $(#[$meta])*
        #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
        #[serde(transparent)]
        pub struct $name(Box<str>);

        impl $name {
            /// Letters of an identifier.
            pub const LENGTH: usize = $crate::key::KEY_LETTERS;

            /// The identifier that begins a digest: its first 80 bits, five at a time.
            #[must_use]
            pub fn of_digest(digest: &[u8; 32]) -> Self {
                Self($crate::key::letters_of(digest, Self::LENGTH).into())
            }

            /// The identifier that begins a word of an address, and the word: an identifier, or as
            /// many more letters of the whole digest as the writer liked to have.
            ///
            /// # Errors
            /// If the word is shorter than an identifier, longer than a digest, or has other letters.
            pub fn of_prefix(word: &str) -> Result<Self, $crate::SlugError> {
                let known = |word: &str| word.bytes().all(|byte| $crate::key::ALPHABET.contains(&byte));
                match word.get(..Self::LENGTH) {
                    Some(id) if word.len() <= $crate::key::DIGEST_LETTERS && known(word) => Ok(Self(id.into())),
                    _ => Err($crate::SlugError {
                        value: word.to_owned(),
                        expected: "16 letters of Crockford's base32, or more",
                    }),
                }
            }

            /// The text of the identifier.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl std::str::FromStr for $name {
            type Err = $crate::SlugError;

            fn from_str(text: &str) -> Result<Self, $crate::SlugError> {
                let id = Self::of_prefix(text)?;
                if text.len() == Self::LENGTH {
                    return Ok(id);
                }
                Err($crate::SlugError { value: text.to_owned(), expected: "16 letters of Crockford's base32" })
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(&self.0)
            }
        }
    };
}
pub(crate) use digest_id;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ResultId;

    #[test]
    fn an_identifier_is_the_start_of_the_digest() {
        let mut digest = [0u8; 32];
        digest[0] = 0b1111_1000; // first five bits all ones: the last letter of the alphabet
        digest[9] = 0b0000_0001; // last of the 80 bits
        assert_eq!(ResultId::of_digest(&digest).as_str(), "z000000000000001");
    }

    #[test]
    fn look_alike_letters_are_no_identifier() {
        assert!("z000000000000001".parse::<ResultId>().is_ok());
        assert!("z00000000000000i".parse::<ResultId>().is_err());
        assert!("z0000".parse::<ResultId>().is_err());
        assert!("z0000000000000010".parse::<ResultId>().is_err());
    }

    #[test]
    fn a_longer_beginning_of_the_digest_has_the_same_identifier() {
        let word = digest_word(&[0xa5; 32]);
        assert_eq!(word.len(), 52);
        let id = ResultId::of_digest(&[0xa5; 32]);
        assert_eq!(ResultId::of_prefix(&word).unwrap(), id);
        assert_eq!(ResultId::of_prefix(&word[..20]).unwrap(), id);
        for bad in [&word[..15], &format!("{word}0"), "z00000000000000é"] {
            assert!(ResultId::of_prefix(bad).is_err(), "{bad} was taken");
        }
    }
}
