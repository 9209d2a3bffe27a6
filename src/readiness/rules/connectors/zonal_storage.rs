//! Connector pods that cannot leave a zone.

use crate::model::connection::{Connection, ConnectionPlatform, ConnectorStorage};
use crate::readiness::facts::Facts;
use crate::readiness::rule::{Check, Effort, Family, Rule, Severity};
use crate::readiness::verdict::{Seen, Verdict};

/// The rule.
pub const RULE: Rule = Rule {
    id: "connectors.zonal-storage",
    family: Family::Connectors,
    severity: Severity::High,
    effort: Effort::Medium,
    area: "change",
    title: "Connector pods are tied to one zone's disks",
    rationale: "Block storage belongs to a zone. When the zone is lost the pod stays pending, and the documented way out throws its state away.",
    advice: "Install the connector with a VPC file storage class with user and group id 1000.",
    sources: &["brs.troubleshoot-iks-roks", "brs.deploy-connector"],
    check: Check::Connection(check),
};

fn check(_: &Facts, connection: &Connection) -> Verdict {
    let on_vpc = connection.platform.value().is_none_or(|platform| {
        matches!(
            platform,
            ConnectionPlatform::IksVpc | ConnectionPlatform::RoksVpc
        )
    });
    if !on_vpc || connection.storage.is(&ConnectorStorage::Classic) {
        return Verdict::NotApplicable;
    }
    let survives = connection
        .storage
        .value()
        .map(|storage| storage == ConnectorStorage::RegionalFile);
    Verdict::wants(survives, Seen::field(connection, "storage"))
}
