//! Roles that nobody has reviewed for a year.

use crate::model::access::Access;
use crate::readiness::common::recency::within_a_year;
use crate::readiness::facts::Facts;
use crate::readiness::rule::{Check, Effort, Family, Rule, Severity};
use crate::readiness::verdict::{Seen, Verdict};

/// The rule.
pub const RULE: Rule = Rule {
    id: "access.review-overdue",
    family: Family::Access,
    severity: Severity::Medium,
    effort: Effort::Small,
    area: "identity-access",
    title: "Roles were not reviewed for a year",
    rationale: "People move on and their roles stay. Deciding who may restore, change and delete is your half, and it ages.",
    advice: "Go through the role holders once a year: Manage > Access (IAM). Take away what is not needed and record the date.",
    sources: &["brs.responsibilities", "brs.iam-access"],
    check: Check::Access(check),
};

fn check(facts: &Facts, access: &Access) -> Verdict {
    within_a_year(
        facts,
        access.reviewed_on,
        Seen::field(access, "reviewed_on"),
    )
}
