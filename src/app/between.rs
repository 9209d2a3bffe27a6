//! Which two states of a plan an address compares.

use crate::model::id::Key;

/// A state of a plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Version {
    /// As it was at a milestone.
    At(Key),
    /// As it is.
    Now,
}

/// Two states of a plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Between {
    /// The one that is looked at first.
    pub from: Version,
    /// The one that it is compared with.
    pub to: Version,
}

impl Version {
    /// The state that addresses name so.
    pub fn parse(word: &str) -> Option<Self> {
        match word {
            "now" => Some(Self::Now),
            key => key.parse().ok().map(Self::At),
        }
    }

    /// How addresses name it.
    pub fn print(self) -> String {
        match self {
            Self::At(key) => key.to_string(),
            Self::Now => "now".to_owned(),
        }
    }
}

impl Between {
    /// From a milestone to now.
    pub const fn since(milestone: Key) -> Self {
        Self {
            from: Version::At(milestone),
            to: Version::Now,
        }
    }

    /// The two states that addresses name so.
    pub fn parse(from: &str, to: &str) -> Option<Self> {
        Some(Self {
            from: Version::parse(from)?,
            to: Version::parse(to)?,
        })
    }

    /// How addresses name them.
    pub fn print(self) -> String {
        format!("history/{}/{}", self.from.print(), self.to.print())
    }
}
