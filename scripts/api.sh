#!/usr/bin/env bash
# The API against its description, by a tool that nobody here wrote (schemathesis), and the whole
# data by the tools of its formats (frictionless, every-eval-ever). They come from PyPI into target/.
set -euo pipefail
cd "$(dirname "$0")/.."
. scripts/lib.sh

target=${CARGO_TARGET_DIR:-target}
port=${JINBANG_API_PORT:-3998}
tools=$(python_tools)

data=$(mktemp -d)
export JINBANG_SITE="$target/site" JINBANG_LOG=warn JINBANG_CONFIG=/dev/null JINBANG_DATA_DIR=$data
"$target/debug/server" serve --listen "127.0.0.1:$port" \
  --writes-of-address 0 --writes-of-account 0 --writes-of-token 0 &
server=$!
stop() {
  kill "$server" 2>/dev/null || true
  wait "$server" 2>/dev/null || true
  rm -rf "$data"
}
trap stop EXIT
origin="http://127.0.0.1:$port"
wait_for "$origin/health" "$server" || fail "The server did not start."

say "Submissions fit the format of Every Eval Ever"
"$tools/bin/python" scripts/eee.py "$origin" "$target/debug/server" "$tools"/every_eval_ever-*.whl

password=$("$target/debug/server" account create program --role reviewer)
token=$("$tools/bin/python" scripts/token_of.py "$origin" program "$password" file review)

say "Every route answers as it is described (about two minutes)"
"$tools/bin/schemathesis" run "$origin/api/v1/openapi.json" --header "Authorization: Bearer $token" \
  --checks not_a_server_error,status_code_conformance,content_type_conformance,response_schema_conformance \
  --phases examples,coverage,fuzzing --max-examples 15 --max-time 120 --seed 1 --request-timeout 30 --warnings off

say "The whole data fits its description"
mkdir "$data/export"
curl --silent --show-error --fail --output "$data/export.zip" "$origin/exports/jinbang.zip"
python3 -m zipfile -e "$data/export.zip" "$data/export"
"$tools/bin/frictionless" validate "$data/export/datapackage.json"

say "The database keeps its rules after all of it"
"$target/debug/server" check
