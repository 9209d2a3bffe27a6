//! A policy that forgets within a month.

use super::only_one_point_kept::keeps_one;
use crate::model::known::Known;
use crate::model::policy::Policy;
use crate::model::units::Days;
use crate::readiness::facts::Facts;
use crate::readiness::rule::{Check, Effort, Family, Rule, Severity};
use crate::readiness::verdict::{Seen, Verdict};

/// The rule.
pub const RULE: Rule = Rule {
    id: "schedule.nothing-older-than-a-month",
    family: Family::Schedule,
    severity: Severity::Medium,
    effort: Effort::Medium,
    area: "change",
    title: "Nothing older than a month is kept",
    rationale: "Silent damage and sleeping ransomware are found late, and what is left then must be older than the damage. Assumption: it is found after 30 days.",
    advice: "Add extended retention, for example weekly copies for 90 days and monthly copies for 365 days, as Bronze has.",
    sources: &["resiliency.cyber", "brs.extended-retention"],
    check: Check::Policy(check),
};

fn check(facts: &Facts, policy: &Policy) -> Verdict {
    let unused = facts.workloads_of_policy(policy) == 0;
    if unused || policy.runs_once() || keeps_one(facts, policy) == Some(true) {
        return Verdict::NotApplicable;
    }
    let extended = policy.extended_retention.iter().map(|copy| &copy.keep_days);
    let kept = || extended.clone().chain([&policy.retention_days]);
    let longest = kept().filter_map(Known::value).max();
    if longest.is_some_and(|days| days >= FOUND_AFTER) {
        return Verdict::Holds;
    }
    let seen = [
        Seen::field(policy, "retention_days"),
        Seen::field(policy, "extended_retention"),
    ];
    if kept().any(Known::is_unknown) {
        return Verdict::unknown(seen);
    }
    let days = longest.unwrap_or_default().0;
    Verdict::open(seen).because(format!("Nothing older than {days} d is kept"))
}

/// How late damage may be found.
const FOUND_AFTER: Days = Days(30);
