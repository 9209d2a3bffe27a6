//! An agent that was left behind by several releases.

use super::needs_agent;
use crate::model::workload::Workload;
use crate::readiness::facts::Facts;
use crate::readiness::rule::{Check, Effort, Family, Rule, Severity};
use crate::readiness::verdict::{Seen, Verdict};

/// The rule.
pub const RULE: Rule = Rule {
    id: "agents.upgrade-overdue",
    family: Family::Agents,
    severity: Severity::Medium,
    effort: Effort::Small,
    area: "change",
    title: "Agent has not been upgraded for 90 days",
    rationale: "Releases come about monthly, agents are the customer's to upgrade, and automatic upgrades are not offered to tenants.",
    advice: "Dashboard > Data Protection > Sources > Upgrade Agents; ports 80 and 443 have to be open for it. Command line: ibmcloud backup-recovery agent-upgrade-task create.",
    sources: &[
        "brs.responsibilities",
        "brs.faq",
        "brs.agent-linux",
        "brs.troubleshoot-agent",
    ],
    check: Check::Workload(check),
};

fn check(facts: &Facts, workload: &Workload) -> Verdict {
    if !workload.agent_installed.is(&true) || needs_agent(workload) == Some(false) {
        return Verdict::NotApplicable;
    }
    let seen = [Seen::field(workload, "agent_upgraded_on")];
    match workload.agent_upgraded_on.value() {
        None => Verdict::unknown(seen),
        Some(day) if facts.is_older(day, 90) => {
            Verdict::open(seen).because(format!("Agent was last upgraded on {day}"))
        }
        Some(_) => Verdict::Holds,
    }
}
