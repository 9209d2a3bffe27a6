//! One person who has most of the duties.

use crate::model::people::Person;
use crate::readiness::facts::Facts;
use crate::readiness::rule::{Check, Effort, Family, Rule, Severity};
use crate::readiness::verdict::{Seen, Verdict};

/// The rule.
pub const RULE: Rule = Rule {
    id: "people.holds-too-much",
    family: Family::People,
    severity: Severity::Medium,
    effort: Effort::Medium,
    area: "disaster-recovery",
    title: "Holds most of the duties",
    rationale: "On the day much has to be done at once. What hangs on one person is done one after the other, or not at all when that person is away.",
    advice: "Give some of the duties to others; begin with those that are due at the same time.",
    sources: &["nist.sp800-34"],
    check: Check::Person(check),
};

fn check(facts: &Facts, person: &Person) -> Verdict {
    let held = facts.held();
    let (own, all) = (held.by(person.meta.id), held.assigned());
    if own == 0 || !held.can_be_too_much(facts.plan) {
        return Verdict::NotApplicable;
    }
    if !held.is_too_much(person.meta.id, facts.plan) {
        return Verdict::Holds;
    }
    Verdict::open([
        Seen::Number("Duties of this person", own),
        Seen::Number("Duties that have an owner", all),
    ])
    .because(format!("{} has {own} of {all} duties", &*person.name))
}
