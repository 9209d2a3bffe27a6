//! A connector that nobody has ever made anew.

use crate::model::connection::{Connection, ConnectionPlatform};
use crate::readiness::facts::Facts;
use crate::readiness::rule::{Check, Effort, Family, Rule, Severity};
use crate::readiness::verdict::{Seen, Verdict};

/// The rule.
pub const RULE: Rule = Rule {
    id: "connectors.rebuild-not-rehearsed",
    family: Family::Connectors,
    severity: Severity::Medium,
    effort: Effort::Medium,
    area: "incident-operations",
    title: "Nobody has rebuilt a connector without this region",
    rationale: "Connection tokens expire, the image is in the cloud's catalogue, and the command line cannot make a connection for a cluster. Who finds that out on the day loses hours.",
    advice: "Keep image, steps and the way to a fresh token outside the region, and rebuild a connector from them once.",
    sources: &[
        "brs.deploy-connector",
        "brs.iks-roks",
        "brs.troubleshoot-iks-roks",
    ],
    check: Check::Connection(check),
};

fn check(_: &Facts, connection: &Connection) -> Verdict {
    if connection.platform.is(&ConnectionPlatform::ConnectorAgent) {
        return Verdict::NotApplicable;
    }
    Verdict::wants(
        connection.rebuild_ready.value(),
        Seen::field(connection, "rebuild_ready"),
    )
}
