//! The words of a sentence, who is named in it, what limits its claims.

use super::look::Look;
use super::terms::{basis, kebab, task};
use super::view::{Listed, MentionView, ScopeView, Task, WordView};
use crate::extract::unit::UnitKind;
use crate::rules::ids::ActorId;
use crate::rules::lexicon::Match;
use crate::rules::phrase::Stream;
use crate::rules::tag::{NameKind, Scope, SpeechKind, Tag};

/// Every word that is not part of a mention.
pub fn words(look: &Look<'_>) -> Vec<WordView> {
    let scene = look.scene();
    let is_word = |at: &usize| scene.units.kind(*at) == Some(UnitKind::Word);
    (0..scene.units.len()).filter(is_word).map(|at| word(look, at)).collect()
}

fn word(look: &Look<'_>, at: usize) -> WordView {
    let scene = look.scene();
    let mut may_be: Vec<Listed> = Vec::new();
    for found in scene.units.words(at) {
        let listed = listed(look, found);
        if !may_be.contains(&listed) {
            may_be.push(listed);
        }
    }
    let actor = |id: ActorId| scene.ruleset.labels().actor(id).id.clone();
    let mut tasks: Vec<Task> = Vec::new();
    for hit in scene.hits.at(at) {
        let Some((kind, what)) = task(hit.tag, &actor) else { continue };
        let task = Task { at: look.words(hit.start..hit.end), kind, what };
        if !tasks.contains(&task) {
            tasks.push(task);
        }
    }
    tasks.extend(set_phrases(look, at));
    tasks.extend(short_names(look, at));
    let set_aside = scene.units.units[at].aside;
    WordView { at: look.words(at..at + 1), folded: look.folded(at), may_be, tasks, set_aside }
}

/// The sets that hold a phrase of several words which begins here.
fn set_phrases(look: &Look<'_>, at: usize) -> Vec<Task> {
    let scene = look.scene();
    let found = scene.language.phrases.set_phrases_at(scene.units, at);
    let task =
        |(name, end): (&str, usize)| Task { at: look.words(at..end), kind: "set", what: name.to_owned() };
    found.into_iter().map(task).collect()
}

/// Short and last names that begin here and mean nobody: their full name has not stood before.
fn short_names(look: &Look<'_>, at: usize) -> Vec<Task> {
    let scene = look.scene();
    let phrases = &scene.language.phrases;
    let mut tasks = Vec::new();
    for phrase in scene.units.words(at).iter().flat_map(|found| phrases.starting_with(found.atom)) {
        let Tag::Name { actor, kind } = phrase.tag else { continue };
        let kind = match kind {
            NameKind::Short => "short name",
            NameKind::Surname(_) => "last name",
            NameKind::Full | NameKind::Capital | NameKind::Person(_) => continue,
        };
        let Some(found) = phrases.match_at(phrase, scene.units, at) else { continue };
        let what = scene.ruleset.labels().actor(actor).id.clone();
        let task = Task { at: look.words(at..found.end), kind, what };
        if !tasks.contains(&task) {
            tasks.push(task);
        }
    }
    tasks
}

fn listed(look: &Look<'_>, found: &Match) -> Listed {
    let language = look.scene().language;
    let around = found.clitics;
    let attached = [
        (around.conjunction, "conjunction"),
        (around.preposition != 0, "preposition"),
        (around.article, "article"),
        (around.verbal, "proclitic of a verb"),
        (around.pronoun, "pronoun"),
    ];
    Listed {
        word: language.lexicon.text(found.atom).to_owned(),
        attached: attached.into_iter().filter(|(there, _)| *there).map(|(_, what)| what).collect(),
        sets: language.phrases.sets_of(found.atom).map(str::to_owned).collect(),
    }
}

/// Everybody who is named.
pub fn mentions(look: &Look<'_>) -> Vec<MentionView> {
    let scene = look.scene();
    let labels = scene.ruleset.labels();
    let view = |at: usize| {
        let mention = scene.units.mention_at(at)?;
        Some(MentionView {
            at: look.words(at..at + 1),
            actor: mention.actor.map(|a| labels.actor(a).id.clone()),
            unlisted: mention.actor.and_then(|a| a.index().checked_sub(scene.ruleset.relations().listed())),
            person: mention.person.clone(),
            basis: basis(mention.basis),
            role: mention.role,
            not_subject: not_subject(look, at),
            set_aside: scene.units.units[at].aside,
        })
    };
    (0..scene.units.len()).filter_map(view).collect()
}

/// Why a mention cannot be the subject of a speech verb.
fn not_subject(look: &Look<'_>, at: usize) -> Option<&'static str> {
    let scene = look.scene();
    let attached = scene.units.mention_at(at).is_some_and(|m| m.preposition != 0);
    scene.governed(at).then(|| {
        if attached {
            "a preposition is attached to it"
        } else if scene.is_quoted_authority(at) {
            "it is whom an `according` names"
        } else if scene.under_preposition(at) {
            "it stands behind a preposition"
        } else {
            "it stands under a word of `not-speaking`"
        }
    })
}

/// Everything that limits or turns claims.
pub fn scopes(look: &Look<'_>) -> Vec<ScopeView> {
    let scene = look.scene();
    let acts: Vec<usize> =
        look.acts().iter().filter(|a| a.kind != SpeechKind::Act).map(|a| a.clause).collect();
    let hits = scene.hits.all().iter();
    hits.filter_map(|hit| {
        let Tag::Scope(scope) = hit.tag else { return None };
        let over = matches!(scope, Scope::Condition | Scope::Purpose | Scope::Terms | Scope::Unrealised);
        let reach = over.then(|| {
            let behind: Vec<usize> = acts.iter().copied().filter(|&a| a >= hit.end).collect();
            look.words(hit.end..scene.reach(hit.end, &behind))
        });
        Some(ScopeView { at: look.words(hit.start..hit.end), kind: kebab(&scope), reach })
    })
    .collect()
}
