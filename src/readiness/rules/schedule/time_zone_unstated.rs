//! A start time that could be anywhere.

use crate::model::policy::Group;
use crate::readiness::facts::Facts;
use crate::readiness::rule::{Check, Effort, Family, Rule, Severity};
use crate::readiness::verdict::{Seen, Verdict};

/// The rule.
pub const RULE: Rule = Rule {
    id: "schedule.time-zone-unstated",
    family: Family::Schedule,
    severity: Severity::Low,
    effort: Effort::Small,
    area: "change",
    title: "Start time without a time zone",
    rationale: "The default is the time zone of the browser in which the group was made. After a move of the team or a clock change nobody knows when runs start.",
    advice: "Choose the time zone in the settings of the group, and state it here.",
    sources: &["brs.sql-vdi"],
    check: Check::Group(check),
};

fn check(facts: &Facts, group: &Group) -> Verdict {
    if group.start_time.is_unknown() || facts.workloads_of_group(group) == 0 {
        return Verdict::NotApplicable;
    }
    if group.time_zone.trim().is_empty() {
        return Verdict::open([
            Seen::field(group, "start_time"),
            Seen::field(group, "time_zone"),
        ]);
    }
    Verdict::Holds
}
