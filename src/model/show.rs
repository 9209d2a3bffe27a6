//! Field values as people read them.

use super::Json;
use super::choice::Choice;
use super::field::{Shape, Unit};
use super::id::Key;
use super::plan::{Kind, Plan};
use super::units::show_minutes;

impl Shape {
    /// What a value of this shape looks like, for messages.
    pub fn expected(&self) -> String {
        match self {
            Self::Text | Self::Lines => "text".to_owned(),
            Self::Texts => "a list of texts".to_owned(),
            Self::Flag => "yes or no".to_owned(),
            Self::Amount(unit) => format!("a whole number of {}", unit.label()),
            Self::Date => "a date such as 2026-11-22".to_owned(),
            Self::Moment => "an instant such as 2026-11-22T10:00:00Z".to_owned(),
            Self::ClockTime => "a time such as 22:30".to_owned(),
            Self::Link => "an address".to_owned(),
            Self::Region => "a region such as eu-de".to_owned(),
            Self::Zone => "a zone such as eu-de-1".to_owned(),
            Self::Zones => "a list of zones such as eu-de-1".to_owned(),
            Self::Choice(choices) => format!("one of {}", keys(choices)),
            Self::Choices(choices) => format!("a list of {}", keys(choices)),
            Self::Ref(kind) => format!("the id of a {}", kind.key()),
            Self::Refs(kind) => format!("a list of ids of {}", kind.plural().to_ascii_lowercase()),
            Self::Owner => "the id of a person or team".to_owned(),
            Self::AnyRef => "an object with `kind` and `id`".to_owned(),
            Self::Records(_) => "a list of objects".to_owned(),
            Self::Json => "any value".to_owned(),
        }
    }

    /// The value in words. A pointer to an object that is gone shows its id.
    pub fn show(&self, value: &Json, plan: &Plan) -> String {
        match (self, value) {
            (_, Json::Null) => "unknown".to_owned(),
            (Self::Flag, Json::Bool(flag)) => if *flag { "yes" } else { "no" }.to_owned(),
            (Self::Amount(unit), Json::Number(_)) => value
                .as_u64()
                .and_then(|amount| u32::try_from(amount).ok())
                .map_or_else(|| value.to_string(), |amount| unit.show(amount)),
            (Self::Choice(choices), Json::String(key)) => label(choices, key),
            (Self::Ref(kind), Json::String(text)) => name(plan, &[*kind], text),
            (Self::Owner, Json::String(text)) => name(plan, &[Kind::Person, Kind::Team], text),
            (Self::AnyRef, Json::Object(map)) => {
                let kind = map.get("kind").and_then(Json::as_str).unwrap_or_default();
                let id = map.get("id").and_then(Json::as_str).unwrap_or_default();
                name(plan, Kind::from_key(kind).as_slice(), id)
            }
            (_, Json::Array(items)) => {
                let item = self.item();
                let shown: Vec<String> = items.iter().map(|value| item.show(value, plan)).collect();
                shown.join(", ")
            }
            (Self::Records(fields), Json::Object(map)) => {
                let shown: Vec<String> = fields
                    .iter()
                    .filter_map(|field| {
                        let value = map.get(field.key)?;
                        let shown = field.shape.show(value, plan);
                        Some(format!("{} {shown}", field.in_sentence()))
                    })
                    .collect();
                shown.join(" ")
            }
            (_, Json::String(text)) => text.clone(),
            _ => value.to_string(),
        }
    }

    /// The shape of one item of a list.
    #[must_use]
    pub const fn item(self) -> Self {
        match self {
            Self::Texts => Self::Text,
            Self::Zones => Self::Zone,
            Self::Choices(choices) => Self::Choice(choices),
            Self::Refs(kind) => Self::Ref(kind),
            other => other,
        }
    }
}

impl Unit {
    /// The unit's name.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Minutes => "minutes",
            Self::Days => "days",
            Self::Gigabytes => "GB",
            Self::MegabytesPerSecond => "MB/s",
            Self::Percent => "percent",
            Self::Count => "things",
        }
    }

    /// The amount with its unit.
    pub fn show(self, amount: u32) -> String {
        match self {
            Self::Minutes => show_minutes(amount),
            Self::Days => format!("{amount} d"),
            Self::Gigabytes => format!("{amount} GB"),
            Self::MegabytesPerSecond => format!("{amount} MB/s"),
            Self::Percent => format!("{amount} %"),
            Self::Count => amount.to_string(),
        }
    }
}

fn keys(choices: &[Choice]) -> String {
    let keys: Vec<&str> = choices.iter().map(|choice| choice.key).collect();
    keys.join(", ")
}

fn label(choices: &[Choice], key: &str) -> String {
    choices
        .iter()
        .find(|choice| choice.key == key)
        .map_or(key, |choice| choice.label)
        .to_owned()
}

fn name(plan: &Plan, kinds: &[Kind], id: &str) -> String {
    let name = id.parse::<Key>().ok().and_then(|key| {
        kinds
            .iter()
            .map(|&kind| plan.object_name(kind, key))
            .find(|name| !name.is_empty())
    });
    name.unwrap_or_else(|| id.to_owned())
}
