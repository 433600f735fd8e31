//! `app` as a library for the browser: compiled by cargo, bound by wasm-bindgen.

use std::env;
use std::ffi::OsString;
use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result, anyhow, bail};
use wasm_bindgen_cli_support::Bindgen;

const TARGET: &str = "wasm32-unknown-unknown";
const PROFILE: &str = "wasm-release";

/// What the browser loads.
pub(crate) struct Library {
    /// The script that wraps the library.
    pub(crate) script: String,
    /// The library.
    pub(crate) wasm: Vec<u8>,
}

/// Compiles and binds `app`.
pub(crate) fn build(root: &Path, target: &Path) -> Result<Library> {
    check_compiler(root)?;
    compile(root, target)?;
    bind(&target.join(TARGET).join(PROFILE).join("app.wasm"))
}

/// Without the target, the compiler only says that it cannot find `core`.
fn check_compiler(root: &Path) -> Result<()> {
    let rustc = env::var_os("RUSTC").unwrap_or_else(|| OsString::from("rustc"));
    let output = Command::new(rustc)
        .current_dir(root)
        .args(["--print", "target-libdir", "--target", TARGET])
        .output()
        .context("cannot run rustc")?;
    let folder = String::from_utf8_lossy(&output.stdout);
    if !output.status.success() || !Path::new(folder.trim()).is_dir() {
        bail!("the compiler has no target {TARGET}; add it with: rustup target add {TARGET}");
    }
    Ok(())
}

fn compile(root: &Path, target: &Path) -> Result<()> {
    let cargo = env::var_os("CARGO").unwrap_or_else(|| OsString::from("cargo"));
    let status = Command::new(cargo)
        .current_dir(root)
        .args(["build", "--package", "app", "--lib", "--target", TARGET, "--features", "hydrate"])
        .args(["--profile", PROFILE, "--target-dir"])
        .arg(target)
        .status()
        .context("cannot run cargo")?;
    if !status.success() {
        bail!("the browser part does not compile; cargo's messages stand above");
    }
    Ok(())
}

fn bind(library: &Path) -> Result<Library> {
    let mut bindgen = Bindgen::new();
    let mut output = bindgen
        .input_path(library)
        .web(true)?
        .typescript(false)
        .omit_default_module_path(true)
        .remove_name_section(true)
        .remove_producers_section(true)
        .generate_output()
        .with_context(|| format!("cannot bind {}", library.display()))?;
    if output.snippets().values().any(|scripts| !scripts.is_empty()) || !output.local_modules().is_empty() {
        // They would be files of their own beside the script, which nothing here names or serves.
        return Err(anyhow!("a dependency brings inline JavaScript, which the bundle does not carry"));
    }
    let script = output.js().to_owned();
    Ok(Library { script, wasm: output.wasm_mut().emit_wasm() })
}
