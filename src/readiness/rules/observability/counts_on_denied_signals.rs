//! A plan that counts on signals which the location tables deny.

use crate::model::observability::Observability;
use crate::model::plan::Kind;
use crate::readiness::facts::Facts;
use crate::readiness::rule::{Check, Effort, Family, Rule, Severity};
use crate::readiness::verdict::{Seen, Verdict};

/// The rule.
pub const RULE: Rule = Rule {
    id: "observability.counts-on-denied-signals",
    family: Family::Observability,
    severity: Severity::Medium,
    effort: Effort::Medium,
    area: "incident-operations",
    title: "Counts on signals that the location tables deny",
    rationale: "Two tables say that neither metrics nor audit events of the service exist in any region; three pages promise them. Silence from there may mean that all is well, or that nothing is sent.",
    advice: "Show one event and one value of your own region and state that signals arrive; until then rely on alerts and reports.",
    sources: &[
        "brs.at-events",
        "brs.monitoring",
        "brs.responsibilities",
        "brs.faq",
    ],
    check: Check::Observability(check),
};

fn check(facts: &Facts, observability: &Observability) -> Verdict {
    let fields = [
        (observability.metrics_watched, "metrics_watched"),
        (observability.audit_events_routed, "audit_events_routed"),
    ];
    let seen: Vec<Seen> = fields
        .iter()
        .filter(|(counts_on, _)| counts_on.is(&true))
        .map(|(_, field)| Seen::field(observability, field))
        .collect();
    let plan = (Kind::PlanFacts, facts.plan.id());
    if seen.is_empty() || facts.is_stated_done("attest.signals-arrive", Some(plan)) {
        return Verdict::NotApplicable;
    }
    Verdict::open(seen)
}
