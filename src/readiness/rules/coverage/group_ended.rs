//! A group whose last day has passed.

use crate::model::policy::Group;
use crate::readiness::facts::Facts;
use crate::readiness::rule::{Check, Effort, Family, Rule, Severity};
use crate::readiness::verdict::{Seen, Verdict};

/// The rule.
pub const RULE: Rule = Rule {
    id: "coverage.group-ended",
    family: Family::Coverage,
    severity: Severity::Critical,
    effort: Effort::Small,
    area: "change",
    title: "Protection group has ended",
    rationale: "The end date belongs to the group, not to its policy. After it no run starts, and nothing reports an error.",
    advice: "Edit the group and take the end date out, or set a later one.",
    sources: &["brs.sql-vdi", "brs.hana-protect"],
    check: Check::Group(check),
};

fn check(facts: &Facts, group: &Group) -> Verdict {
    if facts.workloads_of_group(group) == 0 || group.paused.is(&true) {
        return Verdict::NotApplicable;
    }
    match group.ends_on.value() {
        Some(end) if end < facts.as_of => Verdict::open([Seen::field(group, "ends_on")])
            .because(format!("Protection group made its last run on {end}")),
        _ => Verdict::Holds,
    }
}
