//! The nouns of the catalog, and results, as lists: one table of fields gives the JSON, the sparse
//! JSON, the tables and the description of each.

mod board;
mod dataset;
mod exam;
mod model;
mod organisation;
mod result;

use domain::{Catalog, near};
use serde_json::{Map, Value};

use super::list::{Asked, next};
use super::shape::Shape;
use super::table::{cell, lines, plain};
use crate::error::PageError;
use crate::extract::Reader;
use crate::state::Reading;

pub use board::BOARDS;
pub use dataset::{DATASETS, EDITIONS};
pub use exam::EXAMS;
pub use model::MODELS;
pub use organisation::ORGANISATIONS;
pub use result::{csv as results_csv, lines as results_lines, list as results, result_fields};

/// A field of a noun: its name, the shape of its value, and how it is read.
pub struct Field<T: ?Sized + 'static> {
    /// Its name.
    pub name: &'static str,
    /// The shape of its value.
    pub shape: fn() -> Shape,
    /// Its value; the catalog says what is around the thing.
    pub value: fn(&T, &Catalog) -> Value,
}

/// A key by which a list can be narrowed.
pub struct Filter<T: ?Sized + 'static> {
    /// The key.
    pub key: &'static str,
    /// Whether the catalog has what it names.
    pub is_there: fn(&Catalog, &str) -> bool,
    /// Whether it lets a thing through.
    pub passes: fn(&T, &Catalog, &str) -> bool,
}

/// A kind of thing in the catalog.
pub struct Noun<T: ?Sized + 'static> {
    /// What the list is called in addresses and bodies.
    pub name: &'static str,
    /// What each has.
    pub fields: &'static [Field<T>],
    /// By what the list can be narrowed.
    pub filters: &'static [Filter<T>],
    /// All of them, in the order of their keys.
    pub all: for<'a> fn(&'a Catalog) -> Vec<(String, &'a T)>,
}

impl<T: ?Sized> Noun<T> {
    fn object(&self, thing: &T, catalog: &Catalog, wanted: Option<&[String]>) -> Map<String, Value> {
        let fields =
            self.fields.iter().filter(|field| wanted.is_none_or(|names| names.iter().any(|n| n == field.name)));
        fields.map(|field| (field.name.to_owned(), (field.value)(thing, catalog))).collect()
    }

    fn names(&self) -> Vec<&'static str> {
        self.fields.iter().map(|field| field.name).collect()
    }

    /// The shape of one.
    #[must_use]
    pub fn shape(&self) -> Vec<(&'static str, Shape)> {
        self.fields.iter().map(|field| (field.name, (field.shape)())).collect()
    }

    fn keys(&self) -> Vec<&'static str> {
        self.filters.iter().map(|filter| filter.key).collect()
    }

    /// Those that the filters which are asked for let through.
    fn narrowed<'a>(&self, asked: &Asked, catalog: &'a Catalog) -> Result<Vec<(String, &'a T)>, PageError> {
        let mut all = (self.all)(catalog);
        for (key, value) in &asked.filters {
            let Some(filter) = self.filters.iter().find(|filter| filter.key == *key) else { continue };
            if !(filter.is_there)(catalog, value) {
                return Err(PageError::not_found(value.chars().take(80).collect::<String>()));
            }
            all.retain(|(_, thing)| (filter.passes)(thing, catalog, value));
        }
        Ok(all)
    }

    /// The body of the list.
    ///
    /// # Errors
    /// What is asked for and is no key, token, number, field or thing.
    pub fn list(&self, reading: &Reading, reader: &Reader) -> Result<String, PageError> {
        let asked = Asked::read(reader, &self.names(), &self.keys())?;
        let catalog = reading.catalog();
        let all = self.narrowed(&asked, catalog)?;
        let after = asked.after.as_deref();
        let mut rest = all.into_iter().filter(|(key, _)| after.is_none_or(|after| key.as_str() > after));
        let shown: Vec<(String, &T)> = rest.by_ref().take(asked.limit).collect();
        let last = shown.last().filter(|_| rest.next().is_some()).map(|(key, _)| key.as_str());
        let items: Vec<Value> =
            shown.iter().map(|(_, thing)| self.object(thing, catalog, asked.fields.as_deref()).into()).collect();
        let next = last.map(|last| next(&format!("/api/v1/{}", self.name), &asked, last));
        let mut body = Map::new();
        body.insert(self.name.to_owned(), items.into());
        body.insert("next".to_owned(), next.into());
        Ok(Value::from(body).to_string())
    }

    /// The body of one, by its key.
    ///
    /// # Errors
    /// If there is none of that key; what is asked for and is no field.
    pub fn one(&self, reading: &Reading, reader: &Reader, key: &str) -> Result<String, PageError> {
        let asked = Asked::read(reader, &self.names(), &[])?;
        let catalog = reading.catalog();
        let all = (self.all)(catalog);
        match all.iter().find(|(of, _)| of == key) {
            Some((_, thing)) => Ok(Value::from(self.object(thing, catalog, asked.fields.as_deref())).to_string()),
            None => {
                let near = near(key, all.iter().map(|(of, _)| of.as_str()));
                let near = near.into_iter().map(|of| (of.clone(), format!("/api/v1/{}/{of}", self.name)));
                Err(PageError::NotFound { asked: key.chars().take(80).collect(), near: near.collect() })
            }
        }
    }

    /// Those that are asked for as JSON Lines.
    ///
    /// # Errors
    /// As [`list`](Self::list).
    pub fn lines(&self, reading: &Reading, reader: &Reader) -> Result<String, PageError> {
        let asked = Asked::of_table(reader, &self.names(), &self.keys())?;
        let catalog = reading.catalog();
        let object = |thing: &T| Value::from(self.object(thing, catalog, asked.fields.as_deref()));
        Ok(lines(self.narrowed(&asked, catalog)?.into_iter().map(|(_, thing)| object(thing))))
    }

    /// Those that are asked for as CSV: lists are joined by `; `.
    ///
    /// # Errors
    /// As [`list`](Self::list).
    pub fn csv(&self, reading: &Reading, reader: &Reader) -> Result<String, PageError> {
        let asked = Asked::of_table(reader, &self.names(), &self.keys())?;
        let catalog = reading.catalog();
        let names: Vec<&str> = self.names().into_iter().filter(|name| asked.wants(name)).collect();
        let fields = || self.fields.iter().filter(|field| asked.wants(field.name));
        let row = |thing: &T| fields().map(|field| of_value(&(field.value)(thing, catalog))).collect::<Vec<_>>();
        super::table::table(&names, self.narrowed(&asked, catalog)?.into_iter().map(|(_, thing)| row(thing)))
    }
}

/// A value as a cell.
fn of_value(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => plain(text),
        Value::Array(values) => plain(&values.iter().map(of_value).collect::<Vec<_>>().join("; ")),
        // Of words in two languages the English ones.
        Value::Object(words) => cell(words.get("en").map(of_value)),
        other => other.to_string(),
    }
}
