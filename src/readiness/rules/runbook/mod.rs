//! What is written down for the day, and where it is kept.

pub mod call_tree_untried;
pub mod kept_in_the_failing_region;
pub mod missing;
pub mod no_offline_copy;
pub mod no_way_back;
pub mod nobody_may_declare;
pub mod not_followed_for_a_year;
pub mod support_unclear;

use crate::readiness::rule::Rule;

/// The rules of this family, by id.
pub const ALL: &[&Rule] = &[
    &call_tree_untried::RULE,
    &kept_in_the_failing_region::RULE,
    &missing::RULE,
    &no_offline_copy::RULE,
    &no_way_back::RULE,
    &nobody_may_declare::RULE,
    &not_followed_for_a_year::RULE,
    &support_unclear::RULE,
];
