//! What was typed of a claim, as JSON: one object with the form's fields and the parts of the slice,
//! a list where a part has several values.

use domain::SliceKey;
use domain::claim::typed::{Expected, Fault, Field, Typed};
use domain::{NOT_STATED, SliceError, near};
use serde_json::{Map, Value};

use super::text;
use crate::filing::claimed::cut;

/// What was typed, as JSON.
#[must_use]
pub fn to_json(typed: &Typed) -> Value {
    let mut object: Map<String, Value> = Map::new();
    for (key, text) in typed.pairs() {
        let text = Value::from(text);
        match object.remove(key) {
            None => object.insert(key.to_owned(), text),
            Some(Value::Array(mut several)) => {
                several.push(text);
                object.insert(key.to_owned(), several.into())
            }
            Some(one) => object.insert(key.to_owned(), vec![one, text].into()),
        };
    }
    Value::Object(object)
}

/// What the store kept. What it kept was written by [`to_json`]; anything else reads as nothing.
#[must_use]
pub fn kept(json: &str) -> Typed {
    let mut typed = Typed::default();
    let Ok(Value::Object(object)) = serde_json::from_str(json) else { return typed };
    for (key, value) in object {
        let several = match value {
            Value::Array(several) => several,
            one => vec![one],
        };
        for text in several.iter().filter_map(text) {
            typed.take(&key, text);
        }
    }
    typed
}

/// What a program sends as what the form would have typed. `null` is "not stated" where that is an
/// answer, of the day and the model; elsewhere it is a blank.
///
/// # Errors
/// Every member that the form does not have, or that holds something else than a text or a number.
pub fn from_json(object: &Map<String, Value>) -> Result<Typed, Vec<Fault>> {
    let (mut typed, mut faults) = (Typed::default(), Vec::new());
    for (name, value) in object {
        match texts(name, value) {
            Ok(texts) => {
                for text in texts {
                    typed.take(name, cut(&text));
                }
            }
            Err(fault) => faults.push(fault),
        }
    }
    if faults.is_empty() { Ok(typed) } else { Err(faults) }
}

/// The texts of a member: one, but that a filter of the slice may have several.
fn texts(name: &str, value: &Value) -> Result<Vec<String>, Fault> {
    let sent = || value.to_string().chars().take(80).collect::<String>();
    if let Ok(field) = name.parse::<Field>() {
        let one = match (field, value) {
            (Field::On | Field::Model, Value::Null) => Some(NOT_STATED.to_owned()),
            (Field::Narrower, Value::Bool(is_so)) => Some(if *is_so { "yes" } else { "" }.to_owned()),
            _ => text(value),
        };
        return one.map(|one| vec![one]).ok_or_else(|| Fault::Malformed(field, sent(), Expected::Text));
    }
    let Ok(part) = name.parse::<SliceKey>() else {
        let names = Field::ALL.iter().map(|field| field.slug()).chain(SliceKey::ALL.iter().map(|part| part.slug()));
        return Err(Fault::NoSuchField(name.chars().take(80).collect(), near(name, names)));
    };
    let several = match value {
        Value::Array(several) if SliceKey::FILTERS.contains(&part) => several.iter().map(text).collect(),
        one => text(one).map(|one| vec![one]),
    };
    let fault = || Fault::Slice(SliceError::Malformed { key: part, value: sent(), expected: "a text" });
    several.ok_or_else(fault)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_typed_comes_back() {
        let pairs = [("words", "We are first."), ("size", "under-10b"), ("size", "10b-to-50b"), ("on", "2023-11")];
        let typed = Typed::of(pairs.map(|(key, text)| (key, text.to_owned())));
        let json = to_json(&typed);
        assert_eq!(kept(&json.to_string()), typed);
        assert_eq!(from_json(json.as_object().unwrap()).as_ref(), Ok(&typed));
        assert!(kept("[]").is_blank());
    }

    #[test]
    fn every_member_that_cannot_be_is_named() {
        let value = serde_json::json!({
            "modle": "x", "words": ["a"], "size": ["under-10b", 7, {}], "protocol": ["5-shot"], "narrower": 1
        });
        let faults = from_json(value.as_object().unwrap()).unwrap_err();
        let keys: Vec<&str> = faults.iter().map(Fault::key).collect();
        assert_eq!(keys, ["modle", "protocol", "size", "words"]);
        assert!(matches!(&faults[0], Fault::NoSuchField(_, near) if near.contains(&"model".to_owned())));
    }

    #[test]
    fn null_is_an_answer_of_day_and_model() {
        let value = serde_json::json!({ "on": null, "model": null, "board": null, "k": 3, "narrower": true });
        let typed = from_json(value.as_object().unwrap()).unwrap();
        let said = [Field::On, Field::Model, Field::Board, Field::Place, Field::Narrower].map(|of| typed.get(of));
        assert_eq!(said, [NOT_STATED, NOT_STATED, "", "3", "yes"]);
    }
}
