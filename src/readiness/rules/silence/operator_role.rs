//! A holder of a role that pages describe differently.

use crate::model::access::{Role, RoleHolder};
use crate::model::plan::Kind;
use crate::readiness::facts::Facts;
use crate::readiness::rule::{Check, Effort, Family, Rule, Severity};
use crate::readiness::verdict::{Seen, Verdict};

/// The rule.
pub const RULE: Rule = Rule {
    id: "silence.operator-role",
    family: Family::ProviderSilence,
    severity: Severity::Low,
    effort: Effort::Small,
    area: "identity-access",
    title: "Pages disagree what this role may do",
    rationale: "One page calls the Operator role unused, another lets it see the dashboard. What this login can do on the day is not known.",
    advice: "Try it, or give the Viewer, Writer or Manager role instead.",
    sources: &["brs.iam", "brs.iam-access"],
    check: Check::RoleHolder(check),
};

fn check(facts: &Facts, holder: &RoleHolder) -> Verdict {
    if !holder.role.is(&Role::Operator) {
        return Verdict::NotApplicable;
    }
    let seen = Seen::field(holder, "role");
    let place = (Kind::RoleHolder, holder.meta.id);
    if facts.is_stated_done("silence.operator-role", Some(place)) {
        return Verdict::Holds;
    }
    Verdict::open([seen])
}
