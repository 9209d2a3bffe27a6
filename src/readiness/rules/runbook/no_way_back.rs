//! A recovery procedure that ends before the way back.

use crate::model::runbook::Runbook;
use crate::readiness::facts::Facts;
use crate::readiness::rule::{Check, Effort, Family, Rule, Severity};
use crate::readiness::verdict::{Seen, Verdict};

/// The rule.
pub const RULE: Rule = Rule {
    id: "runbook.no-way-back",
    family: Family::Runbook,
    severity: Severity::Low,
    effort: Effort::Small,
    area: "disaster-recovery",
    title: "The way back is not written down",
    rationale: "Work goes on at the recovery place, and new data is made there. Going back loses it unless somebody has thought of that.",
    advice: "Write down how data and names return, who decides when, and what is checked first.",
    sources: &["resiliency.testing"],
    check: Check::Runbook(check),
};

fn check(_: &Facts, runbook: &Runbook) -> Verdict {
    if runbook.location.is_unknown() {
        return Verdict::NotApplicable;
    }
    Verdict::wants(
        runbook.failback_documented.value(),
        Seen::field(runbook, "failback_documented"),
    )
}
