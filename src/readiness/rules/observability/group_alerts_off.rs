//! A protection group whose failures are not reported.

use crate::model::policy::Group;
use crate::readiness::facts::Facts;
use crate::readiness::rule::{Check, Effort, Family, Rule, Severity};
use crate::readiness::verdict::{Seen, Verdict};

/// The rule.
pub const RULE: Rule = Rule {
    id: "observability.group-alerts-off",
    family: Family::Observability,
    severity: Severity::Medium,
    effort: Effort::Small,
    area: "incident-operations",
    title: "Failures of this group raise no alert",
    rationale: "Each group has recipients of its own besides the rules of the instance. With its alerts off, a failed run of this group stays in the dashboard.",
    advice: "Edit the group: Additional settings > Alerts, switch on failure and missed objective, and add recipients.",
    sources: &["brs.hana-protect", "brs.alerts"],
    check: Check::Group(check),
};

fn check(facts: &Facts, group: &Group) -> Verdict {
    if facts.workloads_of_group(group) == 0 {
        return Verdict::NotApplicable;
    }
    Verdict::wants(
        group.alerts_on_failure.value(),
        Seen::field(group, "alerts_on_failure"),
    )
}
