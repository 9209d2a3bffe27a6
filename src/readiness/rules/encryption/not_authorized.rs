//! An instance that may not read the key it is to use.

use crate::model::instance::Instance;
use crate::readiness::common::own_key::without_own_key;
use crate::readiness::facts::Facts;
use crate::readiness::rule::{Check, Effort, Family, Rule, Severity};
use crate::readiness::verdict::{Seen, Verdict};

/// The rule.
pub const RULE: Rule = Rule {
    id: "encryption.not-authorized",
    family: Family::Encryption,
    severity: Severity::Critical,
    effort: Effort::Small,
    area: "security-compliance",
    title: "The service may not use the key",
    rationale: "The service reads your key through an authorization between services. Without it, or when somebody removes it, backups cannot be encrypted and stored ones cannot be read.",
    advice: "Console: Manage > Access (IAM) > Authorizations > Create, source Backup and Recovery, target Key Protect, role Reader. Then run a small restore.",
    sources: &["brs.kp"],
    check: Check::Instance(check),
};

fn check(_: &Facts, instance: &Instance) -> Verdict {
    if let Some(verdict) = without_own_key(instance) {
        return verdict;
    }
    Verdict::wants(
        instance.key_authorized.value(),
        Seen::field(instance, "key_authorized"),
    )
}
