//! Whether anybody learns of a failed backup.

pub mod counts_on_denied_signals;
pub mod failures_reach_nobody;
pub mod group_alerts_off;
pub mod one_recipient;
pub mod reports_unread;
pub mod route_untested;

use crate::readiness::rule::Rule;

/// The rules of this family, by id.
pub const ALL: &[&Rule] = &[
    &counts_on_denied_signals::RULE,
    &failures_reach_nobody::RULE,
    &group_alerts_off::RULE,
    &one_recipient::RULE,
    &reports_unread::RULE,
    &route_untested::RULE,
];
