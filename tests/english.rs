//! What languages that put subjects before their verbs need of the engine, shown on English: who speaks, on what day.

mod common;

use chrono::NaiveDate;
use common::english::{claims, found, one, only};

fn day(text: &str) -> Option<NaiveDate> {
    claims(text).first().and_then(|claim| claim.date.day)
}

#[test]
fn the_day_of_a_statement_is_read_from_its_own_clause() {
    for (when, (month, of_month)) in [
        ("on Thursday", (3, 29)),
        ("yesterday", (3, 31)),
        ("two days ago", (3, 30)),
        ("on March 11", (3, 11)),
        ("on 11 March 2018", (3, 11)),
        ("on March 11, 2018", (3, 11)),
        // about a day: the last of a month that stands alone, a week back
        ("in late February", (2, 28)),
        ("at the end of January", (1, 31)),
        ("in April", (4, 1)),
        ("last week", (3, 25)),
        ("last month", (3, 2)),
    ] {
        let text = format!("The Army of Islam said {when} that it would not leave Douma.");
        assert_eq!(day(&text), NaiveDate::from_ymd_opt(2018, month, of_month), "{when}");
    }
}

#[test]
fn a_month_that_is_no_time_of_speaking_dates_nothing() {
    for text in [
        "The Army of Islam, citing the February agreement, said that it would not leave Douma.",
        "\"Those who bombed us last week are lying, we will not leave Douma,\" the Army of Islam said.",
    ] {
        assert_eq!(day(text), NaiveDate::from_ymd_opt(2018, 4, 1), "{text}");
    }
}

#[test]
fn an_insertion_between_subject_and_verb_changes_nobody() {
    for subject in [
        "Faylaq al-Rahman",
        "Faylaq al-Rahman, the second largest group in the enclave,",
        "Faylaq al-Rahman, in a statement on Sunday,",
        "The Faylaq al-Rahman group",
        "Wael Olwan, Faylaq al-Rahman's spokesman,",
    ] {
        let found = claims(&format!("{subject} denied that any talks with Russia had been held."));
        let found: Vec<_> = found.iter().map(|c| (c.actor.as_str(), c.position.as_str())).collect();
        assert_eq!(found, [("faylaq-al-rahman", "denied")], "{subject}");
    }
}

#[test]
fn the_source_and_the_officer_of_a_nation_are_who_spoke_before() {
    for (first, again, who) in [
        ("A Syrian military source told SANA", "The source", "syrian-army"),
        ("A source told SANA", "The source", "anonymous-source"),
        ("Sergei Rudskoy said", "The Russian general", "russian-general-staff"),
        ("Maria Zakharova said", "The Russian diplomat", "russian-foreign-ministry"),
        ("Ankara said", "A Russian general", "russia"),
    ] {
        let found = claims(&format!(
            "{first} that talks with Turkey were under way. {again} said that the truce was holding."
        ));
        let second = found.iter().find(|c| c.topic == "ceasefire").map(|c| c.actor.as_str());
        assert_eq!(second, Some(who), "{first}, {again}");
    }
}

#[test]
fn what_we_accept_or_not_goes_on_with_a_quotation() {
    for (answer, position) in
        [("We cannot accept these conditions.", "rejected"), ("We will accept these terms.", "accepted")]
    {
        let text = format!("\"We have read the letter,\" Wael Olwan of Faylaq al-Rahman said. \"{answer}\"");
        assert_eq!(only(&text), one("faylaq-al-rahman", position), "{text}");
    }
    assert!(
        claims("Faylaq al-Rahman, which never accepted the terms, said that it had read the letter.")
            .is_empty()
    );
}

#[test]
fn a_clause_keeps_its_own_negation_and_speaker() {
    // a pronoun behind the conjunction begins another clause
    let text = "\"We did not meet the Russians and we signed a deal with the UN,\" Wael Olwan of Faylaq al-Rahman said.";
    let found = claims(text);
    let deal = found.iter().find(|c| c.topic == "agreement");
    assert_eq!(deal.map(|c| c.position.as_str()), Some("reached"));
    // a connective of several words keeps the negator that it ends with
    let text = "Jolani said the group had a new name and \"has no affiliation with any external party\".";
    assert_eq!(only(text), one("tahrir-al-sham", "independent"));
    // what a relative clause tells by the way is not refused
    let text = "The Kremlin said it did not want Douma to end as Harasta, whose defenders have been bused to the north.";
    assert!(claims(text).iter().all(|c| c.position != "staying"), "{text}");
    // a verb with a pronoun behind it reports what follows
    let text = "The Syrian army calls off the truce, Washington insists it lives.";
    assert!(claims(text).iter().all(|c| c.actor != "united-states" || c.position != "denied"), "{text}");
    // whose minister an unknown name tells
    let text = "Washington said talks were under way. Ruritania's Deputy Prime Minister Ann Lee said the truce was holding.";
    assert!(claims(text).iter().all(|c| c.topic != "ceasefire"), "{text}");
}

#[test]
fn that_somebody_said_so_may_be_what_is_denied() {
    for saying in
        ["had announced that the truce was over", "had confirmed that talks with Russia were under way"]
    {
        let text = format!("The Kremlin denied that the Syrian army {saying}.");
        assert!(claims(&text).is_empty(), "{text}");
    }
    let text = "The Kremlin denied that talks announced by the Syrian army were under way.";
    assert_eq!(only(text), one("kremlin", "denied"));
    let text = "The Kremlin denied that Russia had issued an ultimatum.";
    assert_eq!(only(text), one("kremlin", "denied"));
}

#[test]
fn words_on_the_way_to_a_place_keep_their_other_tasks() {
    let text = "A source close to the talks told AFP that negotiations with Jaysh al-Islam were continuing.";
    assert_eq!(only(text), one("anonymous-source", "underway"));
}

#[test]
fn a_pronoun_behind_the_verb_of_a_stranger_is_part_of_what_he_says() {
    for text in [
        "Russia said the road was open. The head of the village council, Omar Saleh, said it had rejected the Russian offer.",
        "Russia said the road was open. Karim Saleh, who chairs the relief office, said they had rejected the Russian offer.",
    ] {
        assert_eq!(found(text), [], "{text}");
    }
}

#[test]
fn who_quotes_somebody_does_not_speak_for_him() {
    for text in [
        "A Syrian military source quoted by state media said the army had not shelled the hospital.",
        "In Damascus, a Syrian military source cited by SANA denied that the army had shelled the hospital.",
    ] {
        assert_eq!(only(text), one("syrian-army", "denied"), "{text}");
    }
    let named = "The truce announced by Russia said nothing of Douma, and the Syrian army said it was over.";
    assert_eq!(only(named), one("syrian-army", "denied"));
}

#[test]
fn a_name_that_owns_what_follows_does_not_speak() {
    let found = claims("The Army of Islam's neighbours said that talks with Russia were under way.");
    assert!(found.iter().all(|c| c.actor != "jaysh-al-islam"));
}

/// Actor, topic and position of every claim.
fn told(text: &str) -> Vec<String> {
    claims(text).iter().map(|c| format!("{} {} {}", c.actor, c.topic, c.position)).collect()
}

#[test]
fn a_possessive_names_a_body_of_whom_was_spoken_of_last() {
    for (text, last) in [
        (
            "Moscow said a deal had been reached in Douma. Its defence ministry said talks with Faylaq al-Rahman \
             were under way.",
            "russian-defense-ministry negotiations underway",
        ),
        (
            "Turkey said the truce in Idlib was holding. Its defence ministry denied that talks with Russia were \
             under way.",
            "turkey negotiations denied",
        ),
        (
            "Russia's foreign minister denied that talks with the Army of Islam were under way.",
            "russian-foreign-ministry negotiations denied",
        ),
        (
            "The Army of Islam met on Sunday. The group's spokesman Salem Darwish denied any talks with Russia.",
            "jaysh-al-islam negotiations denied",
        ),
        (
            "Ahrar al-Sham fighters arrived in Harasta. Their spokesman said a deal had been reached with Russia.",
            "ahrar-al-sham agreement reached",
        ),
    ] {
        assert_eq!(told(text).last().map(String::as_str), Some(last), "{text}");
    }
    // an ambassador to somebody is not theirs
    assert!(told("Iraq's UN ambassador denied that talks with Russia were under way.").is_empty());
}

#[test]
fn a_person_speaks_for_the_body_that_the_sentence_gives_him() {
    for speaker in [
        "Yasser Omran, an official in the Faylaq al-Rahman group,",
        "Yasser Omran, a member of the Faylaq al-Rahman political office,",
        "Yasser Omran, who heads the political office of Faylaq al-Rahman,",
        "Yasser Omran, a senior figure in Faylaq al-Rahman,",
        "Senior Faylaq al-Rahman commander Yasser Omran",
        "Yasser Omran of Faylaq al-Rahman",
        "A leaflet signed by Faylaq al-Rahman",
        "In a letter to the United Nations, Faylaq al-Rahman",
    ] {
        let found = told(&format!("{speaker} said talks with Russia had not been held."));
        assert_eq!(found, ["faylaq-al-rahman negotiations denied"], "{speaker}");
    }
}

#[test]
fn what_is_quoted_in_the_first_person_is_said_by_whoever_is_named_around_it() {
    let rejected = "faylaq-al-rahman terms rejected";
    for text in [
        "\"We reject these terms,\" said Faylaq al-Rahman's spokesman Wael Olwan.",
        "\"We reject these terms,\" Faylaq al-Rahman said.",
        "\"We reject these terms\", Wael Olwan, Faylaq al-Rahman's spokesman, told reporters.",
        "Faylaq al-Rahman wrote on Telegram: \"We reject these terms.\"",
    ] {
        assert_eq!(told(text), [rejected], "{text}");
    }
    let staying = "faylaq-al-rahman withdrawal staying";
    let goes_on = "\"We reject these terms,\" Faylaq al-Rahman said. \"We will not leave Ghouta.\"";
    assert_eq!(told(goes_on), [rejected, staying]);
}

#[test]
fn a_country_speaks_where_its_name_stands_beside_a_verb_of_speech() {
    let accused = told("Syria accused Turkey of shelling Tell Rifaat.");
    assert_eq!(accused, ["syrian-regime responsibility accused"]);
    assert!(
        told("Rescue workers in north-west Syria have blamed the Russian air force for a raid.").is_empty()
    );
}

#[test]
fn a_name_goes_on_with_the_noun_that_says_what_it_is() {
    let denied = ["faylaq-al-rahman negotiations denied"];
    for text in [
        "Wael Olwan, spokesman for the Faylaq al-Rahman rebel group, said there were no talks with Russia.",
        "A spokesman for the Faylaq al-Rahman faction told Reuters there were no talks with Russia.",
    ] {
        assert_eq!(told(text), denied, "{text}");
    }
    let observed = "The Syrian Observatory for Human Rights monitoring group said the truce had collapsed.";
    assert_eq!(told(observed), ["syrian-observatory ceasefire denied"]);
    // a mere description of somebody else is no part of the name
    assert!(told("The rebel group said nothing of Faylaq al-Rahman. There were no talks.").is_empty());
}

#[test]
fn a_denial_reaches_over_a_relative_clause_between_subject_and_auxiliary() {
    let staying = "Faylaq al-Rahman denied that its fighters, who hold the road, were leaving Zamalka.";
    assert_eq!(told(staying), ["faylaq-al-rahman withdrawal staying"]);
    // what only goes on behind the clause is not denied
    let on =
        "Faylaq al-Rahman denied the report, which Reuters carried, and said that it would leave Zamalka.";
    assert_eq!(told(on), ["faylaq-al-rahman withdrawal leaving"]);
}

#[test]
fn the_stops_of_an_acronym_part_no_name() {
    let collapsed = ["united-states ceasefire denied"];
    assert_eq!(told("U.S. officials said the truce in Idlib had collapsed."), collapsed);
    assert_eq!(told("The U.S. said the truce in Idlib had collapsed."), collapsed);
    assert_eq!(told("U.S. Secretary of State John Kerry said the truce in Idlib had collapsed."), collapsed);
}

#[test]
fn a_person_whom_a_role_without_a_body_describes_speaks() {
    let denied = ["sdf negotiations denied"];
    assert_eq!(told("Ilham Ahmed, a senior official, said there were no talks with Turkey."), denied);
    assert_eq!(
        told("Mustafa Bali, a member of its political bureau, said there were no talks with Turkey."),
        denied
    );
    // somebody else, who is not described
    assert!(told("After Mustafa Bali left, a senior official, tired, said there were no talks.").is_empty());
}

#[test]
fn somebody_unknown_before_a_verb_keeps_whoever_stands_behind_it_from_speaking() {
    for text in [
        "Mark Weller, an economist, said Turkey had broken the truce.",
        "Ines Roth, a former envoy of nobody, said Russia was not behind the shelling.",
        "Adam Kort, a mechanic from the suburbs, told Reuters the truce was holding.",
        "Russia said nothing on Sunday. A baker in the old town accused the army of breaking the truce.",
        "The US said that talks were under way. A monitoring body on Friday accused Russia of bombing a clinic.",
    ] {
        let wrong: Vec<_> = found(text).into_iter().filter(|(_, p)| p != "underway").collect();
        assert!(wrong.is_empty(), "{text}: {wrong:?}");
    }
}

#[test]
fn a_subject_behind_its_verb_still_speaks_where_the_clause_ends_with_it() {
    for text in [
        "The truce is over, said Turkey.",
        "The truce is over, said Turkey in a statement on Sunday.",
        "\"The truce is over,\" said Turkey, which backs the rebels.",
    ] {
        assert_eq!(found(text), [("turkey".to_string(), "denied".to_string())], "{text}");
    }
}

#[test]
fn who_heads_a_part_of_a_body_speaks_for_the_body() {
    for subject in [
        "Salim Hadi, head of the FSA military council in Homs,",
        "Salim Hadi, the head of the FSA media centre,",
    ] {
        let text = format!("{subject} told AFP by telephone that the rebels had not broken the ceasefire.");
        assert_eq!(found(&text), [("free-syrian-army".to_string(), "holding".to_string())], "{text}");
    }
}

#[test]
fn sources_who_speak_are_no_list_of_sources() {
    let told = found("Sources in the town said the truce had collapsed.");
    assert_eq!(told, [("anonymous-source".to_string(), "denied".to_string())]);
    for marked in ["Sources: a local paper, which said the truce had collapsed.", "Sources local papers"] {
        assert!(found(marked).is_empty(), "{marked}");
    }
}

#[test]
fn an_acronym_with_stops_begins_a_compound() {
    for backed in ["US-backed Syrian forces", "U.S.-backed Syrian forces", "The U.S.-backed forces"] {
        let text = format!("{backed} rejected the offer to surrender.");
        assert_eq!(found(&text), [("sdf".to_string(), "rejected".to_string())], "{text}");
    }
}

#[test]
fn a_clause_that_only_describes_a_noun_says_nothing_of_the_rest() {
    let text = "Opposition forces said there had been violations of a truce that was declared by the Syrian government.";
    assert_eq!(found(text), [("syrian-opposition-factions".to_string(), "denied".to_string())]);
}

#[test]
fn a_wish_inside_a_match_and_a_condition_behind_its_comma_limit_it() {
    for text in [
        "Damascus said that the SDF could be integrated into the Syrian army.",
        "The rebels said they would respect a ceasefire, but only if the army abided by it.",
    ] {
        assert!(found(text).is_empty(), "{text}");
    }
}

#[test]
fn what_somebody_claims_stands_inside_what_another_says_of_it() {
    let told = found(
        "The Pentagon said that claims made by Russian officials about US war crimes near the base were not true.",
    );
    let both =
        [("russia", "accused"), ("united-states", "denied")].map(|(a, p)| (a.to_string(), p.to_string()));
    assert_eq!(told, both);
}

#[test]
fn he_is_no_outlet() {
    let broadcast = "Syrian state television said that buses had arrived in Homs.";
    let denied = [("syrian-army".to_string(), "denied".to_string())];
    for (first, expected) in
        [(broadcast, &[][..]), ("The Syrian army's spokesman spoke to reporters in Homs.", &denied[..])]
    {
        let text = format!("{first} He denied that the army had shelled the market in Rastan.");
        assert_eq!(found(&text), expected, "{text}");
    }
    let text = format!("{broadcast} It denied that the army had shelled the market in Rastan.");
    assert_eq!(found(&text).len(), 1, "{text}");
}

/// The actor and position of the only claim of a text.
#[test]
fn a_hyphen_makes_an_adjective_that_names_nobody() {
    let text = "An aide to the Qatari-funded Jaysh al-Islam denied that any deal had been reached.";
    assert_eq!(only(text), one("jaysh-al-islam", "denied"));
    assert!(found("A pro-Damascus commander said an Israeli raid had hit a village.").is_empty());
}

#[test]
fn whoever_holds_an_office_is_known_by_it() {
    for (who, actor) in [
        ("Russian general Oleg Sorin", "russia"),
        ("Turkish Foreign Minister Orhan Demirel", "turkey"),
        ("Rebel commander Abu Wasim", "syrian-opposition-factions"),
        ("Abdel Rahman al-Jabi of the Army of Islam", "jaysh-al-islam"),
        ("Captain Wasim from the Army of Islam", "jaysh-al-islam"),
        ("The UN's relief envoy", "un"),
        ("National Liberation Front (NLF) spokesman Sami Harb", "national-liberation-front"),
    ] {
        let text = format!("{who} said on Monday that the truce had collapsed.");
        assert_eq!(only(&text), one(actor, "denied"), "{text}");
    }
    let later = "Turkish Foreign Minister Orhan Demirel flew to Astana. Demirel said the truce was holding.";
    assert_eq!(only(later), one("turkey", "holding"));
}

#[test]
fn a_ministry_is_nobody_who_spoke_for_another_body() {
    let monitor = "The Syrian Observatory's director, Rami Abdel Rahman, spoke of heavy fighting in Homs.";
    assert!(found(&format!("{monitor} The ministry said the army had left Homs.")).is_empty());
}

#[test]
fn who_says_something_may_stand_inside_of_it() {
    for said in ["the Kremlin said on Monday", "according to the Kremlin"] {
        let text = format!("The truce in Idlib, {said}, is holding.");
        assert_eq!(only(&text), one("kremlin", "holding"), "{text}");
    }
}

#[test]
fn a_quotation_holds_who_speaks_in_it() {
    let text = "\"The talks were broken off because the Turks insisted on terms that we cannot meet,\" Wael Olwan of Faylaq al-Rahman said.";
    assert_eq!(only(text), one("faylaq-al-rahman", "denied"));
}

#[test]
fn a_relative_clause_before_the_verb_accuses_all_the_same() {
    let text =
        "The rebels, who accuse the army of breaking the ceasefire, announced an offensive of their own.";
    assert!(found(text).contains(&("syrian-opposition-factions".to_string(), "denied".to_string())));
}

#[test]
fn a_part_of_a_body_speaks_for_whom_it_belongs_to() {
    for who in ["Ahrar al-Sham's political office", "Ahrar al-Sham met the elders. Its media team"] {
        let text = format!("{who} said on Monday that the truce had collapsed.");
        assert_eq!(only(&text), one("ahrar-al-sham", "denied"), "{text}");
    }
}

#[test]
fn a_statement_is_of_whom_it_names() {
    let text = "Moscow said the truce had collapsed. A statement by Ahrar al-Sham said it was holding.";
    assert!(!found(text).contains(&("russia".to_string(), "holding".to_string())));
    let text = "A statement by Ahrar al-Sham said the truce was holding.";
    assert_eq!(only(text), one("ahrar-al-sham", "holding"));
}

#[test]
fn who_is_joined_to_somebody_unknown_speaks() {
    for who in ["The elders of Talbiseh", "its main ally", "the local school board"] {
        let text = format!("Ahrar al-Sham and {who} said on Monday that the truce had collapsed.");
        assert_eq!(only(&text), one("ahrar-al-sham", "denied"), "{text}");
    }
    let text = "The army shelled Ahrar al-Sham and the elders of Talbiseh said the truce had collapsed.";
    assert!(!found(text).contains(&("ahrar-al-sham".to_string(), "denied".to_string())));
}

#[test]
fn a_pronoun_is_whom_an_insertion_names() {
    let text = "\"We, Ahrar al-Sham and Faylaq al-Rahman, declare that the truce is over,\" the two said.";
    let both = [("ahrar-al-sham", "denied"), ("faylaq-al-rahman", "denied")];
    assert!(both.iter().all(|&(who, what)| found(text).contains(&(who.to_string(), what.to_string()))));
}

#[test]
fn what_describes_the_charge_that_is_denied_judges_nothing_before_it() {
    let text = "Ahrar al-Sham said it had no hand in the attack and denies all false charges.";
    assert_eq!(only(text), one("ahrar-al-sham", "denied"));
}

#[test]
fn who_is_made_to_speak_speaks() {
    let text = "The rumour spread quickly, prompting the Kremlin to deny that the truce had collapsed.";
    assert!(found(text).contains(&("kremlin".to_string(), "holding".to_string())));
    let text = "The news never forced the Kremlin to admit that the truce had collapsed.";
    assert!(found(text).is_empty(), "{text}");
}

#[test]
fn what_stands_behind_a_verb_of_speech_may_be_no_more_than_when_and_where() {
    for end in [
        "said after meeting his Russian counterpart in Moscow.",
        "told reporters at talks with UN officials in Vienna.",
        "said in a message posted on Sunday.",
    ] {
        let text = format!("The ceasefire in Daraa is being observed, Jordan's foreign minister {end}");
        assert_eq!(only(&text), one("jordan", "holding"), "{text}");
    }
    let text = "Negotiations with Ankara, Mazloum Abdi told a gathering of elders in Qamishli, have been going on since May.";
    assert_eq!(only(text), one("sdf", "underway"));
}

#[test]
fn officials_of_a_body_speak_for_it() {
    for who in [
        "Two officials in the SDF, neither of whom wished to be named,",
        "An SDF official who asked not to be identified",
        "An SDF official, who spoke on condition of anonymity,",
    ] {
        let text = format!("{who} said there was no agreement with Turkey.");
        assert_eq!(only(&text), one("sdf", "denied"), "{text}");
    }
    let text = "\"There is no agreement with Turkey,\" said an SDF official, who asked not to be named.";
    assert_eq!(only(text), one("sdf", "denied"));
}

#[test]
fn an_office_that_is_listed_tells_whose_the_name_before_it_is() {
    let text = "Hisham al-Khatib, the governor of Daraa, denied that the truce had collapsed. Al-Khatib said there was no agreement.";
    let claims = found(text);
    assert_eq!(
        claims,
        vec![("syrian-regime".into(), "holding".into()), ("syrian-regime".into(), "denied".into())]
    );
    let stranger =
        "The army said the truce was holding. Nizar Qabbal, a teacher, denied that there was an agreement.";
    assert!(!found(stranger).iter().any(|(_, position)| position == "denied"));
}

#[test]
fn a_name_repeated_in_brackets_parts_nobody_from_his_verb() {
    let text = "Mazloum Abdi, who leads the Syrian Democratic Forces (SDF), denied that talks with Turkey were under way.";
    assert_eq!(only(text), one("sdf", "denied"));
}

#[test]
fn a_verdict_behind_a_verb_that_denies_is_no_second_denial() {
    for (verb, verdict) in
        [("dismissed", "as lies"), ("rejected", "as baseless"), ("described", "as fabricated")]
    {
        let text = format!("Jaysh al-Islam {verb} reports of talks with Russia {verdict}.");
        assert!(found(&text).contains(&("jaysh-al-islam".to_string(), "denied".to_string())), "{text}");
        assert!(!found(&text).contains(&("jaysh-al-islam".to_string(), "underway".to_string())), "{text}");
    }
    let told = "Claims that talks with Russia are under way are unfounded, Jaysh al-Islam said.";
    assert!(found(told).contains(&("jaysh-al-islam".to_string(), "denied".to_string())));
}

#[test]
fn who_adds_something_is_the_person_who_spoke() {
    let text = "\"The truce is holding,\" Hulusi Akar said. The Americans have never sent an envoy. \"There is no agreement,\" he added.";
    assert!(found(text).contains(&("turkey".to_string(), "denied".to_string())));
    let deed = "Wael Olwan spoke in Geneva. The army had given Douma until Friday to surrender, he added.";
    assert!(found(deed).contains(&("faylaq-al-rahman".to_string(), "issued".to_string())));
}

#[test]
fn a_denial_that_reports_draw_bears_on_them() {
    let text = "Reports that YPG fighters had left Manbij drew a denial from the YPG.";
    assert!(found(text).contains(&("ypg".to_string(), "staying".to_string())));
}

#[test]
fn who_is_told_something_does_not_say_it_and_a_dateline_says_nothing() {
    let text =
        "Abu Omar, a Levant Front commander in Azaz, told a visiting reporter that the truce had collapsed.";
    assert_eq!(only(text), one("jabha-shamiya", "denied"));
    assert_eq!(found("AMMAN: For hours, rebels sat across the table from Russian officers."), vec![]);
}

#[test]
fn a_semicolon_and_a_conjunction_end_what_somebody_else_says() {
    let text = "\"The truce is holding,\" the Russian defence ministry said; \"the truce is over,\" replied Ahrar al-Sham.";
    let claims = found(text);
    assert!(claims.contains(&("russian-defense-ministry".to_string(), "holding".to_string())), "{claims:?}");
    assert!(claims.contains(&("ahrar-al-sham".to_string(), "denied".to_string())), "{claims:?}");
    let joined = "The Kremlin dismissed as nonsense the British charge that Russian jets had bombed the camp, and said that the truce was holding.";
    assert!(found(joined).contains(&("kremlin".to_string(), "holding".to_string())));
}

#[test]
fn neither_and_nor_negate_once_and_no_before_a_role_is_the_clauses() {
    let text = "Neither Ankara nor its allies, the Turkish foreign minister said, had bombed the camp.";
    assert_eq!(only(text), one("turkey", "denied"));
    let role = "No officer of the Russian military has met the rebels, the Kremlin said.";
    assert_eq!(only(role), one("kremlin", "denied"));
}

#[test]
fn a_short_name_means_whom_the_sentence_before_is_about() {
    let text =
        "Saraya Ahl al-Sham met envoys of Hezbollah in the hills. There is no agreement, the group said.";
    assert!(found(text).contains(&("saraya-ahl-al-sham".to_string(), "denied".to_string())), "{text}");
    assert!(!found(text).iter().any(|(who, _)| who == "hezbollah"), "{text}");
}

#[test]
fn a_title_names_no_medium_and_a_claim_is_of_whom_it_names() {
    let text = "Mustafa Bali, the press officer of the SDF, wrote that the truce was holding.";
    assert_eq!(only(text), one("sdf", "holding"));
    let told = "The claims of the Russian defence ministry that the truce had collapsed were untrue, Ahrar al-Sham said.";
    let claims = found(told);
    assert!(claims.contains(&("russian-defense-ministry".to_string(), "denied".to_string())), "{claims:?}");
    assert!(claims.contains(&("ahrar-al-sham".to_string(), "holding".to_string())), "{claims:?}");
}

#[test]
fn a_negator_that_opens_a_subject_negates_its_verb() {
    for text in [
        "Ahrar al-Sham said nobody in the town would accept the settlement.",
        "Ahrar al-Sham said none of its fighters in the town had accepted the settlement.",
        "\"Nobody here will accept the settlement,\" Ahrar al-Sham said.",
        "\"We took what they gave us. Nobody here will accept the settlement,\" Ahrar al-Sham said.",
    ] {
        assert_eq!(only(text), one("ahrar-al-sham", "rejected"), "{text}");
    }
    for text in [
        "Neither Turkey nor the rebels confirmed that the talks had taken place.",
        "No official of the Syrian army confirmed that the talks had taken place.",
    ] {
        assert!(found(text).is_empty(), "{text}");
    }
    for text in [
        "Not only Turkey confirmed that the talks had taken place.",
        "Nobody in the delegation was surprised when Turkey confirmed that the talks had taken place.",
        "Neither the rebels nor the army commented, and Turkey confirmed that the talks had taken place.",
    ] {
        assert_eq!(only(text), one("turkey", "underway"), "{text}");
    }
}

#[test]
fn people_named_in_full_behind_a_group_speak_for_it() {
    for (text, expected) in [
        ("Ahrar al-Sham's Walid Karami said the truce was holding.", Some("ahrar-al-sham")),
        ("\"The truce is holding,\" Ahrar al-Sham's Walid Karami told AFP.", Some("ahrar-al-sham")),
        // behind the name of a state it may be a newspaper
        ("Lebanon's Evening Mirror said the truce was holding.", None),
    ] {
        let found = claims(text);
        assert_eq!(found.first().map(|c| c.actor.as_str()), expected, "{text}");
    }
}

#[test]
fn a_list_goes_on_behind_an_article_and_an_adjective() {
    let text = "Officials from the Nour al-Din al-Zenki and the hardline Ahrar al-Sham rebel groups said the truce was \
                holding.";
    let found = claims(text);
    let actors: Vec<_> = found.iter().map(|c| c.actor.as_str()).collect();
    assert_eq!(actors, ["nour-al-din-al-zenki", "ahrar-al-sham"]);
}

#[test]
fn an_agency_reports_somebody_as_saying_what_is_his() {
    for text in [
        "\"The truce is holding,\" SANA reported Syria's military as saying.",
        "SANA reported a military source as saying that the truce was holding.",
    ] {
        assert_eq!(claims(text).first().map(|c| c.actor.clone()).as_deref(), Some("syrian-army"), "{text}");
    }
}

#[test]
fn what_somebody_does_not_go_into_is_not_denied() {
    for text in [
        "Ahrar al-Sham said talks were being held but did not give details of a ceasefire.",
        "Ahrar al-Sham said talks were being held, without mentioning a ceasefire.",
        "Ahrar al-Sham said talks were being held but did not say whether a ceasefire had been agreed.",
    ] {
        let topics: Vec<_> = claims(text).into_iter().map(|c| c.topic).collect();
        assert_eq!(topics, ["negotiations"], "{text}");
    }
}

#[test]
fn a_capital_named_as_such_behind_a_preposition_says_nothing() {
    let found =
        claims("A rebel group based near the capital Damascus denied that it was negotiating with Russia.");
    assert!(found.iter().all(|c| c.actor != "syrian-regime"), "{found:?}");
}

#[test]
fn as_somebody_claims_behind_a_negation_claims_nothing() {
    for text in [
        "Russia said that it had not bombed the hospital, as claimed by the White Helmets.",
        "Russia said that no chemical weapons were used in Douma, as it was claimed by the White Helmets.",
        "Russia said that it had not bombed the hospital, as the White Helmets claimed.",
    ] {
        let found = claims(text);
        let actors: Vec<_> = found.iter().map(|c| c.actor.as_str()).collect();
        assert_eq!(actors, ["russia"], "{text}");
    }
    let text = "Russia bombed the hospital, as was claimed by the White Helmets.";
    assert_eq!(claims(text).first().map(|c| c.actor.clone()).as_deref(), Some("civil-defense"));
}

#[test]
fn the_statement_that_remarks_follow_is_of_whom_it_names() {
    for text in [
        "Russia's comments follow comments by the Turkish military that Jaysh al-Islam would hand over its arms.",
        "Russia's remarks followed an announcement by Turkey that Jaysh al-Islam would hand over its arms.",
    ] {
        let found = claims(text);
        let actors: Vec<_> = found.iter().map(|c| c.actor.as_str()).collect();
        assert_eq!(actors, ["turkey"], "{text}");
    }
}

#[test]
fn movements_near_a_town_and_crowds_that_gather_are_no_bodies() {
    for text in [
        "The SDF said there had been no movements near Maskanah and that the truce was holding.",
        "The SDF said pictures showed people from eastern Syria gathering in Raqqa, and that the truce was holding.",
    ] {
        for claim in claims(text) {
            let parties = claim.about.iter().map(|p| p.party.as_str());
            assert!(parties.chain([claim.actor.as_str()]).all(|a| !a.starts_with("unlisted")), "{text}");
        }
    }
}

#[test]
fn who_speaks_behind_a_comma_holds_no_office_of_the_body_before_it() {
    let text = "The truce is kept by most groups, among them the commanders of the High Negotiations Committee, Russian \
                Foreign Ministry spokeswoman Maria Zakharova said.";
    let found = claims(text);
    assert_eq!(found.last().map(|c| c.actor.as_str()), Some("russian-foreign-ministry"), "{found:?}");
}

#[test]
fn what_an_outlets_own_correspondent_says_is_nobodys_in_it() {
    for text in [
        "\"Rebels have already left Eastern Ghouta,\" our correspondent said.",
        "\"The army will surround them to deny the rebels any chance of a truce,\" our reporter said.",
    ] {
        assert_eq!(claims(text).len(), 0, "{text}");
    }
}

#[test]
fn who_stands_behind_a_joined_verb_of_accusing_is_accused_whatever_describes_him() {
    for described in ["Jund al-Aqsa", "the hardline Jund al-Aqsa", "the Islamist group Jund al-Aqsa"] {
        let text = format!("Ahrar al-Sham denied the charge and accused {described} of attacking the buses.");
        let blames = claims(&text).iter().any(|c| c.actor == "ahrar-al-sham" && c.position == "accused");
        assert!(blames, "{text}");
    }
}

#[test]
fn behind_an_article_and_an_adverb_no_verb_of_speech_stands() {
    for described in ["announced", "recently announced", "newly declared"] {
        let text = format!("Turkey accused the Syrian army of violating the {described} ceasefire in Idlib.");
        let found = claims(&text);
        let denied = found.iter().any(|c| c.actor == "turkey" && c.position == "denied");
        assert!(denied && found.iter().all(|c| c.actor == "turkey"), "{text}: {found:?}");
    }
}

#[test]
fn who_the_fighters_are_of_leaves_with_them() {
    let text = "Russia said that the Islamist group Jund al-Aqsa had attacked its base. Buses carrying the militants of \
                al-Nusra Front left for Idlib, Russia said.";
    let leaving = claims(text).into_iter().find(|c| c.position == "leaving").expect("somebody leaves");
    let movers: Vec<&str> = leaving.about.iter().map(|party| party.party.as_str()).collect();
    assert_eq!(movers, ["tahrir-al-sham"]);
}

#[test]
fn what_a_participle_describes_speaks() {
    for (text, actor) in [
        ("The rebels holding the town said that no deal had been reached.", "syrian-opposition-factions"),
        ("Jaish al-Islam fighters trapped in Douma said that no deal had been reached.", "jaysh-al-islam"),
        ("The YPG militia controlling Manbij said that no deal had been reached.", "ypg"),
        ("Rebels negotiating with Russia said that no deal had been reached.", "syrian-opposition-factions"),
    ] {
        let found = claims(text);
        assert!(found.iter().any(|c| c.actor == actor && c.position == "denied"), "{text}: {found:?}");
        assert!(found.iter().all(|c| c.actor == actor), "{text}: {found:?}");
    }
    // joined by a hyphen it describes what follows
    let text = "Insurgents left the town, the Britain-based Syrian Observatory for Human Rights said.";
    assert_eq!(claims(text).first().map(|c| c.actor.as_str()), Some("syrian-observatory"));
}

#[test]
fn a_state_speaks_on_a_day() {
    for (text, actor) in [
        ("Syria on Sunday strongly denied allegations that its forces shelled Houla.", "syrian-regime"),
        ("Lebanon on Tuesday denied that its army shelled the camp.", "lebanon"),
    ] {
        let denied = claims(text).into_iter().find(|c| c.position == "denied");
        assert_eq!(denied.map(|c| c.actor).as_deref(), Some(actor), "{text}");
    }
}

#[test]
fn an_organ_is_of_the_state_one_of_whose_men_was_introduced_by_it() {
    let before =
        "A Turkish foreign ministry official dismissed a report. The Kurds have met with the United States.";
    let spoke = |who: &str| {
        let text = format!("{before} The withdrawal from Manbij is under way, the {who} said.");
        claims(&text).into_iter().find(|c| c.position == "leaving").map(|c| c.actor)
    };
    assert_eq!(spoke("foreign ministry official").as_deref(), Some("turkey"));
    assert_ne!(spoke("defence ministry spokesman").as_deref(), Some("turkey"));
}

#[test]
fn reports_of_unnamed_media_that_somebody_denies_are_theirs() {
    for reports in ["media reports", "press reports", "social media claims", "reports"] {
        let text = format!("Turkey denied {reports} that its troops had withdrawn from Saraqeb.");
        let found: Vec<_> = claims(&text).into_iter().map(|c| (c.actor, c.position)).collect();
        let expected =
            [("media", "leaving"), ("turkey", "staying")].map(|(a, p)| (a.to_string(), p.to_string()));
        assert_eq!(found, expected, "{text}");
    }
    // told the media, and no more
    assert!(claims("Turkey told the media that talks were under way.").iter().all(|c| c.actor == "turkey"));
}

#[test]
fn who_speaks_behind_a_quotation_is_no_part_of_it() {
    let text = "\"A deal has been reached with the leaders of the armed groups,\" General Pavel Orlov of the Russian \
                General Staff told reporters.";
    assert_eq!(claims(text).first().map(|c| c.actor.as_str()), Some("russian-general-staff"));
}

#[test]
fn the_official_is_who_was_introduced_last() {
    let before = "The Syrian National Coalition said that no deal had been reached.";
    for (introduced, actor) in [
        ("An official in Ahrar al-Sham was as clear.", Some("ahrar-al-sham")),
        ("A local official was as clear.", None),
    ] {
        let text = format!("{before} {introduced} \"Our fighters are not leaving,\" the official said.");
        let staying = claims(&text).into_iter().find(|c| c.position == "staying");
        assert_eq!(staying.map(|c| c.actor).as_deref(), actor, "{text}");
    }
}

#[test]
fn who_rejects_a_charge_may_blame_another_at_once() {
    let text = "The Syrian Foreign Ministry said rebels had bombed the pumps. Rebel factions in Wadi Barada rejected the \
                charge and say army helicopters wrecked the building.";
    let found = claims(text);
    for position in ["denied", "accused"] {
        let own = found.iter().any(|c| c.actor == "wadi-barada-factions" && c.position == position);
        assert!(own, "{position}: {found:?}");
    }
}

#[test]
fn an_office_between_commas_parts_nobody_from_his_denial() {
    let text = "Hezbollah said that a truce had gone into effect, which Munir al-Sayyal, a leader of Ahrar al-Sham, denied.";
    let denied = claims(text).into_iter().find(|c| c.position == "denied");
    assert_eq!(denied.map(|c| c.actor).as_deref(), Some("ahrar-al-sham"));
}

#[test]
fn persons_named_with_whose_they_are_are_joined() {
    let text = "Turkey and Russia's Vladimir Putin announced that they had agreed on a ceasefire in Idlib.";
    let found = claims(text);
    assert!(found.iter().any(|c| c.actor == "turkey"), "{found:?}");
    assert!(found.iter().any(|c| c.actor == "kremlin"), "{found:?}");
}

#[test]
fn whatever_somebody_says_he_does_not_say_the_rest() {
    let text = "\"There is no agreement, whatever Moscow says,\" a member of the Douma committee said.";
    assert!(claims(text).iter().all(|c| c.actor == "douma-committee"));
    let text = "Whatever Moscow might say, the SDF would stay in Manbij, its commander said.";
    assert_eq!(claims(text).first().map(|c| c.actor.as_str()), Some("sdf"));
}
