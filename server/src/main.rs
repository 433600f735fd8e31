//! The program: reads the command line and hands over.

use std::process::ExitCode;

use server::config::{Command, Settings};
use server::run;

/// Pages are built of many small pieces: this allocator hands them out faster than the system's.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    let settings = match Settings::read(std::env::args_os()) {
        Ok(settings) => settings,
        Err(error) => error.exit(),
    };
    let outcome = tokio::runtime::Builder::new_multi_thread().enable_all().build().map_err(anyhow::Error::from);
    let outcome = outcome.and_then(|runtime| {
        runtime.block_on(async {
            match &settings.command {
                Command::Serve(serve) => run::serve(&settings, serve).await,
                Command::Import(import) => run::import(&settings, import).await,
                Command::Export(export) => run::export(&settings, export).await,
                Command::Migrate => run::migrate(&settings).await,
                Command::Check(check) => run::check(&settings, check).await,
                Command::Account(account) => server::accounts::run(&settings, account).await,
                Command::Backup { file } => server::log::command::backup(&settings, file).await,
                Command::Log(command) => server::log::command::run(&settings, command).await,
                Command::Bench(bench) => server::bench::run(&settings, bench).await,
            }
        })
    });
    match outcome {
        Ok(code) => code,
        Err(error) => {
            run::say(&format!("jinbang: {error:#}"));
            ExitCode::FAILURE
        }
    }
}
