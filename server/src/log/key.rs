//! Keys of signed notes, Ed25519: the secret one as a text that a file keeps, the public one as the
//! text that readers check with. Both texts are those of C2SP's signed-note and of Go's
//! `golang.org/x/mod/sumdb/note`.

use std::fmt;
use std::io::Write;
use std::path::Path;
use std::str::FromStr;

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use ed25519_dalek::{Signature as Ed25519, Signer as _, SigningKey, VerifyingKey};
use sha2::{Digest, Sha256};

use super::note::{KEY_ID, Note, NoteError, Signature, is_name};

/// What a secret key's text begins with.
const SECRET: &str = "PRIVATE+KEY+";

/// The sort of signature, as keys and their numbers carry it.
const ED25519: u8 = 1;

/// A text that is no key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct KeyError;

impl fmt::Display for KeyError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a key is NAME+NUMBER+BASE64 with a key for Ed25519, a secret one after PRIVATE+KEY+")
    }
}

impl std::error::Error for KeyError {}

/// The first bytes of SHA-256(name ‖ line feed ‖ sort ‖ public key).
fn key_id(name: &str, public: &[u8; 32]) -> [u8; KEY_ID] {
    let digest = Sha256::new().chain_update(name).chain_update([b'\n', ED25519]).chain_update(public).finalize();
    digest.first_chunk().copied().unwrap_or_default()
}

/// Name, number and key of `NAME+NUMBER+BASE64`.
fn parts(text: &str) -> Result<(&str, [u8; KEY_ID], [u8; 32]), KeyError> {
    let mut parts = text.splitn(3, '+');
    let (Some(name), Some(number), Some(key)) = (parts.next(), parts.next(), parts.next()) else {
        return Err(KeyError);
    };
    let is_number = number.len() == 2 * KEY_ID && number.bytes().all(|b| b.is_ascii_hexdigit());
    let number = u32::from_str_radix(number, 16).map_err(|_| KeyError)?.to_be_bytes();
    let key = BASE64_STANDARD.decode(key).map_err(|_| KeyError)?;
    let (sort, key) = key.split_first().ok_or(KeyError)?;
    let key = key.try_into().map_err(|_| KeyError)?;
    if is_name(name) && is_number && *sort == ED25519 { Ok((name, number, key)) } else { Err(KeyError) }
}

/// `NAME+NUMBER+BASE64`.
fn write(f: &mut fmt::Formatter<'_>, name: &str, id: [u8; KEY_ID], key: &[u8; 32]) -> fmt::Result {
    write!(f, "{name}+{:08x}+{}", u32::from_be_bytes(id), BASE64_STANDARD.encode([&[ED25519], key.as_slice()].concat()))
}

/// The public half of a key, with the name that it signs under.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verifier {
    name: String,
    key: VerifyingKey,
}

impl Verifier {
    /// The name that the key signs under: the log's origin.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The text of a note that the key signed.
    ///
    /// # Errors
    /// If it is no note, or the key did not sign it.
    pub fn open(&self, note: &[u8]) -> Result<String, NoteError> {
        let note = Note::read(note)?;
        let id = key_id(&self.name, self.key.as_bytes());
        let mut own = note.signatures.iter().filter(|line| line.name == self.name && line.key_id == id).peekable();
        if own.peek().is_none() {
            return Err(NoteError::Unsigned);
        }
        for line in own {
            let signature = Ed25519::from_slice(&line.bytes).map_err(|_| NoteError::WrongSignature)?;
            let checked = self.key.verify_strict(note.text.as_bytes(), &signature);
            checked.map_err(|_| NoteError::WrongSignature)?;
        }
        Ok(note.text)
    }
}

impl fmt::Display for Verifier {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write(f, &self.name, key_id(&self.name, self.key.as_bytes()), self.key.as_bytes())
    }
}

impl FromStr for Verifier {
    type Err = KeyError;

    fn from_str(text: &str) -> Result<Self, KeyError> {
        let (name, id, public) = parts(text.trim())?;
        let key = VerifyingKey::from_bytes(&public).map_err(|_| KeyError)?;
        if key_id(name, &public) == id { Ok(Self { name: name.to_owned(), key }) } else { Err(KeyError) }
    }
}

/// The secret half of a key, with the name that it signs under.
#[derive(Clone)]
pub struct Signer {
    name: String,
    key: SigningKey,
}

/// Its name; the key is nobody's to read.
impl fmt::Debug for Signer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Signer").field("name", &self.name).finish_non_exhaustive()
    }
}

impl Signer {
    /// The key of a seed, under a name.
    ///
    /// # Errors
    /// If the name may name no key.
    pub fn new(name: &str, seed: [u8; 32]) -> Result<Self, KeyError> {
        if !is_name(name) {
            return Err(KeyError);
        }
        Ok(Self { name: name.to_owned(), key: SigningKey::from_bytes(&seed) })
    }

    /// The key that a file keeps; where there is none, a new one is made under a name, and the file
    /// with it, which its owner alone may read.
    ///
    /// # Errors
    /// If the file cannot be read or made, or holds no key.
    pub fn of_file(file: &Path, name: &str) -> std::io::Result<Self> {
        let wrong = |fault: KeyError| std::io::Error::new(std::io::ErrorKind::InvalidData, fault);
        match std::fs::read_to_string(file) {
            Ok(text) => text.parse().map_err(wrong),
            Err(missing) if missing.kind() == std::io::ErrorKind::NotFound => {
                let made = Self::new(name, rand::random()).map_err(wrong)?;
                let mut options = std::fs::OpenOptions::new();
                options.write(true).create_new(true);
                #[cfg(unix)]
                std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
                let mut kept = options.open(file)?;
                writeln!(kept, "{}", made.secret())?;
                kept.sync_all()?;
                Ok(made)
            }
            Err(fault) => Err(fault),
        }
    }

    /// The name that it signs under.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The public half.
    #[must_use]
    pub fn verifier(&self) -> Verifier {
        Verifier { name: self.name.clone(), key: self.key.verifying_key() }
    }

    /// The text to keep.
    fn secret(&self) -> impl fmt::Display {
        fmt::from_fn(|f| {
            f.write_str(SECRET)?;
            write(f, &self.name, key_id(&self.name, self.key.verifying_key().as_bytes()), self.key.as_bytes())
        })
    }

    /// Signs a text that ends with a line feed. The same text gets the same signature, whoever signs.
    #[must_use]
    pub fn sign(&self, text: &str) -> String {
        let key_id = key_id(&self.name, self.key.verifying_key().as_bytes());
        let bytes = self.key.sign(text.as_bytes()).to_bytes().to_vec();
        let signature = Signature { name: self.name.clone(), key_id, bytes };
        Note { text: text.to_owned(), signatures: vec![signature] }.to_string()
    }
}

impl FromStr for Signer {
    type Err = KeyError;

    fn from_str(text: &str) -> Result<Self, KeyError> {
        let (name, id, seed) = parts(text.trim().strip_prefix(SECRET).ok_or(KeyError)?)?;
        let signer = Self::new(name, seed)?;
        let own = key_id(name, signer.key.verifying_key().as_bytes());
        if own == id { Ok(signer) } else { Err(KeyError) }
    }
}

#[cfg(test)]
mod tests {
    use signed_note::{Note as Independent, StandardVerifier, VerifierList};

    use super::*;

    const TEXT: &str = "jinbang.invalid/log\n0\nempty\n";

    fn signer() -> Signer {
        Signer::new("jinbang.invalid/log", [7; 32]).unwrap()
    }

    #[test]
    fn an_independent_reader_takes_the_note_and_the_key() {
        let note = signer().sign(TEXT);
        let verifier = StandardVerifier::new(&signer().verifier().to_string()).unwrap();
        let read = Independent::from_bytes(note.as_bytes()).unwrap();
        let (signed, other) = read.verify(&VerifierList::new(vec![Box::new(verifier)])).unwrap();
        assert_eq!((signed.len(), other.len()), (1, 0));
        assert_eq!(read.text(), TEXT.as_bytes());
        let secret = signed_note::StandardSigner::new(&signer().secret().to_string()).unwrap();
        assert_eq!(signed_note::Signer::sign(&secret, TEXT.as_bytes()).unwrap(), signed[0].signature());
    }

    #[test]
    fn a_note_opens_with_its_key_and_no_other() {
        let (note, verifier) = (signer().sign(TEXT), signer().verifier());
        assert_eq!(verifier.open(note.as_bytes()).as_deref(), Ok(TEXT));
        assert_eq!(verifier.to_string().parse(), Ok(verifier.clone()));
        let other = Signer::new("jinbang.invalid/log", [8; 32]).unwrap().verifier();
        assert_eq!(other.open(note.as_bytes()), Err(NoteError::Unsigned));
        let renamed = Signer::new("other.invalid/log", [7; 32]).unwrap().verifier();
        assert_eq!(renamed.open(note.as_bytes()), Err(NoteError::Unsigned));
        let changed = note.replacen("\n0\n", "\n1\n", 1);
        assert_eq!(verifier.open(changed.as_bytes()), Err(NoteError::WrongSignature));
        for wrong in ["", "x", TEXT, &note[..note.len() - 1], &note.replace('—', "-"), &note.replace("\n0", "\r\n0")]
        {
            assert_eq!(verifier.open(wrong.as_bytes()), Err(NoteError::Malformed), "{wrong:?}");
        }
    }

    #[test]
    fn a_key_is_made_once_and_only_its_owner_reads_it() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("log.key");
        let made = Signer::of_file(&file, "jinbang.invalid/log").unwrap();
        let again = Signer::of_file(&file, "another.invalid/log").unwrap();
        assert_eq!(made.verifier(), again.verifier(), "the file's name and key hold");
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            assert_eq!(file.metadata().unwrap().permissions().mode() & 0o777, 0o600);
        }
        assert!(!format!("{made:?}").contains("PRIVATE"));
        std::fs::write(&file, "PRIVATE+KEY+x+00000000+AQ==").unwrap();
        assert!(Signer::of_file(&file, "jinbang.invalid/log").is_err());
        assert!(Signer::new("two words", [0; 32]).is_err());
    }
}
