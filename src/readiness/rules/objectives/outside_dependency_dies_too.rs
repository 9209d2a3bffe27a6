//! A workload that needs something outside the plan which is gone, too.

use crate::model::workload::Workload;
use crate::readiness::facts::Facts;
use crate::readiness::rule::{Check, Effort, Family, Rule, Severity};
use crate::readiness::verdict::{Seen, Verdict};

/// The rule.
pub const RULE: Rule = Rule {
    id: "objectives.outside-dependency-dies-too",
    family: Family::Objectives,
    severity: Severity::High,
    effort: Effort::Large,
    area: "disaster-recovery",
    title: "Needs something that fails with the region",
    rationale: "Names, logins, certificates and secrets are needed before the first restore. What fails in the same disaster stops everything behind it.",
    advice: "Keep a second one elsewhere, or a way around it that works without the region and its login.",
    sources: &["resiliency.dr-planning"],
    check: Check::Workload(check),
};

fn check(_: &Facts, workload: &Workload) -> Verdict {
    let needs = &workload.outside_dependencies;
    if needs.is_empty() {
        return Verdict::NotApplicable;
    }
    let seen = [Seen::field(workload, "outside_dependencies")];
    if let Some(lost) = needs.iter().find(|need| need.survives.is(&false)) {
        let verdict = Verdict::open(seen);
        if lost.name.is_empty() {
            return verdict;
        }
        return verdict.because(format!("Needs {}, which fails with the region", lost.name));
    }
    if needs.iter().any(|need| need.survives.is_unknown()) {
        return Verdict::unknown(seen);
    }
    Verdict::Holds
}
