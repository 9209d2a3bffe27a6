//! How single values go to and from the plan file.

use std::rc::Rc;

use super::Json;
use super::choice::Choices;
use super::field::{FieldValue, Scalar, Shape, Unit};
use super::text::{ClockTime, Link, RegionCode, Text, ZoneCode};
use super::units::{Count, Date, Days, Gigabytes, MegabytesPerSecond, Minutes, Moment, Percent};

impl FieldValue for Text {
    const SHAPE: Shape = Shape::Text;
    fn to_json(&self) -> Option<Json> {
        (!self.is_empty()).then(|| Json::String(self.to_string()))
    }
    fn from_json(json: &Json) -> Option<Self> {
        json.as_str().map(Self::from)
    }
}

/// Text of several lines: notes, reasons, statements.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Lines(pub Text);

impl std::ops::Deref for Lines {
    type Target = str;
    fn deref(&self) -> &str {
        &self.0
    }
}

impl FieldValue for Lines {
    const SHAPE: Shape = Shape::Lines;
    fn to_json(&self) -> Option<Json> {
        FieldValue::to_json(&self.0)
    }
    fn from_json(json: &Json) -> Option<Self> {
        <Text as FieldValue>::from_json(json).map(Self)
    }
}

/// Content that is kept as it came.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Opaque(pub Option<Rc<Json>>);

impl FieldValue for Opaque {
    const SHAPE: Shape = Shape::Json;
    fn to_json(&self) -> Option<Json> {
        self.0.as_ref().map(|json| Json::clone(json))
    }
    fn from_json(json: &Json) -> Option<Self> {
        Some(Self(Some(Rc::new(json.clone()))))
    }
}

impl Scalar for bool {
    const SHAPE: Shape = Shape::Flag;
    fn to_json(&self) -> Json {
        Json::Bool(*self)
    }
    fn from_json(json: &Json) -> Option<Self> {
        json.as_bool()
    }
}

impl<C: Choices> Scalar for C {
    const SHAPE: Shape = Shape::Choice(C::ALL);
    const LIST: Shape = Shape::Choices(C::ALL);
    fn to_json(&self) -> Json {
        Json::from(self.key())
    }
    fn from_json(json: &Json) -> Option<Self> {
        C::from_key(json.as_str()?)
    }
}

macro_rules! scalar_texts {
    ($($name:ident: $shape:expr, $list:expr;)+) => {$(
        impl Scalar for $name {
            const SHAPE: Shape = $shape;
            const LIST: Shape = $list;
            fn to_json(&self) -> Json {
                Json::from(&**self)
            }
            fn from_json(json: &Json) -> Option<Self> {
                json.as_str().filter(|text| !text.is_empty()).map(Self::from)
            }
        }
    )+};
}

scalar_texts! {
    RegionCode: Shape::Region, Shape::Texts;
    ZoneCode: Shape::Zone, Shape::Zones;
    Link: Shape::Link, Shape::Texts;
    ClockTime: Shape::ClockTime, Shape::Texts;
    Text: Shape::Text, Shape::Texts;
}

macro_rules! scalar_amounts {
    ($($name:ident;)+) => {$(
        impl Scalar for $name {
            const SHAPE: Shape = Shape::Amount(Unit::$name);
            fn to_json(&self) -> Json {
                Json::from(self.0)
            }
            fn from_json(json: &Json) -> Option<Self> {
                u32::try_from(json.as_u64()?).ok().map(Self)
            }
        }
    )+};
}

scalar_amounts! { Minutes; Days; Gigabytes; MegabytesPerSecond; Percent; Count; }

impl Scalar for Date {
    const SHAPE: Shape = Shape::Date;
    fn to_json(&self) -> Json {
        Json::String(self.to_string())
    }
    fn from_json(json: &Json) -> Option<Self> {
        Self::parse(json.as_str()?)
    }
}

impl Scalar for Moment {
    const SHAPE: Shape = Shape::Moment;
    fn to_json(&self) -> Json {
        Json::String(self.to_string())
    }
    fn from_json(json: &Json) -> Option<Self> {
        Self::parse(json.as_str()?)
    }
}
