//! Statements as constants: lists of them by name, and the texts that write many rows at once.

/// Rows that one statement writes, or keys that it looks for, where a list is long.
pub(crate) const ROWS: usize = 64;

/// Declares statements, and `STATEMENTS`: each with its name.
macro_rules! statements {
    ($($(#[$meta:meta])* $name:ident = $text:expr;)+) => {
        $($(#[$meta])* const $name: &str = $text;)+

        /// Every statement of this module, with its name.
        pub(crate) const STATEMENTS: &[(&str, &str)] = &[$((stringify!($name), $name),)+];
    };
}
pub(crate) use statements;

/// Declares pairs of statements that write one row and [`ROWS`] rows, and `INSERTS`, their list.
/// `NAME(columns) = "INSERT INTO … VALUES", "ON CONFLICT …";`
macro_rules! inserts {
    ($($(#[$meta:meta])* $name:ident($columns:literal) = $head:expr, $tail:expr;)+) => {
        $($(#[$meta])* const $name: $crate::statement::Insert = $crate::statement::Insert {
            one: $crate::statement::values!($head, 1, $columns, $tail),
            many: $crate::statement::values!($head, $crate::statement::ROWS, $columns, $tail),
        };)+

        /// Every pair of statements of this module, with its name.
        pub(crate) const INSERTS: &[(&str, &$crate::statement::Insert)] = &[$((stringify!($name), &$name),)+];
    };
}
pub(crate) use inserts;

/// The text `head ($1, $2), ($3, $4), … tail` for a number of rows and columns, written by the
/// compiler, so that it is a constant like every other statement.
macro_rules! values {
    ($head:expr, $rows:expr, $columns:expr, $tail:expr) => {{
        const LENGTH: usize = $crate::statement::Text::<0>::write($head, $rows, $columns, $tail).length();
        const TEXT: $crate::statement::Text<LENGTH> = $crate::statement::Text::write($head, $rows, $columns, $tail);
        TEXT.as_str()
    }};
}
pub(crate) use values;

/// One insert in two sizes.
pub(crate) struct Insert {
    /// Writes one row.
    pub(crate) one: &'static str,
    /// Writes [`ROWS`] rows.
    pub(crate) many: &'static str,
}

/// A text of at most `N` bytes; what is written beyond is only counted.
pub(crate) struct Text<const N: usize> {
    bytes: [u8; N],
    length: usize,
}

impl<const N: usize> Text<N> {
    /// Writes the statement.
    pub(crate) const fn write(head: &str, rows: usize, columns: usize, tail: &str) -> Self {
        let mut text = Self { bytes: [0; N], length: 0 };
        text.push(head);
        let mut placeholder = 0;
        let mut row = 0;
        while row < rows {
            text.push(if row == 0 { " (" } else { ", (" });
            let mut column = 0;
            while column < columns {
                placeholder += 1;
                text.push(if column == 0 { "$" } else { ", $" });
                text.push_number(placeholder);
                column += 1;
            }
            text.push(")");
            row += 1;
        }
        text.push(" ");
        text.push(tail);
        text
    }

    /// How many bytes the whole text needs.
    pub(crate) const fn length(&self) -> usize {
        self.length
    }

    /// The text.
    #[expect(clippy::panic, reason = "runs in the compiler: a mistake does not compile")]
    pub(crate) const fn as_str(&self) -> &str {
        match std::str::from_utf8(&self.bytes) {
            Ok(text) => text,
            Err(_) => panic!("the parts of a statement are UTF-8"),
        }
    }

    const fn push(&mut self, part: &str) {
        let mut bytes = part.as_bytes();
        while let Some((&byte, rest)) = bytes.split_first() {
            self.push_byte(byte);
            bytes = rest;
        }
    }

    const fn push_number(&mut self, number: usize) {
        if number >= 10 {
            self.push_number(number / 10);
        }
        self.push_byte(b'0' + (number % 10) as u8);
    }

    #[expect(clippy::indexing_slicing, reason = "runs in the compiler, behind the comparison")]
    const fn push_byte(&mut self, byte: u8) {
        if self.length < N {
            self.bytes[self.length] = byte;
        }
        self.length += 1;
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn every_value_has_a_placeholder_of_its_own() {
        let text = values!("INSERT INTO t (a, b) VALUES", 6, 2, "ON CONFLICT DO NOTHING");
        assert_eq!(
            text,
            "INSERT INTO t (a, b) VALUES ($1, $2), ($3, $4), ($5, $6), ($7, $8), ($9, $10), ($11, $12) \
             ON CONFLICT DO NOTHING"
        );
    }
}
