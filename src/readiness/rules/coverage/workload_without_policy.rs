//! A workload that no group and no policy protects.

use crate::model::workload::Workload;
use crate::readiness::facts::Facts;
use crate::readiness::rule::{Check, Effort, Family, Rule, Severity};
use crate::readiness::verdict::{Seen, Verdict};

/// The rule.
pub const RULE: Rule = Rule {
    id: "coverage.workload-without-policy",
    family: Family::Coverage,
    severity: Severity::Critical,
    effort: Effort::Small,
    area: "disaster-recovery",
    title: "Nothing protects this workload",
    rationale: "Outside every group and policy a workload gets no recovery point, so after a failure there is nothing to restore. Putting workloads under a policy is the customer's half.",
    advice: "Dashboard > Data Protection > Protection > Protect: add it to a group. Command line: ibmcloud backup-recovery protection-group update. Terraform: ibm_backup_recovery_protection_group.",
    sources: &["brs.responsibilities", "brs.protection-groups", "brs.cli"],
    check: Check::Workload(check),
};

fn check(_: &Facts, workload: &Workload) -> Verdict {
    if workload.group.0.is_some() || workload.policy.0.is_some() {
        return Verdict::Holds;
    }
    Verdict::open([
        Seen::field(workload, "group"),
        Seen::field(workload, "policy"),
    ])
}
