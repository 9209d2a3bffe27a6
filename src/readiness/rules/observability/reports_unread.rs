//! Failure reports that nobody reads weekly.

use crate::model::observability::Observability;
use crate::model::units::Days;
use crate::readiness::facts::Facts;
use crate::readiness::rule::{Check, Effort, Family, Rule, Severity};
use crate::readiness::verdict::{Seen, Verdict};

/// The rule.
pub const RULE: Rule = Rule {
    id: "observability.reports-unread",
    family: Family::Observability,
    severity: Severity::Medium,
    effort: Effort::Small,
    area: "incident-operations",
    title: "Nobody reads the failure reports weekly",
    rationale: "An alert for each object that fails exists only if the provider's support has switched it on. The reports show such failures, and what is not protected at all; the manager shows one region at a time.",
    advice: "Backup and Recovery Manager > Reports: read Failures and Unprotected objects once a week, or have them sent. Name who reads them.",
    sources: &[
        "brs.reports",
        "brs.report-failures",
        "brs.report-unprotected",
        "brs.alerts",
    ],
    check: Check::Observability(check),
};

fn check(_: &Facts, observability: &Observability) -> Verdict {
    let seen = [Seen::field(observability, "report_review_days")];
    match observability.report_review_days.value() {
        None => Verdict::unknown(seen),
        Some(Days(1..=7)) => Verdict::Holds,
        Some(Days(0)) => Verdict::open(seen),
        Some(Days(days)) => Verdict::open(seen).because(format!(
            "The failure reports are read every {days} days only"
        )),
    }
}
