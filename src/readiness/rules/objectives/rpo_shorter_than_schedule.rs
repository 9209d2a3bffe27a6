//! A workload that is backed up too seldom for its objective.

use crate::model::units::show_minutes;
use crate::model::workload::{Workload, WorkloadKind};
use crate::readiness::facts::Facts;
use crate::readiness::rule::{Check, Effort, Family, Rule, Severity};
use crate::readiness::verdict::{Seen, Verdict};

/// The rule.
pub const RULE: Rule = Rule {
    id: "objectives.rpo-shorter-than-schedule",
    family: Family::Objectives,
    severity: Severity::Critical,
    effort: Effort::Medium,
    area: "disaster-recovery",
    title: "Recovery points are further apart than the objective allows",
    rationale: "At best the last point is as old as the interval: 4 h with Gold, 12 h with Silver, 24 h with Bronze. The run itself comes on top.",
    advice: "Run more often, down to minutes, or agree on a longer target. Command line: ibmcloud backup-recovery protection-policy update. Terraform: ibm_backup_recovery_protection_policy.",
    sources: &["brs.policy-manage", "brs.policy-create"],
    check: Check::Workload(check),
};

fn check(facts: &Facts, workload: &Workload) -> Verdict {
    let Some(policy) = facts.policy_of(workload) else {
        return Verdict::NotApplicable;
    };
    let Some(target) = workload.rpo_target_minutes.value() else {
        return Verdict::NotApplicable;
    };
    if policy.runs_once() {
        return Verdict::NotApplicable;
    }
    let target_seen = Seen::field(workload, "rpo_target_minutes");
    let has_logs = matches!(
        workload.kind.value(),
        Some(WorkloadKind::Mssql | WorkloadKind::Oracle)
    );
    let logs = policy.log_every_minutes.value().filter(|_| has_logs);
    let schedule = [
        target_seen.clone(),
        Seen::field(policy, "schedule_every"),
        Seen::field(policy, "schedule_unit"),
    ];
    let (gap, seen) = match (logs, policy.interval()) {
        (Some(logs), _) => (
            logs,
            vec![target_seen, Seen::field(policy, "log_every_minutes")],
        ),
        (None, None) => return Verdict::unknown(schedule),
        (None, Some(interval)) => (interval, schedule.to_vec()),
    };
    if target >= gap {
        return Verdict::Holds;
    }
    // Without logs another rule asks for them first.
    if has_logs && logs.is_none() {
        return Verdict::NotApplicable;
    }
    Verdict::open(seen).because(format!(
        "Recovery points are {} apart, {} may be lost at most",
        show_minutes(gap.0),
        show_minutes(target.0)
    ))
}
