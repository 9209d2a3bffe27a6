//! Views of failures: scenarios by workloads, the deployment as it stands
//! then, and who does what at which time.

pub mod heat;
pub mod lanes;
pub mod picture;
