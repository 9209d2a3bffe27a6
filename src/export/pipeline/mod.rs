//! What `muster check` says to pipelines: as a test report, as the result of
//! an analysis, as the summary of a job.

mod junit;
mod sarif;
mod summary;

pub use junit::junit;
pub use sarif::{PlanFile, sarif};
pub use summary::summary;

/// Something that was asked of the plan, beside its checklist.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Demand {
    /// What.
    pub what: String,
    /// In which way it is not met; `None` where it is.
    pub fault: Option<String>,
}
