//! The shipped pack as a whole: sound, every rule with an id and examples both ways, and all of them true.

use gainsay::authoring::examples::{self, Verdict};
use gainsay::diagnostic::{Diagnostic, SourceMap};
use gainsay::rules::check::{is_kebab, load_and_check};
use gainsay::rules::compile;
use gainsay::rules::load::Origin;
use gainsay::rules::pack::Pack;
use std::collections::BTreeSet;
use std::path::PathBuf;

fn shipped() -> (Pack, Vec<Diagnostic>) {
    load_and_check(&Origin::Folder(PathBuf::from("rules")), &mut SourceMap::default())
}

/// What cannot be avoided stands as `[[allow]]` with its reason in `rules/pack.toml`.
#[test]
fn the_pack_has_no_errors_and_no_warnings() {
    let (_, findings) = shipped();
    let told: Vec<String> = findings.iter().map(|f| format!("{}: {}", f.code, f.message)).collect();
    assert!(told.is_empty(), "{told:#?}");
}

#[test]
fn every_rule_has_examples_that_fire_and_that_do_not() {
    let (pack, _) = shipped();
    let mut poor = Vec::new();
    for topic in &pack.topics {
        for rule in &topic.rules {
            let (fires, silent): (Vec<_>, Vec<_>) = rule
                .def
                .example
                .iter()
                .partition(|example| example.claims.as_ref().is_some_and(|claims| !claims.is_empty()));
            if fires.is_empty() || silent.is_empty() {
                poor.push(format!("{}/{}", topic.topic.def.id.get_ref(), rule.def.id.get_ref()));
            }
        }
    }
    assert!(poor.is_empty(), "without both kinds of examples: {poor:#?}");
}

#[test]
fn every_example_gives_exactly_the_claims_it_names() {
    let rules = compile(&shipped().0);
    let outcomes = examples::run(&rules);
    assert!(outcomes.len() >= 60, "{} examples", outcomes.len());
    let mut wrong = Vec::new();
    for outcome in outcomes.iter().filter(|outcome| outcome.verdict() != Verdict::Passed) {
        let example = &rules.examples()[outcome.example];
        let rule = &rules.labels().rule(example.rule).id;
        wrong.push(format!("{} {rule}: {}", outcome.verdict().as_str(), example.text));
    }
    assert!(wrong.is_empty(), "{} of {}: {wrong:#?}", wrong.len(), outcomes.len());
}

#[test]
fn ids_are_in_kebab_case_and_no_two_rules_of_a_topic_share_one() {
    let (pack, _) = shipped();
    let mut ids: Vec<&str> = vec![&pack.id];
    ids.extend(pack.sides.iter().map(|side| side.def.id.get_ref().as_str()));
    ids.extend(pack.actors.iter().map(|actor| actor.def.id.get_ref().as_str()));
    for topic in &pack.topics {
        ids.push(topic.topic.def.id.get_ref());
        ids.extend(topic.positions.iter().map(|position| position.def.id.get_ref().as_str()));
        let rules: Vec<&str> = topic.rules.iter().map(|rule| rule.def.id.get_ref().as_str()).collect();
        assert_eq!(rules.iter().collect::<BTreeSet<_>>().len(), rules.len(), "{rules:?}");
        ids.extend(rules);
    }
    let odd: Vec<&&str> = ids.iter().filter(|id| !is_kebab(id)).collect();
    assert!(ids.len() > 150 && odd.is_empty(), "{odd:?}");
}

#[test]
fn every_position_has_a_rule_or_comes_of_a_force() {
    let (pack, _) = shipped();
    for topic in &pack.topics {
        let stated = topic.rules.iter().filter_map(|rule| rule.def.position.as_ref());
        let mut reached: BTreeSet<&str> = stated.map(|id| id.get_ref().as_str()).collect();
        for position in &topic.positions {
            let def = &position.def;
            let forces = [&def.deny, &def.refuse, &def.accept, &def.threaten];
            reached.extend(forces.into_iter().flatten().map(|id| id.get_ref().as_str()));
        }
        for position in &topic.positions {
            let id = position.def.id.get_ref().as_str();
            assert!(reached.contains(id), "nothing can give {}/{id}", topic.topic.def.id.get_ref());
        }
    }
}
