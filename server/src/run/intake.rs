//! `import`: Jinbang's own tables into the database, and the check of any harness's file.

use std::fs::File as Source;
use std::io::{IsTerminal, Read, Write};
use std::path::Path;
use std::process::ExitCode;

use anyhow::Context;
use domain::batch::{Batch, Imported};
use indicatif::{ProgressBar, ProgressStyle};
use serde_json::{Value, json};

use super::copy::take_in;
use super::{open, say};
use crate::config::{Import, ReportFormat, Settings};
use crate::export::Folder;
use crate::import::{self, Fault, File};
use crate::state::Clock;
use harness::{Format, Status};

/// Exit code of files that can be filed, with warnings beside them.
const WARNINGS: u8 = 2;

/// A file that was read, by the name it was given.
type Loaded = (String, Vec<u8>);

/// Imports files, all or nothing; or checks them and writes nothing. Exit codes: 0 clean, 1 refused,
/// 2 warnings.
///
/// # Errors
/// If a file or the database cannot be had. Faults in a file are no error but an exit code.
pub async fn import(settings: &Settings, import: &Import) -> anyhow::Result<ExitCode> {
    if let [folder] = import.files.as_slice()
        && Folder::is_one(folder)
    {
        return take_in(settings, &import.objects, folder, import.check).await;
    }
    let mut loaded = Vec::with_capacity(import.files.len());
    for path in &import.files {
        loaded.push(load(path).with_context(|| format!("reading {}", path.display()))?);
    }
    let (tables, harness): (Vec<Loaded>, Vec<Loaded>) = loaded.into_iter().partition(|(_, bytes)| is_table(bytes));
    if !import.check {
        if let Some((name, _)) = harness.first() {
            say(&format!(
                "{name} is no table of Jinbang's own: file it at /submit or over the API, where somebody reviews it; \
                 --check says what is in it. Nothing was written."
            ));
            return Ok(ExitCode::FAILURE);
        }
        return write(settings, &tables).await;
    }
    let read = harness::read_all(&files(&harness));
    let mut status = harness::report::status(&read);
    let faults = if tables.is_empty() { Ok(Batch::default()) } else { check(settings, &tables).await? };
    if faults.is_err() {
        status = Status::Refused;
    }
    match import.format {
        ReportFormat::Text => {
            for line in harness::report::lines(&read) {
                say(&line);
            }
            match &faults {
                Ok(_) if tables.is_empty() => {}
                Ok(batch) => say(&format!("{}, no fault; nothing was written (--check).", contents(batch))),
                Err(faults) => tell(faults),
            }
        }
        ReportFormat::Json => {
            let mut objects = match harness::report::json(&read) {
                Value::Array(objects) => objects,
                other => vec![other],
            };
            objects.extend(tables_as_json(&tables, faults.as_ref().err()));
            writeln!(std::io::stdout(), "{:#}", Value::Array(objects)).context("printing")?;
        }
    }
    Ok(match status {
        Status::Clean => ExitCode::SUCCESS,
        Status::Warnings => ExitCode::from(WARNINGS),
        Status::Refused => ExitCode::FAILURE,
    })
}

/// A file's bytes. Of a file that is too large for its kind only so many are read that this can be
/// seen.
fn load(path: &Path) -> std::io::Result<Loaded> {
    let source = Source::open(path)?;
    let mut bytes = Vec::new();
    (&source).take(HEAD).read_to_end(&mut bytes)?;
    let most = if is_table(&bytes) { import::LARGEST } else { harness::LARGEST };
    let most = u64::try_from(most).unwrap_or(u64::MAX);
    source.take((most + 1).saturating_sub(HEAD)).read_to_end(&mut bytes)?;
    Ok((path.display().to_string(), bytes))
}

/// Bytes by which a file's kind is known before the rest is read.
const HEAD: u64 = 1 << 16;

/// Whether a file is a table of Jinbang's own, to be imported rather than filed.
fn is_table(bytes: &[u8]) -> bool {
    let head = bytes.get(..usize::try_from(HEAD).unwrap_or_default()).unwrap_or(bytes);
    let head = String::from_utf8_lossy(head);
    let head = head.strip_prefix('\u{feff}').unwrap_or(&head);
    harness::is_own_table(head) || (!harness::is_foreign_table(head) && import::has_known_column(head))
}

fn files(loaded: &[Loaded]) -> Vec<File<'_>> {
    loaded.iter().map(|(name, bytes)| File { name, bytes }).collect()
}

/// Tables against what is stored: a batch or every fault.
async fn check(settings: &Settings, tables: &[Loaded]) -> anyhow::Result<Result<Batch, Vec<Fault>>> {
    let store = open(settings).await?;
    store.migrate().await.context("bringing the tables up to date")?;
    let read = import::read(&files(tables), &store.known().await?);
    store.close().await;
    Ok(read)
}

/// One object a filing in a table; of faulty tables one a table, with its faults.
fn tables_as_json(tables: &[Loaded], faults: Option<&Vec<Fault>>) -> Vec<Value> {
    let Some(faults) = faults else {
        let published = tables.iter().filter(|(_, bytes)| harness::is_own_table(&String::from_utf8_lossy(bytes)));
        let published: Vec<File<'_>> = published.map(|(name, bytes)| File { name, bytes }).collect();
        return match harness::report::json(&harness::read_all(&published)) {
            Value::Array(objects) => objects,
            other => vec![other],
        };
    };
    let finding = |fault: &Fault| {
        let column = if fault.column.is_empty() { String::new() } else { format!(", {}", fault.column) };
        json!({
            "severity": "error",
            "code": "cell",
            "where": format!("line {}{column}", fault.line),
            "message": fault.to_string(),
        })
    };
    let object = |(name, _): &Loaded| {
        let own: Vec<Value> = faults.iter().filter(|fault| fault.file == *name).map(finding).collect();
        let status = if own.is_empty() { Status::Clean } else { Status::Refused };
        json!({
            "format": Format::OwnCsv.slug(),
            "status": status.slug(),
            "findings": own,
            "results": [],
            "files": [name],
            "model": null,
        })
    };
    tables.iter().map(object).collect()
}

/// Writes tables into the database, all or nothing.
async fn write(settings: &Settings, tables: &[Loaded]) -> anyhow::Result<ExitCode> {
    let store = open(settings).await?;
    store.migrate().await.context("bringing the tables up to date")?;
    let batch = match import::read(&files(tables), &store.known().await?) {
        Ok(batch) => batch,
        Err(faults) => {
            tell(&faults);
            return Ok(ExitCode::FAILURE);
        }
    };
    let bar = progress(batch.results.len() as u64);
    let outcome = store.import(&batch, Clock::real().now(), |written| bar.set_position(written)).await;
    bar.finish_and_clear();
    let Imported { added, withdrawn, unchanged } = match outcome {
        Ok(done) => done,
        Err(store::Error::Conflict(conflicts)) => {
            for conflict in &conflicts {
                say(&conflict.to_string());
            }
            say(&format!("{} conflicts with what is stored; nothing was written.", conflicts.len()));
            return Ok(ExitCode::FAILURE);
        }
        Err(error) => return Err(error.into()),
    };
    say(&format!("{added} results added, {withdrawn} withdrawn, {unchanged} there already."));
    if !batch.claims.is_empty() {
        say(&format!("{} claims are as the file has them.", batch.claims.len()));
    }
    if !batch.items.is_empty() {
        say(&format!("{} results have their answers item by item.", batch.items.len()));
    }
    store.close().await;
    Ok(ExitCode::SUCCESS)
}

fn tell(faults: &[Fault]) {
    for fault in faults {
        say(&fault.to_string());
    }
    say(&format!("{} faults; nothing was written.", faults.len()));
}

/// What a batch holds, in words.
fn contents(batch: &Batch) -> String {
    let results = format!("{} results", batch.results.len());
    let mut parts = vec![results];
    if !batch.claims.is_empty() {
        parts.push(format!("{} claims", batch.claims.len()));
    }
    if !batch.items.is_empty() {
        parts.push(format!("{} results item by item", batch.items.len()));
    }
    parts.join(" and ")
}

fn progress(results: u64) -> ProgressBar {
    if !std::io::stderr().is_terminal() {
        return ProgressBar::hidden();
    }
    let style = ProgressStyle::with_template("{bar:40} {human_pos} of {human_len} results, {per_sec}");
    let bar = ProgressBar::new(results);
    if let Ok(style) = style { bar.with_style(style) } else { bar }
}
