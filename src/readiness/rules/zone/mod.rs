//! What happens when a zone is lost: where to, and by whom.

pub mod nobody_restores_it;
pub mod nowhere_to_restore;
pub mod recovery_zone_is_own_zone;
pub mod restored_into_the_failed_zone;

use crate::readiness::rule::Rule;

/// The rules of this family, by id.
pub const ALL: &[&Rule] = &[
    &nobody_restores_it::RULE,
    &nowhere_to_restore::RULE,
    &recovery_zone_is_own_zone::RULE,
    &restored_into_the_failed_zone::RULE,
];
