//! One conflict, statement or claim in full: the passages in context, what was marked in them, and the way
//! from the words to the position.

use super::Options;
use super::ident::Found;
use super::index::{Opposed, Voice};
use super::messages::Messages;
use super::paint::{Style, clean, close, field_lines, finish, joined_lines, styled, text_lines};
use super::phrases::Phrases;
use super::view::{Claim, Conflict, Kind, Marked, Pair, Part, Report, Statement};
use crate::extract::claim::{Basis, DayBasis, Precision};

/// Indentation of a passage.
const INDENT: usize = 2;
/// Width of the column of labels.
const LABEL: usize = 10;
/// Pairs and claims that are listed before the rest is counted.
const LISTED: usize = 12;

/// What was found, in full.
pub fn show(report: &Report, found: Found<'_>, options: &Options) -> String {
    let page =
        Page { phrases: Phrases::new(report, options), width: options.columns(), colour: options.colour };
    let lines = match found {
        Found::Conflict(conflict) => page.conflict(conflict),
        Found::Claim(claim) => page.claim(claim),
        Found::Statement(statement) => page.statement(statement),
    };
    finish(&lines.join("\n"), options.colour)
}

struct Page<'a> {
    phrases: Phrases<'a>,
    width: usize,
    colour: bool,
}

impl Page<'_> {
    fn words(&self) -> &Messages {
        &self.phrases.words
    }

    fn conflict(&self, conflict: &Conflict) -> Vec<String> {
        let id = styled(Style::Id, &conflict.short);
        let topic = self.phrases.topic(&conflict.topic);
        let mut lines = text_lines(&format!("{id} {}: {topic}", self.kind(conflict.kind)), self.width);
        let Some(near) = self.phrases.index.nearest(conflict) else { return lines };
        lines.extend(field_lines(&self.verdict(conflict, near.days_apart), self.width));
        for (stand, voice) in [(&conflict.a, &near.a), (&conflict.b, &near.b)] {
            lines.push(String::new());
            lines.push(self.rule());
            lines.extend(field_lines(&[self.phrases.stand(&conflict.topic, stand)], self.width));
            lines.extend(self.voice(voice));
        }
        lines.extend(self.pairs(conflict, &near));
        lines.extend(self.legend());
        lines
    }

    fn kind(&self, kind: Kind) -> String {
        self.words().say(&format!("kind-{}", kind.as_str()))
    }

    fn statement(&self, statement: &Statement) -> Vec<String> {
        let id = styled(Style::Id, &statement.short);
        let mut lines = text_lines(
            &format!("{id} {}: {}", self.words().say("show-statement"), self.heading(statement)),
            self.width,
        );
        lines.push(self.rule());
        if let Some(voice) = self.phrases.index.voice(statement) {
            lines.extend(self.voice(&voice));
        }
        lines.extend(self.legend());
        lines
    }

    fn claim(&self, claim: &Claim) -> Vec<String> {
        let id = styled(Style::Id, &claim.short);
        let said = format!(
            "{id} {}: {}, {}: {}",
            self.words().say("show-claim"),
            self.phrases.actor(&claim.actor),
            self.phrases.topic(&claim.topic),
            styled(Style::Position, &self.phrases.position(&claim.topic, &claim.position)),
        );
        let mut lines = field_lines(&[said], self.width);
        lines.push(self.rule());
        lines.extend(self.passage(claim));
        lines.push(String::new());
        lines.extend(self.account(claim));
        let conflicts = self.conflicts_of(claim);
        if !conflicts.is_empty() {
            lines.extend(self.entry("conflicts", &conflicts, " · "));
        }
        lines.extend(self.legend());
        lines
    }

    fn statement_of(&self, id: &str) -> Option<&Statement> {
        self.phrases.report.statements.iter().find(|statement| statement.id == id)
    }

    fn heading(&self, statement: &Statement) -> String {
        let position = self.phrases.position(&statement.topic, &statement.position);
        let topic = self.phrases.topic(&statement.topic);
        format!("{}, {topic}: {position}", self.phrases.actor(&statement.actor))
    }

    fn verdict(&self, conflict: &Conflict, days_apart: Option<u32>) -> Vec<String> {
        let said = self.words().say(&format!("verdict-{}", conflict.kind.as_str()));
        let mut fields = vec![said, self.phrases.apart(days_apart)];
        if conflict.pairs.len() > 1 {
            fields.push(self.words().count("nearest-of", conflict.pairs.len()));
        }
        fields
    }

    /// The claim shown for a statement, and the others by their ids.
    fn voice(&self, voice: &Voice<'_>) -> Vec<String> {
        let mut lines = self.passage(voice.claim);
        lines.push(String::new());
        lines.extend(self.account(voice.claim));
        let others = self.phrases.index.claims(voice.statement).filter(|claim| claim.id != voice.claim.id);
        let mut also: Vec<String> = others.map(|claim| self.reference(claim)).collect();
        let rest = also.len().saturating_sub(LISTED);
        also.truncate(LISTED);
        if rest > 0 {
            also.push(self.words().count("more", rest));
        }
        if !also.is_empty() {
            lines.extend(self.entry("also", &also, " · "));
        }
        lines
    }

    fn reference(&self, claim: &Claim) -> String {
        let document = self.phrases.index.document(&claim.document);
        let outlet = document.and_then(|document| document.outlet.as_deref()).map(clean).unwrap_or_default();
        format!("{} {} {outlet}", styled(Style::Id, &claim.short), clean(&claim.document))
            .trim_end()
            .to_owned()
    }

    /// Where it stands, the sentence with its neighbours and, for a carried speaker, the sentence that names it.
    fn passage(&self, claim: &Claim) -> Vec<String> {
        let mut lines = self.place(claim);
        let width = self.width.saturating_sub(INDENT);
        let mut text = Vec::new();
        if let Some(earlier) = &claim.way.earlier {
            text.extend(text_lines(&self.marked(earlier), width));
            text.push("[…]".to_owned());
        } else {
            text.extend(faint(&claim.way.before, width));
        }
        text.extend(text_lines(&self.marked(&claim.way.sentence), width));
        text.extend(faint(&claim.way.after, width));
        lines.push(String::new());
        lines.extend(text.into_iter().map(|line| format!("{}{line}", " ".repeat(INDENT))));
        lines
    }

    fn place(&self, claim: &Claim) -> Vec<String> {
        let Some(document) = self.phrases.index.document(&claim.document) else { return Vec::new() };
        let mut fields = vec![styled(Style::Id, &claim.short), clean(&document.id)];
        fields.extend(document.outlet.as_deref().map(clean));
        fields.extend(
            document.published.map(|day| self.words().with("published", &[("day", &day.to_string())])),
        );
        fields.push(clean(&document.path));
        fields.extend(document.url.as_deref().map(clean));
        fields.extend(
            document
                .copy_of
                .as_deref()
                .map(|first| self.words().with("copy-of-this", &[("first", &clean(first))])),
        );
        let mut lines = field_lines(&fields, self.width);
        lines.extend(document.title.iter().flat_map(|title| faint(title, self.width)));
        lines
    }

    /// How it was read: speaker, day, parties, rule, forces.
    fn account(&self, claim: &Claim) -> Vec<String> {
        let mut lines = self.entry("speaker", &self.speaker(claim), " · ");
        lines.extend(self.entry("day", &[self.day(claim)], ""));
        let party = |party: &super::view::Party| {
            format!("{} ({})", self.phrases.actor(&party.party), self.phrases.role(&party.role))
        };
        let mut parties: Vec<String> = claim.about.iter().map(party).collect();
        if parties.is_empty() {
            parties.push(self.words().say("no-parties"));
        }
        lines.extend(self.entry("parties", &parties, " · "));
        lines.extend(self.entry("rule", &[clean(&claim.rule)], ""));
        lines.extend(self.entry("force", &self.arithmetic(claim), "; "));
        let (start, end) = (claim.quote.start.to_string(), claim.quote.end.to_string());
        let place = self.words().with("characters", &[("start", &start), ("end", &end)]);
        lines.extend(self.entry("place", &[place], ""));
        lines
    }

    fn speaker(&self, claim: &Claim) -> Vec<String> {
        let words = self.words();
        let earlier = self.phrases.back(claim.speaker.distance);
        let how = match claim.speaker.basis {
            Basis::Named if is_own_word(claim) => words.say("speaker-own"),
            Basis::Named => words.say("speaker-named"),
            Basis::Carried => styled(Style::Care, &words.with("speaker-carried", &[("earlier", &earlier)])),
            Basis::Learnt => words.with("speaker-learnt", &[("earlier", &earlier)]),
            Basis::Unlisted => styled(Style::Care, &words.say("speaker-unlisted")),
        };
        let mut said = vec![self.phrases.actor(&claim.actor), how];
        let spokesperson = claim.speaker.spokesperson.as_deref();
        said.extend(spokesperson.map(|name| words.with("spokesperson", &[("name", &clean(name))])));
        let with = |key: &str, actor: &str| words.with(key, &[("actor", &self.phrases.actor(actor))]);
        said.extend(claim.via.as_ref().map(|via| with("via", via)));
        said.extend(claim.nested_in.as_ref().map(|outer| with("speaker-nested", outer)));
        if claim.hedged {
            said.push(words.say("speaker-hedged"));
        }
        said
    }

    fn day(&self, claim: &Claim) -> String {
        let basis = match claim.date.basis {
            DayBasis::Published => "basis-published",
            DayBasis::Stated => "basis-stated",
            DayBasis::Unknown => "basis-unknown",
        };
        let day = self.phrases.day(claim.date.day, claim.date.precision);
        format!("{day} ({})", self.words().say(basis))
    }

    /// `content "…" → underway; deny (…) → denied`.
    fn arithmetic(&self, claim: &Claim) -> Vec<String> {
        let (way, words) = (&claim.way, self.words());
        let mut pieces =
            vec![format!("{} \"{}\" → {}", words.say("content"), clean(&way.content), clean(&way.stated))];
        for step in &way.steps {
            let force = if step.negation { "negation".to_owned() } else { format!("force-{}", step.force) };
            let force = words.say(&force);
            pieces.push(format!("{force} ({}) → {}", clean(&step.word), clean(&step.position)));
        }
        pieces
    }

    fn conflicts_of(&self, claim: &Claim) -> Vec<String> {
        let report = self.phrases.report;
        let own: Vec<&str> = report
            .statements
            .iter()
            .filter(|statement| statement.claims.contains(&claim.id))
            .map(|statement| statement.id.as_str())
            .collect();
        let holds = |id: &String| own.contains(&id.as_str());
        let within = report.conflicts.iter().filter(|c| c.pairs.iter().any(|p| holds(&p.a) || holds(&p.b)));
        within
            .map(|conflict| format!("{} {}", styled(Style::Id, &conflict.short), self.kind(conflict.kind)))
            .collect()
    }

    /// All pairs of statements but the one that is shown in full.
    fn pairs(&self, conflict: &Conflict, shown: &Opposed<'_>) -> Vec<String> {
        let is_shown = |pair: &&Pair| (&pair.a, &pair.b) == (&shown.a.statement.id, &shown.b.statement.id);
        let rest: Vec<&Pair> = conflict.pairs.iter().filter(|pair| !is_shown(pair)).collect();
        if rest.is_empty() {
            return Vec::new();
        }
        let mut lines = vec![String::new(), self.rule(), self.words().say("other-pairs")];
        for pair in rest.iter().take(LISTED) {
            let Some((a, b)) = self.statement_of(&pair.a).zip(self.statement_of(&pair.b)) else { continue };
            let fields = [
                self.brief(a),
                self.words().with("versus", &[("stand", &self.brief(b))]),
                self.phrases.apart(pair.days_apart),
            ];
            lines.extend(field_lines(&fields, self.width));
        }
        if rest.len() > LISTED {
            lines.push(self.words().count("more", rest.len() - LISTED));
        }
        lines
    }

    fn brief(&self, statement: &Statement) -> String {
        let day = self.phrases.day(statement.day, Precision::Day);
        format!("{} {day} {}", styled(Style::Id, &statement.short), self.phrases.outlets(statement))
    }

    /// A labelled entry, continued under its first line.
    fn entry(&self, label: &str, pieces: &[String], between: &str) -> Vec<String> {
        let room = self.width.saturating_sub(INDENT + LABEL);
        let lines = joined_lines(pieces, between, room).into_iter().enumerate();
        let label = self.words().say(&format!("entry-{label}"));
        let head = |nth: usize| {
            let label = format!("{:LABEL$}", if nth == 0 { label.as_str() } else { "" });
            format!("{}{}", " ".repeat(INDENT), styled(Style::Faint, &label))
        };
        lines.map(|(nth, line)| format!("{}{line}", head(nth))).collect()
    }

    fn rule(&self) -> String {
        "─".repeat(self.width)
    }

    fn legend(&self) -> Vec<String> {
        let part = |part: Part, text: &str| {
            let (open, close) = self.signs(part);
            format!("{open}{text}{close}")
        };
        let parts = [
            part(Part::Speaker, &self.words().say("mark-speaker")),
            part(Part::Cue, &self.words().say("mark-cue")),
            part(Part::Content, &self.words().say("mark-content")),
        ];
        let mut lines = vec![String::new()];
        lines.extend(field_lines(&parts, self.width));
        lines
    }

    /// What stands around a marked stretch: colours, or brackets without them.
    fn signs(&self, part: Part) -> (String, String) {
        if self.colour {
            let style = match part {
                Part::Speaker => Style::Speaker,
                Part::Cue => Style::Cue,
                Part::Content => Style::Content,
            };
            return (style.open().to_string(), close().to_string());
        }
        let (open, close) = match part {
            Part::Speaker => ("⟨", "⟩"),
            Part::Cue => ("⟪", "⟫"),
            Part::Content => ("⟦", "⟧"),
        };
        (open.to_owned(), close.to_owned())
    }

    /// A text with its marks, clean. Marks that cross each other are cut where the outer one ends.
    fn marked(&self, marked: &Marked) -> String {
        let text = &marked.text;
        let mut out = Joined::default();
        let mut open: Vec<(usize, String)> = Vec::new();
        let mut at = 0;
        for (range, part) in &marked.marks {
            while open.last().is_some_and(|(end, _)| *end <= range.start) {
                out.end(text, &mut at, &mut open);
            }
            let (sign, close) = self.signs(*part);
            out.text(text, &mut at, range.start);
            out.begin(&sign);
            let end = open.last().map_or(range.end, |(outer, _)| range.end.min(*outer));
            open.push((end, close));
        }
        while !open.is_empty() {
            out.end(text, &mut at, &mut open);
        }
        out.text(text, &mut at, text.len());
        out.0.trim().to_owned()
    }
}

/// Clean pieces put together without losing the spaces between them.
#[derive(Default)]
struct Joined(String);

impl Joined {
    fn text(&mut self, text: &str, at: &mut usize, to: usize) {
        let piece = text.get(*at..to).unwrap_or("");
        *at = to.max(*at);
        let spaced = |c: Option<char>| c.is_some_and(char::is_whitespace);
        if spaced(piece.chars().next()) && !self.0.is_empty() && !self.0.ends_with(' ') {
            self.0.push(' ');
        }
        let cleaned = clean(piece);
        self.0.push_str(&cleaned);
        if spaced(piece.chars().next_back()) && !cleaned.is_empty() {
            self.0.push(' ');
        }
    }

    fn begin(&mut self, sign: &str) {
        self.0.push_str(sign);
    }

    fn end(&mut self, text: &str, at: &mut usize, open: &mut Vec<(usize, String)>) {
        if let Some((end, close)) = open.pop() {
            self.text(text, at, end);
            self.0.push_str(&close);
        }
    }
}

fn faint(text: &str, width: usize) -> Vec<String> {
    text_lines(&styled(Style::Faint, &clean(text)), width)
}

/// Whether a claim's sentence names neither a speaker nor a word for his speaking: it is written in his channel.
fn is_own_word(claim: &Claim) -> bool {
    let sentence = &claim.way.sentence;
    claim.way.earlier.is_none()
        && !sentence.text.is_empty()
        && sentence.marks.iter().all(|(_, part)| *part != Part::Speaker)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::ident::find;
    use crate::report::messages::LANGUAGES;
    use crate::report::testing::{assert_fit, sample};

    fn shown(width: usize, colour: bool) -> String {
        shown_in("en", width, colour)
    }

    fn shown_in(language: &str, width: usize, colour: bool) -> String {
        let report = sample();
        let found = find(&report, &report.conflicts[0].id).unwrap();
        show(&report, found, &Options { width, colour, language: language.into(), ..Options::default() })
    }

    #[test]
    fn a_conflict_shows_both_passages_with_their_marks_and_arithmetic() {
        let text = shown(100, false);
        assert!(text.contains("⟪نفى⟫"), "{text}");
        assert!(text.contains("⟦مفاوضات⟧"));
        assert!(
            text.contains(
                "content \"\u{2068}مفاوضات\u{2069}\" → underway; deny (\u{2068}نفى\u{2069}) → denied"
            )
        );
        assert!(text.contains("negotiations/talks-named"));
    }

    #[test]
    fn colours_take_the_place_of_brackets() {
        let text = shown(100, true);
        assert!(!text.contains('⟦'));
        assert!(text.contains("\x1b[1;32mمفاوضات\x1b[0m"));
    }

    #[test]
    fn every_width_is_kept_and_every_isolate_closed() {
        for width in [40, 80, 100, 160] {
            for language in LANGUAGES {
                assert_fit(&shown_in(language, width, false), width);
            }
        }
    }

    #[test]
    fn every_claim_and_statement_can_be_shown() {
        let report = sample();
        let options = Options::default();
        for claim in &report.claims {
            assert_fit(&show(&report, Found::Claim(claim), &options), 100);
        }
        for statement in &report.statements {
            assert!(show(&report, Found::Statement(statement), &options).contains(&statement.short));
        }
    }

    #[test]
    fn a_carried_speaker_is_shown_where_it_was_named() {
        let report = sample();
        let carried = report.claims.iter().find(|claim| claim.speaker.basis == Basis::Carried).unwrap();
        let text = show(&report, Found::Claim(carried), &Options::default());
        assert!(text.contains("⟨فيلق الرحمن⟩"), "{text}");
        assert!(text.contains("carried over"));
    }
}
