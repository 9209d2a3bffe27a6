//! A workload without a recovery point objective.

use crate::model::workload::Workload;
use crate::readiness::facts::Facts;
use crate::readiness::rule::{Check, Effort, Family, Rule, Severity};
use crate::readiness::verdict::{Seen, Verdict};

/// The rule.
pub const RULE: Rule = Rule {
    id: "objectives.rpo-target-missing",
    family: Family::Objectives,
    severity: Severity::High,
    effort: Effort::Small,
    area: "disaster-recovery",
    title: "No recovery point objective",
    rationale: "The service promises none. Without a target of your own no schedule is good or bad, and nobody has agreed to what would be lost.",
    advice: "Agree with the business owner how much work may be lost at most, and state it here in minutes.",
    sources: &["brs.bc-dr", "nist.sp800-34"],
    check: Check::Workload(check),
};

fn check(_: &Facts, workload: &Workload) -> Verdict {
    // A target is a decision, not a fact: what nobody has decided is open.
    if workload.rpo_target_minutes.is_unknown() {
        return Verdict::open([Seen::field(workload, "rpo_target_minutes")]);
    }
    Verdict::Holds
}
