//! A workload whose backups are kept far away.

use crate::model::workload::Workload;
use crate::readiness::facts::Facts;
use crate::readiness::rule::{Check, Effort, Family, Rule, Severity};
use crate::readiness::verdict::{Seen, Verdict};

/// The rule.
pub const RULE: Rule = Rule {
    id: "network.instance-in-other-region",
    family: Family::Network,
    severity: Severity::Medium,
    effort: Effort::Large,
    area: "incident-operations",
    title: "Backed up to an instance in another region",
    rationale: "The pages advise one location for both, and describe restores within one region. Across regions runs take longer, and a restore rests on something that no page promises.",
    advice: "Make an instance in the region of the workload and protect it there. What is to survive the loss of the region belongs on top of that.",
    sources: &["brs.getting-started", "brs.faq"],
    check: Check::Workload(check),
};

fn check(facts: &Facts, workload: &Workload) -> Verdict {
    let Some(instance) = facts.links.instance_of(workload) else {
        return Verdict::NotApplicable;
    };
    let seen = [
        Seen::field(workload, "region"),
        Seen::field(instance, "region"),
    ];
    let (Some(own), Some(kept_in)) = (workload.region.get(), instance.region.get()) else {
        return Verdict::unknown(seen);
    };
    if own == kept_in {
        return Verdict::Holds;
    }
    Verdict::open(seen).because(format!(
        "Runs in {}, but is backed up in {}",
        &**own, &**kept_in
    ))
}
