#!/usr/bin/env bash
# Everything that must hold. A missing browser or database fails the run: nothing is skipped.
set -euo pipefail
cd "$(dirname "$0")/.."
. scripts/lib.sh

need_rust
need_node
scripts/system-packages.sh

say "Formatting"
cargo fmt --all --check

say "The browser part (about 4 minutes on a clean clone)"
cargo run --quiet --package bundle

say "Lints (about 4 minutes on a clean clone)"
cargo clippy --workspace --all-targets -- --deny warnings

say "Rust tests (about 6 minutes on a clean clone)"
cargo test --workspace

say "Browser tests"
cd end2end
PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD=1 npm ci --no-audit --no-fund
npx tsc --noEmit
npx playwright test
say "Everything holds."
