//! Civil time: days and clock times of a place as minutes since 1970 in UTC.

use std::fmt;

use jiff::civil;
use jiff::tz::{AmbiguousOffset, Offset, TimeZone};
use jiff::{Span, Timestamp};

use crate::model::units::Date;

/// The time zone of that name; `None` where the database has none.
pub(super) fn named(name: &str) -> Option<TimeZone> {
    TimeZone::get(name).ok()
}

/// An instant, shown as the clocks of its place show it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Instant {
    minutes: i64,
    zone: TimeZone,
}

impl Instant {
    /// So many minutes after 1970 in UTC, at that place.
    pub(super) const fn new(minutes: i64, zone: TimeZone) -> Self {
        Self { minutes, zone }
    }

    /// So many minutes later.
    #[must_use]
    pub fn plus(&self, minutes: u32) -> Self {
        Self {
            minutes: self.minutes.saturating_add(i64::from(minutes)),
            zone: self.zone.clone(),
        }
    }
}

impl fmt::Display for Instant {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Some(timestamp) = timestamp(self.minutes) else {
            return f.write_str("beyond the calendar");
        };
        let offset = self.zone.to_offset(timestamp);
        write!(f, "{}", timestamp.display_with_offset(offset))
    }
}

/// The day in the calendar that the arithmetic is done in.
pub(super) fn civil(day: Date) -> Option<civil::Date> {
    let epoch = Date::of(1970, 1, 1)?;
    plus_days(civil::date(1970, 1, 1), i64::from(day.days_since(epoch)))
}

/// The day so many days later, where the calendar has one.
pub(super) fn plus_days(day: civil::Date, days: i64) -> Option<civil::Date> {
    day.checked_add(Span::new().try_days(days).ok()?).ok()
}

/// What a clock time is on a day on which clocks may change.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Reading {
    /// It comes once.
    Once(i64),
    /// Clocks jump over it; the same time without the jump.
    Missing(i64),
    /// It comes twice.
    Twice(i64, i64),
}

impl Reading {
    /// The first moment that can be meant.
    pub(super) const fn first(self) -> i64 {
        match self {
            Self::Once(at) | Self::Missing(at) | Self::Twice(at, _) => at,
        }
    }
}

/// That many minutes after midnight on the clocks of the place, on that day.
pub(super) fn reading(zone: &TimeZone, day: civil::Date, clock: u32) -> Option<Reading> {
    let (hour, minute) = (
        i8::try_from(clock / 60).ok()?,
        i8::try_from(clock % 60).ok()?,
    );
    let time = civil::Time::new(hour, minute, 0, 0).ok()?;
    let moment = day.to_datetime(time);
    let at = |offset: Offset| offset.to_timestamp(moment).ok().map(minutes);
    let ambiguous = zone.to_ambiguous_timestamp(moment);
    Some(match ambiguous.offset() {
        AmbiguousOffset::Unambiguous { offset } => Reading::Once(at(offset)?),
        AmbiguousOffset::Gap { before, .. } => Reading::Missing(at(before)?),
        AmbiguousOffset::Fold { before, after } => Reading::Twice(at(before)?, at(after)?),
    })
}

/// The day on the clocks of the place.
pub(super) fn day_of(zone: &TimeZone, at: i64) -> Option<civil::Date> {
    Some(zone.to_datetime(timestamp(at)?).date())
}

/// When the clocks of the place change between two moments.
pub(super) fn changes(zone: &TimeZone, from: i64, to: i64) -> Vec<i64> {
    let Some(start) = timestamp(from) else {
        return Vec::new();
    };
    let following = zone
        .following(start)
        .map(|change| minutes(change.timestamp()));
    following.take_while(|change| *change <= to).collect()
}

fn timestamp(minutes: i64) -> Option<Timestamp> {
    Timestamp::from_second(minutes.checked_mul(60)?).ok()
}

fn minutes(timestamp: Timestamp) -> i64 {
    timestamp.as_second().div_euclid(60)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_clock_time_is_read_on_nights_on_which_clocks_change() {
        let berlin = named("Europe/Berlin").unwrap();
        let read = |day, clock| reading(&berlin, day, clock).unwrap();
        let spring = civil::date(2027, 3, 28);
        assert!(matches!(read(spring, 150), Reading::Missing(_)));
        assert!(matches!(read(spring, 180), Reading::Once(_)));
        let Reading::Twice(first, second) = read(civil::date(2026, 10, 25), 150) else {
            panic!("clocks go back");
        };
        assert_eq!(second - first, 60);
    }

    #[test]
    fn an_instant_is_shown_with_the_offset_of_its_place() {
        let berlin = named("Europe/Berlin").unwrap();
        let summer = reading(&berlin, civil::date(2026, 7, 1), 1320)
            .unwrap()
            .first();
        let shown = Instant::new(summer, berlin.clone());
        assert_eq!(shown.to_string(), "2026-07-01T22:00:00+02:00");
        assert_eq!(shown.plus(180).to_string(), "2026-07-02T01:00:00+02:00");
        let beyond = Instant::new(i64::MAX, TimeZone::UTC);
        assert_eq!(beyond.plus(1).to_string(), "beyond the calendar");
    }

    #[test]
    fn a_place_without_daylight_saving_has_no_changes() {
        let kolkata = named("asia/kolkata").unwrap();
        let day = |year| {
            reading(&kolkata, civil::date(year, 1, 1), 0)
                .unwrap()
                .first()
        };
        assert!(changes(&kolkata, day(2026), day(2028)).is_empty());
        let berlin = named("Europe/Berlin").unwrap();
        assert_eq!(changes(&berlin, day(2026), day(2028)).len(), 4);
        assert_eq!(named("Europe/Atlantis"), None);
    }
}
