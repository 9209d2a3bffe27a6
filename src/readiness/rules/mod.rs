//! The list of rules: one file and one line each, by family.

use super::rule::Rule;

pub mod connectors;
pub mod coverage;

/// Every rule, by family and id.
pub const ALL: &[&Rule] = &[
    &connectors::one_zone::RULE,
    &coverage::workload_without_policy::RULE,
];
