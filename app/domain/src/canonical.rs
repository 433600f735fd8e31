//! Canonical JSON as RFC 8785 has it, of what bytes of record are made of: objects with ASCII keys,
//! lists, texts, whole numbers, truth values and `null`. Fractions have no place in a record: they
//! are kept as texts, so that no two programs print them differently.

use std::collections::BTreeMap;

pub use serde_json::Value;

/// The canonical text of a value.
///
/// Keys are ASCII, so their order as bytes is their order as UTF-16, and the texts' escapes are
/// those of `serde_json`: the short ones, `\u00xx` in lower case, no others.
#[must_use]
pub fn value(value: &Value) -> String {
    let mut json = String::with_capacity(640);
    write(value, &mut json);
    json
}

/// The canonical text of one object.
#[must_use]
pub fn object(members: &BTreeMap<&'static str, Value>) -> String {
    value(&members.iter().map(|(key, value)| (*key, value.clone())).collect())
}

fn write(value: &Value, json: &mut String) {
    match value {
        Value::Object(members) => {
            let mut members: Vec<(&String, &Value)> = members.iter().collect();
            members.sort_by_key(|(key, _)| key.as_str());
            json.push('{');
            for (place, (key, value)) in members.into_iter().enumerate() {
                if place > 0 {
                    json.push(',');
                }
                json.push_str(&Value::from(key.as_str()).to_string());
                json.push(':');
                write(value, json);
            }
            json.push('}');
        }
        Value::Array(values) => {
            json.push('[');
            for (place, value) in values.iter().enumerate() {
                if place > 0 {
                    json.push(',');
                }
                write(value, json);
            }
            json.push(']');
        }
        plain => json.push_str(&plain.to_string()),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn keys_are_sorted_at_every_depth_and_nothing_is_spaced() {
        let nested = json!({ "b": [1, { "z": null, "a": true }], "a": "轩辕 \"\n\u{1}" });
        assert_eq!(value(&nested), "{\"a\":\"轩辕 \\\"\\n\\u0001\",\"b\":[1,{\"a\":true,\"z\":null}]}");
        assert_eq!(object(&BTreeMap::new()), "{}");
        assert_eq!(value(&json!({ "none": {}, "empty": [] })), r#"{"empty":[],"none":{}}"#);
    }
}
