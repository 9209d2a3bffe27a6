//! The recovery points of a workload: which runs make them, and how far they
//! are apart at worst.

use std::rc::Rc;

use super::Objectives;
use super::calendar::Gap;
use super::schedule::Schedule;
use super::term::Place;
use crate::model::id::Key;
use crate::model::links::Links;
use crate::model::plan::Kind;
use crate::model::policy::{Group, Policy};
use crate::model::units::Date;
use crate::model::workload::{Workload, WorkloadKind};

/// Which runs make the points that count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Runs {
    /// Those of the policy's schedule.
    Data,
    /// Log backups, which come more often.
    Logs,
}

/// Why no new points are made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Never {
    /// No policy protects it.
    NoPolicy,
    /// Its policy makes one copy and no more.
    Once,
    /// Its group is paused.
    Paused,
    /// Its group has ended.
    Ended(Date),
    /// Quiet times leave no room for a run.
    QuietTimes,
}

/// How far the recovery points of a workload are apart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Points {
    /// At most so far.
    Apart {
        /// The runs that make them.
        runs: Runs,
        /// The widest gap.
        gap: Rc<Gap>,
    },
    /// There are no new ones, so that the loss grows without end.
    Never(Never),
    /// That depends on a fact that nobody has stated.
    Unknown {
        /// The fact.
        missing: Place,
        /// What the gap is at least, where that can be said.
        at_least: u32,
    },
}

/// What decides how far points are apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct PointsOf {
    policy: Key,
    group: Option<Key>,
    kind: Option<WorkloadKind>,
}

impl Points {
    /// Those of a workload, worked out for another of the same kind.
    fn of(self, workload: &Workload) -> Self {
        match self {
            Self::Unknown { missing, at_least } if missing.kind == Kind::Workload => {
                Self::Unknown {
                    missing: Place::of(workload, missing.field),
                    at_least,
                }
            }
            other => other,
        }
    }
}

impl Objectives<'_> {
    /// How far the recovery points of a workload are apart at worst. Log
    /// backups count for databases whose logs the policy backs up; HANA runs
    /// its own, and what is stated of them counts.
    pub fn points(&self, links: &Links, workload: &Workload) -> Points {
        let Some(policy) = links.policy_of(workload) else {
            return Points::Never(Never::NoPolicy);
        };
        let group = links.group_of(workload);
        let of = PointsOf {
            policy: policy.meta.id,
            group: group.map(|group| group.meta.id),
            kind: workload.kind.value(),
        };
        if let Some(points) = self.points.borrow().get(&of) {
            return points.clone().of(workload);
        }
        let points = self.worked_out(policy, group, workload);
        self.points.borrow_mut().insert(of, points.clone());
        points
    }

    fn worked_out(&self, policy: &Policy, group: Option<&Group>, workload: &Workload) -> Points {
        if let Some(stopped) = group.and_then(|group| self.stopped(group)) {
            return Points::Never(stopped);
        }
        let data = self.points_of(policy, group);
        let Some(logs) = self.logs_of(policy, group, workload) else {
            return data;
        };
        match (&data, workload.kind.value()) {
            (Points::Never(_), _) => data,
            (Points::Apart { gap, .. }, _) if gap.minutes < logs.minutes => data,
            (_, None) => Points::Unknown {
                missing: Place::of(workload, "kind"),
                at_least: logs.minutes,
            },
            (_, Some(kind)) if has_logs(kind) => Points::Apart {
                runs: Runs::Logs,
                gap: logs,
            },
            _ => data,
        }
    }

    /// How far the points of a policy's own schedule are apart in a group.
    pub fn points_of(&self, policy: &Policy, group: Option<&Group>) -> Points {
        if policy.runs_once() {
            return Points::Never(Never::Once);
        }
        match Schedule::of(policy, group, self.failures) {
            Ok(schedule) => self
                .gap(schedule)
                .map_or(Points::Never(Never::QuietTimes), |gap| Points::Apart {
                    runs: Runs::Data,
                    gap,
                }),
            Err(field) => Points::Unknown {
                missing: Place::of(policy, field),
                at_least: 0,
            },
        }
    }

    /// The gap between log backups, where the kind can have them.
    fn logs_of(
        &self,
        policy: &Policy,
        group: Option<&Group>,
        workload: &Workload,
    ) -> Option<Rc<Gap>> {
        let kind = workload.kind.value();
        if !kind.is_none_or(has_logs) {
            return None;
        }
        let schedule = Schedule::of_logs(policy, group, self.failures)?;
        // HANA starts its own whatever the policy's quiet times are.
        if kind == Some(WorkloadKind::SapHana) {
            return self.gap(schedule.undisturbed());
        }
        self.gap(schedule)
    }

    /// Whether no more runs start in a group, and why.
    fn stopped(&self, group: &Group) -> Option<Never> {
        if group.paused.is(&true) {
            return Some(Never::Paused);
        }
        let end = group.ends_on.value()?;
        (end < self.as_of).then_some(Never::Ended(end))
    }
}

/// Whether log backups make recovery points of it.
pub const fn has_logs(kind: WorkloadKind) -> bool {
    matches!(
        kind,
        WorkloadKind::Mssql | WorkloadKind::Oracle | WorkloadKind::SapHana
    )
}
