//! A drill that lost more work than an objective allows.

use crate::model::drill::{Drill, DrillKind};
use crate::model::units::{Minutes, show_minutes};
use crate::readiness::facts::Facts;
use crate::readiness::rule::{Check, Effort, Family, Rule, Severity};
use crate::readiness::verdict::{Seen, Verdict};

/// The rule.
pub const RULE: Rule = Rule {
    id: "drills.lost-more-than-objective",
    family: Family::Drills,
    severity: Severity::High,
    effort: Effort::Medium,
    area: "disaster-recovery",
    title: "More work was lost than allowed",
    rationale: "The point that could be restored was older than the objective of at least one workload that took part.",
    advice: "Run backups more often, add log backups for databases, or agree a longer objective with the business. Then rehearse again.",
    sources: &["resiliency.testing"],
    check: Check::Drill(check),
};

fn check(facts: &Facts, drill: &Drill) -> Verdict {
    let held = drill.held_on.value().is_some_and(|day| day <= facts.as_of);
    if !held || drill.kind.is(&DrillKind::Tabletop) {
        return Verdict::NotApplicable;
    }
    let workloads = drill.workloads.iter();
    let tightest = workloads
        .filter_map(|id| {
            let workload = facts.plan.workloads.get(*id)?;
            Some((workload.rpo_target_minutes.value()?, workload))
        })
        .min_by_key(|(target, _)| *target);
    let Some((Minutes(allowed), workload)) = tightest else {
        return Verdict::NotApplicable;
    };
    let seen = [
        Seen::field(drill, "achieved_point_minutes"),
        Seen::field(&**workload, "rpo_target_minutes"),
    ];
    match drill.achieved_point_minutes.value() {
        None => Verdict::unknown(seen),
        Some(Minutes(lost)) if lost > allowed => Verdict::open(seen).because(format!(
            "{} of work was lost, {} allows {}",
            show_minutes(lost),
            &*workload.name,
            show_minutes(allowed)
        )),
        Some(_) => Verdict::Holds,
    }
}
