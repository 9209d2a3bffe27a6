//! What a newer catalogue changed, and nobody has looked at.

use crate::model::Json;
use crate::model::plan::Kind;
use crate::model::plan_facts::PlanFacts;
use crate::readiness::facts::Facts;
use crate::readiness::rule::{Check, Effort, Family, Rule, Severity};
use crate::readiness::verdict::{Seen, Verdict};

/// The rule.
pub const RULE: Rule = Rule {
    id: "people.catalogue-change-unread",
    family: Family::People,
    severity: Severity::Low,
    effort: Effort::Small,
    area: "disaster-recovery",
    title: "Duties changed, and nobody has looked at them",
    rationale: "Owners were carried over to the newer catalogue. Whether they still do the right thing, only they can say.",
    advice: "Go through what changed with the owners, then state that it is done.",
    sources: &["nist.sp800-34"],
    check: Check::Plan(check),
};

fn check(facts: &Facts, plan: &PlanFacts) -> Verdict {
    let mut seen = Vec::new();
    let mut texts: Vec<String> = Vec::new();
    for pin in facts.plan.catalogues.iter() {
        let changes = pin.changes.0.as_deref().and_then(Json::as_array);
        let changes = changes.filter(|changes| !changes.is_empty());
        let Some(changes) = changes else { continue };
        seen.push(Seen::Field(Kind::CataloguePin, pin.meta.id, "changes"));
        texts.push(format!("{}: {} changed", &*pin.name, changes.len()));
    }
    if seen.is_empty() {
        return Verdict::NotApplicable;
    }
    if facts.is_stated_done(RULE.id, Some((Kind::PlanFacts, plan.meta.id))) {
        return Verdict::Holds;
    }
    Verdict::open(seen).because(texts.join("; "))
}
