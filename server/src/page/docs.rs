//! `/docs/api`: the description of the interface, made of the same list as the OpenAPI document.

use app::page::docs::{self, Content, Operation, Parameter};
use app::shell::Section;
use app::text::described;
use app::text::docs::Value;

use crate::api::describe::{Access, Operation as Described, Place, operations, shared_shape};
use crate::api::shape::Shape;
use crate::error::PageError;
use crate::extract::Reader;
use crate::render::Document;
use crate::state::Reading;

/// Loads the page.
///
/// # Errors
/// None in fact: nothing is read.
pub async fn load(_: Reading, reader: Reader) -> Result<Document, PageError> {
    let lang = reader.lang;
    let content = Content { operations: operations().iter().map(operation).collect() };
    let title = docs::title(lang);
    Ok(Document::new(title, Some(Section::About), move || docs::Page(docs::PageProps { content, lang }))
        .described(described::DOCS_API.get(lang).to_owned()))
}

fn operation(of: &Described) -> Operation {
    let Described { endpoint, method, access, sends, .. } = of;
    let parameters = endpoint.parameters.iter().map(|parameter| Parameter {
        name: parameter.name,
        place: match parameter.place {
            Place::Path => docs::Place::Path,
            Place::Query => docs::Place::Query,
            Place::Repeated => docs::Place::Repeated,
            Place::Header => docs::Place::Header,
        },
        value: value(&parameter.shape),
        says: parameter.says,
    });
    let members = |shape: &Shape| {
        let mut members = Vec::new();
        collect("", shape, &mut members);
        members
    };
    Operation {
        method: method.word(),
        path: endpoint.path,
        says: endpoint.says,
        scope: match access {
            Access::Everybody => None,
            Access::Token(scope) => Some(scope.slug()),
        },
        parameters: parameters.collect(),
        sends: sends.iter().map(|sent| (sent.kind, members(&sent.shape))).collect(),
        members: members(&endpoint.body),
        example: (method.word() == "GET" && *access == Access::Everybody).then_some(endpoint.example),
    }
}

/// The members of a shape by their paths; those of alternatives each once.
fn collect(path: &str, shape: &Shape, members: &mut Vec<(String, Value)>) {
    match shape {
        Shape::Object(of) | Shape::Sparse(of) => {
            for (name, shape) in of {
                let path = if path.is_empty() { (*name).to_owned() } else { format!("{path}.{name}") };
                if !members.iter().any(|(known, _)| *known == path) {
                    members.push((path.clone(), value(shape)));
                }
                collect(&path, shape, members);
            }
        }
        Shape::List(of) => collect(&format!("{path}[]"), of, members),
        Shape::Maybe(of) => collect(path, of, members),
        Shape::Any(shapes) => shapes.iter().for_each(|shape| collect(path, shape, members)),
        // The slice has the keys of the address.
        Shape::Named(name) if *name != "Slice" => {
            if let Some(shape) = shared_shape(name) {
                collect(path, &shape, members);
            }
        }
        _ => {}
    }
}

fn value(shape: &Shape) -> Value {
    match shape {
        Shape::Text => Value::Text,
        Shape::Day => Value::Day,
        Shape::Instant => Value::Instant,
        Shape::Count => Value::Count,
        Shape::Number => Value::Number,
        Shape::Truth => Value::Truth,
        Shape::Bytes => Value::Bytes,
        Shape::Word(words) => Value::Word(words.clone()),
        Shape::Object(_) | Shape::Sparse(_) | Shape::Map(_) | Shape::Named(_) => Value::Object,
        Shape::List(of) => Value::List(Box::new(value(of))),
        Shape::Maybe(of) => Value::Maybe(Box::new(value(of))),
        Shape::Any(shapes) => shapes.first().map_or(Value::Any, value),
        Shape::Anything => Value::Any,
    }
}
