//! A workload whose protection is only there to be tried out.

use crate::catalogue::support::SupportLevel;
use crate::model::workload::Workload;
use crate::readiness::facts::Facts;
use crate::readiness::rule::{Check, Effort, Family, Rule, Severity};
use crate::readiness::verdict::{Seen, Verdict};

/// The rule.
pub const RULE: Rule = Rule {
    id: "coverage.proof-of-concept-kind",
    family: Family::Coverage,
    severity: Severity::High,
    effort: Effort::Large,
    area: "incident-operations",
    title: "Protected by a function that is not for production",
    rationale: "The page limits this function to trials in Sydney, while the release note announces it without that limit. What is only there to be tried out may change or fail when it counts.",
    advice: "Protect what matters by other means until the page drops the limit, or get a written answer from support.",
    sources: &["brs.ocp-virt-protect", "brs.release-notes"],
    check: Check::Workload(check),
};

fn check(facts: &Facts, workload: &Workload) -> Verdict {
    let (Some(kind), Some(platform)) = (workload.kind.value(), workload.platform.value()) else {
        return Verdict::NotApplicable;
    };
    if facts.knowledge.support.of(kind, platform) != SupportLevel::Poc {
        return Verdict::NotApplicable;
    }
    Verdict::open([
        Seen::field(workload, "kind"),
        Seen::field(workload, "platform"),
    ])
}
