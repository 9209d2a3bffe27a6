//! A workload whose objective ends while its backup still runs.

use crate::model::units::show_minutes;
use crate::model::workload::{Workload, WorkloadKind};
use crate::readiness::facts::Facts;
use crate::readiness::rule::{Check, Effort, Family, Rule, Severity};
use crate::readiness::verdict::{Seen, Verdict};

/// The rule.
pub const RULE: Rule = Rule {
    id: "objectives.run-time-breaks-rpo",
    family: Family::Objectives,
    severity: Severity::High,
    effort: Effort::Medium,
    area: "disaster-recovery",
    title: "Objective leaves no room for the run itself",
    rationale: "A recovery point counts once its run is complete. Until then the one before is the latest, so the worst loss is the interval and the run together.",
    advice: "Run more often, shorten the run with more connectors, or agree on a longer target.",
    sources: &["brs.policy-create", "brs.performance-factors"],
    check: Check::Workload(check),
};

fn check(facts: &Facts, workload: &Workload) -> Verdict {
    let (Some(policy), Some(group)) = (
        facts.links.policy_of(workload),
        facts.links.group_of(workload),
    ) else {
        return Verdict::NotApplicable;
    };
    let has_logs = matches!(
        workload.kind.value(),
        Some(WorkloadKind::Mssql | WorkloadKind::Oracle | WorkloadKind::SapHana)
    ) && policy.log_every_minutes.value().is_some();
    if has_logs || policy.runs_once() {
        return Verdict::NotApplicable;
    }
    let (Some(target), Some(interval)) = (workload.rpo_target_minutes.value(), policy.interval())
    else {
        return Verdict::NotApplicable;
    };
    if target < interval {
        return Verdict::NotApplicable;
    }
    let seen = [
        Seen::field(workload, "rpo_target_minutes"),
        Seen::field(policy, "schedule_every"),
        Seen::field(policy, "schedule_unit"),
        Seen::field(group, "longest_run_minutes"),
    ];
    let Some(run) = group.longest_run_minutes.value() else {
        return Verdict::unknown(seen);
    };
    let worst = interval.0.saturating_add(run.0);
    if target.0 >= worst {
        return Verdict::Holds;
    }
    Verdict::open(seen).because(format!(
        "Interval and run together take {}, {} may be lost at most",
        show_minutes(worst),
        show_minutes(target.0)
    ))
}
