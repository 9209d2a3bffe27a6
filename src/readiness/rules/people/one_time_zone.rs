//! A team that sleeps at the same time, for an application that cannot wait.

use std::collections::BTreeSet;

use crate::model::application::Tier;
use crate::model::plan_facts::PlanFacts;
use crate::readiness::facts::Facts;
use crate::readiness::rule::{Check, Effort, Family, Rule, Severity};
use crate::readiness::verdict::{Seen, Verdict};

/// The rule.
pub const RULE: Rule = Rule {
    id: "people.one-time-zone",
    family: Family::People,
    severity: Severity::Low,
    effort: Effort::Small,
    area: "disaster-recovery",
    title: "Everybody is in one time zone",
    rationale: "What stops the business at three in the morning has to wait until somebody wakes up.",
    advice: "Arrange an on-call duty for the night, or name somebody in another time zone.",
    sources: &["nist.sp800-34"],
    check: Check::Plan(check),
};

fn check(facts: &Facts, _: &PlanFacts) -> Verdict {
    let people = &facts.plan.people;
    let mut tiers = facts.plan.applications.iter().map(|row| &row.tier);
    if people.len() < 2 || !tiers.any(|tier| tier.is(&Tier::One)) {
        return Verdict::NotApplicable;
    }
    let seen: Vec<Seen> = people
        .iter()
        .map(|person| Seen::field(&**person, "time_zone"))
        .collect();
    let zones: BTreeSet<&str> = people
        .iter()
        .map(|person| person.time_zone.trim())
        .collect();
    let unsaid = zones.contains("");
    match zones.len() - usize::from(unsaid) {
        0 => Verdict::unknown(seen),
        1 if unsaid => Verdict::unknown(seen),
        1 => Verdict::open(seen),
        _ => Verdict::Holds,
    }
}
