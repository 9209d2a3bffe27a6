//! No account for the day on which the usual login fails.

use crate::model::access::Access;
use crate::readiness::facts::Facts;
use crate::readiness::rule::{Check, Effort, Family, Rule, Severity};
use crate::readiness::verdict::{Seen, Verdict};

/// The rule.
pub const RULE: Rule = Rule {
    id: "access.no-break-glass",
    family: Family::Access,
    severity: Severity::High,
    effort: Effort::Medium,
    area: "identity-access",
    title: "No way in when the usual sign-in fails",
    rationale: "While the login service is down nobody gets a new session; only sessions and tokens that exist go on until they expire. An account that depends on nothing else is the way back in.",
    advice: "Set up an account that does not use your own identity provider, keep its credentials sealed and reachable without the cloud, and write down who may open them.",
    sources: &["resiliency.function-loss"],
    check: Check::Access(check),
};

fn check(_: &Facts, access: &Access) -> Verdict {
    Verdict::wants(
        access.break_glass.value(),
        Seen::field(access, "break_glass"),
    )
}
