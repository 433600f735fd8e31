#!/usr/bin/env bash
# The budgets, as tables: pages on both databases, and request rates against nginx.
set -euo pipefail
cd "$(dirname "$0")/.."
. scripts/lib.sh

scripts/build.sh
scripts/system-packages.sh nginx-light wrk postgresql

# A PostgreSQL of its own, which ends with this script.
bin=$(postgres_bin)
folder=$(mktemp -d)
as_postgres() { "$@"; }
if [ "$(id -u)" = 0 ]; then
  chown postgres "$folder"
  as_postgres() { runuser -u postgres -- "$@"; }
fi
stop() {
  as_postgres "$bin/pg_ctl" -D "$folder/data" -s -m immediate stop || true
  rm -rf "$folder"
}
trap stop EXIT
as_postgres "$bin/initdb" -D "$folder/data" -U postgres -A trust --locale=C -E UTF8 >/dev/null
as_postgres "$bin/pg_ctl" -D "$folder/data" -w -s -l "$folder/log" -o "-c listen_addresses='' -k $folder" start
as_postgres "$bin/createdb" -h "$folder" -U postgres bench

say "Measuring (about ten minutes with 1,000,000 results)"
"${CARGO_TARGET_DIR:-target}/release/server" bench --postgres "postgres://postgres@localhost/bench?host=$folder" "$@"
