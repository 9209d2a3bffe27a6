//! One role holder who signs in with a password alone.

use crate::model::access::RoleHolder;
use crate::readiness::facts::Facts;
use crate::readiness::rule::{Check, Effort, Family, Rule, Severity};
use crate::readiness::verdict::{Seen, Verdict};

/// The rule.
pub const RULE: Rule = Rule {
    id: "access.holder-without-second-factor",
    family: Family::Access,
    severity: Severity::Medium,
    effort: Effort::Small,
    area: "identity-access",
    title: "This login has no second factor",
    rationale: "One login without a second factor is the one that an intruder looks for.",
    advice: "Give that login a second factor, or take the role away. For a service, keep its key in a vault and rotate it.",
    sources: &["resiliency.cyber"],
    check: Check::RoleHolder(check),
};

fn check(facts: &Facts, holder: &RoleHolder) -> Verdict {
    let required = facts.plan.access.first();
    let required = required.and_then(|access| access.mfa_required.value());
    if required == Some(false) {
        return Verdict::NotApplicable;
    }
    let own = holder.mfa.value();
    Verdict::wants(own.or(required), Seen::field(holder, "mfa"))
}
