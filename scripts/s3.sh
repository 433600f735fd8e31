#!/usr/bin/env bash
# Files in a bucket of a service that speaks S3: uploaded, published and had again through the program,
# with a service that nobody here wrote (moto, which comes from PyPI into target/).
set -euo pipefail
cd "$(dirname "$0")/.."
. scripts/lib.sh

target=${CARGO_TARGET_DIR:-target}
port=${JINBANG_S3_TEST_PORT:-3996}
service_port=$((port + 1))
tools=$(python_tools)

data=$(mktemp -d)
"$tools/bin/moto_server" -H 127.0.0.1 -p "$service_port" >"$data/moto.log" 2>&1 &
service=$!
export JINBANG_S3_ENDPOINT="http://127.0.0.1:$service_port" JINBANG_S3_BUCKET=jinbang
export JINBANG_S3_KEY=key JINBANG_S3_SECRET=secret
export JINBANG_SITE="$target/site" JINBANG_LOG=warn JINBANG_CONFIG=/dev/null JINBANG_DATA_DIR=$data
server=
stop() {
  # shellcheck disable=SC2086
  kill $server "$service" 2>/dev/null || true
  wait 2>/dev/null || true
  rm -rf "$data"
}
trap stop EXIT
wait_for "$JINBANG_S3_ENDPOINT/moto-api/" "$service" || fail "The service did not start." "$(cat "$data/moto.log")"
curl --silent --show-error --fail --output /dev/null -X PUT "$JINBANG_S3_ENDPOINT/$JINBANG_S3_BUCKET"

"$target/debug/server" serve --listen "127.0.0.1:$port" &
server=$!
origin="http://127.0.0.1:$port"
wait_for "$origin/health" "$server" || fail "The server did not start."

say "Files in a bucket of a service that speaks S3"
"$tools/bin/python" scripts/s3.py "$origin" "$target/debug/server"
