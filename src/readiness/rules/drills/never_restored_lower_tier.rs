//! A workload of a lower tier, or none, that was never restored.

use crate::model::application::Tier;
use crate::model::workload::Workload;
use crate::readiness::facts::Facts;
use crate::readiness::rule::{Check, Effort, Family, Rule, Severity};
use crate::readiness::rules::drills::never_restored::once_restored;
use crate::readiness::verdict::Verdict;

/// The rule.
pub const RULE: Rule = Rule {
    id: "drills.never-restored-lower-tier",
    family: Family::Drills,
    severity: Severity::Medium,
    effort: Effort::Large,
    area: "disaster-recovery",
    title: "Never restored so far",
    rationale: "A backup is a hope until something was restored from it.",
    advice: "Restore it into a place of its own, check that it can be used, and record the drill with day, times and outcome. A sample of similar workloads is a good beginning.",
    sources: &["resiliency.testing"],
    check: Check::Workload(check),
};

fn check(facts: &Facts, workload: &Workload) -> Verdict {
    match facts.links.tier_of(workload) {
        Some(Tier::One) => Verdict::NotApplicable,
        _ => once_restored(facts, workload),
    }
}
