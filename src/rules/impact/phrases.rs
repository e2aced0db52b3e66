//! The phrases and words of one language in two states of a pack, held against each other.

use super::{Changed, LanguageImpact, MOST_PHRASES, Parts, Renaming};
use crate::rules::ids::ActorId;
use crate::rules::lexicon::AtomId;
use crate::rules::phrase::{ClassId, Part, Phrase, Phrases};
use crate::rules::ruleset::Language;
use crate::rules::tag::{NameKind, Tag};
use std::collections::{BTreeMap, BTreeSet};

/// Compares two states of a language; nothing where too much differs.
pub(super) fn compare(
    old: &Language,
    new: &Language,
    renaming: &Renaming,
    parts: &Parts,
) -> Option<LanguageImpact> {
    let same_words = old.lexicon.lists_like(&new.lexicon);
    let words = old.lexicon.ids_in(&new.lexicon);
    let both =
        Both { old: &old.phrases, new: &new.phrases, renaming, parts, classes: classes(old, new), words };
    let (moved_old, moved_new) = both.moved();
    let phrases = both.changed()?;
    let everything = !both.same_regexes(old, new);
    Some(LanguageImpact {
        everything,
        words: (!same_words).then_some(both.words),
        moved_old,
        moved_new,
        phrases,
    })
}

/// By old class: the new class of the same name.
fn classes(old: &Language, new: &Language) -> Vec<Option<ClassId>> {
    let named: BTreeMap<&String, ClassId> =
        new.phrases.class_names().iter().zip((0u16..).map(ClassId)).collect();
    // A class that no phrase uses has no name.
    let find = |name: &String| named.get(name).copied().filter(|_| !name.is_empty());
    old.phrases.class_names().iter().map(find).collect()
}

struct Both<'a> {
    old: &'a Phrases,
    new: &'a Phrases,
    renaming: &'a Renaming,
    parts: &'a Parts,
    classes: Vec<Option<ClassId>>,
    words: Vec<Option<AtomId>>,
}

impl Both<'_> {
    /// Words that are in other sets than before.
    fn moved(&self) -> (BTreeSet<AtomId>, BTreeSet<AtomId>) {
        let (mut old_ids, mut new_ids) = (BTreeSet::new(), BTreeSet::new());
        for (id, to) in (0u32..).map(AtomId).zip(&self.words) {
            let Some(to) = to else { continue };
            let mut before: Vec<_> = self.old.classes_of(id).iter().map(|c| self.class(*c)).collect();
            let mut after: Vec<_> = self.new.classes_of(*to).iter().map(|&c| Some(c)).collect();
            before.sort_unstable();
            after.sort_unstable();
            if before != after {
                old_ids.insert(id);
                new_ids.insert(*to);
            }
        }
        (old_ids, new_ids)
    }

    fn class(&self, old: ClassId) -> Option<ClassId> {
        self.classes.get(usize::from(old.0)).copied().flatten()
    }

    fn word(&self, old: AtomId) -> Option<AtomId> {
        self.words.get(old.0 as usize).copied().flatten()
    }

    /// The phrases of one state that do not stand in the other, in the same order.
    fn changed(&self) -> Option<Vec<Changed>> {
        let (old, new) = (self.old.all(), self.new.all());
        let head = old.iter().zip(new).take_while(|(a, b)| self.same(a, b)).count();
        let tail = old[head..].iter().rev().zip(new[head..].iter().rev());
        let tail = tail.take_while(|(a, b)| self.same(a, b)).count();
        let (old, new) = (&old[head..old.len() - tail], &new[head..new.len() - tail]);
        if old.len() + new.len() > 2 * MOST_PHRASES {
            return None;
        }
        let mut out = Vec::new();
        let mut next = 0;
        for phrase in new {
            match old[next..].iter().position(|before| self.same(before, phrase)) {
                Some(at) => {
                    out.extend(old[next..next + at].iter().map(|phrase| self.gone(phrase)));
                    next += at + 1;
                }
                None => out.push(self.come(phrase)),
            }
        }
        out.extend(old[next..].iter().map(|phrase| self.gone(phrase)));
        (out.len() <= MOST_PHRASES).then_some(out)
    }

    fn gone(&self, phrase: &Phrase) -> Changed {
        let actor = actor(phrase.tag).is_some_and(|actor| self.parts.actors.contains(&actor));
        Changed { new: false, needs: self.old.needs(&phrase.parts), whole_document: actor }
    }

    fn come(&self, phrase: &Phrase) -> Changed {
        let changed = self.parts.actors.iter().filter_map(|&old| self.renaming.actor(old));
        let actor = actor(phrase.tag);
        let whole_document = changed.into_iter().any(|changed| Some(changed) == actor);
        Changed { new: true, needs: self.new.needs(&phrase.parts), whole_document }
    }

    /// Whether two phrases match alike and mean the same.
    fn same(&self, old: &Phrase, new: &Phrase) -> bool {
        self.tag(old.tag) == Some(new.tag) && self.same_parts(&old.parts, &new.parts)
    }

    /// A meaning in new indices; nothing where it has changed.
    fn tag(&self, tag: Tag) -> Option<Tag> {
        let actor = |id: ActorId| self.renaming.actor(id).filter(|_| !self.parts.actors.contains(&id));
        let rule = |id| self.renaming.rule(id).filter(|_| !self.parts.rules.contains(&id));
        Some(match tag {
            Tag::Name { actor: of, kind } => {
                let kind = match kind {
                    NameKind::Full | NameKind::Short | NameKind::Capital => kind,
                    NameKind::Person(person) => NameKind::Person(self.renaming.person(person)?),
                    NameKind::Surname(person) => NameKind::Surname(self.renaming.person(person)?),
                };
                Tag::Name { actor: actor(of)?, kind }
            }
            Tag::Adjective(of) => Tag::Adjective(actor(of)?),
            Tag::Own(of) => Tag::Own(actor(of)?),
            Tag::Source { outlet, of } => Tag::Source { outlet: actor(outlet)?, of: actor(of)? },
            Tag::Place(of) => Tag::Place(actor(of)?),
            Tag::Speech { force, kind, author: Some(of) } => {
                Tag::Speech { force, kind, author: Some(actor(of)?) }
            }
            Tag::Content(id) => Tag::Content(rule(id)?),
            Tag::Unless(id) => Tag::Unless(rule(id)?),
            Tag::Speech { author: None, .. } | Tag::Grammar(_) | Tag::Scope(_) | Tag::Date(_) => tag,
        })
    }

    fn same_parts(&self, old: &[Part], new: &[Part]) -> bool {
        old.len() == new.len() && old.iter().zip(new).all(|(a, b)| self.same_part(a, b))
    }

    fn same_part(&self, old: &Part, new: &Part) -> bool {
        match (old, new) {
            (Part::Word { atom: a, preposition: p }, Part::Word { atom: b, preposition: q }) => {
                p == q && self.word(*a) == Some(*b)
            }
            (Part::Class { class: a, preposition: p }, Part::Class { class: b, preposition: q }) => {
                p == q && self.class(*a) == Some(*b)
            }
            (Part::Slot { role: a, preposition: p }, Part::Slot { role: b, preposition: q }) => {
                p == q && a.is_none() == b.is_none() && a.and_then(|role| self.renaming.role(role)) == *b
            }
            (Part::Gap(a), Part::Gap(b)) => a == b,
            (
                Part::Either { alternatives: a, optional: p },
                Part::Either { alternatives: b, optional: q },
            ) => p == q && a.len() == b.len() && a.iter().zip(b.iter()).all(|(a, b)| self.same_parts(a, b)),
            _ => false,
        }
    }

    /// Content by regular expressions; which sentences a change of one reaches is not worked out.
    fn same_regexes(&self, old: &Language, new: &Language) -> bool {
        let rule = |id| self.renaming.rule(id).filter(|_| !self.parts.rules.contains(&id));
        old.regexes.len() == new.regexes.len()
            && old.regexes.iter().zip(&new.regexes).all(|((a, unless, regex), (b, other, pattern))| {
                rule(*a) == Some(*b) && unless == other && regex.as_str() == pattern.as_str()
            })
    }
}

/// Whom a phrase names.
fn actor(tag: Tag) -> Option<ActorId> {
    match tag {
        Tag::Name { actor, .. } | Tag::Adjective(actor) | Tag::Own(actor) | Tag::Place(actor) => Some(actor),
        Tag::Source { of, .. } => Some(of),
        Tag::Speech { author, .. } => author,
        _ => None,
    }
}
