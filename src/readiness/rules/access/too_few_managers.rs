//! Too few people who may change locks and delete.

use crate::model::access::{Access, Role};
use crate::readiness::common::holders::holders;
use crate::readiness::facts::Facts;
use crate::readiness::rule::{Check, Effort, Family, Rule, Severity};
use crate::readiness::verdict::Verdict;

/// The rule.
pub const RULE: Rule = Rule {
    id: "access.too-few-managers",
    family: Family::Access,
    severity: Severity::High,
    effort: Effort::Small,
    area: "identity-access",
    title: "Only one person can change locks or delete",
    rationale: "Locks, retention and deletion need the Manager role. With one holder nobody can act, or check, in that person's place.",
    advice: "Console: Manage > Access (IAM): give a second person Manager on the service. Keep it to few, and away from those who may delete the key.",
    sources: &["brs.iam"],
    check: Check::Access(check),
};

fn check(facts: &Facts, _: &Access) -> Verdict {
    let restorers = holders(facts, &[Role::Writer, Role::Manager]);
    if restorers.are_too_few() {
        return Verdict::NotApplicable;
    }
    holders(facts, &[Role::Manager]).at_least_two("Managers", "can change locks or delete")
}
