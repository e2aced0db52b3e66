//! Options that choose rows, with names accepted where ids are.

use super::day;
use anyhow::bail;
use chrono::NaiveDate;
use gainsay::report::filter::Filter;
use gainsay::report::names::{Names, Sort};
use gainsay::report::view::Kind;

/// Options that choose rows.
#[derive(Debug, clap::Args)]
pub struct Choice {
    /// Only what these two sides say against each other, by id or name
    #[arg(long, value_name = "A,B", help_heading = "Choice")]
    between: Option<String>,
    #[command(flatten)]
    claims: ClaimChoice,
    /// Only conflicts of these kinds
    #[arg(long, value_name = "KIND", value_enum, value_delimiter = ',', help_heading = "Choice")]
    kind: Vec<KindArgument>,
}

/// Options that choose claims.
#[derive(Debug, clap::Args)]
pub struct ClaimChoice {
    /// Only these topics, by id or name
    #[arg(long, value_name = "TOPIC", value_delimiter = ',', help_heading = "Choice")]
    topic: Vec<String>,
    /// Only these actors, by id or name
    #[arg(long, value_name = "ACTOR", value_delimiter = ',', help_heading = "Choice")]
    actor: Vec<String>,
    /// Only statements of this day or later; a month or a year counts from its first day
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = day::first, help_heading = "Choice")]
    since: Option<NaiveDate>,
    /// Only statements of this day or earlier; a month or a year counts to its last day
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = day::last, help_heading = "Choice")]
    until: Option<NaiveDate>,
    /// Without unnamed voices, the media in general and speakers carried over from another sentence
    #[arg(long, help_heading = "Choice")]
    named_only: bool,
}

/// A kind of conflict as typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub enum KindArgument {
    /// Two sides say what cannot both be true
    Contradiction,
    /// An actor moved
    Shift,
    /// Two voices of one side
    Divergence,
}

impl From<KindArgument> for Kind {
    fn from(kind: KindArgument) -> Self {
        match kind {
            KindArgument::Contradiction => Self::Contradiction,
            KindArgument::Shift => Self::Shift,
            KindArgument::Divergence => Self::Divergence,
        }
    }
}

impl Choice {
    /// The filter that is asked for; an error names what the pack does not know.
    pub fn filter(&self, names: &Names) -> anyhow::Result<Filter> {
        let mut filter = self.claims.filter(names)?;
        filter.between = self.between.as_deref().map(|pair| between(pair, names)).transpose()?;
        filter.kinds = self.kind.iter().map(|&kind| kind.into()).collect();
        Ok(filter)
    }
}

impl ClaimChoice {
    /// The filter that is asked for; an error names what the pack does not know.
    pub fn filter(&self, names: &Names) -> anyhow::Result<Filter> {
        if let (Some(since), Some(until)) = (self.since, self.until)
            && since > until
        {
            bail!("--since {since} is after --until {until}: no day is left between them");
        }
        Ok(Filter {
            topics: ids(&self.topic, Sort::Topic, names)?,
            actors: ids(&self.actor, Sort::Actor, names)?,
            since: self.since,
            until: self.until,
            named_only: self.named_only,
            ..Filter::default()
        })
    }
}

fn ids(wanted: &[String], sort: Sort, names: &Names) -> anyhow::Result<Vec<String>> {
    wanted.iter().map(|name| Ok(names.resolve(sort, name.trim())?)).collect()
}

fn between(pair: &str, names: &Names) -> anyhow::Result<(String, String)> {
    let parts: Vec<&str> = pair.split([',', '،']).map(str::trim).filter(|part| !part.is_empty()).collect();
    let [a, b] = parts.as_slice() else {
        bail!("--between takes two sides with a comma between them, such as `--between A,B`; got `{pair}`");
    };
    let (a, b) = (names.resolve(Sort::Side, a)?, names.resolve(Sort::Side, b)?);
    if a == b {
        bail!("--between takes two different sides; both are `{a}`");
    }
    Ok((a, b))
}
