//! A lock that ends before the copy does.

use super::is_locked;
use crate::model::policy::Policy;
use crate::readiness::facts::Facts;
use crate::readiness::rule::{Check, Effort, Family, Rule, Severity};
use crate::readiness::verdict::{Seen, Verdict};

/// The rule.
pub const RULE: Rule = Rule {
    id: "immutability.lock-shorter-than-retention",
    family: Family::Immutability,
    severity: Severity::Medium,
    effort: Effort::Small,
    area: "security-compliance",
    title: "The last days of every point are unlocked",
    rationale: "In the days after the lock an attacker can delete the older half of all points, which are the ones from before the attack.",
    advice: "Make the lock as long as copies are kept.",
    sources: &["brs.datalock"],
    check: Check::Policy(check),
};

fn check(facts: &Facts, policy: &Policy) -> Verdict {
    if facts.workloads_of_policy(policy) == 0 || is_locked(policy) != Some(true) {
        return Verdict::NotApplicable;
    }
    let (Some(lock), Some(kept)) = (policy.datalock_days.value(), policy.retention_days.value())
    else {
        return Verdict::NotApplicable;
    };
    if lock > kept {
        return Verdict::NotApplicable;
    }
    if lock == kept {
        return Verdict::Holds;
    }
    Verdict::open([
        Seen::field(policy, "datalock_days"),
        Seen::field(policy, "retention_days"),
    ])
    .because(format!(
        "Points are kept for {} d, the last {} d without a lock",
        kept.0,
        kept.0 - lock.0
    ))
}
