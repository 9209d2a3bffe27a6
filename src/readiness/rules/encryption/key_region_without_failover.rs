//! A key in a region from which the key service cannot fail over.

use crate::model::instance::{Encryption, Instance};
use crate::readiness::facts::Facts;
use crate::readiness::rule::{Check, Effort, Family, Rule, Severity};
use crate::readiness::verdict::{Seen, Verdict};

/// The rule.
pub const RULE: Rule = Rule {
    id: "encryption.key-region-without-failover",
    family: Family::Encryption,
    severity: Severity::High,
    effort: Effort::Medium,
    area: "disaster-recovery",
    title: "Loss of the key's region may block every restore",
    rationale: "A backup is no use without its key. Key Protect can fail over from Dallas, Tokyo and Frankfurt only, one way, and only on its cross-region plan.",
    advice: "Choose a key in one of those regions on the cross-region plan, or bring key material of your own and keep it where you could import it elsewhere. Rehearse the loss of the key.",
    sources: &["kp.ha-dr", "kp.responsibilities"],
    check: Check::Instance(check),
};

fn check(facts: &Facts, instance: &Instance) -> Verdict {
    let seen = [
        Seen::field(instance, "encryption"),
        Seen::field(instance, "key_region"),
    ];
    match instance.encryption.value() {
        None => return Verdict::unknown(seen),
        Some(Encryption::KeyProtect) => {}
        Some(Encryption::Provider | Encryption::Hpcs) => return Verdict::NotApplicable,
    }
    let Some(code) = instance.key_region.get() else {
        return Verdict::unknown(seen);
    };
    let region = facts.knowledge.regions.get(code);
    if region.is_some_and(|region| region.key_protect_failover.is_some()) {
        return Verdict::Holds;
    }
    let place = region.map_or(&**code, |region| &*region.name);
    Verdict::open(seen).because(format!(
        "Key Protect in {place} cannot fail over to another region"
    ))
}
