//! The language that a report is written in.

use gainsay::report::Options;
use gainsay::report::messages::LANGUAGES;

/// The option that chooses it.
#[derive(Debug, clap::Args)]
pub struct Language {
    /// Language of the report's own words and of names
    #[arg(long, value_name = "TAG", default_value = LANGUAGES[0], value_parser = LANGUAGES)]
    lang: String,
}

impl Language {
    /// The same look in this language.
    pub fn of(&self, options: Options) -> Options {
        Options { language: self.lang.clone(), ..options }
    }
}
