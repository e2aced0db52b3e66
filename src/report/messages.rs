//! The report's own words in the reader's language: `messages/*.ftl`, in Mozilla's Fluent, whose plural rules
//! serve languages with one form of a noun after a number and those with six.
//!
//! In: the language's tag. Out: texts by key. Names of actors, topics and positions come from the rule pack.

use fluent_bundle::{FluentArgs, FluentBundle, FluentResource, FluentValue};
use std::fmt;
use unic_langid::{CharacterDirection, LanguageIdentifier};

/// Tag and messages of each language; what one of the others lacks is said in the first.
const FILES: [(&str, &str); 3] = [
    ("en", include_str!("messages/en.ftl")),
    ("ar", include_str!("messages/ar.ftl")),
    ("ru", include_str!("messages/ru.ftl")),
];

/// The languages that a report can be written in.
pub const LANGUAGES: [&str; 3] = [FILES[0].0, FILES[1].0, FILES[2].0];

/// The report's words in one language.
pub struct Messages {
    language: &'static str,
    /// The language asked for, then the one that lacks nothing.
    bundles: Vec<FluentBundle<FluentResource>>,
}

impl fmt::Debug for Messages {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Messages").field("language", &self.language).finish_non_exhaustive()
    }
}

impl Messages {
    /// The words in a language, or in English where there are none in it.
    pub fn new(language: &str) -> Self {
        let (first, asked) = (FILES[0], FILES.into_iter().find(|(tag, _)| *tag == language));
        let chosen = asked.unwrap_or(first);
        let mut files = vec![chosen, first];
        files.dedup();
        Self { language: chosen.0, bundles: files.into_iter().filter_map(bundle).collect() }
    }

    /// The tag of the language that they are in.
    pub fn language(&self) -> &'static str {
        self.language
    }

    /// The text of a key.
    pub fn say(&self, key: &str) -> String {
        self.format(key, None)
    }

    /// The text of a key with a number in it.
    pub fn count(&self, key: &str, n: usize) -> String {
        let mut args = FluentArgs::new();
        args.set("n", n);
        self.format(key, Some(&args))
    }

    /// The text of a key with texts in it.
    pub fn with(&self, key: &str, texts: &[(&str, &str)]) -> String {
        let args = texts.iter().map(|(name, text)| (*name, FluentValue::from(*text))).collect();
        self.format(key, Some(&args))
    }

    /// A missing key shows itself; a test holds that none is missing.
    fn format(&self, key: &str, args: Option<&FluentArgs<'_>>) -> String {
        for bundle in &self.bundles {
            if let Some(pattern) = bundle.get_message(key).and_then(|message| message.value()) {
                // What is wrong with a message shows in its text, as Fluent has it.
                return bundle.format_pattern(pattern, args, &mut Vec::new()).into_owned();
            }
        }
        key.to_owned()
    }
}

fn bundle((tag, source): (&str, &str)) -> Option<FluentBundle<FluentResource>> {
    let mut bundle = FluentBundle::new(vec![tag.parse().ok()?]);
    // Every renderer isolates names in its own way.
    bundle.set_use_isolating(false);
    // A file with a fault still gives its sound messages.
    let resource = FluentResource::try_new(source.to_owned()).unwrap_or_else(|(sound, _)| sound);
    bundle.add_resource_overriding(resource);
    Some(bundle)
}

/// `rtl` or `ltr` as the Unicode locale data has it for a language's tag; none for a tag that is not one.
pub fn direction(tag: &str) -> Option<&'static str> {
    let language: LanguageIdentifier = tag.parse().ok()?;
    match language.character_direction() {
        CharacterDirection::RTL => Some("rtl"),
        _ => Some("ltr"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    fn keys(source: &str) -> BTreeSet<&str> {
        let begins = |line: &&str| line.starts_with(|c: char| c.is_ascii_lowercase());
        source.lines().filter(begins).filter_map(|line| line.split(" = ").next()).collect()
    }

    #[test]
    fn every_language_has_every_message_and_no_other() {
        let english = keys(FILES[0].1);
        assert!(english.len() > 60);
        for (tag, source) in FILES {
            assert_eq!(keys(source), english, "{tag}");
        }
    }

    #[test]
    fn every_message_is_sound_and_takes_what_the_english_one_takes() {
        let variables = regex::Regex::new(r"\$[a-z-]+").unwrap();
        let taken = |source: &'static str, key: &str| -> BTreeSet<&'static str> {
            let start = source.find(&format!("\n{key} = ")).unwrap() + 1;
            let end = source[start..].find("\n\n").map_or(source.len(), |at| start + at);
            let next = source[start..end].lines().skip(1).find(|line| line.starts_with(char::is_alphabetic));
            let end = next.map_or(end, |next| start + source[start..end].find(&format!("\n{next}")).unwrap());
            variables.find_iter(&source[start..end]).map(|found| found.as_str()).collect()
        };
        for (tag, source) in FILES {
            assert!(FluentResource::try_new(source.to_owned()).is_ok(), "{tag}");
            for key in keys(source) {
                assert_eq!(taken(source, key), taken(FILES[0].1, key), "{tag}: {key}");
            }
        }
    }

    #[test]
    fn nouns_follow_the_number_as_the_language_wants() {
        let said = |tag: &str, n| Messages::new(tag).count("contradictions", n);
        assert_eq!([1, 2].map(|n| said("en", n)), ["1 contradiction", "2 contradictions"]);
        assert_eq!([1, 3, 5].map(|n| said("ru", n)), ["1 противоречие", "3 противоречия", "5 противоречий"]);
        assert_eq!([2, 5, 11].map(|n| said("ar", n)), ["تناقضان", "5 تناقضات", "11 تناقضا"]);
    }

    #[test]
    fn an_unknown_language_is_english_and_an_unknown_key_shows_itself() {
        let messages = Messages::new("xx");
        assert_eq!((messages.language(), messages.say("heading-timeline")), ("en", "Day by day".to_owned()));
        assert_eq!(messages.say("nothing-of-the-kind"), "nothing-of-the-kind");
    }

    #[test]
    fn the_direction_of_a_language_is_known() {
        assert_eq!([direction("ar"), direction("ru"), direction("?")], [Some("rtl"), Some("ltr"), None]);
    }

    /// Keys that are put together where they are used, and so are not found by reading the code.
    #[test]
    fn every_key_that_the_code_puts_together_is_there() {
        let english = keys(FILES[0].1);
        let forces = ["affirm", "deny", "refuse", "accept", "threaten", "allege"]
            .map(|force| format!("force-{force}"));
        let kinds = ["contradiction", "shift", "divergence"];
        let of_kinds =
            kinds.iter().flat_map(|kind| ["kind", "verdict", "line"].map(|key| format!("{key}-{kind}")));
        let months = (1..=12).flat_map(|month| [format!("month-{month}"), format!("month-name-{month}")]);
        for key in forces.into_iter().chain(of_kinds).chain(months) {
            assert!(english.contains(key.as_str()), "{key}");
        }
    }
}
