//! A workload whose last restore test is more than a year ago.

use crate::model::workload::Workload;
use crate::readiness::common::last_test::last_test;
use crate::readiness::facts::Facts;
use crate::readiness::rule::{Check, Effort, Family, Rule, Severity};
use crate::readiness::verdict::Verdict;

/// The rule.
pub const RULE: Rule = Rule {
    id: "drills.restore-test-too-old",
    family: Family::Drills,
    severity: Severity::High,
    effort: Effort::Medium,
    area: "disaster-recovery",
    title: "Last restore test is more than a year old",
    rationale: "People, versions and sizes have changed since. The pages advise a test at least once a year, and after each great change.",
    advice: "Restore it into a place of its own, check that it can be used, and record the drill with day, times and outcome.",
    sources: &["resiliency.testing"],
    check: Check::Workload(check),
};

fn check(facts: &Facts, workload: &Workload) -> Verdict {
    let Some(test) = last_test(facts, workload) else {
        return Verdict::NotApplicable;
    };
    if facts.is_older(test.day, 365) {
        return Verdict::open([test.day_seen.clone()])
            .because(format!("Last restored as a test on {}", test.day));
    }
    test.proof(facts)
}
