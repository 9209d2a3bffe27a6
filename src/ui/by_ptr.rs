//! Large values as properties: compared by address.

use std::ops::Deref;
use std::rc::Rc;

/// A pointer that equals another only when both lead to the very same value,
/// so that comparing properties costs nothing.
#[derive(Debug)]
pub struct ByPtr<T>(pub Rc<T>);

impl<T> Clone for ByPtr<T> {
    fn clone(&self) -> Self {
        Self(Rc::clone(&self.0))
    }
}

impl<T> PartialEq for ByPtr<T> {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl<T> Deref for ByPtr<T> {
    type Target = T;
    fn deref(&self) -> &T {
        &self.0
    }
}

impl<T> From<T> for ByPtr<T> {
    fn from(value: T) -> Self {
        Self(Rc::new(value))
    }
}
