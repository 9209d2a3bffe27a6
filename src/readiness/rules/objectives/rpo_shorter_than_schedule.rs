//! A workload that is backed up too seldom for its objective.

use crate::model::units::{Minutes, show_minutes};
use crate::model::workload::{Workload, WorkloadKind};
use crate::objectives::points::Points;
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
    rationale: "At best the last point is as old as the interval: 4 h with Gold, 12 h with Silver, 24 h with Bronze. Quiet times and the run itself come on top.",
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
    let seen = [
        Seen::field(workload, "rpo_target_minutes"),
        Seen::field(policy, "schedule_every"),
        Seen::field(policy, "schedule_unit"),
        Seen::field(policy, "log_every_minutes"),
    ];
    let gap = match facts.objectives.points(&facts.links, workload) {
        Points::Apart { gap, .. } => gap,
        // Other rules speak of what stands still.
        Points::Never(_) => return Verdict::NotApplicable,
        Points::Unknown { missing, at_least } if missing.field == "kind" => {
            let group = facts.links.group_of(workload);
            return match facts.objectives.points_of(policy, group) {
                Points::Apart { gap, .. } if target.0 >= gap.ordinary => Verdict::Holds,
                Points::Apart { gap, .. } if target.0 < at_least => {
                    open(seen, gap.ordinary, target)
                }
                _ => Verdict::unknown([Seen::field(workload, "kind")]),
            };
        }
        Points::Unknown { .. } => return Verdict::unknown(seen),
    };
    // Of the nights on which clocks change another rule speaks.
    if target.0 >= gap.ordinary {
        return Verdict::Holds;
    }
    // Without logs another rule asks for them first.
    let kind = workload.kind.value();
    let by_service = matches!(kind, Some(WorkloadKind::Mssql | WorkloadKind::Oracle));
    if by_service && policy.log_every_minutes.is_unknown() {
        return Verdict::NotApplicable;
    }
    open(seen, gap.ordinary, target)
}

fn open(seen: [Seen; 4], gap: u32, target: Minutes) -> Verdict {
    Verdict::open(seen).because(format!(
        "Recovery points are up to {} apart, {} may be lost at most",
        show_minutes(gap),
        show_minutes(target.0)
    ))
}
