//! Whom a claim concerns where a word or its place could mislead, shown on English.

mod common;

use common::english::claims;

/// The parties of the only claim of a text on a topic, with their roles.
fn about(text: &str, topic: &str) -> Vec<(String, String)> {
    let found: Vec<_> = claims(text).into_iter().filter(|c| c.topic == topic).collect();
    assert_eq!(found.len(), 1, "{text}");
    let parties = found.iter().flat_map(|c| &c.about).filter(|p| p.role != "place" && p.role != "day");
    parties.map(|p| (p.party.clone(), p.role.clone())).collect()
}

fn party(actor: &str, role: &str) -> (String, String) {
    (actor.to_string(), role.to_string())
}

#[test]
fn whom_somebody_told_it_has_not_done_it() {
    let text = "A Syrian military source told Xinhua that militants broke the truce overnight.";
    assert_eq!(about(text, "ceasefire"), [party("syrian-opposition-factions", "keeper")]);
}

#[test]
fn a_truce_of_two_nations_is_broken_by_neither() {
    for nations in ["U.S.-Russian", "Turkish-Russian"] {
        let text = format!("The Syrian military declared the {nations} ceasefire over on Monday.");
        assert_eq!(about(&text, "ceasefire"), []);
    }
}

#[test]
fn nobody_speaks_of_himself_where_somebody_else_is_the_subject() {
    let gunmen = "The governor of Daraa said that the last holdouts take their orders from the Nusra Front.";
    assert_eq!(about(gunmen, "affiliation"), [party("tahrir-al-sham", "body")]);
    let described = "Sergei Lavrov described the holdouts as a branch of the Nusra Front.";
    assert_eq!(about(described, "affiliation"), [party("tahrir-al-sham", "body")]);
    let named = "Sergei Lavrov described Ahrar al-Sham as a branch of the Nusra Front.";
    assert_eq!(
        about(named, "affiliation"),
        [party("ahrar-al-sham", "member"), party("tahrir-al-sham", "body")]
    );
    let own = "Ahrar al-Sham said that its men take their orders from the Nusra Front.";
    assert_eq!(
        about(own, "affiliation"),
        [party("ahrar-al-sham", "member"), party("tahrir-al-sham", "body")]
    );
}

#[test]
fn the_detachments_of_a_body_are_the_body() {
    let text = "Sergei Lavrov said that detachments of Ahrar al-Sham in Jobar take their orders from the Nusra Front.";
    assert_eq!(
        about(text, "affiliation"),
        [party("ahrar-al-sham", "member"), party("tahrir-al-sham", "body")]
    );
}

#[test]
fn they_in_a_quotation_are_not_who_speaks() {
    let text = "\"They are still there, and we can see them,\" the Turkish Defence Ministry said.";
    assert_eq!(about(text, "withdrawal"), []);
    let own = "\"We are still there, in every village,\" the Turkish Defence Ministry said.";
    assert_eq!(about(own, "withdrawal"), [party("turkey", "mover")]);
}

#[test]
fn a_list_of_places_keeps_its_people_together() {
    let text = "Hezbollah said that militants in Ghasm, Kahil and Sahwa had begun handing over tanks.";
    assert_eq!(about(text, "withdrawal"), [party("syrian-opposition-factions", "mover")]);
}

#[test]
fn an_ultimatum_is_of_whose_adjective_it_has() {
    let text = "Jaysh al-Islam said that it had received no Russian ultimatum.";
    assert_eq!(about(text, "ultimatum"), [party("jaysh-al-islam", "addressee"), party("russia", "issuer")]);
}

#[test]
fn its_spokesman_is_of_the_subject_and_of_no_country_it_turns_to() {
    let text = "The committee that speaks for the town has pulled out of the deal and asked for safe passage to Jordan or Turkey, its spokesman said.";
    assert!(claims(text).is_empty(), "{text}");
}

#[test]
fn the_rebels_of_a_body_are_the_body() {
    let text = "The Syrian army said that militants of the Nusra Front broke the truce.";
    assert_eq!(about(text, "ceasefire"), [party("tahrir-al-sham", "keeper")]);
}

#[test]
fn what_somebody_says_besides_a_denial_is_not_denied() {
    let text = "Hezbollah denied that it had shelled the village, for which it held militants of the Nusra Front responsible.";
    let found: Vec<_> = claims(text).into_iter().map(|c| (c.position, c.about)).collect();
    let blamed = |about: &[gainsay::report::view::Party]| about.iter().any(|p| p.party == "tahrir-al-sham");
    assert!(found.iter().any(|(position, about)| position == "accused" && blamed(about)), "{found:?}");
}

#[test]
fn who_is_named_behind_by_does_what_the_clause_tells_and_not_what_describes_a_place() {
    for (text, topic, who) in [
        (
            "The rebels said the truce had been broken in Idlib by the Syrian army.",
            "ceasefire",
            "syrian-regime",
        ),
        (
            "The Russian centre said the truce was breached 17 times over the past day by Ahrar al-Sham.",
            "ceasefire",
            "ahrar-al-sham",
        ),
    ] {
        assert!(about(text, topic).contains(&party(who, "keeper")), "{text}");
    }
    for text in [
        "Jaysh al-Islam denied that its fighters were stopping people from reaching territory controlled by the Syrian army.",
        "Jaysh al-Islam denied that it was preventing civilians from leaving towards areas held by Assad's forces.",
        "Jaysh al-Islam denied that its men were stopping families from going to villages run by Hezbollah.",
    ] {
        assert_eq!(about(text, "civilian-exit"), [party("jaysh-al-islam", "blocker")], "{text}");
    }
}

#[test]
fn the_own_forces_of_who_denies_what_another_says_of_them_are_his() {
    for text in [
        "Mazloum Abdi dismissed remarks by the Turkish president that his force was an arm of the PKK.",
        "The SDF denied allegations by Ankara that it was a branch of the PKK.",
        "The SDF rejected Turkey's claims that its fighters were part of the PKK.",
    ] {
        let found: Vec<_> = claims(text).into_iter().filter(|c| c.topic == "affiliation").collect();
        let sides: Vec<_> = found.iter().map(|c| (c.actor.as_str(), c.position.as_str())).collect();
        assert!(sides.contains(&("sdf", "independent")) && sides.contains(&("turkey", "member")), "{text}");
        for claim in &found {
            let member: Vec<_> = claim.about.iter().filter(|p| p.role == "member").collect();
            assert_eq!(member.iter().map(|p| p.party.as_str()).collect::<Vec<_>>(), ["sdf"], "{text}");
        }
    }
}

#[test]
fn whom_a_warning_is_addressed_to_issues_none() {
    for text in [
        "Russia warned President Donald Trump of grave consequences if any of its soldiers were harmed.",
        "\"Rebel groups that refuse to leave Aleppo will be considered terrorists,\" Russia said.",
    ] {
        let parties = about(text, "ultimatum");
        assert!(parties.contains(&party("russia", "issuer")), "{text}: {parties:?}");
        assert!(!parties.contains(&party("russia", "addressee")), "{text}: {parties:?}");
    }
}

#[test]
fn a_demand_of_somebody_unknown_is_not_of_those_whom_it_is_put_to() {
    let text = "Russia said the local committee was demanding that rebels hand over their maps.";
    assert_eq!(about(text, "ultimatum"), [party("syrian-opposition-factions", "addressee")]);
    let own = "Russia said its officers were demanding that rebels hand over their maps.";
    assert!(about(own, "ultimatum").contains(&party("russia", "issuer")));
}
