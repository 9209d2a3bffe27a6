//! A group without workloads.

use crate::model::policy::Group;
use crate::readiness::facts::Facts;
use crate::readiness::rule::{Check, Effort, Family, Rule, Severity};
use crate::readiness::verdict::{Seen, Verdict};

/// The rule.
pub const RULE: Rule = Rule {
    id: "coverage.group-empty",
    family: Family::Coverage,
    severity: Severity::Low,
    effort: Effort::Small,
    area: "change",
    title: "Protection group protects nothing",
    rationale: "A group that no workload of the plan is in either misses its workloads or is left over. Both hide what is really protected.",
    advice: "Say which workloads are in the group, or delete it.",
    sources: &["brs.protection-groups"],
    check: Check::Group(check),
};

fn check(facts: &Facts, group: &Group) -> Verdict {
    if facts.workloads_of_group(group) > 0 {
        return Verdict::Holds;
    }
    Verdict::open([Seen::Number("Workloads in the group", 0)])
}
