//! A sentence as the engine reads it: words, mentions of actors, marks.

use crate::rules::Language;
use crate::rules::ids::ActorId;
use crate::rules::lexicon::{Clitics, Lexicon, Match, Noun};
use crate::rules::phrase::Stream;
use crate::rules::tag::{Grammar, Tag};
use crate::text::{Folded, Splitter, Token, TokenKind};
use std::collections::HashMap;
use std::ops::Range;

use super::claim::Basis;

/// What a unit is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum UnitKind {
    /// A word or number.
    Word,
    /// A mention: index into [`Units::mentions`].
    Mention(usize),
    /// A comma or semicolon.
    Comma,
    /// A colon.
    Colon,
    /// A quotation mark.
    Quote,
    /// An opening bracket.
    Open,
    /// A closing bracket.
    Close,
    /// A dash with white space before it.
    Dash,
    /// Any other mark.
    Other,
}

/// A word, a mention or a mark.
#[derive(Debug, Clone)]
pub struct Unit {
    /// What it is.
    pub kind: UnitKind,
    /// Indices of the document's tokens.
    pub tokens: Range<usize>,
    /// The listed words that it may be: a stretch of the analyser's store.
    pub words: Range<usize>,
    /// Set aside: brackets and insertions that nothing runs over.
    pub aside: bool,
    /// A semicolon, which ends what is said before it.
    pub semicolon: bool,
    /// A hyphen joins it to the word before it.
    pub hyphened: bool,
}

/// A mention of an actor or of somebody unknown.
#[derive(Debug, Clone)]
pub struct Mention {
    /// The actor; none for a body or person that the pack does not know.
    pub actor: Option<ActorId>,
    /// The person named as speaking for it.
    pub person: Option<String>,
    /// How it was recognised.
    pub basis: Basis,
    /// Number of the attached proclitic preposition; 0 for none.
    pub preposition: u8,
    /// Whether a proclitic conjunction is attached.
    pub conjunction: bool,
    /// It owns what follows ("X's").
    pub possessive: bool,
    /// It stands in a case in which nobody is the subject of a clause.
    pub oblique: bool,
    /// It stands in the case of a passive's author.
    pub agent: bool,
    /// Built from a role ("the spokesman of …").
    pub role: bool,
    /// A role without a body or name, which stands for somebody mentioned before.
    pub bare_role: bool,
    /// Sentences back to where the meaning comes from.
    pub distance: usize,
    /// What its first word tells of the verbs that it may be the subject of.
    pub noun: Noun,
    /// An outlet that is only told something: it is a party of nothing.
    pub told: bool,
}

impl Unit {
    /// A mention that stands for a stretch of tokens.
    pub fn of_mention(index: usize, tokens: Range<usize>) -> Self {
        let kind = UnitKind::Mention(index);
        Self { kind, tokens, words: 0..0, aside: false, semicolon: false, hyphened: false }
    }
}

impl Mention {
    /// Nothing attached, no person, and nothing said of a role.
    pub fn plain(actor: Option<ActorId>, basis: Basis) -> Self {
        Self {
            actor,
            person: None,
            basis,
            preposition: 0,
            conjunction: false,
            possessive: false,
            oblique: false,
            agent: false,
            role: false,
            bare_role: false,
            distance: 0,
            noun: Noun::default(),
            told: false,
        }
    }

    /// A body by its name, with what is attached to that.
    pub fn of_body(actor: ActorId, basis: Basis, clitics: Clitics) -> Self {
        Self {
            preposition: clitics.preposition,
            conjunction: clitics.conjunction,
            ..Self::plain(Some(actor), basis)
        }
    }
}

/// Looks words up once per spelling.
#[derive(Debug)]
pub struct Analyser<'a> {
    lexicon: &'a Lexicon,
    store: Vec<Match>,
    known: HashMap<String, Range<usize>>,
}

impl<'a> Analyser<'a> {
    /// An analyser that has seen nothing yet.
    pub fn new(lexicon: &'a Lexicon) -> Self {
        Self { lexicon, store: Vec::new(), known: HashMap::new() }
    }

    /// The listed words that a token may be. `capitals`: the original is in capitals.
    pub fn words(&mut self, light: &str, capitals: bool) -> Range<usize> {
        // capitals are rare, and only they may change the answer
        if !capitals && let Some(range) = self.known.get(light) {
            return range.clone();
        }
        let found = self.lexicon.analyse(light, capitals);
        let range = self.store.len()..self.store.len() + found.len();
        self.store.extend(found);
        if !capitals {
            self.known.insert(light.to_string(), range.clone());
        }
        range
    }

    /// Matches by the range that [`Analyser::words`] gave.
    pub fn matches(&self, range: &Range<usize>) -> &[Match] {
        &self.store[range.clone()]
    }
}

/// The units of one sentence.
#[derive(Debug)]
pub struct Units<'a> {
    /// In order.
    pub units: Vec<Unit>,
    /// The mentions that units point to.
    pub mentions: Vec<Mention>,
    /// Where the matches of words are kept.
    pub analyser: &'a Analyser<'a>,
    /// Where a quotation is interrupted by who says it: its last word before, its first word behind.
    pub bridges: Vec<(usize, usize)>,
    /// Insertions that tell the circumstances, the commas on both sides included: what is said goes on behind them.
    pub insertions: Vec<Range<usize>>,
}

/// The longest interruption of a quotation, in units.
const LONGEST_INTERRUPTION: usize = 20;
/// Words that stand for the subject of a sentence, with its article and adjectives: the first so many.
const FIRST_WORDS: usize = 3;

impl<'a> Units<'a> {
    /// Units in which nothing is a mention yet.
    pub fn new(units: Vec<Unit>, analyser: &'a Analyser<'a>) -> Self {
        Self { units, mentions: Vec::new(), analyser, bridges: Vec::new(), insertions: Vec::new() }
    }
}

impl Units<'_> {
    /// Whether a phrase with a task may begin with the word at a place.
    pub fn begins(&self, at: usize, language: &Language, task: Grammar) -> bool {
        let begin = |m: &Match| language.phrases.starting_with(m.atom).any(|p| p.tag == Tag::Grammar(task));
        self.words(at).iter().any(begin)
    }

    /// Whether one statement ends between two places of a sentence and another begins: at a semicolon.
    pub fn statement_ends(&self, from: usize, to: usize) -> bool {
        self.units.get(from..to).is_some_and(|units| units.iter().any(|u| u.semicolon && !u.aside))
    }

    /// Finds the quotations that go on behind a short interruption: "…," X said, "…".
    pub fn bridge_quotations(&mut self) {
        let quotes: Vec<usize> = (0..self.len()).filter(|&i| self.kind(i) == Some(UnitKind::Quote)).collect();
        let comma = |at: usize| self.kind(at) == Some(UnitKind::Comma);
        let closed = quotes.chunks(2).zip(quotes.chunks(2).skip(1));
        let gaps = closed.filter_map(|(a, b)| Some((*a.get(1)?, *b.first()?)));
        let bridges = gaps.filter_map(|(close, open)| {
            let before = close.checked_sub(2).filter(|&b| comma(b + 1) && self.is_word(b))?;
            let behind = Some(open + 1).filter(|&b| b < self.len() && self.is_word(b))?;
            let short = open - close <= LONGEST_INTERRUPTION
                && comma(open - 1)
                && !self.statement_ends(open - 1, open);
            short.then_some((before, behind))
        });
        self.bridges = bridges.collect();
    }

    /// Behind the insertion that begins with a comma, where it only tells the circumstances.
    pub fn behind_insertion(&self, comma: usize) -> Option<usize> {
        self.insertions.iter().find(|i| i.start == comma).map(|i| i.end)
    }

    /// How many units there are.
    pub fn len(&self) -> usize {
        self.units.len()
    }

    /// What a unit is.
    pub fn kind(&self, at: usize) -> Option<UnitKind> {
        self.units.get(at).map(|u| u.kind)
    }

    /// The mention at a unit.
    pub fn mention_at(&self, at: usize) -> Option<&Mention> {
        match self.kind(at)? {
            UnitKind::Mention(m) => self.mentions.get(m),
            _ => None,
        }
    }

    /// Whether phrases pass over a unit as if it were not there.
    pub fn transparent(&self, at: usize) -> bool {
        self.units.get(at).is_some_and(|unit| {
            unit.aside || matches!(unit.kind, UnitKind::Quote | UnitKind::Open | UnitKind::Close)
        })
    }

    /// Whether one of the first words of a sentence fits, before a unit, and no quotation opens before it.
    pub fn opens_with(&self, before: usize, fits: impl Fn(usize) -> bool) -> bool {
        let plain = (0..before).take_while(|&i| self.kind(i) == Some(UnitKind::Word));
        plain.take(FIRST_WORDS).any(fits)
    }

    /// The next unit that is not transparent, whatever it is.
    pub fn following(&self, at: usize) -> Option<usize> {
        (at + 1..self.units.len()).find(|&i| !self.transparent(i))
    }

    /// The previous unit that is not transparent, whatever it is.
    pub fn preceding(&self, at: usize) -> Option<usize> {
        (0..at).rev().find(|&i| !self.transparent(i))
    }

    /// Whether a unit is a comma or semicolon, set aside or not.
    pub fn is_comma(&self, at: usize) -> bool {
        self.kind(at) == Some(UnitKind::Comma)
    }

    /// Whether a unit is a comma or semicolon that is not set aside.
    pub fn is_open_comma(&self, at: usize) -> bool {
        self.is_comma(at) && !self.units[at].aside
    }

    /// Whether a unit is a quotation mark.
    pub fn is_quote(&self, at: usize) -> bool {
        self.kind(at) == Some(UnitKind::Quote)
    }

    /// The first word or mention of a stretch that is not set aside.
    pub fn first_word(&self, mut range: Range<usize>) -> Option<usize> {
        range.find(|&at| self.is_word(at) && !self.units[at].aside)
    }

    /// Whether a unit is a word or a mention.
    pub fn is_word(&self, at: usize) -> bool {
        matches!(self.kind(at), Some(UnitKind::Word | UnitKind::Mention(_)))
    }

    /// Whether a mark may close what somebody says: a comma, a closing quotation mark, the end of a sentence.
    pub fn is_mark_of_speech(&self, at: usize) -> bool {
        matches!(self.kind(at), Some(UnitKind::Comma | UnitKind::Quote | UnitKind::Other))
    }

    /// Whether a proclitic conjunction is attached to a unit.
    pub fn has_conjunction(&self, at: usize) -> bool {
        match self.units[at].kind {
            UnitKind::Mention(m) => self.mentions[m].conjunction,
            _ => self.words(at).iter().any(|m| m.clitics.conjunction),
        }
    }

    /// Whether a unit joins a verb that tells what was: "did not keep the truce and shelled the town".
    pub fn goes_on_in_past(&self, at: usize) -> bool {
        self.words(at).iter().any(|m| m.clitics.conjunction && m.clitics.past)
    }
}

impl Stream for Units<'_> {
    fn words(&self, at: usize) -> &[Match] {
        self.units.get(at).map_or(&[], |unit| self.analyser.matches(&unit.words))
    }

    fn mention(&self, at: usize) -> Option<u8> {
        self.mention_at(at).filter(|m| !m.told).map(|m| m.preposition)
    }

    fn next(&self, at: usize) -> Option<usize> {
        if let Some(&(_, behind)) = self.bridges.iter().find(|b| b.0 == at) {
            return Some(behind);
        }
        self.following(at).filter(|&i| self.is_word(i))
    }
}

/// Whether a token is a full stop inside or behind an acronym: "U.S."
fn in_acronym(tokens: &[Token], at: usize, folded: &Folded) -> bool {
    let stop = |i: usize| tokens.get(i).is_some_and(|t| t.kind == TokenKind::Mark('.'));
    let letter = |i: usize| {
        let word = tokens.get(i).filter(|t| t.kind == TokenKind::Word);
        word.is_some_and(|t| folded.light[t.range()].chars().count() == 1)
    };
    let joined = |left: usize, right: usize| tokens[left].end == tokens[right].start;
    let Some(before) = at.checked_sub(1).filter(|&b| stop(at) && letter(b) && joined(b, at)) else {
        return false;
    };
    let further = at.checked_sub(2).is_some_and(|b| stop(b) && joined(b, before));
    further || (letter(at + 1) && joined(at, at + 1))
}

/// Whether a token is the full stop of an abbreviation: "Lt. Gen. N".
fn behind_abbreviation(tokens: &[Token], at: usize, folded: &Folded, language: &Language) -> bool {
    let before = at.checked_sub(1).filter(|_| tokens[at].kind == TokenKind::Mark('.')).map(|b| tokens[b]);
    before.is_some_and(|b| {
        let joined = b.kind == TokenKind::Word && b.end == tokens[at].start;
        joined && language.is_abbreviation(&folded.light[b.range()])
    })
}

/// Whether a token is the hyphen of a compound whose first part is an acronym: "U.S.-backed".
fn joins_acronym(tokens: &[Token], at: usize, folded: &Folded) -> bool {
    let Some(before) = at.checked_sub(1).filter(|_| tokens[at].kind == TokenKind::Mark('-')) else {
        return false;
    };
    let behind = tokens.get(at + 1).is_some_and(|t| t.is_word() && t.start == tokens[at].end);
    behind && tokens[before].end == tokens[at].start && in_acronym(tokens, before, folded)
}

/// Cuts a sentence into units; nothing is a mention yet.
pub fn units(
    tokens: &[Token],
    range: Range<usize>,
    folded: &Folded,
    original: &str,
    language: &Language,
    analyser: &mut Analyser<'_>,
) -> Vec<Unit> {
    let mut out: Vec<Unit> = Vec::with_capacity(range.len());
    for at in range {
        let token = tokens[at];
        let kind = match token.kind {
            TokenKind::Word | TokenKind::Number => UnitKind::Word,
            TokenKind::Mark(',' | ';') => UnitKind::Comma,
            TokenKind::Mark(':') => UnitKind::Colon,
            TokenKind::Mark('"') => UnitKind::Quote,
            TokenKind::Mark('(' | '[' | '{') => UnitKind::Open,
            TokenKind::Mark(')' | ']' | '}') => UnitKind::Close,
            TokenKind::Mark('-' | '—') => UnitKind::Dash,
            TokenKind::Mark(_) | TokenKind::LineEnd => UnitKind::Other,
        };
        let words = if kind == UnitKind::Word {
            let written = &original[folded.original(token.range())];
            // "IS's" is in capitals, too
            let stem = written.split(['\'', '’']).next().unwrap_or(written);
            // and so is "U.S."
            let letters = stem.bytes().filter(|&b| b != b'.').count();
            let upper = stem.bytes().all(|b| b.is_ascii_uppercase() || b == b'.');
            let capitals = letters <= 5 && letters > 1 && upper;
            analyser.words(&folded.light[token.range()], capitals)
        } else {
            0..0
        };
        // an apostrophe behind a word, or a small quotation mark: nothing is made of it
        let aside = token.kind == TokenKind::Mark('\'')
            || in_acronym(tokens, at, folded)
            || joins_acronym(tokens, at, folded)
            || behind_abbreviation(tokens, at, folded, language);
        let semicolon = token.kind == TokenKind::Mark(';');
        let hyphened =
            at.checked_sub(1).is_some_and(|b| tokens[b].is_word() && token.is_word() && !token.spaced);
        out.push(Unit { kind, tokens: at..at + 1, words, aside, semicolon, hyphened });
    }
    out
}
