//! How much work may be lost, how long it may take, and whether that can be kept.

use crate::readiness::rule::Rule;

/// The rules of this family, by id.
pub const ALL: &[&Rule] = &[];
