//! What was typed, as JSON: one object with the form's fields and `results`, a list of objects. The
//! store keeps it, programs send it. Those of a claim are in [`claim`].

pub mod claim;

use domain::filing::{At, Column, Expected, Fault, Field, Typed, TypedRow, What};
use serde_json::{Map, Value};

/// The member that holds the rows.
const RESULTS: &str = "results";
/// Members of a program's request that are not the form's.
const ALSO: [&str; 2] = ["corrects", "answers"];

/// What was typed, as JSON.
#[must_use]
pub fn to_json(typed: &Typed) -> Value {
    let mut object: Map<String, Value> =
        typed.fields().map(|(field, text)| (field.slug().to_owned(), text.into())).collect();
    let row = |row: &TypedRow| -> Value {
        Value::Object(row.cells().map(|(column, text)| (column.slug().to_owned(), text.into())).collect())
    };
    object.insert(RESULTS.to_owned(), typed.rows.iter().map(row).collect());
    Value::Object(object)
}

/// JSON as what was typed. Numbers keep their digits as far as JSON has them; null is silence, and so
/// is a fact of the run that a program leaves out where `silent` says so.
///
/// # Errors
/// Every member that the form does not have, or that holds something else than a text or a number.
pub fn from_json(value: &Value, silent: bool) -> Result<Typed, Vec<Fault>> {
    let mut faults = Vec::new();
    let mut typed = Typed::default();
    let Some(object) = value.as_object() else {
        let at = At::Member("body".to_owned());
        return Err(vec![Fault { at, typed: String::new(), what: What::Unreadable(Expected::Rows) }]);
    };
    for (name, value) in object {
        if name == RESULTS {
            rows(value, &mut typed, &mut faults);
        } else if let Ok(field) = name.parse::<Field>() {
            match text(value) {
                Some(text) => typed.set(field, text),
                None => faults.push(unreadable(At::Field(field), value)),
            }
        } else if !ALSO.contains(&name.as_str()) {
            let near = domain::near(name, Field::ALL.iter().map(|field| field.slug()));
            let at = At::Member(name.clone());
            faults.push(Fault { at, typed: String::new(), what: What::NoSuchField(near) });
        }
    }
    if silent {
        for field in Field::FACTS.iter().chain(&[Field::OwnsModel, Field::OwnsDataset]) {
            if typed.get(*field).is_empty() {
                typed.set(*field, domain::NOT_STATED);
            }
        }
    }
    if faults.is_empty() { Ok(typed) } else { Err(faults) }
}

/// What the store kept. What it kept was written by [`to_json`]; anything else reads as nothing.
#[must_use]
pub fn kept(json: &str) -> Typed {
    serde_json::from_str(json).ok().and_then(|value| from_json(&value, false).ok()).unwrap_or_default()
}

fn rows(value: &Value, typed: &mut Typed, faults: &mut Vec<Fault>) {
    let Some(list) = value.as_array() else {
        faults.push(Fault { at: At::Results, typed: String::new(), what: What::Unreadable(Expected::Rows) });
        return;
    };
    for (line, value) in (1..).zip(list) {
        let mut row = TypedRow::default();
        let Some(object) = value.as_object() else {
            let at = At::Member(format!("results.{line}"));
            faults.push(Fault { at, typed: String::new(), what: What::Unreadable(Expected::Rows) });
            continue;
        };
        for (name, value) in object {
            match name.parse::<Column>() {
                Ok(column) => match text(value) {
                    Some(text) => row.set(column, text),
                    None => faults.push(unreadable(At::Cell(line, column), value)),
                },
                Err(_) => {
                    let near = domain::near(name, Column::ALL.iter().map(|column| column.slug()));
                    let at = At::Member(format!("results.{line}.{name}"));
                    faults.push(Fault { at, typed: String::new(), what: What::NoSuchField(near) });
                }
            }
        }
        typed.rows.push(row);
    }
}

/// What a member is that holds something else than a text or a number.
pub(crate) fn unreadable(at: At, value: &Value) -> Fault {
    Fault { at, typed: value.to_string().chars().take(80).collect(), what: What::Unreadable(Expected::Scalar) }
}

fn text(value: &Value) -> Option<String> {
    match value {
        Value::Null => Some(String::new()),
        Value::String(text) => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        Value::Bool(_) | Value::Array(_) | Value::Object(_) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_typed_comes_back() {
        let mut typed = Typed::default();
        typed.set(Field::Model, " gpt4 ");
        let mut row = TypedRow::default();
        row.set(Column::Score, "71.10");
        typed.rows = vec![row, TypedRow::default()];
        assert_eq!(kept(&to_json(&typed).to_string()), typed);
    }

    #[test]
    fn every_member_that_cannot_be_is_named() {
        let value = serde_json::json!({
            "modle": "x", "hardware": ["a"], "results": [{"score": 0.5, "scroe": 1}, 7]
        });
        let names: Vec<String> = from_json(&value, true).unwrap_err().iter().map(|fault| fault.at.name()).collect();
        assert_eq!(names, ["hardware", "modle", "results.1.scroe", "results.2"]);
        assert!(from_json(&serde_json::json!([]), true).is_err());
    }

    #[test]
    fn a_program_that_leaves_a_fact_out_does_not_state_it() {
        let typed = from_json(&serde_json::json!({"cost": null}), true).unwrap();
        assert_eq!(typed.get(Field::Cost), domain::NOT_STATED);
        assert_eq!(typed.get(Field::OwnsModel), domain::NOT_STATED);
    }
}
