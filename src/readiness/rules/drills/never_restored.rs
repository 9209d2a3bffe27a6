//! A workload of tier 1 that was never restored.

use crate::model::application::Tier;
use crate::model::workload::Workload;
use crate::readiness::common::last_test::{last_test, never_restored};
use crate::readiness::facts::Facts;
use crate::readiness::rule::{Check, Effort, Family, Rule, Severity};
use crate::readiness::verdict::Verdict;

/// The rule.
pub const RULE: Rule = Rule {
    id: "drills.never-restored",
    family: Family::Drills,
    severity: Severity::High,
    effort: Effort::Large,
    area: "disaster-recovery",
    title: "Never restored, not even once",
    rationale: "A backup is a hope until something was restored from it. What the business cannot do without should not be tried for the first time on the day.",
    advice: "Restore it into a place of its own, check that it can be used, and record the drill with day, times and outcome.",
    sources: &["resiliency.testing"],
    check: Check::Workload(check),
};

fn check(facts: &Facts, workload: &Workload) -> Verdict {
    match facts.links.tier_of(workload) {
        Some(Tier::One) => once_restored(facts, workload),
        _ => Verdict::NotApplicable,
    }
}

/// Whether the workload was ever restored, and what shows it.
pub(super) fn once_restored(facts: &Facts, workload: &Workload) -> Verdict {
    never_restored(facts, workload).unwrap_or_else(|| {
        last_test(facts, workload).map_or(Verdict::Holds, |test| test.proof(facts))
    })
}
