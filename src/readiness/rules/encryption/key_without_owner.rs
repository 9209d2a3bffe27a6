//! A key of the customer's that nobody answers for.

use crate::model::instance::Instance;
use crate::readiness::common::own_key::without_own_key;
use crate::readiness::facts::Facts;
use crate::readiness::rule::{Check, Effort, Family, Rule, Severity};
use crate::readiness::verdict::{Seen, Verdict};

/// The rule.
pub const RULE: Rule = Rule {
    id: "encryption.key-without-owner",
    family: Family::Encryption,
    severity: Severity::High,
    effort: Effort::Small,
    area: "security-compliance",
    title: "Nobody answers for the key",
    rationale: "A key of your own and the permission to use it are your half. Whoever deletes that key destroys every backup it encrypts, so one named person has to look after it.",
    advice: "Name a person or a team as key owner of the instance, and let them keep the key's administrators, rotation and deletion rules under review.",
    sources: &["brs.responsibilities", "brs.kp"],
    check: Check::Instance(check),
};

fn check(_: &Facts, instance: &Instance) -> Verdict {
    if let Some(verdict) = without_own_key(instance) {
        return verdict;
    }
    if instance.key_owner.0.is_some() {
        return Verdict::Holds;
    }
    Verdict::open([Seen::field(instance, "key_owner")])
}
