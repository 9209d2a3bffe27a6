//! A lock that outlasts what it locks.

use super::is_locked;
use crate::model::policy::Policy;
use crate::readiness::facts::Facts;
use crate::readiness::rule::{Check, Effort, Family, Rule, Severity};
use crate::readiness::verdict::{Seen, Verdict};

/// The rule.
pub const RULE: Rule = Rule {
    id: "immutability.lock-longer-than-retention",
    family: Family::Immutability,
    severity: Severity::High,
    effort: Effort::Small,
    area: "security-compliance",
    title: "Lock is longer than the retention",
    rationale: "The lock may last as long as the retention at most. One page states 90 days for Bronze, which keeps copies for 30; what then happens is not said.",
    advice: "Make the lock as long as copies are kept, or keep them longer.",
    sources: &["brs.datalock", "brs.getting-started", "brs.policy-manage"],
    check: Check::Policy(check),
};

fn check(facts: &Facts, policy: &Policy) -> Verdict {
    if facts.workloads_of_policy(policy) == 0 || is_locked(policy) != Some(true) {
        return Verdict::NotApplicable;
    }
    let seen = [
        Seen::field(policy, "datalock_days"),
        Seen::field(policy, "retention_days"),
    ];
    let (Some(lock), Some(kept)) = (policy.datalock_days.value(), policy.retention_days.value())
    else {
        return Verdict::unknown(seen);
    };
    if lock <= kept {
        return Verdict::Holds;
    }
    Verdict::open(seen).because(format!(
        "Locked for {} d, but kept for {} d",
        lock.0, kept.0
    ))
}
