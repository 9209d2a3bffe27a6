//! Copies that are kept for long, but not locked.

use super::is_locked;
use crate::model::policy::Policy;
use crate::model::units::Days;
use crate::readiness::facts::Facts;
use crate::readiness::rule::{Check, Effort, Family, Rule, Severity};
use crate::readiness::verdict::{Seen, Verdict};

/// The rule.
pub const RULE: Rule = Rule {
    id: "immutability.extended-copies-unlocked",
    family: Family::Immutability,
    severity: Severity::Medium,
    effort: Effort::Small,
    area: "security-compliance",
    title: "Long-kept copies have no lock of their own",
    rationale: "Each entry of the extended retention has its own lock. The lock of the daily copies says nothing of the yearly one.",
    advice: "Edit the policy and lock each entry of its extended retention.",
    sources: &["brs.datalock", "brs.policy-create-long"],
    check: Check::Policy(check),
};

fn check(facts: &Facts, policy: &Policy) -> Verdict {
    let unused = facts.workloads_of_policy(policy) == 0;
    let copies = &policy.extended_retention;
    if unused || copies.is_empty() || is_locked(policy) != Some(true) {
        return Verdict::NotApplicable;
    }
    let seen = [Seen::field(policy, "extended_retention")];
    if copies.iter().any(|copy| copy.lock_days.is(&Days(0))) {
        return Verdict::open(seen);
    }
    if copies.iter().any(|copy| copy.lock_days.is_unknown()) {
        return Verdict::unknown(seen);
    }
    Verdict::Holds
}
