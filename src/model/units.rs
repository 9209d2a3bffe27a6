//! Quantities with their unit in the type. All are whole numbers, so that
//! plans compare exactly.

use jiff::civil;

macro_rules! quantities {
    ($($(#[doc = $doc:literal])+ $name:ident;)+) => {$(
        $(#[doc = $doc])+
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
        pub struct $name(pub u32);
    )+};
}

quantities! {
    /// A length of time in minutes.
    Minutes;
    /// A length of time in days of 24 hours.
    Days;
    /// An amount of data in gigabytes (10^9 bytes).
    Gigabytes;
    /// A share in whole hundredths.
    Percent;
    /// A plain number of things.
    Count;
}

/// A day of the calendar, ISO 8601 (`2026-11-22`).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Date(pub civil::Date);

impl Date {
    /// The day that many days later; the calendar's last day where there is none.
    #[must_use]
    pub fn plus_days(self, days: u32) -> Self {
        let span = jiff::Span::new().days(i64::from(days).min(3_000_000));
        Self(self.0.saturating_add(span))
    }

    /// Days from `earlier` to this day; negative where `earlier` is later.
    pub fn days_since(self, earlier: Self) -> i32 {
        self.0.since(earlier.0).map_or(0, |span| span.get_days())
    }

    /// The day of that year, month from 1 and day of the month, if there is one.
    pub fn of(year: i16, month: i8, day: i8) -> Option<Self> {
        civil::Date::new(year, month, day).ok().map(Self)
    }

    /// The date written as `2026-11-22`, if it is one.
    pub fn parse(text: &str) -> Option<Self> {
        text.parse().ok().map(Self)
    }
}

impl std::fmt::Display for Date {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(
            f,
            "{:04}-{:02}-{:02}",
            self.0.year(),
            self.0.month(),
            self.0.day()
        )
    }
}

/// An instant in whole seconds since 1970-01-01T00:00:00Z.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Moment(pub i64);

impl Moment {
    /// The instant written as `2026-11-22T10:00:00Z`, if it is one.
    pub fn parse(text: &str) -> Option<Self> {
        let instant: jiff::Timestamp = text.parse().ok()?;
        Some(Self(instant.as_second()))
    }

    /// The day in UTC on which it falls.
    pub fn day(self) -> Option<Date> {
        let instant = jiff::Timestamp::from_second(self.0).ok()?;
        Some(Date(jiff::tz::Offset::UTC.to_datetime(instant).date()))
    }
}

impl std::fmt::Display for Moment {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match jiff::Timestamp::from_second(self.0) {
            Ok(instant) => write!(f, "{instant}"),
            Err(_) => write!(f, "{}", self.0),
        }
    }
}

/// A length of time for people: `4 h`, `90 min`, `7 d`.
pub fn show_minutes(minutes: u32) -> String {
    let (days, hours, rest) = (minutes / 1440, minutes / 60 % 24, minutes % 60);
    let mut parts = Vec::new();
    for (amount, unit) in [(days, "d"), (hours, "h"), (rest, "min")] {
        if amount > 0 {
            parts.push(format!("{amount} {unit}"));
        }
    }
    if parts.is_empty() {
        return "0 min".to_owned();
    }
    parts.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_counted_across_a_leap_day() {
        let day = |text| Date::parse(text).unwrap();
        assert_eq!(day("2028-03-01").days_since(day("2028-02-28")), 2);
        assert_eq!(day("2026-02-28").plus_days(1), day("2026-03-01"));
    }

    #[test]
    fn a_moment_survives_its_text() {
        let moment = Moment(1_795_000_000);
        assert_eq!(Moment::parse(&moment.to_string()), Some(moment));
    }

    #[test]
    fn minutes_read_as_people_write_them() {
        assert_eq!(show_minutes(0), "0 min");
        assert_eq!(show_minutes(262), "4 h 22 min");
        assert_eq!(show_minutes(10_080), "7 d");
    }
}
