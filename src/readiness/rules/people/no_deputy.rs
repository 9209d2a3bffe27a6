//! Somebody with a part on the day, and without anybody who stands in.

use crate::model::people::Person;
use crate::readiness::facts::Facts;
use crate::readiness::rule::{Check, Effort, Family, Rule, Severity};
use crate::readiness::verdict::{Seen, Verdict};

/// The rule.
pub const RULE: Rule = Rule {
    id: "people.no-deputy",
    family: Family::People,
    severity: Severity::High,
    effort: Effort::Small,
    area: "disaster-recovery",
    title: "Nobody stands in for this person",
    rationale: "Disasters do not wait for holidays. Whoever has a duty, restores, declares or holds a key needs somebody who can do it as well.",
    advice: "Name a deputy, give that person the same access, and let both practise.",
    sources: &["nist.sp800-34", "resiliency.testing"],
    check: Check::Person(check),
};

fn check(facts: &Facts, person: &Person) -> Verdict {
    if !facts.has_a_part(person) {
        return Verdict::NotApplicable;
    }
    match person.deputy.0 {
        None => Verdict::open([Seen::field(person, "deputy")])
            .because(format!("Nobody stands in for {}", &*person.name)),
        Some(deputy) if deputy.key() == person.meta.id => Verdict::NotApplicable,
        Some(_) => Verdict::Holds,
    }
}
