//! One part of a sum: its minutes, how they come about, and from where.

use crate::model::id::Key;
use crate::model::plan::Kind;
use crate::model::record::Object;

/// A part of a worst case; `T` is how its length is told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Term<T> {
    /// How files name it.
    pub key: &'static str,
    /// How the screen names it.
    pub label: &'static str,
    /// Its length, as far as it is known.
    pub minutes: T,
    /// How it was worked out, with its inputs; or what is to be measured.
    pub how: String,
    /// Where the inputs come from.
    pub origins: Vec<Origin>,
}

/// Where an input of a [`Term`] comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    /// A page, by its id among the sources.
    Source(&'static str),
    /// A field of an object of the plan.
    Field(Place),
}

/// A field of an object of the plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// What the object is.
    pub kind: Kind,
    /// Its identity.
    pub object: Key,
    /// The field's key.
    pub field: &'static str,
}

impl Place {
    /// That field of that object.
    pub fn of<T: Object>(object: &T, field: &'static str) -> Self {
        Self {
            kind: T::KIND,
            object: object.meta().id,
            field,
        }
    }

    /// How the screen names the field.
    pub fn label(self) -> &'static str {
        let fields = self.kind.fields();
        let index = self.kind.field_index(self.field);
        index
            .and_then(|index| fields.get(index))
            .map_or(self.field, |field| field.label)
    }
}

/// Something that nobody has stated and a sum needs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Missing {
    /// The part of the sum.
    pub term: &'static str,
    /// Where it would be stated.
    pub place: Place,
    /// What is to be found out or measured.
    pub measure: &'static str,
}

/// A length of time as a range, in minutes. What is unknown is `None`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Range {
    /// Where all goes well.
    pub low: Option<u32>,
    /// As a rule.
    pub likely: Option<u32>,
    /// Where it takes longest.
    pub high: Option<u32>,
}

impl Range {
    /// Of which nothing is known.
    pub const UNKNOWN: Self = Self {
        low: None,
        likely: None,
        high: None,
    };

    /// One stated length.
    pub const fn exactly(minutes: u32) -> Self {
        Self {
            low: Some(minutes),
            likely: Some(minutes),
            high: Some(minutes),
        }
    }

    /// What is certain of it: the longest that is known.
    pub fn known(self) -> u32 {
        let Self { low, likely, high } = self;
        high.or(likely).or(low).unwrap_or_default()
    }

    /// Both, one after the other; unknown where either is.
    #[must_use]
    pub fn plus(self, other: Self) -> Self {
        let sum = |one: Option<u32>, two: Option<u32>| Some(one?.saturating_add(two?));
        Self {
            low: sum(self.low, other.low),
            likely: sum(self.likely, other.likely),
            high: sum(self.high, other.high),
        }
    }
}
