//! Lengths of time and amounts of data as people write them in tables.

use crate::model::units::quantities;

/// A length of time in minutes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Span {
    /// The length; the longer of two.
    pub(super) minutes: u32,
    /// Whether two were given, as in `4-8 h`.
    pub(super) is_range: bool,
}

/// Minutes of `15 min`, `1 hour`, `1 d 2 h`, `1:30`, `4-8 h` or `PT4H`; a
/// plain number counts minutes. Of a range the longer one is what a target
/// allows at most.
pub(super) fn span(text: &str) -> Option<Span> {
    let text = text.trim().trim_start_matches(['<', '≤', '~', '>']).trim();
    for separator in ["–", "—", "-", " to ", "…", ".."] {
        let Some((low, high)) = text.split_once(separator) else {
            continue;
        };
        let minutes = minutes(high)?;
        // The first may leave its unit to the second.
        let starts_with_number = low.trim().starts_with(|c: char| c.is_ascii_digit());
        return starts_with_number.then_some(Span {
            minutes,
            is_range: true,
        });
    }
    minutes(text).map(|minutes| Span {
        minutes,
        is_range: false,
    })
}

/// Gigabytes of `500`, `500 GB` or `2 TB`.
pub(super) fn gigabytes(text: &str) -> Option<u32> {
    let parts = quantities(text)?;
    let [(number, unit)] = parts.as_slice() else {
        return None;
    };
    match unit.as_str() {
        "" | "g" | "gb" | "gib" => Some(*number),
        "t" | "tb" | "tib" => number.checked_mul(1_000),
        _ => None,
    }
}

fn minutes(text: &str) -> Option<u32> {
    let text = text.trim();
    if let Some((hours, minutes)) = text.split_once(':') {
        let (hours, minutes): (u32, u32) = (hours.parse().ok()?, minutes.parse().ok()?);
        return hours
            .checked_mul(60)?
            .checked_add(minutes)
            .filter(|_| minutes < 60);
    }
    let lower = text.to_lowercase();
    let plain = lower.strip_prefix("pt").unwrap_or(&lower);
    let mut total = 0_u32;
    for (number, unit) in quantities(plain)? {
        let factor = match unit.trim_end_matches(['.', ',']) {
            "" | "m" | "min" | "mins" | "minute" | "minutes" | "minuten" => 1,
            "h" | "hr" | "hrs" | "hour" | "hours" | "std" | "stunde" | "stunden" => 60,
            "d" | "day" | "days" | "tag" | "tage" => 1_440,
            "w" | "wk" | "week" | "weeks" => 10_080,
            _ => return None,
        };
        total = total.checked_add(number.checked_mul(factor)?)?;
    }
    Some(total)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_as_tables_have_them() {
        for (text, minutes, is_range) in [
            ("15 min", 15, false),
            ("1 hour", 60, false),
            ("1h", 60, false),
            ("24h", 1_440, false),
            ("8 hours", 480, false),
            ("1 d 2 h", 1_560, false),
            ("1:30", 90, false),
            ("90", 90, false),
            ("PT4H", 240, false),
            ("< 4 h", 240, false),
            ("4-8 h", 480, true),
            ("4 – 8 h", 480, true),
            ("30 min to 2 h", 120, true),
        ] {
            assert_eq!(span(text), Some(Span { minutes, is_range }), "{text}");
        }
        for text in [
            "",
            "soon",
            "4 parsecs",
            "-",
            "a-8 h",
            "99999999999 h",
            "1:75",
        ] {
            assert_eq!(span(text), None, "{text}");
        }
    }

    #[test]
    fn amounts_know_their_units() {
        assert_eq!(gigabytes("500 GB"), Some(500));
        assert_eq!(gigabytes("2TB"), Some(2_000));
        assert_eq!(gigabytes("5 %"), None);
    }
}
