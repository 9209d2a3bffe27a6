//! A call tree that nobody has tried.

use crate::model::runbook::Runbook;
use crate::readiness::facts::Facts;
use crate::readiness::rule::{Check, Effort, Family, Rule, Severity};
use crate::readiness::verdict::{Seen, Verdict};

/// The rule.
pub const RULE: Rule = Rule {
    id: "runbook.call-tree-untried",
    family: Family::Runbook,
    severity: Severity::Medium,
    effort: Effort::Small,
    area: "disaster-recovery",
    title: "Call tree does not exist or was never tried",
    rationale: "Numbers change. A chain of calls breaks at the first one that does not answer, and nobody notices until the day.",
    advice: "Call through it once, in the evening; note who was reached and how long it took.",
    sources: &["resiliency.testing"],
    check: Check::Runbook(check),
};

fn check(_: &Facts, runbook: &Runbook) -> Verdict {
    Verdict::wants(runbook.call_tree.value(), Seen::field(runbook, "call_tree"))
}
