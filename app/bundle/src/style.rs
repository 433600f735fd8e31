//! The styles: several files in one order, joined into one.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, ensure};

/// The files of `style/` in the order in which they override one another.
const FILES: &[&str] = &[
    "tokens", "base", "layout", "parts", "forms", "filing", "ranking", "pages", "result", "trends", "compare",
    "firsts", "claims", "fixed", "print",
];

/// Joins the styles of a folder. A file that is not in the list, or missing, is an error: it would
/// be forgotten silently.
pub(crate) fn join(folder: &Path) -> Result<String> {
    let mut style = String::new();
    for name in FILES {
        let file = folder.join(name).with_extension("css");
        style += &fs::read_to_string(&file).with_context(|| format!("cannot read {}", file.display()))?;
        style.push('\n');
    }
    for entry in fs::read_dir(folder).with_context(|| format!("cannot read {}", folder.display()))? {
        let path = entry?.path();
        let listed = path.file_stem().and_then(|stem| stem.to_str()).is_some_and(|stem| FILES.contains(&stem));
        ensure!(
            listed || path.extension().is_none_or(|ending| ending != "css"),
            "{} is in no list of styles",
            path.display()
        );
    }
    Ok(style)
}
