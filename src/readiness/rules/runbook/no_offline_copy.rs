//! A recovery procedure that needs what it is to recover.

use crate::model::runbook::Runbook;
use crate::readiness::facts::Facts;
use crate::readiness::rule::{Check, Effort, Family, Rule, Severity};
use crate::readiness::verdict::{Seen, Verdict};

/// The rule.
pub const RULE: Rule = Rule {
    id: "runbook.no-offline-copy",
    family: Family::Runbook,
    severity: Severity::High,
    effort: Effort::Small,
    area: "disaster-recovery",
    title: "The procedure is out of reach without the cloud",
    rationale: "When the login service or the network is the failure, a page behind that login cannot be opened.",
    advice: "Print it, or keep a copy on devices that need neither the cloud nor its login, and renew it after each change.",
    sources: &["resiliency.function-loss"],
    check: Check::Runbook(check),
};

fn check(_: &Facts, runbook: &Runbook) -> Verdict {
    if runbook.location.is_unknown() {
        return Verdict::NotApplicable;
    }
    Verdict::wants(
        runbook.offline_copy.value(),
        Seen::field(runbook, "offline_copy"),
    )
}
