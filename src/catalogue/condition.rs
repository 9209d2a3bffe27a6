//! Conditions on the deployment, as data: when a duty or an item applies.
//!
//! Three-valued: a field that states nothing makes a condition neither true
//! nor false, so that "I don't know" is never taken for "no".

use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error};
use serde_json::json;

use crate::model::Json;
use crate::model::plan::{Kind, Plan};
use crate::model::record::Map;
use crate::model::table::AnyObject;

/// A condition on an object of the plan.
#[derive(Clone, Debug, PartialEq)]
pub enum Condition {
    /// `{"field": "platform", "in": ["vmware"]}`, or `"is"` with one value:
    /// the field states one of these. A list field: one of its items does.
    Field {
        /// The field's key.
        field: String,
        /// The accepted values.
        values: Vec<Json>,
    },
    /// `{"stated": "findings"}`: the field states something.
    Stated(String),
    /// `{"all": [...]}`: each of these holds.
    All(Vec<Self>),
    /// `{"any": [...]}`: at least one of these holds.
    Any(Vec<Self>),
    /// `{"not": ...}`: that does not hold.
    Not(Box<Self>),
    /// `{"plan_has": "connection", "where": ...}`: an object of that kind does.
    PlanHas {
        /// The kind.
        kind: Kind,
        /// What holds for it; anything where none is given.
        of: Option<Box<Self>>,
    },
}

impl Condition {
    /// Whether it holds for that object; `None` where the plan does not say.
    pub fn holds(&self, object: &dyn AnyObject, plan: &Plan) -> Option<bool> {
        match self {
            Self::Field { field, values } => {
                let stated = object.field(field)?;
                Some(match &stated {
                    Json::Array(items) => items.iter().any(|item| values.contains(item)),
                    value => values.contains(value),
                })
            }
            Self::Stated(field) => Some(object.field(field).is_some()),
            Self::All(parts) => all(parts.iter().map(|part| part.holds(object, plan))),
            Self::Any(parts) => any(parts.iter().map(|part| part.holds(object, plan))),
            Self::Not(part) => part.holds(object, plan).map(|holds| !holds),
            Self::PlanHas { kind, of } => {
                let table = plan.table(*kind);
                any((0..table.count()).filter_map(|index| {
                    let row = table.row(index)?;
                    Some(of.as_ref().map_or(Some(true), |part| part.holds(row, plan)))
                }))
            }
        }
    }

    /// The fields of the object itself that decide.
    pub fn fields(&self) -> Vec<&str> {
        match self {
            Self::Field { field, .. } | Self::Stated(field) => vec![field],
            Self::All(parts) | Self::Any(parts) => parts.iter().flat_map(Self::fields).collect(),
            Self::Not(part) => part.fields(),
            Self::PlanHas { .. } => Vec::new(),
        }
    }

    fn read(json: &Json) -> Result<Self, String> {
        let map = json
            .as_object()
            .ok_or_else(|| format!("a condition is an object, not {json}"))?;
        if let Some(field) = map.get("field").and_then(Json::as_str) {
            return read_field(field, map);
        }
        if let Some(field) = map.get("stated").and_then(Json::as_str) {
            return Ok(Self::Stated(field.to_owned()));
        }
        if let Some(parts) = map.get("all").and_then(Json::as_array) {
            return Ok(Self::All(
                parts.iter().map(Self::read).collect::<Result<_, _>>()?,
            ));
        }
        if let Some(parts) = map.get("any").and_then(Json::as_array) {
            return Ok(Self::Any(
                parts.iter().map(Self::read).collect::<Result<_, _>>()?,
            ));
        }
        if let Some(part) = map.get("not") {
            return Ok(Self::Not(Box::new(Self::read(part)?)));
        }
        if let Some(kind) = map.get("plan_has").and_then(Json::as_str) {
            let kind = Kind::from_key(kind).ok_or_else(|| format!("no kind is called {kind}"))?;
            let of = map.get("where").map(Self::read).transpose()?.map(Box::new);
            return Ok(Self::PlanHas { kind, of });
        }
        Err(format!(
            "a condition needs field, stated, all, any, not or plan_has: {json}"
        ))
    }
}

fn read_field(field: &str, map: &Map) -> Result<Condition, String> {
    let values = match (map.get("in"), map.get("is")) {
        (Some(Json::Array(values)), None) => values.clone(),
        (None, Some(value)) => vec![value.clone()],
        _ => return Err(format!("the condition on {field} needs `is` or `in`")),
    };
    Ok(Condition::Field {
        field: field.to_owned(),
        values,
    })
}

impl Serialize for Condition {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let json = match self {
            Self::Field { field, values } => json!({ "field": field, "in": values }),
            Self::Stated(field) => json!({ "stated": field }),
            Self::All(parts) => json!({ "all": parts }),
            Self::Any(parts) => json!({ "any": parts }),
            Self::Not(part) => json!({ "not": part }),
            Self::PlanHas { kind, of: None } => json!({ "plan_has": kind.key() }),
            Self::PlanHas {
                kind,
                of: Some(part),
            } => json!({ "plan_has": kind.key(), "where": part }),
        };
        json.serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Condition {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let json = Json::deserialize(deserializer)?;
        Self::read(&json).map_err(Error::custom)
    }
}

fn all(parts: impl Iterator<Item = Option<bool>>) -> Option<bool> {
    any(parts.map(|part| part.map(|holds| !holds))).map(|holds| !holds)
}

fn any(parts: impl Iterator<Item = Option<bool>>) -> Option<bool> {
    let mut unsaid = false;
    for part in parts {
        match part {
            Some(true) => return Some(true),
            Some(false) => {}
            None => unsaid = true,
        }
    }
    if unsaid { None } else { Some(false) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::id::{Id, Key};
    use crate::model::instance::{Encryption, Instance};
    use crate::model::known::Known;

    #[track_caller]
    fn check(condition: &str, encryption: Known<Encryption>, expected: Option<bool>) {
        let condition: Condition = serde_json::from_str(condition).unwrap();
        let mut instance = Instance::new(Id::new(Key(7)));
        instance.encryption = encryption;
        let plan = Plan::new(Key(1), "Test");
        assert_eq!(condition.holds(&instance, &plan), expected);
    }

    #[test]
    fn a_field_that_states_nothing_decides_nothing() {
        let own = r#"{"field": "encryption", "in": ["key_protect", "hpcs"]}"#;
        check(own, Known::Is(Encryption::Hpcs), Some(true));
        check(own, Known::Is(Encryption::Provider), Some(false));
        check(own, Known::Unknown, None);
    }

    #[test]
    fn one_true_part_is_enough_whatever_else_is_unsaid() {
        let either =
            r#"{"any": [{"field": "vpe", "is": true}, {"field": "encryption", "is": "hpcs"}]}"#;
        check(either, Known::Is(Encryption::Hpcs), Some(true));
        check(either, Known::Is(Encryption::Provider), None);
    }

    #[test]
    fn a_plan_without_such_an_object_has_none() {
        check(r#"{"plan_has": "connection"}"#, Known::Unknown, Some(false));
        check(
            r#"{"not": {"plan_has": "connection"}}"#,
            Known::Unknown,
            Some(true),
        );
    }

    #[test]
    fn a_misspelt_condition_is_refused() {
        assert!(serde_json::from_str::<Condition>(r#"{"feild": "x"}"#).is_err());
    }
}
