//! A connection that serves more sources than its connectors should carry.

use crate::model::connection::{Connection, ConnectionPlatform};
use crate::readiness::facts::Facts;
use crate::readiness::rule::{Check, Effort, Family, Rule, Severity};
use crate::readiness::verdict::{Seen, Verdict};

/// The rule.
pub const RULE: Rule = Rule {
    id: "connectors.too-few-for-sources",
    family: Family::Connectors,
    severity: Severity::Medium,
    effort: Effort::Medium,
    area: "incident-operations",
    title: "More than ten sources per connector",
    rationale: "The rule of thumb is one connector for five to ten sources. With more, runs grow longer, and restores queue just when many are needed.",
    advice: "Add one connector at a time while their load stays near 100 % throughout the window.",
    sources: &["brs.performance-factors"],
    check: Check::Connection(check),
};

fn check(facts: &Facts, connection: &Connection) -> Verdict {
    let connectors = facts.links.connectors_of(connection).len();
    if connectors < 2 || connection.platform.is(&ConnectionPlatform::ConnectorAgent) {
        return Verdict::NotApplicable;
    }
    let connectors = u32::try_from(connectors).unwrap_or(u32::MAX);
    let sources = facts.workloads_of_connection(connection);
    if sources <= connectors.saturating_mul(10) {
        return Verdict::Holds;
    }
    Verdict::open([
        Seen::Number("Workloads", sources),
        Seen::Number("Connectors", connectors),
    ])
    .because(format!("{connectors} connectors carry {sources} workloads"))
}
