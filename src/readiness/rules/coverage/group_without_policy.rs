//! A group that tells nobody when to run.

use crate::model::policy::Group;
use crate::readiness::facts::Facts;
use crate::readiness::rule::{Check, Effort, Family, Rule, Severity};
use crate::readiness::verdict::{Seen, Verdict};

/// The rule.
pub const RULE: Rule = Rule {
    id: "coverage.group-without-policy",
    family: Family::Coverage,
    severity: Severity::Critical,
    effort: Effort::Small,
    area: "change",
    title: "Protection group has no policy",
    rationale: "The policy says when a group runs and how long its copies are kept. Without one nothing runs, so the workloads that rely on the group have no recovery point.",
    advice: "Edit the group and choose a policy. Command line: ibmcloud backup-recovery protection-group update --policy-id.",
    sources: &["brs.policy-manage", "brs.protection-groups"],
    check: Check::Group(check),
};

fn check(facts: &Facts, group: &Group) -> Verdict {
    let leaning = facts.workloads_leaning_on(group);
    if leaning == 0 {
        return Verdict::NotApplicable;
    }
    if group.policy.0.is_some() {
        return Verdict::Holds;
    }
    Verdict::open([
        Seen::field(group, "policy"),
        Seen::Number("Workloads without a policy of their own", leaning),
    ])
}
