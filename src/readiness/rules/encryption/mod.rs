//! The customer's own key: who answers for it, who may delete it, where it is.

use crate::readiness::rule::Rule;

/// The rules of this family, by id.
pub const ALL: &[&Rule] = &[];
