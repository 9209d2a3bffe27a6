//! The customer's own key: who answers for it, who may delete it, where it is.

pub mod hpcs_not_here;
pub mod key_deletable_by_one;
pub mod key_in_other_region;
pub mod key_not_rotated;
pub mod key_region_without_failover;
pub mod key_without_owner;
pub mod not_authorized;

use crate::readiness::rule::Rule;

/// The rules of this family, by id.
pub const ALL: &[&Rule] = &[
    &hpcs_not_here::RULE,
    &key_deletable_by_one::RULE,
    &key_in_other_region::RULE,
    &key_not_rotated::RULE,
    &key_region_without_failover::RULE,
    &key_without_owner::RULE,
    &not_authorized::RULE,
];
