//! A schedule on days that not every month has.

use crate::model::policy::{Policy, ScheduleUnit};
use crate::readiness::facts::Facts;
use crate::readiness::rule::{Check, Effort, Family, Rule, Severity};
use crate::readiness::verdict::{Seen, Verdict};

/// The rule.
pub const RULE: Rule = Rule {
    id: "schedule.end-of-month-undefined",
    family: Family::Schedule,
    severity: Severity::Low,
    effort: Effort::Small,
    area: "change",
    title: "Runs on a day that some months do not have",
    rationale: "No page says what happens on the 31st of a month with 30 days. Either the run moves or it is left out, and then the gap is a month longer.",
    advice: "Choose a day from 1 to 28.",
    sources: &["brs.policy-create-long"],
    check: Check::Policy(check),
};

fn check(facts: &Facts, policy: &Policy) -> Verdict {
    let days = &policy.schedule_month_days;
    let unit = policy.schedule_unit.value();
    let monthly = unit.is_none_or(|unit| unit == ScheduleUnit::Months);
    if facts.workloads_of_policy(policy) == 0 || !monthly || days.is_empty() {
        return Verdict::NotApplicable;
    }
    if days.iter().all(|day| day.0 <= 28) {
        return Verdict::Holds;
    }
    Verdict::open([Seen::field(policy, "schedule_month_days")])
}
