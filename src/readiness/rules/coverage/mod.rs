//! Whether what must come back is protected at all.

pub mod workload_without_policy;

use crate::readiness::rule::Rule;

/// The rules of this family, by id.
pub const ALL: &[&Rule] = &[&workload_without_policy::RULE];
