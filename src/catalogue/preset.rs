//! The policies that an instance comes with.

use serde::Deserialize;

use crate::model::record::Map;

/// A policy as the service defines it.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct PolicyPreset {
    /// The ids of the pages that define it.
    pub sources: Vec<String>,
    /// Its fields, as the plan file writes a policy.
    #[serde(flatten)]
    pub fields: Map,
}
