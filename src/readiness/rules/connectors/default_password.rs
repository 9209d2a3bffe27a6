//! Connectors that let in whoever has read the manual.

use crate::model::connection::{Connection, ConnectionPlatform};
use crate::readiness::facts::Facts;
use crate::readiness::rule::{Check, Effort, Family, Rule, Severity};
use crate::readiness::verdict::{Seen, Verdict};

/// The rule.
pub const RULE: Rule = Rule {
    id: "connectors.default-password",
    family: Family::Connectors,
    severity: Severity::Critical,
    effort: Effort::Small,
    area: "identity-access",
    title: "Connectors still accept their factory login",
    rationale: "User and password stand in the manual, and everything that is backed up or restored passes there.",
    advice: "Sign in to the connector's own page and change the password: at least 8 characters, without the word admin.",
    sources: &["brs.deploy-connector", "brs.getting-started"],
    check: Check::Connection(check),
};

fn check(facts: &Facts, connection: &Connection) -> Verdict {
    let has_login = connection.platform.value().is_none_or(|platform| {
        matches!(
            platform,
            ConnectionPlatform::VpcServer | ConnectionPlatform::Vmware
        )
    });
    if !has_login || facts.links.connectors_of(connection).is_empty() {
        return Verdict::NotApplicable;
    }
    Verdict::wants(
        connection.default_password_changed.value(),
        Seen::field(connection, "default_password_changed"),
    )
}
