//! A key that is rotated too seldom, or never.

use crate::model::instance::Instance;
use crate::model::units::Days;
use crate::readiness::common::own_key::without_own_key;
use crate::readiness::facts::Facts;
use crate::readiness::rule::{Check, Effort, Family, Rule, Severity};
use crate::readiness::verdict::{Seen, Verdict};

/// The rule.
pub const RULE: Rule = Rule {
    id: "encryption.key-not-rotated",
    family: Family::Encryption,
    severity: Severity::Medium,
    effort: Effort::Small,
    area: "security-compliance",
    title: "Key is not rotated at least yearly",
    rationale: "The longer a key lives, the more data one leak opens. Rotation changes the key for what is written next and keeps older backups readable.",
    advice: "Set a rotation policy: ibmcloud kp key policy-update rotation KEY -m 12. A key whose material you brought yourself has to be rotated by hand.",
    sources: &["kp.rotation-policy", "brs.kp"],
    check: Check::Instance(check),
};

fn check(_: &Facts, instance: &Instance) -> Verdict {
    if let Some(verdict) = without_own_key(instance) {
        return verdict;
    }
    let seen = [Seen::field(instance, "key_rotation_days")];
    match instance.key_rotation_days.value() {
        None => Verdict::unknown(seen),
        Some(Days(0)) => Verdict::open(seen).because("The key is never rotated".to_owned()),
        Some(Days(days)) if days > 365 => {
            Verdict::open(seen).because(format!("The key is rotated every {days} days"))
        }
        Some(_) => Verdict::Holds,
    }
}
