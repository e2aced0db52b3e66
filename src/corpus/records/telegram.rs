//! Exports of Telegram Desktop: `result.json` of one chat or of all.
//!
//! In: bytes. Out: each post with a text as a record to the [`Intake`]. The chat is the outlet. Where it is a
//! channel, or a channel posts in a group, the post is that channel's own word; of what is passed on, the one it
//! comes from is the origin and the word is his. Service messages and posts without text are counted.

use super::decode::record_text;
use super::intake::{Intake, Place, Record};
use super::scan::{EACH, Event, MAX_RECORD, scan};
use super::value::said;
use serde_json::{Map, Value};
use std::io::BufRead;

/// What is said of the chat in front of its messages.
#[derive(Default)]
struct Chat {
    name: Option<String>,
    kind: String,
    id: Option<String>,
}

/// Reads an export.
pub fn read(input: &mut dyn BufRead, intake: &mut Intake<'_>) {
    let path = |parts: &[&str]| parts.iter().map(|part| (*part).to_owned()).collect::<Vec<_>>();
    let paths = [
        path(&["messages"]),
        path(&["chats", "list", EACH, "messages"]),
        path(&["left_chats", "list", EACH, "messages"]),
    ];
    let mut chat = Chat::default();
    let end = scan(input, &paths, &mut |event| match event {
        Event::Opens => chat = Chat::default(),
        Event::Plain(key, raw) => chat.note(&key, &raw),
        Event::Record(spot, raw) => message(intake, &chat, &Place::Line(spot.line), raw),
    });
    intake.end(end);
}

impl Chat {
    fn note(&mut self, key: &str, raw: &[u8]) {
        let value = || serde_json::from_slice(raw).ok().as_ref().and_then(plain);
        match key {
            "name" => self.name = value(),
            "type" => self.kind = value().unwrap_or_default(),
            "id" => self.id = value(),
            _ => {}
        }
    }

    fn is_channel(&self) -> bool {
        self.kind.ends_with("_channel")
    }
}

fn message(intake: &mut Intake<'_>, chat: &Chat, place: &Place, raw: Option<Vec<u8>>) {
    let Some(raw) = raw else { return intake.too_long(place, MAX_RECORD) };
    let Some(json) = record_text(intake, place, raw) else { return };
    let message: Map<String, Value> = match serde_json::from_str(&json) {
        Ok(message) => message,
        Err(error) => {
            return intake.broken(place, &format!("is not a message: {error}"), "export the chat again");
        }
    };
    let field = |name: &str| message.get(name).and_then(plain);
    let number = field("id");
    let place = &number.clone().map_or_else(|| place.clone(), Place::Message);
    match field("type").as_deref() {
        Some("message") | None => {}
        Some(_) => return intake.pass("service messages"),
    }
    let Some(text) = text(&message) else { return intake.pass("posts without text") };
    let from = field("from");
    let forwarded = field("forwarded_from").or_else(|| field("saved_from"));
    let channel = match &forwarded {
        Some(origin) => [Some(origin.clone()), field("forwarded_from_id")].into_iter().flatten().collect(),
        None => own_channel(chat, from.as_ref(), field("from_id")),
    };
    let id = [chat.id.clone(), number].into_iter().flatten().collect::<Vec<_>>().join("/");
    let record = Record {
        id: (!id.is_empty()).then_some(id),
        outlet: chat.name.clone().or_else(|| from.clone()),
        // The seconds are sure; the other date is in the zone of whoever exported.
        published: field("date_unixtime").or_else(|| field("date")),
        author: field("author").or_else(|| from.filter(|from| Some(from) != chat.name.as_ref())),
        origin: forwarded,
        channel,
        text: Some(text),
        ..Record::default()
    };
    intake.record(place, record);
}

/// The channel whose own word a post is, by its names and ids.
fn own_channel(chat: &Chat, from: Option<&String>, from_id: Option<String>) -> Vec<String> {
    let by_channel = from_id.as_ref().is_some_and(|id| id.starts_with("channel"));
    let names = match (chat.is_channel(), by_channel) {
        (true, _) => [chat.name.clone(), chat.id.clone()],
        (false, true) => [from.cloned(), from_id],
        (false, false) => [None, None],
    };
    names.into_iter().flatten().collect()
}

/// The text of a post: its entities where there are any, else its text, which may be a list of pieces.
fn text(message: &Map<String, Value>) -> Option<String> {
    ["text_entities", "text"].iter().find_map(|field| said(&joined(message.get(*field)?)))
}

fn joined(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Array(pieces) => pieces.iter().map(joined).collect(),
        Value::Object(piece) => piece.get("text").and_then(Value::as_str).unwrap_or_default().to_owned(),
        _ => String::new(),
    }
}

fn plain(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => said(text),
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    }
}
