//! What is left when a region is lost.

pub mod copy_in_own_region;
pub mod no_second_copy;
pub mod no_second_copy_lower_tier;
pub mod restore_elsewhere_unproven;
pub mod single_campus;

use crate::readiness::rule::Rule;

/// The rules of this family, by id.
pub const ALL: &[&Rule] = &[
    &copy_in_own_region::RULE,
    &no_second_copy::RULE,
    &no_second_copy_lower_tier::RULE,
    &restore_elsewhere_unproven::RULE,
    &single_campus::RULE,
];
