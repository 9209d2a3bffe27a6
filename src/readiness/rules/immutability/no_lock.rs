//! A policy whose copies anybody with the role may delete.

use super::is_locked;
use crate::model::policy::Policy;
use crate::readiness::facts::Facts;
use crate::readiness::rule::{Check, Effort, Family, Rule, Severity};
use crate::readiness::verdict::{Seen, Verdict};

/// The rule.
pub const RULE: Rule = Rule {
    id: "immutability.no-lock",
    family: Family::Immutability,
    severity: Severity::High,
    effort: Effort::Medium,
    area: "security-compliance",
    title: "Recovery points can be deleted at any time",
    rationale: "Whoever takes over an administrator's account deletes the copies first and encrypts afterwards. A locked copy outlasts that.",
    advice: "Edit the policy and switch DataLock on, for at most as long as copies are kept. Terraform: data_lock_config. Know first that a locked point also keeps its group, source, connection and instance from being deleted.",
    sources: &[
        "brs.datalock",
        "provider.policy",
        "resiliency.cyber",
        "brs.troubleshoot-iks-roks",
    ],
    check: Check::Policy(check),
};

fn check(facts: &Facts, policy: &Policy) -> Verdict {
    if facts.workloads_of_policy(policy) == 0 {
        return Verdict::NotApplicable;
    }
    let seen = [
        Seen::field(policy, "datalock_mode"),
        Seen::field(policy, "datalock_days"),
    ];
    match is_locked(policy) {
        None => Verdict::unknown(seen),
        Some(false) => Verdict::open(seen),
        Some(true) => Verdict::Holds,
    }
}
