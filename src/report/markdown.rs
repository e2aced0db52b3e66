//! The report as Markdown that forges render: tables of conflicts, quotations in full, everything escaped.

use super::Options;
use super::index::{Opposed, Voice};
use super::paint::{clean, finish};
use super::phrases::{Phrases, extent};
use super::table::split;
use super::view::{Claim, Conflict, Kind, Report, Stand};

/// The whole report.
pub fn report(report: &Report, options: &Options) -> String {
    let phrases = Phrases::new(report, options);
    let words = &phrases.words;
    let (compared, others) = split(report, &phrases);
    let heading = match &report.compare {
        Some((a, b)) => words.with("against", &[("a", &phrases.side(a)), ("b", &phrases.side(b))]),
        None => words.say("heading-contradictions"),
    };
    let mut parts = vec![format!("# {}\n\n{}", escape(&heading), summary(&phrases))];
    if compared.is_empty() {
        parts.push(format!("{}\n", words.say("none-found")));
    } else {
        parts.push(conflicts(&phrases, &compared));
    }
    let of = |kind: Kind| others.iter().copied().filter(|c| c.kind == kind).collect::<Vec<&Conflict>>();
    for (heading, kind) in [
        ("heading-others", Kind::Contradiction),
        ("section-shifts", Kind::Shift),
        ("heading-divergences", Kind::Divergence),
    ] {
        let rows = of(kind);
        if !rows.is_empty() {
            parts.push(format!("## {}\n\n{}", words.say(heading), conflicts(&phrases, &rows)));
        }
    }
    finish(&parts.join("\n"), false)
}

/// The claims of each document.
pub fn claims(report: &Report, options: &Options) -> String {
    let phrases = Phrases::new(report, options);
    let mut parts = vec![format!("# {}\n\n{}", phrases.words.say("heading-claims"), summary(&phrases))];
    for document in &report.documents {
        let own = phrases.index.of_document(&document.id);
        if own.is_empty() {
            continue;
        }
        let title = document.title.as_deref().or(document.outlet.as_deref()).unwrap_or_default();
        let mut text = format!("## {} {}\n\n", escape(&document.id), escape(title));
        let columns = ["claim", "actor", "position", "day", "quotation"];
        text.push_str(&row(&columns.map(|column| phrases.words.say(&format!("column-{column}")))));
        text.push_str(&row(&["---", "---", "---", "---", "---"].map(str::to_owned)));
        for claim in own {
            text.push_str(&claim_row(&phrases, claim));
        }
        parts.push(text);
    }
    finish(&parts.join("\n"), false)
}

fn summary(phrases: &Phrases<'_>) -> String {
    let (report, words) = (phrases.report, &phrases.words);
    let extent = extent(report);
    let (id, origin) = (escape(&report.pack.id), escape(&report.pack.origin));
    let mut text = [
        words.count("reports", report.documents.len()),
        words.count("outlets", extent.outlets.len()),
        phrases.span(extent.days),
        words.count("skipped", report.skipped.len()),
        words.with("pack", &[("id", &id), ("origin", &origin)]),
    ]
    .join(" · ");
    text.push('\n');
    if let Some(shown) = phrases.shown() {
        let shown = words.with("shown", &[("what", &shown)]);
        text.push_str(&format!("\n{}\n", escape(&shown)));
    }
    text
}

fn conflicts(phrases: &Phrases<'_>, conflicts: &[&Conflict]) -> String {
    let columns = ["conflict", "one", "other", "apart"];
    let mut text = row(&columns.map(|column| phrases.words.say(&format!("column-{column}"))));
    text.push_str(&row(&["---", "---", "---", "---"].map(str::to_owned)));
    for conflict in conflicts {
        let Some(near) = phrases.index.nearest(conflict) else { continue };
        let Opposed { a, b, days_apart } = near;
        let mut sides =
            [voice(phrases, conflict, &conflict.a, &a), voice(phrases, conflict, &conflict.b, &b)];
        if phrases.turned(conflict) {
            sides.reverse();
        }
        let rest = conflict.pairs.len().saturating_sub(1);
        let more =
            if rest > 0 { format!("<br>{}", phrases.words.count("more", rest)) } else { String::new() };
        let [one, other] = sides;
        let topic = escape(&phrases.topic(&conflict.topic));
        let id = format!("`{}`<br>{topic}", conflict.short);
        text.push_str(&row(&[id, one, other, format!("{}{more}", phrases.apart(days_apart))]));
    }
    text
}

fn voice(phrases: &Phrases<'_>, conflict: &Conflict, stand: &Stand, voice: &Voice<'_>) -> String {
    let actor = escape(&phrases.actor(&stand.actor));
    let position = escape(&phrases.position(&conflict.topic, &stand.position));
    let said: Vec<String> = phrases.circumstances(voice).iter().map(|said| escape(said)).collect();
    let quote = escape(&voice.claim.quote.exact);
    format!("**{actor}**: {position}<br>{}<br>«{quote}»", said.join(" · "))
}

fn claim_row(phrases: &Phrases<'_>, claim: &Claim) -> String {
    let mut who = escape(&phrases.actor(&claim.actor));
    let mut said: Vec<String> = claim.speaker.spokesperson.iter().map(|name| escape(name)).collect();
    said.extend(phrases.cautions(claim).iter().map(|said| escape(said)));
    if !said.is_empty() {
        who.push_str("<br>");
        who.push_str(&said.join(" · "));
    }
    let topic = escape(&phrases.topic(&claim.topic));
    let position = escape(&phrases.position(&claim.topic, &claim.position));
    let day = phrases.day(claim.date.day, claim.date.precision);
    let quote = escape(&claim.quote.exact);
    row(&[format!("`{}`", claim.short), who, format!("{topic}: {position}"), day, format!("«{quote}»")])
}

fn row(cells: &[String]) -> String {
    format!("| {} |\n", cells.join(" | "))
}

/// Text from outside on one line, with nothing in it that Markdown or HTML acts on.
fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in clean(text).chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            // A reference keeps forges from linking people and issues.
            '@' => out.push_str("&#64;"),
            '#' => out.push_str("&#35;"),
            '\\' | '|' | '`' | '*' | '_' | '[' | ']' | '!' | '~' | '$' => {
                out.push('\\');
                out.push(c);
            }
            _ => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::testing::sample;

    #[test]
    fn what_markdown_acts_on_is_escaped() {
        assert_eq!(escape("a|b <i>*x*</i>\n@you #1"), "a\\|b &lt;i&gt;\\*x\\*&lt;/i&gt; &#64;you &#35;1");
    }

    #[test]
    fn every_row_of_a_table_has_its_columns() {
        let mut view = sample();
        view.claims[0].quote.exact = "a | b || c".into();
        for (text, columns) in
            [(report(&view, &Options::default()), 4), (claims(&view, &Options::default()), 5)]
        {
            let rows: Vec<&str> = text.lines().filter(|line| line.starts_with('|')).collect();
            assert!(rows.len() > 3);
            for row in rows {
                assert_eq!(row.replace("\\|", "").matches('|').count(), columns + 1, "{row}");
            }
        }
    }

    #[test]
    fn the_first_heading_names_the_two_sides() {
        assert!(report(&sample(), &Options::default()).starts_with("# Russian centre against Factions\n"));
    }
}
