//! Where the pages are silent or disagree: what to ask the provider.

pub mod appliance_patching;
pub mod cluster_connector_upgrade;
pub mod connector_agent_upgrade;
pub mod gateway_for_clusters;
pub mod kind_contradictory;
pub mod no_published_objectives;
pub mod operator_role;

use crate::readiness::rule::Rule;

/// The rules of this family, by id.
pub const ALL: &[&Rule] = &[
    &appliance_patching::RULE,
    &cluster_connector_upgrade::RULE,
    &connector_agent_upgrade::RULE,
    &gateway_for_clusters::RULE,
    &kind_contradictory::RULE,
    &no_published_objectives::RULE,
    &operator_role::RULE,
];
