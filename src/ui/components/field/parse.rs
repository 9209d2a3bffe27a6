//! Whole numbers and durations as people write them. Pure; minutes and counts, no floats.

/// Why a text is not a number or duration; made for the reader.
pub type Problem = &'static str;

/// Not a number.
pub const NOT_A_NUMBER: Problem = "Write a whole number";
/// Not a duration.
pub const NOT_A_DURATION: Problem = "Write a duration such as 90 min, 4 h or 1 d 6 h";
/// Beyond what can be stored.
pub const TOO_LARGE: Problem = "This is too large";

const MINUTES: u64 = 1;
const HOURS: u64 = 60;
const DAYS: u64 = 24 * 60;
const WEEKS: u64 = 7 * DAYS;

/// A whole number; spaces, underscores and grouping commas are allowed; an empty text is `None`.
///
/// # Errors
/// When the text is no whole number, or too large.
pub fn number(text: &str) -> Result<Option<u64>, Problem> {
    let text = text.trim();
    if text.is_empty() {
        return Ok(None);
    }
    if !commas_group(text) {
        return Err(NOT_A_NUMBER);
    }
    let mut total: u64 = 0;
    let mut digits = 0;
    for c in text
        .chars()
        .filter(|c| !c.is_whitespace() && *c != '_' && *c != ',')
    {
        let digit = c.to_digit(10).ok_or(NOT_A_NUMBER)?;
        total = total
            .checked_mul(10)
            .and_then(|t| t.checked_add(u64::from(digit)))
            .ok_or(TOO_LARGE)?;
        digits += 1;
    }
    if digits == 0 {
        Err(NOT_A_NUMBER)
    } else {
        Ok(Some(total))
    }
}

/// A duration in minutes: `15`, `90 min`, `4 h`, `1.5 h`, `1h30`, `1:30`, `1 d 6 h`, `2 weeks`;
/// an empty text is `None`. A number without unit counts minutes.
///
/// # Errors
/// When the text is no duration of whole minutes, or too large.
pub fn duration(text: &str) -> Result<Option<u32>, Problem> {
    let text = text.trim().to_lowercase();
    if text.is_empty() {
        return Ok(None);
    }
    if let Some((hours, minutes)) = text.split_once(':') {
        return clock(hours, minutes).map(Some);
    }
    let mut rest = text.as_str();
    let mut total: u64 = 0;
    let mut finer_than = u64::MAX;
    while !rest.is_empty() {
        let (amount, after) = decimal(rest)?;
        let (word, after) = unit_word(after);
        let unit = match (word, finer_than) {
            // `1h30`: what follows the hours are minutes
            ("", u64::MAX | HOURS) => MINUTES,
            (word, _) => unit(word).ok_or(NOT_A_DURATION)?,
        };
        if unit >= finer_than {
            return Err(NOT_A_DURATION);
        }
        finer_than = unit;
        total = total.checked_add(amount.times(unit)?).ok_or(TOO_LARGE)?;
        rest = after.trim_start_matches([' ', ',', '\u{a0}', '\u{202f}']);
    }
    u32::try_from(total).map(Some).map_err(|_| TOO_LARGE)
}

/// Minutes as people read them: `0 min`, `1 h 30 min`, `1 d 6 h`.
pub fn format_duration(minutes: u32) -> String {
    let minutes = u64::from(minutes);
    let parts = [
        (minutes / DAYS, "d"),
        (minutes % DAYS / HOURS, "h"),
        (minutes % HOURS, "min"),
    ];
    let mut text = String::new();
    for (amount, unit) in parts.into_iter().filter(|(amount, _)| *amount > 0) {
        if !text.is_empty() {
            text.push(' ');
        }
        text.push_str(&amount.to_string());
        text.push(' ');
        text.push_str(unit);
    }
    if text.is_empty() {
        "0 min".to_owned()
    } else {
        text
    }
}

/// A decimal amount, kept exact: `digits` over ten to the power of `places`.
struct Amount {
    digits: u64,
    places: u32,
}

impl Amount {
    fn times(&self, unit: u64) -> Result<u64, Problem> {
        let scale = 10_u64.pow(self.places);
        let product = self.digits.checked_mul(unit).ok_or(TOO_LARGE)?;
        if product % scale == 0 {
            Ok(product / scale)
        } else {
            Err(NOT_A_DURATION)
        }
    }
}

fn decimal(text: &str) -> Result<(Amount, &str), Problem> {
    let end = text
        .find(|c: char| !c.is_ascii_digit() && c != '.')
        .unwrap_or(text.len());
    let (number, rest) = text.split_at(end);
    let (whole, fraction) = number.split_once('.').unwrap_or((number, ""));
    if whole.is_empty() || fraction.len() > 3 || fraction.contains('.') {
        return Err(NOT_A_DURATION);
    }
    let parse = |digits: &str| digits.parse::<u64>().map_err(|_| TOO_LARGE);
    let places = u32::try_from(fraction.len()).map_err(|_| NOT_A_DURATION)?;
    let scaled = parse(whole)?
        .checked_mul(10_u64.pow(places))
        .ok_or(TOO_LARGE)?;
    let digits = if fraction.is_empty() {
        scaled
    } else {
        scaled.saturating_add(parse(fraction)?)
    };
    Ok((Amount { digits, places }, rest))
}

fn unit_word(text: &str) -> (&str, &str) {
    let text = text.trim_start();
    let end = text
        .find(|c: char| !c.is_alphabetic())
        .unwrap_or(text.len());
    text.split_at(end)
}

fn unit(word: &str) -> Option<u64> {
    match word {
        "m" | "min" | "mins" | "minute" | "minutes" => Some(MINUTES),
        "h" | "hr" | "hrs" | "hour" | "hours" => Some(HOURS),
        "d" | "day" | "days" => Some(DAYS),
        "w" | "wk" | "week" | "weeks" => Some(WEEKS),
        _ => None,
    }
}

fn clock(hours: &str, minutes: &str) -> Result<u32, Problem> {
    let whole = |text: &str| text.trim().parse::<u32>().map_err(|_| NOT_A_DURATION);
    let (hours, minutes) = (whole(hours)?, whole(minutes)?);
    if minutes > 59 {
        return Err(NOT_A_DURATION);
    }
    hours
        .checked_mul(60)
        .and_then(|h| h.checked_add(minutes))
        .ok_or(TOO_LARGE)
}

/// Commas, where there are any, stand before groups of three digits.
fn commas_group(text: &str) -> bool {
    let mut groups = text.split(',');
    let first = groups
        .next()
        .is_some_and(|group| !group.is_empty() || !text.contains(','));
    first && groups.all(|group| group.len() == 3)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whole_numbers_in_the_ways_people_write_them() {
        for (text, expected) in [
            ("", Ok(None)),
            ("  ", Ok(None)),
            ("0", Ok(Some(0))),
            (" 42 ", Ok(Some(42))),
            ("10 000", Ok(Some(10_000))),
            ("10,000", Ok(Some(10_000))),
            ("1,5", Err(NOT_A_NUMBER)),
            (",100", Err(NOT_A_NUMBER)),
            ("1.5", Err(NOT_A_NUMBER)),
            ("-1", Err(NOT_A_NUMBER)),
            ("_", Err(NOT_A_NUMBER)),
            ("99999999999999999999", Err(TOO_LARGE)),
        ] {
            assert_eq!(number(text), expected, "{text}");
        }
    }

    #[test]
    fn durations_in_the_ways_people_write_them() {
        for (text, expected) in [
            ("", Ok(None)),
            ("15", Ok(Some(15))),
            ("90 min", Ok(Some(90))),
            ("4 h", Ok(Some(240))),
            ("4H", Ok(Some(240))),
            ("1.5 h", Ok(Some(90))),
            ("0.05 h", Ok(Some(3))),
            ("1h30", Ok(Some(90))),
            ("1 h 30 min", Ok(Some(90))),
            ("1:30", Ok(Some(90))),
            ("1 d 6 h", Ok(Some(1_800))),
            ("1 day, 6 hours", Ok(Some(1_800))),
            ("2 weeks", Ok(Some(20_160))),
            ("1 d 30", Err(NOT_A_DURATION)),
            ("6 h 1 d", Err(NOT_A_DURATION)),
            ("1 h 1 h", Err(NOT_A_DURATION)),
            ("0.001 h", Err(NOT_A_DURATION)),
            ("h", Err(NOT_A_DURATION)),
            ("4 x", Err(NOT_A_DURATION)),
            ("1:75", Err(NOT_A_DURATION)),
            ("-4 h", Err(NOT_A_DURATION)),
            ("99999999 w", Err(TOO_LARGE)),
        ] {
            assert_eq!(duration(text), expected, "{text}");
        }
    }

    #[test]
    fn a_written_duration_reads_back() {
        for minutes in [0, 1, 59, 60, 90, 1_439, 1_440, 1_800, 20_160, 100_000] {
            assert_eq!(duration(&format_duration(minutes)), Ok(Some(minutes)));
        }
        assert_eq!(format_duration(1_801), "1 d 6 h 1 min");
    }
}
