//! Words of a closed list with one slug each, and names that a source printed.

use crate::Slug;

/// A slug with the words its source printed for it (`weighted gpt-4-turbo judge, …`).
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Named {
    /// The word used in addresses; `not-stated` where the source is silent.
    pub slug: Slug,
    /// The words as printed; empty where the source is silent.
    pub name: String,
}

impl Named {
    /// What a silent source gives.
    #[must_use]
    pub fn not_stated() -> Self {
        Self { slug: Slug::not_stated(), name: String::new() }
    }
}

/// Declares an enum for a closed list of words: one slug each, in the order in which lists show
/// them, with `ALL`, `slug`, `FromStr`, `Display` and `Serialize`.
macro_rules! lexicon {
    ($(#[$meta:meta])* $name:ident, $expected:literal { $($(#[$vmeta:meta])* $variant:ident = $slug:literal,)+ }) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name { $($(#[$vmeta])* $variant,)+ }

        impl $name {
            /// Every word of the list, in the order in which lists show them.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)+];

            /// The word used in addresses, files and the API.
            #[must_use]
            pub const fn slug(self) -> &'static str {
                match self { $(Self::$variant => $slug,)+ }
            }
        }

        impl std::str::FromStr for $name {
            type Err = $crate::SlugError;
            fn from_str(text: &str) -> Result<Self, $crate::SlugError> {
                match text {
                    $($slug => Ok(Self::$variant),)+
                    _ => Err($crate::SlugError { value: text.to_owned(), expected: $expected }),
                }
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(self.slug())
            }
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.slug())
            }
        }
    };
}
pub(crate) use lexicon;
