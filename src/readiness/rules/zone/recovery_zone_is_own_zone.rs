//! A workload whose only recovery zone is one it runs in.

use crate::model::workload::{RecoveryTarget, Workload};
use crate::readiness::facts::Facts;
use crate::readiness::rule::{Check, Effort, Family, Rule, Severity};
use crate::readiness::verdict::{Seen, Verdict};

/// The rule.
pub const RULE: Rule = Rule {
    id: "zone.recovery-zone-is-own-zone",
    family: Family::Zone,
    severity: Severity::High,
    effort: Effort::Medium,
    area: "disaster-recovery",
    title: "The recovery zone is a zone that it runs in",
    rationale: "When that zone fails, the workload and the only place to bring it back to are gone together.",
    advice: "Add a recovery zone in which the workload does not run, or a second one, and check that a connector reaches it.",
    sources: &["brs.responsibilities"],
    check: Check::Workload(check),
};

fn check(_: &Facts, workload: &Workload) -> Verdict {
    if !workload.recovery_target.is(&RecoveryTarget::OtherZone) {
        return Verdict::NotApplicable;
    }
    let seen = [
        Seen::field(workload, "recovery_zones"),
        Seen::field(workload, "zones"),
    ];
    let Some(first) = workload.recovery_zones.first() else {
        return Verdict::unknown(seen);
    };
    // One zone fails at a time: with two places to go, one is left.
    if workload.recovery_zones.iter().any(|zone| zone != first) {
        return Verdict::Holds;
    }
    if workload.zones.is_empty() {
        return Verdict::unknown(seen);
    }
    if !workload.zones.contains(first) {
        return Verdict::Holds;
    }
    Verdict::open(seen).because(format!("When {} fails, no recovery zone is left", &**first))
}
