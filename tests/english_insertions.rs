//! English: what stands between a subject and its verb, and who is not meant by it.

mod common;

use common::english::{found, one, only};

#[test]
fn who_only_passes_on_what_a_subject_says_does_not_speak() {
    for text in [
        "A Russian official quoted by state television on Wednesday denied that a deal had been reached.",
        "A Russian official cited by the pro-government al-Watan newspaper denied that a deal had been reached.",
    ] {
        assert_eq!(only(text), one("russia", "denied"), "{text}");
    }
    let relayed =
        "Jaysh al-Islam denied in a statement quoted by state television that a deal had been reached.";
    assert_eq!(only(relayed), one("jaysh-al-islam", "denied"));
}

#[test]
fn quotation_marks_around_how_somebody_speaks_part_nobody_from_his_verb() {
    for text in [
        "The Syrian army \"categorically\" denied that it had shelled the town.",
        "The army command in Damascus \"firmly\" denied that it had shelled the town.",
        "Turkey said nothing. The Syrian army 'flatly' denied that it had shelled the town.",
    ] {
        assert_eq!(only(text), one("syrian-army", "denied"), "{text}");
    }
    // what is said closes with its quotation
    let said = "\"The truce is over,\" said Jaysh al-Islam.";
    assert_eq!(only(said), one("jaysh-al-islam", "denied"));
    let name = "\"Jaysh al-Islam\" denied that a deal had been reached.";
    assert_eq!(only(name), one("jaysh-al-islam", "denied"));
}

#[test]
fn what_somebody_is_told_to_be_does_not_speak_before_an_insertion() {
    for text in [
        "The National Liberation Front, a Turkish-backed rebel alliance, however, said the truce was over.",
        "The National Liberation Front, a Turkish-backed rebel alliance, on Monday, said the truce was over.",
        "The National Liberation Front, a rebel alliance backed by Turkey, however, said the truce was over.",
        "The National Liberation Front, a rebel alliance backed by Turkey, said the truce was over.",
    ] {
        assert_eq!(only(text), one("national-liberation-front", "denied"), "{text}");
    }
    let under = "After talks with Russia, a spokesman for Jaysh al-Islam, however, said the truce was over.";
    assert_eq!(only(under), one("jaysh-al-islam", "denied"));
}

#[test]
fn somebody_unknown_before_an_insertion_is_not_whoever_spoke_before() {
    for text in [
        "Turkey spoke. The elected council of the small town, however, accused Russia of violating the truce.",
        "Turkey spoke. The local doctors' union in the town, on Monday, accused Russia of violating the truce.",
    ] {
        assert!(found(text).is_empty(), "{text}");
    }
    let known = "Turkey spoke. Jaysh al-Islam, however, accused Russia of violating the truce.";
    assert_eq!(only(known), one("jaysh-al-islam", "denied"));
    let goes_on = "Turkey welcomed the visit and, on Monday, accused Russia of violating the truce.";
    assert_eq!(only(goes_on), one("turkey", "denied"));
}

#[test]
fn words_inside_the_content_only_tell_whose_it_is() {
    let text = "Russia rejected a draft resolution circulated by the United States and France.";
    assert!(found(text).iter().all(|(who, _)| who == "russia"), "{text}");
    let described =
        "Russia described a draft resolution circulated by the United States and France as unacceptable.";
    assert!(found(described).iter().all(|(who, _)| who == "russia"), "{described}");
    let rejected = "The proposal was rejected by Jaysh al-Islam.";
    assert_eq!(only(rejected), one("jaysh-al-islam", "rejected"));
    let spread = "Russia denied rumours of a truce circulated by Turkey.";
    assert!(found(spread).contains(&("russia".to_string(), "denied".to_string())), "{spread}");
}

#[test]
fn neither_and_nor_before_long_subjects_negate_the_verb() {
    for text in [
        "Hezbollah said neither its men nor the allied fighters on the ground were stopping any civilian from leaving.",
        "Hezbollah said neither Iranian advisers nor Iran's allies on the ground were stopping any civilian from leaving Aleppo.",
        "Hezbollah said that neither its men nor those of its allies in the town had kept any civilian from leaving.",
    ] {
        assert_eq!(only(text), one("hezbollah", "denied"), "{text}");
    }
    let other = "Hezbollah said no aid had come, and that the rebels in the town were stopping civilians from leaving.";
    assert_eq!(only(other), one("hezbollah", "blocked"));
}

#[test]
fn who_judges_an_accusation_does_not_make_it() {
    for text in [
        "Accusations that the army bombed the hospital are not backed by evidence, the Kremlin said.",
        "The Kremlin said that the accusation that the army bombed the hospital was not backed by evidence.",
        "Allegations that the army bombed the hospital must be examined, the Kremlin said.",
    ] {
        assert!(!found(text).contains(&("kremlin".to_string(), "accused".to_string())), "{text}");
    }
    let false_one = "Accusations that the army bombed the hospital are false, the Kremlin said.";
    assert_eq!(only(false_one), one("kremlin", "denied"));
    let made = "Jaysh al-Islam repeated the accusation that Russia had bombed the hospital.";
    assert_eq!(only(made), one("jaysh-al-islam", "accused"));
}

#[test]
fn a_body_that_is_described_at_length_speaks_and_not_what_describes_it() {
    for (text, actor) in [
        (
            "The Syrian Democratic Forces, the Kurdish-Arab alliance that holds Raqqa, denied that there was any deal.",
            "sdf",
        ),
        ("Jaysh al-Islam, the group that holds Douma, denied that there was any deal.", "jaysh-al-islam"),
        ("The SDF, the alliance which fought in Raqqa, denied that there was any deal.", "sdf"),
    ] {
        assert_eq!(only(text), one(actor, "denied"), "{text}");
    }
    let under = "In talks with Russia, the alliance that holds Raqqa denied that there was any deal.";
    assert!(!found(under).iter().any(|(who, _)| who == "russia"), "{under}");
}

#[test]
fn who_holds_two_offices_speaks_once() {
    let text = "Bashar Jaafari, Syria's ambassador to the U.N. and the head of Damascus' team, said the truce was over.";
    assert_eq!(only(text).len(), 1);
    let two = "Wael Olwan, the spokesman of Faylaq al-Rahman, and the spokesman of Jaysh al-Islam said the truce was over.";
    assert_eq!(found(two).len(), 2, "{two}");
    let list = "Trump, Russia and Iran said the truce was over.";
    assert_eq!(found(list).len(), 3, "{list}");
}

#[test]
fn what_somebody_did_besides_is_not_under_the_verb_before() {
    let spoken =
        "Jaysh al-Islam had rejected the offer and had had no contact with Moscow, its spokesman said.";
    let both = [("jaysh-al-islam".into(), "rejected".into()), ("jaysh-al-islam".into(), "denied".into())];
    assert_eq!(found(spoken), both);
    let left = "Jaysh al-Islam denied any deal and has left Douma, Russia said.";
    assert!(found(left).contains(&("russia".to_string(), "leaving".to_string())), "{left}");
    assert!(!found(left).iter().any(|(_, position)| position == "staying"), "{left}");
    // an adverb opens no predicate, and behind "that" all of it is what is denied
    let adverb = "Jaysh al-Islam rejected the truce and also the talks.";
    assert_eq!(only(adverb), one("jaysh-al-islam", "refused"));
    let that = "Jaysh al-Islam denied that it had met the Russians and had agreed to leave Douma.";
    assert!(found(that).contains(&("jaysh-al-islam".to_string(), "staying".to_string())), "{that}");
}

#[test]
fn there_is_not_a_single_one_that_does_it() {
    for text in [
        "Hezbollah said there is not a single checkpoint of ours that turns families back.",
        "Hezbollah said there was no roadblock in the whole of the town that turned families back.",
        "Hezbollah said that there are no checkpoints of ours on the road that turn families back.",
    ] {
        assert_eq!(only(text), one("hezbollah", "denied"), "{text}");
    }
    let there_is = "Hezbollah said there is a checkpoint of the rebels in the town that turns families back.";
    assert_eq!(only(there_is), one("hezbollah", "blocked"));
}

#[test]
fn what_somebody_alleges_may_be_what_another_denies() {
    for text in [
        "The Syrian government denied the allegations made by the White Helmets that it had used chlorine in Saraqib.",
        "The Syrian government denied claims made by the White Helmets that it had used chlorine in Saraqib.",
        "The Syrian government rejected the accusations made by the White Helmets that it had used chlorine in Saraqib.",
    ] {
        assert!(found(text).contains(&("syrian-regime".to_string(), "denied".to_string())), "{text}");
    }
}

#[test]
fn a_quotation_inside_the_words_of_a_verb_closes_with_them() {
    let text = "Mustafa Bali of the SDF called that \"a fantasy\" and said that no agreement had been made with ISIL.";
    assert_eq!(only(text), one("sdf", "denied"));
    let holding =
        "Mustafa Bali of the SDF called the report \"a fantasy\" and said that the truce was holding.";
    assert!(!found(holding).contains(&("sdf".to_string(), "denied".to_string())), "{holding}");
    let owner = "\"Our fighters will not leave the town,\" the SDF's Mazloum Abdi said.";
    assert_eq!(only(owner), one("sdf", "staying"));
    let quoting = "Russia said \"the Syrian army says that the truce is over\".";
    assert!(found(quoting).contains(&("syrian-army".to_string(), "denied".to_string())), "{quoting}");
}

#[test]
fn who_keeps_insisting_is_the_subject_beside_it() {
    let text = "Russia said the truce was over, while Hezbollah kept insisting that the truce was holding.";
    let both = [("russia".into(), "denied".into()), ("hezbollah".into(), "holding".into())];
    assert_eq!(found(text), both);
    let went = "Turkey spoke. Hezbollah went on denying that a deal had been reached.";
    assert_eq!(only(went), one("hezbollah", "denied"));
}

#[test]
fn what_others_state_in_an_insertion_ends_with_it() {
    for text in [
        "The Southern Front said that, contrary to Russian statements, talks had been broken off.",
        "The Southern Front said that, despite Russian statements, talks had been broken off.",
    ] {
        assert_eq!(only(text), one("southern-front", "denied"), "{text}");
    }
    let noun = "The Southern Front said that Russian statements that talks had been broken off were a lie.";
    let speakers: Vec<_> = found(noun).into_iter().map(|(actor, _)| actor).collect();
    assert_eq!(speakers, ["russia", "southern-front"]);
}

#[test]
fn who_is_quoted_behind_a_quotation_denies_in_it() {
    let accused = "The White Helmets accused the Syrian army of using chlorine in Saraqib.";
    let text = format!(
        "{accused} \"We firmly deny this report,\" the head of Russia's reconciliation centre was quoted as saying by Interfax."
    );
    assert_eq!(found(&text)[1], ("russian-reconciliation-center".into(), "denied".into()), "{text}");
    let other = format!(
        "{accused} \"We welcome this,\" the head of Russia's reconciliation centre was quoted as saying by Interfax."
    );
    assert_eq!(found(&other).len(), 1, "{other}");
}

#[test]
fn whoever_stands_in_the_circumstances_does_not_speak() {
    for (text, actor) in [
        (
            "Turkish Foreign Minister Mevlut Cavusoglu, after meeting Lavrov in Moscow, said the truce was holding.",
            "turkey",
        ),
        (
            "Mevlut Cavusoglu, alongside his Russian counterpart Sergei Lavrov, said the truce was holding.",
            "turkey",
        ),
        (
            "Mevlut Cavusoglu, in a phone call with his Russian counterpart, Sergei Lavrov, said the truce was holding.",
            "turkey",
        ),
        (
            "On Monday, Mevlut Cavusoglu, flanked by Russia's Sergei Lavrov, said the truce was holding.",
            "turkey",
        ),
        (
            "The agency reported that Mevlut Cavusoglu, after meeting Lavrov in Moscow, said the truce was holding.",
            "turkey",
        ),
        ("The SDF, after meeting Sergei Lavrov in Moscow, said the truce was holding.", "sdf"),
        ("A Turkish spokesman, after meeting Sergei Lavrov, said the truce was holding.", "turkey"),
        // what is behind the comma tells who somebody is, or names another one
        (
            "Mohammed Alloush, head of the delegation of Jaish al-Islam, said the truce was holding.",
            "jaysh-al-islam",
        ),
        (
            "After Mevlut Cavusoglu, in Moscow, had spoken, Lavrov, in a statement, said the truce was holding.",
            "russian-foreign-ministry",
        ),
    ] {
        assert_eq!(only(text), one(actor, "holding"), "{text}");
    }
}
