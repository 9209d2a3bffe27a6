//! The widest gap between recovery points that a schedule allows.
//!
//! Where the provider's pages leave a case open, every defensible reading is
//! worked out, the worst is taken, and what was assumed is said.

use jiff::civil;
use jiff::tz::TimeZone;

use super::reading::{Outcome, outcomes, say};
use super::schedule::{Beat, Schedule};
use super::zone::{self, Instant};
use crate::model::units::{Date, show_minutes};

/// Runs longer than that are not followed through the calendar.
const LONGEST_RUN: u32 = 30 * 1440;

/// How far apart the recovery points of a schedule are at worst.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Gap {
    /// Minutes from the start of one run that ends well to that of the next
    /// one that counts, with the failed runs that are assumed.
    pub minutes: u32,
    /// As much of it as there were if clocks never changed.
    pub ordinary: u32,
    /// When the widest gap ends; `None` beyond the calendar.
    pub ends: Option<Instant>,
    /// What was assumed where nobody says how it is.
    pub assumptions: Vec<String>,
}

impl Schedule {
    /// The widest gap from that day on; `None` where quiet times leave no
    /// room for a run.
    pub(super) fn widest_gap(&self, as_of: Date) -> Option<Gap> {
        let named = zone::named(&self.zone);
        let zone = named.clone().unwrap_or(TimeZone::UTC);
        let today = zone::civil(as_of);
        let mut assumptions = Vec::new();
        let followed = !self.beat.is_too_slow() && self.run.is_none_or(|run| run <= LONGEST_RUN);
        let wide = match today.filter(|_| followed) {
            Some(today) => {
                let outcomes = outcomes(self, today, &zone);
                let worst = Outcome::worst(&outcomes)?;
                say(self, worst, &outcomes, &mut assumptions);
                worst.gap
            }
            None => None,
        };
        // Followed to the end of the calendar and nothing found is too slow, too.
        let blocked = followed && wide.is_none() && !self.quiet.is_empty();
        if blocked {
            return None;
        }
        let mut minutes = wide.map_or_else(|| self.at_most(), |(minutes, _)| minutes);
        let ordinary = match today.filter(|_| followed && named.is_some()) {
            Some(today) => self.without_changes(today, minutes),
            None => minutes,
        };
        if named.is_none() && self.hangs_on_clocks() {
            minutes = minutes.saturating_add(60);
        }
        self.say_zone(named.as_ref(), today, &mut assumptions);
        Some(Gap {
            minutes: u32::try_from(minutes).unwrap_or(u32::MAX),
            ordinary: u32::try_from(ordinary.min(minutes)).unwrap_or(u32::MAX),
            ends: wide.map(|(_, ends)| Instant::new(ends, zone)),
            assumptions,
        })
    }

    /// Whether it matters to the schedule what clocks show.
    fn hangs_on_clocks(&self) -> bool {
        !self.quiet.is_empty() || !matches!(self.beat, Beat::Minutes(_))
    }

    /// The widest gap if clocks never changed.
    fn without_changes(&self, today: civil::Date, minutes: u64) -> u64 {
        if !self.hangs_on_clocks() {
            return minutes;
        }
        let outcomes = outcomes(self, today, &TimeZone::UTC);
        let gap = Outcome::worst(&outcomes).and_then(|worst| worst.gap);
        gap.map_or(minutes, |(minutes, _)| minutes)
    }

    /// A bound for what is too slow to be followed through the calendar.
    fn at_most(&self) -> u64 {
        let run = u64::from(self.run.unwrap_or_default());
        // Quiet times that leave room at all do so within a week.
        let held = if self.quiet.is_empty() { 0 } else { 8 * 1440 };
        let one = self.beat.longest_minutes().saturating_add(run + held);
        one.saturating_mul(u64::from(self.failures) + 1)
    }

    fn say_zone(
        &self,
        zone: Option<&TimeZone>,
        today: Option<civil::Date>,
        said: &mut Vec<String>,
    ) {
        let exact = match self.beat {
            Beat::Minutes(minutes) => Some(minutes),
            _ => None,
        };
        match (exact, zone) {
            (Some(every), Some(zone)) => {
                let soon = today.and_then(|day| Some(zone::reading(zone, day, 0)?.first()));
                let change = |from: i64| zone::changes(zone, from, from + 366 * 1440);
                if soon.is_some_and(|from| !change(from).is_empty()) {
                    let every = show_minutes(u32::try_from(every).unwrap_or(u32::MAX));
                    said.push(format!(
                        "No page says what happens when clocks change: runs every {every} are taken to keep their distance"
                    ));
                }
            }
            (_, None) if !self.hangs_on_clocks() => {}
            (_, None) if self.zone.is_empty() => said.push(
                "No time zone is stated: 60 min are added for a night on which clocks go back"
                    .to_owned(),
            ),
            (_, None) => said.push(format!(
                "No time zone is called {}: 60 min are added for a night on which clocks go back",
                self.zone
            )),
            _ => {}
        }
    }
}
