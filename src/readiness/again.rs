//! Why something that held has to be verified again, in words.

use super::item::Item;
use super::standing::proof_expires;
use super::verdict::Verdict;
use crate::file::changes::in_short;
use crate::model::attestation::{Attestation, Status};
use crate::model::units::Date;

/// Why the item has to be verified again. `changes` is what is not as it was
/// when the statement was made; `None` where all is as it was.
pub fn why_again(
    item: &Item,
    verdict: &Verdict,
    statement: Option<&Attestation>,
    changes: Option<&[String]>,
    as_of: Date,
) -> String {
    if let Verdict::Proven(until) = verdict {
        return format!("The record that shows it counted until {until}");
    }
    let Some(statement) = statement.filter(|row| row.status.is(&Status::Done)) else {
        return "It has to be looked at again".to_owned();
    };
    let said = statement.stated_on.value();
    let days = item.cadence_days();
    let age = match (proof_expires(item, statement), said) {
        (Some(until), _) => (until < as_of).then(|| format!("The evidence counted until {until}")),
        (None, None) => Some("Nobody wrote down when it was stated".to_owned()),
        (None, Some(day)) => (day.plus_days(days) < as_of).then(|| {
            format!("It was stated on {day}, and counts for {days} days without evidence")
        }),
    };
    let change = changes.map(|changes| {
        let since = said.map_or_else(String::new, |day| format!(" since {day}"));
        in_short(changes).map_or_else(
            || format!("The object, or something that it depends on, has changed{since}"),
            |what| format!("{what}{since}"),
        )
    });
    let reasons: Vec<String> = age.into_iter().chain(change).collect();
    reasons.join("; ")
}
