//! Fuzz targets of the readers of harness files, guided by coverage: one for each format, and one for
//! archives. `scripts/fuzz.sh` builds and runs them.
//!
//! A target is a few lines in `targets/`: [`target!`] gives its inputs to [`judge`], which says what
//! must hold of any bytes. Each begins with the [`corpus::seeds`] of its format.

#![expect(
    clippy::indexing_slicing,
    clippy::missing_panics_doc,
    clippy::unwrap_used,
    reason = "targets of a fuzzer and helpers of tests fail by panicking"
)]

mod change;
pub mod corpus;
mod judge;

use harness::Format;

pub use change::change;
pub use judge::judge;
#[cfg(feature = "libfuzzer")]
pub use libfuzzer_sys;

/// What is fuzzed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Target {
    /// A format, as one input has it: the file, or the two files of a HELM run; alone and packed.
    Of(Format),
    /// The archive as such.
    Archive,
}

impl Target {
    /// All of them.
    pub fn all() -> impl Iterator<Item = Self> {
        Format::ALL.into_iter().map(Self::Of).chain([Self::Archive])
    }

    /// Its name: that of its program and of its folders.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Of(format) => format.slug(),
            Self::Archive => "archive",
        }
    }
}

/// The program of a target.
#[cfg(feature = "libfuzzer")]
#[macro_export]
macro_rules! target {
    ($target:expr) => {
        $crate::libfuzzer_sys::fuzz_target!(|bytes: &[u8]| -> $crate::libfuzzer_sys::Corpus {
            if $crate::judge($target, bytes) {
                $crate::libfuzzer_sys::Corpus::Keep
            } else {
                $crate::libfuzzer_sys::Corpus::Reject
            }
        });

        $crate::libfuzzer_sys::fuzz_mutator!(|input: &mut [u8], size: usize, most: usize, seed: u32| {
            let of_bytes = |part: &mut [u8], size: usize| $crate::libfuzzer_sys::fuzzer_mutate(part, size, part.len());
            $crate::change(&mut input[..most], size, seed, of_bytes)
        });
    };
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_target_has_a_program_and_files_to_begin_with() {
        let manifest = include_str!("../Cargo.toml");
        for target in Target::all() {
            let program = format!("[[bin]]\nname = \"{}\"\npath = \"targets/", target.name());
            assert!(manifest.contains(&program), "{target:?} has no program");
            assert!(!corpus::seeds(target).is_empty(), "{target:?} has nothing to begin with");
        }
        let programs = manifest.matches("path = \"targets/").count();
        assert_eq!(programs, Target::all().count(), "a program of no target");
    }

    /// The formats whose files nobody else writes, or of which there is only a template.
    const NONE_REAL: [Format; 3] = [Format::OwnCsv, Format::OwnJson, Format::EvalResults];

    #[test]
    fn real_files_are_begun_with_where_they_are() {
        let Some(folder) = corpus::real() else { return };
        let files = corpus::files(&folder);
        for target in Target::all().filter(|target| !NONE_REAL.map(Target::Of).contains(target)) {
            let (real, all) = (corpus::of_target(target, &files), corpus::seeds(target));
            assert!(!real.is_empty() && real.iter().all(|seed| all.contains(seed)), "{target:?}");
        }
    }

    #[test]
    fn what_must_hold_holds_of_every_file_to_begin_with() {
        for target in Target::all() {
            for seed in corpus::seeds(target) {
                assert!(judge(target, &seed), "{target:?} throws away what it begins with");
            }
        }
    }
}
