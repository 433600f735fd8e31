//! From bytes to filings: the format is known by the content.

use std::collections::BTreeMap;

use super::archive::{self, Archive};
use super::filing::HarnessFiling;
use super::finding::{Finding, Severity, What};
use super::format::{Format, Recognised};
use super::helm::{self, Part};
use super::json::{Kind, Value};
use super::place::Place;
use super::text::text;
use super::yaml::{self, Node};
use super::{LARGEST, aider, alpaca_eval, every_eval_ever, hugging_face, inspect, lm_eval, mteb, open_compass, own};

/// A file to read.
#[derive(Debug, Clone, Copy)]
pub struct File<'a> {
    /// Its name as findings give it.
    pub name: &'a str,
    /// Its bytes.
    pub bytes: &'a [u8],
}

/// A file that cannot be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Broken {
    /// Its name.
    pub file: String,
    /// Its format, where that much is known.
    pub format: Option<Format>,
    /// What is wrong, and where.
    pub finding: Finding,
}

/// Reads one file.
///
/// # Errors
/// If it is of no known format, or not that format from its first byte to its last.
pub fn read(name: &str, bytes: &[u8]) -> Result<Recognised, Broken> {
    let nothing = || Broken { file: name.to_owned(), format: None, finding: unknown() };
    read_all(&[File { name, bytes }]).pop().unwrap_or_else(|| Err(nothing()))
}

/// Reads files that were given together. The two files of a HELM run are one filing: those of one
/// folder belong together. The answers stand in the order of the files.
#[must_use]
pub fn read_all(files: &[File<'_>]) -> Vec<Result<Recognised, Broken>> {
    let mut answers = BTreeMap::new();
    let mut runs: Vec<Run<'_>> = Vec::new();
    for (index, file) in files.iter().enumerate() {
        match read_one(*file) {
            Ok(Content::Whole(recognised)) => {
                answers.insert(index, Ok(recognised));
            }
            Ok(Content::Part(part, value)) => Run::add(&mut runs, index, file.name, (part, value)),
            Err((format, finding)) => {
                let broken = Broken { file: file.name.to_owned(), format, finding: *finding };
                answers.insert(index, Err(broken));
            }
        }
    }
    for run in runs {
        let names: Vec<&str> = run.names.clone();
        let (index, file) = (run.index, names.first().copied().unwrap_or_default().to_owned());
        let answer = match run.read() {
            Ok(filing) => Ok(finish(Format::Helm, vec![filing], &names)),
            Err(finding) => Err(Broken { file, format: Some(Format::Helm), finding }),
        };
        answers.insert(index, answer);
    }
    answers.into_values().collect()
}

/// A file's format as far as it is known, and its fault.
type Fault = (Option<Format>, Box<Finding>);

/// What one file holds.
enum Content<'a> {
    /// Filings of its own.
    Whole(Recognised),
    /// A part of a HELM run.
    Part(Part, Value<'a>),
}

/// The files of a HELM run.
struct Run<'a> {
    index: usize,
    folder: &'a str,
    names: Vec<&'a str>,
    parts: Vec<(Part, Value<'a>)>,
}

impl<'a> Run<'a> {
    /// Adds a file to the run of its folder that does not have such a file yet.
    fn add(runs: &mut Vec<Self>, index: usize, name: &'a str, part: (Part, Value<'a>)) {
        let folder = name.rfind(['/', '\\']).and_then(|end| name.get(..end)).unwrap_or_default();
        let open = |run: &&mut Self| run.folder == folder && run.parts.iter().all(|(kind, _)| *kind != part.0);
        match runs.iter_mut().find(open) {
            Some(run) => {
                run.names.push(name);
                run.parts.push(part);
            }
            None => runs.push(Self { index, folder, names: vec![name], parts: vec![part] }),
        }
    }

    fn read(&self) -> Result<HarnessFiling, Finding> {
        let part = |kind: Part| self.parts.iter().find(|(part, _)| *part == kind).map(|(_, value)| value);
        helm::read(part(Part::Spec), part(Part::Stats))
    }
}

fn read_one(file: File<'_>) -> Result<Content<'_>, Fault> {
    let unread = |finding| (None, Box::new(finding));
    if file.bytes.len() > LARGEST {
        return Err(unread(Finding::new(What::TooLarge { most: bytes_read() }, Place::default())));
    }
    if archive::is_archive(file.bytes) {
        return read_archive(file).map(Content::Whole);
    }
    let content = text(file.bytes).map_err(unread)?;
    match content.trim_start().bytes().next() {
        None => Err(unread(Finding::new(What::Empty, Place::default()))),
        Some(b'{' | b'[') => {
            let root = Value::parse(content).map_err(unread)?;
            if let Some(part) = helm::part(&root).map_err(unread)? {
                return Ok(Content::Part(part, root));
            }
            let format = json_format(&root).map_err(unread)?;
            let filings = json_filings(format, &root).map_err(|finding| (Some(format), Box::new(finding)))?;
            Ok(Content::Whole(finish(format, filings, &[file.name])))
        }
        Some(_) => {
            let (format, filings) = read_text(content)?;
            Ok(Content::Whole(finish(format, filings, &[file.name])))
        }
    }
}

/// The format of a JSON file, by its keys.
fn json_format(root: &Value<'_>) -> Result<Format, Finding> {
    if own::recognises_json(root)? {
        return Ok(Format::OwnJson);
    }
    if root.kind() != Kind::Object {
        return Err(unknown());
    }
    let members = root.members()?;
    let keys: Vec<&str> = members.iter().map(|(key, _)| &**key).collect();
    if every_eval_ever::recognises(&keys) {
        Ok(Format::EveryEvalEver)
    } else if inspect::recognises(&keys) {
        Ok(Format::Inspect)
    } else if mteb::recognises(&keys) {
        Ok(Format::Mteb)
    } else if lm_eval::recognises(&keys) {
        Ok(Format::LmEval)
    } else {
        Err(unknown())
    }
}

fn json_filings(format: Format, root: &Value<'_>) -> Result<Vec<HarnessFiling>, Finding> {
    match format {
        Format::LmEval => lm_eval::read(root),
        Format::EveryEvalEver => every_eval_ever::read(root),
        Format::Inspect => inspect::read(root),
        Format::Mteb => mteb::read(root),
        Format::OwnJson => own::read_json(root),
        _ => Err(unknown()),
    }
}

/// Tables first, which their header gives away; then YAML, of which most texts are some.
fn read_text(content: &str) -> Result<(Format, Vec<HarnessFiling>), Fault> {
    let of = |format: Format, filings: Result<Vec<HarnessFiling>, Finding>| match filings {
        Ok(filings) => Ok((format, filings)),
        Err(finding) => Err((Some(format), Box::new(finding))),
    };
    if own::recognises(content) {
        return of(Format::OwnCsv, own::read(content));
    }
    if open_compass::recognises(content) {
        return of(Format::OpenCompass, open_compass::read(content));
    }
    if alpaca_eval::recognises(content) {
        return of(Format::AlpacaEval, alpaca_eval::read(content));
    }
    let (matter, first) = hugging_face::front_matter(content);
    if !looks_like_yaml(matter) {
        return Err((None, Box::new(unknown())));
    }
    let root = yaml::parse(matter, first).map_err(|finding| (None, Box::new(finding)))?;
    if let Some(index) = root.get("model-index") {
        return of(Format::ModelIndex, hugging_face::model_index(index));
    }
    match root.items().ok().and_then(<[Node]>::first) {
        Some(run) if aider::recognises(run) => of(Format::Aider, aider::read(&root)),
        Some(run) if hugging_face::recognises_results(run) => {
            of(Format::EvalResults, hugging_face::eval_results(&root))
        }
        _ => Err((None, Box::new(unknown()))),
    }
}

/// Whether a text has a word that one of the YAML formats needs. Any other text is of no known
/// format, which is a better answer than where it stops being YAML.
fn looks_like_yaml(text: &str) -> bool {
    ["model-index:", "pass_rate_1:", "dirname:", "dataset:"].iter().any(|word| text.contains(word))
}

/// An archive: an Inspect log, or the folders of HELM runs.
fn read_archive(file: File<'_>) -> Result<Recognised, Fault> {
    let unread = |finding| (None, Box::new(finding));
    let mut archive = Archive::open(file.bytes, LARGEST).map_err(unread)?;
    let names = archive.names();
    if let Some(entry) = inspect::entry(&names) {
        let of = |finding: Finding| (Some(Format::Inspect), Box::new(within(finding, entry)));
        let bytes = archive.bytes(entry).map_err(of)?;
        let root = text(&bytes).and_then(Value::parse).map_err(of)?;
        let filings = inspect::read(&root).map_err(of)?;
        let filings = filings.into_iter().map(|filing| placed(filing, entry)).collect();
        return Ok(finish(Format::Inspect, filings, &[file.name]));
    }
    let is_part = |name: &&String| {
        let base = name.rsplit('/').next().unwrap_or_default();
        matches!(base, "run_spec.json" | "stats.json")
    };
    let parts: Vec<&String> = names.iter().filter(is_part).take(MOST_PARTS + 1).collect();
    if parts.is_empty() {
        return Err(unread(unknown()));
    }
    if parts.len() > MOST_PARTS {
        return Err((Some(Format::Helm), Box::new(Finding::new(What::TooMany { most: MOST_PARTS }, Place::default()))));
    }
    read_runs(&mut archive, &parts, file.name)
}

/// Files of HELM runs that are read from one archive.
const MOST_PARTS: usize = 200;

fn read_runs(archive: &mut Archive<'_>, parts: &[&String], file: &str) -> Result<Recognised, Fault> {
    let of = |finding: Finding, name: &str| (Some(Format::Helm), Box::new(within(finding, name)));
    let mut folders: BTreeMap<&str, Vec<(&str, Vec<u8>)>> = BTreeMap::new();
    let mut total = 0;
    for name in parts {
        let bytes = archive.bytes(name).map_err(|finding| of(finding, name))?;
        total += bytes.len();
        if total > LARGEST {
            return Err(of(Finding::new(What::Inflates { most: bytes_read() }, Place::default()), name));
        }
        let (folder, base) = name.rsplit_once('/').unwrap_or(("", name));
        folders.entry(folder).or_default().push((base, bytes));
    }
    let mut filings = Vec::new();
    for (folder, files) in folders {
        let mut values = BTreeMap::new();
        for (base, bytes) in &files {
            let name = if folder.is_empty() { (*base).to_owned() } else { format!("{folder}/{base}") };
            let root = text(bytes).and_then(Value::parse).map_err(|finding| of(finding, &name))?;
            values.insert(*base, root);
        }
        let filing = helm::read(values.get("run_spec.json"), values.get("stats.json"));
        filings.push(placed(filing.map_err(|finding| of(finding, folder))?, folder));
    }
    Ok(finish(Format::Helm, filings, &[file]))
}

fn within(finding: Finding, entry: &str) -> Finding {
    if entry.is_empty() { finding } else { Finding::new(finding.what, finding.place.within(entry)) }
}

/// A filing whose places are within an entry of an archive.
fn placed(mut filing: HarnessFiling, entry: &str) -> HarnessFiling {
    let place = |findings: Vec<Finding>| findings.into_iter().map(|finding| within(finding, entry)).collect();
    filing.findings = place(filing.findings);
    for line in &mut filing.lines {
        line.findings = place(std::mem::take(&mut line.findings));
    }
    filing
}

/// What is true of every format: the names of the files, and that nothing to file is a fault.
fn finish(format: Format, mut filings: Vec<HarnessFiling>, files: &[&str]) -> Recognised {
    if filings.is_empty() {
        filings.push(HarnessFiling::new(None));
    }
    for filing in &mut filings {
        filing.files = files.iter().map(|file| (*file).to_owned()).collect();
        let has_score = filing.lines.iter().any(|line| line.score.is_some() && !line.is_average());
        let is_told = filing.all_findings().any(|finding| {
            finding.severity() == Severity::Error || matches!(finding.what, What::Half { .. } | What::Companion)
        });
        if !has_score && !is_told {
            filing.findings.push(Finding::new(What::NothingToFile, Place::default()));
        }
    }
    Recognised { format, filings }
}

fn unknown() -> Finding {
    Finding::new(What::UnknownFormat, Place::default())
}

fn bytes_read() -> u64 {
    u64::try_from(LARGEST).unwrap_or(u64::MAX)
}
