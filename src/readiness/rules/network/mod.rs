//! Ports, gateways, restrictions, and where the instance is.

use crate::readiness::rule::Rule;

/// The rules of this family, by id.
pub const ALL: &[&Rule] = &[];
