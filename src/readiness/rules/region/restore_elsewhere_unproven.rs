//! A plan that counts on backups being restorable in another region.

use crate::model::workload::{RecoveryTarget, Workload};
use crate::readiness::facts::Facts;
use crate::readiness::rule::{Check, Effort, Family, Rule, Severity};
use crate::readiness::verdict::{Seen, Verdict};

/// The rule.
pub const RULE: Rule = Rule {
    id: "region.restore-elsewhere-unproven",
    family: Family::Region,
    severity: Severity::High,
    effort: Effort::Large,
    area: "disaster-recovery",
    title: "Counts on a restore across regions that no page promises",
    rationale: "The questions page and the cluster page say that restores stay within one region, another page maps regions, and the pages on replication are generic. On that nobody can build.",
    advice: "Ask the provider in writing, or keep a copy in the other region that does not come from this service's backups, and try it.",
    sources: &[
        "brs.faq",
        "brs.iks-roks",
        "brs.iks-roks-recover",
        "brs.replication-generic",
        "tim.iks-roks",
    ],
    check: Check::Workload(check),
};

fn check(_: &Facts, workload: &Workload) -> Verdict {
    let elsewhere = workload.recovery_target.is(&RecoveryTarget::OtherRegion);
    // Even with a copy there is nothing here to be proud of: the copy is
    // what another rule asks for.
    if !elsewhere || workload.second_copy.is(&true) {
        return Verdict::NotApplicable;
    }
    Verdict::open([
        Seen::field(workload, "recovery_target"),
        Seen::field(workload, "second_copy"),
    ])
}
