//! What a speech act does with its content.

use schemars::JsonSchema;
use serde::Deserialize;

/// What a speech act does with its content.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Force {
    /// Says that it is so.
    Affirm,
    /// Says that it is not so.
    Deny,
    /// Will not do it.
    Refuse,
    /// Is ready to do it.
    Accept,
    /// Announces harm if it is not done.
    Threaten,
    /// Says so, in words that the narrator does not vouch for.
    Allege,
}

impl Force {
    /// Whether it tells what its speaker will do, rather than what is so.
    pub fn is_disposition(self) -> bool {
        matches!(self, Self::Refuse | Self::Accept | Self::Threaten)
    }

    /// The word for it in rule files and in output.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Affirm => "affirm",
            Self::Deny => "deny",
            Self::Refuse => "refuse",
            Self::Accept => "accept",
            Self::Threaten => "threaten",
            Self::Allege => "allege",
        }
    }
}
