//! Quantities with their unit in the type. All are whole numbers, so that
//! plans compare exactly.

use super::calendar;

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
    /// A rate of data in megabytes (10^6 bytes) per second.
    MegabytesPerSecond;
    /// A share in whole hundredths.
    Percent;
    /// A plain number of things.
    Count;
}

/// A day of the calendar, ISO 8601 (`2026-11-22`), of the years 0000 to 9999.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Date(i32);

impl Date {
    /// The day of that year, month from 1 and day of the month, if there is one.
    pub const fn of(year: i16, month: i8, day: i8) -> Option<Self> {
        match calendar::day_of(year as i32, month as i32, day as i32) {
            Some(count) => Some(Self(count)),
            None => None,
        }
    }

    /// The day that many days later, or earlier where negative; the
    /// calendar's first or last day where there is none.
    #[must_use]
    pub fn shifted(self, days: i32) -> Self {
        Self(
            self.0
                .saturating_add(days)
                .clamp(calendar::FIRST, calendar::LAST),
        )
    }

    /// The day that many days later; the calendar's last day where there is none.
    #[must_use]
    pub fn plus_days(self, days: u32) -> Self {
        self.shifted(i32::try_from(days).unwrap_or(i32::MAX))
    }

    /// Days from `earlier` to this day; negative where `earlier` is later.
    pub fn days_since(self, earlier: Self) -> i32 {
        self.0 - earlier.0
    }

    /// The date written as `2026-11-22`, if it is one.
    pub fn parse(text: &str) -> Option<Self> {
        let (year, rest) = text.split_once('-')?;
        let (month, day) = rest.split_once('-')?;
        let count = calendar::day_of(number(year, 4)?, number(month, 2)?, number(day, 2)?);
        count.map(Self)
    }
}

impl std::fmt::Display for Date {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let (year, month, day) = calendar::date_of(self.0);
        write!(f, "{year:04}-{month:02}-{day:02}")
    }
}

/// An instant in whole seconds since 1970-01-01T00:00:00Z.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Moment(pub i64);

const SECONDS_OF_A_DAY: i64 = 86_400;

impl Moment {
    /// The instant written as `2026-11-22T10:00:00Z` or with an offset such
    /// as `+01:00` instead of the `Z`, if it is one. Fractions of a second
    /// are dropped.
    pub fn parse(text: &str) -> Option<Self> {
        let (day, time) = text.split_once(['T', 't', ' '])?;
        let (clock, zone) = time.split_at(time.find(['Z', 'z', '+', '-'])?);
        let seconds = i64::from(Date::parse(day)?.0) * SECONDS_OF_A_DAY + seconds_of(clock)?;
        Some(Self(seconds - offset_of(zone)?))
    }

    /// The day in UTC on which it falls.
    pub fn day(self) -> Option<Date> {
        let count = i32::try_from(self.0.div_euclid(SECONDS_OF_A_DAY)).ok()?;
        (calendar::FIRST..=calendar::LAST)
            .contains(&count)
            .then_some(Date(count))
    }
}

impl std::fmt::Display for Moment {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Some(day) = self.day() else {
            return write!(f, "{}", self.0);
        };
        let time = self.0.rem_euclid(SECONDS_OF_A_DAY);
        let (hour, minute, second) = (time / 3600, time / 60 % 60, time % 60);
        write!(f, "{day}T{hour:02}:{minute:02}:{second:02}Z")
    }
}

/// Seconds since midnight of a time such as `10:00` or `10:00:00.5`.
fn seconds_of(clock: &str) -> Option<i64> {
    let whole = match clock.split_once('.') {
        Some((whole, fraction)) => {
            let digits = !fraction.is_empty() && fraction.bytes().all(|byte| byte.is_ascii_digit());
            digits.then_some(whole)?
        }
        None => clock,
    };
    let mut parts = whole.split(':').map(|part| number(part, 2));
    let (hour, minute) = (parts.next()??, parts.next()??);
    let second = parts.next().unwrap_or(Some(0))?;
    // A second of 60 is a leap second; days of 24 hours have none.
    let fits = hour < 24 && minute < 60 && second <= 60 && parts.next().is_none();
    fits.then_some(i64::from(hour * 3600 + minute * 60 + second.min(59)))
}

/// Seconds east of UTC of `Z` or of an offset such as `+01:00`.
fn offset_of(zone: &str) -> Option<i64> {
    if zone.eq_ignore_ascii_case("z") {
        return Some(0);
    }
    let seconds = seconds_of(zone.get(1..)?)?;
    Some(if zone.starts_with('-') {
        -seconds
    } else {
        seconds
    })
}

/// A number of exactly that many digits.
fn number(text: &str, digits: usize) -> Option<i32> {
    let plain = text.len() == digits && text.bytes().all(|byte| byte.is_ascii_digit());
    plain.then(|| text.parse().ok())?
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

/// Numbers with the words behind them, in lower case: `1 d 2 h` is 1 of `d`
/// and 2 of `h`. `None` where it does not begin with a number, or one is too
/// large.
pub fn quantities(text: &str) -> Option<Vec<(u32, String)>> {
    let mut found = Vec::new();
    let mut rest = text.trim();
    while !rest.is_empty() {
        let digits = rest
            .find(|c: char| !c.is_ascii_digit())
            .unwrap_or(rest.len());
        let (number, after) = rest.split_at(digits);
        let after = after.trim_start();
        let word = after
            .find(|c: char| c.is_ascii_digit())
            .unwrap_or(after.len());
        let (unit, after) = after.split_at(word);
        found.push((number.parse().ok()?, unit.trim().to_lowercase()));
        rest = after;
    }
    (!found.is_empty()).then_some(found)
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
    fn a_date_is_ten_characters_and_nothing_else() {
        assert_eq!(
            Date::parse("2026-11-22").map(|day| day.to_string()),
            Some("2026-11-22".to_owned())
        );
        for text in [
            "",
            "2026-11",
            "2026-11-31",
            "26-11-22",
            "2026-1-22",
            "2026-11-22 ",
            "+026-11-22",
            "2026-11-22-1",
        ] {
            assert_eq!(Date::parse(text), None, "{text}");
        }
    }

    #[test]
    fn the_calendar_ends_where_it_ends() {
        let last = Date::of(9999, 12, 31).unwrap();
        assert_eq!(last.plus_days(u32::MAX), last);
        assert_eq!(last.shifted(i32::MIN), Date::of(0, 1, 1).unwrap());
        assert_eq!(Moment(i64::MAX).day(), None);
        assert_eq!(Moment(i64::MAX).to_string(), i64::MAX.to_string());
    }

    #[test]
    fn a_moment_is_read_in_its_time_zone() {
        let noon = Moment::parse("2026-11-22T12:00:00Z").unwrap();
        for text in [
            "2026-11-22T13:30:00+01:30",
            "2026-11-22 07:00-05:00",
            "2026-11-22t12:00:00.987z",
        ] {
            assert_eq!(Moment::parse(text), Some(noon), "{text}");
        }
        for text in [
            "2026-11-22",
            "2026-11-22T12:00:00",
            "2026-11-22T24:00:00Z",
            "2026-11-22T12:00:00.Z",
            "2026-11-22T1:00Z",
            "2026-11-22T12:00:00:00Z",
        ] {
            assert_eq!(Moment::parse(text), None, "{text}");
        }
        assert_eq!(Moment(-1).to_string(), "1969-12-31T23:59:59Z");
        assert_eq!(noon.day(), Date::of(2026, 11, 22));
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

    #[test]
    fn quantities_are_numbers_with_words() {
        let of = |number, word: &str| (number, word.to_owned());
        assert_eq!(quantities(" 1 D 2h "), Some(vec![of(1, "d"), of(2, "h")]));
        assert_eq!(quantities("90"), Some(vec![of(90, "")]));
        for text in ["", "soon", "99999999999 h"] {
            assert_eq!(quantities(text), None, "{text}");
        }
    }
}
