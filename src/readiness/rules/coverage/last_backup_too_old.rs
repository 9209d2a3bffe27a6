//! A workload whose schedule ran without success.

use crate::model::units::show_minutes;
use crate::model::workload::Workload;
use crate::readiness::facts::Facts;
use crate::readiness::rule::{Check, Effort, Family, Rule, Severity};
use crate::readiness::verdict::{Seen, Verdict};

/// The rule.
pub const RULE: Rule = Rule {
    id: "coverage.last-backup-too-old",
    family: Family::Coverage,
    severity: Severity::High,
    effort: Effort::Medium,
    area: "incident-operations",
    title: "No good backup for more than two intervals",
    rationale: "A schedule is an intention; only a finished run is a recovery point. What was last saved long ago is lost up to that day.",
    advice: "Look at System > Health and at the report on protection runs, mend what failed, then choose Run Now. Command line: ibmcloud backup-recovery protection-group-run create.",
    sources: &["brs.report-runs", "brs.alerts", "brs.faq"],
    check: Check::Workload(check),
};

fn check(facts: &Facts, workload: &Workload) -> Verdict {
    let Some(policy) = facts.links.policy_of(workload) else {
        return Verdict::NotApplicable;
    };
    let group = facts.links.group_of(workload);
    if policy.runs_once() || group.is_some_and(|group| facts.has_stopped(group)) {
        return Verdict::NotApplicable;
    }
    let mut seen = vec![
        Seen::field(workload, "last_good_backup"),
        Seen::field(policy, "schedule_every"),
        Seen::field(policy, "schedule_unit"),
    ];
    seen.extend(group.map(|group| Seen::field(group, "last_good_run")));
    let own = workload.last_good_backup.value();
    let last = own.or_else(|| group?.last_good_run.value());
    let (Some(last), Some(due)) = (last, facts.objectives.due(policy)) else {
        return Verdict::unknown(seen);
    };
    // Runs are known by the day only, so that a day more is allowed.
    let allowed = due.longest.saturating_mul(2).div_ceil(1440) + 1;
    if !facts.is_older(last, allowed) {
        return Verdict::Holds;
    }
    Verdict::open(seen).because(format!(
        "Last good backup is of {last}, though one is due every {}",
        show_minutes(due.longest)
    ))
}
