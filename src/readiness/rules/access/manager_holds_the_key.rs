//! One account that can delete the backups as well as their key.

use crate::model::access::{Access, Role};
use crate::readiness::common::holders::holders;
use crate::readiness::facts::Facts;
use crate::readiness::rule::{Check, Effort, Family, Rule, Severity};
use crate::readiness::verdict::{Seen, Verdict};

/// The rule.
pub const RULE: Rule = Rule {
    id: "access.manager-holds-the-key",
    family: Family::Access,
    severity: Severity::Critical,
    effort: Effort::Medium,
    area: "identity-access",
    title: "One account can delete the backups and their key",
    rationale: "Whoever takes over that one account can destroy the copies and what opens them. Two accounts have to fall before that happens when the roles are apart.",
    advice: "Take the key roles (Manager and purge on the key service) away from managers of the backup service, or the other way round. Console: Manage > Access (IAM).",
    sources: &["brs.iam", "kp.roles", "kp.delete-purge", "resiliency.cyber"],
    check: Check::Access(check),
};

fn check(facts: &Facts, access: &Access) -> Verdict {
    let instances = &facts.plan.instances;
    if !instances.iter().any(|row| row.uses_own_key() == Some(true)) {
        let unsaid = instances.iter().filter(|row| row.encryption.is_unknown());
        let seen: Vec<Seen> = unsaid
            .map(|row| Seen::field(&**row, "encryption"))
            .collect();
        return if seen.is_empty() {
            Verdict::NotApplicable
        } else {
            Verdict::unknown(seen)
        };
    }
    let seen = [Seen::field(access, "duties_separated")];
    let managers = holders(facts, &[Role::Manager]);
    let key_holders = holders(facts, &[Role::KeyManager, Role::KeyPurge]);
    if let Some(name) = managers.one_of(&key_holders) {
        return Verdict::open(seen).because(format!("{name} can delete the backups and their key"));
    }
    let apart = managers.are_all_stated() && key_holders.are_all_stated();
    let stated = access.duties_separated.value();
    Verdict::wants(
        stated.or(apart.then_some(true)),
        Seen::field(access, "duties_separated"),
    )
}
