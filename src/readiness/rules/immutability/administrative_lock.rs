//! A lock that somebody may be able to lift.

use super::is_locked;
use crate::model::policy::{DataLockMode, Policy};
use crate::readiness::facts::Facts;
use crate::readiness::rule::{Check, Effort, Family, Rule, Severity};
use crate::readiness::verdict::{Seen, Verdict};

/// The rule.
pub const RULE: Rule = Rule {
    id: "immutability.administrative-lock",
    family: Family::Immutability,
    severity: Severity::Medium,
    effort: Effort::Small,
    area: "security-compliance",
    title: "An administrator may be able to lift the lock",
    rationale: "In administrative mode a data security role can take the lock away, so one stolen account may still be enough. In compliance mode nobody can.",
    advice: "Choose compliance mode for what matters most, or make sure that the role is held by nobody who also manages backups.",
    sources: &["provider.policy", "brs.datalock"],
    check: Check::Policy(check),
};

fn check(facts: &Facts, policy: &Policy) -> Verdict {
    if facts.workloads_of_policy(policy) == 0 || is_locked(policy) != Some(true) {
        return Verdict::NotApplicable;
    }
    let strict = policy
        .datalock_mode
        .value()
        .map(|mode| mode == DataLockMode::Compliance);
    Verdict::wants(strict, Seen::field(policy, "datalock_mode"))
}
