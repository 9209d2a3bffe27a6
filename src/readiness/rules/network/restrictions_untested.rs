//! Restrictions under which nobody has restored.

use crate::model::instance::Instance;
use crate::readiness::facts::Facts;
use crate::readiness::rule::{Check, Effort, Family, Rule, Severity};
use crate::readiness::verdict::{Seen, Verdict};

/// The rule.
pub const RULE: Rule = Rule {
    id: "network.restrictions-untested",
    family: Family::Network,
    severity: Severity::Medium,
    effort: Effort::Medium,
    area: "security-compliance",
    title: "No restore was tried under the network restrictions",
    rationale: "Context-based restrictions bind the manager as well, and an outage of the service that checks them fails every call. A network that was forgotten in the rules shows on the day.",
    advice: "Restore something with the rules in force, from the network from which it would be done on the day.",
    sources: &["brs.cbr", "resiliency.function-loss"],
    check: Check::Instance(check),
};

fn check(_: &Facts, instance: &Instance) -> Verdict {
    let seen = Seen::field(instance, "context_restrictions");
    match instance.context_restrictions.value() {
        Some(false) => Verdict::NotApplicable,
        None => Verdict::unknown([seen]),
        Some(true) => Verdict::wants(
            instance.restrictions_tested.value(),
            Seen::field(instance, "restrictions_tested"),
        ),
    }
}
