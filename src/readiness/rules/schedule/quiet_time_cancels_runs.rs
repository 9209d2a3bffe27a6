//! A group whose runs are cut off by a quiet time.

use crate::model::policy::Group;
use crate::readiness::facts::Facts;
use crate::readiness::rule::{Check, Effort, Family, Rule, Severity};
use crate::readiness::verdict::{Seen, Verdict};

/// The rule.
pub const RULE: Rule = Rule {
    id: "schedule.quiet-time-cancels-runs",
    family: Family::Schedule,
    severity: Severity::Medium,
    effort: Effort::Small,
    area: "change",
    title: "Runs are cancelled when a quiet time starts",
    rationale: "A run that is cancelled leaves no recovery point, and starts from where it was again. A run that is always too long never ends.",
    advice: "Let running backups finish, or move the quiet time away from them.",
    sources: &["brs.file-protection", "brs.sql-vdi", "brs.alerts"],
    check: Check::Group(check),
};

fn check(facts: &Facts, group: &Group) -> Verdict {
    let policy = facts.links.policy_of_group(group);
    let quiet = policy.is_some_and(|policy| !policy.quiet_times.is_empty());
    if !quiet || facts.workloads_of_group(group) == 0 {
        return Verdict::NotApplicable;
    }
    let finishes = group.cancel_at_quiet_start.value().map(|cancels| !cancels);
    Verdict::wants(finishes, Seen::field(group, "cancel_at_quiet_start"))
}
