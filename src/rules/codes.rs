//! The codes of everything that can be wrong with a rule pack, and the page for each of them.
//!
//! A code never changes its meaning; one that is no longer needed is not given out again.

use crate::diagnostic::CodePage;

/// The codes that warn; every other one is an error.
pub const WARNINGS: &[&str] = &[
    STRAY,
    FEW_EXAMPLES,
    UNUSED_SET,
    FOLD_TOGETHER,
    SHORT_IS_FULL,
    NOT_COVERED,
    SET_TWICE,
    NAMES_UNUSED,
    IDLE_ALLOW,
    SHADOWED,
    NOT_OPPOSED,
    DENIES_ITSELF,
    NAMELESS,
    SIDELESS,
    TWO_MASTERS,
    NO_CLAIMS,
    JOINED_SET,
    MARK_INSIDE,
    EMPTY_SET,
    NEARLY_SPECIAL,
];

/// The name by which a pack may allow a warning, such as `unused-set`; empty for a code of somebody else.
pub fn name(code: &str) -> String {
    find(code).map(CodePage::name).unwrap_or_default()
}

crate::diagnostic::codes! {
    /// A rule file is not valid TOML at the place shown. Each faulty statement is told once; the
    /// others are read, so what is said of them still holds.
    ///
    /// Not so:
    ///
    ///     any = ["signed the agreement", "agreement was signed"
    ///
    /// The list is not closed. Texts stand in quotation marks, lists in square brackets.
    SYNTAX = "R001", "not TOML";

    /// A table has a key that it does not know. Nothing is overlooked silently, since a misspelt
    /// key would be a rule that never fires.
    ///
    /// Not so:
    ///
    ///     [[rule]]
    ///     id = "talks-held"
    ///     postion = "underway"
    ///
    /// It should be `position`. Where the meant key is plain, the rest is checked as if it stood there.
    UNKNOWN_KEY = "R002", "unknown key";

    /// A table lacks a key that it cannot be without. It is left out of what is checked further.
    ///
    /// Not so:
    ///
    ///     [[actor]]
    ///     side = "harbour-office"
    ///
    /// An actor needs an `id`. So does whatever else others refer to by name.
    MISSING_KEY = "R003", "missing key";

    /// A value is of the wrong kind, or a word that may not stand there.
    ///
    /// Not so:
    ///
    ///     [[speech]]
    ///     force = "denial"
    ///     verbs = "denied"
    ///
    /// A force is one of `affirm`, `deny`, `refuse`, `accept`, `threaten`, `allege`, and `verbs` is a
    /// list: `["denied"]`.
    WRONG_VALUE = "R004", "wrong value";

    /// A file of the pack is there but could not be read, or is not UTF-8.
    ///
    /// Mend the permissions, or convert it: `iconv -f WINDOWS-1256 -t UTF-8 OLD.toml > NEW.toml`.
    UNREADABLE = "R005", "unreadable file";

    /// A folder that was named as a pack has no `pack.toml`.
    ///
    /// The smallest pack is one file with
    ///
    ///     [pack]
    ///     id = "harbour-2020"
    ///     extends = ["builtin"]
    NO_PACK = "R006", "no pack";

    /// Something in the pack's folder looks like rules but lies where no pack has any, so it is not
    /// read.
    ///
    /// Not so:
    ///
    ///     my-pack/topic/strikes.toml
    ///
    /// A pack has `pack.toml` and the folders `actors`, `words` and `topics`, with files that end in
    /// `.toml`.
    STRAY = "R007", "no part of a pack";

    /// `extends` names something that is no pack.
    ///
    /// Not so:
    ///
    ///     extends = ["builtin:word"]
    ///
    /// There are `builtin`, `builtin:words`, `builtin:topics` and `builtin:actors`; anything else is a
    /// folder with a `pack.toml`, as seen from the pack that names it.
    UNKNOWN_PACK = "R008", "no such pack to extend";

    /// A pack extends a pack that, in the end, extends it.
    ///
    /// Not so:
    ///
    ///     # harbour/pack.toml
    ///     extends = ["../coast"]
    ///     # coast/pack.toml
    ///     extends = ["../harbour"]
    ///
    /// Move what both need into a third pack.
    EXTENDS_CIRCLE = "R009", "packs that extend each other";

    /// Two definitions have one id, so nobody can say which is meant.
    ///
    /// Not so:
    ///
    ///     [[actor]]
    ///     id = "port-union"
    ///
    ///     [[actor]]
    ///     id = "port-union"
    ///
    /// Within a pack, give one another id. To change what an extended pack defines, write
    /// `replace = true` (this one instead) or `off = true` (neither). A topic may be spread over several
    /// files if only one of them has more than `id` under `[topic]`.
    ID_TWICE = "R010", "id used twice";

    /// `replace` or `off` stands in a definition whose id no extended pack has.
    ///
    /// Not so:
    ///
    ///     [[rule]]
    ///     id = "talks-hold"
    ///     off = true
    ///
    /// The rule to be removed is called `talks-held`: as written, it would go on firing.
    NOTHING_TO_REPLACE = "R011", "nothing to replace or remove";

    /// An id is not written in kebab-case: small Latin letters, digits, and single hyphens between them.
    ///
    /// Not so:
    ///
    ///     id = "Port_Union"
    ///
    /// Write `port-union`. Names for people go into `name`. A set's name may have any letters, but
    /// no spaces or brackets, since it must fit between `<` and `>`.
    NOT_KEBAB = "R012", "id not in kebab-case";

    /// A pattern uses a set that its language does not have.
    ///
    /// Not so:
    ///
    ///     [sets]
    ///     strikes = ["strike", "walkout"]
    ///
    ///     any = ["<strike> …2 over"]
    ///
    /// The set is called `strikes`. Sets are known to all patterns of their language, wherever they
    /// are declared.
    UNKNOWN_SET = "R013", "unknown set";

    /// An actor or `compare` names a side that nothing declares.
    ///
    /// Not so:
    ///
    ///     [[side]]
    ///     id = "unions"
    ///
    ///     [[actor]]
    ///     id = "port-union"
    ///     side = "union"
    UNKNOWN_SIDE = "R014", "unknown side";

    /// `member-of`, `party-as`, `author` or an example names an actor that nothing declares.
    ///
    /// Not so:
    ///
    ///     [[actor]]
    ///     id = "port-union"
    ///     member-of = ["unoins"]
    ///
    /// A group is an actor like any other and needs its own `[[actor]]`.
    UNKNOWN_ACTOR = "R015", "unknown actor";

    /// A rule, a force, an opposition, a shift or an example names a position that its topic does
    /// not have.
    ///
    /// Not so:
    ///
    ///     [[position]]
    ///     id = "called"
    ///     deny = "denyed"
    ///
    /// What a force makes of a position is a position, too, and needs its own `[[position]]`.
    UNKNOWN_POSITION = "R016", "unknown position";

    /// A pattern has a slot that is no role of its topic.
    ///
    /// Not so:
    ///
    ///     [topic]
    ///     id = "strikes"
    ///     roles = ["striker"]
    ///
    ///     any = ["strike by {strikers}"]
    ///
    /// A slot is one of the topic's roles, or `{actor}` for a mention that fills none. Outside of topics
    /// only `{actor}` means anything.
    UNKNOWN_SLOT = "R017", "slot that is no role";

    /// A pattern cannot be read.
    ///
    /// Not so:
    ///
    ///     any = ["called … <strike>", "(strike|walkout"]
    ///
    /// A gap has a limit (`…3`), a group is closed (`(strike|walkout)`), and something in the pattern
    /// must be there for certain.
    BAD_PATTERN = "R018", "pattern that cannot be read";

    /// A regular expression cannot be read, or fits the empty text and so every place.
    ///
    /// Not so:
    ///
    ///     any = [{ regex = 'strike (no' }]
    ///
    /// It runs over folded text; a pattern that reads like a phrase is mostly the better choice.
    BAD_REGEX = "R019", "regular expression that cannot be used";

    /// A regular expression needs more memory than one rule may take.
    ///
    /// Not so:
    ///
    ///     any = [{ regex = '(\w{1,200} ){1,200}strike' }]
    ///
    /// Use smaller repetitions, or gaps in a phrase: `called …8 <strike>`.
    REGEX_TOO_LARGE = "R020", "regular expression too large";

    /// A full name means two actors. Spellings that differ only in what folding evens out count as one.
    ///
    /// Not so:
    ///
    ///     [[actor]]
    ///     id = "port-union"
    ///     aliases.en = ["Dockers' Union"]
    ///
    ///     [[actor]]
    ///     id = "rail-union"
    ///     aliases.en = ["(dockers'|railway) union"]
    ///
    /// Keep it with one of them. A name that only the context tells apart belongs into `short`. The same goes for a
    /// `channel`: what is written there is one actor's own word.
    ALIAS_OF_TWO = "R021", "full name or channel of two actors";

    /// Actors are members of each other, so that each would stand for all.
    ///
    /// Not so:
    ///
    ///     [[actor]]
    ///     id = "unions"
    ///     member-of = ["port-union"]
    ///
    ///     [[actor]]
    ///     id = "port-union"
    ///     member-of = ["unions"]
    MEMBERSHIP_CIRCLE = "R022", "members of each other";

    /// Sets use each other, so that none has an end.
    ///
    /// Not so:
    ///
    ///     [sets]
    ///     strikes = ["strike", "<stoppages>"]
    ///     stoppages = ["stoppage", "<strikes>"]
    SET_CIRCLE = "R023", "sets that use each other";

    /// `compare` does not name two different sides.
    ///
    /// Not so:
    ///
    ///     compare = ["unions"]
    ///
    /// The report opens with what these two say against each other. Name two, or leave it out.
    BAD_COMPARE = "R024", "not two sides to compare";

    /// An opposition does not name two different positions, or a shift leads from a position to itself.
    ///
    /// Not so:
    ///
    ///     [[opposed]]
    ///     positions = ["called", "denied", "refused"]
    ///
    /// Write one `[[opposed]]` for each pair.
    BAD_OPPOSED = "R025", "not two positions";

    /// `within` is not a number of days.
    ///
    /// Not so:
    ///
    ///     within = "a week"
    ///
    /// Write `"7 days"`; `"0 days"` means the same day only.
    BAD_WITHIN = "R026", "not a number of days";

    /// A rule does not say which position its content gives.
    ///
    /// Not so:
    ///
    ///     [[rule]]
    ///     id = "strike-called"
    ///     lang = "en"
    ///     any = ["called …3 <strike>"]
    ///
    /// Add `position = "called"`.
    NO_POSITION = "R027", "rule without a position";

    /// A rule has no pattern under `any`, so it never fires.
    ///
    /// Not so:
    ///
    ///     [[rule]]
    ///     id = "strike-called"
    ///     lang = "en"
    ///     position = "called"
    NO_PATTERN = "R028", "rule without a pattern";

    /// A rule does not say which language its patterns are in, so their words could not be told
    /// from inflected ones.
    ///
    /// Add `lang = "en"`, or whatever the language is.
    NO_LANGUAGE = "R029", "rule without a language";

    /// A language is named that has no words file: nothing says how it reports speech, so no claim can
    /// be found in it.
    ///
    /// Not so:
    ///
    ///     languages = ["arabic"]
    ///
    /// Languages are named by their short tag (`ar`, `en`, `ru`), as in `lang` of the words files.
    /// Extend `builtin:words`, or write `words/….toml` for it.
    UNKNOWN_LANGUAGE = "R030", "language without words";

    /// What an example expects is not written as an actor and a position.
    ///
    /// Not so:
    ///
    ///     claims = ["the port union denied it"]
    ///
    /// Write the two ids with a space between them: `"port-union denied"`.
    BAD_CLAIM = "R031", "not an actor and a position";

    /// A rule file has characters that steer the direction of text. They are not seen, and what is
    /// shown may then stand in another order than what is read.
    ///
    /// They often come along when text is copied from a web page or a document. Remove them: an
    /// editor that understands Arabic needs none.
    DIRECTION_CONTROL = "R032", "hidden direction control";

    /// A word mixes Latin and Cyrillic letters, most of which look alike. It will not match the word
    /// that it looks like.
    ///
    /// Type the whole word anew in one script.
    MIXED_SCRIPTS = "R033", "Latin and Cyrillic in one word";

    /// A rule lacks an example that must give a claim, or one that must not. Without both, nobody notices
    /// when it stops firing, or begins to fire too often.
    ///
    /// So it is complete:
    ///
    ///     [[rule.example]]
    ///     text = "The port union called a strike for Monday."
    ///     claims = ["port-union called"]
    ///
    ///     [[rule.example]]
    ///     text = "The port union explained the law on strikes."
    ///     claims = []
    FEW_EXAMPLES = "R034", "rule without both kinds of examples";

    /// No pattern uses a set.
    ///
    /// Use it, or remove it. If it was meant in a pattern, look for a misspelt name there.
    UNUSED_SET = "R035", "set that nobody uses";

    /// Two words of a list, or two full names of an actor, are one and the same after folding (vowel
    /// signs, forms of alef and hamza, case and the like). One of them does nothing.
    ///
    /// Not so:
    ///
    ///     strikes = ["إضراب", "اضراب"]
    ///
    /// Remove one. If the spelling matters, write `=` before the word: `=إضراب`.
    FOLD_TOGETHER = "R036", "same word after folding";

    /// A short name of an actor is the full name of another, and would always be taken for that.
    ///
    /// Not so:
    ///
    ///     [[actor]]
    ///     id = "unions"
    ///     aliases.en = ["the unions"]
    ///
    ///     [[actor]]
    ///     id = "port-union"
    ///     short.en = ["the unions"]
    SHORT_IS_FULL = "R037", "short name that is another's full name";

    /// The pack promises a language in `languages`, but no rule of that language gives a position,
    /// neither directly nor by a force. Reports in it will seem to be silent on the matter.
    ///
    /// Write a rule for it, or take the language out of `languages` until it is covered.
    NOT_COVERED = "R038", "position that a language lacks";

    /// Two files of one pack declare a set of the same name for the same language. Their words are
    /// added together, which is seldom meant when two topics happen to choose one name.
    ///
    /// Give one another name, or keep the set in one place: all patterns of the language know it.
    SET_TWICE = "R039", "set declared twice";

    /// Speakers of one id in several words files are one speaker, but these two differ in kind or side.
    ///
    /// Write the same `kind` and `side` in both, or give one of them another id.
    SPEAKERS_DISAGREE = "R040", "words files disagree about a speaker";

    /// There are not seven weekdays or not twelve months, so they could not be counted off.
    ///
    /// Not so:
    ///
    ///     weekdays = [["Monday", "Mon"], ["Tuesday"]]
    ///
    /// Write one list of names for each day from Monday to Sunday, and for each month from January to
    /// December.
    BAD_CALENDAR = "R041", "not seven weekdays or twelve months";

    /// An actor has names in a language that has no words file. They are never looked for.
    ///
    /// Remove them, or extend a pack with words for the language.
    NAMES_UNUSED = "R042", "names in a language without words";

    /// `[[allow]]` names something that is no warning. Errors cannot be allowed.
    ///
    /// Not so:
    ///
    ///     [[allow]]
    ///     warning = "unused-sets"
    ///     reason = "the packs that extend this one use them"
    ///
    /// The warning is called `unused-set`; `gainsay check` shows each warning's name.
    UNKNOWN_WARNING = "R043", "no such warning";

    /// `[[allow]]` gives no reason. Whoever reads the pack later must be able to see whether it still holds.
    ///
    /// Not so:
    ///
    ///     [[allow]]
    ///     warning = "unused-set"
    ///     reason = ""
    ///
    /// Write a sentence that says why the warning is meant to be.
    NO_REASON = "R044", "warning allowed without a reason";

    /// `[[allow]]` allows a warning that is not there, so it would hide the next one that is.
    ///
    /// Remove it, or correct the files under `in`, which are named as seen from the pack:
    ///
    ///     [[allow]]
    ///     warning = "few-examples"
    ///     reason = "its examples need two sentences and stand in the corpus"
    ///     in = ["topics/strikes.toml"]
    IDLE_ALLOW = "R045", "nothing to allow";

    /// All that a pattern finds is found by a pattern of another rule, which says the same of it, so it
    /// can be removed without any difference.
    ///
    /// Not so:
    ///
    ///     [[rule]]
    ///     id = "strike-named"
    ///     any = ["strike"]
    ///
    ///     [[rule]]
    ///     id = "strike-called"
    ///     any = ["called a strike"]
    ///
    /// If the bare word is to count only under some forces, say so in its rule: `carried-by = ["deny"]`.
    SHADOWED = "R046", "pattern that another rule covers";

    /// A topic says of no two positions that they cannot both be true, and of none that it follows another.
    /// Its claims are found, but the report has nothing to say about them.
    ///
    /// So it gives contradictions, and tells when an actor moves:
    ///
    ///     [[opposed]]
    ///     positions = ["called", "denied"]
    ///     within = "3 days"
    ///
    ///     [[shift]]
    ///     from = "denied"
    ///     to = "called"
    NOT_OPPOSED = "R047", "topic that opposes nothing";

    /// What denying a position gives is the position itself, so that who denies it and who affirms it say the same.
    ///
    /// Not so:
    ///
    ///     [[position]]
    ///     id = "called"
    ///     deny = "called"
    ///
    /// Name the position of those who deny it: `deny = "denied"`. Without `deny`, a denial gives no claim.
    DENIES_ITSELF = "R048", "position that its denial gives";

    /// No text in a language that the pack promises can mean an actor: it has neither full nor short names there,
    /// no adjective and nobody who speaks for it.
    ///
    /// Not so:
    ///
    ///     [[actor]]
    ///     id = "port-union"
    ///     name = { en = "Port Union" }
    ///
    /// `name` is how the report calls it. What texts are searched for stands under `aliases`:
    ///
    ///     aliases.en = ["Port Union", "the dockers' union"]
    NAMELESS = "R049", "actor that no text can name";

    /// An actor is on no side, so that nothing it says is held against what another side says in the first table of
    /// the report.
    ///
    ///     [[actor]]
    ///     id = "port-union"
    ///     side = "unions"
    ///
    /// Agencies, which only pass on what others say, need none.
    SIDELESS = "R050", "actor without a side";

    /// A person is listed as speaking for two actors. What they say is taken for the words of one of them, whichever
    /// the text names nearer.
    ///
    /// Not so:
    ///
    ///     [[actor]]
    ///     id = "port-union"
    ///     spokespeople = [{ en = "Sam Keel" }]
    ///
    ///     [[actor]]
    ///     id = "rail-union"
    ///     spokespeople = [{ en = "Sam Keel" }]
    ///
    /// Keep the name with one of them. Two people of one name are told apart by a fuller one.
    TWO_MASTERS = "R051", "spokesperson of two actors";

    /// An example does not say which claims it gives. It is run as one that must give none.
    ///
    /// Not so:
    ///
    ///     [[rule.example]]
    ///     text = "The port union called a strike for Monday."
    ///
    /// Say what it must give, `claims = ["port-union called"]`, or that it must give nothing, `claims = []`.
    NO_CLAIMS = "R052", "example without claims";

    /// A topic declares a set by a name that a set of an extended pack has in the same language. The words of both
    /// are added together, and the rules of both find both.
    ///
    /// Not so, where the extended words have a set `talks` of their own:
    ///
    ///     [sets.en]
    ///     talks = ["bargaining", "wage round"]
    ///
    /// Give it another name, such as `wage-talks`. To add words to the other set on purpose, do it in a words file;
    /// to put these in its place, write `talks = { words = ["bargaining"], replace = true }`.
    JOINED_SET = "R053", "set that falls together with an imported one";

    /// A pattern has a mark between its words. In a text a mark ends a phrase, so that the pattern never matches.
    ///
    /// Not so:
    ///
    ///     any = ["strike, lasting"]
    ///
    /// Write the part that says enough, `"strike"`, or both parts as patterns of their own. Hyphens and quotation marks
    /// may stay.
    MARK_INSIDE = "R054", "mark inside a pattern";

    /// A rule is marked with one language, and its patterns and examples are written in the letters of another. It
    /// would never match.
    ///
    /// Not so, where English and Arabic have words files:
    ///
    ///     lang = "en"
    ///     any = ["بدء الإضراب"]
    ///
    /// Write the language that the patterns are in, `lang = "ar"`.
    OTHER_SCRIPT = "R055", "rule in the letters of another language";

    /// A set has no words, so that no pattern that names it can match.
    ///
    /// Not so:
    ///
    ///     [sets.en]
    ///     strikes = []
    ///
    /// Write its words, `strikes = ["strike"]`, or remove it and what names it.
    EMPTY_SET = "R056", "set without words";

    /// A role nearly has the name of one that the engine fills by itself: `place`, where something happens, or `day`.
    /// As it is written it is a role like any other, and statements about different places meet.
    ///
    /// Not so:
    ///
    ///     roles = ["striker", "places"]
    ///
    /// Write `place`, or give the role a name of its own.
    NEARLY_SPECIAL = "R057", "role that nearly is a special one";
}
