//! The build step of the browser part: compiles `app` for the browser, binds it, joins the styles,
//! names every file by its content and writes a compressed copy beside it.
//!
//! `cargo run -p bundle [FOLDER]` fills FOLDER (default: `site` in the target folder; also
//! `JINBANG_SITE`). The server reads `names.txt` there to learn the names of the others. Nothing
//! has to be installed but the compiler's wasm target.

mod browser;
mod site;
mod style;

use std::io::Write;
use std::path::{Path, PathBuf};
use std::time::Instant;
use std::{env, fs};

use anyhow::{Context, Result};

use site::Site;

fn main() -> Result<()> {
    let begun = Instant::now();
    let root = workspace()?;
    let target = env::var_os("CARGO_TARGET_DIR").map_or_else(|| root.join("target"), |folder| root.join(folder));
    let folder = env::args_os().nth(1).or_else(|| env::var_os("JINBANG_SITE"));
    let folder = folder.map_or_else(|| target.join("site"), PathBuf::from);

    let library = browser::build(&root, &target)?;
    let boot = root.join("app/src/boot.js");
    let boot = fs::read(&boot).with_context(|| format!("cannot read {}", boot.display()))?;

    let mut site = Site::new(folder);
    site.add("css", "style", style::join(&root.join("style"))?.as_bytes())?;
    site.add("js", "boot", &boot)?;
    site.add("js", "app", library.script.as_bytes())?;
    site.add("wasm", "app", &library.wasm)?;
    site.copy(&root.join("public"))?;
    let report = site.finish()?;
    let mut out = std::io::stdout().lock();
    writeln!(out, "{report}in {:.1} s", begun.elapsed().as_secs_f64())?;
    Ok(())
}

/// The folder of the workspace that the program is run in. It is looked for rather than compiled
/// in, because a program may have been compiled for another checkout.
fn workspace() -> Result<PathBuf> {
    let here = env::current_dir().context("no current folder")?;
    let found = here.ancestors().find(|folder| folder.join("app/bundle/Cargo.toml").is_file());
    found.map(Path::to_path_buf).context("run it inside the project's folder")
}
