//! Who may restore, who may delete, and who gets in when the login is down.

pub mod break_glass_untried;
pub mod holder_without_second_factor;
pub mod manager_holds_the_key;
pub mod no_break_glass;
pub mod no_second_factor;
pub mod review_overdue;
pub mod too_few_managers;
pub mod too_few_restorers;

use crate::readiness::rule::Rule;

/// The rules of this family, by id.
pub const ALL: &[&Rule] = &[
    &break_glass_untried::RULE,
    &holder_without_second_factor::RULE,
    &manager_holds_the_key::RULE,
    &no_break_glass::RULE,
    &no_second_factor::RULE,
    &review_overdue::RULE,
    &too_few_managers::RULE,
    &too_few_restorers::RULE,
];
