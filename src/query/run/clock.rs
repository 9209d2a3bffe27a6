//! The clock of a run: how long it has been going on, and what that means
//! for the objective.

use crate::model::drill::Drill;
use crate::model::id::{Id, Key};
use crate::model::plan::Plan;
use crate::model::units::{Moment, show_minutes};

/// Seconds from the start of a drill until now; none before it was started,
/// and 0 where the clock of the device was set back.
pub fn elapsed(drill: &Drill, now: Moment) -> Option<u64> {
    let started = drill.started_at.value()?;
    Some(u64::try_from(now.0.saturating_sub(started.0)).unwrap_or(0))
}

/// As a clock shows it: `1:02:03`, `0:00:09`.
pub fn digits(seconds: u64) -> String {
    let (hours, minutes, rest) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
    format!("{hours}:{minutes:02}:{rest:02}")
}

/// Whole minutes of a number of seconds.
pub fn minutes(seconds: u64) -> u32 {
    u32::try_from(seconds / 60).unwrap_or(u32::MAX)
}

/// The tightest recovery time objective among the workloads of a drill, in
/// minutes, and whose it is.
pub fn tightest(plan: &Plan, drill: &Drill) -> Option<(u32, Key)> {
    let targets = drill.workloads.iter().filter_map(|id| {
        let workload = plan.workloads.get(Id::new(id.key()))?;
        Some((workload.rto_target_minutes.value()?.0, id.key()))
    });
    targets.min_by_key(|(minutes, _)| *minutes)
}

/// How the time that has passed stands against an objective.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pace {
    /// So many whole minutes are left, more than a quarter of all.
    InTime(u32),
    /// So many whole minutes are left, and they are few.
    Short(u32),
    /// So many minutes too late, at least one.
    Late(u32),
}

impl Pace {
    /// After so many seconds, against an objective in minutes.
    pub fn of(seconds: u64, target_minutes: u32) -> Self {
        let target = u64::from(target_minutes) * 60;
        match target.checked_sub(seconds) {
            None => Self::Late(minutes((seconds - target).saturating_add(59))),
            Some(left) if left < target / 4 => Self::Short(minutes(left)),
            Some(left) => Self::InTime(minutes(left)),
        }
    }

    /// In words.
    pub fn words(self) -> String {
        match self {
            Self::InTime(0) | Self::Short(0) => "Less than a minute left".to_owned(),
            Self::InTime(left) | Self::Short(left) => format!("{} left", show_minutes(left)),
            Self::Late(by) => format!("Late by {}", show_minutes(by)),
        }
    }
}

/// `1 h 12 min of 4 h`.
pub fn of_target(seconds: u64, target_minutes: u32) -> String {
    let passed = show_minutes(minutes(seconds));
    format!("{passed} of {}", show_minutes(target_minutes))
}

#[cfg(test)]
mod tests {
    use super::*;

    use crate::model::known::Known;
    use crate::model::units::Minutes;
    use crate::model::workload::Workload;

    #[test]
    fn a_clock_counts_from_the_start() {
        let mut drill = Drill::new(Id::new(Key(1)));
        assert_eq!(elapsed(&drill, Moment(100)), None);
        drill.started_at = Known::Is(Moment(40));
        assert_eq!(elapsed(&drill, Moment(100)), Some(60));
        assert_eq!(elapsed(&drill, Moment(10)), Some(0), "a clock set back");
    }

    #[test]
    fn digits_are_read_from_across_a_room() {
        assert_eq!(digits(0), "0:00:00");
        assert_eq!(digits(3_723), "1:02:03");
        assert_eq!(digits(90_061), "25:01:01");
    }

    #[test]
    fn time_against_an_objective_is_said_in_words() {
        let pace = |seconds| Pace::of(seconds, 240).words();
        assert_eq!(of_target(72 * 60 + 59, 240), "1 h 12 min of 4 h");
        assert_eq!(pace(72 * 60), "2 h 48 min left");
        assert_eq!(pace(240 * 60 - 30), "Less than a minute left");
        assert_eq!(pace(240 * 60), "Less than a minute left");
        assert_eq!(pace(240 * 60 + 1), "Late by 1 min");
        assert_eq!(pace(252 * 60), "Late by 12 min");
    }

    #[test]
    fn the_last_quarter_is_short() {
        assert_eq!(Pace::of(179 * 60, 240), Pace::InTime(61));
        assert_eq!(Pace::of(181 * 60, 240), Pace::Short(59));
    }

    #[test]
    fn the_tightest_objective_counts() {
        let mut plan = Plan::new(Key(1), "Test");
        let workload = |id, target: Option<u32>| Workload {
            rto_target_minutes: target.map(Minutes).into(),
            ..Workload::new(Id::new(Key(id)))
        };
        let rows = [
            workload(2, Some(240)),
            workload(3, Some(60)),
            workload(4, None),
        ];
        plan.workloads = Vec::from(rows).into();
        let drill = |ids: &[u128]| Drill {
            workloads: ids
                .iter()
                .map(|id| Id::new(Key(*id)))
                .collect::<Vec<_>>()
                .into(),
            ..Drill::new(Id::new(Key(9)))
        };
        assert_eq!(tightest(&plan, &drill(&[2, 3, 4])), Some((60, Key(3))));
        assert_eq!(tightest(&plan, &drill(&[2])), Some((240, Key(2))));
        assert_eq!(tightest(&plan, &drill(&[4])), None);
    }
}
