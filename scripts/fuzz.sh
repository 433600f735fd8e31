#!/usr/bin/env bash
# Fuzz targets of the readers of harness files, guided by coverage: `scripts/fuzz.sh [target…]`.
# Each runs FUZZ_SECONDS (5 by default) from the files of the tests, and from the real files where
# ../shared/data/harness lies beside the repository. What it finds of its own is kept and begun with
# the next time. FUZZ_SEED (1 by default) is the seed of its dice; 0 throws anew.
set -euo pipefail
cd "$(dirname "$0")/.."
. scripts/lib.sh

need_rust
command -v c++ >/dev/null || fail \
  "A C++ compiler is missing (it builds libFuzzer). Install it with:" \
  "  sudo apt-get install -y build-essential"

# What cargo-fuzz passes, as far as the stable compiler takes it. Naming the machine's own triple keeps
# the flags from build scripts.
folder=${CARGO_TARGET_DIR:-target}/fuzz
triple=$(rustc -vV | sed -n 's/^host: //p')
flags="--cfg fuzzing -Cpasses=sancov-module"
for flag in level=4 inline-8bit-counters pc-table trace-compares; do
  flags+=" -Cllvm-args=-sanitizer-coverage-$flag"
done

say "Fuzz targets (about 2 minutes on a clean clone)"
wanted=(--bins)
[ $# = 0 ] || wanted=(--bin seeds "${@/#/--bin=}")
RUSTFLAGS=$flags cargo build --target-dir "$folder/build" --target "$triple" --profile fuzz \
  --package fuzz --features libfuzzer "${wanted[@]}"
programs="$folder/build/$triple/fuzz"
rm -rf "$folder/seeds"
targets=$("$programs/seeds" "$folder/seeds")

log=$(mktemp)
trap 'rm -f "$log"' EXIT
for target in ${*:-$targets}; do
  mkdir -p "$folder/corpus/$target" "$folder/found"
  "$programs/$target" "$folder/corpus/$target" "$folder/seeds/$target" \
    -artifact_prefix="$folder/found/$target-" -dict=server/harness/fuzz/tokens.dict -seed="${FUZZ_SEED:-1}" \
    -max_total_time="${FUZZ_SECONDS:-5}" -max_len=100000 -timeout=10 -rss_limit_mb=600 \
    >"$log" 2>&1 || {
    cat "$log"
    fail "$target failed. Its input is named above; read it again with:" "  $programs/$target INPUT"
  }
  printf '%-16s %s\n' "$target" "$(grep '^Done' "$log"), $(grep -o 'cov: [0-9]*' "$log" | tail -n 1)"
done
