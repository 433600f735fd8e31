//! What a program sends to be filed: JSON, or a form with the part `submission` (JSON), at most one
//! `harness` (a harness's file) and any number of `answers` (answers item by item) and of `file`.

use axum::body::to_bytes;
use axum::extract::{FromRequest, Multipart, Request};
use axum::http::header;
use domain::filing::{At, Column, Field, Typed, TypedRow};
use serde_json::Value;
use store::filing::StoredFile;

use crate::auth::secret::digest;
use crate::auth::user::{Filing as MayFile, Visit};
use crate::error::PageError;
use crate::filing::attached::Attached;
use crate::filing::files::{MOST_FILES, whole};
use crate::filing::{answers, reading, wire};
use crate::import::File;

/// Bytes of a request in JSON, at most.
const JSON_BYTES: usize = 4 << 20;

/// What only the file itself says of a row.
const OF_FILE: [Column; 3] = [Column::Line, Column::Refused, Column::Flagged];

/// What a program asks to file.
#[derive(Default)]
pub(super) struct Ask {
    /// What it typed.
    pub(super) typed: Typed,
    /// The filing whose results its own are to replace.
    pub(super) corrects: Option<String>,
    /// Its files, a harness's first.
    pub(super) files: Vec<StoredFile>,
    /// Whether the first file is a harness's.
    has_harness: bool,
    /// The digests of the parts as they were sent.
    parts: Vec<String>,
}

impl Ask {
    /// Takes a request apart; files stream into the store of files.
    ///
    /// # Errors
    /// What cannot be read, with the field; what is too large; a failing store.
    pub(super) async fn take(visit: &Visit<MayFile>, request: Request) -> Result<Self, PageError> {
        let kind = request.headers().get(header::CONTENT_TYPE).and_then(|of| of.to_str().ok());
        if kind.is_some_and(|of| of.starts_with("multipart/form-data")) {
            return Self::take_form(visit, request).await;
        }
        let mut ask = Self::default();
        let bytes = to_bytes(request.into_body(), JSON_BYTES).await.map_err(|_| PageError::TooLarge)?;
        let answers = ask.take_submission(&bytes)?;
        ask.keep_answers(visit, answers).await?;
        Ok(ask)
    }

    async fn take_form(visit: &Visit<MayFile>, request: Request) -> Result<Self, PageError> {
        let broken = |_| PageError::BadRequest("the form broke off".to_owned());
        let mut parts = Multipart::from_request(request, &visit.state)
            .await
            .map_err(|error| PageError::BadRequest(error.to_string()))?;
        let (store, files, now) = (visit.state.store(), visit.state.files(), visit.state.clock().now());
        let mut ask = Self::default();
        while let Some(part) = parts.next_field().await.map_err(broken)? {
            let name = part.name().unwrap_or_default().to_owned();
            if ask.files.len() >= MOST_FILES {
                return Err(PageError::TooLarge);
            }
            match name.as_str() {
                "submission" => {
                    let answers = ask.take_submission(&whole(part, JSON_BYTES).await?)?;
                    ask.keep_answers(visit, answers).await?;
                }
                "harness" if ask.has_harness => {
                    return Err(PageError::BadRequest("harness: one file at a time".to_owned()));
                }
                "harness" | "answers" | "file" => {
                    let Some(mut kept) = files.take(store, part, now).await? else { continue };
                    ask.parts.push(format!("{name} {} {}", kept.digest, kept.name));
                    if name == "harness" {
                        ask.has_harness = true;
                        ask.files.insert(0, kept);
                    } else {
                        kept.format = (name == "answers").then(|| answers::FORMAT.to_owned());
                        ask.files.push(kept);
                    }
                }
                other => {
                    let detail = format!("{other}: the parts are submission, harness, answers and file");
                    return Err(PageError::BadRequest(detail));
                }
            }
        }
        Ok(ask)
    }

    /// Takes the JSON, and gives the answers item by item that it holds.
    fn take_submission(&mut self, bytes: &[u8]) -> Result<Option<String>, PageError> {
        let value: Value =
            serde_json::from_slice(bytes).map_err(|error| PageError::BadRequest(format!("JSON: {error}")))?;
        self.corrects = value.get("corrects").and_then(Value::as_str).map(str::to_owned);
        self.typed = wire::from_json(&value, true).map_err(PageError::Filing)?;
        self.parts.push(format!("submission {value}"));
        match value.get("answers") {
            None | Some(Value::Null) => Ok(None),
            Some(Value::String(text)) => Ok(Some(text.clone())),
            Some(other) => Err(PageError::Filing(vec![wire::unreadable(At::Answers, other)])),
        }
    }

    /// Keeps answers of the JSON as the file that they are.
    async fn keep_answers(&mut self, visit: &Visit<MayFile>, answers: Option<String>) -> Result<(), PageError> {
        let Some(text) = answers else { return Ok(()) };
        let (store, files, now) = (visit.state.store(), visit.state.files(), visit.state.clock().now());
        let kept = files.keep(store, "answers.csv", text.as_bytes(), now).await?;
        self.files.push(StoredFile { format: Some(answers::FORMAT.to_owned()), ..kept });
        Ok(())
    }

    /// The digest of what was sent, whatever it is read as: the same request has the same, also after
    /// what is known of a harness's tasks has changed.
    pub(super) fn digest(&self) -> String {
        digest(&self.parts.join("\n"))
    }

    /// Reads a harness's file into the filing; rows of the JSON that name a task complete or change
    /// those of the file.
    ///
    /// # Errors
    /// What is wrong with the file; a failing store.
    pub(super) async fn read_harness(&mut self, visit: &Visit<MayFile>) -> Result<(), PageError> {
        let Some(kept) = self.files.first_mut().filter(|_| self.has_harness) else { return Ok(()) };
        let typed = &mut self.typed;
        let bytes = visit.state.files().bytes(&kept.digest).await?;
        let said: Vec<TypedRow> = typed.rows.iter().filter(|row| !row.get(Column::Task).is_empty()).cloned().collect();
        let account = (visit.state.store(), &visit.person.0.user().account().id);
        let data = visit.state.read().await?;
        let file = File { name: &kept.name, bytes: &bytes };
        // What a program says that it is stands, whatever the file says.
        let role = typed.get(Field::Role).to_owned();
        let (nothing, lang) = (Attached::default(), app::text::Lang::En);
        let read = reading::read_into(typed, &[file], &nothing, data.catalog(), account, lang).await?;
        let read = read.map_err(PageError::BadRequest)?;
        if !role.is_empty() {
            typed.set(Field::Role, role);
        }
        for row in &mut typed.rows {
            let same = |of: &&TypedRow| {
                let metric = of.get(Column::TaskMetric);
                of.get(Column::Task) == row.get(Column::Task)
                    && (metric.is_empty() || metric == row.get(Column::TaskMetric))
            };
            if let Some(said) = said.iter().find(same) {
                let cells = said.cells().filter(|(column, _)| !OF_FILE.contains(column));
                cells.for_each(|(column, text)| row.set(column, text));
            }
        }
        kept.format = Some(read.format.slug().to_owned());
        Ok(())
    }
}
