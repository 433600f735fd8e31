#!/usr/bin/env bash
# Installs what the tests need from the system's packages: a browser, fonts for Chinese, PostgreSQL.
set -euo pipefail
cd "$(dirname "$0")/.."
. scripts/lib.sh

missing=()
command -v chromium >/dev/null || command -v chromium-browser >/dev/null || [ -n "${CHROMIUM:-}" ] || missing+=(chromium)
fc-list 2>/dev/null | grep -qi 'CJK' || missing+=(fonts-noto-cjk)
# pg_config comes with the development files; the server's own folder is looked at too.
initdb() { ls /usr/lib/postgresql/*/bin/initdb 2>/dev/null || command -v initdb; }
initdb >/dev/null || missing+=(postgresql)
[ ${#missing[@]} -gt 0 ] || exit 0

say "Missing: ${missing[*]}"
if ! command -v apt-get >/dev/null; then
  fail "This system has no apt-get. Install by its own means: ${missing[*]}"
fi
as_root true || fail \
  "They cannot be installed without a password. Install them with:" \
  "  sudo apt-get install -y ${missing[*]}"
say "Installing them with apt-get (about half a minute)"
as_root env DEBIAN_FRONTEND=noninteractive apt-get update --quiet
as_root env DEBIAN_FRONTEND=noninteractive apt-get install --yes --quiet --no-install-recommends "${missing[@]}"
