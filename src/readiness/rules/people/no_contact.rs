//! Somebody with a part on the day who cannot be reached.

use crate::model::people::Person;
use crate::readiness::facts::Facts;
use crate::readiness::rule::{Check, Effort, Family, Rule, Severity};
use crate::readiness::verdict::{Seen, Verdict};

/// The rule.
pub const RULE: Rule = Rule {
    id: "people.no-contact",
    family: Family::People,
    severity: Severity::Medium,
    effort: Effort::Small,
    area: "disaster-recovery",
    title: "No contact for the day",
    rationale: "A name does not ring. On the day the address book may be out of reach together with everything else.",
    advice: "Add a telephone number or pager, and keep the list where it can be read without the cloud.",
    sources: &["nist.sp800-34"],
    check: Check::Person(check),
};

fn check(facts: &Facts, person: &Person) -> Verdict {
    if !facts.has_a_part(person) {
        return Verdict::NotApplicable;
    }
    if !person.contact.trim().is_empty() {
        return Verdict::Holds;
    }
    Verdict::open([Seen::field(person, "contact")])
}
