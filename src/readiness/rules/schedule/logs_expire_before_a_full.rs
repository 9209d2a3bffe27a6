//! Log backups that are gone before the next full one.

use crate::model::policy::Policy;
use crate::readiness::facts::Facts;
use crate::readiness::rule::{Check, Effort, Family, Rule, Severity};
use crate::readiness::verdict::{Seen, Verdict};

/// The rule.
pub const RULE: Rule = Rule {
    id: "schedule.logs-expire-before-a-full",
    family: Family::Schedule,
    severity: Severity::High,
    effort: Effort::Small,
    area: "change",
    title: "Logs expire before the next full backup",
    rationale: "Going back to a point in time takes a full backup and every log since. Where logs expire first, some points cannot be reached although both were kept.",
    advice: "Keep log backups longer than two full backups are apart.",
    sources: &["brs.sql-retention", "brs.sql-vdi-recommendations"],
    check: Check::Policy(check),
};

fn check(facts: &Facts, policy: &Policy) -> Verdict {
    let unused = facts.workloads_of_policy(policy) == 0;
    if unused || policy.log_every_minutes.is_unknown() {
        return Verdict::NotApplicable;
    }
    // Where runs stay incremental, what is kept is as good as one full.
    let (field, needed) = match policy.full_every_days.value() {
        Some(days) => ("full_every_days", Some(days)),
        None => ("retention_days", policy.retention_days.value()),
    };
    let seen = [
        Seen::field(policy, "log_retention_days"),
        Seen::field(policy, field),
    ];
    let (Some(kept), Some(needed)) = (policy.log_retention_days.value(), needed) else {
        return Verdict::unknown(seen);
    };
    if kept >= needed {
        return Verdict::Holds;
    }
    Verdict::open(seen).because(format!(
        "Logs are kept {} d, they are needed for {} d",
        kept.0, needed.0
    ))
}
