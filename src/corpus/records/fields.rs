//! Which field of a collector's record holds what.
//!
//! In: `--map`, a map file, or the names of a record's own fields. Out: a [`Map`] from the parts of a document to
//! the fields that may hold them.

use crate::diagnostic::nearest;
use std::collections::BTreeMap;
use std::fmt;

/// A part of a document that a record can give.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Part {
    /// The collector's id.
    Id,
    /// Who published it.
    Outlet,
    /// When.
    Published,
    /// Its language.
    Language,
    /// Headline.
    Title,
    /// Address.
    Url,
    /// Byline.
    Author,
    /// From whom the outlet took it over.
    Origin,
    /// The channel or account whose own words it is.
    Channel,
    /// The report.
    Text,
}

/// All parts, with the names by which maps call them.
pub const PARTS: [(Part, &str); 10] = [
    (Part::Id, "id"),
    (Part::Outlet, "outlet"),
    (Part::Published, "published"),
    (Part::Language, "language"),
    (Part::Title, "title"),
    (Part::Url, "url"),
    (Part::Author, "author"),
    (Part::Origin, "origin"),
    (Part::Channel, "channel"),
    (Part::Text, "text"),
];

/// The key of a map that names the list of records within a JSON object.
const RECORDS: &str = "records";

/// Which fields hold which part; of several the first that a record fills counts.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Map {
    fields: BTreeMap<Part, Vec<String>>,
    /// The keys that lead to the list of records, where it is not the whole file.
    pub records: Vec<String>,
}

/// What is wrong with a map.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum MapError {
    /// Neither a preset nor `part=field`.
    #[error("`{0}` is no `part=field`, such as `text=body`, and no preset ({presets})", presets = preset_names())]
    Shape(String),
    /// No such part.
    #[error("a document has no `{name}`{hint}: its parts are {parts}", hint = hint(.name), parts = part_names())]
    Part {
        /// As written.
        name: String,
    },
    /// Nothing behind the equals sign.
    #[error("no field is named for `{0}`: write `{0}=FIELD`")]
    Empty(String),
    /// Without a text there is no report.
    #[error("the map names no field for `text`: add `text=FIELD`")]
    NoText,
    /// A map file that is no TOML, or has values of another kind.
    #[error("{0}")]
    Toml(String),
}

impl Map {
    /// Reads `part=field,part=field`; several fields for one part with `|` between them. A preset's name stands
    /// for its fields, and what follows adds to them or replaces them.
    ///
    /// # Errors
    /// See [`MapError`].
    pub fn parse(text: &str) -> Result<Self, MapError> {
        let mut map = Self::default();
        for piece in text.split(',').map(str::trim).filter(|piece| !piece.is_empty()) {
            match piece.split_once('=') {
                Some((part, fields)) => map.set(part.trim(), fields.split('|'))?,
                None => map.extend(preset(piece).ok_or_else(|| MapError::Shape(piece.to_owned()))?),
            }
        }
        map.with_text()
    }

    /// Reads a map file: TOML with a key for each part, its value a field or a list of fields.
    ///
    /// # Errors
    /// See [`MapError`].
    pub fn from_toml(text: &str) -> Result<Self, MapError> {
        let table: toml::Table = text
            .parse()
            .map_err(|error: toml::de::Error| MapError::Toml(error.to_string().trim_end().to_owned()))?;
        let mut map = Self::default();
        for (key, value) in &table {
            let wrong = || {
                MapError::Toml(format!(
                    "`{key}` must be a field's name between quotation marks, or a list of them"
                ))
            };
            let fields: Vec<&str> = match value {
                toml::Value::String(field) => vec![field],
                toml::Value::Array(list) => {
                    list.iter().map(toml::Value::as_str).collect::<Option<_>>().ok_or_else(wrong)?
                }
                _ => return Err(wrong()),
            };
            map.set(key, fields.into_iter())?;
        }
        map.with_text()
    }

    fn set<'a>(&mut self, part: &str, fields: impl Iterator<Item = &'a str>) -> Result<(), MapError> {
        let fields: Vec<String> =
            fields.map(|field| field.trim().to_owned()).filter(|field| !field.is_empty()).collect();
        if fields.is_empty() {
            return Err(MapError::Empty(part.to_owned()));
        }
        if part == RECORDS {
            self.records = fields[0].split('.').map(str::to_owned).collect();
            return Ok(());
        }
        let known = PARTS.iter().find(|(_, name)| *name == part);
        let (part, _) = known.ok_or_else(|| MapError::Part { name: part.to_owned() })?;
        self.fields.insert(*part, fields);
        Ok(())
    }

    fn extend(&mut self, preset: &Preset) {
        for (part, fields) in preset.fields {
            self.fields.insert(*part, fields.iter().map(|field| (*field).to_owned()).collect());
        }
    }

    fn with_text(self) -> Result<Self, MapError> {
        if self.fields.contains_key(&Part::Text) { Ok(self) } else { Err(MapError::NoText) }
    }

    /// The fields that may hold a part, in the order in which they count.
    pub fn fields(&self, part: Part) -> impl Iterator<Item = &str> {
        self.fields.get(&part).into_iter().flatten().map(String::as_str)
    }

    /// All fields that it names.
    pub fn all_fields(&self) -> impl Iterator<Item = &str> {
        self.fields.values().flatten().map(String::as_str)
    }

    /// The map for a record with these fields: that of the preset whose marks they bear, else one of fields that
    /// are called as the parts are; none where no field is known to hold a text.
    pub fn recognised(has: &dyn Fn(&str) -> bool) -> Option<Self> {
        let known =
            PRESETS.iter().find(|preset| preset.marks.iter().any(|all| all.iter().all(|name| has(name))));
        if let Some(preset) = known {
            let mut map = Self::default();
            map.extend(preset);
            return Some(map);
        }
        let own =
            PARTS.iter().filter(|(_, name)| has(name)).map(|(part, name)| (*part, vec![(*name).to_owned()]));
        let fields: BTreeMap<Part, Vec<String>> = own.collect();
        fields.contains_key(&Part::Text).then_some(Self { fields, records: Vec::new() })
    }
}

impl fmt::Display for Map {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let name = |part: &Part| PARTS.iter().find(|(known, _)| known == part).map_or("", |(_, name)| name);
        let pieces: Vec<String> =
            self.fields.iter().map(|(part, fields)| format!("{}={}", name(part), fields.join("|"))).collect();
        f.write_str(&pieces.join(","))
    }
}

/// What a collector calls its fields.
struct Preset {
    name: &'static str,
    /// Fields that tell it from others: all of one of the lists.
    marks: &'static [&'static [&'static str]],
    fields: &'static [(Part, &'static [&'static str])],
}

const PRESETS: [Preset; 3] = [
    Preset {
        name: "trafilatura",
        marks: &[&["source-hostname"], &["hostname", "fingerprint"], &["hostname", "raw_text"]],
        fields: &[
            (Part::Id, &["id"]),
            (Part::Outlet, &["source-hostname", "sitename", "hostname"]),
            (Part::Published, &["date"]),
            (Part::Language, &["language"]),
            (Part::Title, &["title"]),
            (Part::Url, &["source", "url"]),
            (Part::Author, &["author"]),
            (Part::Text, &["text", "raw_text"]),
        ],
    },
    Preset {
        name: "news-please",
        marks: &[&["maintext"], &["source_domain", "date_publish"]],
        fields: &[
            (Part::Outlet, &["source_domain"]),
            (Part::Published, &["date_publish"]),
            (Part::Language, &["language"]),
            (Part::Title, &["title"]),
            (Part::Url, &["url"]),
            (Part::Author, &["authors"]),
            (Part::Text, &["maintext"]),
        ],
    },
    Preset {
        name: "mediacloud",
        marks: &[&["text_content"], &["media_name"], &["canonical_domain"], &["stories_id"]],
        fields: &[
            (Part::Id, &["id", "stories_id", "processed_stories_id"]),
            (Part::Outlet, &["media_name", "canonical_domain"]),
            (Part::Published, &["publish_date", "publication_date"]),
            (Part::Language, &["language"]),
            (Part::Title, &["title", "article_title"]),
            (Part::Url, &["url", "normalized_url"]),
            (Part::Text, &["text_content", "story_text", "text"]),
        ],
    },
];

fn preset(name: &str) -> Option<&'static Preset> {
    PRESETS.iter().find(|preset| preset.name == name)
}

fn preset_names() -> String {
    PRESETS.map(|preset| preset.name).join(", ")
}

fn part_names() -> String {
    PARTS.map(|(_, name)| name).join(", ")
}

fn hint(name: &str) -> String {
    match nearest(name, PARTS.iter().map(|(_, name)| *name)) {
        Some(meant) => format!(" (is `{meant}` meant?)"),
        None => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fields(map: &Map, part: Part) -> Vec<&str> {
        map.fields(part).collect()
    }

    #[test]
    fn a_map_names_fields_and_alternatives() {
        let map = Map::parse("outlet=source, published=date|day,text=body.plain,records=data.items").unwrap();
        assert_eq!(fields(&map, Part::Outlet), ["source"]);
        assert_eq!(fields(&map, Part::Published), ["date", "day"]);
        assert_eq!(map.records, ["data", "items"]);
        let file =
            "outlet = 'source'\npublished = ['date', 'day']\ntext = 'body.plain'\nrecords = 'data.items'\n";
        assert_eq!(Map::from_toml(file).unwrap(), map);
    }

    #[test]
    fn a_preset_is_a_beginning() {
        let map = Map::parse("news-please,outlet=publisher").unwrap();
        assert_eq!(
            (fields(&map, Part::Text), fields(&map, Part::Outlet)),
            (vec!["maintext"], vec!["publisher"])
        );
    }

    #[test]
    fn slips_are_told_with_what_was_meant() {
        let told = |text| Map::parse(text).unwrap_err().to_string();
        assert!(
            told("txt=body").starts_with("a document has no `txt` (is `text` meant?): its parts are id, ")
        );
        assert_eq!(told("text="), "no field is named for `text`: write `text=FIELD`");
        assert_eq!(told("title=head"), "the map names no field for `text`: add `text=FIELD`");
        assert!(told("body").contains("no preset (trafilatura, news-please, mediacloud)"));
        assert!(
            Map::from_toml("text = 5").unwrap_err().to_string().starts_with("`text` must be a field's name")
        );
        assert!(Map::from_toml("text = ").unwrap_err().to_string().contains("line 1"));
    }

    #[test]
    fn collectors_are_told_by_their_fields() {
        let of = |names: &[&str]| Map::recognised(&|name| names.contains(&name));
        assert_eq!(of(&["maintext", "title"]), Map::parse("news-please").ok());
        assert_eq!(of(&["source-hostname", "text"]), Map::parse("trafilatura").ok());
        assert_eq!(of(&["media_name", "text_content"]), Map::parse("mediacloud").ok());
        assert_eq!(of(&["text", "outlet"]), Map::parse("text=text,outlet=outlet").ok());
        assert_eq!(of(&["body", "outlet"]), None);
    }
}
