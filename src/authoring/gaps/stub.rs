//! TOML to begin with, ready to be pasted: it says in a comment where it belongs, and every id that the author is to
//! choose begins with `new-`.

use super::homes::Home;
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

/// TOML that is still to be numbered.
pub enum Draft {
    /// A rule.
    Rule(NewRule),
    /// An example of a rule that there is.
    Example(Example),
}

impl Draft {
    /// The text; the number tells drafts apart, so that several can be pasted.
    pub fn toml(&self, number: usize) -> String {
        match self {
            Self::Rule(rule) => rule.toml(number),
            Self::Example(example) => example.toml(),
        }
    }
}

/// What a rule that finds the sentence may look like.
pub struct NewRule {
    pub home: Home,
    pub lang: String,
    pub position: String,
    pub pattern: String,
    pub sentence: String,
    /// The claim that it should give, if somebody known speaks.
    pub claim: Option<String>,
    /// What the author has to decide.
    pub notes: Vec<String>,
}

impl NewRule {
    fn toml(&self, number: usize) -> String {
        let claims = self.claim.as_deref().map_or_else(|| "[]".to_owned(), list);
        let notes: String = self.notes.iter().map(|note| format!("# {}\n", clean(note))).collect();
        format!(
            "{}{notes}[[rule]]\nid = \"new-rule-{number}\"\nlang = {}\nposition = {}\nany = {}\n\n{}",
            head(&self.home),
            string(&self.lang),
            string(&self.position),
            list(&self.pattern),
            example_table(&self.sentence, &claims, "")
        )
    }
}

/// The file, and where it is new the topic that it has to name.
fn head(home: &Home) -> String {
    let topic = home.new.as_deref().map(|id| format!("[topic]\nid = {}\n\n", string(id)));
    format!("# {}\n{}", home.file, topic.unwrap_or_default())
}

/// An example that keeps a sentence as it is, or says what it should be.
pub struct Example {
    pub home: Home,
    pub rule: String,
    pub sentence: String,
    /// The claim that it may be, if not none.
    pub otherwise: Option<String>,
    /// What the author has to decide.
    pub note: Option<String>,
}

impl Example {
    fn toml(&self) -> String {
        let hint =
            self.otherwise.as_deref().map(|claim| format!("  # or {}", list(claim))).unwrap_or_default();
        let note = self.note.as_deref().map(|note| format!("# {}\n", clean(note))).unwrap_or_default();
        let table = note + &example_table(&self.sentence, "[]", &hint);
        match &self.home.new {
            None => format!("# {}, under the rule {}\n{table}", self.home.file, self.rule),
            // An example stands under a rule: of an imported one, in a new rule of the author's own.
            Some(_) => format!(
                "# {} of your own: an example stands under a rule, like {} of the pack that you extend\n{table}",
                self.home.file, self.rule
            ),
        }
    }
}

fn example_table(sentence: &str, claims: &str, hint: &str) -> String {
    format!("[[rule.example]]\ntext = {}\nclaims = {claims}{hint}\n", string(sentence))
}

/// Where actors of the author's own are added, and the sides that one may be on.
pub struct Camp<'a> {
    pub file: &'a str,
    pub sides: &'a [String],
}

/// An actor of that name; `number` tells the drafts apart, so that several can be pasted. The side is left to the
/// author: a wrong one would invent contradictions.
pub fn actor(camp: &Camp<'_>, number: usize, lang: &str, name: &str) -> String {
    let sides = match camp.sides.join(", ") {
        sides if sides.is_empty() => String::new(),
        sides => format!("  # {sides}"),
    };
    format!(
        "# {}\n[[actor]]\nid = \"new-actor-{number}\"\n# side = \"…\"{sides}\nname = {{ {lang} = {} }}\n\
         aliases.{lang} = {}\n",
        camp.file,
        string(name),
        list(&pattern(name))
    )
}

/// A set with that word.
pub fn set(home: &Home, lang: &str, word: &str) -> String {
    let words = list(&pattern(word));
    match home.new {
        None => format!("# {}, under [sets.{lang}]\nnew-words = {words}\n", home.file),
        Some(_) => format!("{}[sets.{lang}]\nnew-words = {words}\n", head(home)),
    }
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
        let home = Home { file: "topics/x.toml".to_owned(), new: Some("x".to_owned()) };
        let rule = Draft::Rule(NewRule {
            home: home.clone(),
            lang: "ar".to_owned(),
            position: "p".to_owned(),
            pattern: pattern(hostile),
            sentence: hostile.to_owned(),
            claim: Some("a p".to_owned()),
            notes: vec!["choose".to_owned()],
        });
        let example = Draft::Example(Example {
            home: home.clone(),
            rule: "x/r".to_owned(),
            sentence: hostile.to_owned(),
            otherwise: Some("a p".to_owned()),
            note: Some("choose".to_owned()),
        });
        let camp = Camp { file: "actors/x.toml", sides: &["one".to_owned()] };
        for stub in [
            rule.toml(1),
            example.toml(2),
            set(&home, "ar", hostile),
            actor(&camp, 1, "ar", hostile),
            off("x"),
        ] {
            let parsed: Result<toml::Table, _> = toml::from_str(&stub);
            assert!(parsed.is_ok(), "{stub}");
            assert!(!stub.contains('\u{202e}'));
        }
        assert_eq!(pattern(hostile), "قال كذا ثم");
    }
}
