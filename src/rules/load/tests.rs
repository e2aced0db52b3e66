//! What loading a pack and those that it extends gives.

use super::{Origin, load, load_from_memory};
use crate::diagnostic::{Diagnostic, SourceMap};
use crate::rules::check::check;
use crate::rules::pack::Pack;
use proptest::prelude::*;
use std::fs;
use std::path::Path;

const TOPIC: &str = r#"
[topic]
id = "strikes"
roles = ["striker"]

[[position]]
id = "called"

[[rule]]
id = "strike-called"
lang = "en"
position = "called"
any = ["<strikes> by {striker}", { regex = 'strike' }]
"#;

fn write(folder: &Path, files: &[(&str, &str)]) {
    for (name, text) in files {
        let path = folder.join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
}

/// Loads `outer`, which may extend `../base`.
fn over(base: &[(&str, &str)], outer: &[(&str, &str)]) -> (Pack, Vec<&'static str>) {
    let folder = tempfile::tempdir().unwrap();
    write(&folder.path().join("base"), base);
    write(&folder.path().join("outer"), outer);
    let (pack, found) = load(&Origin::Folder(folder.path().join("outer")), &mut SourceMap::default());
    (pack, codes(&found))
}

fn codes(found: &[Diagnostic]) -> Vec<&'static str> {
    found.iter().map(|d| d.code).collect()
}

fn base() -> [(&'static str, &'static str); 4] {
    [
        ("pack.toml", "[pack]\nid = \"base\"\nlanguages = [\"en\"]\n[[side]]\nid = \"unions\"\n"),
        ("actors/a.toml", "[[actor]]\nid = \"port-union\"\n[[actor]]\nid = \"rail-union\"\n"),
        (
            "words/en.toml",
            "lang = \"en\"\n[sets]\nstrikes = [\"strike\"]\n[[speaker]]\nid = \"media\"\nkind = \"media\"\n",
        ),
        ("topics/strikes.toml", TOPIC),
    ]
}

const HEAD: &str = "[pack]\nid = \"outer\"\nextends = [\"../base\"]\n";

fn actors(pack: &Pack) -> Vec<&str> {
    pack.actors.iter().map(|a| a.def.id.get_ref().as_str()).collect()
}

#[test]
fn an_extending_pack_keeps_what_it_does_not_name() {
    let (pack, found) = over(&base(), &[("pack.toml", HEAD)]);
    assert_eq!(found, [""; 0]);
    assert_eq!(pack.id, "outer");
    assert_eq!(pack.languages, ["en"]);
    assert_eq!(actors(&pack), ["port-union", "rail-union", "media"]);
    assert!(pack.topics[0].rules[0].imported);
    assert_eq!(pack.head.unwrap().def.id.get_ref(), "outer");
}

#[test]
fn replace_takes_the_place_and_off_removes() {
    let actors_file = "[[actor]]\nid = \"port-union\"\nreplace = true\nkind = \"media\"\n[[actor]]\nid = \"rail-union\"\noff = true\n";
    let topic = "[topic]\nid = \"strikes\"\n[[rule]]\nid = \"strike-called\"\noff = true\n[[rule]]\nid = \"walkout\"\n";
    let outer = [("pack.toml", HEAD), ("actors/a.toml", actors_file), ("topics/strikes.toml", topic)];
    let (pack, found) = over(&base(), &outer);
    assert_eq!(found, [""; 0]);
    assert_eq!(actors(&pack), ["port-union", "media"]);
    assert!(!pack.actors[0].imported);
    let rules: Vec<_> =
        pack.topics[0].rules.iter().map(|r| (r.def.id.get_ref().as_str(), r.imported)).collect();
    assert_eq!(rules, [("walkout", false)]);
    assert_eq!(pack.topics[0].topic.def.roles.len(), 1, "the imported description stays");
}

#[test]
fn a_topic_is_replaced_or_removed_as_a_whole() {
    let replaced = "[topic]\nid = \"strikes\"\nreplace = true\n";
    let (pack, found) = over(&base(), &[("pack.toml", HEAD), ("topics/a.toml", replaced)]);
    assert_eq!((found.len(), pack.topics.len(), pack.topics[0].rules.len()), (0, 1, 0));
    let removed = "[topic]\nid = \"strikes\"\noff = true\n";
    let (pack, found) = over(&base(), &[("pack.toml", HEAD), ("topics/a.toml", removed)]);
    assert_eq!((found.len(), pack.topics.len()), (0, 0));
}

#[test]
fn a_topic_may_be_spread_over_files_of_which_one_describes_it() {
    let more = "[topic]\nid = \"strikes\"\n[[rule]]\nid = \"walkout\"\n";
    let files = [("pack.toml", "[pack]\nid = \"p\"\n"), ("topics/a.toml", more), ("topics/b.toml", TOPIC)];
    let (pack, found) = load_from_memory(&files, &mut SourceMap::default());
    assert_eq!(codes(&found), [""; 0]);
    assert_eq!((pack.topics.len(), pack.topics[0].rules.len()), (1, 2));
    assert_eq!(pack.topics[0].topic.def.roles[0].get_ref(), "striker");
}

#[test]
fn a_folder_of_a_pack_may_have_folders_inside() {
    let more = "[topic]\nid = \"strikes\"\n\n[[position]]\nid = \"ended\"\n";
    let mut files = base().to_vec();
    files.push(("topics/en/strikes.toml", more));
    let (pack, found) = over(&files, &[("pack.toml", "[pack]\nid = \"outer\"\nextends = [\"../base\"]\n")]);
    assert!(found.is_empty(), "{found:?}");
    assert!(pack.topics.iter().any(|t| t.positions.iter().any(|p| p.def.id.get_ref() == "ended")));
}

#[test]
fn speakers_of_one_id_are_one_actor_in_all_languages() {
    let words = |lang: &str, name: &str| {
        format!(
            "lang = \"{lang}\"\n[[speaker]]\nid = \"media\"\nkind = \"media\"\naliases.{lang} = [\"{name}\"]\n"
        )
    };
    let (en, ru) = (words("en", "media"), words("ru", "СМИ"));
    let files = [
        ("pack.toml", "[pack]\nid = \"p\"\n"),
        ("words/en.toml", en.as_str()),
        ("words/ru.toml", ru.as_str()),
    ];
    let (pack, found) = load_from_memory(&files, &mut SourceMap::default());
    assert_eq!(codes(&found), [""; 0]);
    assert_eq!(actors(&pack), ["media"]);
    assert_eq!(pack.actors[0].def.aliases.keys().collect::<Vec<_>>(), ["en", "ru"]);
}

#[test]
fn a_pack_that_is_reached_twice_is_taken_once() {
    let folder = tempfile::tempdir().unwrap();
    write(&folder.path().join("base"), &base());
    let head = |id: &str, extends: &str| format!("[pack]\nid = \"{id}\"\nextends = [{extends}]\n");
    write(&folder.path().join("a"), &[("pack.toml", &head("a", "\"../base\""))]);
    write(&folder.path().join("b"), &[("pack.toml", &head("b", "\"../base\""))]);
    write(&folder.path().join("outer"), &[("pack.toml", &head("outer", "\"../a\", \"../b\""))]);
    let (pack, found) = load(&Origin::Folder(folder.path().join("outer")), &mut SourceMap::default());
    assert_eq!(codes(&found), [""; 0]);
    assert_eq!(actors(&pack).len(), 3);
}

#[test]
fn parts_of_the_builtin_pack_are_taken_alone() {
    let (all, _) = load(&Origin::Builtin, &mut SourceMap::default());
    let of = |extends: &str| {
        let head = format!("[pack]\nid = \"p\"\nextends = [\"{extends}\"]\n");
        load_from_memory(&[("pack.toml", &head)], &mut SourceMap::default()).0
    };
    let words = of("builtin:words");
    assert_eq!((words.words.len(), words.topics.len()), (all.words.len(), 0));
    let topics = of("builtin:topics");
    assert_eq!((topics.words.len(), topics.topics.len()), (0, all.topics.len()));
    assert_eq!((topics.actors.len(), topics.sides.len()), (0, 0));
    assert_eq!(of("builtin:actors").topics.len(), 0);
    assert_eq!(actors(&of("builtin")), actors(&all));
}

#[test]
fn the_hash_follows_names_and_texts_and_nothing_else() {
    let hash = |files: &[(&str, &str)]| load_from_memory(files, &mut SourceMap::default()).0.hash;
    let head = ("pack.toml", "[pack]\nid = \"p\"\n");
    let (a, b) = (("actors/a.toml", ""), ("actors/b.toml", ""));
    assert_eq!(hash(&[head, a]), hash(&[a, head]));
    assert_ne!(hash(&[head, a]), hash(&[head, b]));
    assert_ne!(hash(&[head, a]), hash(&[head, ("actors/a.toml", " ")]));
    let folder = tempfile::tempdir().unwrap();
    write(folder.path(), &[head, a]);
    let origin = Origin::Folder(folder.path().to_path_buf());
    assert_eq!(load(&origin, &mut SourceMap::default()).0.hash, hash(&[head, a]));
}

#[test]
fn a_key_with_a_slip_is_told_and_read_as_meant() {
    let topic = TOPIC.replace("position = ", "postion = ");
    let files = [("pack.toml", "[pack]\nid = \"p\"\n"), ("topics/a.toml", topic.as_str())];
    let (pack, found) = load_from_memory(&files, &mut SourceMap::default());
    assert_eq!(codes(&found), ["R002"]);
    assert_eq!(pack.topics[0].rules[0].def.position.as_ref().unwrap().get_ref(), "called");
}

#[test]
fn patterns_keep_their_places() {
    let files = [("pack.toml", "[pack]\nid = \"p\"\n"), ("topics/a.toml", TOPIC)];
    let (pack, _) = load_from_memory(&files, &mut SourceMap::default());
    let texts = pack.topics[0].rules[0].def.any.iter().map(|p| &TOPIC[p.text().span()]);
    assert_eq!(texts.collect::<Vec<_>>(), ["\"<strikes> by {striker}\"", "'strike'"]);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn whatever_is_cut_out_or_put_in_loading_and_checking_come_to_an_end(
        at in 0..TOPIC.len(),
        length in 0usize..40,
        put in "[\\[\\]{}\"'=.,a0ن\n\\\\(<… ]{0,8}",
    ) {
        let end = (at + length).min(TOPIC.len());
        let text = format!("{}{put}{}", &TOPIC[..at], &TOPIC[end..]);
        let files = base().map(|(name, old)| (name, if name.starts_with("topics") { text.as_str() } else { old }));
        let mut sources = SourceMap::default();
        let (pack, found) = load_from_memory(&files, &mut sources);
        for finding in found.into_iter().chain(check(&pack, &sources)) {
            for label in finding.labels {
                prop_assert!(sources.text(label.source).get(label.span.clone()).is_some(), "{:?}", label);
            }
        }
    }
}
