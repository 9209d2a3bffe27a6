//! A group whose runs are held back.

use crate::model::policy::Group;
use crate::readiness::facts::Facts;
use crate::readiness::rule::{Check, Effort, Family, Rule, Severity};
use crate::readiness::verdict::{Seen, Verdict};

/// The rule.
pub const RULE: Rule = Rule {
    id: "coverage.group-paused",
    family: Family::Coverage,
    severity: Severity::Critical,
    effort: Effort::Small,
    area: "change",
    title: "Protection group is paused",
    rationale: "No new points are made while the old ones keep expiring. If the last one expires before the group resumes, the next run has to copy everything again.",
    advice: "Resume future runs from the group's menu. Command line: ibmcloud backup-recovery protection-group update --is-paused=false.",
    sources: &["brs.iks-roks-run", "brs.sql-vdi", "brs.cli"],
    check: Check::Group(check),
};

fn check(facts: &Facts, group: &Group) -> Verdict {
    if facts.workloads_of_group(group) == 0 {
        return Verdict::NotApplicable;
    }
    let runs = group.paused.value().map(|paused| !paused);
    Verdict::wants(runs, Seen::field(group, "paused"))
}
