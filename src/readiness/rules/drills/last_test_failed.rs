//! A workload whose last restore test did not pass.

use crate::model::workload::{Outcome, Workload};
use crate::readiness::common::last_test::last_test;
use crate::readiness::facts::Facts;
use crate::readiness::rule::{Check, Effort, Family, Rule, Severity};
use crate::readiness::verdict::Verdict;

/// The rule.
pub const RULE: Rule = Rule {
    id: "drills.last-test-failed",
    family: Family::Drills,
    severity: Severity::High,
    effort: Effort::Medium,
    area: "disaster-recovery",
    title: "Last restore test did not pass",
    rationale: "It is known that this does not work yet. Until it was restored with success, nothing speaks for the next attempt.",
    advice: "Find out what failed, mend it, and restore again. Put the finding and its cure into the drill's record.",
    sources: &["resiliency.testing"],
    check: Check::Workload(check),
};

fn check(facts: &Facts, workload: &Workload) -> Verdict {
    let Some(test) = last_test(facts, workload) else {
        return Verdict::NotApplicable;
    };
    let seen = [test.outcome_seen.clone()];
    match test.outcome.value() {
        None => Verdict::unknown(seen),
        Some(Outcome::Passed) => test.proof(facts),
        Some(Outcome::Partly) => Verdict::open(seen).because(format!(
            "The restore test of {} passed only in part",
            test.day
        )),
        Some(Outcome::Failed) => {
            Verdict::open(seen).because(format!("The restore test of {} failed", test.day))
        }
    }
}
