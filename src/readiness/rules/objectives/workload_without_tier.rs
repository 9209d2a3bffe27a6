//! A workload of which the business has said nothing.

use crate::model::workload::Workload;
use crate::readiness::facts::Facts;
use crate::readiness::rule::{Check, Effort, Family, Rule, Severity};
use crate::readiness::verdict::{Seen, Verdict};

/// The rule.
pub const RULE: Rule = Rule {
    id: "objectives.workload-without-tier",
    family: Family::Objectives,
    severity: Severity::Medium,
    effort: Effort::Small,
    area: "disaster-recovery",
    title: "Nobody has said how much the business needs it",
    rationale: "Targets, how often to rehearse and the order of restoring all follow from the tier. Without one the loudest caller is served first.",
    advice: "Put the workload into an application, and ask its business owner for the tier.",
    sources: &["nist.sp800-34", "resiliency.dr-planning"],
    check: Check::Workload(check),
};

fn check(facts: &Facts, workload: &Workload) -> Verdict {
    let Some(application) = facts.links.application_of(workload) else {
        return Verdict::open([Seen::field(workload, "application")]);
    };
    if application.tier.is_unknown() {
        return Verdict::unknown([Seen::field(application, "tier")]);
    }
    Verdict::Holds
}
