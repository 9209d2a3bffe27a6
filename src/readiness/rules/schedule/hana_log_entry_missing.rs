//! HANA log backups whose lifetime nobody set.

use crate::model::workload::{Workload, WorkloadKind};
use crate::readiness::facts::Facts;
use crate::readiness::rule::{Check, Effort, Family, Rule, Severity};
use crate::readiness::verdict::{Seen, Verdict};

/// The rule.
pub const RULE: Rule = Rule {
    id: "schedule.hana-log-entry-missing",
    family: Family::Schedule,
    severity: Severity::High,
    effort: Effort::Small,
    area: "change",
    title: "Policy does not say how long HANA's log backups are kept",
    rationale: "HANA runs its own log backups; the log entry of the policy decides how long they live. Without it a point in time may be gone when it is needed.",
    advice: "Copy the policy and add a log entry with a retention that outlasts two full backups.",
    sources: &["brs.hana-protect", "brs.hana-plan"],
    check: Check::Workload(check),
};

fn check(facts: &Facts, workload: &Workload) -> Verdict {
    let is_hana = workload.kind.is(&WorkloadKind::SapHana);
    let Some(policy) = facts.links.policy_of(workload).filter(|_| is_hana) else {
        return Verdict::NotApplicable;
    };
    if policy.runs_once() {
        return Verdict::NotApplicable;
    }
    if policy.log_retention_days.value().is_some() {
        return Verdict::Holds;
    }
    let seen = [
        Seen::field(policy, "built_in"),
        Seen::field(policy, "log_retention_days"),
    ];
    if policy.is_preset() {
        Verdict::open(seen)
    } else {
        Verdict::unknown(seen)
    }
}
