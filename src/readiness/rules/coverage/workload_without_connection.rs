//! A protected workload that no connection reaches.

use crate::model::workload::Workload;
use crate::readiness::facts::Facts;
use crate::readiness::rule::{Check, Effort, Family, Rule, Severity};
use crate::readiness::verdict::{Seen, Verdict};

/// The rule.
pub const RULE: Rule = Rule {
    id: "coverage.workload-without-connection",
    family: Family::Coverage,
    severity: Severity::High,
    effort: Effort::Small,
    area: "incident-operations",
    title: "No data source connection reaches this workload",
    rationale: "Data moves only through a connector or a connector agent. A policy without a way to the data protects nothing.",
    advice: "Dashboard > System > Data Source Connections > New Connection, then register the source. Command line: ibmcloud backup-recovery data-source-connection create, then protection-source register. Connections of clusters are made in the dashboard or with Terraform, because the command line cannot set their platform.",
    sources: &["brs.registration", "brs.deploy-connector", "brs.iks-roks"],
    check: Check::Workload(check),
};

fn check(facts: &Facts, workload: &Workload) -> Verdict {
    if workload.group.0.is_none() && workload.policy.0.is_none() {
        return Verdict::NotApplicable;
    }
    if facts.links.connection_of(workload).is_some() {
        return Verdict::Holds;
    }
    let mut seen = vec![Seen::field(workload, "connection")];
    seen.extend(
        facts
            .links
            .group_of(workload)
            .map(|group| Seen::field(group, "connection")),
    );
    Verdict::open(seen)
}
