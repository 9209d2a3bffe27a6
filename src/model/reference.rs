//! Pointers between objects.

use std::rc::Rc;

use super::Json;
use super::field::{FieldValue, Shape};
use super::id::{Id, Key};
use super::plan::Kind;
use super::record::Object;

/// A pointer to one object of the kind `T`, or to none.
pub struct Ref<T>(pub Option<Id<T>>);

impl<T> Ref<T> {
    /// Points to that object.
    pub const fn to(id: Id<T>) -> Self {
        Self(Some(id))
    }
}

impl<T> Clone for Ref<T> {
    fn clone(&self) -> Self {
        *self
    }
}
impl<T> Copy for Ref<T> {}
impl<T> Default for Ref<T> {
    fn default() -> Self {
        Self(None)
    }
}
impl<T> PartialEq for Ref<T> {
    fn eq(&self, other: &Self) -> bool {
        self.0 == other.0
    }
}
impl<T> Eq for Ref<T> {}
impl<T> std::fmt::Debug for Ref<T> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.fmt(f)
    }
}

impl<T: Object> FieldValue for Ref<T> {
    const SHAPE: Shape = Shape::Ref(T::KIND);
    fn to_json(&self) -> Option<Json> {
        self.0.map(|id| key_to_json(id.key()))
    }
    fn from_json(json: &Json) -> Option<Self> {
        key_from_json(json).map(|key| Self(Some(Id::new(key))))
    }
    fn points_to(&self, those: &dyn Fn(Key) -> bool) -> bool {
        self.0.is_some_and(|id| those(id.key()))
    }
    fn forget(&mut self, those: &dyn Fn(Key) -> bool) {
        if self.points_to(those) {
            self.0 = None;
        }
    }
}

/// Pointers to objects of the kind `T`.
pub struct Refs<T>(pub Rc<[Id<T>]>);

impl<T> Clone for Refs<T> {
    fn clone(&self) -> Self {
        Self(Rc::clone(&self.0))
    }
}
impl<T> Default for Refs<T> {
    fn default() -> Self {
        Self(Rc::from([]))
    }
}
impl<T> PartialEq for Refs<T> {
    fn eq(&self, other: &Self) -> bool {
        self.0 == other.0
    }
}
impl<T> Eq for Refs<T> {}
impl<T> std::fmt::Debug for Refs<T> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.fmt(f)
    }
}
impl<T> std::ops::Deref for Refs<T> {
    type Target = [Id<T>];
    fn deref(&self) -> &[Id<T>] {
        &self.0
    }
}

impl<T> From<Vec<Id<T>>> for Refs<T> {
    fn from(ids: Vec<Id<T>>) -> Self {
        Self(Rc::from(ids))
    }
}

impl<T: Object> FieldValue for Refs<T> {
    const SHAPE: Shape = Shape::Refs(T::KIND);
    fn to_json(&self) -> Option<Json> {
        (!self.is_empty()).then(|| self.iter().map(|id| key_to_json(id.key())).collect())
    }
    fn from_json(json: &Json) -> Option<Self> {
        let keys: Option<Vec<Key>> = json.as_array()?.iter().map(key_from_json).collect();
        Some(Self(keys?.into_iter().map(Id::new).collect()))
    }
    fn points_to(&self, those: &dyn Fn(Key) -> bool) -> bool {
        self.iter().any(|id| those(id.key()))
    }
    fn forget(&mut self, those: &dyn Fn(Key) -> bool) {
        if self.points_to(those) {
            self.0 = self.iter().copied().filter(|id| !those(id.key())).collect();
        }
    }
}

/// The person or team that has a duty, or nobody.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct OwnerRef(pub Option<Key>);

impl FieldValue for OwnerRef {
    const SHAPE: Shape = Shape::Owner;
    fn to_json(&self) -> Option<Json> {
        self.0.map(key_to_json)
    }
    fn from_json(json: &Json) -> Option<Self> {
        key_from_json(json).map(|key| Self(Some(key)))
    }
    fn points_to(&self, those: &dyn Fn(Key) -> bool) -> bool {
        self.0.is_some_and(those)
    }
    fn forget(&mut self, those: &dyn Fn(Key) -> bool) {
        if self.points_to(those) {
            self.0 = None;
        }
    }
}

/// A pointer to any object of the plan, or to none.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct AnyRef(pub Option<(Kind, Key)>);

impl FieldValue for AnyRef {
    const SHAPE: Shape = Shape::AnyRef;
    fn to_json(&self) -> Option<Json> {
        self.0
            .map(|(kind, key)| serde_json::json!({ "kind": kind.key(), "id": key.to_string() }))
    }
    fn from_json(json: &Json) -> Option<Self> {
        let kind = Kind::from_key(json.get("kind")?.as_str()?)?;
        let key = key_from_json(json.get("id")?)?;
        Some(Self(Some((kind, key))))
    }
    fn points_to(&self, those: &dyn Fn(Key) -> bool) -> bool {
        self.0.is_some_and(|(_, own)| those(own))
    }
    fn forget(&mut self, those: &dyn Fn(Key) -> bool) {
        if self.points_to(those) {
            self.0 = None;
        }
    }
}

fn key_to_json(key: Key) -> Json {
    Json::String(key.to_string())
}

fn key_from_json(json: &Json) -> Option<Key> {
    json.as_str()?.parse().ok()
}
