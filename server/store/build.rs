//! Has the store built again when a migration is added: the compiler sees changes to those there
//! are, not new files.
#![expect(clippy::print_stdout, reason = "this is how a build script talks to cargo")]

fn main() {
    println!("cargo:rerun-if-changed=../../migrations");
}
