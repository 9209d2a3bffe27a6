//! Whether recovery points are locked against deletion, and for how long.

use crate::readiness::rule::Rule;

/// The rules of this family, by id.
pub const ALL: &[&Rule] = &[];
