//! Whether there is somebody, and somebody else.

pub mod away_uncovered;
pub mod catalogue_change_unread;
pub mod duty_came_from_provider;
pub mod holds_too_much;
pub mod no_contact;
pub mod no_deputy;
pub mod one_time_zone;
pub mod own_deputy;

use crate::readiness::rule::Rule;

/// The rules of this family, by id.
pub const ALL: &[&Rule] = &[
    &away_uncovered::RULE,
    &catalogue_change_unread::RULE,
    &duty_came_from_provider::RULE,
    &holds_too_much::RULE,
    &no_contact::RULE,
    &no_deputy::RULE,
    &one_time_zone::RULE,
    &own_deputy::RULE,
];
