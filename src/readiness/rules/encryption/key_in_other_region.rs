//! A key in another region than the backups.

use crate::model::instance::Instance;
use crate::readiness::common::own_key::without_own_key;
use crate::readiness::facts::Facts;
use crate::readiness::rule::{Check, Effort, Family, Rule, Severity};
use crate::readiness::verdict::{Seen, Verdict};

/// The rule.
pub const RULE: Rule = Rule {
    id: "encryption.key-in-other-region",
    family: Family::Encryption,
    severity: Severity::Low,
    effort: Effort::Medium,
    area: "disaster-recovery",
    title: "Restores depend on a key in another region",
    rationale: "This is allowed and can even be wanted. It means that two regions, and the way between them, have to work before anything can be restored.",
    advice: "Write the dependency into the runbook, or use a key in the instance's own region.",
    sources: &["kp.ha-dr"],
    check: Check::Instance(check),
};

fn check(_: &Facts, instance: &Instance) -> Verdict {
    if let Some(verdict) = without_own_key(instance) {
        return verdict;
    }
    let seen = [
        Seen::field(instance, "key_region"),
        Seen::field(instance, "region"),
    ];
    match (instance.key_region.get(), instance.region.get()) {
        (Some(key), Some(own)) if key == own => Verdict::Holds,
        (Some(key), Some(own)) => Verdict::open(seen).because(format!(
            "Restores in {} depend on a key in {}",
            &**own, &**key
        )),
        _ => Verdict::unknown(seen),
    }
}
