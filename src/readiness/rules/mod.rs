//! The list of rules: one file and one line each, by family. A family's
//! folder is the first part of its rules' ids.

use super::rule::Rule;

pub mod access;
pub mod agents;
pub mod client;
pub mod connectors;
pub mod coverage;
pub mod drills;
pub mod encryption;
pub mod immutability;
pub mod network;
pub mod objectives;
pub mod observability;
pub mod people;
pub mod region;
pub mod runbook;
pub mod schedule;
pub mod silence;
pub mod zone;

/// The families in the order in which screens list them.
const FAMILIES: &[&[&Rule]] = &[
    coverage::ALL,
    objectives::ALL,
    schedule::ALL,
    connectors::ALL,
    agents::ALL,
    network::ALL,
    immutability::ALL,
    encryption::ALL,
    access::ALL,
    observability::ALL,
    client::ALL,
    zone::ALL,
    region::ALL,
    people::ALL,
    runbook::ALL,
    drills::ALL,
    silence::ALL,
];

/// Every rule, by family and id.
pub fn all() -> impl Iterator<Item = &'static Rule> {
    FAMILIES.iter().flat_map(|family| family.iter().copied())
}
