//! Sums and verdicts in words, the same on screen, on paper and in files.

use super::rpo::Rpo;
use super::rto::Rto;
use super::term::Range;
use super::verdict::Verdict;
use crate::model::units::show_minutes;

impl Verdict {
    /// Such as `misses by at least 3 h`.
    pub fn text(self) -> String {
        match self {
            Self::Meets => "meets".to_owned(),
            Self::Misses { by: 0, .. } => "misses".to_owned(),
            Self::Misses { by, at_least } => {
                let at_least = if at_least { "at least " } else { "" };
                format!("misses by {at_least}{}", show_minutes(by))
            }
            Self::Unknown => "unknown".to_owned(),
        }
    }
}

impl Range {
    /// Such as `1 h to 2 h`, `1 h or more`.
    pub fn text(self) -> String {
        match (self.low, self.high) {
            (Some(low), Some(high)) if low < high => {
                format!("{} to {}", show_minutes(low), show_minutes(high))
            }
            (_, Some(high)) => show_minutes(high),
            (Some(low), None) => format!("{} or more", show_minutes(low)),
            (None, None) => "unknown".to_owned(),
        }
    }
}

impl Rpo {
    /// The sum, such as `gap 4 h + run 50 min = 4 h 50 min`.
    pub fn formula(&self) -> String {
        if let Some(never) = self.never {
            return never.text();
        }
        let counted = self.terms.iter().filter(|term| term.minutes != Some(0));
        let parts: Vec<String> = counted
            .map(|term| match term.minutes {
                Some(minutes) => format!("{} {}", term.key, show_minutes(minutes)),
                None => format!("{} unknown", term.key),
            })
            .collect();
        let sum = match self.worst_case_minutes {
            Some(worst) => show_minutes(worst),
            None if self.known_minutes == 0 => "unknown".to_owned(),
            None => format!("at least {}", show_minutes(self.known_minutes)),
        };
        format!("{} = {sum}", parts.join(" + "))
    }
}

impl Rto {
    /// The sum, such as `detect 10 min + … = 3 h to 4 h`.
    pub fn formula(&self) -> String {
        let parts: Vec<String> = self
            .terms
            .iter()
            .map(|term| format!("{} {}", term.key, term.minutes.text()))
            .collect();
        let sum = match (self.total.high, self.known_minutes) {
            (Some(_), _) => self.total.text(),
            (None, 0) => "unknown".to_owned(),
            (None, known) => format!("at least {}", show_minutes(known)),
        };
        format!("{} = {sum}", parts.join(" + "))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_verdict_reads_as_people_say_it() {
        let misses = |by, at_least| Verdict::Misses { by, at_least }.text();
        assert_eq!(misses(230, false), "misses by 3 h 50 min");
        assert_eq!(misses(180, true), "misses by at least 3 h");
        assert_eq!(misses(0, true), "misses");
    }

    #[test]
    fn a_range_reads_from_low_to_high() {
        let range = |low, high| Range {
            low,
            likely: low,
            high,
        };
        assert_eq!(range(Some(60), Some(60)).text(), "1 h");
        assert_eq!(range(Some(60), Some(90)).text(), "1 h to 1 h 30 min");
        assert_eq!(range(Some(60), None).text(), "1 h or more");
        assert_eq!(Range::UNKNOWN.text(), "unknown");
    }
}
