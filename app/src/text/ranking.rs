//! Sentences of the ranking page.
