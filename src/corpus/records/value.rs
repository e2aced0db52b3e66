//! A record that is a JSON object, read by a map.
//!
//! In: the object and a [`Map`]. Out: a [`Record`].

use super::fields::{Map, Part};
use super::intake::Record;
use serde_json::{Map as Object, Value};

/// The record that an object gives.
pub fn record(object: &Object<String, Value>, map: &Map) -> Record {
    Record::of(&|part: Part| map.fields(part).find_map(|field| text(part, lookup(object, field)?)))
}

/// The value of a field; a name with dots leads into objects and lists where no field is called so.
pub fn lookup<'a>(object: &'a Object<String, Value>, field: &str) -> Option<&'a Value> {
    if let Some(value) = object.get(field) {
        return Some(value);
    }
    let (first, rest) = field.split_once('.')?;
    let mut value = object.get(first)?;
    for key in rest.split('.') {
        value = match value {
            Value::Object(object) => object.get(key)?,
            Value::Array(list) => list.get(key.parse::<usize>().ok()?)?,
            _ => return None,
        };
    }
    Some(value)
}

/// A value as text; nothing where it says nothing, as `null` and the word "None" do.
fn text(part: Part, value: &Value) -> Option<String> {
    match value {
        Value::String(text) => said(text),
        Value::Number(number) => Some(number.to_string()),
        // Authors and the like are objects with a name in some collections.
        Value::Object(object) => object.get("name").and_then(Value::as_str).and_then(said),
        Value::Array(list) => {
            let between = if part == Part::Text { "\n" } else { ", " };
            let items: Vec<String> = list.iter().filter_map(|item| text(part, item)).collect();
            (!items.is_empty()).then(|| items.join(between))
        }
        Value::Null | Value::Bool(_) => None,
    }
}

/// A text that says something: programs write "None" and the like where there was nothing.
pub fn said(text: &str) -> Option<String> {
    let text = text.trim();
    let nothing = ["None", "null", "NULL", "nan", "NaN", "NaT", "N/A"];
    (!text.is_empty() && !nothing.contains(&text)).then(|| text.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(json: &str, map: &str) -> Record {
        let value: Value = serde_json::from_str(json).unwrap();
        record(value.as_object().unwrap(), &Map::parse(map).unwrap())
    }

    #[test]
    fn fields_are_found_by_name_and_by_path() {
        let json =
            r#"{"a.b": "dotted", "source": {"name": "harbour"}, "parts": [{"t": "one"}, "two"], "n": 17}"#;
        let record = read(json, "text=parts.1,title=a.b,outlet=source.name,id=n");
        assert_eq!(record.text.as_deref(), Some("two"));
        assert_eq!(record.title.as_deref(), Some("dotted"));
        assert_eq!(record.outlet.as_deref(), Some("harbour"));
        assert_eq!(record.id.as_deref(), Some("17"));
    }

    #[test]
    fn lists_are_joined_and_nothing_is_nothing() {
        let json = r#"{"p": ["one", "two"], "who": [{"name": "A"}, "B"], "date": "None", "url": null, "title": " "}"#;
        let record = read(json, "text=p,author=who,published=date,url=url,title=title");
        assert_eq!((record.text.as_deref(), record.author.as_deref()), (Some("one\ntwo"), Some("A, B")));
        assert_eq!((record.published, record.url, record.title), (None, None, None));
    }

    #[test]
    fn the_first_field_that_says_something_counts() {
        let record = read(r#"{"a": null, "b": "", "c": "x"}"#, "text=z|a|b|c");
        assert_eq!(record.text.as_deref(), Some("x"));
    }
}
