//! A connection whose ports nobody has tried.

use crate::model::connection::Connection;
use crate::readiness::facts::Facts;
use crate::readiness::rule::{Check, Effort, Family, Rule, Severity};
use crate::readiness::verdict::{Seen, Verdict};

/// The rule.
pub const RULE: Rule = Rule {
    id: "network.ports-not-checked",
    family: Family::Network,
    severity: Severity::High,
    effort: Effort::Medium,
    area: "incident-operations",
    title: "Ports of this connection were never tried",
    rationale: "A port that is closed shows when the first run or the first restore fails. Other ports are needed for restores into a new zone than for backups at home.",
    advice: "Open and try: connector to host 50051/tcp; SQL Server to connector 11113 and 11117; Oracle on Linux to connector 111 and 2049; HANA node to the service 11113 and 11117; connector to the service 443 and 29991, to its storage 443; NTP 123 and 323/udp; DNS 53; clusters 33769; connector agent out 443, 29991 and 11117.",
    sources: &[
        "brs.deploy-connector",
        "brs.iks-roks",
        "brs.hana-plan",
        "brs.connector-agent",
    ],
    check: Check::Connection(check),
};

fn check(_: &Facts, connection: &Connection) -> Verdict {
    Verdict::wants(
        connection.ports_checked.value(),
        Seen::field(connection, "ports_checked"),
    )
}
