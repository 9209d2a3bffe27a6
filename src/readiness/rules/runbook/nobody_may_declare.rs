//! A plan that says of nobody that they may declare a disaster.

use crate::model::runbook::Runbook;
use crate::readiness::facts::Facts;
use crate::readiness::rule::{Check, Effort, Family, Rule, Severity};
use crate::readiness::verdict::{Seen, Verdict};

/// The rule.
pub const RULE: Rule = Rule {
    id: "runbook.nobody-may-declare",
    family: Family::Runbook,
    severity: Severity::High,
    effort: Effort::Small,
    area: "disaster-recovery",
    title: "Nobody is named to declare a disaster",
    rationale: "Recovery costs money and data since the last point. When nobody knows who may decide, the first hours pass with asking.",
    advice: "Name at least two people who may declare, and what they need to see for it.",
    sources: &["nist.sp800-34"],
    check: Check::Runbook(check),
};

fn check(_: &Facts, runbook: &Runbook) -> Verdict {
    if runbook.declarers.is_empty() {
        return Verdict::open([Seen::field(runbook, "declarers")]);
    }
    Verdict::Holds
}
