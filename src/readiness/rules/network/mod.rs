//! Ports, gateways, restrictions, and where the instance is.

pub mod gateway_in_one_zone;
pub mod instance_in_other_region;
pub mod ports_not_checked;
pub mod restrictions_untested;

use crate::readiness::rule::Rule;

/// The rules of this family, by id.
pub const ALL: &[&Rule] = &[
    &gateway_in_one_zone::RULE,
    &instance_in_other_region::RULE,
    &ports_not_checked::RULE,
    &restrictions_untested::RULE,
];
