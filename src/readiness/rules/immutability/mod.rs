//! Whether recovery points are locked against deletion, and for how long.

pub mod administrative_lock;
pub mod extended_copies_unlocked;
pub mod lock_longer_than_retention;
pub mod lock_shorter_than_retention;
pub mod no_lock;

use crate::model::policy::{DataLockMode, Policy};
use crate::model::units::Days;
use crate::readiness::rule::Rule;

/// The rules of this family, by id.
pub const ALL: &[&Rule] = &[
    &administrative_lock::RULE,
    &extended_copies_unlocked::RULE,
    &lock_longer_than_retention::RULE,
    &lock_shorter_than_retention::RULE,
    &no_lock::RULE,
];

/// Whether copies are locked at all; `None` where neither mode nor length is
/// stated.
fn is_locked(policy: &Policy) -> Option<bool> {
    match (policy.datalock_mode.value(), policy.datalock_days.value()) {
        (Some(DataLockMode::None), _) | (_, Some(Days(0))) => Some(false),
        (None, None) => None,
        _ => Some(true),
    }
}
