//! Example plans of invented companies: believable, with deliberate gaps, and
//! the same for the same shape, number, seed and day.
//!
//! Each is a plan file in `data/` in which `@name` stands for an id that
//! follows from the seed, and `today-30` for a day, and `today-30T09:00:00Z` for an
//! instant of it, counted from the day of the example.

mod fill;
mod grow;
mod proof;

use crate::file::read::read_json;
use crate::model::Json;
use crate::model::plan::Plan;
use crate::model::units::Date;

/// The day of an example where nobody says another, so that it is the same
/// at any time.
pub const DAY: Date = match Date::of(2026, 11, 22) {
    Some(day) => day,
    None => panic!("22 November is a day"),
};

/// The most workloads that an example is grown to.
pub const MAX_WORKLOADS: u32 = 200_000;

/// Which example.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// Two servers, one connector.
    Small,
    /// One region in three zones: servers, databases and an OpenShift cluster.
    Production,
    /// Two clusters and nothing else.
    Kubernetes,
    /// As production, with a second region to go to.
    TwoRegions,
}

impl Shape {
    /// All of them, smallest first.
    pub const ALL: &[Self] = &[
        Self::Small,
        Self::Production,
        Self::Kubernetes,
        Self::TwoRegions,
    ];

    /// How the command line names it.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Small => "small",
            Self::Production => "production",
            Self::Kubernetes => "kubernetes",
            Self::TwoRegions => "two-regions",
        }
    }

    /// How the screen names it.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Small => "Two servers",
            Self::Production => "Production in one region",
            Self::Kubernetes => "Clusters",
            Self::TwoRegions => "Two regions",
        }
    }

    /// The one that is named so.
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|shape| shape.key() == key)
    }

    const fn template(self) -> &'static str {
        match self {
            Self::Small => include_str!("data/small.json"),
            Self::Production => include_str!("data/production.json"),
            Self::Kubernetes => include_str!("data/kubernetes.json"),
            Self::TwoRegions => include_str!("data/two-regions.json"),
        }
    }
}

/// An example plan as it stands on the day `today`, with as many workloads as
/// asked for (at most [`MAX_WORKLOADS`]), or as its author wrote.
pub fn example(shape: Shape, workloads: Option<u32>, seed: u64, today: Date) -> Plan {
    let mut plan = template(shape, seed, today);
    if let Some(count) = workloads {
        grow::to(&mut plan, count.min(MAX_WORKLOADS), seed);
    }
    proof::fingerprint(&mut plan);
    plan
}

#[expect(
    clippy::expect_used,
    reason = "the templates are part of the program, and a test reads each"
)]
fn template(shape: Shape, seed: u64, today: Date) -> Plan {
    let mut json: Json = serde_json::from_str(shape.template()).expect("a template is JSON");
    fill::fill(&mut json, seed, today);
    let (plan, _) = read_json(json).expect("a template is a plan");
    plan
}
