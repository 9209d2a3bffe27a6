//! An instance in a region whose zones stand on one campus.

use crate::model::instance::Instance;
use crate::readiness::facts::Facts;
use crate::readiness::rule::{Check, Effort, Family, Rule, Severity};
use crate::readiness::verdict::{Seen, Verdict};

/// The rule.
pub const RULE: Rule = Rule {
    id: "region.single-campus",
    family: Family::Region,
    severity: Severity::High,
    effort: Effort::Large,
    area: "disaster-recovery",
    title: "All zones of this region are on one campus",
    rationale: "In most regions zones are apart. On one campus a single disaster may take all of them, so that spreading over zones protects less than it seems.",
    advice: "Treat the loss of the region as likely as the loss of a zone: keep a second copy in another region, or move what cannot wait.",
    sources: &["overview.locations", "vpc.ha-dr"],
    check: Check::Instance(check),
};

fn check(facts: &Facts, instance: &Instance) -> Verdict {
    let seen = [Seen::field(instance, "region")];
    let Some(code) = instance.region.get() else {
        return Verdict::unknown(seen);
    };
    match facts.knowledge.regions.get(code) {
        None => Verdict::NotApplicable,
        Some(region) if region.single_campus => {
            Verdict::open(seen).because(format!("All zones of {} are on one campus", region.name))
        }
        Some(_) => Verdict::Holds,
    }
}
