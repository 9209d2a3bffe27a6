//! Late runs of which nobody hears.

use crate::model::policy::Group;
use crate::model::units::show_minutes;
use crate::readiness::facts::Facts;
use crate::readiness::rule::{Check, Effort, Family, Rule, Severity};
use crate::readiness::verdict::{Seen, Verdict};

/// The rule.
pub const RULE: Rule = Rule {
    id: "schedule.late-runs-raise-no-alert",
    family: Family::Schedule,
    severity: Severity::Low,
    effort: Effort::Small,
    area: "incident-operations",
    title: "Late runs raise no alert before the next one is due",
    rationale: "A run counts as late after the objective of its group. On clusters that is 12 h for incremental runs unless somebody shortens it.",
    advice: "Set the backup completion objective of the group to its interval or less.",
    sources: &["brs.iks-roks-protect", "brs.alerts"],
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
        Seen::field(group, "run_objective_minutes"),
        Seen::field(policy, "schedule_every"),
        Seen::field(policy, "schedule_unit"),
    ];
    let due = facts.objectives.due(policy);
    let (Some(run), Some(due)) = (group.run_objective_minutes.value(), due) else {
        return Verdict::unknown(seen);
    };
    if run.0 <= due.shortest {
        return Verdict::Holds;
    }
    Verdict::open(seen).because(format!(
        "A run counts as late after {}, though the next may be due after {}",
        show_minutes(run.0),
        show_minutes(due.shortest)
    ))
}
