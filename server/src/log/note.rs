//! Signed notes (<https://c2sp.org/signed-note>): a text, an empty line, and signatures, each with
//! the name and the number of its key.

use std::fmt;

use base64::Engine;
use base64::prelude::BASE64_STANDARD;

/// What a line with a signature begins with.
const DASH: &str = "— ";

/// The longest note that is read, in bytes.
const LONGEST: usize = 1 << 20;

/// Bytes of a key's number.
pub(super) const KEY_ID: usize = 4;

/// Why bytes are no signed note, or none that the key signed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoteError {
    /// It is not written as a note is.
    Malformed,
    /// No line of it is of the key.
    Unsigned,
    /// A line names the key and its signature is wrong.
    WrongSignature,
}

impl fmt::Display for NoteError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Malformed => "it is no signed note",
            Self::Unsigned => "it is not signed with this key",
            Self::WrongSignature => "its signature is wrong: it was changed, or made with another key",
        })
    }
}

impl std::error::Error for NoteError {}

/// A signature of a note.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Signature {
    pub(super) name: String,
    pub(super) key_id: [u8; KEY_ID],
    pub(super) bytes: Vec<u8>,
}

/// A text with its signatures. The text ends with a line feed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Note {
    pub(super) text: String,
    pub(super) signatures: Vec<Signature>,
}

impl Note {
    /// Reads a note.
    pub(super) fn read(bytes: &[u8]) -> Result<Self, NoteError> {
        let text = std::str::from_utf8(bytes).map_err(|_| NoteError::Malformed)?;
        if bytes.len() > LONGEST || text.chars().any(|c| c < ' ' && c != '\n') {
            return Err(NoteError::Malformed);
        }
        let (text, signatures) = text.rsplit_once("\n\n").ok_or(NoteError::Malformed)?;
        let lines = signatures.strip_suffix('\n').ok_or(NoteError::Malformed)?.split('\n');
        let signatures = lines.map(signature).collect::<Option<_>>().ok_or(NoteError::Malformed)?;
        Ok(Self { text: format!("{text}\n"), signatures })
    }
}

fn signature(line: &str) -> Option<Signature> {
    let (name, bytes) = line.strip_prefix(DASH)?.split_once(' ')?;
    let bytes = BASE64_STANDARD.decode(bytes).ok()?;
    let (key_id, bytes) = bytes.split_first_chunk::<KEY_ID>()?;
    (is_name(name) && !bytes.is_empty()).then(|| Signature {
        name: name.to_owned(),
        key_id: *key_id,
        bytes: bytes.to_vec(),
    })
}

impl fmt::Display for Note {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{}", self.text)?;
        for Signature { name, key_id, bytes } in &self.signatures {
            writeln!(f, "{DASH}{name} {}", BASE64_STANDARD.encode([key_id.as_slice(), bytes].concat()))?;
        }
        Ok(())
    }
}

/// Whether a text may name a key: not empty, without spaces and plus signs.
#[must_use]
pub fn is_name(text: &str) -> bool {
    !text.is_empty() && !text.chars().any(|c| c.is_whitespace() || c.is_control() || c == '+')
}
