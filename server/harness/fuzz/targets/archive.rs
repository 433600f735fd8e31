//! Zip archives, byte by byte.
#![no_main]

fuzz::target!(fuzz::Target::Archive);
