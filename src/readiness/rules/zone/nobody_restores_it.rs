//! A workload of tier 1 or 2 that nobody is named to restore.

use crate::model::application::Tier;
use crate::model::workload::Workload;
use crate::readiness::facts::Facts;
use crate::readiness::rule::{Check, Effort, Family, Rule, Severity};
use crate::readiness::verdict::{Seen, Verdict};

/// The rule.
pub const RULE: Rule = Rule {
    id: "zone.nobody-restores-it",
    family: Family::Zone,
    severity: Severity::High,
    effort: Effort::Small,
    area: "disaster-recovery",
    title: "No named person restores it",
    rationale: "The restore is your half, and somebody has to know that it is theirs before the day comes.",
    advice: "Name a restorer who holds the Writer or Manager role, and a deputy for that person.",
    sources: &["brs.responsibilities", "nist.sp800-34"],
    check: Check::Workload(check),
};

fn check(facts: &Facts, workload: &Workload) -> Verdict {
    let tier = facts.links.tier_of(workload);
    if matches!(tier, Some(Tier::Three | Tier::Four)) {
        return Verdict::NotApplicable;
    }
    if workload.restorer.0.is_some() {
        return Verdict::Holds;
    }
    if tier.is_some() {
        return Verdict::open([Seen::field(workload, "restorer")]);
    }
    Verdict::unknown([
        Seen::field(workload, "restorer"),
        Seen::field(workload, "application"),
    ])
}
