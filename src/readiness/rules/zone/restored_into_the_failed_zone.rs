//! A workload that would be restored into the zone that failed.

use crate::model::workload::{RecoveryTarget, Workload};
use crate::readiness::facts::Facts;
use crate::readiness::rule::{Check, Effort, Family, Rule, Severity};
use crate::readiness::verdict::{Seen, Verdict};

/// The rule.
pub const RULE: Rule = Rule {
    id: "zone.restored-into-the-failed-zone",
    family: Family::Zone,
    severity: Severity::Critical,
    effort: Effort::Medium,
    area: "disaster-recovery",
    title: "Would be restored into the zone that failed",
    rationale: "When a zone is lost, restoring workloads into another one is your half. A plan that restores into the same zone waits for that zone.",
    advice: "Choose another zone as recovery target; prepare a subnet, rules, image and capacity there, and a connector that reaches it.",
    sources: &["brs.responsibilities", "vpc.ha-dr"],
    check: Check::Workload(check),
};

fn check(_: &Facts, workload: &Workload) -> Verdict {
    let seen = [Seen::field(workload, "recovery_target")];
    match workload.recovery_target.value() {
        None => Verdict::unknown(seen),
        Some(RecoveryTarget::SameZone) => Verdict::open(seen),
        Some(RecoveryTarget::None) => Verdict::NotApplicable,
        Some(
            RecoveryTarget::OtherZone | RecoveryTarget::OtherRegion | RecoveryTarget::OtherCluster,
        ) => Verdict::Holds,
    }
}
