# Shell functions shared by the scripts of this folder.

say() { printf '\033[1m== %s\033[0m\n' "$*"; }

fail() {
  printf '%s\n' "$@" >&2
  exit 1
}

# The compiler in the version of rust-toolchain.toml, with the browser's target.
need_rust() {
  command -v cargo >/dev/null || fail \
    "Rust is missing. Install it with:" \
    "  curl --proto '=https' --tlsv1.2 -sSf https://sh.rustup.rs | sh -s -- -y && . \"\$HOME/.cargo/env\""
  command -v cc >/dev/null || fail \
    "A C compiler is missing (it links programs and builds SQLite). Install it with:" \
    "  sudo apt-get install -y build-essential"
  local libdir
  libdir=$(rustc --print target-libdir --target wasm32-unknown-unknown)
  if [ ! -d "$libdir" ]; then
    command -v rustup >/dev/null || fail \
      "This compiler has no target wasm32-unknown-unknown, and rustup is not there to add it." \
      "Install Rust by rustup: https://rustup.rs"
    rustup target add wasm32-unknown-unknown
  fi
}

need_node() {
  local version
  command -v node >/dev/null && command -v npm >/dev/null || fail \
    "Node is missing (the browser tests run on it). Install version 20 or newer, for example with:" \
    "  sudo apt-get install -y nodejs npm"
  version=$(node --version | sed 's/^v\([0-9]*\).*/\1/')
  [ "$version" -ge 18 ] || fail "Node $(node --version) is too old: version 18 or newer is needed."
}

# The folder of PostgreSQL's own programs.
postgres_bin() {
  local bin
  bin=$(pg_config --bindir 2>/dev/null)
  [ -x "$bin/initdb" ] || bin=$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -n 1)
  [ -x "$bin/initdb" ] || bin=$(dirname "$(command -v initdb 2>/dev/null)")
  [ -x "$bin/initdb" ] && echo "$bin"
}

# Runs a command as root; fails where that is not allowed without a question.
as_root() {
  if [ "$(id -u)" = 0 ]; then "$@"
  elif sudo -n true 2>/dev/null; then sudo "$@"
  else return 1
  fi
}

# The folder of the Python tools of the tests, made at the first call in the build's folder.
python_tools() {
  local tools="${CARGO_TARGET_DIR:-target}/python"
  command -v python3 >/dev/null || fail "Python is missing. Install it with:" "  sudo apt-get install -y python3 python3-venv"
  if [ ! -x "$tools/bin/schemathesis" ] || [ ! -x "$tools/bin/frictionless" ] || [ ! -x "$tools/bin/moto_server" ]; then
    [ -x "$tools/bin/pip" ] || python3 -m venv "$tools" >&2
    "$tools/bin/pip" install --quiet "schemathesis==4.32.5" "frictionless==5.21.0" "moto[server]==5.2.5" \
      "jsonschema==4.26.0" "pydantic==2.14.4" >&2
  fi
  # Of this one only the schema and the checks are used, which run without what else it would install.
  [ -e "$tools/every_eval_ever-0.3.0-py3-none-any.whl" ] || "$tools/bin/pip" download --quiet --no-deps \
    --python-version 3.12 --only-binary :all: --dest "$tools" "every-eval-ever==0.3.0" >&2
  echo "$tools"
}

# Waits until an address answers, as long as a process lives.
wait_for() {
  local address=$1 process=$2
  for _ in $(seq 240); do
    curl --silent --output /dev/null "$address" && return
    kill -0 "$process" || return 1
    sleep 0.5
  done
  return 1
}
