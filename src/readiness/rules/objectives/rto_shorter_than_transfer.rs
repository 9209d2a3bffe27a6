//! A workload whose data cannot arrive in time.

use crate::model::connection::ConnectionPlatform;
use crate::model::units::show_minutes;
use crate::model::workload::Workload;
use crate::readiness::facts::Facts;
use crate::readiness::rule::{Check, Effort, Family, Rule, Severity};
use crate::readiness::verdict::{Seen, Verdict};

/// The rule.
pub const RULE: Rule = Rule {
    id: "objectives.rto-shorter-than-transfer",
    family: Family::Objectives,
    severity: Severity::High,
    effort: Effort::Large,
    area: "disaster-recovery",
    title: "Moving the data alone takes longer than allowed",
    rationale: "A connector agent moves about 100 MB a second on average, the only speed that a page names; of other connectors only a measurement shows it. Detecting, deciding and rebuilding the server come on top.",
    advice: "Split the workload, keep a warm copy by other means, or agree on a longer objective.",
    sources: &["brs.connector-agent", "brs.performance-factors"],
    check: Check::Workload(check),
};

fn check(facts: &Facts, workload: &Workload) -> Verdict {
    let Some(target) = workload.rto_target_minutes.value() else {
        return Verdict::NotApplicable;
    };
    let Some(connection) = facts.links.connection_of(workload) else {
        return Verdict::NotApplicable;
    };
    let agent = connection.platform.is(&ConnectionPlatform::ConnectorAgent);
    if !agent && connection.connector_mb_per_second.is_unknown() {
        return Verdict::NotApplicable;
    }
    let seen = [
        Seen::field(workload, "size_gb"),
        Seen::field(workload, "rto_target_minutes"),
        Seen::field(connection, "platform"),
        Seen::field(connection, "connector_mb_per_second"),
    ];
    let Some(size) = workload.size_gb.value() else {
        return Verdict::unknown(seen);
    };
    let transfer = facts.objectives.transfer(&facts.links, workload);
    let Some(minutes) = transfer.likely else {
        return Verdict::NotApplicable;
    };
    if minutes <= target.0 {
        return Verdict::Holds;
    }
    Verdict::open(seen).because(format!(
        "{} GB take about {}, {} is allowed",
        size.0,
        show_minutes(minutes),
        show_minutes(target.0)
    ))
}
