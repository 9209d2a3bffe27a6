//! The days on which runs are due, how far they are apart, and the quiet
//! times around them.

use std::collections::BTreeSet;

use jiff::civil::Date;
use jiff::tz::TimeZone;

use super::Objectives;
use super::gaps::merged;
use super::schedule::{Beat, Quiet};
use super::zone::{civil, plus_days, reading};
use crate::model::policy::Policy;

/// How far the runs of a policy are due apart, in minutes of days of 24 h,
/// whatever then holds them back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Due {
    /// The shortest distance: so soon the next may be due.
    pub shortest: u32,
    /// The longest.
    pub longest: u32,
}

impl Objectives<'_> {
    /// How far the runs of a policy are due apart; `None` where its schedule
    /// is not stated, and of one that runs once.
    pub fn due(&self, policy: &Policy) -> Option<Due> {
        if policy.runs_once() {
            return None;
        }
        if let Some(due) = self.due.borrow().get(&policy.meta.id) {
            return *due;
        }
        let due = Beat::of(policy).ok().map(|beat| {
            let (shortest, longest) = civil(self.as_of)
                .and_then(|today| apart(&beat, today))
                .unwrap_or_else(|| (beat.longest_minutes(), beat.longest_minutes()));
            let minutes = |minutes: u64| u32::try_from(minutes).unwrap_or(u32::MAX);
            Due {
                shortest: minutes(shortest),
                longest: minutes(longest),
            }
        });
        self.due.borrow_mut().insert(policy.meta.id, due);
        due
    }
}

/// The shortest and the longest distance of two days on which runs are due;
/// `None` where there are no two.
fn apart(beat: &Beat, today: Date) -> Option<(u64, u64)> {
    if matches!(beat, Beat::Minutes(_)) || beat.is_too_slow() {
        return None;
    }
    let distances = |short: ShortMonth| {
        let days = days(beat, today, 0, short);
        let pairs = days.iter().zip(days.iter().skip(1));
        pairs
            .filter_map(|(one, two)| u64::try_from((*two - *one).get_days()).ok())
            .collect::<Vec<_>>()
    };
    let shortest = distances(ShortMonth::LastDay).into_iter().min()?;
    let longest = distances(ShortMonth::Skip).into_iter().max()?;
    Some((shortest * 1440, longest * 1440))
}

/// What a run does on a day that its month does not have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum ShortMonth {
    /// It is left out.
    Skip,
    /// It moves to the last day.
    LastDay,
}

/// Days after which nothing new happens: a year with both clock changes, a
/// leap year and the one after where months or years count.
fn horizon(beat: &Beat) -> i64 {
    let of = |count: &u32, days: i64| i64::from(*count).saturating_mul(days);
    match beat {
        Beat::Minutes(_) => 0,
        Beat::Days(count) => 366 + of(count, 2),
        Beat::Weeks(count, _) => 366 + of(count, 14),
        Beat::Months(count, _) => 9 * 366 + of(count, 62),
        Beat::Years(count) => 9 * 366 + of(count, 2 * 366),
    }
}

/// The days on which runs are due from that day on, far enough to see the
/// widest gap; `shift` says on which of several days or months a beat without
/// a stated one begins.
pub(super) fn days(beat: &Beat, from: Date, shift: u8, short: ShortMonth) -> Vec<Date> {
    let shift = i64::from(shift);
    let end = plus_days(from, horizon(beat)).unwrap_or(Date::MAX);
    let by_days = |step: i64| {
        let all = (0..).map_while(move |count: i64| {
            plus_days(from, count.checked_mul(step)?.checked_add(shift)?)
        });
        all.take_while(|day| *day <= end).collect()
    };
    match beat {
        Beat::Minutes(_) => Vec::new(),
        Beat::Days(count) => by_days(i64::from(*count)),
        Beat::Weeks(count, on) if on.is_empty() => by_days(i64::from(*count) * 7),
        Beat::Weeks(count, on) => {
            let monday = -i64::from(from.weekday().to_monday_zero_offset());
            let weeks = (0..).map(|week: i64| monday + week * 7 * i64::from(*count));
            let days = weeks.flat_map(|week| on.iter().map(move |day| week + i64::from(*day)));
            let days = days.map_while(|day| plus_days(from, day));
            let days = days.skip_while(|day| *day < from);
            days.take_while(|day| *day <= end).collect()
        }
        Beat::Months(count, on) if on.is_empty() => by_days(i64::from(*count) * 31),
        Beat::Months(count, on) => months(from, end, *count, shift)
            .flat_map(|first| of_month(first, on, short))
            .filter(|day| *day >= from && *day <= end)
            .collect(),
        Beat::Years(count) => months(from, end, count.saturating_mul(12), 0)
            .filter_map(|first| Date::new(first.year(), 1, 1).ok())
            .collect(),
    }
}

/// The firsts of every so-manieth month, from so many months later.
fn months(from: Date, end: Date, step: u32, shift: i64) -> impl Iterator<Item = Date> {
    let first = i64::from(from.year()) * 12 + i64::from(from.month()) - 1 + shift;
    let months = (0..).map_while(move |count: i64| {
        let month = first.checked_add(count.checked_mul(i64::from(step.max(1)))?)?;
        let year = i16::try_from(month.div_euclid(12)).ok()?;
        let of_year = i8::try_from(month.rem_euclid(12) + 1).ok()?;
        Date::new(year, of_year, 1).ok()
    });
    months.take_while(move |first| *first <= end)
}

fn of_month(first: Date, on: &[u8], short: ShortMonth) -> Vec<Date> {
    let last = first.days_in_month();
    let mut days: Vec<Date> = Vec::with_capacity(on.len());
    for day in on {
        let day = i8::try_from(*day).unwrap_or(31);
        if day > last && short == ShortMonth::Skip {
            continue;
        }
        let day = Date::new(first.year(), first.month(), day.min(last)).ok();
        if let Some(day) = day.filter(|day| days.last() != Some(day)) {
            days.push(day);
        }
    }
    days
}

/// How many days before and after a run are looked at for quiet times: any
/// that leave room at all do so within a week.
const AROUND: std::ops::RangeInclusive<i64> = -8..=17;

/// The quiet times around these days, in order, none touching the next;
/// `None` where they leave no room at all.
pub(super) fn quiet_around(
    days: &[Date],
    quiet: &[Quiet],
    zone: &TimeZone,
) -> Option<Vec<(i64, i64)>> {
    if quiet.is_empty() {
        return Some(Vec::new());
    }
    let mut around = BTreeSet::new();
    let mut seen = Date::MIN;
    for day in days {
        for shift in AROUND {
            if let Some(day) = plus_days(*day, shift).filter(|day| *day > seen) {
                around.insert(day);
            }
        }
        seen = around.last().copied().unwrap_or(seen);
    }
    let windows = around.into_iter().flat_map(|day| {
        let weekday = day.weekday().to_monday_zero_offset().unsigned_abs();
        let on = quiet
            .iter()
            .filter(move |quiet| quiet.days.is_empty() || quiet.days.contains(&weekday));
        on.filter_map(move |quiet| window(day, quiet, zone))
    });
    let merged = merged(windows.collect());
    // What does not end within a week never does.
    let endless = |(from, to): &(i64, i64)| to - from > 8 * 1440;
    (!merged.iter().any(endless)).then_some(merged)
}

fn window(day: Date, quiet: &Quiet, zone: &TimeZone) -> Option<(i64, i64)> {
    let end = quiet.from + quiet.lasts;
    let last_day = plus_days(day, i64::from(end / 1440))?;
    let from = reading(zone, day, quiet.from)?.first();
    let to = reading(zone, last_day, end % 1440)?.first();
    Some((from, to))
}
