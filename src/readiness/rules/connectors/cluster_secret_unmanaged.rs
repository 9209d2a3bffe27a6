//! A cluster secret without an owner.

use crate::model::connection::{Connection, ConnectionPlatform};
use crate::readiness::facts::Facts;
use crate::readiness::rule::{Check, Effort, Family, Rule, Severity};
use crate::readiness::verdict::{Seen, Verdict};

/// The rule.
pub const RULE: Rule = Rule {
    id: "connectors.cluster-secret-unmanaged",
    family: Family::Connectors,
    severity: Severity::Medium,
    effort: Effort::Small,
    area: "identity-access",
    title: "Nobody looks after the cluster administrator secret",
    rationale: "Registration rests on a cluster administrator's token that never expires by itself. Lost or replaced unseen it stops backups; stolen it opens the cluster.",
    advice: "Name who owns the secret, when it is replaced, and how the source is registered again afterwards.",
    sources: &["brs.iks-roks"],
    check: Check::Connection(check),
};

fn check(_: &Facts, connection: &Connection) -> Verdict {
    let platform = connection.platform.value();
    if !platform.is_none_or(ConnectionPlatform::is_cluster) {
        return Verdict::NotApplicable;
    }
    Verdict::wants(
        connection.cluster_secret_managed.value(),
        Seen::field(connection, "cluster_secret_managed"),
    )
}
