//! An agent whose certificate runs out.

use super::needs_agent;
use crate::model::workload::Workload;
use crate::readiness::facts::Facts;
use crate::readiness::rule::{Check, Effort, Family, Rule, Severity};
use crate::readiness::verdict::{Seen, Verdict};

/// The rule.
pub const RULE: Rule = Rule {
    id: "agents.certificate-expires",
    family: Family::Agents,
    severity: Severity::High,
    effort: Effort::Small,
    area: "change",
    title: "Agent certificate is about to expire",
    rationale: "An agent with an expired certificate is no longer trusted, so neither backups nor restores reach the server. The alert turns critical 30 days ahead.",
    advice: "Upgrade the agent; that renews the certificate.",
    sources: &["brs.alerts"],
    check: Check::Workload(check),
};

fn check(facts: &Facts, workload: &Workload) -> Verdict {
    let Some(expires) = workload.agent_certificate_expires_on.value() else {
        return Verdict::NotApplicable;
    };
    if needs_agent(workload) == Some(false) {
        return Verdict::NotApplicable;
    }
    if expires >= facts.as_of.plus_days(30) {
        return Verdict::Holds;
    }
    let verb = if expires < facts.as_of {
        "expired"
    } else {
        "expires"
    };
    Verdict::open([Seen::field(workload, "agent_certificate_expires_on")])
        .because(format!("Agent certificate {verb} on {expires}"))
}
