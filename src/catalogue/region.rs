//! Where the service is offered, and what is special there.

use serde::Deserialize;

use crate::model::units::Date;

/// The regions of the service.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct Regions {
    /// When the list was checked.
    pub date: Date,
    /// The ids of the pages it rests on.
    pub sources: Vec<String>,
    /// The regions.
    pub regions: Vec<RegionFacts>,
}

/// What is known of a region.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct RegionFacts {
    /// Its code.
    pub code: String,
    /// Its city.
    pub name: String,
    /// Its zones.
    pub zones: Vec<String>,
    /// Whether all its zones are on one campus, so that one disaster may take them all.
    pub single_campus: bool,
    /// The region to which Key Protect can fail over from here, if any.
    pub key_protect_failover: Option<String>,
    /// Whether Hyper Protect Crypto Services is offered.
    pub hpcs: Offer,
}

/// Whether something is offered in a region.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Offer {
    /// It is.
    Yes,
    /// It is not.
    No,
    /// It is, but is being ended.
    Deprecated,
    /// No page says.
    Unknown,
}

impl Regions {
    /// What is known of the region with that code.
    pub fn get(&self, code: &str) -> Option<&RegionFacts> {
        self.regions.iter().find(|region| region.code == code)
    }
}
