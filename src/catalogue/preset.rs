//! The policies that an instance comes with.

use serde::de::Error;
use serde::{Deserialize, Deserializer};

use crate::model::Json;
use crate::model::record::Map;

/// A policy as the service defines it.
#[derive(Clone, Debug, PartialEq)]
pub struct PolicyPreset {
    /// The ids of the pages that define it.
    pub sources: Vec<String>,
    /// Its fields, as the plan file writes a policy.
    pub fields: Map,
}

impl<'de> Deserialize<'de> for PolicyPreset {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let mut fields = Map::deserialize(deserializer)?;
        let Some(Json::Array(sources)) = fields.remove("sources") else {
            return Err(D::Error::custom("a policy needs `sources`"));
        };
        let sources = sources.iter().map(|id| id.as_str().map(str::to_owned));
        let sources: Option<Vec<String>> = sources.collect();
        Ok(Self {
            sources: sources.ok_or_else(|| D::Error::custom("a source is named by its id"))?,
            fields,
        })
    }
}
