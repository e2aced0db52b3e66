//! A pack to begin with: one topic, two actors, one report, and tests that pass.
//!
//! In: the id of the new pack. Out: the files, by their names below the new folder.

/// Folder of the pack below the new folder, where `gainsay` looks for it by itself.
pub const PACK: &str = "rules";

/// Names (with `/`) and texts of the files, the schemas for editors included.
pub fn files(id: &str) -> Vec<(String, String)> {
    let own = [
        ("pack", "rules/pack.toml", include_str!("pack.toml")),
        ("actors", "rules/actors/actors.toml", include_str!("actors.toml")),
        ("topic", "rules/topics/strike.toml", include_str!("strike.toml")),
        ("", "reports/001.txt", include_str!("001.txt")),
    ];
    let mut files: Vec<(String, String)> =
        own.iter().map(|(kind, name, text)| (name.to_string(), with_schema(kind, name, text, id))).collect();
    for kind in super::schema::Kind::ALL {
        files.push((format!("schema/{}", super::schema::file_name(kind)), super::schema::text(kind)));
    }
    files
}

/// The text with its id and the line by which editors find the schema.
fn with_schema(kind: &str, name: &str, text: &str, id: &str) -> String {
    let text = text.replace("id = \"ID\"", &format!("id = \"{id}\""));
    if kind.is_empty() {
        return text;
    }
    let up = "../".repeat(name.matches('/').count());
    format!("#:schema {up}schema/{kind}.json\n{text}")
}

/// An id made of a folder's name: kebab-case, `my-pack` where nothing of it can stand in an id.
pub fn id_of(folder: &str) -> String {
    let words: Vec<String> = folder
        .split(|c: char| !c.is_ascii_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_ascii_lowercase)
        .collect();
    let id = words.join("-");
    if crate::rules::check::is_kebab(&id) { id } else { "my-pack".to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_is_made_of_what_a_folder_is_called() {
        assert_eq!(id_of("Harbour 2020"), "harbour-2020");
        assert_eq!(id_of("ميناء"), "my-pack");
        assert_eq!(id_of("."), "my-pack");
    }
}
