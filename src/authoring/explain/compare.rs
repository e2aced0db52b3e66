//! Why two claims contradict, or why they cannot be compared: the verdict of the comparison, and the facts that it
//! rests on.

use super::page::Page;
use crate::conflict::{self, Comparison, Kind, Reason, Statement};
use crate::extract::claim::Party;
use crate::rules::Ruleset;
use crate::rules::labels::Labels;
use serde::Serialize;

/// Two statements held against each other.
#[derive(Debug, Clone, Serialize)]
pub struct Compared {
    /// One.
    pub a: Side,
    /// The other.
    pub b: Side,
    /// `contradiction`, `shift`, `divergence`; none where they do not conflict.
    pub kind: Option<&'static str>,
    /// The verdict in words.
    pub verdict: String,
    /// What it rests on, each with whether it speaks for a conflict.
    pub facts: Vec<Fact>,
}

/// A statement that is compared.
#[derive(Debug, Clone, Serialize)]
pub struct Side {
    /// Whose.
    pub actor: String,
    /// The actor's side.
    pub side: Option<String>,
    /// On what.
    pub topic: String,
    /// Which answer.
    pub position: String,
    /// Whom it concerns, each with its role.
    pub about: Vec<(String, String)>,
    /// When it was made.
    pub day: Option<String>,
}

/// Something that a comparison looks at.
#[derive(Debug, Clone, Serialize)]
pub struct Fact {
    /// `topic`, `speaker`, `position`, `day`, `parties`.
    pub of: &'static str,
    /// Whether it allows a conflict.
    pub allows: bool,
    /// What it is, in words.
    pub says: String,
}

/// Holds two statements against each other, as the report does.
pub fn compare(a: &Statement, b: &Statement, ruleset: &Ruleset) -> Compared {
    let comparison = conflict::compare(a, b, ruleset.relations());
    let kind = match comparison {
        Comparison::Conflict { kind, .. } => Some(kind_word(kind)),
        Comparison::None(_) => None,
    };
    Compared {
        a: side(a, ruleset),
        b: side(b, ruleset),
        kind,
        verdict: verdict(comparison, ruleset.labels()),
        facts: facts(a, b, comparison, ruleset),
    }
}

fn kind_word(kind: Kind) -> &'static str {
    match kind {
        Kind::Contradiction => "contradiction",
        Kind::Shift => "shift",
        Kind::Divergence => "divergence",
    }
}

fn side(statement: &Statement, ruleset: &Ruleset) -> Side {
    let labels = ruleset.labels();
    let party = |p: &Party| (labels.actor(p.actor).id.clone(), labels.role(p.role).id.clone());
    Side {
        actor: labels.actor(statement.actor).id.clone(),
        side: ruleset.relations().side(statement.actor).map(|s| labels.side(s).id.clone()),
        topic: labels.topic(statement.topic).id.clone(),
        position: labels.position(statement.position).id.clone(),
        about: statement.about.iter().map(party).collect(),
        day: statement.day.map(|day| day.to_string()),
    }
}

fn verdict(comparison: Comparison, labels: &Labels) -> String {
    let reason = match comparison {
        Comparison::Conflict { kind: Kind::Contradiction, .. } => {
            return "a contradiction: two speakers cannot both be right".to_owned();
        }
        Comparison::Conflict { kind: Kind::Shift, .. } => {
            return "a shift: the same speaker moved from the earlier to the later position".to_owned();
        }
        Comparison::Conflict { kind: Kind::Divergence, .. } => {
            return "a divergence: two voices of one side or one speaker".to_owned();
        }
        Comparison::None(reason) => reason,
    };
    let why = match reason {
        Reason::OtherTopic => "they are on different topics".to_owned(),
        Reason::NotOpposed => "the topic neither opposes these positions nor lists the change as a shift".to_owned(),
        Reason::OtherParties(role) => {
            format!("they concern others: the parties in the role {} do not meet", labels.role(role).id)
        }
        Reason::OtherDay => "they are about what happened on different days".to_owned(),
        Reason::OtherPlaces => "they speak of other places, or their reports do, and no two bodies that are the same tie them".to_owned(),
        Reason::DeniedFirst => "the denial is days older than the accusation, so that it answers another".to_owned(),
        Reason::NoParty => "there is no role in which both name somebody".to_owned(),
        Reason::NoDay => "one of them has no day, and they are not of one report".to_owned(),
        Reason::TooFarApart { days, within } => {
            format!("they are {days} days apart, and the topic allows {within}")
        }
        Reason::MovedOn => {
            "a group and one of its members on different days: a `[[shift]]` of the topic, and no divergence".to_owned()
        }
        Reason::NoShift => "the same speaker on different days, and the topic lists no such `[[shift]]`".to_owned(),
        Reason::Unlisted => {
            "one is of a body that the pack does not list, which may be the other under another name".to_owned()
        }
        Reason::OnlyReported => {
            "one is known from somebody else's words only, which sets nobody at odds with itself or its own side".to_owned()
        }
        Reason::CarriedOver => {
            "the speaker of one is carried over from an earlier sentence, which sets no side at odds with itself".to_owned()
        }
        Reason::Rumour => {
            "one is a rumour of nobody in particular, which contradicts only who answers it in the same sentence or the next"
                .to_owned()
        }
        Reason::OtherNews => {
            "two reports days apart tell other news, unless the bodies that they name, or a place in common, tie them".to_owned()
        }
        Reason::OneVoice => {
            "both are of one actor, and no two persons are named who said them".to_owned()
        }
    };
    format!("not comparable: {why}")
}

fn facts(a: &Statement, b: &Statement, comparison: Comparison, ruleset: &Ruleset) -> Vec<Fact> {
    let mut facts =
        vec![fact("topic", a.topic == b.topic, if a.topic == b.topic { "the same" } else { "different" })];
    if a.topic != b.topic {
        return facts;
    }
    facts.push(speakers(a, b, ruleset));
    facts.push(positions(a, b, ruleset));
    facts.push(days(a, b, comparison, ruleset));
    facts.push(parties(a, b, comparison, ruleset));
    facts
}

fn fact(of: &'static str, allows: bool, says: &str) -> Fact {
    Fact { of, allows, says: says.to_owned() }
}

fn speakers(a: &Statement, b: &Statement, ruleset: &Ruleset) -> Fact {
    let relations = ruleset.relations();
    let same_side = relations.side(a.actor).is_some() && relations.side(a.actor) == relations.side(b.actor);
    let says = match (a.actor == b.actor, same_side) {
        (true, _) if relations.is_unnamed(a.actor) => "unnamed: another person in each report",
        (true, _) => "the same, so they could shift or diverge",
        (false, true) => "two of one side, so they could diverge",
        (false, false) => "two of different sides, so they could contradict each other",
    };
    fact("speaker", true, says)
}

fn positions(a: &Statement, b: &Statement, ruleset: &Ruleset) -> Fact {
    let relations = ruleset.relations();
    let name = |p| ruleset.labels().position(p).id.as_str();
    let (left, right) = (name(a.position), name(b.position));
    let moved = a.actor == b.actor
        && (relations.is_shift(a.position, b.position) || relations.is_shift(b.position, a.position));
    match relations.opposed(a.position, b.position) {
        Some(Some(days)) => {
            fact("position", true, &format!("{left} and {right} are opposed within {days} days"))
        }
        Some(None) => fact("position", true, &format!("{left} and {right} are opposed, however far apart")),
        None if moved => fact("position", true, &format!("{left} and {right} are listed as a shift")),
        None if a.position == b.position => fact("position", false, &format!("both say {left}")),
        None => fact("position", false, &format!("no `[[opposed]]` holds {left} against {right}")),
    }
}

fn days(a: &Statement, b: &Statement, comparison: Comparison, _ruleset: &Ruleset) -> Fact {
    let (Some(left), Some(right)) = (a.day, b.day) else {
        let allows = !matches!(comparison, Comparison::None(Reason::NoDay));
        return fact("day", allows, "not known of both; it must be, unless they are of one report");
    };
    let apart = left.signed_duration_since(right).num_days().unsigned_abs();
    let allows = !matches!(comparison, Comparison::None(Reason::TooFarApart { .. }));
    let says = match apart {
        0 => "the same".to_owned(),
        1 => "1 day apart".to_owned(),
        days => format!("{days} days apart"),
    };
    fact("day", allows, &says)
}

fn parties(a: &Statement, b: &Statement, comparison: Comparison, ruleset: &Ruleset) -> Fact {
    // The comparison looks at parties last: another reason says nothing of them.
    let listed = |s: &Statement| {
        let ids: Vec<&str> = s.about.iter().map(|p| ruleset.labels().actor(p.actor).id.as_str()).collect();
        if ids.is_empty() { "nobody".to_owned() } else { ids.join(" and ") }
    };
    let (left, right) = (listed(a), listed(b));
    match comparison {
        Comparison::Conflict { .. } => fact("parties", true, &format!("{left} meet {right}")),
        Comparison::None(Reason::OtherParties(_) | Reason::NoParty) => {
            fact("parties", false, &format!("{left} do not meet {right}"))
        }
        Comparison::None(Reason::OtherNews) => {
            fact("parties", false, &format!("{left} and {right} may be of two matters, days apart"))
        }
        Comparison::None(_) => fact("parties", true, &format!("{left}; {right} (not looked at)")),
    }
}

/// A comparison for people.
pub(super) fn lines(page: &mut Page, compared: &Compared) {
    page.heading("against each other");
    for (label, side) in [("one", &compared.a), ("other", &compared.b)] {
        page.label(label);
        let day = side.day.as_deref().unwrap_or("no day");
        let of = side.side.as_ref().map(|s| format!(", side {s}")).unwrap_or_default();
        let about: Vec<String> =
            side.about.iter().map(|(actor, role)| format!("{actor} as {role}")).collect();
        page.item(0, &format!("{} {} ({}), {day}{of}", side.actor, side.position, side.topic));
        page.item(1, &if about.is_empty() { "concerns nobody by name".to_owned() } else { about.join(", ") });
    }
    for fact in &compared.facts {
        page.label(fact.of);
        page.item(0, &format!("{} {}", if fact.allows { "+" } else { "-" }, fact.says));
    }
    page.label("verdict");
    page.item(0, &compared.verdict);
}
