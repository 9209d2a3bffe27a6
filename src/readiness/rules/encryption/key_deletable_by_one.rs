//! A key that one person alone can delete.

use crate::model::instance::Instance;
use crate::readiness::common::own_key::without_own_key;
use crate::readiness::facts::Facts;
use crate::readiness::rule::{Check, Effort, Family, Rule, Severity};
use crate::readiness::verdict::{Seen, Verdict};

/// The rule.
pub const RULE: Rule = Rule {
    id: "encryption.key-deletable-by-one",
    family: Family::Encryption,
    severity: Severity::High,
    effort: Effort::Small,
    area: "security-compliance",
    title: "One person can delete the key",
    rationale: "Deleting the key makes every backup unreadable within about a minute and a half. It can be brought back for 30 days, unless a holder of the purge role ends that after four hours. The backup service is not listed among those that stop a key in use from being deleted.",
    advice: "Ask for a second person: ibmcloud kp key policy-update dual-auth-delete. This cannot be undone for that key and needs a second administrator.",
    sources: &[
        "kp.dual-auth",
        "kp.restore-keys",
        "kp.delete-purge",
        "kp.integrations",
        "brs.kp",
    ],
    check: Check::Instance(check),
};

fn check(_: &Facts, instance: &Instance) -> Verdict {
    if let Some(verdict) = without_own_key(instance) {
        return verdict;
    }
    Verdict::wants(
        instance.key_deletion_protected.value(),
        Seen::field(instance, "key_deletion_protected"),
    )
}
