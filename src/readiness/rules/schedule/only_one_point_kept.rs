//! A policy whose copies expire before the next one is made.

use crate::model::policy::Policy;
use crate::readiness::facts::Facts;
use crate::readiness::rule::{Check, Effort, Family, Rule, Severity};
use crate::readiness::verdict::{Seen, Verdict};

/// The rule.
pub const RULE: Rule = Rule {
    id: "schedule.only-one-point-kept",
    family: Family::Schedule,
    severity: Severity::High,
    effort: Effort::Small,
    area: "change",
    title: "Only one recovery point exists at a time",
    rationale: "If that one is damaged, or was made after the damage, there is nothing to go back to. While a run fails there may be none at all.",
    advice: "Keep copies for at least two intervals, better for weeks.",
    sources: &["brs.policy-create", "brs.extended-retention"],
    check: Check::Policy(check),
};

fn check(facts: &Facts, policy: &Policy) -> Verdict {
    if facts.workloads_of_policy(policy) == 0 || policy.runs_once() {
        return Verdict::NotApplicable;
    }
    let seen = [
        Seen::field(policy, "retention_days"),
        Seen::field(policy, "schedule_every"),
        Seen::field(policy, "schedule_unit"),
    ];
    match keeps_one(facts, policy) {
        None => Verdict::unknown(seen),
        Some(false) => Verdict::Holds,
        Some(true) => Verdict::open(seen),
    }
}

/// Whether copies expire before two intervals have passed.
pub(super) fn keeps_one(facts: &Facts, policy: &Policy) -> Option<bool> {
    let kept = u64::from(policy.retention_days.value()?.0) * 1440;
    Some(kept < u64::from(facts.objectives.due(policy)?.longest) * 2)
}
