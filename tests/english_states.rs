//! Whose a ministry or a minister is where no word beside them tells, and who speaks behind long insertions: shown on
//! English.

mod common;

use common::english::{found, one, only};

#[test]
fn an_office_that_every_state_has_is_of_the_state_that_is_spoken_of() {
    for (text, actor) in [
        ("In Moscow, the Foreign Ministry said the truce was holding.", "russian-foreign-ministry"),
        ("In Damascus, Interior Minister Samer Haddad said the truce was holding.", "syrian-regime"),
        ("Egypt hosted the envoys. Prime Minister Hatem Salama said that the truce was holding.", "egypt"),
        (
            "An Iranian diplomat said that all was well. The truce was holding, the Foreign Ministry added.",
            "iran",
        ),
        ("Jordan is observing the ceasefire, Foreign Minister Samir Qadri said on Monday.", "jordan"),
    ] {
        assert_eq!(only(text), one(actor, "holding"), "{text}");
    }
    // where the sentence and the report speak of two states, of neither
    let two = "Turkey spoke of peace, President Erdogan said. Israel broke the truce, Foreign Minister Nikos Pappas said.";
    assert!(found(two).is_empty(), "{two}");
    let none = "Hezbollah praised the truce. Foreign Minister Nikos Pappas said the truce was holding.";
    assert!(found(none).is_empty(), "{none}");
}

#[test]
fn whose_ministry_answers_an_accusation_by_a_state_is_left_open() {
    let accusation = "Israel accused Syrian government forces of a massacre in Sweida.";
    let answer = "Interior ministry spokesman Hatem Salama denied that the truce had been broken.";
    assert_eq!(only(&format!("{accusation} {answer}")), one("israel", "accused"));
    let praise = "Israel welcomed the truce and said that it was holding.";
    let own = format!("{praise} The defence ministry denied that the truce had been broken.");
    assert_eq!(found(&own), [one("israel", "holding"), one("israel", "holding")].concat());
}

#[test]
fn the_ministry_is_the_one_that_spoke_last() {
    let text = "The Turkish Defence Ministry said on Monday that it praised the army. The truce was holding, according to the ministry.";
    assert_eq!(only(text), one("turkey", "holding"));
    let other = "The Turkish Defence Ministry praised the army. The SDF said that it was ready. The truce was holding, according to the ministry.";
    assert!(found(other).is_empty(), "{other}");
}

#[test]
fn according_to_him_is_according_to_who_spoke() {
    let text = "Sergei Lavrov spoke to reporters and said that he was content. According to him, talks with the rebels are being held.";
    assert_eq!(only(text), one("russian-foreign-ministry", "underway"));
    let clause =
        "According to Sergei Lavrov, an agreement was reached in Geneva, a city that both sides like.";
    assert_eq!(only(clause), one("russian-foreign-ministry", "reached"));
}

#[test]
fn a_name_at_the_end_of_what_describes_the_subject_is_not_the_subject() {
    let text =
        "Sergei Lavrov, who dined with the Turkish minister, Mevlut Cavusoglu, said the truce was holding.";
    assert_eq!(only(text), one("russian-foreign-ministry", "holding"));
    let unknown =
        "The visitor, who dined with the Turkish minister, Mevlut Cavusoglu, said the truce was holding.";
    assert!(found(unknown).is_empty(), "{unknown}");
    let room = "Wael Olwan, who leads the team that meets the envoys of Russia, said the truce was holding.";
    assert_eq!(only(room), one("faylaq-al-rahman", "holding"));
}

#[test]
fn a_part_of_a_body_speaks_for_it() {
    for subject in [
        "The health directorate of the Autonomous Administration",
        "The foreign relations board of the Autonomous Administration",
    ] {
        let text = format!("{subject} said that the truce was holding.");
        assert_eq!(only(&text), one("autonomous-administration", "holding"), "{text}");
    }
    let channel = "The official Telegram channel of Faylaq al-Rahman said that the truce was holding.";
    assert_eq!(only(channel), one("faylaq-al-rahman", "holding"));
}

#[test]
fn whoever_negotiates_for_somebody_is_his_unless_the_pack_knows_better() {
    let text = "Abu Hisham, who negotiates on behalf of Jaysh al-Islam, said that the truce was holding.";
    assert_eq!(only(text), one("jaysh-al-islam", "holding"));
    let known = "Nabih Berri, who negotiates on behalf of Hezbollah, said that the truce was holding.";
    assert_eq!(only(known), one("lebanon", "holding"));
}

#[test]
fn what_is_threatened_may_be_negative() {
    let text = "Russia threatened that its jets would leave no stone standing in Douma if the rebels did not surrender by Monday.";
    assert_eq!(only(text), one("russia", "issued"));
}

#[test]
fn an_announcement_is_of_the_nation_whose_adjective_stands_before_it() {
    let text = "Turkey dismissed a Russian announcement that the truce had been extended.";
    let claims = found(text);
    assert!(claims.contains(&("russia".to_string(), "holding".to_string())), "{claims:?}");
    assert!(claims.contains(&("turkey".to_string(), "denied".to_string())), "{claims:?}");
}

#[test]
fn a_pronoun_stands_for_a_truce_where_one_was_named_before() {
    let text = "A truce began on Monday. Turkey said that the SDF had violated it twice.";
    assert_eq!(only(text), one("turkey", "denied"));
    let far = "A truce began on Monday. Buses were parked at the gate. Rain fell on the tents. Roads were closed. Turkey said that the SDF was honouring it.";
    assert!(found(far).is_empty(), "{far}");
}

#[test]
fn what_describes_a_subject_ends_before_its_verb() {
    for text in [
        "SDF commander Mazloum Abdi, who spoke with US President Donald Trump by telephone, said that the truce was holding.",
        "Mazloum Abdi, the commander of the SDF, who met the Russian envoy on Monday, said that the truce was holding.",
    ] {
        assert_eq!(only(text), one("sdf", "holding"), "{text}");
    }
    let unknown = "A commander in the alliance that supports the SDF, who asked for anonymity, told Reuters that the truce was holding.";
    assert!(found(unknown).iter().all(|(who, _)| who != "sdf"), "{unknown}");
}

#[test]
fn a_place_before_an_office_is_nobodys_name() {
    let text = "In Jerusalem, Prime Minister Benjamin Netanyahu said that the truce was holding.";
    assert_eq!(only(text), one("israel", "holding"));
}

#[test]
fn the_spokesman_and_the_group_are_who_spoke() {
    let group =
        "Jund al-Aqsa denied the charges. \"We have no ties with the Islamic State,\" the group said.";
    assert!(found(group).contains(&("jund-al-aqsa".to_string(), "independent".to_string())), "{group}");
    let spokesman = "SDF spokesman Kino Gabriel said that he was content. He wished Kofi Annan, the Arab League envoy, success. The truce was holding, the spokesman said.";
    assert_eq!(only(spokesman), one("sdf", "holding"));
}

#[test]
fn a_minister_who_met_another_is_not_the_other() {
    let text = "Foreign Minister Mevlut Cavusoglu met his Russian counterpart Sergei Lavrov in Sochi. Lavrov said that the truce was holding.";
    assert_eq!(only(text), one("russian-foreign-ministry", "holding"));
}

#[test]
fn a_quotation_before_the_verb_makes_its_subject_stand_behind() {
    let text = "\"The truce is holding,\" said Wael Olwan, spokesman for the group that holds Harasta.";
    assert_eq!(only(text), one("faylaq-al-rahman", "holding"));
}

#[test]
fn a_rank_stands_between_an_office_and_its_holder() {
    for (text, actor) in [
        ("SDF spokesman Col. Hassan Darwish said the truce was holding.", "sdf"),
        ("Turkish army spokesman Maj. Cem Aydin said the truce was holding.", "turkey"),
        (
            "Russian Defense Ministry spokesman Maj. Gen. Igor Petrov said the truce was holding.",
            "russian-defense-ministry",
        ),
        ("The SDF spokesman Colonel Hassan Darwish told Reuters the truce was holding.", "sdf"),
    ] {
        assert_eq!(only(text), one(actor, "holding"), "{text}");
    }
    // he is known by his last name later on
    let later = "SDF spokesman Lt. Gen. Hassan Darwish spoke in Manbij. Darwish said the truce was holding.";
    assert_eq!(only(later), one("sdf", "holding"));
    // a rank of nobody's
    let nobody = "Col. Hassan Darwish said the truce was holding.";
    assert!(found(nobody).is_empty(), "{nobody}");
}

#[test]
fn its_army_is_that_of_the_state_or_body_spoken_of() {
    for text in [
        "Israel gave its own account. Its military said that the truce was holding.",
        "Israel gave its own account. Its armed forces said that the truce was holding.",
        "Israel was content. Its government said that the truce was holding.",
    ] {
        assert_eq!(only(text), one("israel", "holding"), "{text}");
    }
    for text in [
        // an outlet has no army
        "SANA reported clashes with Israel. Its army said that the truce was holding.",
        // of nobody whom a sentence is about
        "Residents of Douma complained of Turkey. Its army said that the truce was holding.",
        "The military said that the truce was holding.",
    ] {
        assert!(found(text).is_empty(), "{text}");
    }
}

#[test]
fn reports_that_an_outlet_carries_are_its_own() {
    let told = |text: &str| -> Vec<String> {
        found(text).into_iter().map(|(actor, position)| format!("{actor} {position}")).collect()
    };
    for whose in ["reports by SANA", "a report on SANA", "reports carried by SANA", "claims in SANA"] {
        let text = format!("The Army of Islam denied {whose} that it had left Douma.");
        assert_eq!(told(&text), ["sana leaving", "jaysh-al-islam staying"], "{text}");
    }
    let text = "The Army of Islam denied reports on Syrian state television that it had left Douma.";
    assert_eq!(told(text), ["regime-media leaving", "jaysh-al-islam staying"]);
    // nobody's in particular
    let text = "The Army of Islam denied reports on social media that it had left Douma.";
    assert_eq!(told(text), ["media leaving", "jaysh-al-islam staying"]);
}
