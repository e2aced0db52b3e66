//! Who is meant by a name, and who is named together: shown on English.

mod common;

use common::english::{claims, found, one};

#[test]
fn a_last_name_before_another_one_is_a_first_name() {
    let spoken = "Naji Mustafa, spokesman for the National Liberation Front, spoke to reporters.";
    for (next, actor) in [
        ("Mustafa said the truce was holding.", "national-liberation-front"),
        ("Mr Mustafa said the truce was holding.", "national-liberation-front"),
        ("On Monday Mustafa told Reuters the truce was holding.", "national-liberation-front"),
        ("Mustafa Bakkour, a colonel in Jaish al-Izza, said the truce was holding.", "jaysh-al-izza"),
    ] {
        assert_eq!(found(&format!("{spoken} {next}")), one(actor, "holding"), "{next}");
    }
    for next in [
        "Mustafa Khalil, a teacher, said the truce was holding.",
        "Mustafa Khalil said the truce was holding.",
        "Captain Mustafa Darwish said the truce was holding.",
    ] {
        assert!(found(&format!("{spoken} {next}")).is_empty(), "{next}");
    }
}

/// The parties of the only claim of a text.
fn partners(text: &str) -> Vec<String> {
    let found = claims(text);
    assert_eq!(found.len(), 1, "{text}");
    found.iter().flat_map(|c| &c.about).filter(|p| p.role == "partner").map(|p| p.party.clone()).collect()
}

#[test]
fn all_who_are_joined_before_a_verb_agree() {
    for (text, parties) in [
        (
            "Al-Akhbar wrote that Damascus and the SDF had concluded an agreement.",
            &["sdf", "syrian-regime"][..],
        ),
        ("Al-Akhbar wrote that Moscow and Ankara had agreed on a ceasefire line.", &["russia", "turkey"]),
        ("Damascus and the SDF had concluded an agreement, Al-Akhbar wrote.", &["sdf", "syrian-regime"]),
        // who speaks of two others is no party
        ("Iran said that Russia and the SDF had concluded an agreement.", &["russia", "sdf"]),
        // of one side: with somebody else
        (
            "The Russian centre said that Jaish al-Islam and Faylaq al-Rahman had begun talks.",
            &["faylaq-al-rahman", "jaysh-al-islam", "russia"],
        ),
    ] {
        assert_eq!(partners(text), parties, "{text}");
    }
}
