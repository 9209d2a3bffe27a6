//! A workload of which one copy was made, and no other.

use crate::model::workload::Workload;
use crate::readiness::facts::Facts;
use crate::readiness::rule::{Check, Effort, Family, Rule, Severity};
use crate::readiness::verdict::{Seen, Verdict};

/// The rule.
pub const RULE: Rule = Rule {
    id: "schedule.protect-once-only",
    family: Family::Schedule,
    severity: Severity::High,
    effort: Effort::Small,
    area: "disaster-recovery",
    title: "Backed up once and never again",
    rationale: "Protect Once makes a single full copy and keeps it 14 days. After that nothing is left, and what changed since was never saved.",
    advice: "Put the workload under a policy with a schedule.",
    sources: &["brs.policy-manage"],
    check: Check::Workload(check),
};

fn check(facts: &Facts, workload: &Workload) -> Verdict {
    let Some(policy) = facts.links.policy_of(workload) else {
        return Verdict::NotApplicable;
    };
    let seen = [
        Seen::field(policy, "built_in"),
        Seen::field(policy, "schedule_unit"),
    ];
    if policy.runs_once() {
        return Verdict::open(seen);
    }
    if policy.schedule_unit.is_unknown() {
        return Verdict::unknown(seen);
    }
    Verdict::Holds
}
