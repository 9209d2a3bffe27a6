//! A protected server without the agent that reads it.

use super::needs_agent;
use crate::model::workload::Workload;
use crate::readiness::facts::Facts;
use crate::readiness::rule::{Check, Effort, Family, Rule, Severity};
use crate::readiness::verdict::{Seen, Verdict};

/// The rule.
pub const RULE: Rule = Rule {
    id: "agents.not-installed",
    family: Family::Agents,
    severity: Severity::Critical,
    effort: Effort::Small,
    area: "incident-operations",
    title: "Backup agent is not installed",
    rationale: "The agent is what reads and writes the data on the server, and installing it is the customer's half. Without it no run succeeds, and no restore into this server either.",
    advice: "Dashboard > Data Protection > Sources > Download Agent. Linux needs an NFS client, rsync, lsof and wget first. Command line: ibmcloud backup-recovery agent-download.",
    sources: &[
        "brs.responsibilities",
        "brs.agent-linux",
        "brs.agent-windows",
        "brs.server-requirements",
    ],
    check: Check::Workload(check),
};

fn check(_: &Facts, workload: &Workload) -> Verdict {
    let unprotected = workload.group.0.is_none() && workload.policy.0.is_none();
    let needs_agent = needs_agent(workload);
    if unprotected || needs_agent == Some(false) {
        return Verdict::NotApplicable;
    }
    let installed = workload.agent_installed.value();
    if needs_agent.is_none() && installed == Some(false) {
        return Verdict::unknown([
            Seen::field(workload, "kind"),
            Seen::field(workload, "platform"),
        ]);
    }
    Verdict::wants(installed, Seen::field(workload, "agent_installed"))
}
