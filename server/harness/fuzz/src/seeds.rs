//! Writes what each target begins with into a folder of its name, and prints the names.

#![expect(clippy::print_stdout, reason = "the script that runs the targets reads their names")]

use std::path::PathBuf;

use fuzz::{Target, corpus};

fn main() -> std::io::Result<()> {
    let into = std::env::args_os().nth(1).map_or_else(|| PathBuf::from("seeds"), PathBuf::from);
    for target in Target::all() {
        let folder = into.join(target.name());
        std::fs::create_dir_all(&folder)?;
        for (number, seed) in corpus::seeds(target).iter().enumerate() {
            std::fs::write(folder.join(number.to_string()), seed)?;
        }
        println!("{}", target.name());
    }
    Ok(())
}
