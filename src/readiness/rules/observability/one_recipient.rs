//! Failure alerts that all end at one person.

use std::collections::BTreeSet;

use crate::model::observability::Observability;
use crate::readiness::facts::Facts;
use crate::readiness::rule::{Check, Effort, Family, Rule, Severity};
use crate::readiness::verdict::{Seen, Verdict};

/// The rule.
pub const RULE: Rule = Rule {
    id: "observability.one-recipient",
    family: Family::Observability,
    severity: Severity::Medium,
    effort: Effort::Small,
    area: "incident-operations",
    title: "Only one person is told of failures",
    rationale: "One person is asleep, on leave, or has a filter on that mailbox. A failure needs a second pair of eyes.",
    advice: "Send failure alerts to a team or to a second person: Dashboard > System > Health > Settings.",
    sources: &["brs.alert-settings"],
    check: Check::Observability(check),
};

fn check(facts: &Facts, _: &Observability) -> Verdict {
    let routes = facts.plan.alert_routes.iter();
    let routes: Vec<_> = routes.filter(|route| route.recipient.0.is_some()).collect();
    let certain = routes
        .iter()
        .filter(|route| route.carries_failures.is(&true));
    let recipients: BTreeSet<_> = certain.filter_map(|route| route.recipient.0).collect();
    let Some(person) = recipients.first().and_then(|key| facts.links.person(*key)) else {
        return if recipients.is_empty() {
            Verdict::NotApplicable
        } else {
            Verdict::Holds
        };
    };
    if recipients.len() > 1 {
        return Verdict::Holds;
    }
    let seen: Vec<Seen> = routes
        .iter()
        .map(|route| Seen::field(&***route, "recipient"))
        .collect();
    let elsewhere = routes.iter().any(|route| {
        route.carries_failures.is_unknown() && route.recipient.0 != Some(person.meta.id)
    });
    if elsewhere {
        return Verdict::unknown(seen);
    }
    Verdict::open(seen).because(format!("Only {} is told of failures", &*person.name))
}
