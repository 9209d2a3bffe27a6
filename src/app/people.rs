//! What is shown of the people of a plan, with its addresses.

use std::mem::discriminant;

use crate::model::id::Key;

/// A view of the people of a plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum People {
    /// Everybody.
    Directory,
    /// What everybody has on their hands.
    Load,
    /// Who is responsible, accountable, consulted and informed.
    Raci,
    /// Handing over what somebody has, with whom that is.
    HandOver(Option<Key>),
    /// What the reader has to do, by the name that they gave.
    Mine,
    /// What that person or team has to do.
    Of(Key),
}

impl People {
    /// Every view that needs no name, in the order of their tabs.
    pub const ALL: &'static [Self] = &[
        Self::Directory,
        Self::Load,
        Self::Raci,
        Self::HandOver(None),
        Self::Mine,
    ];

    /// Its heading.
    pub const fn title(self) -> &'static str {
        match self {
            Self::Directory => "People",
            Self::Load => "Work load",
            Self::Raci => "RACI",
            Self::HandOver(_) => "Hand-over",
            Self::Mine => "My duties",
            Self::Of(_) => "Duties",
        }
    }

    /// Whether the other is the same view, whoever it is about: what somebody
    /// has to do is another page for everybody.
    pub fn is_same_page(self, other: Self) -> bool {
        match (self, other) {
            (Self::Of(one), Self::Of(two)) => one == two,
            _ => discriminant(&self) == discriminant(&other),
        }
    }

    /// The view that these words of an address lead to.
    pub(super) fn parse(words: &[&str]) -> Option<Self> {
        match words {
            ["mine"] => Some(Self::Mine),
            ["people"] => Some(Self::Directory),
            ["people", "load"] => Some(Self::Load),
            ["people", "raci"] => Some(Self::Raci),
            ["people", "hand-over", rest @ ..] => {
                let whom = rest.first().and_then(|word| word.parse().ok());
                Some(Self::HandOver(whom))
            }
            ["people", key] => key.parse().ok().map(Self::Of),
            _ => None,
        }
    }

    /// Writes the words of its address; whom it is about, where that comes
    /// last.
    pub(super) fn print(self, out: &mut String) -> Option<Key> {
        let (words, whom) = match self {
            Self::Directory => ("people", None),
            Self::Load => ("people/load", None),
            Self::Raci => ("people/raci", None),
            Self::HandOver(whom) => ("people/hand-over", whom),
            Self::Mine => ("mine", None),
            Self::Of(key) => ("people", Some(key)),
        };
        out.push_str(words);
        whom
    }
}
