#!/usr/bin/env bash
# The API against its description, by a tool that nobody here wrote (schemathesis), and the whole
# data by the tool of its format (frictionless). Both come from PyPI into target/.
set -euo pipefail
cd "$(dirname "$0")/.."
. scripts/lib.sh

target=${CARGO_TARGET_DIR:-target}
tools="$target/python"
port=${JINBANG_API_PORT:-3998}
command -v python3 >/dev/null || fail "Python is missing. Install it with:" "  sudo apt-get install -y python3 python3-venv"
if [ ! -x "$tools/bin/schemathesis" ] || [ ! -x "$tools/bin/frictionless" ]; then
  python3 -m venv "$tools"
  "$tools/bin/pip" install --quiet "schemathesis==4.32.5" "frictionless==5.21.0"
fi

data=$(mktemp -d)
JINBANG_SITE="$target/site" JINBANG_LOG=warn JINBANG_CONFIG=/dev/null \
  "$target/debug/server" serve --listen "127.0.0.1:$port" --data-dir "$data" &
server=$!
stop() {
  kill "$server" 2>/dev/null || true
  wait "$server" 2>/dev/null || true
  rm -rf "$data"
}
trap stop EXIT
origin="http://127.0.0.1:$port"
for _ in $(seq 240); do
  curl --silent --fail "$origin/health" >/dev/null && break
  kill -0 "$server" || fail "The server did not start."
  sleep 0.5
done

say "Every route answers as it is described (about two minutes)"
"$tools/bin/schemathesis" run "$origin/api/v1/openapi.json" \
  --checks not_a_server_error,status_code_conformance,content_type_conformance,response_schema_conformance \
  --phases examples,coverage,fuzzing --max-examples 15 --max-time 120 --seed 1 --request-timeout 30 --warnings off

say "The whole data fits its description"
mkdir "$data/export"
curl --silent --show-error --fail --output "$data/export.zip" "$origin/exports/jinbang.zip"
python3 -m zipfile -e "$data/export.zip" "$data/export"
"$tools/bin/frictionless" validate "$data/export/datapackage.json"
