//! A workload of a kind that no page offers to protect there.

use crate::catalogue::support::SupportLevel;
use crate::model::choice::Choices;
use crate::model::workload::Workload;
use crate::readiness::facts::Facts;
use crate::readiness::rule::{Check, Effort, Family, Rule, Severity};
use crate::readiness::verdict::{Seen, Verdict};

/// The rule.
pub const RULE: Rule = Rule {
    id: "coverage.kind-not-supported",
    family: Family::Coverage,
    severity: Severity::High,
    effort: Effort::Large,
    area: "incident-operations",
    title: "Not a documented workload of the service",
    rationale: "What no page lists may not come back from a restore, and no support case can lean on it.",
    advice: "Protect it by other means, such as volume snapshots or the database's own backup, or get a written answer from support.",
    sources: &["brs.getting-started", "brs.services"],
    check: Check::Workload(check),
};

fn check(facts: &Facts, workload: &Workload) -> Verdict {
    let seen = [
        Seen::field(workload, "kind"),
        Seen::field(workload, "platform"),
    ];
    let (Some(kind), Some(platform)) = (workload.kind.value(), workload.platform.value()) else {
        return Verdict::unknown(seen);
    };
    match facts.knowledge.support.of(kind, platform) {
        SupportLevel::Yes | SupportLevel::LinuxOnly => Verdict::Holds,
        SupportLevel::No | SupportLevel::NotDocumented => Verdict::open(seen).because(format!(
            "{} on {} is not a documented workload",
            kind.label(),
            platform.label()
        )),
        SupportLevel::Poc | SupportLevel::Contradictory => Verdict::NotApplicable,
    }
}
