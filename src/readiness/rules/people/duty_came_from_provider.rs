//! A duty that the provider had until a newer catalogue gave it to the customer.

use crate::model::Json;
use crate::model::plan::Kind;
use crate::model::plan_facts::PlanFacts;
use crate::readiness::facts::Facts;
use crate::readiness::rule::{Check, Effort, Family, Rule, Severity};
use crate::readiness::verdict::{Seen, Verdict};

/// The rule.
pub const RULE: Rule = Rule {
    id: "people.duty-came-from-provider",
    family: Family::People,
    severity: Severity::High,
    effort: Effort::Small,
    area: "disaster-recovery",
    title: "A duty came over from the provider and has no owner",
    rationale: "Until the provider's page changed, somebody else did this. Nobody here is used to doing it, and nobody will notice that it is not done.",
    advice: "Read what the newer page leaves to you, and name an owner for it.",
    sources: &["nist.sp800-34"],
    check: Check::Plan(check),
};

fn check(facts: &Facts, _: &PlanFacts) -> Verdict {
    let (mut came, mut texts) = (0_u32, Vec::new());
    let mut seen = Vec::new();
    for pin in facts.plan.catalogues.iter() {
        let changes = pin.changes.0.as_deref().and_then(Json::as_array);
        let before = texts.len();
        for change in changes.into_iter().flatten() {
            if change.get("to_customer") != Some(&Json::Bool(true)) {
                continue;
            }
            came += 1;
            let duty = change
                .get("duty")
                .and_then(Json::as_str)
                .unwrap_or_default();
            let mut rows = facts.plan.assignments.iter();
            if !rows.any(|row| &*row.duty == duty && row.owner.0.is_some()) {
                let text = change.get("text").and_then(Json::as_str);
                texts.extend(text.map(str::to_owned));
            }
        }
        if texts.len() > before {
            seen.push(Seen::Field(Kind::CataloguePin, pin.meta.id, "changes"));
        }
    }
    match (came, texts.is_empty()) {
        (0, _) => Verdict::NotApplicable,
        (_, true) => Verdict::Holds,
        (_, false) => Verdict::open(seen).because(texts.join("; ")),
    }
}
