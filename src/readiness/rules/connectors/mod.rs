//! What carries the data: how many connectors, where, and in what state.

pub mod one_zone;

use crate::readiness::rule::Rule;

/// The rules of this family, by id.
pub const ALL: &[&Rule] = &[&one_zone::RULE];
