//! A workload whose connection is made for something else.

use crate::catalogue::support::SupportLevel;
use crate::model::choice::Choices;
use crate::model::connection::ConnectionPlatform;
use crate::model::workload::{Workload, WorkloadKind, WorkloadPlatform};
use crate::readiness::facts::Facts;
use crate::readiness::rule::{Check, Effort, Family, Rule, Severity};
use crate::readiness::verdict::{Seen, Verdict};

/// The rule.
pub const RULE: Rule = Rule {
    id: "coverage.connection-platform-mismatch",
    family: Family::Coverage,
    severity: Severity::High,
    effort: Effort::Medium,
    area: "incident-operations",
    title: "Connection is made for another platform",
    rationale: "Connector and source have to be of one platform, otherwise the connector does not register. Often that shows only on the day of the rebuild.",
    advice: "Make a connection of the workload's platform and register the source there. A connector agent suits servers with files, SQL Server or Oracle only.",
    sources: &[
        "brs.iks-roks",
        "brs.troubleshoot-iks-roks",
        "brs.registration",
        "brs.connector-agent",
    ],
    check: Check::Workload(check),
};

fn check(facts: &Facts, workload: &Workload) -> Verdict {
    let Some(connection) = facts.links.connection_of(workload) else {
        return Verdict::NotApplicable;
    };
    let (kind, platform) = (workload.kind.value(), workload.platform.value());
    if let (Some(kind), Some(platform)) = (kind, platform) {
        let support = facts.knowledge.support.of(kind, platform);
        if matches!(support, SupportLevel::No | SupportLevel::NotDocumented) {
            return Verdict::NotApplicable;
        }
    }
    let seen = [
        Seen::field(workload, "kind"),
        Seen::field(workload, "platform"),
        Seen::field(connection, "platform"),
    ];
    let (Some(platform), Some(made_for)) = (platform, connection.platform.value()) else {
        return Verdict::unknown(seen);
    };
    match fits(kind, platform, made_for) {
        None => Verdict::unknown(seen),
        Some(true) => Verdict::Holds,
        Some(false) => Verdict::open(seen).because(format!(
            "Connection is made for {}, the workload runs on {}",
            made_for.label(),
            platform.label()
        )),
    }
}

fn fits(
    kind: Option<WorkloadKind>,
    platform: WorkloadPlatform,
    made_for: ConnectionPlatform,
) -> Option<bool> {
    if made_for != ConnectionPlatform::ConnectorAgent {
        return Some(platform.key() == made_for.key());
    }
    if platform.is_cluster() {
        return Some(false);
    }
    kind.map(|kind| {
        matches!(
            kind,
            WorkloadKind::FileSystem | WorkloadKind::Mssql | WorkloadKind::Oracle
        )
    })
}
