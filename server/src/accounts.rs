//! The subcommand `account`: whoever runs the program on its machine makes, lists, promotes, locks
//! and resets accounts.

use std::io::{BufRead, Write};
use std::process::ExitCode;

use anyhow::{Context, bail, ensure};
use domain::account::{Account as Found, AccountId, AccountName, NameFault};
use store::Store;
use store::account::NewAccount;
use store::account::user::Administrator;

use crate::auth::password::Passwords;
use crate::auth::secret::{random_bytes, random_secret};
use crate::config::{Account, Act, Settings};
use crate::run::{open, say};
use crate::state::Clock;

/// Accounts that one statement reads.
const PAGE: i64 = 500;

/// Does what the command line says.
///
/// # Errors
/// If the database cannot be had, or there is no such account.
pub async fn run(settings: &Settings, account: &Account) -> anyhow::Result<ExitCode> {
    let store = open(settings).await?;
    store.migrate().await.context("bringing the tables up to date")?;
    let passwords = Passwords::at(account.password.cost()).context("setting the cost of passwords")?;
    let outcome = act(&store, &passwords, &account.act).await;
    store.close().await;
    outcome.map(|()| ExitCode::SUCCESS)
}

async fn act(store: &Store, passwords: &Passwords, act: &Act) -> anyhow::Result<()> {
    let machine = Administrator::of_the_machine();
    match act {
        Act::Create { name, role, password_stdin } => {
            let name = AccountName::chosen(name).map_err(|fault| anyhow::anyhow!(words(fault)))?;
            let password = password(*password_stdin)?;
            let new = NewAccount {
                id: AccountId::of_digest(&random_bytes()),
                name,
                email: None,
                password_hash: passwords.hash(password.text.clone()).await?,
                role: *role,
            };
            ensure!(store.create_account(&new, Clock::real().now()).await?, "there is an account {} already", new.name);
            say(&format!("{} is made: {role}.", new.name));
            password.show()
        }
        Act::List => list(store, &machine).await,
        Act::Promote { name, role } => {
            let account = named(store, name).await?;
            store.set_role(&machine, &account.id, *role).await?;
            say(&format!("{} is {role} now.", account.name));
            Ok(())
        }
        Act::Lock { name } => set_locked(store, &machine, name, true).await,
        Act::Unlock { name } => set_locked(store, &machine, name, false).await,
        Act::Reset { name, password_stdin } => {
            let account = named(store, name).await?;
            let password = password(*password_stdin)?;
            let hash = passwords.hash(password.text.clone()).await?;
            store.reset_password(&machine, &account.id, &hash).await?;
            say(&format!("{} has a new password; its sessions have ended, its tokens are revoked.", account.name));
            password.show()
        }
    }
}

/// Why a name cannot be chosen.
fn words(fault: NameFault) -> &'static str {
    app::text::account::name_fault(fault).get(app::text::Lang::En)
}

async fn named(store: &Store, name: &str) -> anyhow::Result<Found> {
    match store.account_named(name).await? {
        Some(found) => Ok(found.account),
        None => bail!("there is no account {name:?}; `account list` names them"),
    }
}

async fn set_locked(store: &Store, machine: &Administrator, name: &str, locked: bool) -> anyhow::Result<()> {
    let account = named(store, name).await?;
    ensure!(store.set_locked(machine, &account.id, locked).await?, "{} is deleted", account.name);
    say(&format!("{} is {} now.", account.name, if locked { "locked" } else { "unlocked" }));
    Ok(())
}

/// One line an account: name, role, state, the day it was made.
async fn list(store: &Store, machine: &Administrator) -> anyhow::Result<()> {
    let mut last = String::new();
    let mut out = std::io::stdout().lock();
    loop {
        let page = store.accounts_after(machine, &last, PAGE).await?;
        for account in &page {
            let Found { name, role, state, created_at, .. } = account;
            writeln!(out, "{name}\t{role}\t{state}\t{}", created_at.date_naive())?;
        }
        match page.last() {
            Some(account) => last = account.name.to_string(),
            None => return Ok(()),
        }
    }
}

/// A password, and whether the program made it.
struct Chosen {
    text: String,
    is_new: bool,
}

impl Chosen {
    /// Says a password that the program made, on standard output, this once.
    fn show(&self) -> anyhow::Result<()> {
        if self.is_new {
            writeln!(std::io::stdout(), "{}", self.text)?;
        }
        Ok(())
    }
}

/// The first line of standard input, or a new one.
fn password(from_stdin: bool) -> anyhow::Result<Chosen> {
    if !from_stdin {
        return Ok(Chosen { text: random_secret(), is_new: true });
    }
    let mut line = String::new();
    std::io::stdin().lock().read_line(&mut line).context("reading the password from standard input")?;
    let text = line.trim_end_matches(['\r', '\n']).to_owned();
    ensure!(!text.is_empty(), "standard input holds no password");
    Ok(Chosen { text, is_new: false })
}
