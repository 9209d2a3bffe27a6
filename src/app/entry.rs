//! What people write, as values of a plan: in cells, in forms, in rows that
//! were pasted. Reading is generous; what cannot be meant is said in words.

use crate::model::Json;
use crate::model::choice::Choice;
use crate::model::field::{Shape, Unit};
use crate::model::id::Key;
use crate::model::plan::{Kind, Plan};
use crate::model::table::name_of;
use crate::model::units::{Date, quantities};

/// What stands for "nobody has said".
const UNKNOWN: &[&str] = &["", "-", "?", "unknown", "n/a"];

/// The value that the text stands for; `Null` where it says nothing.
///
/// # Errors
/// The text cannot be meant; says what could.
pub fn read(shape: Shape, text: &str, plan: &Plan) -> Result<Json, String> {
    let text = text.trim();
    if UNKNOWN.contains(&text.to_lowercase().as_str()) {
        return Ok(Json::Null);
    }
    let found = match shape {
        Shape::Text | Shape::Lines | Shape::Link => Some(text.into()),
        Shape::Region | Shape::Zone => Some(text.to_lowercase().into()),
        Shape::ClockTime => clock(text).map(Json::from),
        Shape::Flag => flag(text).map(Json::from),
        Shape::Amount(unit) => amount(unit, text).map(Json::from),
        Shape::Date => Date::parse(text).map(|date| date.to_string().into()),
        Shape::Choice(choices) => choice(choices, text).map(Json::from),
        Shape::Ref(kind) => return object(plan, &[kind], text),
        Shape::Owner => return object(plan, &[Kind::Person, Kind::Team], text),
        Shape::Texts | Shape::Zones | Shape::Choices(_) | Shape::Refs(_) => {
            return several(shape, text, plan);
        }
        Shape::Moment | Shape::AnyRef | Shape::Records(_) | Shape::Json => None,
    };
    found.ok_or_else(|| format!("“{text}” is not {}", expected(shape)))
}

/// What is expected of somebody who types a value of that shape.
pub fn expected(shape: Shape) -> String {
    match shape {
        Shape::Amount(Unit::Minutes) => "a time such as 4 h or 90 min".to_owned(),
        Shape::Amount(Unit::Gigabytes) => "an amount such as 500 GB or 2 TB".to_owned(),
        Shape::Amount(Unit::MegabytesPerSecond) => "a rate such as 100 MB/s".to_owned(),
        Shape::Amount(Unit::Count) => "a whole number".to_owned(),
        Shape::Choice(choices) | Shape::Choices(choices) => {
            let labels: Vec<&str> = choices.iter().map(|choice| choice.label).collect();
            format!("one of: {}", labels.join(", "))
        }
        Shape::Records(_) => "something a cell can hold; open the details".to_owned(),
        other => other.expected(),
    }
}

/// Minutes, from `4 h`, `90 min`, `1 d 2 h`, `1:30` or a plain number.
pub fn minutes(text: &str) -> Option<u32> {
    if let Some((hours, minutes)) = text.split_once(':') {
        let (hours, minutes): (u32, u32) =
            (hours.trim().parse().ok()?, minutes.trim().parse().ok()?);
        return hours.checked_mul(60)?.checked_add(minutes);
    }
    let mut total: u32 = 0;
    for (number, unit) in quantities(text)? {
        let factor = match unit.as_str() {
            "" | "m" | "min" | "mins" | "minute" | "minutes" => 1,
            "h" | "hr" | "hrs" | "hour" | "hours" => 60,
            "d" | "day" | "days" => 1_440,
            "w" | "week" | "weeks" => 10_080,
            _ => return None,
        };
        total = total.checked_add(number.checked_mul(factor)?)?;
    }
    Some(total)
}

fn amount(unit: Unit, text: &str) -> Option<u32> {
    if unit == Unit::Minutes {
        return minutes(text);
    }
    let found = quantities(text)?;
    let [(number, word)] = found.as_slice() else {
        return None;
    };
    let factor = match (unit, word.as_str()) {
        (_, "")
        | (Unit::Gigabytes, "gb" | "gib" | "g")
        | (Unit::Percent, "%" | "percent")
        | (Unit::MegabytesPerSecond, "mb/s" | "mib/s")
        | (Unit::Days, "d" | "day" | "days") => 1,
        (Unit::Gigabytes, "tb" | "tib" | "t") | (Unit::MegabytesPerSecond, "gb/s") => 1_000,
        (Unit::Days, "w" | "week" | "weeks") => 7,
        _ => return None,
    };
    number.checked_mul(factor)
}

fn clock(text: &str) -> Option<String> {
    let (hour, minute) = text.split_once(':')?;
    let (hour, minute): (u8, u8) = (hour.parse().ok()?, minute.parse().ok()?);
    (hour < 24 && minute < 60).then(|| format!("{hour:02}:{minute:02}"))
}

fn flag(text: &str) -> Option<bool> {
    match text.to_lowercase().as_str() {
        "yes" | "y" | "true" | "1" | "x" | "on" => Some(true),
        "no" | "n" | "false" | "0" | "off" => Some(false),
        _ => None,
    }
}

fn choice(choices: &[Choice], text: &str) -> Option<&'static str> {
    let wanted = plain(text);
    choices
        .iter()
        .find(|choice| plain(choice.key) == wanted || plain(choice.label) == wanted)
        .map(|choice| choice.key)
}

fn object(plan: &Plan, kinds: &[Kind], text: &str) -> Result<Json, String> {
    let key: Option<Key> = text.parse().ok();
    for &kind in kinds {
        let table = plan.table(kind);
        for index in 0..table.count() {
            let Some(row) = table.row(index) else {
                continue;
            };
            let id = row.meta().id;
            if key == Some(id) || name_of(row).trim().eq_ignore_ascii_case(text) {
                return Ok(id.to_string().into());
            }
        }
    }
    let what = match kinds {
        [kind] => kind.label().to_lowercase(),
        _ => "person or team".to_owned(),
    };
    Err(format!("there is no {what} called “{text}”"))
}

fn several(shape: Shape, text: &str, plan: &Plan) -> Result<Json, String> {
    text.split([',', ';', '|'])
        .map(str::trim)
        .filter(|part| !part.is_empty())
        .map(|part| read(shape.item(), part, plan))
        .collect::<Result<Vec<Json>, String>>()
        .map(Json::from)
}

/// A word without what people vary: case, spaces, punctuation.
pub(super) fn plain(text: &str) -> String {
    text.chars()
        .filter(|c| c.is_alphanumeric())
        .flat_map(char::to_lowercase)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::edit::{Edit, Stamp};
    use crate::model::field::FieldValue;
    use crate::model::known::Known;
    use crate::model::workload::WorkloadKind;

    #[track_caller]
    fn check(shape: Shape, cases: &[(&str, &str)]) {
        let group = Edit::add(Kind::Group, Key(7), [("name", "Nightly".into())]);
        let plan = Plan::new(Key(1), "Test");
        let plan = plan.apply(&group, &Stamp::default()).unwrap();
        for (text, expected) in cases {
            let found = match read(shape, text, &plan) {
                Ok(value) => value.to_string(),
                Err(why) => why,
            };
            assert_eq!(found, *expected, "{text}");
        }
    }

    #[test]
    fn times_are_read_as_people_write_them() {
        check(
            Shape::Amount(Unit::Minutes),
            &[
                ("4 h", "240"),
                ("90", "90"),
                ("1d 2h", "1560"),
                ("1:30", "90"),
                ("unknown", "null"),
                ("soon", "“soon” is not a time such as 4 h or 90 min"),
                (
                    "4 parsecs",
                    "“4 parsecs” is not a time such as 4 h or 90 min",
                ),
                (
                    "99999999999 h",
                    "“99999999999 h” is not a time such as 4 h or 90 min",
                ),
            ],
        );
    }

    #[test]
    fn amounts_know_their_units() {
        check(
            Shape::Amount(Unit::Gigabytes),
            &[
                ("500", "500"),
                ("2 TB", "2000"),
                ("5 %", "“5 %” is not an amount such as 500 GB or 2 TB"),
            ],
        );
        check(Shape::Amount(Unit::Percent), &[("75 %", "75")]);
        check(
            Shape::Amount(Unit::MegabytesPerSecond),
            &[("100 MB/s", "100"), ("2 GB/s", "2000")],
        );
    }

    #[test]
    fn choices_go_by_key_or_label() {
        check(
            Known::<WorkloadKind>::SHAPE,
            &[("sap hana", "\"sap_hana\""), ("SAP_HANA", "\"sap_hana\"")],
        );
        check(
            Shape::Flag,
            &[("Yes", "true"), ("n", "false"), ("?", "null")],
        );
    }

    #[test]
    fn objects_go_by_name() {
        check(
            Shape::Ref(Kind::Group),
            &[
                ("nightly", "\"00000000000000000000000000000007\""),
                ("weekly", "there is no protection group called “weekly”"),
            ],
        );
    }

    #[test]
    fn lists_are_split() {
        check(
            Shape::Zones,
            &[("eu-de-1, EU-DE-2", "[\"eu-de-1\",\"eu-de-2\"]")],
        );
        check(
            Shape::ClockTime,
            &[
                ("7:05", "\"07:05\""),
                ("25:00", "“25:00” is not a time such as 22:30"),
            ],
        );
    }
}
