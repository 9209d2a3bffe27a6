//! A copy that is to outlive the region, and is kept in it.

use crate::model::workload::Workload;
use crate::readiness::facts::Facts;
use crate::readiness::rule::{Check, Effort, Family, Rule, Severity};
use crate::readiness::verdict::{Seen, Verdict};

/// The rule.
pub const RULE: Rule = Rule {
    id: "region.copy-in-own-region",
    family: Family::Region,
    severity: Severity::High,
    effort: Effort::Large,
    area: "disaster-recovery",
    title: "The copy outside the region is in the same region",
    rationale: "A copy outlives a region only in another one, and it is there that the workload comes up again. Where nobody can name the region of the copy, nobody can say that it survives.",
    advice: "State in which region the copy is kept. Where it is the workload's own, move it, or keep a further one elsewhere.",
    sources: &["brs.responsibilities", "vpc.ha-dr"],
    check: Check::Workload(check),
};

fn check(facts: &Facts, workload: &Workload) -> Verdict {
    if !workload.second_copy.is(&true) {
        return Verdict::NotApplicable;
    }
    let seen = [
        Seen::field(workload, "copy_region"),
        Seen::field(workload, "region"),
    ];
    // Where nobody states it, it runs where it is backed up.
    let instance = facts.links.instance_of(workload);
    let own = workload.region.get();
    let own = own.or_else(|| instance.and_then(|row| row.region.get()));
    match (workload.copy_region.get(), own) {
        (Some(copy), Some(own)) if copy == own => {
            Verdict::open(seen).because(format!("Its copy is kept in {}, too", &**own))
        }
        (Some(_), Some(_)) => Verdict::Holds,
        _ => Verdict::unknown(seen),
    }
}
