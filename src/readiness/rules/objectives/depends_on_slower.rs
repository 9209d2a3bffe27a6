//! A workload that waits for one with more time.

use crate::model::plan::Kind;
use crate::model::units::show_minutes;
use crate::model::workload::Workload;
use crate::readiness::facts::Facts;
use crate::readiness::rule::{Check, Effort, Family, Rule, Severity};
use crate::readiness::verdict::{Seen, Verdict};

/// The rule.
pub const RULE: Rule = Rule {
    id: "objectives.depends-on-slower",
    family: Family::Objectives,
    severity: Severity::Medium,
    effort: Effort::Medium,
    area: "disaster-recovery",
    title: "Depends on something that is allowed to come back later",
    rationale: "Nothing is back before what it stands on. Its own objective is missed even if everything goes to plan.",
    advice: "Shorten the objective of what it depends on, lengthen its own, or take the dependency away.",
    sources: &["nist.sp800-34"],
    check: Check::Workload(check),
};

fn check(facts: &Facts, workload: &Workload) -> Verdict {
    let Some(own) = workload.rto_target_minutes.value() else {
        return Verdict::NotApplicable;
    };
    if workload.depends_on.is_empty() {
        return Verdict::NotApplicable;
    }
    let mut seen = vec![Seen::field(workload, "rto_target_minutes")];
    let mut slowest = None;
    let mut unsaid = false;
    for needed in facts.links.needed_by(workload) {
        seen.push(Seen::field(needed, "rto_target_minutes"));
        match needed.rto_target_minutes.value() {
            Some(target) => slowest = slowest.max(Some((target, needed.meta.id))),
            None => unsaid = true,
        }
    }
    match slowest {
        Some((target, key)) if target > own => Verdict::open(seen).because(format!(
            "May be gone for {}, but depends on {}, which may be gone for {}",
            show_minutes(own.0),
            facts.plan.object_name(Kind::Workload, key),
            show_minutes(target.0)
        )),
        _ if unsaid => Verdict::unknown(seen),
        _ => Verdict::Holds,
    }
}
