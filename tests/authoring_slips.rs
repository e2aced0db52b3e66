//! Typical slips of a rule author: each is told once, at its line, with what to write instead.

use gainsay::authoring::starter;
use gainsay::diagnostic::SourceMap;
use gainsay::rules::check::load_and_check;
use gainsay::rules::load::Origin;
use std::fs;

const PACK: &str = "rules/pack.toml";
const ACTORS: &str = "rules/actors/actors.toml";
const TOPIC: &str = "rules/topics/strike.toml";

/// File, what stands there, what is written instead; the code of what is told, and a part of its cure.
const SLIPS: [(&str, &str, &str, &str, &str); 24] = [
    (TOPIC, "position = \"called\"", "position = called", "R001", "quotation marks"),
    (TOPIC, "[\"<begin> …2 <strike>\"]", "[“<begin> …2 <strike>”]", "R001", "straight quotation marks"),
    (TOPIC, "[\"<begin> …2 <strike>\"]", "[\"<begin> …2 <strike>\"", "R001", "close each bracket"),
    (TOPIC, "position = \"called\"", "postion = \"called\"", "R002", "write `position`"),
    (TOPIC, "any = ", "all = ", "R002", "`any`"),
    (TOPIC, "[\"<begin> …2 <strike>\"]", "\"<begin> …2 <strike>\"", "R004", "square brackets"),
    (TOPIC, "within = \"3 days\"", "within = 3", "R004", "`\"3 days\"`"),
    (TOPIC, "within = \"3 days\"", "within = \"3d\"", "R026", "`\"3 days\"`"),
    (TOPIC, "[[rule]]", "[rule]", "R004", "`[[rule]]`"),
    (TOPIC, "<begin>", "<beginn>", "R013", "write `begin`"),
    (TOPIC, "…2", "…", "R018", "`…3`"),
    (TOPIC, "<strike>", "<strike", "R018", "<talks>"),
    (TOPIC, "position = \"called\"", "position = \"caled\"", "R016", "write `called`"),
    (TOPIC, "lang = \"ar\"\n", "", "R029", "lang = "),
    (TOPIC, "lang = \"ar\"", "lang = \"arabic\"", "R030", "ar"),
    (TOPIC, "dockers-union called", "docker-union called", "R015", "write `dockers-union`"),
    (TOPIC, "dockers-union called", "called dockers-union", "R031", "`\"dockers-union called\"`"),
    (TOPIC, "positions = [\"called\", \"denied\"]", "positions = [\"called\"]", "R025", "positions"),
    (ACTORS, "side = \"unions\"", "side = \"union\"", "R014", "write `unions`"),
    (ACTORS, "aliases.ar = [\"هيئة الميناء\"]", "aliases = [\"هيئة الميناء\"]", "R004", "language"),
    (PACK, "[\"authority\", \"unions\"]", "[\"authority\", \"union\"]", "R014", "write `unions`"),
    (PACK, "builtin:words", "builtin:word", "R008", "write `builtin:words`"),
    (PACK, "[\"authority\", \"unions\"]", "[\"authority\"]", "R024", "two sides"),
    (PACK, "[test]", "[tests]", "R002", "write `test`"),
];

#[test]
fn each_slip_is_told_once_at_its_line_with_its_cure() {
    for (file, from, to, code, cure) in SLIPS {
        let folder = tempfile::tempdir().unwrap();
        let mut line = 0;
        for (name, text) in starter::files("harbour") {
            let path = folder.path().join(&name);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            let text = if name == file {
                let at = text.find(from).unwrap_or_else(|| panic!("{file} has no {from}"));
                line = text[..at].matches('\n').count() + 1;
                text.replacen(from, to, 1)
            } else {
                text
            };
            fs::write(path, text).unwrap();
        }
        let mut sources = SourceMap::default();
        let (_, found) = load_and_check(&Origin::Folder(folder.path().join(starter::PACK)), &mut sources);
        let told: Vec<String> = found.iter().map(|d| format!("{}: {}", d.code, d.message)).collect();
        assert_eq!(found.len(), 1, "`{to}`: {told:#?}");
        assert_eq!(found[0].code, code, "`{to}`: {told:#?}");
        let help = found[0].help.as_deref().unwrap_or_default();
        assert!(help.contains(cure), "`{to}`: {help}");
        let place = found[0].labels.iter().find(|label| label.primary).unwrap();
        assert!(sources.name(place.source).ends_with(file), "`{to}`: {}", sources.name(place.source));
        let told = sources.position(place.source, place.span.start).0;
        // What is missing is told where the thing begins that lacks it.
        assert!(told.abs_diff(line) <= 1, "`{to}` is told at line {told}, not {line}");
    }
}
