//! A connection with a single connector.

use crate::model::connection::{Connection, ConnectionPlatform};
use crate::readiness::facts::Facts;
use crate::readiness::rule::{Check, Effort, Family, Rule, Severity};
use crate::readiness::verdict::{Seen, Verdict};

/// The rule.
pub const RULE: Rule = Rule {
    id: "connectors.fewer-than-two",
    family: Family::Connectors,
    severity: Severity::High,
    effort: Effort::Medium,
    area: "incident-operations",
    title: "One connector carries the connection",
    rationale: "Two is the documented minimum: the second carries on when the first fails or is upgraded.",
    advice: "Dashboard > System > Data Source Connections > Actions > Add Connector. On clusters: helm upgrade with --reuse-values --set replicaCount=3. Terraform module for clusters: dsc_replicas = 3.",
    sources: &[
        "brs.performance-factors",
        "virtualization.resiliency",
        "tim.iks-roks",
    ],
    check: Check::Connection(check),
};

fn check(facts: &Facts, connection: &Connection) -> Verdict {
    if connection.platform.is(&ConnectionPlatform::ConnectorAgent) {
        return Verdict::NotApplicable;
    }
    match facts.links.connectors_of(connection).len() {
        0 => Verdict::NotApplicable,
        1 => Verdict::open([Seen::Number("Connectors", 1)]),
        _ => Verdict::Holds,
    }
}
