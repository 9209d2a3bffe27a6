//! A workload without a recovery time objective.

use crate::model::workload::Workload;
use crate::readiness::facts::Facts;
use crate::readiness::rule::{Check, Effort, Family, Rule, Severity};
use crate::readiness::verdict::{Seen, Verdict};

/// The rule.
pub const RULE: Rule = Rule {
    id: "objectives.rto-target-missing",
    family: Family::Objectives,
    severity: Severity::High,
    effort: Effort::Small,
    area: "disaster-recovery",
    title: "No recovery time objective",
    rationale: "The service promises none. Without a target of your own no way of restoring is too slow, and nobody has agreed to how long it would be gone.",
    advice: "Agree with the business owner how long it may be gone at most, and state it here in minutes.",
    sources: &["brs.bc-dr", "nist.sp800-34"],
    check: Check::Workload(check),
};

fn check(_: &Facts, workload: &Workload) -> Verdict {
    // A target is a decision, not a fact: what nobody has decided is open.
    if workload.rto_target_minutes.is_unknown() {
        return Verdict::open([Seen::field(workload, "rto_target_minutes")]);
    }
    Verdict::Holds
}
