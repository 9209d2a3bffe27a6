//! A break-glass account that nobody has tried for a year.

use crate::model::access::Access;
use crate::readiness::common::recency::within_a_year;
use crate::readiness::facts::Facts;
use crate::readiness::rule::{Check, Effort, Family, Rule, Severity};
use crate::readiness::verdict::{Seen, Verdict};

/// The rule.
pub const RULE: Rule = Rule {
    id: "access.break-glass-untried",
    family: Family::Access,
    severity: Severity::Medium,
    effort: Effort::Small,
    area: "identity-access",
    title: "Break-glass account was not tried for a year",
    rationale: "Passwords expire, roles are cleaned up, the person who knows the safe leaves. An emergency account that nobody tries fails on the day.",
    advice: "Sign in with it once a year, start a small restore, seal it again with new credentials, and record the date.",
    sources: &["resiliency.function-loss", "resiliency.testing"],
    check: Check::Access(check),
};

fn check(facts: &Facts, access: &Access) -> Verdict {
    if !access.break_glass.is(&true) {
        return Verdict::NotApplicable;
    }
    within_a_year(
        facts,
        access.break_glass_tested_on,
        Seen::field(access, "break_glass_tested_on"),
    )
}
