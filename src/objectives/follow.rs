//! Follows one reading of a schedule through the calendar.

use jiff::civil::Date;
use jiff::tz::TimeZone;

use super::due::{self, quiet_around};
use super::gaps::{Obstacles, points, widest};
use super::reading::Reads;
use super::schedule::{Beat, Schedule};
use super::zone::{Reading, changes, day_of, plus_days, reading};

const DAY: i64 = 1440;
const YEAR: i64 = 366 * DAY;

/// The widest gap and when it ends; `None` where there are no two points.
pub(super) fn follow(
    schedule: &Schedule,
    reads: Reads,
    today: Date,
    zone: &TimeZone,
) -> Option<(u64, i64)> {
    match schedule.beat {
        Beat::Minutes(every) => {
            by_minutes(schedule, reads, today, zone, i64::try_from(every).ok()?)
        }
        _ => by_days(schedule, reads, today, zone),
    }
}

/// Runs of every so many days or more, at the start time of the clocks.
fn by_days(schedule: &Schedule, reads: Reads, today: Date, zone: &TimeZone) -> Option<(u64, i64)> {
    let days = due::days(&schedule.beat, today, reads.shift, reads.short);
    let quiet = quiet_around(&days, &schedule.quiet, zone)?;
    let due = days
        .iter()
        .filter_map(|day| match reading(zone, *day, reads.start)? {
            Reading::Once(at) => Some(at),
            Reading::Missing(at) => (!reads.skips_missing).then_some(at),
            Reading::Twice(first, second) => Some(if reads.skips_missing { second } else { first }),
        });
    let points = points(due, obstacles(schedule, reads, &quiet));
    widest(&points, gaps(schedule))
}

/// Runs of every so many minutes. Only quiet times disturb them, so that a
/// full round of the week and the days around clock changes say it all.
fn by_minutes(
    schedule: &Schedule,
    reads: Reads,
    today: Date,
    zone: &TimeZone,
    every: i64,
) -> Option<(u64, i64)> {
    let start = plus_days(today, i64::from(reads.shift))?;
    let start = reading(zone, start, reads.start)?.first();
    if schedule.quiet.is_empty() {
        return Some(undisturbed(schedule, reads, start, every));
    }
    let round = every / greatest_divisor(every, 7 * DAY) * 7 * DAY;
    let round = round.min(YEAR).max(every.saturating_mul(3));
    let mut stretches = vec![(start, start.saturating_add(round))];
    let around = every.saturating_mul(3).max(4 * DAY);
    for change in changes(zone, start, start.saturating_add(YEAR)) {
        let before = (change - start - around).max(0) / every * every;
        stretches.push((start + before, change.saturating_add(around)));
    }
    let mut best: Option<(u64, i64)> = None;
    for (from, to) in stretches {
        let wide = stretch(schedule, reads, zone, from, to, every)?;
        if best.is_none_or(|best| wide.0 > best.0) {
            best = Some(wide);
        }
    }
    best
}

/// Without quiet times all gaps are the same.
fn undisturbed(schedule: &Schedule, reads: Reads, start: i64, every: i64) -> (u64, i64) {
    let run = i64::from(schedule.run.unwrap_or_default());
    let step = match run {
        run if run <= every => every,
        run if reads.leaves_out_late => every * ((run + every - 1) / every),
        run => run,
    };
    let wide = step.saturating_mul(i64::from(gaps(schedule)));
    (wide.unsigned_abs(), start.saturating_add(wide))
}

fn stretch(
    schedule: &Schedule,
    reads: Reads,
    zone: &TimeZone,
    from: i64,
    to: i64,
    every: i64,
) -> Option<(u64, i64)> {
    let count = (to - from) / every + 2;
    let due = (0..count).map_while(|run| from.checked_add(every.checked_mul(run)?));
    let days: Vec<Date> = if every < DAY {
        let (first, last) = (day_of(zone, from)?, day_of(zone, to)?);
        let days = (0..).map_while(|day| plus_days(first, day));
        days.take_while(|day| *day <= last).collect()
    } else {
        due.clone().filter_map(|at| day_of(zone, at)).collect()
    };
    let quiet = quiet_around(&days, &schedule.quiet, zone)?;
    widest(
        &points(due, obstacles(schedule, reads, &quiet)),
        gaps(schedule),
    )
}

fn obstacles<'a>(schedule: &Schedule, reads: Reads, quiet: &'a [(i64, i64)]) -> Obstacles<'a> {
    Obstacles {
        quiet,
        run: i64::from(schedule.run.unwrap_or_default()),
        cancels: reads.cancels,
        leaves_out_late: reads.leaves_out_late,
    }
}

/// How many consecutive gaps a loss spans.
fn gaps(schedule: &Schedule) -> u32 {
    schedule.failures.saturating_add(1)
}

const fn greatest_divisor(mut one: i64, mut two: i64) -> i64 {
    while two != 0 {
        (one, two) = (two, one % two);
    }
    one
}
