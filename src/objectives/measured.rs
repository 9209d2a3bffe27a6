//! Restores that were measured: what a workload took to come back when
//! somebody tried.

use std::collections::BTreeMap;

use super::Objectives;
use super::term::{Origin, Place, Range};
use crate::model::drill::{Drill, DrillKind};
use crate::model::id::Key;
use crate::model::units::Date;
use crate::model::workload::{Outcome, Workload};

/// What measurements say of a restore.
pub(super) struct Measured {
    /// The shortest, the latest, the longest.
    pub(super) minutes: Range,
    /// The day of the latest; `None` where it is not stated.
    pub(super) latest: Option<Date>,
    /// How many there are.
    pub(super) count: usize,
    /// Where they stand.
    pub(super) origins: Vec<Origin>,
}

impl<'a> Objectives<'a> {
    /// The restores of a workload that brought it back, up to the day of the question.
    pub(super) fn measured(&self, workload: &Workload) -> Option<Measured> {
        let mut found: Vec<(Option<Date>, Key, u32, Place)> = Vec::new();
        for drill in self.drills_of(workload) {
            let (day, took) = (drill.held_on.value(), drill.achieved_time_minutes.value());
            if let (Some(day), Some(took)) = (day.filter(|day| *day <= self.as_of), took) {
                let place = Place::of(*drill, "achieved_time_minutes");
                found.push((Some(day), drill.meta.id, took.0, place));
            }
        }
        found.extend(self.own_test(workload));
        // An undated test is older than any other.
        found.sort_unstable();
        let (latest, _, likely, _) = *found.last()?;
        let minutes = || found.iter().map(|(_, _, minutes, _)| *minutes);
        Some(Measured {
            minutes: Range {
                low: minutes().min(),
                likely: Some(likely),
                high: minutes().max(),
            },
            latest,
            count: found.len(),
            origins: found.iter().map(|found| Origin::Field(found.3)).collect(),
        })
    }

    fn own_test(&self, workload: &Workload) -> Option<(Option<Date>, Key, u32, Place)> {
        let day = workload.last_restore_test.value();
        let failed = workload.restore_test_outcome.is(&Outcome::Failed);
        if failed || day.is_some_and(|day| day > self.as_of) {
            return None;
        }
        let took = workload.restore_test_minutes.value()?;
        let place = Place::of(workload, "restore_test_minutes");
        Some((day, workload.meta.id, took.0, place))
    }

    /// The rehearsals that restored it: neither at the table only, nor in vain.
    fn drills_of(&self, workload: &Workload) -> &[&'a Drill] {
        let drills = self.drills.get_or_init(|| {
            let mut drills: BTreeMap<Key, Vec<&Drill>> = BTreeMap::new();
            for drill in self.plan.drills.iter() {
                let kind = drill.kind.value();
                let restored = kind.is_some_and(|kind| kind != DrillKind::Tabletop);
                if !restored || drill.is_running() || drill.outcome.is(&Outcome::Failed) {
                    continue;
                }
                for workload in drill.workloads.iter() {
                    drills.entry(workload.key()).or_default().push(drill);
                }
            }
            drills
        });
        drills.get(&workload.meta.id).map_or(&[], Vec::as_slice)
    }
}
