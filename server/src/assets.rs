//! The built browser part: hashed files in one folder, and the names they have this time.

use std::path::{Path, PathBuf};

use app::shell::Assets;

/// Where pages find their assets.
const PREFIX: &str = "/assets/";
/// Where the site stands unless the settings say otherwise.
const DEFAULT_ORIGIN: &str = "http://127.0.0.1:3000";

/// The folder of assets, the addresses of its files, and where the site stands in the world.
#[derive(Debug, Clone)]
pub struct Site {
    /// The folder.
    pub folder: PathBuf,
    /// The addresses pages link to.
    pub assets: Assets,
    /// What whole addresses begin with: scheme, host and port, without a slash at the end.
    pub origin: String,
}

/// Why there are no assets.
#[derive(Debug, thiserror::Error)]
#[error("no assets in {folder}: {source} (build them with `cargo run -p bundle`, or name their folder with --site)")]
pub struct NoAssets {
    folder: String,
    source: std::io::Error,
}

impl Site {
    /// Reads `names.txt` of a folder of assets.
    ///
    /// # Errors
    /// If the folder holds none.
    pub fn open(folder: &Path) -> Result<Self, NoAssets> {
        let names = std::fs::read_to_string(folder.join("names.txt"))
            .map_err(|source| NoAssets { folder: folder.display().to_string(), source })?;
        let address = |kind: &str| {
            let line = names.lines().find_map(|line| line.strip_prefix(kind)?.strip_prefix('='));
            line.map(|name| format!("{PREFIX}{name}")).unwrap_or_default()
        };
        let assets = Assets { css: address("css"), boot: address("boot"), js: address("js"), wasm: address("wasm") };
        Ok(Self { folder: folder.to_owned(), assets, origin: DEFAULT_ORIGIN.to_owned() })
    }

    /// The same, standing elsewhere.
    #[must_use]
    pub fn at(self, origin: &str) -> Self {
        Self { origin: origin.trim_end_matches('/').to_owned(), ..self }
    }

    /// A path of the site as a whole address.
    #[must_use]
    pub fn whole(&self, path: &str) -> String {
        format!("{}{path}", self.origin)
    }

    /// A site without assets, for tests and measurements of pages alone.
    #[must_use]
    pub fn bare() -> Self {
        Self { folder: PathBuf::new(), assets: Assets::default(), origin: DEFAULT_ORIGIN.to_owned() }
    }

    /// The folder to use when none is named: `site` beside the program, else `target/site`.
    #[must_use]
    pub fn default_folder() -> PathBuf {
        let beside = std::env::current_exe().ok().and_then(|exe| Some(exe.parent()?.join("site")));
        match beside {
            Some(folder) if folder.join("names.txt").exists() => folder,
            _ => PathBuf::from("target/site"),
        }
    }
}
