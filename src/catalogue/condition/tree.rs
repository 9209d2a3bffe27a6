//! A condition as it is evaluated: names resolved, macros and operators gone.

use crate::model::Json;
use crate::model::plan::Kind;

/// Something that holds, does not, or is not said.
#[derive(Clone, Debug)]
pub(super) enum Node {
    /// `true` or `false`.
    Constant(bool),
    /// A field that says yes or no.
    Flag(Field),
    /// `has(workload.rpo_target)`
    Stated(Field),
    /// `workload.kind == "oracle"`
    Compare(Order, Value, Value),
    /// `workload.kind in ["oracle", "db2"]`
    Within(Value, Vec<(Json, Column)>),
    /// `"eu-de-1" in region.zones`
    Contains(Field, Json, Column),
    /// `!…`
    Not(Box<Self>),
    /// `… && …`
    Both(Box<Self>, Box<Self>),
    /// `… || …`
    Either(Box<Self>, Box<Self>),
    /// `connections.exists(c, …)`
    Exists(Kind, Box<Self>),
    /// `connections.all(c, …)`
    Every(Kind, Box<Self>),
}

/// Where something stands in the expression: characters, from 1.
pub(super) type Column = usize;

/// How two values are compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Order {
    /// `==`
    Is,
    /// `!=`
    Differs,
    /// `<`
    Less,
    /// `<=`
    AtMost,
    /// `>`
    More,
    /// `>=`
    AtLeast,
}

/// What is compared.
#[derive(Clone, Debug)]
pub(super) enum Value {
    /// What stands there.
    Constant(Json, Column),
    /// What a field says.
    Field(Field),
    /// `size(connections)`
    Count(Kind),
    /// `size(region.zones)`
    Length(Field),
}

/// A field of an object.
#[derive(Clone, Debug)]
pub(super) struct Field {
    /// Which object.
    pub(super) of: Object,
    /// The field's key; [`super::check`] knows whether there is such a one.
    pub(super) key: String,
    /// Where the key stands.
    pub(super) at: Column,
}

/// Every object has one, by which others refer to it.
pub(super) const ID: &str = "id";

/// An object that a condition can speak of.
#[derive(Clone, Debug)]
pub(super) enum Object {
    /// The one it is about, of that kind.
    Own(Kind, Column),
    /// The only one of its kind.
    Single(Kind),
    /// The one that `exists` or `all` is at, counted from the outermost.
    Bound(usize, Kind),
}

impl Object {
    /// Its kind.
    pub(super) const fn kind(&self) -> Kind {
        match self {
            Self::Own(kind, _) | Self::Single(kind) | Self::Bound(_, kind) => *kind,
        }
    }
}

impl Node {
    /// Calls back for every field that is asked.
    pub(super) fn each_field<'a>(&'a self, see: &mut dyn FnMut(&'a Field)) {
        match self {
            Self::Constant(_) => {}
            Self::Flag(field) | Self::Stated(field) | Self::Contains(field, ..) => see(field),
            Self::Compare(_, one, other) => {
                one.each_field(see);
                other.each_field(see);
            }
            Self::Within(value, _) => value.each_field(see),
            Self::Not(part) | Self::Exists(_, part) | Self::Every(_, part) => part.each_field(see),
            Self::Both(one, other) | Self::Either(one, other) => {
                one.each_field(see);
                other.each_field(see);
            }
        }
    }
}

impl Value {
    fn each_field<'a>(&'a self, see: &mut dyn FnMut(&'a Field)) {
        match self {
            Self::Field(field) | Self::Length(field) => see(field),
            Self::Constant(..) | Self::Count(_) => {}
        }
    }
}
