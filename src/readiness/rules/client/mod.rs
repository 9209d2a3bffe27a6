//! Short losses of the service that clients and policies have to bridge.

pub mod no_retry;
pub mod policy_without_retries;

use crate::readiness::rule::Rule;

/// The rules of this family, by id.
pub const ALL: &[&Rule] = &[&no_retry::RULE, &policy_without_retries::RULE];
