//! A connection that nothing carries.

use crate::model::connection::{Connection, ConnectionPlatform};
use crate::readiness::facts::Facts;
use crate::readiness::rule::{Check, Effort, Family, Rule, Severity};
use crate::readiness::verdict::{Seen, Verdict};

/// The rule.
pub const RULE: Rule = Rule {
    id: "connectors.none",
    family: Family::Connectors,
    severity: Severity::Critical,
    effort: Effort::Medium,
    area: "incident-operations",
    title: "Connection has no connector",
    rationale: "Every backup and every restore passes a connector. Without one no data moves in either direction.",
    advice: "Dashboard > System > Data Source Connections > Actions > Add Connector, at least two. On clusters install the Helm release of the connector.",
    sources: &["brs.deploy-connector"],
    check: Check::Connection(check),
};

fn check(facts: &Facts, connection: &Connection) -> Verdict {
    let agent = connection.platform.is(&ConnectionPlatform::ConnectorAgent);
    if agent || !facts.is_connection_used(connection) {
        return Verdict::NotApplicable;
    }
    if !facts.links.connectors_of(connection).is_empty() {
        return Verdict::Holds;
    }
    let seen = [
        Seen::field(connection, "platform"),
        Seen::Number("Connectors", 0),
    ];
    if connection.platform.is_unknown() {
        return Verdict::unknown(seen);
    }
    Verdict::open(seen)
}
