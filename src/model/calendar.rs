//! The calendar of ISO 8601 as whole days since 1970-01-01, for the years 0000
//! to 9999. A date library costs more download than the rest of the model.

/// Days from 0000-03-01 to 1970-01-01: counted from March, a leap day is the last of its year.
const EPOCH: i32 = 719_468;
const DAYS_OF_400_YEARS: i32 = 146_097;

/// 0000-01-01.
pub(super) const FIRST: i32 = -719_528;
/// 9999-12-31.
pub(super) const LAST: i32 = 2_932_896;

/// The day of that year, month from 1 and day of the month, if there is one.
pub(super) const fn day_of(year: i32, month: i32, day: i32) -> Option<i32> {
    if year < 0 || year > 9999 || month < 1 || month > 12 || day < 1 || day > 31 {
        return None;
    }
    let (from_march, year_from_march) = if month > 2 {
        (month - 3, year)
    } else {
        (month + 9, year - 1)
    };
    let cycle = year_from_march.div_euclid(400);
    let year_of_cycle = year_from_march.rem_euclid(400);
    let day_of_year = (153 * from_march + 2) / 5 + day - 1;
    let day_of_cycle = year_of_cycle * 365 + year_of_cycle / 4 - year_of_cycle / 100 + day_of_year;
    let count = cycle * DAYS_OF_400_YEARS + day_of_cycle - EPOCH;
    // The 31st of a short month has run into the next.
    if date_of(count).2 == day {
        Some(count)
    } else {
        None
    }
}

/// Year, month from 1 and day of the month of a day.
pub(super) const fn date_of(count: i32) -> (i32, i32, i32) {
    let cycle = (count + EPOCH).div_euclid(DAYS_OF_400_YEARS);
    let day_of_cycle = (count + EPOCH).rem_euclid(DAYS_OF_400_YEARS);
    let leap_days = day_of_cycle / 1460 - day_of_cycle / 36_524 + day_of_cycle / 146_096;
    let year_of_cycle = (day_of_cycle - leap_days) / 365;
    let day_of_year =
        day_of_cycle - (365 * year_of_cycle + year_of_cycle / 4 - year_of_cycle / 100);
    let from_march = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * from_march + 2) / 5 + 1;
    let year = cycle * 400 + year_of_cycle;
    if from_march < 10 {
        (year, from_march + 3, day)
    } else {
        (year + 1, from_march - 9, day)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn known_days_have_their_known_numbers() {
        assert_eq!(day_of(1970, 1, 1), Some(0));
        assert_eq!(day_of(2000, 2, 29), Some(11_016));
        assert_eq!(day_of(0, 1, 1), Some(FIRST));
        assert_eq!(day_of(9999, 12, 31), Some(LAST));
        assert_eq!(date_of(FIRST), (0, 1, 1));
        assert_eq!(date_of(LAST), (9999, 12, 31));
    }

    #[test]
    fn days_that_no_month_has_are_none() {
        for (year, month, day) in [
            (1900, 2, 29),
            (2026, 2, 29),
            (2026, 4, 31),
            (2026, 13, 1),
            (2026, 0, 1),
            (2026, 1, 0),
            (2026, 1, 32),
            (-1, 1, 1),
            (10_000, 1, 1),
        ] {
            assert_eq!(day_of(year, month, day), None, "{year}-{month}-{day}");
        }
    }

    #[test]
    fn every_day_of_800_years_follows_the_one_before() {
        let (start, end) = (day_of(1600, 1, 1).unwrap(), day_of(2400, 1, 1).unwrap());
        let mut before = date_of(start - 1);
        for count in start..end {
            let (year, month, day) = date_of(count);
            assert_eq!(day_of(year, month, day), Some(count));
            let follows = match before {
                (y, 12, 31) => (year, month, day) == (y + 1, 1, 1),
                (y, m, d) => [(y, m, d + 1), (y, m + 1, 1)].contains(&(year, month, day)),
            };
            assert!(follows, "{before:?} {year}-{month}-{day}");
            before = (year, month, day);
        }
    }
}
