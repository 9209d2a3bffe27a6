//! A drill that was to be repeated by a day that has passed.

use crate::model::drill::Drill;
use crate::readiness::facts::Facts;
use crate::readiness::rule::{Check, Effort, Family, Rule, Severity};
use crate::readiness::verdict::{Seen, Verdict};

/// The rule.
pub const RULE: Rule = Rule {
    id: "drills.next-due-passed",
    family: Family::Drills,
    severity: Severity::Medium,
    effort: Effort::Medium,
    area: "disaster-recovery",
    title: "The next drill is overdue",
    rationale: "The team itself has said by when this is to be rehearsed again. Nothing shows that it was.",
    advice: "Rehearse it again and log the drill under the same scenario, or agree another day.",
    sources: &["resiliency.testing"],
    check: Check::Drill(check),
};

fn check(facts: &Facts, drill: &Drill) -> Verdict {
    let (Some(held), Some(due)) = (drill.held_on.value(), drill.next_due_on.value()) else {
        return Verdict::NotApplicable;
    };
    if held > facts.as_of {
        return Verdict::NotApplicable;
    }
    let again = facts.plan.drills.iter().any(|other| {
        let later = other.held_on.value();
        later.is_some_and(|day| held < day && day <= facts.as_of) && repeats(drill, other)
    });
    if again || facts.as_of <= due {
        return Verdict::Holds;
    }
    Verdict::open([Seen::field(drill, "next_due_on")]).because(format!("Was due again on {due}"))
}

/// Whether the other drill is the same again: of the same scenario, or with
/// all workloads that took part.
fn repeats(drill: &Drill, other: &Drill) -> bool {
    let same = !drill.scenario.is_empty() && drill.scenario == other.scenario;
    let all = drill
        .workloads
        .iter()
        .all(|id| other.workloads.contains(id));
    same || (all && !drill.workloads.is_empty())
}
