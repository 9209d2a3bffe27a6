//! An alert route by which no test alert arrived for a year.

use crate::model::observability::AlertRoute;
use crate::readiness::common::recency::within_a_year;
use crate::readiness::facts::Facts;
use crate::readiness::rule::{Check, Effort, Family, Rule, Severity};
use crate::readiness::verdict::{Seen, Verdict};

/// The rule.
pub const RULE: Rule = Rule {
    id: "observability.route-untested",
    family: Family::Observability,
    severity: Severity::Medium,
    effort: Effort::Small,
    area: "incident-operations",
    title: "No test alert arrived this way for a year",
    rationale: "Mail servers, addresses and webhooks change without the service noticing. Only an alert that arrived shows that the next one will.",
    advice: "Send a test alert or let a small run fail on purpose, see it arrive, and record the date.",
    sources: &["brs.alert-settings"],
    check: Check::AlertRoute(check),
};

fn check(facts: &Facts, route: &AlertRoute) -> Verdict {
    if route.carries_failures.is(&false) {
        return Verdict::NotApplicable;
    }
    within_a_year(facts, route.tested_on, Seen::field(route, "tested_on"))
}
