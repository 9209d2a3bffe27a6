//! A gateway that one zone takes along.

use crate::model::instance::Instance;
use crate::readiness::facts::Facts;
use crate::readiness::rule::{Check, Effort, Family, Rule, Severity};
use crate::readiness::verdict::{Seen, Verdict};

/// The rule.
pub const RULE: Rule = Rule {
    id: "network.gateway-in-one-zone",
    family: Family::Network,
    severity: Severity::Medium,
    effort: Effort::Small,
    area: "incident-operations",
    title: "Gateway has an address in one zone only",
    rationale: "When that zone is lost, what uses the gateway loses the service just when it has to restore. Pages differ on whether the gateway itself spans zones; its addresses do not.",
    advice: "Reserve an address of the gateway in every zone that you would restore to.",
    sources: &["brs.vpe", "vpc.ha-dr"],
    check: Check::Instance(check),
};

fn check(_: &Facts, instance: &Instance) -> Verdict {
    let seen = [
        Seen::field(instance, "vpe"),
        Seen::field(instance, "vpe_zones"),
    ];
    match (instance.vpe.value(), instance.vpe_zones.value()) {
        (Some(false), _) => Verdict::NotApplicable,
        (None, _) | (_, None) => Verdict::unknown(seen),
        (Some(true), Some(zones)) if zones.0 < 2 => Verdict::open(seen),
        (Some(true), Some(_)) => Verdict::Holds,
    }
}
