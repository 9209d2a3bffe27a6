//! Somebody who is named as their own deputy.

use crate::model::people::Person;
use crate::readiness::facts::Facts;
use crate::readiness::rule::{Check, Effort, Family, Rule, Severity};
use crate::readiness::verdict::{Seen, Verdict};

/// The rule.
pub const RULE: Rule = Rule {
    id: "people.own-deputy",
    family: Family::People,
    severity: Severity::High,
    effort: Effort::Small,
    area: "disaster-recovery",
    title: "Is their own deputy",
    rationale: "A deputy is there for the moment when the first person is not.",
    advice: "Name somebody else.",
    sources: &["nist.sp800-34"],
    check: Check::Person(check),
};

fn check(facts: &Facts, person: &Person) -> Verdict {
    match person.deputy.0 {
        Some(deputy) if deputy.key() == person.meta.id => {
            Verdict::open([Seen::field(person, "deputy")])
        }
        Some(_) if facts.has_a_part(person) => Verdict::Holds,
        _ => Verdict::NotApplicable,
    }
}
