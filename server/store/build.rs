//! Has the store built again when a migration is added: the compiler sees changes to those there
//! are, not new files.

fn main() {
    println!("cargo:rerun-if-changed=../../migrations");
}
