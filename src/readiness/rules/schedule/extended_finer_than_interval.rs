//! An extended retention that has nothing to choose from.

use crate::model::known::Known;
use crate::model::policy::{Period, Policy};
use crate::readiness::facts::Facts;
use crate::readiness::rule::{Check, Effort, Family, Rule, Severity};
use crate::readiness::verdict::{Seen, Verdict};

/// The rule.
pub const RULE: Rule = Rule {
    id: "schedule.extended-finer-than-interval",
    family: Family::Schedule,
    severity: Severity::Low,
    effort: Effort::Small,
    area: "change",
    title: "Extended retention entry adds nothing",
    rationale: "It keeps the first good copy of each period. Where the period is shorter than the interval, that is every copy there is, and the entry only looks like more.",
    advice: "Run more often, or choose a longer period.",
    sources: &["brs.extended-retention"],
    check: Check::Policy(check),
};

fn check(facts: &Facts, policy: &Policy) -> Verdict {
    let unused = facts.workloads_of_policy(policy) == 0;
    if unused || policy.runs_once() || policy.extended_retention.is_empty() {
        return Verdict::NotApplicable;
    }
    let seen = [
        Seen::field(policy, "extended_retention"),
        Seen::field(policy, "schedule_every"),
        Seen::field(policy, "schedule_unit"),
    ];
    let Some(due) = facts.objectives.due(policy) else {
        return Verdict::unknown(seen);
    };
    let periods = policy.extended_retention.iter().map(|copy| &copy.period);
    let mut stated = periods.clone().filter_map(Known::value);
    if stated.any(|period| minutes(period) < due.shortest) {
        return Verdict::open(seen);
    }
    if periods.clone().any(Known::is_unknown) {
        return Verdict::unknown(seen);
    }
    Verdict::Holds
}

/// As long as the interval of a schedule that counts in it.
const fn minutes(period: Period) -> u32 {
    match period {
        Period::Day => 1440,
        Period::Week => 7 * 1440,
        Period::Month => 31 * 1440,
        Period::Year => 366 * 1440,
    }
}
