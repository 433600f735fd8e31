//! A PostgreSQL for tests, and a fresh database on it for each.
//!
//! With `TEST_DATABASE_URL`, that server is used; its user must be allowed to create databases.
//! Otherwise a private server is started in a temporary folder, once for the whole program. Either
//! way a shell waits in the background until the program is gone, however it ended, and then takes
//! away what was made. Needs nothing but the standard library and the store, so that the tests of
//! other packages can include this file.

#![expect(clippy::expect_used, clippy::panic, clippy::unwrap_used, reason = "helpers of tests fail by panicking")]

use std::env;
use std::io::{BufRead, BufReader};
use std::process::{Child, ChildStdin, Command, Stdio};
use std::sync::OnceLock;
use std::sync::atomic::{AtomicU32, Ordering};

/// Starts a server, says where, and takes it away once its standard input ends.
const START: &str = r#"
trap '' INT TERM HUP
bin=$(pg_config --bindir 2>/dev/null)
[ -x "$bin/initdb" ] || bin=$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -n 1)
[ -x "$bin/initdb" ] || bin=$(dirname "$(command -v initdb)" 2>/dev/null)
[ -x "$bin/initdb" ] || exit 1
dir=$(mktemp -d "${TMPDIR:-/tmp}/jinbang-postgres.XXXXXX") || exit 1
cd "$dir" || exit 1
as() { "$@"; }
if [ "$(id -u)" = 0 ]; then
    chown postgres "$dir"
    as() { runuser -u postgres -- "$@"; }
fi
options="-c listen_addresses='' -k $dir -c fsync=off -c synchronous_commit=off -c full_page_writes=off -c max_connections=200"
if as "$bin/initdb" -D "$dir/data" -U postgres -A trust --no-sync --locale=C -E UTF8 >"$dir/log" 2>&1 &&
    as "$bin/pg_ctl" -D "$dir/data" -w -s -l "$dir/data/log" -o "$options" start >>"$dir/log" 2>&1 </dev/null
then
    echo "$bin $dir"
    read -r _
    as "$bin/pg_ctl" -D "$dir/data" -s -m immediate stop >/dev/null 2>&1
else
    cat "$dir/log" >&2
fi
cd / && rm -rf "$dir"
"#;

/// Drops the databases of one program from a server that stays, once its standard input ends.
const SWEEP: &str = r#"
trap '' INT TERM HUP
read -r _
psql "$0" -qAt -c "SELECT datname FROM pg_database WHERE starts_with(datname, '$1_')" |
    while read -r name; do psql "$0" -q -c "DROP DATABASE IF EXISTS $name WITH (FORCE)"; done
"#;

/// The server of this program.
struct Server {
    /// The address of a database on it, in two halves around the database's name.
    address: (String, String),
    /// What the names of this program's databases begin with.
    prefix: String,
    psql: String,
    /// Ends with the program, which is what the shell in the background waits for.
    _until_the_end: ChildStdin,
}

static SERVER: OnceLock<Server> = OnceLock::new();
static DATABASES: AtomicU32 = AtomicU32::new(0);

/// The address of a fresh database with the schema and no rows.
///
/// # Panics
/// If there is no PostgreSQL to be had: a test that needs one fails, it is never skipped.
pub(crate) fn database() -> String {
    let server = SERVER.get_or_init(start);
    let name = format!("{}_{}", server.prefix, DATABASES.fetch_add(1, Ordering::Relaxed));
    server.run(&format!("CREATE DATABASE {name} TEMPLATE {}_template", server.prefix));
    server.url(&name)
}

impl Server {
    fn url(&self, database: &str) -> String {
        format!("{}{database}{}", self.address.0, self.address.1)
    }

    fn run(&self, statement: &str) {
        let output = Command::new(&self.psql).args([&self.url("postgres"), "-q", "-c", statement]).output();
        let output = output.expect("psql must be installed beside the PostgreSQL server");
        assert!(output.status.success(), "{statement}: {}", String::from_utf8_lossy(&output.stderr));
    }
}

/// Finds or starts the server and makes the template that every database is copied from.
fn start() -> Server {
    let prefix = format!("jinbang_test_{}", std::process::id());
    let (mut shell, address, psql) = match env::var("TEST_DATABASE_URL") {
        Ok(url) => {
            let shell = spawn(Command::new("sh").args(["-c", SWEEP, &url, &prefix]));
            (shell, around_the_database(&url), "psql".to_owned())
        }
        Err(_) => {
            let mut shell = spawn(Command::new("sh").args(["-c", START]));
            let line = first_line(&mut shell);
            let (bin, dir) = line.trim().rsplit_once(' ').unwrap_or_else(|| {
                panic!(
                    "the tests need PostgreSQL, and none could be started: install its server \
                     (Debian: apt-get install -y postgresql), or name one in TEST_DATABASE_URL"
                )
            });
            let address = ("postgres://postgres@localhost/".to_owned(), format!("?host={dir}"));
            (shell, address, format!("{bin}/psql"))
        }
    };
    let server = Server { address, prefix, psql, _until_the_end: shell.stdin.take().unwrap() };
    let template = format!("{}_template", server.prefix);
    // Text in the order of its bytes, as SQLite has it.
    server.run(&format!("CREATE DATABASE {template} TEMPLATE template0 ENCODING 'UTF8' LC_COLLATE 'C' LC_CTYPE 'C'"));
    migrate(server.url(&template));
    server
}

fn spawn(command: &mut Command) -> Child {
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().expect("the tests need a shell, sh")
}

fn first_line(shell: &mut Child) -> String {
    let mut line = String::new();
    BufReader::new(shell.stdout.take().unwrap()).read_line(&mut line).unwrap();
    line
}

/// An address without its database's name: what stands before and after it.
fn around_the_database(url: &str) -> (String, String) {
    let (before, query) = url.split_once('?').map_or((url, String::new()), |(b, q)| (b, format!("?{q}")));
    let host = before.find("://").map_or(0, |scheme| scheme + 3);
    let end = before[host..].find('/').map_or(before.len(), |slash| host + slash);
    (format!("{}/", &before[..end]), query)
}

/// Brings the template's schema up to date, on a thread of its own: the caller may be in a runtime.
fn migrate(url: String) {
    let migration = std::thread::spawn(|| {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        runtime.block_on(async move {
            let store = store::Store::open(&url).await.unwrap();
            store.migrate().await.unwrap();
            store.close().await;
        });
    });
    migration.join().unwrap();
}
