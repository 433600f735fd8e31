//! The folder of assets: files named by their content, a brotli copy beside each, and the list of
//! their names. Files of earlier builds are removed.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use sha2::{Digest, Sha256};

/// Bytes of the digest in a name.
const DIGEST_BYTES: usize = 6;

/// The strongest brotli there is: it runs once, and is sent many times.
const QUALITY: u32 = 11;

/// The largest window of brotli that browsers accept, as a power of two.
const WINDOW: u32 = 22;

/// Endings of files that are compressed already.
const COMPRESSED: &[&str] = &["png", "ico", "woff2", "jpg", "webp"];

/// The folder of assets as it is being filled.
pub(crate) struct Site {
    folder: PathBuf,
    names: String,
    report: String,
    kept: BTreeSet<String>,
}

impl Site {
    /// A folder, which is made if it is not there.
    pub(crate) fn new(folder: PathBuf) -> Self {
        Self { folder, names: String::new(), report: String::new(), kept: BTreeSet::new() }
    }

    /// Adds a file named by its content. Its key in `names.txt` is its ending, but for the
    /// starting script, which is known by its stem (`boot`).
    pub(crate) fn add(&mut self, ending: &str, stem: &str, bytes: &[u8]) -> Result<()> {
        let digest = Sha256::digest(bytes);
        let hash = digest.iter().take(DIGEST_BYTES).fold(String::new(), |mut hash, byte| {
            let _ = write!(hash, "{byte:02x}"); // a string takes everything
            hash
        });
        let name = format!("{stem}-{hash}.{ending}");
        let key = if stem == "boot" { stem } else { ending };
        writeln!(self.names, "{key}={name}")?;
        self.write(&name, bytes)
    }

    /// Copies the files of a folder under their own names.
    pub(crate) fn copy(&mut self, folder: &Path) -> Result<()> {
        let mut files = Vec::new();
        for entry in fs::read_dir(folder).with_context(|| format!("cannot read {}", folder.display()))? {
            let entry = entry?;
            if entry.file_type()?.is_file()
                && let Ok(name) = entry.file_name().into_string()
                && !name.starts_with('.')
            {
                files.push((name, entry.path()));
            }
        }
        files.sort();
        for (name, path) in files {
            let bytes = fs::read(&path).with_context(|| format!("cannot read {}", path.display()))?;
            self.write(&name, &bytes)?;
        }
        Ok(())
    }

    /// Writes the list of names, removes what earlier builds left, and says what there is.
    pub(crate) fn finish(mut self) -> Result<String> {
        let names = std::mem::take(&mut self.names);
        fs::write(self.folder.join("names.txt"), names).context("cannot write names.txt")?;
        self.kept.insert("names.txt".to_owned());
        for entry in fs::read_dir(&self.folder)? {
            let entry = entry?;
            let stale = entry.file_name().to_str().is_none_or(|name| !self.kept.contains(name));
            if stale && entry.file_type()?.is_file() {
                fs::remove_file(entry.path())?;
            }
        }
        let folder = self.folder.display();
        Ok(format!("{}assets in {folder} ", self.report))
    }

    fn write(&mut self, name: &str, bytes: &[u8]) -> Result<()> {
        fs::create_dir_all(&self.folder).with_context(|| format!("cannot make {}", self.folder.display()))?;
        let path = self.folder.join(name);
        fs::write(&path, bytes).with_context(|| format!("cannot write {}", path.display()))?;
        self.kept.insert(name.to_owned());
        let compressed = COMPRESSED.iter().any(|ending| path.extension().is_some_and(|e| e == *ending));
        if compressed {
            writeln!(self.report, "{name}: {} bytes", bytes.len())?;
            return Ok(());
        }
        let name_br = format!("{name}.br");
        let brotli = brotli(bytes)?;
        fs::write(self.folder.join(&name_br), &brotli).with_context(|| format!("cannot write {name_br}"))?;
        self.kept.insert(name_br);
        writeln!(self.report, "{name}: {} bytes, {} in brotli", bytes.len(), brotli.len())?;
        Ok(())
    }
}

fn brotli(bytes: &[u8]) -> Result<Vec<u8>> {
    let mut writer = brotli::CompressorWriter::new(Vec::new(), 4096, QUALITY, WINDOW);
    writer.write_all(bytes)?;
    writer.flush()?;
    Ok(writer.into_inner())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_follows_the_content_and_old_files_go() {
        let folder = std::env::temp_dir().join(format!("jinbang-site-{}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        fs::write(folder.join("style-000000000000.css"), "old").unwrap();
        let mut site = Site::new(folder.clone());
        site.add("css", "style", b"a{}").unwrap();
        site.add("js", "boot", b"start()").unwrap();
        site.finish().unwrap();
        let names = fs::read_to_string(folder.join("names.txt")).unwrap();
        let mut files: Vec<String> =
            fs::read_dir(&folder).unwrap().map(|e| e.unwrap().file_name().into_string().unwrap()).collect();
        files.sort();
        fs::remove_dir_all(&folder).unwrap();
        let hash = "5f546eb4606b"; // sha256sum of `a{}`
        assert!(names.starts_with(&format!("css=style-{hash}.css\nboot=boot-")), "{names}");
        assert_eq!(files.len(), 5, "{files:?}");
        assert!(!files.contains(&"style-000000000000.css".to_owned()));
    }
}
