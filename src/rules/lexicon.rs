//! The words of a pack in one language, and the spellings under which a text may write them.
//!
//! In: the words of all patterns. Out: for a token, the listed words that it may be, each with the clitics
//! that were taken off. What clitics, endings and letter changes there are comes from the words file.

use super::model::InflectionDef;
use crate::text::{fold_light, fold_plain};
use rustc_hash::FxHashMap;
use std::collections::BTreeSet;

/// Index of a listed word.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct AtomId(pub u32);

/// How a listed word may be spelt.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Mode {
    /// With clitics, endings and the prefixes of verbs.
    Inflected,
    /// As listed, letter for letter; a proclitic conjunction may stand before it.
    Exact,
    /// Whatever letters follow.
    Open,
    /// First word of a name: proclitics only.
    Name,
    /// Later word of a name: as listed.
    NameRest,
    /// Word of a name that is never inflected.
    NameExact,
    /// Word of a name in capitals: as listed, in capitals.
    Capitals,
}

#[derive(Debug, Clone, PartialEq, Eq)]
struct Atom {
    light: String,
    full: String,
    mode: Mode,
}

/// A listed word that a token may be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Match {
    /// The word.
    pub atom: AtomId,
    /// What stands around it.
    pub clitics: Clitics,
}

/// What stands around a word in its token.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Clitics {
    /// Number of the proclitic preposition in the words file, from 1; 0 for none.
    pub preposition: u8,
    /// A proclitic conjunction.
    pub conjunction: bool,
    /// A proclitic article.
    pub article: bool,
    /// An enclitic pronoun.
    pub pronoun: bool,
    /// A proclitic of verbs.
    pub verbal: bool,
    /// An ending or prefix that marks a verb as feminine.
    pub feminine: bool,
    /// An ending that marks a verb as plural or dual.
    pub plural: bool,
    /// The first letter of the listed person, which marks a verb as imperfect.
    pub imperfect: bool,
    /// An ending that only a verb takes which tells what was.
    pub past: bool,
    /// A possessive ending of a name.
    pub possessive: bool,
    /// Another form of its paradigm than the listed one.
    pub oblique: bool,
    /// Such a form that may name the author of a passive.
    pub agent: bool,
    /// Nothing was taken off but conjunction and preposition.
    pub bare: bool,
}

/// All listed words of one language.
#[derive(Debug, Clone, Default)]
pub struct Lexicon {
    inflection: InflectionDef,
    atoms: Vec<Atom>,
    /// By lightly folded spelling: the word in each of its modes.
    ids: FxHashMap<String, Vec<(Mode, AtomId)>>,
    /// By fully folded spelling; `Open` ones by their stem.
    spellings: FxHashMap<String, Vec<AtomId>>,
    paradigms: Paradigms,
    /// Words that a paradigm inflects, by the stem that their forms share: the row of endings and the word.
    stems: FxHashMap<String, Vec<(usize, AtomId)>>,
    longest_open: usize,
}

/// What the letters of a noun tell of the verbs that it may be the subject of.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Noun {
    /// A verb before it is feminine.
    pub feminine: bool,
    /// It is the subject of no verb before it.
    pub object: bool,
    /// It has its article.
    pub definite: bool,
}

impl Lexicon {
    /// An empty lexicon with the inflection of a words file, folded.
    pub fn new(inflection: &InflectionDef) -> Self {
        let fold_all = |list: &[String]| list.iter().map(|w| fold_light(w)).collect::<Vec<_>>();
        let mut folded = inflection.clone();
        for list in [
            &mut folded.conjunctions,
            &mut folded.prepositions,
            &mut folded.articles,
            &mut folded.verb_proclitics,
            &mut folded.pronouns,
            &mut folded.endings,
            &mut folded.agent_endings,
            &mut folded.person_prefixes,
            &mut folded.feminine_endings,
            &mut folded.feminine_prefixes,
            &mut folded.plural_endings,
            &mut folded.past_endings,
            &mut folded.feminine_nouns,
            &mut folded.object_nouns,
            &mut folded.possessives,
        ] {
            *list = fold_all(list);
        }
        for row in &mut folded.paradigms {
            *row = fold_all(row);
        }
        for (base, written) in &mut folded.joins {
            (*base, *written) = (fold_light(base), fold_light(written));
        }
        let paradigms = Paradigms::new(&folded);
        Self { inflection: folded, paradigms, ..Self::default() }
    }

    /// Lists a word and gives its id.
    pub fn add(&mut self, word: &str, mode: Mode) -> AtomId {
        let light = fold_light(word);
        if let Some(id) = self.id(&light, mode) {
            return id;
        }
        let id = AtomId(u32::try_from(self.atoms.len()).unwrap_or(u32::MAX));
        let full = fold_plain(word);
        if mode == Mode::Open {
            self.longest_open = self.longest_open.max(full.len());
        }
        if matches!(mode, Mode::Inflected | Mode::Name | Mode::NameRest) {
            for (row, stem, _) in self.paradigms.of(&full, mode != Mode::Inflected) {
                put(&mut self.stems, stem, (row, id));
            }
        }
        put(&mut self.spellings, &full, id);
        put(&mut self.ids, &light, (mode, id));
        self.atoms.push(Atom { light, full, mode });
        id
    }

    fn id(&self, light: &str, mode: Mode) -> Option<AtomId> {
        self.ids.get(light)?.iter().find(|(listed, _)| *listed == mode).map(|(_, id)| *id)
    }

    /// How many words are listed.
    pub fn len(&self) -> usize {
        self.atoms.len()
    }

    /// Whether no word is listed.
    pub fn is_empty(&self) -> bool {
        self.atoms.is_empty()
    }

    /// Whether two lexicons take letters off words alike.
    pub(super) fn inflects_like(&self, other: &Self) -> bool {
        self.inflection == other.inflection
    }

    /// Whether two lexicons list the same words under the same ids.
    pub(super) fn lists_like(&self, other: &Self) -> bool {
        self.atoms == other.atoms
    }

    /// By listed word: its id in another lexicon, where that lists it in the same mode.
    pub(super) fn ids_in(&self, other: &Self) -> Vec<Option<AtomId>> {
        self.atoms.iter().map(|atom| other.id(&atom.light, atom.mode)).collect()
    }

    /// A listed word as folded lightly.
    pub fn text(&self, atom: AtomId) -> &str {
        &self.atoms[atom.0 as usize].light
    }

    /// Whether a listed word is part of names only.
    pub fn is_name(&self, atom: AtomId) -> bool {
        matches!(self.atom(atom).mode, Mode::Name | Mode::NameRest | Mode::NameExact | Mode::Capitals)
    }

    /// The number of a proclitic preposition as in [`Clitics::preposition`]; 0 for no such.
    pub fn preposition(&self, text: &str) -> u8 {
        let light = fold_light(text);
        let at = self.inflection.prepositions.iter().position(|p| *p == light);
        at.and_then(|i| u8::try_from(i + 1).ok()).unwrap_or(0)
    }

    /// Whether a token, lightly folded, ends as a name that owns what follows.
    pub fn owns(&self, light: &str) -> bool {
        self.inflection.possessives.iter().any(|p| light.ends_with(p.as_str()))
    }

    /// A token, in either folding, without the ending of a name that owns what follows.
    pub fn without_possessive<'a>(&self, token: &'a str) -> Option<&'a str> {
        let rest = self.inflection.possessives.iter().find_map(|p| token.strip_suffix(p.as_str()))?;
        (!rest.is_empty()).then_some(rest)
    }

    /// A token, in either folding, without its proclitic conjunction.
    pub fn without_conjunction<'a>(&self, token: &'a str) -> Option<&'a str> {
        let rest = self.inflection.conjunctions.iter().find_map(|c| token.strip_prefix(c.as_str()))?;
        (!rest.is_empty()).then_some(rest)
    }

    /// Whether a token, fully folded, begins with an article and goes on.
    pub fn has_article(&self, token: &str) -> bool {
        let rest = self.inflection.articles.iter().find_map(|a| token.strip_prefix(a.as_str()));
        rest.is_some_and(|rest| rest.chars().nth(1).is_some())
    }

    /// What the letters of a noun tell of the verbs that it may be the subject of.
    pub fn noun(&self, token: &str) -> Noun {
        let ends = |list: &[String]| list.iter().any(|e| token.ends_with(e.as_str()));
        // a conjunction of one letter may stand before the article
        let behind = token.chars().next().map_or("", |first| &token[first.len_utf8()..]);
        let opens = |text: &str| self.inflection.articles.iter().any(|a| text.starts_with(a.as_str()));
        let article = opens(token) || opens(behind);
        Noun {
            feminine: ends(&self.inflection.feminine_nouns),
            object: article && ends(&self.inflection.object_nouns),
            definite: article,
        }
    }

    /// Whether a word ends as plurals do that are no subjects.
    pub fn is_object_plural(&self, word: &str) -> bool {
        self.inflection.object_nouns.iter().any(|e| word.ends_with(e.as_str()))
    }

    /// The other spellings that the paradigms give a name that no list holds, fully folded.
    pub fn forms_of(&self, name: &str) -> BTreeSet<String> {
        self.paradigms.forms(name)
    }

    /// Whether nouns take no article.
    pub fn no_articles(&self) -> bool {
        self.inflection.no_articles
    }

    /// Whether no case tells the author of a passive.
    pub fn without_cases(&self) -> bool {
        self.inflection.agent_endings.is_empty()
    }

    /// Whether a folded token ends as the author of a passive does.
    pub fn is_agent(&self, token: &str) -> bool {
        self.inflection.agent_endings.iter().any(|e| token.ends_with(e.as_str()))
    }

    /// The listed words that a token may be. `light` is the token lightly folded, `capitals` whether the
    /// original is in capitals.
    pub fn analyse(&self, light: &str, capitals: bool) -> Vec<Match> {
        let full = fold_plain(light);
        let mut search = Search { lexicon: self, capitals, found: Vec::new() };
        let plain = Clitics { bare: true, ..Clitics::default() };
        search.heads(Split { light, full: &full }, plain);
        for conjunction in &self.inflection.conjunctions {
            if let Some(rest) = (Split { light, full: &full }).without_prefix(conjunction) {
                search.heads(rest, Clitics { conjunction: true, ..plain });
            }
        }
        search.open(Split { light, full: &full });
        search.owners(Split { light, full: &full });
        search.forms(Split { light, full: &full });
        search.finish()
    }

    fn atom(&self, id: AtomId) -> &Atom {
        &self.atoms[id.0 as usize]
    }
}

fn put<T>(map: &mut FxHashMap<String, Vec<T>>, key: &str, value: T) {
    match map.get_mut(key) {
        Some(list) => list.push(value),
        None => {
            map.insert(key.to_owned(), vec![value]);
        }
    }
}

/// The stems to which paradigms add endings have at least so many letters.
const SHORTEST_STEM: usize = 2;

/// The endings that take each other's place.
#[derive(Debug, Clone, Default)]
struct Paradigms {
    rows: Vec<Vec<String>>,
    /// Words that end in one of these are not the bare stem of a row that has an empty ending.
    closing: Vec<char>,
    /// All endings, none twice.
    endings: BTreeSet<String>,
    shortest: usize,
}

impl Paradigms {
    fn new(inflection: &InflectionDef) -> Self {
        let rows = inflection.paradigms.clone();
        let open = rows.iter().filter(|row| row.iter().any(String::is_empty));
        let single = |ending: &String| ending.chars().next().filter(|c| c.len_utf8() == ending.len());
        Self {
            closing: open.flatten().filter_map(single).collect(),
            endings: rows.iter().flatten().cloned().collect(),
            shortest: inflection.shortest,
            rows,
        }
    }

    /// The rows that inflect a folded word: the row, the word's stem in it, and its own ending. Names may be shorter
    /// than other words.
    fn of<'a>(&'a self, word: &'a str, name: bool) -> impl Iterator<Item = (usize, &'a str, &'a str)> {
        let long = word.chars().count() >= if name { SHORTEST_STEM + 1 } else { self.shortest };
        let closes = word.chars().next_back().is_some_and(|last| self.closing.contains(&last));
        let rows = self.rows.iter().enumerate().filter(move |_| long);
        rows.filter_map(move |(at, row)| {
            let longest = row.iter().filter(|e| word.ends_with(e.as_str())).max_by_key(|e| e.len());
            let own = longest.filter(|own| !own.is_empty() || !closes)?;
            let (stem, own) = word.split_at(word.len() - own.len());
            (stem.chars().count() >= SHORTEST_STEM).then_some((at, stem, own))
        })
    }

    /// The other spellings of a folded name.
    fn forms(&self, name: &str) -> BTreeSet<String> {
        let rows = self.of(name, true);
        let forms = rows.flat_map(|(row, stem, own)| {
            let others = self.rows[row].iter().filter(move |ending| *ending != own);
            others.map(move |ending| format!("{stem}{ending}"))
        });
        forms.filter(|form| form != name).collect()
    }

    /// The ways to take an ending off a folded token: what is left, and the ending.
    fn splits<'a>(&'a self, token: &'a str) -> impl Iterator<Item = (&'a str, &'a str)> {
        let endings = self.endings.iter().filter(|ending| token.ends_with(ending.as_str()));
        endings.map(|ending| token.split_at(token.len() - ending.len()))
    }
}

/// A part of a token in both foldings, which have the same length.
#[derive(Clone, Copy)]
struct Split<'a> {
    light: &'a str,
    full: &'a str,
}

impl<'a> Split<'a> {
    fn without_prefix(self, prefix: &str) -> Option<Self> {
        let light = self.light.strip_prefix(prefix)?;
        (!light.is_empty()).then(|| Self { light, full: &self.full[prefix.len()..] })
    }

    fn without_suffix(self, suffix: &str) -> Option<Self> {
        let light = self.light.strip_suffix(suffix)?;
        (!light.is_empty()).then(|| Self { light, full: &self.full[..light.len()] })
    }
}

/// One look-up of a token.
struct Search<'a> {
    lexicon: &'a Lexicon,
    capitals: bool,
    /// The matches, and whether each is spelt just as listed.
    found: Vec<(Match, bool)>,
}

impl Search<'_> {
    /// Takes prepositions, articles and the proclitics of verbs off.
    fn heads(&mut self, rest: Split<'_>, clitics: Clitics) {
        let lexicon = self.lexicon;
        let inflection = &lexicon.inflection;
        self.tails(rest, rest, clitics);
        self.article(rest, clitics);
        for contraction in &inflection.contractions {
            if let Some(stem) = rest.without_prefix(&contraction.written) {
                let preposition = lexicon.preposition(&contraction.preposition);
                let clitics = Clitics { preposition, ..clitics };
                self.tails(stem, rest, Clitics { article: true, ..clitics });
                // a name listed with its article
                for article in &inflection.articles {
                    let (light, full) =
                        (format!("{article}{}", stem.light), format!("{article}{}", stem.full));
                    self.look_up(Split { light: &light, full: &full }, rest, clitics, true);
                }
            }
        }
        for (i, preposition) in inflection.prepositions.iter().enumerate() {
            if let Some(stem) = rest.without_prefix(preposition) {
                let clitics = Clitics { preposition: u8::try_from(i + 1).unwrap_or(0), ..clitics };
                self.tails(stem, stem, clitics);
                self.article(stem, clitics);
            }
        }
        for proclitic in &inflection.verb_proclitics {
            if let Some(stem) = rest.without_prefix(proclitic) {
                self.tails(stem, stem, Clitics { verbal: true, ..clitics });
            }
        }
    }

    fn article(&mut self, rest: Split<'_>, clitics: Clitics) {
        let lexicon = self.lexicon;
        for article in &lexicon.inflection.articles {
            if let Some(stem) = rest.without_prefix(article) {
                self.tails(stem, rest, Clitics { article: true, ..clitics });
            }
        }
    }

    /// Takes endings and enclitic pronouns off; no pronoun follows an article.
    fn tails(&mut self, stem: Split<'_>, whole: Split<'_>, clitics: Clitics) {
        self.look_up(stem, whole, clitics, true);
        let lexicon = self.lexicon;
        let inflection = &lexicon.inflection;
        for ending in &inflection.endings {
            if let Some(shorter) = stem.without_suffix(ending) {
                self.look_up(shorter, whole, Clitics { bare: false, ..clitics }, false);
            }
        }
        if clitics.article {
            return;
        }
        for pronoun in &inflection.pronouns {
            let Some(shorter) = stem.without_suffix(pronoun) else { continue };
            let clitics = Clitics { pronoun: true, bare: false, ..clitics };
            self.look_up(shorter, whole, clitics, false);
            for ending in &inflection.endings {
                if let Some(shortest) = shorter.without_suffix(ending) {
                    self.look_up(shortest, whole, clitics, false);
                }
            }
        }
    }

    fn look_up(&mut self, stem: Split<'_>, whole: Split<'_>, clitics: Clitics, untouched: bool) {
        self.accept(stem.full, stem, whole, clitics, untouched);
        let lexicon = self.lexicon;
        let inflection = &lexicon.inflection;
        if !untouched {
            for (base, written) in &inflection.joins {
                if let Some(shorter) = stem.light.strip_suffix(written.as_str()) {
                    let candidate = fold_plain(&format!("{shorter}{base}"));
                    self.accept(&candidate, stem, whole, clitics, false);
                }
            }
        }
        self.other_persons(stem, whole, clitics);
    }

    /// A verb is listed in one person; its other persons differ in the first letter.
    fn other_persons(&mut self, stem: Split<'_>, whole: Split<'_>, clitics: Clitics) {
        let lexicon = self.lexicon;
        let Some((listed, others)) = lexicon.inflection.person_prefixes.split_first() else { return };
        if clitics.article || clitics.preposition != 0 && !clitics.bare {
            return;
        }
        for other in others {
            if let Some(rest) = stem.full.strip_prefix(other.as_str())
                && rest.chars().count() >= lexicon.inflection.shortest.saturating_sub(1)
            {
                let clitics = Clitics { bare: false, ..clitics };
                self.accept(&format!("{listed}{rest}"), stem, whole, clitics, false);
            }
        }
    }

    fn accept(
        &mut self,
        spelling: &str,
        stem: Split<'_>,
        whole: Split<'_>,
        clitics: Clitics,
        untouched: bool,
    ) {
        let lexicon = self.lexicon;
        let Some(ids) = lexicon.spellings.get(spelling) else { return };
        let long = spelling.chars().count() >= lexicon.inflection.shortest;
        for &id in ids {
            let atom = lexicon.atom(id);
            let proclitics = clitics.preposition != 0 || clitics.article || clitics.verbal;
            let fits = match atom.mode {
                // short words take a conjunction and nothing else
                Mode::Inflected => long || (untouched && !proclitics),
                Mode::Exact => untouched && !proclitics && stem.light == atom.light,
                Mode::Name => {
                    untouched && !clitics.verbal && (!clitics.article || clitics.preposition != 0 || long)
                }
                Mode::NameRest | Mode::NameExact => untouched && !proclitics && !clitics.conjunction,
                Mode::Capitals => untouched && !proclitics && !clitics.conjunction && self.capitals,
                Mode::Open => false,
            };
            // an article of the text may not stand before a name that is listed without it
            let fits = fits && !(atom.mode == Mode::Name && clitics.article);
            if fits && !self.found.iter().any(|(m, _)| m.atom == id) {
                let clitics = lexicon.agreement(whole, clitics);
                self.found.push((Match { atom: id, clitics }, stem.light == atom.light));
            }
        }
    }

    /// Words that are listed in another form of their paradigm.
    fn forms(&mut self, token: Split<'_>) {
        let lexicon = self.lexicon;
        let mut ids = Vec::new();
        for (stem, ending) in lexicon.paradigms.splits(token.full) {
            let words = lexicon.stems.get(stem).into_iter().flatten();
            let inflected = words.filter(|(row, _)| lexicon.paradigms.rows[*row].iter().any(|e| e == ending));
            ids.extend(inflected.map(|(_, id)| *id).filter(|&id| lexicon.atom(id).full != token.full));
        }
        ids.sort_unstable();
        ids.dedup();
        for id in ids {
            if !self.found.iter().any(|(m, _)| m.atom == id) {
                let clitics =
                    Clitics { oblique: true, agent: lexicon.is_agent(token.light), ..Clitics::default() };
                self.found.push((Match { atom: id, clitics: lexicon.agreement(token, clitics) }, false));
            }
        }
    }

    /// Words of which only the beginning is listed.
    fn open(&mut self, token: Split<'_>) {
        let lexicon = self.lexicon;
        let ends = token.full.char_indices().map(|(i, c)| i + c.len_utf8());
        for end in ends.take_while(|&end| end <= lexicon.longest_open) {
            let Some(ids) = lexicon.spellings.get(&token.full[..end]) else { continue };
            for &id in ids.iter().filter(|&&id| lexicon.atom(id).mode == Mode::Open) {
                let clitics = lexicon.agreement(token, Clitics { bare: true, ..Clitics::default() });
                self.found.push((Match { atom: id, clitics }, true));
            }
        }
    }

    /// Names with a possessive ending: "X's".
    fn owners(&mut self, token: Split<'_>) {
        let lexicon = self.lexicon;
        let stems = lexicon.inflection.possessives.iter().filter_map(|p| token.without_suffix(p));
        for stem in stems {
            for &id in lexicon.spellings.get(stem.full).into_iter().flatten() {
                let capitals = lexicon.atom(id).mode != Mode::Capitals || self.capitals;
                if lexicon.is_name(id) && capitals && !self.found.iter().any(|(m, _)| m.atom == id) {
                    let clitics = Clitics { possessive: true, ..Clitics::default() };
                    self.found.push((Match { atom: id, clitics }, true));
                }
            }
        }
    }

    /// Where some words are spelt just as the token and others only after folding, the former are meant.
    fn finish(self) -> Vec<Match> {
        let exact = self.found.iter().any(|(m, same)| *same && m.clitics.bare);
        let kept = |(m, same): &(Match, bool)| !exact || *same || !m.clitics.bare;
        self.found.into_iter().filter(kept).map(|(m, _)| m).collect()
    }
}

impl Lexicon {
    /// Whether a token, its conjunction taken off, ends as only a verb does that tells what was, a pronoun behind it or
    /// not: what is left is listed, so that it is no noun whose last letter changes before an ending.
    fn is_past(&self, token: Split<'_>) -> bool {
        let inflection = &self.inflection;
        if inflection.past_endings.is_empty() {
            return false;
        }
        let imperfect =
            inflection.person_prefixes.first().is_some_and(|p| token.light.starts_with(p.as_str()));
        let noun =
            |word: Split<'_>| inflection.feminine_nouns.iter().any(|e| word.light.ends_with(e.as_str()));
        let listed = |stem: Split<'_>| {
            stem.full.chars().count() >= SHORTEST_STEM && self.spellings.contains_key(stem.full)
        };
        let verb = |word: Split<'_>| {
            let mut stems = inflection.past_endings.iter().filter_map(|e| word.without_suffix(e));
            !noun(word) && stems.any(listed)
        };
        let mut bare = inflection.pronouns.iter().filter_map(|p| token.without_suffix(p));
        !imperfect && (verb(token) || bare.any(verb))
    }

    /// Gender and number as far as the letters of a verb show them.
    fn agreement(&self, whole: Split<'_>, clitics: Clitics) -> Clitics {
        let inflection = &self.inflection;
        let ends = |list: &[String]| list.iter().any(|e| whole.light.ends_with(e.as_str()));
        let starts = |list: &[String]| list.iter().any(|p| whole.light.starts_with(p.as_str()));
        Clitics {
            feminine: ends(&inflection.feminine_endings) || starts(&inflection.feminine_prefixes),
            plural: ends(&inflection.plural_endings),
            past: !clitics.article && clitics.preposition == 0 && self.is_past(whole),
            imperfect: inflection
                .person_prefixes
                .first()
                .is_some_and(|p| whole.light.starts_with(p.as_str())),
            ..clitics
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::model::ContractionDef;
    use super::*;

    fn words(list: &[&str]) -> Vec<String> {
        list.iter().map(|w| (*w).to_string()).collect()
    }

    fn lexicon(listed: &[(&str, Mode)]) -> Lexicon {
        let inflection = InflectionDef {
            conjunctions: words(&["و", "ف"]),
            prepositions: words(&["ب", "ل", "ك"]),
            articles: words(&["ال"]),
            contractions: vec![ContractionDef { written: "لل".into(), preposition: "ل".into() }],
            verb_proclitics: words(&["س"]),
            pronouns: words(&["ه", "ها", "هم", "هما"]),
            endings: words(&["ت", "ات", "ون", "ين", "ان", "ا", "ة", "وا"]),
            joins: vec![("ة".into(), "ت".into()), ("ى".into(), "ا".into()), ("ء".into(), "ئ".into())],
            paradigms: Vec::new(),
            agent_endings: Vec::new(),
            past_endings: words(&["ت", "وا"]),
            feminine_nouns: Vec::new(),
            object_nouns: Vec::new(),
            no_articles: false,
            person_prefixes: words(&["ي", "ت", "ن"]),
            feminine_endings: words(&["ت"]),
            feminine_prefixes: words(&["ت"]),
            plural_endings: words(&["وا", "ون", "ان"]),
            possessives: words(&["'s"]),
            shortest: 3,
        };
        let mut lexicon = Lexicon::new(&inflection);
        for (word, mode) in listed {
            lexicon.add(word, *mode);
        }
        lexicon
    }

    fn is(lexicon: &Lexicon, token: &str) -> Vec<String> {
        lexicon.analyse(&fold_light(token), false).iter().map(|m| lexicon.text(m.atom).to_string()).collect()
    }

    #[test]
    fn clitics_and_endings_come_off() {
        let l =
            lexicon(&[("مفاوضات", Mode::Inflected), ("رفض", Mode::Inflected), ("مصالحة", Mode::Inflected)]);
        for token in ["والمفاوضات", "للمفاوضات", "بمفاوضات", "مفاوضاتهم"]
        {
            assert_eq!(is(&l, token), ["مفاوضات"], "{token}");
        }
        for token in ["رفضه", "ورفضهم", "لرفضها", "رفضت", "الرفض"] {
            assert_eq!(is(&l, token), ["رفض"], "{token}");
        }
        assert_eq!(is(&l, "مصالحتهم"), ["مصالحة"]);
    }

    #[test]
    fn ta_marbuta_is_no_pronoun_and_short_words_take_a_conjunction_only() {
        let l = lexicon(&[("هدن", Mode::Inflected), ("كان", Mode::Inflected), ("ما", Mode::Inflected)]);
        assert!(is(&l, "كما").is_empty());
        assert_eq!(is(&l, "وما"), ["ما"]);
        assert_eq!(is(&l, "ما"), ["ما"]);
        assert!(is(&l, "بما").is_empty());
        assert_eq!(is(&l, "وكان"), ["كان"]);
    }

    #[test]
    fn the_original_decides_where_the_folding_collides() {
        let l = lexicon(&[("نفى", Mode::Inflected), ("نفي", Mode::Inflected)]);
        assert_eq!(is(&l, "ونفى"), ["نفى"]);
        assert_eq!(is(&l, "نفي"), ["نفي"]);
        let matches = l.analyse(&fold_light("تنفي"), false);
        assert!(matches.iter().all(|m| m.clitics.feminine));
    }

    #[test]
    fn endings_of_one_paradigm_take_each_others_place() {
        let inflection = InflectionDef {
            paradigms: vec![
                words(&["", "а", "ом", "ы", "ов"]),
                words(&["а", "ы", "ой"]),
                words(&["л", "ла", "ли"]),
            ],
            agent_endings: words(&["ом", "ой"]),
            shortest: 4,
            ..InflectionDef::default()
        };
        let mut l = Lexicon::new(&inflection);
        for (word, mode) in [
            ("обстрел", Mode::Inflected),
            ("сказал", Mode::Inflected),
            ("дом", Mode::Inflected),
            ("Москва", Mode::Name),
            ("Думы", Mode::NameExact),
        ] {
            l.add(word, mode);
        }
        assert_eq!(is(&l, "обстрелов"), ["обстрел"]);
        assert_eq!(is(&l, "сказала"), ["сказал"]);
        assert!(is(&l, "дома").is_empty(), "too short");
        assert!(is(&l, "Дума").is_empty(), "never inflected");
        assert!(is(&l, "обстрелла").is_empty(), "no ending of its row");
        let clitics = |token: &str| l.analyse(&fold_light(token), false).first().map(|m| m.clitics);
        assert!(clitics("Москва").is_some_and(|c| !c.oblique && c.bare));
        assert!(clitics("Москвы").is_some_and(|c| c.oblique && !c.agent));
        assert!(clitics("Москвой").is_some_and(|c| c.oblique && c.agent));
    }

    #[test]
    fn names_and_only_names_take_the_ending_of_an_owner() {
        let l = lexicon(&[("Moscow", Mode::Name), ("Islam", Mode::NameRest), ("talks", Mode::Exact)]);
        assert_eq!(is(&l, "Moscow's"), ["moscow"]);
        assert_eq!(is(&l, "Islam’s"), ["islam"]);
        assert!(is(&l, "talks's").is_empty());
        assert!(l.owns("moscow's") && !l.owns("moscow"));
        assert_eq!(l.without_possessive("olwan's"), Some("olwan"));
    }

    #[test]
    fn names_take_proclitics_only() {
        let l = lexicon(&[
            ("القيادة", Mode::Name),
            ("جيش", Mode::Name),
            ("IS", Mode::Capitals),
            ("переговор", Mode::Open),
        ]);
        assert_eq!(is(&l, "للقيادة"), ["القيادة"]);
        assert_eq!(is(&l, "وجيش"), ["جيش"]);
        assert!(is(&l, "جيشه").is_empty());
        assert!(is(&l, "الجيش").is_empty());
        assert!(is(&l, "is").is_empty());
        assert_eq!(l.analyse("is", true).len(), 1);
        assert_eq!(is(&l, "переговоров"), ["переговор"]);
    }
}
