//! A workload whose last restore took longer than its objective allows.

use crate::model::units::{Minutes, show_minutes};
use crate::model::workload::{Outcome, Workload};
use crate::readiness::common::last_test::last_test;
use crate::readiness::facts::Facts;
use crate::readiness::rule::{Check, Effort, Family, Rule, Severity};
use crate::readiness::verdict::{Seen, Verdict};

/// The rule.
pub const RULE: Rule = Rule {
    id: "drills.slower-than-objective",
    family: Family::Drills,
    severity: Severity::High,
    effort: Effort::Large,
    area: "disaster-recovery",
    title: "Last restore took longer than allowed",
    rationale: "The objective promises a time that the last test did not keep. On the day the way is longer: somebody has to notice, decide and get in first.",
    advice: "Add connectors or bandwidth, restore in parallel, prepare the target; or agree a longer objective with the business. Then test again.",
    sources: &["resiliency.testing", "nist.sp800-34"],
    check: Check::Workload(check),
};

fn check(facts: &Facts, workload: &Workload) -> Verdict {
    let Some(Minutes(allowed)) = workload.rto_target_minutes.value() else {
        return Verdict::NotApplicable;
    };
    let test = last_test(facts, workload);
    let Some(test) = test.filter(|test| !test.outcome.is(&Outcome::Failed)) else {
        return Verdict::NotApplicable;
    };
    let seen = [
        test.minutes_seen.clone(),
        Seen::field(workload, "rto_target_minutes"),
    ];
    match test.minutes.value() {
        None => Verdict::unknown(seen),
        Some(Minutes(took)) if took > allowed => Verdict::open(seen).because(format!(
            "Last restore took {}, allowed are {}",
            show_minutes(took),
            show_minutes(allowed)
        )),
        Some(_) => test.proof(facts),
    }
}
