//! A connector that is too busy during the window.

use crate::model::connection::Connector;
use crate::readiness::facts::Facts;
use crate::readiness::rule::{Check, Effort, Family, Rule, Severity};
use crate::readiness::verdict::{Seen, Verdict};

/// The rule.
pub const RULE: Rule = Rule {
    id: "connectors.overloaded",
    family: Family::Connectors,
    severity: Severity::Medium,
    effort: Effort::Medium,
    area: "incident-operations",
    title: "Connector runs above 75 % in the window",
    rationale: "Above that load runs slow down, and there is no room for restores beside them.",
    advice: "Add a connector to the connection, or spread the start times of its groups.",
    sources: &["brs.performance-factors"],
    check: Check::Connector(check),
};

fn check(_: &Facts, connector: &Connector) -> Verdict {
    match connector.peak_cpu.value() {
        None => Verdict::NotApplicable,
        Some(load) if load.0 <= 75 => Verdict::Holds,
        Some(load) => Verdict::open([Seen::field(connector, "peak_cpu")]).because(format!(
            "Connector runs at {} % in the window, 75 % is the target",
            load.0
        )),
    }
}
