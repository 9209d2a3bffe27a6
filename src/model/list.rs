//! Lists: of scalars, and of small records without an identity of their own.

use std::rc::Rc;

use super::Json;
use super::field::{FieldValue, Scalar, Shape};
use super::record::{Part, to_map};

/// An immutable list that clones by reference count.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct List<T>(pub Rc<[T]>);

impl<T> Default for List<T> {
    fn default() -> Self {
        Self(Rc::from([]))
    }
}

impl<T> std::ops::Deref for List<T> {
    type Target = [T];
    fn deref(&self) -> &[T] {
        &self.0
    }
}

impl<T> From<Vec<T>> for List<T> {
    fn from(items: Vec<T>) -> Self {
        Self(Rc::from(items))
    }
}

impl<T: Scalar> FieldValue for List<T> {
    const SHAPE: Shape = T::LIST;
    fn to_json(&self) -> Option<Json> {
        (!self.is_empty()).then(|| self.iter().map(Scalar::to_json).collect())
    }
    fn from_json(json: &Json) -> Option<Self> {
        let items: Option<Vec<T>> = json.as_array()?.iter().map(T::from_json).collect();
        items.map(Self::from)
    }
}

/// A list of small records that have no identity of their own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Records<R>(pub Rc<[R]>);

impl<R> Default for Records<R> {
    fn default() -> Self {
        Self(Rc::from([]))
    }
}

impl<R> std::ops::Deref for Records<R> {
    type Target = [R];
    fn deref(&self) -> &[R] {
        &self.0
    }
}

impl<R> From<Vec<R>> for Records<R> {
    fn from(items: Vec<R>) -> Self {
        Self(Rc::from(items))
    }
}

impl<R: Part> FieldValue for Records<R> {
    const SHAPE: Shape = Shape::Records(R::FIELDS);
    fn to_json(&self) -> Option<Json> {
        (!self.is_empty()).then(|| self.iter().map(|part| Json::Object(to_map(part))).collect())
    }
    fn from_json(json: &Json) -> Option<Self> {
        let mut parts = Vec::new();
        for item in json.as_array()? {
            let mut part = R::default();
            for (key, value) in item.as_object()? {
                let index = R::FIELDS.iter().position(|field| field.key == key)?;
                part.set(index, value).ok()?;
            }
            parts.push(part);
        }
        Some(Self::from(parts))
    }
}
