#!/usr/bin/env bash
# Installs those of the named system packages that are missing.
set -euo pipefail
cd "$(dirname "$0")/.."
. scripts/lib.sh

missing=()
# One line a package: how it is found, and its name.
need() { case $1 in
  chromium) command -v chromium || command -v chromium-browser || [ -n "${CHROMIUM:-}" ] ;;
  fonts-noto-cjk) fc-list | grep -i CJK ;;
  postgresql) postgres_bin ;;
  g++) command -v c++ ;;
  nginx-light) PATH=$PATH:/usr/sbin command -v nginx ;;
  wrk) command -v wrk ;;
  *) fail "No rule says how $1 is found." ;;
  esac >/dev/null 2>&1 || missing+=("$1"); }
for package in "$@"; do need "$package"; done
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
