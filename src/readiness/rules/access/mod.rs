//! Who may restore, who may delete, and who gets in when the login is down.

use crate::readiness::rule::Rule;

/// The rules of this family, by id.
pub const ALL: &[&Rule] = &[];
