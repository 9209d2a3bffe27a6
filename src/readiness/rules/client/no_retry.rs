//! An application whose clients give up on a lost connection.

use crate::model::application::Application;
use crate::readiness::facts::Facts;
use crate::readiness::rule::{Check, Effort, Family, Rule, Severity};
use crate::readiness::verdict::{Seen, Verdict};

/// The rule.
pub const RULE: Rule = Rule {
    id: "client.no-retry",
    family: Family::ClientResilience,
    severity: Severity::Medium,
    effort: Effort::Medium,
    area: "disaster-recovery",
    title: "Clients do not retry lost connections",
    rationale: "During maintenance and updates the service may drop a connection for a moment. Bridging such moments is your half.",
    advice: "Let clients and scripts repeat a failed call a few times with growing pauses, and test it.",
    sources: &["brs.responsibilities"],
    check: Check::Application(check),
};

fn check(_: &Facts, application: &Application) -> Verdict {
    Verdict::wants(
        application.clients_retry.value(),
        Seen::field(application, "clients_retry"),
    )
}
