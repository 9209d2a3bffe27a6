//! Somebody who is away while the deputy is away, too.

use crate::model::people::Person;
use crate::readiness::facts::Facts;
use crate::readiness::rule::{Check, Effort, Family, Rule, Severity};
use crate::readiness::verdict::{Seen, Verdict};

/// The rule.
pub const RULE: Rule = Rule {
    id: "people.away-uncovered",
    family: Family::People,
    severity: Severity::High,
    effort: Effort::Small,
    area: "disaster-recovery",
    title: "Away, and the deputy is away as well",
    rationale: "Today nobody would do what these two have taken on.",
    advice: "Name somebody who stands in until one of them is back.",
    sources: &["nist.sp800-34"],
    check: Check::Person(check),
};

fn check(facts: &Facts, person: &Person) -> Verdict {
    let deputy = person.deputy.0.and_then(|id| facts.links.person(id.key()));
    let Some(deputy) = deputy.filter(|deputy| deputy.meta.id != person.meta.id) else {
        return Verdict::NotApplicable;
    };
    if !facts.has_a_part(person) || !person.is_absent(facts.as_of) {
        return Verdict::NotApplicable;
    }
    if !deputy.is_absent(facts.as_of) {
        return Verdict::Holds;
    }
    Verdict::open([
        Seen::field(person, "absent_until"),
        Seen::field(deputy, "absent_until"),
    ])
    .because(format!(
        "{} is away, and so is {}, who stands in",
        &*person.name, &*deputy.name
    ))
}
