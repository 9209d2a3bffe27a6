//! Connectors among the workers of the applications.

use crate::model::connection::{Connection, ConnectionPlatform};
use crate::readiness::facts::Facts;
use crate::readiness::rule::{Check, Effort, Family, Rule, Severity};
use crate::readiness::verdict::{Seen, Verdict};

/// The rule.
pub const RULE: Rule = Rule {
    id: "connectors.shares-worker-pool",
    family: Family::Connectors,
    severity: Severity::Low,
    effort: Effort::Medium,
    area: "incident-operations",
    title: "Connectors share workers with the applications",
    rationale: "Connector pods and applications then take processor and memory from each other, and a full node stops backups.",
    advice: "Give the connectors a tainted worker pool of their own, with workers in more than one zone.",
    sources: &["brs.deploy-connector"],
    check: Check::Connection(check),
};

fn check(_: &Facts, connection: &Connection) -> Verdict {
    let platform = connection.platform.value();
    if !platform.is_none_or(ConnectionPlatform::is_cluster) {
        return Verdict::NotApplicable;
    }
    Verdict::wants(
        connection.dedicated_workers.value(),
        Seen::field(connection, "dedicated_workers"),
    )
}
