//! Round after round of edits gives what a run from the beginning gives: on random edits of rules and reports.

use gainsay::authoring::diff::{compare, compare_parts};
use gainsay::authoring::examples;
use gainsay::conflict::Findings;
use gainsay::corpus::{self, Corpus, Document, ReadOptions};
use gainsay::diagnostic::{Severity, SourceMap};
use gainsay::extract::extract;
use gainsay::pipeline::rounds::{Delta, Round, Rounds};
use gainsay::pipeline::{self, Analysis};
use gainsay::report::view::{Claim, Conflict, Inputs, claims_alone, conflicts_alone};
use gainsay::rules::check::faults;
use gainsay::rules::load::{Origin, load};
use gainsay::rules::pack::Pack;
use gainsay::rules::{Ruleset, compile, compile_after};
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

const EDITS: usize = 16;
const REPORTS: usize = 7;

/// The same numbers each time (SplitMix64).
struct Dice(u64);

impl Dice {
    fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        usize::try_from((z ^ (z >> 31)) % end.max(1) as u64).expect("fits")
    }

    fn of<'a, T>(&mut self, list: &'a [T]) -> Option<&'a T> {
        list.get(self.below(list.len()))
    }
}

/// A pack whose files can be edited.
struct Workshop {
    folder: tempfile::TempDir,
    dice: Dice,
    reports: Vec<Document>,
    /// Words and word pairs of the reports.
    words: Vec<String>,
}

impl Workshop {
    fn open(seed: u64) -> Self {
        let root = Path::new(env!("CARGO_MANIFEST_DIR"));
        let folder = tempfile::tempdir().expect("a temporary folder");
        copy(&root.join("rules"), folder.path());
        let paths = [root.join("seeds")];
        let seeds =
            corpus::read(&paths, &ReadOptions::default(), &mut std::io::empty(), &mut SourceMap::default());
        let all: Vec<&str> = seeds.documents.iter().flat_map(|d| d.text.split_whitespace()).collect();
        let clean = |word: &&str| word.trim_matches(|c: char| !c.is_alphabetic()).to_owned();
        let plain = |word: &String| !word.is_empty() && word.chars().all(char::is_alphabetic);
        let mut words: Vec<String> = all.iter().map(clean).filter(plain).collect();
        let pairs = words.windows(2).map(|pair| pair.join(" ")).collect::<Vec<_>>();
        words.extend(pairs.into_iter().step_by(3));
        let mut dice = Dice(seed);
        let reports = (0..REPORTS).map(|nth| varied(&seeds.documents, nth, &mut dice)).collect();
        Self { folder, dice, reports, words }
    }

    fn pack(&self) -> Option<Pack> {
        let mut sources = SourceMap::default();
        let (pack, found) = load(&Origin::Folder(self.folder.path().to_owned()), &mut sources);
        let sound = found.iter().chain(&faults(&pack, &sources)).all(|d| d.severity != Severity::Error);
        sound.then_some(pack)
    }

    /// Changes something; gives what it was, to take it back, and what was done.
    fn edit(&mut self) -> (Undo, String) {
        if self.dice.below(5) == 0 {
            return self.edit_reports();
        }
        let mut files = toml_files(self.folder.path());
        // What is in no language of the reports changes nothing.
        files.retain(|file| !["pack.toml", "en.toml", "ru.toml"].iter().any(|name| file.ends_with(name)));
        let file = self.dice.of(&files).expect("files").clone();
        let text = fs::read_to_string(&file).expect("readable");
        let kind = self.dice.below(9);
        let new = match kind {
            0 | 1 => self.with_string(&text),
            2 | 3 => self.without_string(&text),
            4 => self.without_block(&text),
            5 => self.blocks_exchanged(&text),
            6 => self.with_rule(&text),
            7 => self.with_guard(&text),
            _ => self.with_other_id(&text),
        };
        fs::write(&file, new).expect("writable");
        let name = file.strip_prefix(self.folder.path()).expect("inside").display().to_string();
        (Undo::File(file, text), format!("edit {kind} of {name}"))
    }

    fn edit_reports(&mut self) -> (Undo, String) {
        let before = self.reports.clone();
        let at = self.dice.below(self.reports.len());
        let kind = self.dice.below(3);
        match kind {
            0 if self.reports.len() > 2 => drop(self.reports.remove(at)),
            1 => {
                let mut new = self.reports[at].clone();
                new.id = format!("{}-{}", new.id, self.dice.below(1000));
                self.reports.push(new);
                self.reports.sort_by(|a, b| a.id.cmp(&b.id));
            }
            _ => {
                let pair = self.words[self.dice.below(self.words.len())].clone();
                self.reports[at].text.push_str(&format!("\nونفى جيش الإسلام {pair}.\n"));
            }
        }
        (Undo::Reports(before), format!("edit {kind} of the reports"))
    }

    fn undo(&mut self, undo: Undo) {
        match undo {
            Undo::File(file, text) => fs::write(file, text).expect("writable"),
            Undo::Reports(reports) => self.reports = reports,
        }
    }

    fn corpus(&self) -> Arc<Corpus> {
        Arc::new(Corpus { documents: self.reports.clone(), ..Corpus::default() })
    }

    /// A word or two more in a list.
    fn with_string(&mut self, text: &str) -> String {
        let places: Vec<usize> = text.match_indices("\", \"").map(|(at, _)| at).collect();
        let Some(&at) = self.dice.of(&places) else { return text.to_owned() };
        let word = &self.words[self.dice.below(self.words.len())];
        format!("{}\", \"{word}{}", &text[..at], &text[at..])
    }

    /// One less in a list.
    fn without_string(&mut self, text: &str) -> String {
        let end = |at: usize| text[at + 4..].find('"').map_or(at + 4, |end| at + 4 + end);
        let written = |at: &usize| {
            let word = text[at + 4..end(*at)].trim_start_matches('=');
            self.reports.iter().any(|report| report.text.contains(word))
        };
        let places = text.match_indices("\", \"").map(|(at, _)| at);
        let places: Vec<usize> = places.filter(written).collect();
        let Some(&at) = self.dice.of(&places) else { return text.to_owned() };
        format!("{}{}", &text[..at], &text[end(at)..])
    }

    fn without_block(&mut self, text: &str) -> String {
        let mut blocks: Vec<&str> = text.split("\n[[").collect();
        if blocks.len() > 1 {
            let at = 1 + self.dice.below(blocks.len() - 1);
            blocks.remove(at);
        }
        blocks.join("\n[[")
    }

    fn blocks_exchanged(&mut self, text: &str) -> String {
        let mut blocks: Vec<&str> = text.split("\n[[").collect();
        if blocks.len() > 2 {
            let at = 1 + self.dice.below(blocks.len() - 2);
            blocks.swap(at, at + 1);
        }
        blocks.join("\n[[")
    }

    /// A new rule before another one, of one of the topic's positions.
    fn with_rule(&mut self, text: &str) -> String {
        let rules: Vec<usize> = text.match_indices("[[rule]]\n").map(|(at, _)| at).collect();
        let positions: Vec<&str> =
            text.split("[[position]]\nid = \"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
        let (Some(&at), Some(&position)) = (self.dice.of(&rules), self.dice.of(&positions)) else {
            return text.to_owned();
        };
        let a = self.dice.below(self.words.len());
        let b = (a + 1) % self.words.len();
        let id = self.dice.below(1_000_000);
        let rule = format!(
            "[[rule]]\nid = \"new-{id}\"\nlang = \"ar\"\nposition = \"{position}\"\nany = [\"{}\", \"{} …2 {}\"]\n\n",
            self.words[b], self.words[a], self.words[b]
        );
        format!("{}{rule}{}", &text[..at], &text[at..])
    }

    fn with_guard(&mut self, text: &str) -> String {
        let places: Vec<usize> =
            text.match_indices("unless = [\"").map(|(at, found)| at + found.len()).collect();
        let Some(&at) = self.dice.of(&places) else { return text.to_owned() };
        let word = &self.words[self.dice.below(self.words.len())];
        format!("{}{word}\", \"{}", &text[..at], &text[at..])
    }

    /// One id in place of another of its sort: a position's answer, a rule's position, an actor's side or group.
    fn with_other_id(&mut self, text: &str) -> String {
        let keys = [
            "position = ",
            "deny = ",
            "refuse = ",
            "accept = ",
            "side = ",
            "kind = ",
            "party-as = ",
            "force = ",
        ];
        let key = keys[self.dice.below(keys.len())];
        let places: Vec<usize> = text.match_indices(key).map(|(at, _)| at).collect();
        let (Some(&to), Some(&from)) = (self.dice.of(&places), self.dice.of(&places)) else {
            return text.to_owned();
        };
        let line = |at: usize| text[at..].lines().next().unwrap_or("");
        format!("{}{}{}", &text[..to], line(from), &text[to + line(to).len()..])
    }
}

enum Undo {
    File(PathBuf, String),
    Reports(Vec<Document>),
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("a folder");
    for entry in fs::read_dir(from).expect("readable") {
        let path = entry.expect("entry").path();
        let target = to.join(path.file_name().expect("a name"));
        match path.is_dir() {
            true => copy(&path, &target),
            false => drop(fs::copy(&path, &target).expect("copied")),
        }
    }
}

fn toml_files(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).expect("readable") {
        let path = entry.expect("entry").path();
        match path.is_dir() {
            true => files.extend(toml_files(&path)),
            false => files.push(path),
        }
    }
    files.sort();
    files
}

/// A report made of one of the seeds: some lines left out, another day; every other one says no language.
fn varied(seeds: &[Document], nth: usize, dice: &mut Dice) -> Document {
    let seed = &seeds[nth % seeds.len()];
    let lines: Vec<&str> = seed.text.lines().filter(|_| dice.below(5) > 0).collect();
    let days = chrono::Days::new(dice.below(9) as u64);
    Document {
        id: format!("{nth:02}"),
        text: lines.join("\n") + "\n",
        published: seed.published.and_then(|day| day.checked_add_days(days)),
        language: seed.language.clone().filter(|_| nth.is_multiple_of(2)),
        ..seed.clone()
    }
}

/// What may differ of one of two rounds, as the watch takes it.
fn part(
    round: &Round,
    documents: &[usize],
    delta: &Delta,
) -> (Vec<Claim>, Vec<Conflict>, BTreeMap<String, Claim>) {
    let said = round.claims_of(documents);
    let (on_topics, findings) = round.on(&delta.topics);
    let none = Findings::default();
    let labels = round.labels();
    let inputs = |claims, findings| Inputs {
        documents: &round.corpus.documents,
        detected: &[],
        copies: round.copies(),
        skipped: &[],
        claims,
        findings,
        labels: &labels,
        relations: round.ruleset.relations(),
    };
    let (conflicts, quoted) = conflicts_alone(&inputs(&on_topics, &findings));
    (claims_alone(&inputs(&said, &none)), conflicts, quoted)
}

/// The differences told from the parts that may differ are those of the whole reports.
fn assert_same_news(last: &Round, round: &Round, delta: &Delta, what: &str) {
    let whole = |round: &Round| pipeline::report(&round.corpus, &round.ruleset, &round.analysis());
    let (before, after) = (whole(last), whole(round));
    let (old, new) = (part(last, &delta.old_documents, delta), part(round, &delta.new_documents, delta));
    let ids = round.corpus.documents.iter().map(|d| d.id.as_str());
    let told = compare_parts((&old.0, &old.1), (&new.0, &new.1), ids);
    let whole = compare(&before, &after);
    let json = |changes| {
        let mut value = serde_json::to_value(changes).expect("serialises");
        shorts_dropped(&mut value);
        value
    };
    assert_eq!(json(&told), json(&whole), "{what}");
    for conflict in new.1.iter().filter_map(|conflict| conflict.pairs.first()) {
        assert!(new.2.contains_key(&conflict.a) && new.2.contains_key(&conflict.b), "{what}");
    }
}

/// Short ids are those of the whole report.
fn shorts_dropped(value: &mut serde_json::Value) {
    match value {
        serde_json::Value::Object(map) => {
            map.remove("short");
            map.values_mut().for_each(shorts_dropped);
        }
        serde_json::Value::Array(list) => list.iter_mut().for_each(shorts_dropped),
        _ => {}
    }
}

fn fresh(workshop: &Workshop, ruleset: &Ruleset) -> Analysis {
    pipeline::run(&workshop.corpus(), ruleset)
}

/// Every seventh example of the pack.
fn some_examples(ruleset: &Ruleset) -> Vec<Document> {
    examples::documents(ruleset).into_iter().step_by(7).collect()
}

fn rounds_of(seed: u64) -> (usize, usize) {
    let mut workshop = Workshop::open(seed);
    let mut rounds = Rounds::default();
    let mut pack = workshop.pack().expect("the shipped pack is sound");
    let first = Arc::new(compile(&pack));
    assert!(rounds.next(workshop.corpus(), some_examples(&first), Arc::clone(&first)).is_none());
    assert_eq!(rounds.last().map(Round::analysis), Some(fresh(&workshop, &first)));
    let (mut sound, mut changed) = (0, 0);
    let mut done = Vec::new();
    while sound < EDITS {
        let (undo, what) = workshop.edit();
        let Some(edited) = workshop.pack() else {
            workshop.undo(undo);
            continue;
        };
        let before = rounds.last().map(|round| (&pack, &*round.ruleset));
        let ruleset = Arc::new(compile_after(&edited, before));
        pack = edited;
        sound += 1;
        done.push(what);
        let what = format!("seed {seed}: {}", done.join(", "));
        let (last, delta) = rounds
            .next(workshop.corpus(), some_examples(&ruleset), Arc::clone(&ruleset))
            .expect("a round before");
        let round = rounds.last().expect("a round");
        assert_eq!(round.analysis(), fresh(&workshop, &compile(&pack)), "{what}");
        for (example, claims) in some_examples(&ruleset).iter().zip(round.claims_aside()) {
            assert_eq!(claims, extract(example, 0, &ruleset).claims, "{what}: {}", example.text);
        }
        assert_same_news(&last, round, &delta, &what);
        changed += usize::from(last.analysis().claims != round.analysis().claims);
    }
    (sound, changed)
}

#[test]
fn random_edits_give_what_a_run_from_the_beginning_gives() {
    let seeds: Vec<u64> = match std::env::var("GAINSAY_ROUNDS_SEED").ok().and_then(|seed| seed.parse().ok()) {
        Some(seed) => vec![seed],
        None => vec![1, 2],
    };
    let runs: Vec<(usize, usize)> = seeds.into_iter().map(rounds_of).collect();
    let changed: usize = runs.iter().map(|run| run.1).sum();
    assert!(changed > 0, "the edits must show: {runs:?}");
}

#[test]
fn an_edit_that_reaches_a_headline_alone_is_seen() {
    let mut workshop = Workshop::open(1);
    workshop.reports = vec![Document {
        id: "00".into(),
        title: Some("الجيش السوري ينفي قصف الغوطة بالغازات".into()),
        language: Some("ar".into()),
        text: "اتهم محمد علوش النظام بقصف السوق.\n".into(),
        published: chrono::NaiveDate::from_ymd_opt(2018, 4, 12),
        ..Document::default()
    }];
    let mut rounds = Rounds::default();
    let pack = workshop.pack().expect("the shipped pack is sound");
    let first = Arc::new(compile(&pack));
    rounds.next(workshop.corpus(), Vec::new(), Arc::clone(&first));
    let parties = |rounds: &Rounds| {
        let analysis = rounds.last().expect("a round").analysis();
        analysis.claims.iter().map(|claim| claim.about.len()).collect::<Vec<_>>()
    };
    assert_eq!(parties(&rounds), [2], "whom it blames and where");
    let places = workshop.folder.path().join("actors/places.toml");
    let text = fs::read_to_string(&places).expect("readable");
    fs::write(&places, text.replace("\"الغوطة\", ", "")).expect("writable");
    let edited = workshop.pack().expect("sound");
    let ruleset = Arc::new(compile_after(&edited, Some((&pack, &*first))));
    rounds.next(workshop.corpus(), Vec::new(), ruleset);
    assert_eq!(parties(&rounds), [1], "whom it blames");
}
