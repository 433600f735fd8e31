#!/usr/bin/env bash
# Builds the browser part and the release server: target/release/server with its assets in
# target/release/site.
set -euo pipefail
cd "$(dirname "$0")/.."
. scripts/lib.sh

need_rust
target=${CARGO_TARGET_DIR:-target}
if [ ! -x "$target/release/server" ]; then
  say "The first build: ten to twenty minutes on two cores, seconds from then on."
fi
say "The browser part"
cargo run --quiet --package bundle
say "The server"
cargo build --release --package server
# grep reads to the end: left early, fc-list would fail, and with it the pipe.
if ! fc-list 2>/dev/null | grep -i CJK >/dev/null; then
  say "No font here has Chinese characters: pictures of link previews are offered on English pages alone." \
    "On Debian and Ubuntu:  sudo apt-get install fonts-noto-cjk"
fi
mkdir -p "$target/release/site"
find "$target/release/site" -type f -delete
cp "${JINBANG_SITE:-$target/site}"/* "$target/release/site/"
