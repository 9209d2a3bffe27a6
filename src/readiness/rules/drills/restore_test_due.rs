//! A workload of tier 1 whose next restore test is due, less than a year
//! after the last.

use crate::model::application::Tier;
use crate::model::workload::Workload;
use crate::readiness::common::last_test::last_test;
use crate::readiness::common::rehearsal::RESTORE;
use crate::readiness::facts::Facts;
use crate::readiness::rule::{Check, Effort, Family, Rule, Severity};
use crate::readiness::verdict::Verdict;

/// The rule.
pub const RULE: Rule = Rule {
    id: "drills.restore-test-due",
    family: Family::Drills,
    severity: Severity::Low,
    effort: Effort::Medium,
    area: "disaster-recovery",
    title: "Half a year since the last restore test of a tier 1 workload",
    rationale: "The pages ask for a test at least once a year. What the business cannot do without changes more often than that: twice a year is advice of Muster's own.",
    advice: "Restore it into a place of its own, check that it can be used, and record the drill with day, times and outcome.",
    sources: &["resiliency.testing"],
    check: Check::Workload(check),
};

fn check(facts: &Facts, workload: &Workload) -> Verdict {
    if facts.links.tier_of(workload) != Some(Tier::One) {
        return Verdict::NotApplicable;
    }
    let mut cadences = facts.knowledge.cadences.iter();
    let cadence = cadences.find(|cadence| cadence.id == RESTORE);
    let every = cadence.and_then(|cadence| cadence.every(Some(Tier::One)));
    let (Some(every), Some(test)) = (every, last_test(facts, workload)) else {
        return Verdict::NotApplicable;
    };
    if facts.is_older(test.day, 365) {
        // Another rule speaks of that.
        return Verdict::NotApplicable;
    }
    if facts.is_older(test.day, every.days) {
        return Verdict::open([test.day_seen.clone()]).because(format!(
            "Last restored as a test on {}; due every {} days",
            test.day, every.days
        ));
    }
    test.proof(facts)
}
