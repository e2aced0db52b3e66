//! A pack made ready for the engine: immutable, without serde, without TOML.

use super::ids::{ActorId, PositionId, RoleId, RuleId, TopicId};
use super::labels::Labels;
use super::lexicon::Lexicon;
use super::model::{Force, Whose, WordOrder};
use super::phrase::Phrases;
use super::relations::Relations;
use crate::diagnostic::SourceId;
use crate::text::Splitter;
use regex::Regex;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::sync::Arc;

/// A compiled pack.
#[derive(Debug, Clone, Default)]
pub struct Ruleset {
    pub(crate) relations: Relations,
    pub(crate) labels: Labels,
    pub(crate) languages: Vec<Arc<Language>>,
    pub(crate) positions: Vec<Position>,
    pub(crate) rules: Vec<Rule>,
    pub(crate) persons: Vec<Person>,
    /// By folded name, handle or id: whose channel it is.
    pub(crate) channels: BTreeMap<String, ActorId>,
    pub(crate) examples: Vec<Example>,
    pub(crate) sets: Vec<SetListing>,
}

impl Ruleset {
    /// How actors, positions and topics stand to each other.
    pub fn relations(&self) -> &Relations {
        &self.relations
    }

    /// Ids and names.
    pub fn labels(&self) -> &Labels {
        &self.labels
    }

    /// The examples of all rules, in the order of the files.
    pub fn examples(&self) -> &[Example] {
        &self.examples
    }

    /// The sets of words, by language and name.
    pub fn sets(&self) -> &[SetListing] {
        &self.sets
    }

    /// The languages that the pack has words for.
    pub fn languages(&self) -> &[Arc<Language>] {
        &self.languages
    }

    /// A content rule.
    pub fn rule(&self, id: RuleId) -> &Rule {
        &self.rules[id.index()]
    }

    /// A person who speaks for an actor, by number.
    pub fn person(&self, number: u16) -> Option<&Person> {
        self.persons.get(usize::from(number))
    }

    /// The role whose party a position blames, where it blames one.
    pub fn against(&self, position: PositionId) -> Option<RoleId> {
        self.positions[position.index()].against
    }

    /// Whose own words a text is that stands in a channel of one of these names, handles or ids.
    pub fn author(&self, channel: &[String]) -> Option<ActorId> {
        channel.iter().find_map(|name| self.channels.get(&channel_key(name)).copied())
    }

    /// What a force makes of a position; nothing where the pack does not say.
    pub fn applied(&self, position: PositionId, force: Force) -> Option<PositionId> {
        let table = &self.positions[position.index()];
        match force {
            Force::Affirm | Force::Allege => Some(position),
            Force::Deny => table.deny,
            Force::Refuse => table.refuse,
            Force::Accept => table.accept,
            Force::Threaten => table.threaten,
        }
    }

    /// What a force makes of the position of a rule's content. What its words presuppose is neither taken back by a
    /// denial nor refused or accepted with what happened.
    pub fn answered(&self, rule: RuleId, position: PositionId, force: Force) -> Option<PositionId> {
        let rule = self.rule(rule);
        if rule.presupposed && position == rule.position {
            return matches!(force, Force::Affirm | Force::Allege | Force::Deny).then_some(position);
        }
        self.applied(position, force)
    }
}

/// A channel's name, handle, address or id as it is compared: folded, without what only some write.
pub(crate) fn channel_key(name: &str) -> String {
    let folded = crate::text::fold(name.trim()).light.to_lowercase();
    let bare = folded.rsplit('/').next().unwrap_or_default().trim_start_matches('@');
    let id = bare.strip_prefix("channel").or_else(|| bare.strip_prefix("-100")).unwrap_or(bare);
    let figures = !id.is_empty() && id.bytes().all(|byte| byte.is_ascii_digit());
    if figures { id } else { bare }.trim().to_owned()
}

/// A set of words as listed for people.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SetListing {
    /// Language.
    pub lang: String,
    /// Name.
    pub name: String,
    /// Members as written.
    pub members: Vec<String>,
    /// The topics whose files declare it; none where a words file does.
    pub topics: Vec<TopicId>,
}

/// What each force makes of a position.
#[derive(Debug, Clone, Default)]
pub struct Position {
    pub(crate) deny: Option<PositionId>,
    pub(crate) refuse: Option<PositionId>,
    pub(crate) accept: Option<PositionId>,
    pub(crate) threaten: Option<PositionId>,
    pub(crate) against: Option<RoleId>,
}

/// A content rule without its patterns, which stand among the phrases of its language.
#[derive(Debug, Clone)]
pub struct Rule {
    /// Its topic.
    pub topic: TopicId,
    /// The position that its content gives.
    pub position: PositionId,
    /// Weak content: the forces that carry it; empty for strong content.
    pub carried_by: Vec<Force>,
    /// Who fills a role that may stay open.
    pub whose: Whose,
    /// Its patterns name what they are about by a pronoun only.
    pub taken_up: bool,
    /// Its words take the position for granted: no denial takes it back.
    pub presupposed: bool,
    /// The roles of its topic.
    pub roles: Vec<RoleId>,
}

/// A person who speaks for an actor.
#[derive(Debug, Clone)]
pub struct Person {
    /// The actor.
    pub actor: ActorId,
    /// The names by language.
    pub names: BTreeMap<String, String>,
}

impl Person {
    /// The name in a language, else in any.
    pub fn name_in(&self, lang: &str) -> &str {
        self.names.get(lang).or_else(|| self.names.values().next()).map_or("", String::as_str)
    }
}

/// An example of a rule file.
#[derive(Debug, Clone)]
pub struct Example {
    /// The rule that it stands under.
    pub rule: RuleId,
    /// The topic whose claims it lists.
    pub topic: TopicId,
    /// Its language.
    pub lang: String,
    /// The sentences.
    pub text: String,
    /// Exactly the topic's claims in it.
    pub claims: Vec<(ActorId, PositionId)>,
    /// The file.
    pub source: SourceId,
    /// Bytes of the file.
    pub span: Range<usize>,
}

/// One language of a pack.
#[derive(Debug, Clone)]
pub struct Language {
    /// BCP 47 primary tag.
    pub id: String,
    /// Its words.
    pub lexicon: Lexicon,
    /// Its phrases.
    pub phrases: Phrases,
    /// Content given as regular expressions over folded text.
    pub regexes: Vec<(RuleId, bool, Regex)>,
    /// Where subjects stand.
    pub order: WordOrder,
    /// Several negators of one clause negate once.
    pub concord: bool,
    /// Words between a negator and what it negates, at most.
    pub negation_reach: usize,
    /// Proclitic prepositions that make a purpose of what they are attached to.
    pub purpose_prefixes: Vec<u8>,
    /// Proclitic prepositions under which a mention may be the author, addressee … but not the subject.
    pub(crate) abbreviations: BTreeSet<String>,
    /// Folded beginnings of sentences that are read with the one before.
    pub(crate) continues: Vec<String>,
    /// Folded beginnings of lines that are no part of a report.
    pub boilerplate: Vec<String>,
    /// Folded beginnings of lines behind which nothing belongs to a report.
    pub ends_report: Vec<String>,
    /// Definite articles that are words of their own, folded.
    pub articles: BTreeSet<String>,
    /// Frequent words, folded.
    pub frequent: BTreeSet<String>,
}

impl Splitter for Language {
    fn is_abbreviation(&self, word: &str) -> bool {
        self.abbreviations.contains(word)
    }

    fn goes_on(&self, rest: &str) -> bool {
        let begins = |words: &String| {
            rest.strip_prefix(words.as_str()).is_some_and(|r| !r.starts_with(char::is_alphanumeric))
        };
        self.continues.iter().any(begins)
    }
}
