//! Subjects that are described at length: relative clauses, apposed offices, insertions; shown on English.

mod common;

use common::english::{claims, found, one, only};

#[test]
fn who_is_described_by_a_relative_clause_speaks() {
    for (text, actor) in [
        ("Volunteers of the White Helmets who dug in the rubble said the truce was over.", "civil-defense"),
        ("An opposition source who met the envoys said the truce was over.", "anonymous-source"),
        (
            "A Nusra field commander who fought near the positions of the Syrian army said the truce was over.",
            "tahrir-al-sham",
        ),
        (
            "Opposition sources close to the council that rules the town had said the truce was over.",
            "anonymous-source",
        ),
    ] {
        assert_eq!(only(text), one(actor, "denied"), "{text}");
    }
    // "whom the army …" has a subject of its own, and the whole subject nobody knows
    let other = "Families whom the Syrian army let through said the truce was over.";
    assert!(found(other).is_empty(), "{other}");
}

#[test]
fn what_somebody_insisted_on_ends_with_its_clause() {
    let text = "Wael Olwan, the Faylaq al-Rahman spokesman, who insisted that nobody had talked to Turkey, said the truce was over.";
    let found = found(text);
    assert!(found.contains(&("faylaq-al-rahman".into(), "denied".into())), "{found:?}");
}

#[test]
fn a_list_of_subjects_goes_before_what_describes_them() {
    let text = "Jaysh al-Islam and Faylaq al-Rahman, the strongest of them, said that the truce was over.";
    let mut speakers: Vec<_> = found(text).into_iter().map(|(actor, _)| actor).collect();
    speakers.sort();
    assert_eq!(speakers, ["faylaq-al-rahman", "jaysh-al-islam"]);
}

#[test]
fn nobody_is_carried_over_where_a_stranger_stands_before_the_verb() {
    for stranger in [
        "Some residents of the eastern villages, speaking to a radio station,",
        "At the hospital in the town a doctor, who declined to be named,",
        "One of the elders, wrapped in a blanket,",
    ] {
        let text = format!("The Syrian army said that it was ready. {stranger} said the truce was over.");
        assert!(found(&text).is_empty(), "{text}");
    }
    let own = "The Syrian army said that it was ready. Its media office, in a reply to questions, said the truce was over.";
    assert_eq!(only(own), one("syrian-army", "denied"));
}

#[test]
fn an_office_is_of_its_body_whatever_follows() {
    for text in [
        "Munther Fares, spokesman for Ahrar al-Sham set up by Free Syrian Army groups in the north, said the truce was over.",
        "In Harasta, Munther Fares, a commander in Ahrar al-Sham northern staff, said the truce was over.",
    ] {
        assert_eq!(only(text), one("ahrar-al-sham", "denied"), "{text}");
    }
    for former in [
        "A former spokesman for Ahrar al-Sham who now lives abroad said the truce was over.",
        "A former Ahrar al-Sham commander said the truce was over.",
    ] {
        assert!(found(former).is_empty(), "{former}");
    }
}

#[test]
fn the_adjective_of_a_nation_hides_no_preposition() {
    let text = "The military media office of the Lebanese Hezbollah, which fights in the valley, said the truce was over.";
    assert_eq!(only(text), one("military-media", "denied"));
}

#[test]
fn who_is_named_with_an_account_goes_on_in_his_relative_clause() {
    let text = "That was at odds with the account of Ali Haidar, minister of national reconciliation, who said that the truce was over.";
    assert_eq!(only(text), one("syrian-reconciliation-ministry", "denied"));
}

#[test]
fn a_statement_says_what_who_made_it_says() {
    let text = "Thousands were on the run, the SDF said in a statement, which called the assault a violation of the ceasefire on the part of Turkey.";
    assert_eq!(only(text), one("sdf", "denied"));
}

#[test]
fn an_announcement_by_somebody_is_his() {
    let text = "Faylaq al-Rahman dismissed the announcement by the Russian Reconciliation Center that the truce was over.";
    let found = found(text);
    assert!(found.contains(&("russian-reconciliation-center".into(), "denied".into())), "{found:?}");
    let owned = "Faylaq al-Rahman dismissed the announcement by the Syrian regime's reconciliation minister, Ali Haidar, that the truce was over.";
    let found = self::found(owned);
    assert!(found.contains(&("syrian-reconciliation-ministry".into(), "denied".into())), "{found:?}");
}

#[test]
fn an_apposition_with_a_that_clause_changes_nobody() {
    for subject in [
        "The Levant Front, an alliance that Turkey backs,",
        "The Levant Front, a northern group that holds the border crossing,",
        "The Levant Front, one of the groups that hold the border,",
    ] {
        let text = format!("{subject} said the truce was over.");
        assert_eq!(only(&text), one("jabha-shamiya", "denied"), "{text}");
    }
    for text in [
        "The mayor, a man that the rebels trust, said the truce was over.",
        "A doctor in a town near Jaysh al-Islam, a group that shelled it, said the truce was over.",
        "The town is held by Ahrar al-Sham, a group that Turkey backs, and residents said the truce was over.",
    ] {
        assert!(found(text).is_empty(), "{text}");
    }
}

#[test]
fn who_only_passes_it_on_between_subject_and_verb_says_nothing() {
    for text in [
        "A Syrian official, quoted by the Sana news agency, thanked Russia and said the truce was over.",
        "A Syrian official, quoted by the state news agency Sana, spoke of a lie and said the truce was over.",
        "A Syrian official quoted by Channel 4 said the truce was over.",
        "A Syrian official quoted by the daily Tishreen thanked Russia and said the truce was over.",
    ] {
        assert_eq!(only(text), one("syrian-regime", "denied"), "{text}");
    }
    let passive = "The report was dismissed by Ahrar al-Sham, which said the truce was over.";
    assert_eq!(only(passive), one("ahrar-al-sham", "denied"));
}

#[test]
fn who_refuses_in_a_clause_that_tells_which_ones_are_meant_does_not_turn_what_they_did() {
    let movers = |text: &str| -> Vec<String> {
        let found: Vec<_> = claims(text).into_iter().filter(|c| c.topic == "withdrawal").collect();
        assert_eq!(found.len(), 1, "{text}");
        assert_eq!(
            (found[0].actor.as_str(), found[0].position.as_str()),
            ("syrian-army", "leaving"),
            "{text}"
        );
        found[0].about.iter().filter(|p| p.role == "mover").map(|p| p.party.clone()).collect()
    };
    for text in [
        "The Syrian army said the rebels that refused the settlement had left for Idlib.",
        "The Syrian army said the rebels who refused the settlement had left for Idlib.",
    ] {
        assert_eq!(movers(text), ["syrian-opposition-factions"], "{text}");
    }
    // whoever they are, they are not the speaker
    for text in [
        "The Syrian army said the groups that rejected the settlement had left for Idlib.",
        "The Syrian army said the groups who refused the settlement had left for Idlib.",
        "The Syrian army said fighters who reject the deal would be taken to Idlib.",
    ] {
        assert!(movers(text).is_empty(), "{text}");
    }
    // nothing follows that they do: what is refused is refused
    let last = "Jaish al-Islam said it was the only faction that rejected the settlement.";
    let terms: Vec<_> = claims(last).into_iter().filter(|c| c.topic == "terms").collect();
    assert!(terms.iter().all(|c| c.position == "rejected") && terms.len() == 1, "{last}");
    // behind a comma the clause describes somebody who is named, and speaks for him
    let apart = "Jaish al-Islam, which rejected the settlement, said it would stay in Douma.";
    assert!(claims(apart).iter().any(|c| c.position == "rejected" && c.actor == "jaysh-al-islam"), "{apart}");
}
