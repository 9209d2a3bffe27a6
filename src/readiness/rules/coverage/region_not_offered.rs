//! An instance where the service is not.

use crate::model::instance::Instance;
use crate::readiness::facts::Facts;
use crate::readiness::rule::{Check, Effort, Family, Rule, Severity};
use crate::readiness::verdict::{Seen, Verdict};

/// The rule.
pub const RULE: Rule = Rule {
    id: "coverage.region-not-offered",
    family: Family::Coverage,
    severity: Severity::Critical,
    effort: Effort::Large,
    area: "incident-operations",
    title: "The service is not offered in this region",
    rationale: "The service has instances in ten regions only. A plan that counts on one elsewhere counts on something that cannot be made.",
    advice: "Choose the nearest region that offers the service, or correct the region of this instance.",
    sources: &["brs.services", "overview.services-region"],
    check: Check::Instance(check),
};

fn check(facts: &Facts, instance: &Instance) -> Verdict {
    let seen = [Seen::field(instance, "region")];
    let Some(region) = instance.region.get() else {
        return Verdict::unknown(seen);
    };
    if facts.knowledge.regions.get(region).is_some() {
        return Verdict::Holds;
    }
    Verdict::open(seen).because(format!("The service is not offered in {}", &**region))
}
