//! Arithmetic of RPO and RTO: how much work may be lost and how long it takes
//! to be back, each as a sum whose parts name where they come from.
//!
//! The calendar is followed in civil time; nothing here reads a clock: the
//! day of the question is an argument.

pub mod at_age;
pub mod calendar;
pub mod due;
mod explain;
mod follow;
mod gaps;
mod measured;
pub mod points;
mod reading;
pub mod rpo;
pub mod rto;
mod schedule;
pub mod term;
mod text;
mod transfer;
pub mod verdict;
mod zone;

use std::cell::{OnceCell, RefCell};
use std::collections::BTreeMap;
use std::rc::Rc;

use calendar::Gap;
use due::Due;
use points::{Points, PointsOf};
use schedule::Schedule;

use crate::model::drill::Drill;
use crate::model::id::Key;
use crate::model::plan::Plan;
use crate::model::plan_facts::PlanFacts;
use crate::model::runbook::Runbook;
use crate::model::units::Date;

/// The objectives of a plan on a day. What several workloads share is worked
/// out once.
pub struct Objectives<'a> {
    plan: &'a Plan,
    as_of: Date,
    facts: Option<&'a PlanFacts>,
    runbook: Option<&'a Runbook>,
    /// How many runs in a row are assumed to fail.
    failures: u32,
    /// The widest gap of each schedule; `None` where it never runs.
    gaps: RefCell<BTreeMap<Schedule, Option<Rc<Gap>>>>,
    /// How far the points of each policy, group and kind are apart.
    points: RefCell<BTreeMap<PointsOf, Points>>,
    /// How far the runs of each policy are due apart.
    due: RefCell<BTreeMap<Key, Option<Due>>>,
    /// The rehearsals of each workload; looked up for the first restore time.
    drills: OnceCell<BTreeMap<Key, Vec<&'a Drill>>>,
}

impl<'a> Objectives<'a> {
    /// Works nothing out yet.
    pub fn new(plan: &'a Plan, as_of: Date) -> Self {
        let facts = plan.facts.first().map(|facts| &**facts);
        let failures = facts.and_then(|facts| facts.failed_runs_assumed.value());
        Self {
            plan,
            as_of,
            facts,
            runbook: plan.runbook.first().map(|runbook| &**runbook),
            failures: failures.map_or(0, |failures| failures.0),
            gaps: RefCell::default(),
            points: RefCell::default(),
            due: RefCell::default(),
            drills: OnceCell::new(),
        }
    }

    /// How many runs in a row are assumed to fail.
    pub const fn failures(&self) -> u32 {
        self.failures
    }

    /// The widest gap of a schedule; `None` where quiet times leave no room.
    fn gap(&self, schedule: Schedule) -> Option<Rc<Gap>> {
        if let Some(gap) = self.gaps.borrow().get(&schedule) {
            return gap.clone();
        }
        let gap = schedule.widest_gap(self.as_of).map(Rc::new);
        self.gaps.borrow_mut().insert(schedule, gap.clone());
        gap
    }
}
