//! Too few people who may restore.

use crate::model::access::{Access, Role};
use crate::readiness::common::holders::{Holders, holders};
use crate::readiness::facts::Facts;
use crate::readiness::rule::{Check, Effort, Family, Rule, Severity};
use crate::readiness::verdict::Verdict;

/// The rule.
pub const RULE: Rule = Rule {
    id: "access.too-few-restorers",
    family: Family::Access,
    severity: Severity::Critical,
    effort: Effort::Small,
    area: "identity-access",
    title: "Only one person may restore",
    rationale: "Restores need the Writer or the Manager role. When the only holder is away, ill or locked out, nothing comes back.",
    advice: "Console: Manage > Access (IAM): give a second person Writer on the service, and record both as role holders.",
    sources: &["brs.iam", "brs.iam-access"],
    check: Check::Access(check),
};

fn check(facts: &Facts, _: &Access) -> Verdict {
    restorers(facts).at_least_two("Role holders who may restore", "may restore")
}

fn restorers(facts: &Facts) -> Holders {
    holders(facts, &[Role::Writer, Role::Manager])
}
