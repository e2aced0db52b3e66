//! TOML to begin with, ready to be pasted: it says in a comment where it belongs, and every id that the author is to
//! choose begins with `new-`.

use crate::report::paint::clean;

/// A string as TOML writes it, with nothing in it that a rule file may not hold.
pub fn string(text: &str) -> String {
    toml::Value::String(clean(text)).to_string()
}

/// A list of one string.
fn list(text: &str) -> String {
    format!("[{}]", string(text))
}

/// Only the words of a text: a pattern has no marks.
pub fn pattern(text: &str) -> String {
    let plain = |c: char| if c.is_alphanumeric() { c } else { ' ' };
    let words: String = clean(text).chars().map(plain).collect();
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// What a rule that finds the sentence may look like.
pub struct NewRule<'a> {
    pub file: &'a str,
    pub lang: &'a str,
    pub position: &'a str,
    pub pattern: &'a str,
    pub sentence: &'a str,
    /// The claim that it should give, if somebody known speaks.
    pub claim: Option<String>,
}

impl NewRule<'_> {
    pub fn toml(&self) -> String {
        let claims = self.claim.as_deref().map_or_else(|| "[]".to_owned(), list);
        format!(
            "# {}\n[[rule]]\nid = \"new-rule\"\nlang = {}\nposition = {}\nany = {}\n\n{}",
            self.file,
            string(self.lang),
            string(self.position),
            list(self.pattern),
            example_table(self.sentence, &claims, "")
        )
    }
}

/// An example that keeps a sentence as it is, or says what it should be.
pub fn example(file: &str, rule: &str, sentence: &str, otherwise: Option<&str>) -> String {
    let hint = otherwise.map(|claim| format!("  # or {}", list(claim))).unwrap_or_default();
    format!("# {file}, under the rule {rule}\n{}", example_table(sentence, "[]", &hint))
}

fn example_table(sentence: &str, claims: &str, hint: &str) -> String {
    format!("[[rule.example]]\ntext = {}\nclaims = {claims}{hint}\n", string(sentence))
}

/// An actor of that name.
pub fn actor(lang: &str, name: &str) -> String {
    let name = pattern(name);
    format!(
        "[[actor]]\nid = \"new-actor\"\nname = {{ {lang} = {} }}\naliases.{lang} = {}\n",
        string(&name),
        list(&name)
    )
}

/// A set with that word.
pub fn set(file: &str, lang: &str, word: &str) -> String {
    format!("# {file}, under [sets.{lang}]\nnew-words = {}\n", list(&pattern(word)))
}

/// An actor left out.
pub fn off(id: &str) -> String {
    format!("[[actor]]\nid = {}\noff = true\n", string(id))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stubs_are_toml_whatever_the_text_holds() {
        let hostile = "قال \"كذا\" \\ \u{202e}ثم\u{7}'''";
        let rule = NewRule {
            file: "topics/x.toml",
            lang: "ar",
            position: "p",
            pattern: &pattern(hostile),
            sentence: hostile,
            claim: Some("a p".to_owned()),
        };
        for stub in [rule.toml(), example("f", "r", hostile, Some("a p")), actor("ar", hostile), off("x")] {
            let parsed: Result<toml::Table, _> = toml::from_str(&stub);
            assert!(parsed.is_ok(), "{stub}");
            assert!(!stub.contains('\u{202e}'));
        }
        assert_eq!(pattern(hostile), "قال كذا ثم");
    }
}
