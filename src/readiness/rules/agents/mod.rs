//! The backup agents on the protected servers.

pub mod certificate_expires;
pub mod not_installed;
pub mod upgrade_overdue;

use crate::model::workload::{Workload, WorkloadKind, WorkloadPlatform};
use crate::readiness::rule::Rule;

/// The rules of this family, by id.
pub const ALL: &[&Rule] = &[
    &certificate_expires::RULE,
    &not_installed::RULE,
    &upgrade_overdue::RULE,
];

/// Whether the workload is a server with files or a database, which an agent
/// reads; `None` where the plan does not say.
fn needs_agent(workload: &Workload) -> Option<bool> {
    let on_server = workload.platform.value().map(|platform| {
        matches!(
            platform,
            WorkloadPlatform::VpcServer
                | WorkloadPlatform::Vmware
                | WorkloadPlatform::ClassicServer
        )
    });
    let by_kind = workload.kind.value().map(|kind| {
        matches!(
            kind,
            WorkloadKind::FileSystem
                | WorkloadKind::Mssql
                | WorkloadKind::SapHana
                | WorkloadKind::Oracle
                | WorkloadKind::Db2
        )
    });
    match (on_server, by_kind) {
        (Some(false), _) | (_, Some(false)) => Some(false),
        (Some(true), Some(true)) => Some(true),
        _ => None,
    }
}
