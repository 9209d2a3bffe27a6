//! A connector on a cluster that was not upgraded for a while.

use crate::model::connection::{ConnectionPlatform, Connector};
use crate::readiness::facts::Facts;
use crate::readiness::rule::{Check, Effort, Family, Rule, Severity};
use crate::readiness::verdict::{Seen, Verdict};

/// The rule.
pub const RULE: Rule = Rule {
    id: "connectors.version-behind",
    family: Family::Connectors,
    severity: Severity::Medium,
    effort: Effort::Small,
    area: "change",
    title: "Connector has not been upgraded for 90 days",
    rationale: "Releases come about monthly. On clusters connectors and their agents are upgraded by hand, with a new token.",
    advice: "helm upgrade with a fresh connection token, then refresh the source so that the agents on the cluster follow.",
    sources: &["brs.deploy-connector", "brs.faq"],
    check: Check::Connector(check),
};

fn check(facts: &Facts, connector: &Connector) -> Verdict {
    let on_cluster = facts
        .links
        .connection_of_connector(connector)
        .and_then(|connection| connection.platform.value())
        .is_some_and(ConnectionPlatform::is_cluster);
    if !on_cluster {
        return Verdict::NotApplicable;
    }
    let seen = [Seen::field(connector, "upgraded_on")];
    match connector.upgraded_on.value() {
        None => Verdict::unknown(seen),
        Some(day) if facts.is_older(day, 90) => {
            Verdict::open(seen).because(format!("Connector was last upgraded on {day}"))
        }
        Some(_) => Verdict::Holds,
    }
}
