#!/usr/bin/env bash
# Everything that must hold. A missing browser or database fails the run: nothing is skipped.
set -euo pipefail
cd "$(dirname "$0")/.."
. scripts/lib.sh

need_rust
need_node
scripts/system-packages.sh chromium fonts-noto-cjk postgresql g++

say "Formatting"
cargo fmt --all --check

# One selection of packages in every call, so that nothing is compiled twice.
target=${CARGO_TARGET_DIR:-target}
say "Programs and tests (about 10 minutes on a clean clone)"
cargo build --workspace --all-targets

say "The browser part (about 3 minutes on a clean clone)"
"$target/debug/bundle"

say "Lints (about 4 minutes on a clean clone)"
cargo clippy --workspace --all-targets -- --deny warnings

say "Rust tests"
cargo test --workspace

scripts/fuzz.sh
scripts/api.sh
scripts/s3.sh

say "Browser tests"
cd end2end
PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD=1 npm ci --no-audit --no-fund
npx tsc --noEmit
npx playwright test
say "Everything holds."
