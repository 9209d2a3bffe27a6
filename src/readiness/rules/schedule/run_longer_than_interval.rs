//! Runs that are not over when the next one is due.

use crate::model::policy::Group;
use crate::model::units::show_minutes;
use crate::readiness::facts::Facts;
use crate::readiness::rule::{Check, Effort, Family, Rule, Severity};
use crate::readiness::verdict::{Seen, Verdict};

/// The rule.
pub const RULE: Rule = Rule {
    id: "schedule.run-longer-than-interval",
    family: Family::Schedule,
    severity: Severity::High,
    effort: Effort::Medium,
    area: "disaster-recovery",
    title: "Runs take longer than their interval",
    rationale: "A run that is due while the one before still runs starts late or not at all, so points are further apart than the schedule says.",
    advice: "Add connectors one at a time, spread the group's objects over several groups, or run less often.",
    sources: &["brs.performance-factors"],
    check: Check::Group(check),
};

fn check(facts: &Facts, group: &Group) -> Verdict {
    let Some(policy) = facts.links.policy_of_group(group) else {
        return Verdict::NotApplicable;
    };
    if policy.runs_once() || facts.workloads_of_group(group) == 0 {
        return Verdict::NotApplicable;
    }
    let seen = [
        Seen::field(group, "longest_run_minutes"),
        Seen::field(policy, "schedule_every"),
        Seen::field(policy, "schedule_unit"),
    ];
    let due = facts.objectives.due(policy);
    let (Some(run), Some(due)) = (group.longest_run_minutes.value(), due) else {
        return Verdict::unknown(seen);
    };
    if run.0 <= due.shortest {
        return Verdict::Holds;
    }
    Verdict::open(seen).because(format!(
        "Runs take up to {}, and the next may be due after {}",
        show_minutes(run.0),
        show_minutes(due.shortest)
    ))
}
