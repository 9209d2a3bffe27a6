//! A workload whose objective ends while its backup still runs.

use crate::model::units::show_minutes;
use crate::model::workload::Workload;
use crate::objectives::points::{Points, Runs};
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
    rationale: "A recovery point counts once its run is complete. Until then the one before is the latest, so the worst loss is the widest gap and the run together. On the night on which clocks go back a daily gap is an hour wider.",
    advice: "Run more often, shorten the run with more connectors, or agree on a longer target.",
    sources: &["brs.policy-create", "brs.performance-factors"],
    check: Check::Workload(check),
};

fn check(facts: &Facts, workload: &Workload) -> Verdict {
    let links = &facts.links;
    let (Some(policy), Some(group)) = (links.policy_of(workload), links.group_of(workload)) else {
        return Verdict::NotApplicable;
    };
    let Points::Apart { runs, gap } = facts.objectives.points(links, workload) else {
        return Verdict::NotApplicable;
    };
    let Some(target) = workload.rpo_target_minutes.value() else {
        return Verdict::NotApplicable;
    };
    if target.0 < gap.ordinary {
        return Verdict::NotApplicable;
    }
    let (run, every, run_field) = match runs {
        Runs::Data => (
            group.longest_run_minutes,
            "schedule_every",
            "longest_run_minutes",
        ),
        Runs::Logs => (
            group.log_run_minutes,
            "log_every_minutes",
            "log_run_minutes",
        ),
    };
    let seen = [
        Seen::field(workload, "rpo_target_minutes"),
        Seen::field(policy, every),
        Seen::field(group, run_field),
    ];
    let Some(run) = run.value() else {
        if target.0 >= gap.minutes {
            return Verdict::unknown(seen);
        }
        return Verdict::open(seen).because(format!(
            "Recovery points are up to {} apart when clocks change, {} may be lost at most",
            show_minutes(gap.minutes),
            show_minutes(target.0)
        ));
    };
    let worst = gap.minutes.saturating_add(run.0);
    if target.0 >= worst {
        return Verdict::Holds;
    }
    Verdict::open(seen).because(format!(
        "Gap and run together take {}, {} may be lost at most",
        show_minutes(worst),
        show_minutes(target.0)
    ))
}
