//! A quiet time that is longer than the interval.

use crate::model::policy::{Policy, QuietTime};
use crate::model::units::show_minutes;
use crate::readiness::facts::Facts;
use crate::readiness::rule::{Check, Effort, Family, Rule, Severity};
use crate::readiness::verdict::{Seen, Verdict};

/// The rule.
pub const RULE: Rule = Rule {
    id: "schedule.quiet-time-longer-than-interval",
    family: Family::Schedule,
    severity: Severity::Medium,
    effort: Effort::Small,
    area: "change",
    title: "Quiet time swallows scheduled runs",
    rationale: "Nothing starts inside a quiet time, and what was due is held until its end. The points are then as far apart as the quiet time is long.",
    advice: "Shorten the quiet time, or agree on a recovery point objective that allows for it.",
    sources: &["brs.policy-create-long", "brs.file-protection"],
    check: Check::Policy(check),
};

fn check(facts: &Facts, policy: &Policy) -> Verdict {
    let unused = facts.workloads_of_policy(policy) == 0;
    if unused || policy.runs_once() || policy.quiet_times.is_empty() {
        return Verdict::NotApplicable;
    }
    let seen = [
        Seen::field(policy, "quiet_times"),
        Seen::field(policy, "schedule_every"),
        Seen::field(policy, "schedule_unit"),
    ];
    let Some(due) = facts.objectives.due(policy) else {
        return Verdict::unknown(seen);
    };
    let lengths = policy.quiet_times.iter().map(QuietTime::minutes);
    let longest = lengths.clone().flatten().max();
    if let Some(longest) = longest.filter(|longest| longest.0 >= due.shortest) {
        return Verdict::open(seen).because(format!(
            "Quiet time lasts {}, the next run may be due after {}",
            show_minutes(longest.0),
            show_minutes(due.shortest)
        ));
    }
    if lengths.clone().any(|length| length.is_none()) {
        return Verdict::unknown(seen);
    }
    Verdict::Holds
}
