//! A connection whose connectors all stand in one zone.

use crate::model::connection::{Connection, ConnectionPlatform};
use crate::readiness::facts::Facts;
use crate::readiness::rule::{Check, Effort, Family, Rule, Severity};
use crate::readiness::verdict::{Seen, Verdict};

/// The rule.
pub const RULE: Rule = Rule {
    id: "connectors.one-zone",
    family: Family::Connectors,
    severity: Severity::High,
    effort: Effort::Medium,
    area: "disaster-recovery",
    title: "All connectors are in one zone",
    rationale: "Everything that is backed up or restored passes a connector. When the zone goes, the only way to restore out of it goes with it.",
    advice: "Run one connector in every zone that you would restore to. Dashboard > System > Data Source Connections > Actions > Add Connector.",
    sources: &[
        "brs.responsibilities",
        "vpc.ha-dr",
        "brs.performance-factors",
    ],
    check: Check::Connection(check),
};

fn check(facts: &Facts, connection: &Connection) -> Verdict {
    let connectors = facts.links.connectors_of(connection);
    if connectors.len() < 2 || connection.platform.is(&ConnectionPlatform::ConnectorAgent) {
        return Verdict::NotApplicable;
    }
    let seen: Vec<Seen> = connectors
        .iter()
        .map(|connector| Seen::field(&**connector, "zone"))
        .collect();
    let mut zones = connectors
        .iter()
        .filter_map(|connector| connector.zone.get());
    let Some(first) = zones.next() else {
        return Verdict::unknown(seen);
    };
    if zones.any(|zone| zone != first) {
        return Verdict::Holds;
    }
    if connectors
        .iter()
        .any(|connector| connector.zone.is_unknown())
    {
        return Verdict::unknown(seen);
    }
    let all = match connectors.len() {
        2 => "Both".to_owned(),
        count => format!("All {count}"),
    };
    Verdict::open(seen).because(format!("{all} connectors are in {}", &**first))
}
