//! Which kind of workload the service protects on which platform.

use serde::Deserialize;

use crate::model::choice::Choices;
use crate::model::workload::{WorkloadKind, WorkloadPlatform};

/// The table of supported workloads.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct Support {
    /// The ids of the pages it rests on.
    pub sources: Vec<String>,
    /// One row for a kind on a platform.
    pub rows: Vec<SupportRow>,
}

/// What the pages say of one kind on one platform.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct SupportRow {
    /// The kind's key.
    pub kind: String,
    /// The platform's key.
    pub platform: String,
    /// The verdict.
    pub support: SupportLevel,
    /// What to know about it.
    #[serde(default)]
    pub note: Option<String>,
    /// The ids of the pages that say so.
    #[serde(default)]
    pub sources: Vec<String>,
}

/// Whether a kind of workload is supported.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SupportLevel {
    /// It is.
    Yes,
    /// A page says that it is not.
    No,
    /// Only on Linux.
    LinuxOnly,
    /// Only to try it out.
    Poc,
    /// Pages say different things.
    Contradictory,
    /// No page mentions it.
    NotDocumented,
}

impl Support {
    /// What the pages say of that kind on that platform.
    pub fn of(&self, kind: WorkloadKind, platform: WorkloadPlatform) -> SupportLevel {
        self.row(kind, platform)
            .map_or(SupportLevel::NotDocumented, |row| row.support)
    }

    /// The row of that kind on that platform, where a page mentions it.
    pub fn row(&self, kind: WorkloadKind, platform: WorkloadPlatform) -> Option<&SupportRow> {
        self.rows
            .iter()
            .find(|row| row.kind == kind.key() && row.platform == platform.key())
    }
}
