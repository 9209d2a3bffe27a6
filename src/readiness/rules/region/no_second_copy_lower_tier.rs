//! A workload of a lower tier, or none, that nothing outlives the region for.

use crate::model::application::Tier;
use crate::model::workload::Workload;
use crate::readiness::facts::Facts;
use crate::readiness::rule::{Check, Effort, Family, Rule, Severity};
use crate::readiness::rules::region::no_second_copy::without_second_copy;
use crate::readiness::verdict::Verdict;

/// The rule.
pub const RULE: Rule = Rule {
    id: "region.no-second-copy-lower-tier",
    family: Family::Region,
    severity: Severity::Medium,
    effort: Effort::Large,
    area: "disaster-recovery",
    title: "Nothing of it survives the loss of the region",
    rationale: "With the region go the workload and its backups. That can be right for what the business can do without; then somebody should say so.",
    advice: "Keep a second copy elsewhere, or accept the risk by name, with a reason and a date. State the tier where it is missing.",
    sources: &["brs.responsibilities", "brs.bc-dr", "brs.faq", "vpc.ha-dr"],
    check: Check::Workload(check),
};

fn check(facts: &Facts, workload: &Workload) -> Verdict {
    match facts.links.tier_of(workload) {
        Some(Tier::One | Tier::Two) => Verdict::NotApplicable,
        _ => without_second_copy(workload),
    }
}
