//! A recovery procedure that is lost with the region it is for.

use crate::model::runbook::Runbook;
use crate::readiness::facts::Facts;
use crate::readiness::rule::{Check, Effort, Family, Rule, Severity};
use crate::readiness::verdict::{Seen, Verdict};

/// The rule.
pub const RULE: Rule = Rule {
    id: "runbook.kept-in-the-failing-region",
    family: Family::Runbook,
    severity: Severity::High,
    effort: Effort::Small,
    area: "disaster-recovery",
    title: "The procedure is kept in the region it is for",
    rationale: "On the day on which it is needed most, it is where nobody gets at it.",
    advice: "Keep it in another region as well, or offline.",
    sources: &["resiliency.dr-planning"],
    check: Check::Runbook(check),
};

fn check(facts: &Facts, runbook: &Runbook) -> Verdict {
    let Some(kept) = runbook.stored_in.get() else {
        return Verdict::NotApplicable;
    };
    let instances = &facts.plan.instances;
    if runbook.location.is_unknown() || runbook.offline_copy.is(&true) || instances.is_empty() {
        return Verdict::NotApplicable;
    }
    let regions = instances.iter().map(|instance| instance.region.get());
    if regions.flatten().any(|region| region != kept) {
        return Verdict::Holds;
    }
    let mut seen = vec![Seen::field(runbook, "stored_in")];
    seen.extend(instances.iter().map(|row| Seen::field(&**row, "region")));
    if instances
        .iter()
        .any(|instance| instance.region.is_unknown())
    {
        return Verdict::unknown(seen);
    }
    Verdict::open(seen)
}
