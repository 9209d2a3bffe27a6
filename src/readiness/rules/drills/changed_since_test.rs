//! A workload that has changed since the drill that proves its restore.

use crate::file::changes::in_short;
use crate::model::workload::{Outcome, Workload};
use crate::readiness::common::last_test::last_test;
use crate::readiness::facts::Facts;
use crate::readiness::rule::{Check, Effort, Family, Rule, Severity};
use crate::readiness::verdict::{Seen, Verdict};

/// The rule.
pub const RULE: Rule = Rule {
    id: "drills.changed-since-test",
    family: Family::Drills,
    severity: Severity::High,
    effort: Effort::Medium,
    area: "disaster-recovery",
    title: "Changed since the last restore test: needs verifying again",
    rationale: "The test shows that the deployment of that day could be restored. Policy, connection, place or size of what took part are not the same any more.",
    advice: "Look at what has changed. Restore again where it matters, and record the drill.",
    sources: &["resiliency.testing"],
    check: Check::Workload(check),
};

fn check(facts: &Facts, workload: &Workload) -> Verdict {
    let test = last_test(facts, workload);
    let Some(test) = test.filter(|test| !test.outcome.is(&Outcome::Failed)) else {
        return Verdict::NotApplicable;
    };
    let Some(drill) = test.drill else {
        return Verdict::NotApplicable;
    };
    let Some(changes) = facts.changes_since(drill) else {
        return match &*drill.fingerprint {
            "" => Verdict::NotApplicable,
            _ => test.proof(facts),
        };
    };
    let what = in_short(changes).unwrap_or_else(|| "Changed".to_owned());
    Verdict::again([Seen::field(drill, "fingerprint")]).because(format!(
        "{what} since it was restored on {}: needs verifying again",
        test.day
    ))
}
