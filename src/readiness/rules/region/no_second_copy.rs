//! A workload of tier 1 or 2 that nothing outlives the region for.

use crate::model::application::Tier;
use crate::model::workload::{RecoveryTarget, Workload};
use crate::readiness::facts::Facts;
use crate::readiness::rule::{Check, Effort, Family, Rule, Severity};
use crate::readiness::verdict::{Seen, Verdict};

/// The rule.
pub const RULE: Rule = Rule {
    id: "region.no-second-copy",
    family: Family::Region,
    severity: Severity::High,
    effort: Effort::Large,
    area: "disaster-recovery",
    title: "Nothing survives the loss of the region",
    rationale: "No page of the service says what happens to backups when a region is lost; restores are described within the region, and for VPC workloads moving data elsewhere is explicitly yours.",
    advice: "Keep a second copy elsewhere: snapshots copied across regions, replication by the database, or an instance in another region with backups of its own. Or accept the risk by name, with a reason and a date.",
    sources: &["brs.responsibilities", "brs.bc-dr", "brs.faq", "vpc.ha-dr"],
    check: Check::Workload(check),
};

fn check(facts: &Facts, workload: &Workload) -> Verdict {
    match facts.links.tier_of(workload) {
        Some(Tier::One | Tier::Two) => without_second_copy(workload),
        _ => Verdict::NotApplicable,
    }
}

/// Whether nothing of the workload is kept outside its region. Silent where
/// a restore in another region is counted on without a copy there: that is
/// another rule's.
pub(super) fn without_second_copy(workload: &Workload) -> Verdict {
    let copied = workload.second_copy.value();
    let elsewhere = workload.recovery_target.is(&RecoveryTarget::OtherRegion);
    if elsewhere && copied != Some(true) {
        return Verdict::NotApplicable;
    }
    Verdict::wants(copied, Seen::field(workload, "second_copy"))
}
