//! What the pages or the plan leave open about a schedule: every defensible
//! reading of it, and which of them made the worst case.

use jiff::civil::Date;
use jiff::tz::TimeZone;

use super::due::ShortMonth;
use super::follow::follow;
use super::schedule::{Beat, Schedule};
use super::zone::{self, Reading};
use crate::model::units::show_minutes;

/// One reading.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Reads {
    /// When runs start, in minutes after midnight.
    pub(super) start: u32,
    /// How many days, or months, later than the day of the question a count
    /// begins.
    pub(super) shift: u8,
    /// What happens on a day that a month does not have.
    pub(super) short: ShortMonth,
    /// Whether a run is left out on a night on which its time does not come,
    /// and comes late on one on which it comes twice.
    pub(super) skips_missing: bool,
    /// Whether a quiet time breaks off what runs.
    pub(super) cancels: bool,
    /// Whether a run that is due while another runs is left out.
    pub(super) leaves_out_late: bool,
}

/// A reading and the widest gap under it, with the moment at which it ends;
/// `None` where there are no two points.
#[derive(Clone, Copy, Debug)]
pub(super) struct Outcome {
    pub(super) reads: Reads,
    pub(super) gap: Option<(u64, i64)>,
}

impl Outcome {
    /// Its length; no two points are worse than any gap.
    fn length(&self) -> u64 {
        self.gap.map_or(u64::MAX, |gap| gap.0)
    }

    /// The worst of several, the first of equals.
    pub(super) fn worst(outcomes: &[Self]) -> Option<&Self> {
        let longer = |one: &'_ Self, two: &'_ Self| one.length() < two.length();
        outcomes.iter().reduce(|worst, outcome| {
            if longer(worst, outcome) {
                outcome
            } else {
                worst
            }
        })
    }
}

/// Every reading of a schedule and what comes of it.
pub(super) fn outcomes(schedule: &Schedule, today: Date, zone: &TimeZone) -> Vec<Outcome> {
    let readings = readings(schedule, today, zone).into_iter();
    let outcome = |reads| Outcome {
        reads,
        gap: follow(schedule, reads, today, zone),
    };
    readings.map(outcome).collect()
}

fn readings(schedule: &Schedule, today: Date, zone: &TimeZone) -> Vec<Reads> {
    let known = Reads {
        start: schedule.start.unwrap_or_default(),
        shift: 0,
        short: ShortMonth::LastDay,
        skips_missing: false,
        cancels: schedule.cancels == Some(true),
        leaves_out_late: false,
    };
    let mut readings = vec![known];
    if schedule.start.is_none() && !schedule.quiet.is_empty() {
        let starts: Vec<u32> = schedule.quiet.iter().map(|quiet| quiet.from).collect();
        vary(&mut readings, &starts, |reads, start| reads.start = start);
    }
    vary(&mut readings, &shifts(schedule), |reads, shift| {
        reads.shift = shift;
    });
    if matches!(&schedule.beat, Beat::Months(_, on) if on.iter().any(|day| *day > 28)) {
        let both = [ShortMonth::LastDay, ShortMonth::Skip];
        vary(&mut readings, &both, |reads, short| reads.short = short);
    }
    if meets_a_change(schedule, &readings, today, zone) {
        vary(&mut readings, &[false, true], |reads, skips| {
            reads.skips_missing = skips;
        });
    }
    if schedule.run.is_some() {
        if schedule.cancels.is_none() {
            vary(&mut readings, &[false, true], |reads, cancels| {
                reads.cancels = cancels;
            });
        }
        vary(&mut readings, &[false, true], |reads, leaves_out| {
            reads.leaves_out_late = leaves_out;
        });
    }
    readings
}

/// Every reading so far with each of the options.
fn vary<T: Copy>(readings: &mut Vec<Reads>, options: &[T], set: fn(&mut Reads, T)) {
    let with = |reads: &Reads, option: T| {
        let mut reads = *reads;
        set(&mut reads, option);
        reads
    };
    let all = readings.iter();
    *readings = all
        .flat_map(|reads| options.iter().map(move |option| with(reads, *option)))
        .collect();
}

/// In which month a count begins matters to the days between; on which day,
/// only to quiet times of some weekdays.
fn shifts(schedule: &Schedule) -> Vec<u8> {
    let by_weekday = schedule.quiet.iter().any(|quiet| !quiet.days.is_empty());
    let days = match &schedule.beat {
        Beat::Months(count, on) if !on.is_empty() => u64::from(*count).min(12),
        _ if !by_weekday => 1,
        Beat::Days(count) => u64::from(*count).min(7),
        Beat::Minutes(minutes) if minutes % 1440 == 0 => (minutes / 1440).min(7),
        Beat::Weeks(_, on) if on.is_empty() => 7,
        Beat::Months(_, on) if on.is_empty() => 7,
        _ => 1,
    };
    (0..u8::try_from(days.clamp(1, 12)).unwrap_or(1)).collect()
}

/// Whether a start time falls on a change of the clocks.
fn meets_a_change(schedule: &Schedule, readings: &[Reads], today: Date, zone: &TimeZone) -> bool {
    if matches!(schedule.beat, Beat::Minutes(_)) {
        return false;
    }
    let Some(from) = zone::reading(zone, today, 0) else {
        return false;
    };
    let changes = zone::changes(zone, from.first(), from.first() + 366 * 1440);
    changes.into_iter().any(|change| {
        let day = zone::day_of(zone, change);
        readings.iter().any(|reads| {
            let reading = day.and_then(|day| zone::reading(zone, day, reads.start));
            !matches!(reading, None | Some(Reading::Once(_)))
        })
    })
}

/// Says what was assumed, as far as another reading would be better.
pub(super) fn say(
    schedule: &Schedule,
    worst: &Outcome,
    outcomes: &[Outcome],
    said: &mut Vec<String>,
) {
    let reads = worst.reads;
    let matters = |differs: &dyn Fn(&Reads) -> bool| {
        let others = outcomes.iter().filter(|other| differs(&other.reads));
        let longest = others.map(Outcome::length).max();
        longest.is_some_and(|longest| longest < worst.length())
    };
    let clock = format!("{:02}:{:02}", reads.start / 60, reads.start % 60);
    let any_start = schedule.quiet.is_empty() && matches!(schedule.beat, Beat::Minutes(_));
    if schedule.start.is_none() && !any_start {
        said.push(if schedule.quiet.is_empty() {
            "No start time is stated: midnight is taken".to_owned()
        } else {
            format!("No start time is stated: {clock} is taken, when a quiet time begins")
        });
    }
    if matches!(&schedule.beat, Beat::Months(_, on) if on.is_empty()) {
        said.push("No day of the month is stated: a month is taken as 31 d".to_owned());
    }
    if matters(&|other| other.short != reads.short) {
        said.push(match reads.short {
            ShortMonth::Skip => "No page says what happens on a day that a month does not have: the run is taken to be left out",
            ShortMonth::LastDay => "No page says what happens on a day that a month does not have: the run is taken to move to the last day",
        }.to_owned());
    }
    if matters(&|other| other.skips_missing != reads.skips_missing) {
        said.push(format!(
            "No page says what a run at {clock} does on a night on which clocks change: it is taken to be left out, or late"
        ));
    }
    if matters(&|other| other.cancels != reads.cancels) {
        let what = if reads.cancels { "are" } else { "are not" };
        said.push(format!(
            "Nobody says whether a quiet time breaks off what runs: runs {what} broken off here"
        ));
    }
    if matters(&|other| other.leaves_out_late != reads.leaves_out_late) {
        let run = show_minutes(schedule.run.unwrap_or_default());
        let then = if reads.leaves_out_late {
            "left out"
        } else {
            "started late"
        };
        said.push(format!(
            "No page says what happens to a run that is due while one of {run} still runs: it is taken to be {then}"
        ));
    }
}
