//! Whether a restore was ever tried, how it ended, and how long it took.

use crate::readiness::rule::Rule;

/// The rules of this family, by id.
pub const ALL: &[&Rule] = &[];
