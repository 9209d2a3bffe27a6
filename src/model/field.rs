//! What a field is: key, label, help text, shape, and how its value goes to
//! and from the plan file. The values themselves are in [`super::list`],
//! [`super::reference`] and [`super::scalar`].

use super::Json;
use super::choice::Choice;
use super::id::Key;
use super::known::Known;
use super::plan::Kind;

/// The declaration of a field: everything that screens, files and imports
/// need to know about it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Field {
    /// Its key in the plan file.
    pub key: &'static str,
    /// Its label on screen.
    pub label: &'static str,
    /// Its documentation as written: read it through [`Field::help`].
    pub help: &'static str,
    /// What it holds.
    pub shape: Shape,
}

impl Field {
    /// Its label in running text; abbreviations stay as they are.
    pub fn in_sentence(&self) -> String {
        let abbreviated = self.label.chars().nth(1).is_some_and(char::is_uppercase);
        let mut text = self.label.to_owned();
        if let Some(first) = text.get_mut(..1).filter(|_| !abbreviated) {
            first.make_ascii_lowercase();
        }
        text
    }

    /// What it means, for the person who fills it in.
    pub fn help(&self) -> &'static str {
        self.help.trim()
    }
}

/// What a field holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// One line of text.
    Text,
    /// Several lines of text.
    Lines,
    /// A list of short texts.
    Texts,
    /// Yes or no.
    Flag,
    /// A whole number of a unit.
    Amount(Unit),
    /// A day.
    Date,
    /// An instant.
    Moment,
    /// A time of day.
    ClockTime,
    /// An address on the web.
    Link,
    /// A region's code.
    Region,
    /// A zone's code.
    Zone,
    /// Several zones.
    Zones,
    /// One of a closed set.
    Choice(&'static [Choice]),
    /// Several of a closed set.
    Choices(&'static [Choice]),
    /// Another object of that kind.
    Ref(Kind),
    /// Several objects of that kind.
    Refs(Kind),
    /// A person or a team.
    Owner,
    /// Any object of the plan: `{"kind", "id"}`.
    AnyRef,
    /// A list of small records with these fields.
    Records(&'static [Field]),
    /// Anything; kept as it is.
    Json,
}

/// What an amount counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// Minutes.
    Minutes,
    /// Days of 24 hours.
    Days,
    /// Gigabytes (10^9 bytes).
    Gigabytes,
    /// Megabytes (10^6 bytes) per second.
    MegabytesPerSecond,
    /// Hundredths.
    Percent,
    /// Things.
    Count,
}

/// A value that a field can hold.
pub trait FieldValue: Clone + PartialEq + Default + 'static {
    /// What it holds, for everybody who cannot see the type.
    const SHAPE: Shape;
    /// As the plan file writes it; `None` where nothing is stated.
    fn to_json(&self) -> Option<Json>;
    /// From the plan file; `None` where the value has another shape.
    fn from_json(json: &Json) -> Option<Self>;
    /// Whether it points to one of those objects.
    fn points_to(&self, _those: &dyn Fn(Key) -> bool) -> bool {
        false
    }
    /// Takes out what points to one of those objects.
    fn forget(&mut self, _those: &dyn Fn(Key) -> bool) {}

    /// Whether it points to the object with that key.
    fn refers_to(&self, key: Key) -> bool {
        self.points_to(&|own| own == key)
    }
}

/// A value that is one thing: what [`Known`] wraps.
pub trait Scalar: Clone + PartialEq + 'static {
    /// What it holds.
    const SHAPE: Shape;
    /// What a list of it is.
    const LIST: Shape = Shape::Json;
    /// As the plan file writes it.
    fn to_json(&self) -> Json;
    /// From the plan file.
    fn from_json(json: &Json) -> Option<Self>;
}

impl<T: Scalar> FieldValue for Known<T> {
    const SHAPE: Shape = T::SHAPE;
    fn to_json(&self) -> Option<Json> {
        self.get().map(Scalar::to_json)
    }
    fn from_json(json: &Json) -> Option<Self> {
        T::from_json(json).map(Self::Is)
    }
}
