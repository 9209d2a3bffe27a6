//! A plan without a written recovery procedure.

use crate::model::runbook::Runbook;
use crate::readiness::facts::Facts;
use crate::readiness::rule::{Check, Effort, Family, Rule, Severity};
use crate::readiness::verdict::{Seen, Verdict};

/// The rule.
pub const RULE: Rule = Rule {
    id: "runbook.missing",
    family: Family::Runbook,
    severity: Severity::High,
    effort: Effort::Medium,
    area: "disaster-recovery",
    title: "No written recovery procedure",
    rationale: "Under stress people follow what is written, or what they remember. A new member of the team remembers nothing.",
    advice: "Write down who does what in which order, with commands and addresses. The exported runbook is a start; say where the valid version is.",
    sources: &["nist.sp800-34", "resiliency.dr-planning"],
    check: Check::Runbook(check),
};

fn check(_: &Facts, runbook: &Runbook) -> Verdict {
    if runbook.location.is_unknown() {
        return Verdict::open([Seen::field(runbook, "location")]);
    }
    Verdict::Holds
}
