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
    let Some(policy) = facts.links.policy_of(workload) else {
        return Verdict::NotApplicable;
    };
    let Some(target) = workload.rpo_target_minutes.value() else {
        return Verdict::NotApplicable;
    };
    if policy.runs_once() {
        return Verdict::NotApplicable;
    }
    let seen = [
        Seen::field(workload, "rpo_target_minutes"),
        Seen::field(policy, "schedule_every"),
        Seen::field(policy, "schedule_unit"),
        Seen::field(policy, "log_every_minutes"),
    ];
    // HANA runs its own log backups: what is stated of them counts as well.
    let kind = workload.kind.value();
    let by_service = matches!(kind, Some(WorkloadKind::Mssql | WorkloadKind::Oracle));
    let has_logs = by_service || kind == Some(WorkloadKind::SapHana);
    let stated_logs = policy.log_every_minutes.value();
    let logs = stated_logs.filter(|_| has_logs);
    let Some(gap) = [logs, policy.interval()].into_iter().flatten().min() else {
        return Verdict::unknown(seen);
    };
    if target >= gap {
        return Verdict::Holds;
    }
    if kind.is_none() && stated_logs.is_some_and(|logs| target >= logs) {
        return Verdict::unknown([Seen::field(workload, "kind")]);
    }
    // Without logs another rule asks for them first.
    if by_service && logs.is_none() {
        return Verdict::NotApplicable;
    }
    Verdict::open(seen).because(format!(
        "Recovery points are {} apart, {} may be lost at most",
        show_minutes(gap.0),
        show_minutes(target.0)
    ))
}
