//! Whether a restore was ever tried, how it ended, and how long it took.

pub mod changed_since_test;
pub mod last_test_failed;
pub mod lost_more_than_objective;
pub mod never_restored;
pub mod never_restored_lower_tier;
pub mod next_due_passed;
pub mod restore_test_due;
pub mod restore_test_too_old;
pub mod slower_than_objective;

use crate::readiness::rule::Rule;

/// The rules of this family, by id.
pub const ALL: &[&Rule] = &[
    &changed_since_test::RULE,
    &last_test_failed::RULE,
    &lost_more_than_objective::RULE,
    &never_restored::RULE,
    &never_restored_lower_tier::RULE,
    &next_due_passed::RULE,
    &restore_test_due::RULE,
    &restore_test_too_old::RULE,
    &slower_than_objective::RULE,
];
