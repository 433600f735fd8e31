//! `datapackage.json`: what the files are, as Frictionless has it.

use std::io;
use std::path::Path;

use serde_json::{Value, json};
use store::{Column, Holds, OPEN_TABLES, OpenTable};

use super::{Export, csv_of, parquet_of, written};

/// The name of the description.
pub const PACKAGE: &str = "datapackage.json";

/// Describes the files of a folder, with their sizes and digests.
pub(super) fn write(folder: &Path, export: &Export) -> io::Result<()> {
    let state = export.state;
    let mut resources = Vec::with_capacity(OPEN_TABLES.len());
    let mut parquet = Vec::with_capacity(OPEN_TABLES.len());
    for table in OPEN_TABLES {
        let csv = written(folder, &csv_of(table))?;
        resources.push(json!({
            "name": table.name.replace('_', "-"),
            "path": csv.name,
            "profile": "tabular-data-resource",
            "format": "csv",
            "mediatype": "text/csv",
            "encoding": "utf-8",
            "bytes": csv.bytes,
            "hash": format!("sha256:{}", csv.sha256),
            "schema": schema(table),
        }));
        let file = written(folder, &parquet_of(table))?;
        parquet.push(json!({ "path": file.name, "bytes": file.bytes, "hash": format!("sha256:{}", file.sha256) }));
    }
    // No resources of the package: they are not in it but beside it, and each is had by itself.
    let files = export
        .files
        .iter()
        .map(|file| json!({ "path": file.path(), "bytes": file.size, "hash": format!("sha256:{}", file.digest) }));
    let own = json!({
        "data_version": state.version,
        "changed_at": state.changed_at,
        "parquet": parquet,
        "files": files.collect::<Vec<_>>(),
    });
    let mut package = json!({
        "profile": "tabular-data-package",
        "name": "jinbang",
        "title": "Jinbang: published results of AI-model evaluations, with their provenance",
        "version": state.version.to_string(),
        "resources": resources,
        "jinbang": own,
    });
    if let (Some(package), Some(at)) = (package.as_object_mut(), state.changed_at) {
        package.insert("created".to_owned(), json!(at));
    }
    let text = serde_json::to_string_pretty(&package)? + "\n";
    std::fs::write(folder.join(PACKAGE), text)
}

fn schema(table: &OpenTable) -> Value {
    json!({
        "fields": table.columns.iter().map(field).collect::<Vec<_>>(),
        "missingValues": [""],
        "primaryKey": table.key,
    })
}

fn field(column: &Column) -> Value {
    let kind = match column.holds {
        Holds::Text | Holds::Bytes => "string",
        Holds::Count => "integer",
        Holds::Number => "number",
        Holds::Truth => "boolean",
        Holds::Day => "date",
        Holds::Instant => "datetime",
    };
    let mut field = json!({ "name": column.name, "type": kind });
    if let Some(field) = field.as_object_mut() {
        if column.holds == Holds::Bytes {
            field.insert("format".to_owned(), "binary".into());
        }
        if column.holds == Holds::Instant {
            field.insert("format".to_owned(), "%Y-%m-%dT%H:%M:%S.%fZ".into());
        }
        // A text that must be there may be empty: an edition without a name.
        if !column.may_be_null && column.holds != Holds::Text {
            field.insert("constraints".to_owned(), json!({ "required": true }));
        }
    }
    field
}
