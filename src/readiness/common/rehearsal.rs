//! When a workload is to be rehearsed again.

use super::last_test::last_test;
use crate::catalogue::cadence::{Cadence, Every};
use crate::model::units::Date;
use crate::model::workload::{Outcome, Workload};
use crate::readiness::facts::Facts;

/// One kind of rehearsal that a workload needs.
#[derive(Clone, Copy, Debug)]
pub struct Due<'a> {
    /// What is to be rehearsed.
    pub cadence: &'a Cadence,
    /// How often.
    pub every: &'a Every,
    /// When it was done last; a rehearsal that failed does not count.
    pub last: Option<Date>,
    /// When it is due: that many days after the last, or earlier where the
    /// team says so. `None` where it was never done, so that it is due now.
    pub next: Option<Date>,
}

impl Due<'_> {
    /// Whether the day has passed, or it was never done.
    pub fn is_overdue(&self, as_of: Date) -> bool {
        self.next.is_none_or(|next| next < as_of)
    }
}

/// What is to be rehearsed of the workload, and when.
pub fn dues<'a>(facts: &'a Facts, workload: &Workload) -> Vec<Due<'a>> {
    let tier = facts.links.tier_of(workload);
    let rehearsals = facts.rehearsals_of(workload);
    let cadences = facts.knowledge.cadences.iter();
    cadences
        .filter_map(|cadence| {
            let every = cadence.every(tier)?;
            let held = rehearsals.iter().rev().find(|drill| {
                let kind = drill.kind.value();
                kind.is_some_and(|kind| cadence.counts(kind)) && !drill.outcome.is(&Outcome::Failed)
            });
            let own = own_test(facts, workload, cadence);
            let day = held.and_then(|drill| drill.held_on.value());
            let last = day.max(own);
            let stated = held.filter(|_| day == last);
            let stated = stated.and_then(|drill| drill.next_due_on.value());
            let next = last.map(|last| {
                let due = last.plus_days(every.days);
                stated.map_or(due, |stated| stated.min(due))
            });
            Some(Due {
                cadence,
                every,
                last,
                next,
            })
        })
        .collect()
}

/// The restore that the workload itself states.
fn own_test(facts: &Facts, workload: &Workload, cadence: &Cadence) -> Option<Date> {
    if cadence.id != RESTORE {
        return None;
    }
    last_test(facts, workload)
        .filter(|test| !test.outcome.is(&Outcome::Failed))
        .map(|test| test.day)
}

/// The cadence of restore tests.
pub const RESTORE: &str = "restore";
