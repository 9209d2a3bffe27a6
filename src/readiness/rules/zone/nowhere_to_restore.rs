//! A workload without any place to be restored to.

use crate::model::workload::{RecoveryTarget, Workload};
use crate::readiness::facts::Facts;
use crate::readiness::rule::{Check, Effort, Family, Rule, Severity};
use crate::readiness::verdict::{Seen, Verdict};

/// The rule.
pub const RULE: Rule = Rule {
    id: "zone.nowhere-to-restore",
    family: Family::Zone,
    severity: Severity::High,
    effort: Effort::Medium,
    area: "disaster-recovery",
    title: "No place to restore to",
    rationale: "A recovery point needs a server, a network and somebody who is allowed in before it is of use. Building all that on the day takes longer than the restore.",
    advice: "Prepare a subnet, rules, image and capacity in another zone, and a connector that reaches it. Then state it as recovery target.",
    sources: &["brs.responsibilities", "resiliency.dr-planning"],
    check: Check::Workload(check),
};

fn check(_: &Facts, workload: &Workload) -> Verdict {
    match workload.recovery_target.value() {
        // Whether nothing or the failed zone is stated, another rule says so.
        None | Some(RecoveryTarget::SameZone) => Verdict::NotApplicable,
        Some(RecoveryTarget::None) => Verdict::open([Seen::field(workload, "recovery_target")]),
        Some(
            RecoveryTarget::OtherZone | RecoveryTarget::OtherRegion | RecoveryTarget::OtherCluster,
        ) => Verdict::Holds,
    }
}
