//! Who is responsible by default, and what else is known of the service: all
//! of it data with sources and dates, none of it in code.

pub mod condition;
pub mod duty;
pub mod preset;
pub mod region;
pub mod source;
pub mod statement;
pub mod support;

use std::rc::Rc;

use duty::Catalogue;
use preset::PolicyPreset;
use region::Regions;
use source::Sources;
use statement::Statement;
use support::Support;

use crate::model::units::Date;

/// Days after which a catalogue is called old.
pub const CATALOGUE_VALID_DAYS: u32 = 365;

/// Everything that is built in.
#[derive(Debug, PartialEq)]
pub struct Knowledge {
    /// The catalogues, each one service's responsibilities.
    pub catalogues: Vec<Catalogue>,
    /// Everything that is cited.
    pub sources: Sources,
    /// Where the service is offered.
    pub regions: Regions,
    /// Which kind of workload is supported on what.
    pub support: Support,
    /// The policies that an instance comes with.
    pub policies: Vec<PolicyPreset>,
    /// Checklist items that only a person can state.
    pub statements: Vec<Rc<Statement>>,
}

impl Knowledge {
    /// What this release knows.
    ///
    /// # Errors
    /// A data file does not have the shape of its type; a test keeps a
    /// release from having such a file.
    pub fn built_in() -> Result<Self, serde_json::Error> {
        Ok(Self {
            catalogues: vec![serde_json::from_str(include_str!(
                "data/backup-recovery.json"
            ))?],
            sources: Sources::read(include_str!("data/sources.json"))?,
            regions: serde_json::from_str(include_str!("data/regions.json"))?,
            support: serde_json::from_str(include_str!("data/workload-support.json"))?,
            policies: serde_json::from_str(include_str!("data/policies.json"))?,
            statements: serde_json::from_str(include_str!("data/attestations.json"))?,
        })
    }

    /// The catalogues that are older than a year on that day.
    pub fn old_catalogues(&self, today: Date) -> impl Iterator<Item = &Catalogue> {
        self.catalogues
            .iter()
            .filter(move |catalogue| catalogue.date.plus_days(CATALOGUE_VALID_DAYS) < today)
    }
}
