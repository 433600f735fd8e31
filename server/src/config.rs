//! Settings: by flag, environment and file, in that order. A value of the file becomes the
//! default of its flag, so that `--help` always shows what holds.

use std::ffi::OsString;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};

use axum::http::HeaderName;
use clap::{Args, CommandFactory, FromArgMatches, Parser, Subcommand, ValueEnum};

use domain::account::AccountRole;

use crate::auth::guard::GuardSettings;
use crate::auth::password::Cost;

/// The file that is read when no other is named.
const FILE: &str = "jinbang.toml";
/// The subcommands whose settings the file may have.
const WITH_SETTINGS: [&str; 2] = ["serve", "check"];

/// Jinbang: rankings of AI-model evaluations that always say which ranking.
#[derive(Debug, Parser)]
#[command(name = "jinbang", version, about)]
pub struct Settings {
    /// A TOML file with settings, named as the flags are (`listen = "0.0.0.0:80"`).
    #[arg(long, env = "JINBANG_CONFIG", global = true, default_value = FILE)]
    pub config: PathBuf,
    /// The folder of the database.
    #[arg(long, env = "JINBANG_DATA_DIR", global = true, default_value = "./data")]
    pub data_dir: PathBuf,
    /// The database: `sqlite://FILE` or `postgres://…` [default: jinbang.sqlite in the data folder].
    #[arg(long, env = "JINBANG_DATABASE_URL", global = true)]
    pub database_url: Option<String>,
    /// What is logged, in tracing's filter syntax.
    #[arg(long, env = "JINBANG_LOG", global = true, default_value = "info,sqlx=warn")]
    pub log: String,
    /// The secret key of the public log, `PRIVATE+KEY+…`, or the file that keeps it; the last
    /// checkpoint is kept beside it [default: log.key in the data folder, made at the first start].
    #[arg(long, env = "JINBANG_LOG_KEY", global = true, hide_env_values = true)]
    pub log_key: Option<String>,
    /// The name under which a new key signs the public log [default: the public URL's host and
    /// `/log`, else `jinbang.invalid/log`].
    #[arg(long, env = "JINBANG_LOG_ORIGIN", global = true)]
    pub log_origin: Option<String>,
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

/// What the program does.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Serve the site; migrates first, and loads the demo data into an empty database.
    Serve(Box<Serve>),
    /// Import CSV files (published results, boards, organisations, models, aliases), or the folder of an
    /// export into an empty database; or check the files of evaluation harnesses.
    Import(Import),
    /// Write what anybody may have of the database as CSV and Parquet, with a description.
    Export(Export),
    /// Bring the database's tables up to date.
    Migrate,
    /// Check the database against its own rules, its bytes of record, its log and its files.
    Check(Check),
    /// Make, list, promote, lock and reset accounts.
    Account(Account),
    /// Copy a database on SQLite into a new file, while others write.
    Backup {
        /// The file, which must not be there yet.
        file: PathBuf,
    },
    /// The public log: its key, its checkpoint, and checking what a server says of it.
    #[command(subcommand)]
    Log(LogCommand),
    /// Measure pages and print a table.
    Bench(Bench),
}

/// What is asked of the public log.
#[derive(Debug, Subcommand)]
pub enum LogCommand {
    /// Print the public key.
    Key,
    /// Print the log's state, signed.
    Checkpoint,
    /// Check files of any server's log with its public key; asks no server. Exit code 1 if
    /// something does not hold.
    Verify(Verify),
}

/// What is to be checked.
#[derive(Debug, Args)]
pub struct Verify {
    /// The public key, `NAME+NUMBER+BASE64`, or a file with it.
    #[arg(long)]
    pub key: String,
    /// A proof that an entry stands in the log.
    #[arg(long, required_unless_present = "checkpoint")]
    pub proof: Option<PathBuf>,
    /// The published bytes that the proof is of.
    #[arg(long, requires = "proof")]
    pub record: Option<PathBuf>,
    /// A signed checkpoint.
    #[arg(long)]
    pub checkpoint: Option<PathBuf>,
    /// An older checkpoint, which the other must continue.
    #[arg(long, requires = "checkpoint")]
    pub older: Option<PathBuf>,
    /// A folder with the log's tiles as they are served below `/log/`.
    #[arg(long, requires = "checkpoint")]
    pub tiles: Option<PathBuf>,
}

/// Settings of `serve`.
#[derive(Debug, Args)]
pub struct Serve {
    /// Address and port to listen on.
    #[arg(long, env = "JINBANG_LISTEN", default_value = "127.0.0.1:3000")]
    pub listen: SocketAddr,
    /// The folder of built assets [default: `site` beside the program, else `target/site`].
    #[arg(long, env = "JINBANG_SITE")]
    pub site: Option<PathBuf>,
    /// What readers type to reach the site, such as `https://jinbang.example`: citations, badges
    /// and feeds carry it [default: `http://` and the address listened on].
    #[arg(long, env = "JINBANG_PUBLIC_URL", value_parser = origin)]
    pub public_url: Option<String>,
    /// Where uploaded files are kept.
    #[command(flatten)]
    pub files: FileStore,
    /// Megabytes of one uploaded file, at most.
    #[arg(long, env = "JINBANG_FILE_LIMIT_MB", default_value_t = 50)]
    pub file_limit_mb: u64,
    /// Leave an empty database empty.
    #[arg(long, env = "JINBANG_NO_DEMO")]
    pub no_demo: bool,
    /// Let nobody make an account but by `account create`.
    #[arg(long, env = "JINBANG_NO_SIGN_UP")]
    pub no_sign_up: bool,
    /// The header in which a proxy in front of this program says where a request comes from, such as
    /// `x-forwarded-for`; its last address counts. Name it only if nobody reaches this program but
    /// through that proxy: it is believed [default: the connection's address].
    #[arg(long, env = "JINBANG_PEER_HEADER")]
    pub peer_header: Option<HeaderName>,
    /// Pages and data that one address may ask for in a minute; 0 is no limit.
    #[arg(long, env = "JINBANG_READS_OF_ADDRESS", default_value_t = 0)]
    pub reads_of_address: u32,
    /// Forms and files that one address may send in a minute; 0 is no limit.
    #[arg(long, env = "JINBANG_WRITES_OF_ADDRESS", default_value_t = 240)]
    pub writes_of_address: u32,
    /// Forms and files that one account may send in a minute; 0 is no limit.
    #[arg(long, env = "JINBANG_WRITES_OF_ACCOUNT", default_value_t = 120)]
    pub writes_of_account: u32,
    /// Writes with one token in a minute; 0 is no limit.
    #[arg(long, env = "JINBANG_WRITES_OF_TOKEN", default_value_t = 120)]
    pub writes_of_token: u32,
    /// What hashing a password costs.
    #[command(flatten)]
    pub password: Password,
}

/// Where uploaded files are kept.
#[derive(Debug, Args)]
pub struct FileStore {
    /// The folder of uploaded files [default: `files` in the data folder].
    #[arg(long, env = "JINBANG_FILES_DIR")]
    pub files_dir: Option<PathBuf>,
    /// Keep uploaded files in this bucket of a service that speaks S3, not in a folder.
    #[arg(long, env = "JINBANG_S3_BUCKET")]
    pub s3_bucket: Option<String>,
    /// The service's address [default: that of AWS].
    #[arg(long, env = "JINBANG_S3_ENDPOINT")]
    pub s3_endpoint: Option<String>,
    /// The bucket's region.
    #[arg(long, env = "JINBANG_S3_REGION", default_value = "us-east-1")]
    pub s3_region: String,
    /// The name of the key that opens the bucket.
    #[arg(long, env = "JINBANG_S3_KEY", default_value = "")]
    pub s3_key: String,
    /// That key.
    #[arg(long, env = "JINBANG_S3_SECRET", default_value = "", hide_env_values = true)]
    pub s3_secret: String,
}

/// Settings of `check`.
#[derive(Debug, Args)]
pub struct Check {
    /// Where uploaded files are kept.
    #[command(flatten)]
    pub files: FileStore,
}

/// What hashing a password costs.
#[derive(Debug, Args)]
pub struct Password {
    /// Memory for hashing one password, in KiB. Passwords that are stored keep the cost they were
    /// hashed at.
    #[arg(long, env = "JINBANG_PASSWORD_MEMORY_KIB", default_value_t = Cost::USUAL.memory_kib)]
    pub password_memory_kib: u32,
    /// Passes over that memory.
    #[arg(long, env = "JINBANG_PASSWORD_PASSES", default_value_t = Cost::USUAL.passes)]
    pub password_passes: u32,
}

impl Password {
    /// The cost.
    #[must_use]
    pub fn cost(&self) -> Cost {
        Cost { memory_kib: self.password_memory_kib, passes: self.password_passes }
    }
}

impl Serve {
    /// What readers type to reach the site.
    #[must_use]
    pub fn origin(&self) -> String {
        self.public_url.clone().unwrap_or_else(|| format!("http://{}", self.listen))
    }

    /// What the guard of the site goes by.
    #[must_use]
    pub fn guard(&self) -> GuardSettings {
        GuardSettings {
            cost: self.password.cost(),
            peer_header: self.peer_header.clone(),
            origin: self.origin(),
            sign_up: !self.no_sign_up,
            reads_of_address: self.reads_of_address,
            writes_of_address: self.writes_of_address,
            writes_of_account: self.writes_of_account,
            writes_of_token: self.writes_of_token,
        }
    }
}

/// Settings of `import`.
#[derive(Debug, Args)]
pub struct Import {
    /// The files; what each is, is read from its header. Or the folder of an export.
    #[arg(required = true)]
    pub files: Vec<PathBuf>,
    /// Read and check, write nothing: exit code 0 clean, 1 refused, 2 warnings.
    #[arg(long)]
    pub check: bool,
    /// How the check is printed: lines on standard error, or an array on standard output.
    #[arg(long, value_enum, default_value = "text", requires = "check")]
    pub format: ReportFormat,
    /// Where the files of an export's filings go.
    #[command(flatten)]
    pub objects: FileStore,
}

/// How a check is printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum ReportFormat {
    /// Lines for people.
    Text,
    /// An array for programs, one object a filing.
    Json,
}

/// Settings of `account`.
#[derive(Debug, Args)]
pub struct Account {
    /// What hashing a password costs.
    #[command(flatten)]
    pub password: Password,
    /// What to do.
    #[command(subcommand)]
    pub act: Act,
}

/// What is done with accounts.
#[derive(Debug, Subcommand)]
pub enum Act {
    /// Make an account and print its password, which is shown this once.
    Create {
        /// Its name.
        name: String,
        /// What it may do: member, reviewer or administrator.
        #[arg(long, default_value_t = AccountRole::Member)]
        role: AccountRole,
        /// Take the password from the first line of standard input instead.
        #[arg(long)]
        password_stdin: bool,
    },
    /// List every account: name, role, state, the day it was made.
    List,
    /// Give an account a role, up or down.
    Promote {
        /// Its name.
        name: String,
        /// What it may do: member, reviewer or administrator.
        role: AccountRole,
    },
    /// Lock an account: its sessions end, its tokens open nothing.
    Lock {
        /// Its name.
        name: String,
    },
    /// Unlock an account.
    Unlock {
        /// Its name.
        name: String,
    },
    /// Set a new password, print it, end every session and revoke every token of an account.
    Reset {
        /// Its name.
        name: String,
        /// Take the password from the first line of standard input instead.
        #[arg(long)]
        password_stdin: bool,
    },
}

/// Settings of `export`.
#[derive(Debug, Args)]
pub struct Export {
    /// The folder, which is made where it is missing; or a file that ends in `.zip`.
    pub to: PathBuf,
    /// Where uploaded files are kept.
    #[command(flatten)]
    pub files: FileStore,
}

/// Settings of `bench`.
#[derive(Debug, Args)]
pub struct Bench {
    /// Results in the large database.
    #[arg(long, default_value_t = 1_000_000)]
    pub results: usize,
    /// An empty PostgreSQL database, which is measured too and left full.
    #[arg(long)]
    pub postgres: Option<String>,
    /// The folder of built assets, as for `serve`.
    #[arg(long, env = "JINBANG_SITE")]
    pub site: Option<PathBuf>,
}

impl Settings {
    /// Reads the command line, the environment and the file.
    ///
    /// # Errors
    /// What clap has to say: a fault, or the help that was asked for.
    pub fn read(args: impl IntoIterator<Item = OsString>) -> Result<Self, clap::Error> {
        let args: Vec<OsString> = args.into_iter().collect();
        let mut command = Self::command();
        let (file, named) = file_of(&args);
        if named || file.exists() {
            command = with_defaults_of(command, &file)?;
        }
        Self::from_arg_matches(&command.try_get_matches_from(args)?)
    }

    /// The database's address.
    #[must_use]
    pub fn database_url(&self) -> String {
        match &self.database_url {
            Some(url) => url.clone(),
            None => format!("sqlite://{}", self.data_dir.join("jinbang.sqlite").display()),
        }
    }
}

/// The settings file, and whether somebody named it.
fn file_of(args: &[OsString]) -> (PathBuf, bool) {
    let mut args = args.iter().map(|arg| arg.to_string_lossy());
    while let Some(arg) = args.next() {
        if let Some(file) = arg.strip_prefix("--config=") {
            return (file.into(), true);
        }
        if arg == "--config"
            && let Some(file) = args.next()
        {
            return (file.as_ref().into(), true);
        }
    }
    match std::env::var_os("JINBANG_CONFIG") {
        Some(file) => (file.into(), true),
        None => (FILE.into(), false),
    }
}

fn with_defaults_of(mut command: clap::Command, file: &Path) -> Result<clap::Command, clap::Error> {
    let fault = |what: String| clap::Error::raw(clap::error::ErrorKind::Io, format!("{}: {what}\n", file.display()));
    let text = std::fs::read_to_string(file).map_err(|error| fault(error.to_string()))?;
    let table: toml::Table = text.parse().map_err(|error: toml::de::Error| fault(error.to_string()))?;
    for (key, value) in table {
        let id = key.replace('-', "_");
        let value = match value {
            toml::Value::String(text) => text,
            toml::Value::Boolean(_) | toml::Value::Integer(_) => value.to_string(),
            _ => return Err(fault(format!("{key} must be a text, a number or true/false"))),
        };
        let has = |command: &clap::Command| command.get_arguments().any(|arg| arg.get_id() == id.as_str());
        let value = clap::builder::OsStr::from(value);
        let set = |command: clap::Command| command.mut_arg(&id, |arg| arg.default_value(value.clone()));
        if has(&command) {
            command = set(command);
            continue;
        }
        let holders = WITH_SETTINGS.iter().filter(|name| command.find_subcommand(name).is_some_and(has));
        let holders: Vec<&str> = holders.copied().collect();
        if holders.is_empty() {
            return Err(fault(format!("there is no setting {key:?}; see `serve --help`")));
        }
        command = holders.into_iter().fold(command, |command, name| command.mut_subcommand(name, set));
    }
    Ok(command)
}

/// Scheme and host, with or without a slash at the end.
fn origin(text: &str) -> Result<String, String> {
    let origin = text.trim_end_matches('/');
    let uri: axum::http::Uri = origin.parse().map_err(|_| format!("{text:?} is no address"))?;
    let known = matches!(uri.scheme_str(), Some("http" | "https"));
    if known && uri.host().is_some() && uri.path() == "/" && uri.query().is_none() {
        Ok(origin.to_owned())
    } else {
        Err("it must be http:// or https:// with a host and nothing after it".to_owned())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(args: &[&str]) -> Result<Settings, clap::Error> {
        Settings::read(args.iter().map(Into::into))
    }

    #[test]
    fn a_flag_stands_before_the_file() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("j.toml");
        std::fs::write(
            &file,
            "listen = \"127.0.0.1:4000\"\ndata-dir = \"/tmp/elsewhere\"\nno-demo = true\ns3-bucket = \"b\"\n",
        )
        .unwrap();
        let file = file.to_str().unwrap();
        let settings = read(&["jinbang", "serve", "--config", file]).unwrap();
        let Command::Serve(serve) = &settings.command else { panic!("no serve") };
        assert_eq!((serve.listen.port(), serve.no_demo), (4000, true));
        assert_eq!(settings.database_url(), "sqlite:///tmp/elsewhere/jinbang.sqlite");
        let settings = read(&["jinbang", "serve", "--config", file, "--listen", "127.0.0.1:5000"]).unwrap();
        let Command::Serve(serve) = &settings.command else { panic!("no serve") };
        assert_eq!(serve.listen.port(), 5000);
        let settings = read(&["jinbang", "check", "--config", file]).unwrap();
        let Command::Check(check) = &settings.command else { panic!("no check") };
        assert_eq!(check.files.s3_bucket.as_deref(), Some("b"), "a setting of several holds for all of them");
    }

    #[test]
    fn a_setting_that_is_none_is_refused() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("j.toml");
        std::fs::write(&file, "lisen = \"127.0.0.1:4000\"\n").unwrap();
        let error = read(&["jinbang", "serve", "--config", file.to_str().unwrap()]).unwrap_err();
        assert!(error.to_string().contains("lisen"), "{error}");
    }
}
