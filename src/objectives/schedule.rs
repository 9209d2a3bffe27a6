//! When runs are due, as policy and group say it: the part of them that
//! decides how far recovery points are apart, and nothing else, so that
//! groups with the same schedule share one calculation.

use crate::model::choice::Choices;
use crate::model::policy::{Group, Policy, QuietTime, ScheduleUnit};
use crate::model::units::show_minutes;

const DAY: u32 = 1440;

/// How often runs are due.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Beat {
    /// Every so many minutes, whatever clocks do.
    Minutes(u64),
    /// Every so many days at the start time.
    Days(u32),
    /// On these days (0 is Monday) of every so-manieth week; on one, where
    /// none is said.
    Weeks(u32, Vec<u8>),
    /// On these days of every so-manieth month.
    Months(u32, Vec<u8>),
    /// Every so many years.
    Years(u32),
}

/// Slower beats are not followed through the calendar.
const SLOWEST: u64 = 100 * 366 * 1440;

impl Beat {
    /// The beat of a policy's own schedule.
    ///
    /// # Errors
    /// The field without which it has none.
    pub(super) fn of(policy: &Policy) -> Result<Self, &'static str> {
        let unit = policy.schedule_unit.value().ok_or("schedule_unit")?;
        let every = policy.schedule_every.value().filter(|every| every.0 > 0);
        let every = every.ok_or("schedule_every")?.0;
        Ok(match unit {
            ScheduleUnit::Minutes => Self::Minutes(u64::from(every)),
            ScheduleUnit::Hours => Self::Minutes(u64::from(every) * 60),
            ScheduleUnit::Days => Self::Days(every),
            ScheduleUnit::Weeks => {
                let days = policy.schedule_weekdays.iter();
                Self::Weeks(every, sorted(days.map(|day| day.index()).collect()))
            }
            ScheduleUnit::Months => {
                let days = policy.schedule_month_days.iter();
                let days = days.filter(|day| (1..=31).contains(&day.0));
                Self::Months(every, sorted(days.map(|day| day.0 as usize).collect()))
            }
            ScheduleUnit::Years => Self::Years(every),
            ScheduleUnit::Once => return Err("schedule_every"),
        })
    }

    /// Whether it is not followed through the calendar.
    pub(super) fn is_too_slow(&self) -> bool {
        self.longest_minutes() > SLOWEST
    }

    /// The beat in words, such as `every 4 h` or `every week on 3 days`.
    pub(super) fn text(&self) -> String {
        let counted = |count: u32, unit: &str| match count {
            1 => format!("every {unit}"),
            count => format!("every {count} {unit}s"),
        };
        let on = |on: &[u8]| match on.len() {
            0 => String::new(),
            1 => " on one day".to_owned(),
            days => format!(" on {days} days"),
        };
        match self {
            Self::Minutes(minutes) => {
                let minutes = u32::try_from(*minutes).unwrap_or(u32::MAX);
                format!("every {}", show_minutes(minutes))
            }
            Self::Days(count) => counted(*count, "day"),
            Self::Weeks(count, days) => counted(*count, "week") + &on(days),
            Self::Months(count, days) => counted(*count, "month") + &on(days),
            Self::Years(count) => counted(*count, "year"),
        }
    }

    /// The distance of two runs where it is longest, without clock changes,
    /// for beats that are too slow to be followed through the calendar.
    pub(super) fn longest_minutes(&self) -> u64 {
        let days = |count: &u32, days: u32| u64::from(*count) * u64::from(days * DAY);
        match self {
            Self::Minutes(minutes) => *minutes,
            Self::Days(count) => days(count, 1),
            // The first of one week and the last of the next that counts.
            Self::Weeks(count, on) if on.is_empty() => days(count, 7),
            Self::Weeks(count, _) => days(count, 7).saturating_add(u64::from(6 * DAY)),
            Self::Months(count, on) if on.is_empty() => days(count, 31),
            Self::Months(count, _) => days(count, 62),
            Self::Years(count) => days(count, 366),
        }
    }

    /// The distance of two runs where it is shortest, or less.
    fn shortest_minutes(&self) -> u64 {
        match self {
            Self::Minutes(minutes) => *minutes,
            // Clocks go forward by an hour or less; two to be safe.
            _ => u64::from(DAY - 120),
        }
    }
}

/// A time in which no run starts.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Quiet {
    /// Minutes after midnight at which it begins.
    pub(super) from: u32,
    /// How long it lasts on a day on which clocks do not change.
    pub(super) lasts: u32,
    /// On which days (0 is Monday); on all where none is said.
    pub(super) days: Vec<u8>,
}

/// Everything that decides how far recovery points are apart.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Schedule {
    pub(super) beat: Beat,
    /// Minutes after midnight.
    pub(super) start: Option<u32>,
    /// As it was entered; empty where it was not.
    pub(super) zone: String,
    pub(super) quiet: Vec<Quiet>,
    /// How long a run takes, where that can move or break off another.
    pub(super) run: Option<u32>,
    /// Whether runs are broken off when a quiet time starts.
    pub(super) cancels: Option<bool>,
    /// How many runs in a row are assumed to fail.
    pub(super) failures: u32,
}

impl Schedule {
    /// The schedule of data backups.
    ///
    /// # Errors
    /// The field of the policy without which it is none.
    pub(super) fn of(
        policy: &Policy,
        group: Option<&Group>,
        failures: u32,
    ) -> Result<Self, &'static str> {
        let run = group.and_then(|group| group.longest_run_minutes.value());
        let start = group.and_then(|group| group.start_time.get()?.minutes());
        let beat = Beat::of(policy)?;
        let run = run.map(|run| run.0);
        Ok(Self::with(beat, start, run, policy, group, failures))
    }

    /// The schedule of log backups, `None` where the policy has none. Their
    /// start time is nowhere to be stated.
    pub(super) fn of_logs(policy: &Policy, group: Option<&Group>, failures: u32) -> Option<Self> {
        let every = policy
            .log_every_minutes
            .value()
            .filter(|every| every.0 > 0)?;
        let run = group.and_then(|group| group.log_run_minutes.value());
        let beat = Beat::Minutes(u64::from(every.0));
        let run = run.map(|run| run.0);
        Some(Self::with(beat, None, run, policy, group, failures))
    }

    fn with(
        beat: Beat,
        start: Option<u32>,
        run: Option<u32>,
        policy: &Policy,
        group: Option<&Group>,
        failures: u32,
    ) -> Self {
        let mut quiet: Vec<Quiet> = policy.quiet_times.iter().filter_map(quiet).collect();
        quiet.sort();
        quiet.dedup();
        let cancels = group.and_then(|group| group.cancel_at_quiet_start.value());
        let cancels = if quiet.is_empty() {
            Some(false)
        } else {
            cancels
        };
        let moves = |run: &u32| u64::from(*run) > beat.shortest_minutes();
        Self {
            start,
            zone: group.map_or_else(String::new, |group| group.time_zone.trim().to_owned()),
            run: run.filter(|run| cancels != Some(false) || moves(run)),
            cancels,
            quiet,
            failures,
            beat,
        }
    }

    /// The same without quiet times.
    pub(super) fn undisturbed(&self) -> Self {
        Self {
            quiet: Vec::new(),
            cancels: Some(false),
            ..self.clone()
        }
    }
}

fn quiet(quiet: &QuietTime) -> Option<Quiet> {
    Some(Quiet {
        from: quiet.starts.get()?.minutes()?,
        lasts: quiet.minutes()?.0,
        days: sorted(quiet.days.iter().map(|day| day.index()).collect()),
    })
}

/// Small numbers in order, each once.
fn sorted(numbers: Vec<usize>) -> Vec<u8> {
    let numbers = numbers.into_iter();
    let mut numbers: Vec<u8> = numbers.filter_map(|day| u8::try_from(day).ok()).collect();
    numbers.sort_unstable();
    numbers.dedup();
    numbers
}
