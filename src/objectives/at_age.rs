//! How far recovery points are apart that are that old: old ones are thinned
//! out, so that damage found late costs more than damage found at once.

use super::Objectives;
use super::points::{Points, Runs};
use super::term::Place;
use crate::model::links::Links;
use crate::model::policy::Period;
use crate::model::workload::Workload;

const DAY: u64 = 1440;

/// What is left of the recovery points of that age.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AtAge {
    /// There are some, at most so many minutes apart.
    Every(u32),
    /// None is kept that long.
    Nothing,
    /// That depends on a fact that nobody has stated.
    Unknown(Place),
}

impl Objectives<'_> {
    /// How far the points of a workload are apart that survive until so many
    /// days after the damage: a point from before it must still be kept.
    pub fn spacing_at_age(&self, links: &Links, workload: &Workload, age_days: u32) -> AtAge {
        let Some(policy) = links.policy_of(workload) else {
            return AtAge::Nothing;
        };
        let gap = match self.points_of(policy, links.group_of(workload)) {
            Points::Apart { gap, .. } => gap.minutes,
            // The last points run out, and which are left nobody can say.
            Points::Never(_) => return AtAge::Nothing,
            Points::Unknown { missing, .. } => return AtAge::Unknown(missing),
        };
        let age = u64::from(age_days) * DAY;
        let survives = |kept: u32, apart: u64| u64::from(kept) * DAY >= age.saturating_add(apart);
        let mut unknown = None;
        let mut best: Option<u64> = None;
        let mut keep = |kept: Option<u32>, apart: u64, field: &'static str| match kept {
            Some(kept) if survives(kept, apart) => {
                best = Some(best.map_or(apart, |best| best.min(apart)));
            }
            Some(_) => {}
            None => unknown = Some(Place::of(policy, field)),
        };
        if let Points::Apart {
            runs: Runs::Logs,
            gap: logs,
        } = self.points(links, workload)
        {
            let kept = policy.log_retention_days.value().map(|days| days.0);
            keep(kept, logs.minutes.into(), "log_retention_days");
        }
        let kept = policy.retention_days.value().map(|days| days.0);
        keep(kept, gap.into(), "retention_days");
        for copy in policy.extended_retention.iter() {
            let kept = copy.period.value().and(copy.keep_days.value());
            let period = copy.period.value().map_or(0, longest);
            keep(
                kept.map(|days| days.0),
                thinned(period, gap.into()),
                "extended_retention",
            );
        }
        match (best, unknown) {
            // What is unknown could only be kept closer together.
            (Some(apart), _) => AtAge::Every(u32::try_from(apart).unwrap_or(u32::MAX)),
            (None, Some(place)) => AtAge::Unknown(place),
            (None, None) => AtAge::Nothing,
        }
    }
}

/// The longest a period lasts, in minutes.
const fn longest(period: Period) -> u64 {
    match period {
        Period::Day => DAY,
        Period::Week => 7 * DAY,
        Period::Month => 31 * DAY,
        Period::Year => 366 * DAY,
    }
}

/// How far the first good runs of consecutive periods are apart at most: a
/// period, and where runs are rarer than daily, up to a gap more.
const fn thinned(period: u64, gap: u64) -> u64 {
    if gap <= DAY {
        period
    } else if gap >= period {
        gap
    } else {
        period.saturating_add(gap)
    }
}
