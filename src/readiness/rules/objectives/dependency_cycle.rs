//! A workload that waits for itself.

use crate::model::workload::Workload;
use crate::readiness::facts::Facts;
use crate::readiness::rule::{Check, Effort, Family, Rule, Severity};
use crate::readiness::verdict::{Seen, Verdict};
use std::collections::BTreeSet;

/// The rule.
pub const RULE: Rule = Rule {
    id: "objectives.dependency-cycle",
    family: Family::Objectives,
    severity: Severity::High,
    effort: Effort::Medium,
    area: "disaster-recovery",
    title: "Depends on itself by a detour",
    rationale: "Each waits for the other, so there is no order in which they can be restored. On the day somebody has to break the ring under pressure.",
    advice: "Find the dependency that only matters in daily work and take it out, or write down how to start without it.",
    sources: &["nist.sp800-34"],
    check: Check::Workload(check),
};

fn check(facts: &Facts, workload: &Workload) -> Verdict {
    if workload.depends_on.is_empty() {
        return Verdict::NotApplicable;
    }
    let mut seen = BTreeSet::new();
    let mut ahead: Vec<&Workload> = facts.links.needed_by(workload).collect();
    while let Some(needed) = ahead.pop() {
        if needed.meta.id == workload.meta.id {
            return Verdict::open([Seen::field(workload, "depends_on")]);
        }
        if seen.insert(needed.meta.id) {
            ahead.extend(facts.links.needed_by(needed));
        }
    }
    Verdict::Holds
}
