//! Things that have to be done again every year.

use crate::model::known::Known;
use crate::model::units::Date;
use crate::readiness::facts::Facts;
use crate::readiness::verdict::{Seen, Verdict};

/// Whether that day is within the year before the assessment. A day that is
/// still to come says nothing of what was done.
pub fn within_a_year(facts: &Facts, done_on: Known<Date>, seen: Seen) -> Verdict {
    match done_on.value().filter(|day| *day <= facts.as_of) {
        None => Verdict::unknown([seen]),
        Some(day) if facts.is_older(day, 365) => {
            Verdict::open([seen]).because(format!("Last done on {day}"))
        }
        Some(_) => Verdict::Holds,
    }
}
