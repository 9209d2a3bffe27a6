//! Failed backups that nobody is told of.

use crate::model::observability::Observability;
use crate::readiness::facts::Facts;
use crate::readiness::rule::{Check, Effort, Family, Rule, Severity};
use crate::readiness::verdict::{Seen, Verdict};

/// The rule.
pub const RULE: Rule = Rule {
    id: "observability.failures-reach-nobody",
    family: Family::Observability,
    severity: Severity::Critical,
    effort: Effort::Small,
    area: "incident-operations",
    title: "A failed backup tells nobody",
    rationale: "A schedule that fails unseen for weeks is found on the day of the restore. The service shows alerts in its dashboard; to be told, you have to set up where they go.",
    advice: "Dashboard > System > Health > Settings > Add Alert Notification Rule: failed group, missed objective, changed lock. Mail needs a mail server whose instructions are a dead link, so send a test or use a webhook.",
    sources: &["brs.alerts", "brs.alert-settings", "brs.alert-webhooks"],
    check: Check::Observability(check),
};

fn check(facts: &Facts, _: &Observability) -> Verdict {
    let routes = facts.plan.alert_routes.iter();
    let possible: Vec<_> = routes
        .filter(|route| route.recipient.0.is_some() && !route.carries_failures.is(&false))
        .collect();
    if possible.is_empty() {
        return Verdict::open([Seen::Number("Alert routes that end at somebody", 0)]);
    }
    if possible
        .iter()
        .any(|route| route.carries_failures.is(&true))
    {
        return Verdict::Holds;
    }
    let seen: Vec<Seen> = possible
        .iter()
        .map(|route| Seen::field(&***route, "carries_failures"))
        .collect();
    Verdict::unknown(seen)
}
