//! A database whose objective only log backups can meet.

use crate::model::units::show_minutes;
use crate::model::workload::{Workload, WorkloadKind};
use crate::objectives::points::Points;
use crate::readiness::facts::Facts;
use crate::readiness::rule::{Check, Effort, Family, Rule, Severity};
use crate::readiness::verdict::{Seen, Verdict};

/// The rule.
pub const RULE: Rule = Rule {
    id: "schedule.log-backup-missing",
    family: Family::Schedule,
    severity: Severity::Critical,
    effort: Effort::Medium,
    area: "change",
    title: "Database objective needs log backups, the policy has none",
    rationale: "None of the policies that an instance comes with backs up logs, so a database goes back to the last scheduled point and no further.",
    advice: "Copy the policy and add a log backup, for example every 15 minutes. Oracle has to run in ARCHIVELOG mode first.",
    sources: &[
        "brs.policy-manage",
        "brs.policy-create",
        "brs.sql-retention",
        "brs.oracle-requirements",
    ],
    check: Check::Workload(check),
};

fn check(facts: &Facts, workload: &Workload) -> Verdict {
    let has_logs = matches!(
        workload.kind.value(),
        Some(WorkloadKind::Mssql | WorkloadKind::Oracle)
    );
    let Some(policy) = facts.links.policy_of(workload).filter(|_| has_logs) else {
        return Verdict::NotApplicable;
    };
    let Some(target) = workload.rpo_target_minutes.value() else {
        return Verdict::NotApplicable;
    };
    let group = facts.links.group_of(workload);
    let Points::Apart { gap, .. } = facts.objectives.points_of(policy, group) else {
        return Verdict::NotApplicable;
    };
    if target.0 >= gap.ordinary {
        return Verdict::NotApplicable;
    }
    if policy.log_every_minutes.value().is_some() {
        return Verdict::Holds;
    }
    let seen = [
        Seen::field(workload, "rpo_target_minutes"),
        Seen::field(policy, "built_in"),
        Seen::field(policy, "log_every_minutes"),
    ];
    if !policy.is_preset() {
        return Verdict::unknown(seen);
    }
    Verdict::open(seen).because(format!(
        "{} may be lost at most; without log backups it is up to {}",
        show_minutes(target.0),
        show_minutes(gap.ordinary)
    ))
}
