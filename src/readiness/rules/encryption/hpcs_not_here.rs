//! A key in a crypto service that its region does not have, or not for long.

use crate::catalogue::region::Offer;
use crate::model::instance::{Encryption, Instance};
use crate::readiness::facts::Facts;
use crate::readiness::rule::{Check, Effort, Family, Rule, Severity};
use crate::readiness::verdict::{Seen, Verdict};

/// The rule.
pub const RULE: Rule = Rule {
    id: "encryption.hpcs-not-here",
    family: Family::Encryption,
    severity: Severity::High,
    effort: Effort::Large,
    area: "security-compliance",
    title: "The key service is missing or ending in this region",
    rationale: "Hyper Protect Crypto Services is not offered in every region of the backup service, and is being ended in one of them. Keys have to move before the service does.",
    advice: "Plan the move of the key to a region that has the service, or to Key Protect. The key is chosen when the instance is made: new backups need a new instance, old ones need the old key until they expire.",
    sources: &["hpcs.regions"],
    check: Check::Instance(check),
};

fn check(facts: &Facts, instance: &Instance) -> Verdict {
    let seen = [
        Seen::field(instance, "encryption"),
        Seen::field(instance, "key_region"),
    ];
    match instance.encryption.value() {
        None => return Verdict::unknown(seen),
        Some(Encryption::Hpcs) => {}
        Some(Encryption::Provider | Encryption::KeyProtect) => return Verdict::NotApplicable,
    }
    let Some(code) = instance.key_region.get() else {
        return Verdict::unknown(seen);
    };
    let Some(region) = facts.knowledge.regions.get(code) else {
        return Verdict::unknown(seen);
    };
    let name = &region.name;
    match region.hpcs {
        Offer::Yes => Verdict::Holds,
        Offer::Unknown => Verdict::unknown(seen),
        Offer::No => {
            Verdict::open(seen).because(format!("No page offers the key service in {name}"))
        }
        Offer::Deprecated => {
            Verdict::open(seen).because(format!("The key service is being ended in {name}"))
        }
    }
}
