//! A recovery procedure that nobody has followed for a year.

use crate::model::runbook::Runbook;
use crate::readiness::common::recency::within_a_year;
use crate::readiness::facts::Facts;
use crate::readiness::rule::{Check, Effort, Family, Rule, Severity};
use crate::readiness::verdict::{Seen, Verdict};

/// The rule.
pub const RULE: Rule = Rule {
    id: "runbook.not-followed-for-a-year",
    family: Family::Runbook,
    severity: Severity::Medium,
    effort: Effort::Medium,
    area: "disaster-recovery",
    title: "Procedure was not followed from beginning to end for a year",
    rationale: "Screens, commands and people change faster than documents. Only somebody who follows it finds the step that no longer works.",
    advice: "Let somebody who did not write it follow it, and mend what made them ask.",
    sources: &["resiliency.testing"],
    check: Check::Runbook(check),
};

fn check(facts: &Facts, runbook: &Runbook) -> Verdict {
    if runbook.location.is_unknown() {
        return Verdict::NotApplicable;
    }
    within_a_year(facts, runbook.tested_on, Seen::field(runbook, "tested_on"))
}
