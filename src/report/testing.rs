//! A small report made by hand, for the tests of this module.

use super::view::{Detected, Inputs, Report, build};
use crate::conflict::{Conflict, Copied, Findings, Kind, Pair, Stand, Statement};
use crate::corpus::{Document, Skipped};
use crate::extract::claim::{Basis, Claim, DayBasis, Party, Precision, Speaker, StatementDay, Step, Trace};
use crate::rules::ActorKind;
use crate::rules::Force;
use crate::rules::ids::{ActorId, PositionId, RoleId, RuleId, SideId, TopicId};
use crate::rules::labels::{Label, Labels};
use crate::rules::relations::Relations;
use chrono::NaiveDate;
use std::ops::Range;
use unicode_width::UnicodeWidthStr;

const CENTRE: ActorId = ActorId(0);
const FAYLAQ: ActorId = ActorId(1);
const MEDIA: ActorId = ActorId(2);
const UNDERWAY: PositionId = PositionId(0);
const DENIED: PositionId = PositionId(1);
const WILLING: PositionId = PositionId(2);

/// A day of March 2018.
pub(super) fn day(day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2018, 3, day).unwrap()
}

/// Everything that a view is built from.
pub(super) struct Data {
    pub(super) documents: Vec<Document>,
    pub(super) claims: Vec<Claim>,
    pub(super) findings: Findings,
    pub(super) labels: Labels,
    pub(super) relations: Relations,
}

impl Data {
    pub(super) fn view(&self) -> Report {
        let detected: Vec<Detected> = self
            .documents
            .iter()
            .map(|_| Detected { language: "ar".into(), ..Detected::default() })
            .collect();
        build(&Inputs {
            documents: &self.documents,
            detected: &detected,
            copies: &[None, Some(Copied { first: 0, days: 0 })],
            skipped: &[Skipped { path: "photo.jpg".into(), reason: "not text".into() }],
            claims: &self.claims,
            findings: &self.findings,
            labels: &self.labels,
            relations: &self.relations,
        })
    }
}

/// The view of [`data`].
pub(super) fn sample() -> Report {
    data().view()
}

/// Two sides, a medium, five documents; contradictions, a shift, a divergence.
pub(super) fn data() -> Data {
    let documents = documents();
    let claims = claims(&documents);
    Data { documents, claims, findings: findings(), labels: labels(), relations: relations() }
}

fn label(id: &str, en: &str, ar: &str) -> Label {
    let names = [("en", en), ("ar", ar)].into_iter().filter(|(_, name)| !name.is_empty());
    Label { id: id.into(), names: names.map(|(lang, name)| (lang.into(), name.into())).collect() }
}

fn labels() -> Labels {
    Labels {
        pack: label("syria-2018", "", ""),
        hash: "00ff".into(),
        origin: "builtin".into(),
        actors: vec![
            label("russian-reconciliation-center", "Russian Reconciliation Centre", "مركز المصالحة الروسي"),
            label("faylaq-al-rahman", "Faylaq al-Rahman", "فيلق الرحمن"),
            label("media", "Media", "وسائل الإعلام"),
        ],
        sides: vec![
            label("russian-center", "Russian centre", ""),
            label("factions", "Factions", ""),
            label("media", "Media", ""),
        ],
        topics: vec![
            label("negotiations", "Negotiations", "المفاوضات"),
            label("withdrawal", "Withdrawal", ""),
        ],
        positions: vec![label("underway", "", ""), label("denied", "", ""), label("willing", "", "")],
        position_topics: vec![TopicId(0); 3],
        rules: vec![label("negotiations/talks-named", "", "")],
        roles: vec![label("partner", "", "")],
    }
}

fn relations() -> Relations {
    let sides = [0, 1, 2].map(|side| Some(SideId(side))).to_vec();
    Relations {
        sides,
        kinds: vec![ActorKind::Body, ActorKind::Body, ActorKind::Media],
        groups: vec![Vec::new(); 3],
        party_as: vec![CENTRE, FAYLAQ, MEDIA],
        blaming: Vec::new(),
        compare: Some((SideId(0), SideId(1))),
        ..Relations::default()
    }
}

fn document(id: &str, outlet: &str, published: Option<NaiveDate>, text: &str) -> Document {
    Document {
        id: id.into(),
        path: format!("reports/{id}.txt"),
        outlet: Some(outlet.into()),
        published,
        title: Some("عنوان تقرير عن المفاوضات في الغوطة الشرقية".into()),
        text: text.into(),
        ..Document::default()
    }
}

fn documents() -> Vec<Document> {
    let centre = "قال مركز المصالحة الروسي إن مفاوضات جرت مع فيلق الرحمن حول خروج الجرحى من البلدات المحاصرة، \
                  وإن اللقاءات ستتواصل خلال الأيام القادمة على الرغم من القصف الذي طال أطراف المدينة.";
    let denial = "تشهد البلدة هدوءا حذرا.\nنفى فيلق الرحمن على لسان وائل علوان وجود أي مفاوضات مع الجانب \
                  الروسي. وأضاف أن لا لقاءات عقدت.\nوتستمر الغارات.";
    vec![
        document("001", "aljazeera", Some(day(11)), centre),
        document("002", "shaam", Some(day(11)), centre),
        document("003", "orient", Some(day(11)), denial),
        document("004", "alsouria", Some(day(20)), "أبدى فيلق الرحمن استعداده لعقد مفاوضات برعاية أممية."),
        document("005", "hostile\u{1b}[31m|x", None, "\u{202e}تتحدث وسائل الإعلام\u{1b}[2J عن مفاوضات قريبة"),
    ]
}

fn find(text: &str, word: &str) -> Range<usize> {
    let start = text.find(word).unwrap_or_else(|| panic!("{word} is not in the text"));
    start..start + word.len()
}

struct Words<'a> {
    sentence: (&'a str, &'a str),
    cue: &'a str,
    speaker: &'a str,
    content: &'a str,
}

fn claim(
    documents: &[Document],
    document: usize,
    actor: ActorId,
    position: PositionId,
    words: &Words<'_>,
) -> Claim {
    let text = &documents[document].text;
    let start = find(text, words.sentence.0).start;
    let end = start + find(&text[start..], words.sentence.1).end;
    let in_sentence = |word: &str| {
        let found = find(&text[start..], word);
        start + found.start..start + found.end
    };
    let published = documents[document].published;
    Claim {
        document,
        actor,
        speaker: Speaker { basis: Basis::Named, distance: 0, spokesperson: None },
        via: None,
        topic: TopicId(0),
        position,
        about: vec![Party { actor: CENTRE, role: RoleId(0) }, Party { actor: FAYLAQ, role: RoleId(0) }],
        places: Vec::new(),
        of_others: false,
        setting: [].into(),
        near: [].into(),
        occasion: None,
        day: StatementDay {
            day: published,
            basis: if published.is_some() { DayBasis::Published } else { DayBasis::Unknown },
            precision: Precision::Day,
        },
        hedged: false,
        nested_in: None,
        rule: RuleId(0),
        trace: Trace {
            sentence: start..end,
            quote: start..end,
            cue: Some(in_sentence(words.cue)),
            speaker: Some(find(text, words.speaker)),
            content: in_sentence(words.content),
            stated: UNDERWAY,
            steps: Vec::new(),
        },
    }
}

fn step(range: Option<Range<usize>>, force: Force, position: PositionId) -> Vec<Step> {
    range.map(|word| Step { word, force, negation: false, position }).into_iter().collect()
}

fn claims(documents: &[Document]) -> Vec<Claim> {
    let centre = Words {
        sentence: ("قال مركز", "المدينة"),
        cue: "قال",
        speaker: "مركز المصالحة الروسي",
        content: "مفاوضات جرت",
    };
    let denied =
        Words {
            sentence: ("نفى", "الروسي"), cue: "نفى", speaker: "فيلق الرحمن", content: "مفاوضات"
        };
    let added =
        Words {
            sentence: ("وأضاف", "عقدت"), cue: "وأضاف", speaker: "فيلق الرحمن", content: "لقاءات"
        };
    let willing =
        Words {
            sentence: ("أبدى", "أممية"), cue: "أبدى", speaker: "فيلق الرحمن", content: "مفاوضات"
        };
    let media =
        Words {
            sentence: ("\u{202e}", "قريبة"), cue: "تتحدث", speaker: "وسائل الإعلام", content: "مفاوضات"
        };
    let mut claims = vec![
        claim(documents, 0, CENTRE, UNDERWAY, &centre),
        claim(documents, 1, CENTRE, UNDERWAY, &centre),
        claim(documents, 2, FAYLAQ, DENIED, &denied),
        claim(documents, 2, FAYLAQ, DENIED, &added),
        claim(documents, 3, FAYLAQ, WILLING, &willing),
        claim(documents, 4, MEDIA, UNDERWAY, &media),
    ];
    claims[2].speaker.spokesperson = Some("وائل علوان".into());
    claims[3].speaker = Speaker { basis: Basis::Carried, distance: 1, spokesperson: None };
    for (index, force, position) in
        [(2, Force::Deny, DENIED), (3, Force::Deny, DENIED), (4, Force::Accept, WILLING)]
    {
        claims[index].trace.steps = step(claims[index].trace.cue.clone(), force, position);
    }
    claims
}

fn statement(
    actor: ActorId,
    position: PositionId,
    day: Option<NaiveDate>,
    documents: &[usize],
    claims: &[usize],
) -> Statement {
    Statement {
        actor,
        topic: TopicId(0),
        position,
        about: vec![Party { actor: CENTRE, role: RoleId(0) }, Party { actor: FAYLAQ, role: RoleId(0) }],
        places: Vec::new(),
        occasion: None,
        day,
        document: day.is_none().then_some(4),
        documents: documents.to_vec(),
        sentences: Vec::new(),
        persons: Vec::new(),
        setting: Vec::new(),
        near: Vec::new(),
        claims: claims.to_vec(),
        reported: false,
        carried: false,
    }
}

fn findings() -> Findings {
    let stand = |actor, position| Stand { actor, position };
    let conflict = |kind, a, b, pairs| Conflict { kind, topic: TopicId(0), a, b, pairs };
    let pair = |a, b, days_apart| Pair { a, b, days_apart };
    Findings {
        statements: vec![
            statement(CENTRE, UNDERWAY, Some(day(11)), &[0, 1], &[0, 1]),
            statement(FAYLAQ, DENIED, Some(day(11)), &[2], &[2, 3]),
            statement(FAYLAQ, WILLING, Some(day(20)), &[3], &[4]),
            statement(MEDIA, UNDERWAY, None, &[4], &[5]),
        ],
        conflicts: vec![
            conflict(
                Kind::Contradiction,
                stand(CENTRE, UNDERWAY),
                stand(FAYLAQ, DENIED),
                vec![pair(0, 1, Some(0))],
            ),
            conflict(
                Kind::Contradiction,
                stand(FAYLAQ, DENIED),
                stand(CENTRE, UNDERWAY),
                vec![pair(1, 0, Some(0))],
            ),
            conflict(
                Kind::Contradiction,
                stand(MEDIA, UNDERWAY),
                stand(FAYLAQ, DENIED),
                vec![pair(3, 1, None)],
            ),
            conflict(Kind::Shift, stand(FAYLAQ, DENIED), stand(FAYLAQ, WILLING), vec![pair(1, 2, Some(9))]),
        ],
    }
}

/// No line is wider than the width, every isolate is closed on its line, and no control character is left.
pub(super) fn assert_fit(text: &str, width: usize) {
    assert!(text.ends_with('\n'));
    for line in text.lines() {
        let bare: String = line.chars().filter(|c| !matches!(c, '\u{2066}'..='\u{2069}')).collect();
        let columns = bare.width().max(super::paint::columns(&bare));
        assert!(columns <= width, "{columns} columns at {width}: {line}");
        assert!(!line.ends_with(' '), "white space at the end: {line:?}");
        let mut depth = 0_i32;
        for c in line.chars() {
            depth += match c {
                '\u{2068}' => 1,
                '\u{2069}' => -1,
                _ => 0,
            };
            assert!((0..=1).contains(&depth), "isolates in {line:?}");
            assert!(
                !c.is_control() && !matches!(c, '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2065}'),
                "{line:?}"
            );
        }
        assert_eq!(depth, 0, "isolates in {line:?}");
    }
}
