//! Catalogues of earlier versions of the format, as plans and files keep them.

use serde_json::json;

use crate::model::Json;
use crate::model::field::Shape;
use crate::model::plan::Kind;
use crate::model::record::Map;

/// The catalogue in the current version; nothing where it is of that already.
pub(super) fn to_current(json: &Json, major: u64) -> Option<Json> {
    if major >= super::kept::VERSION.0 {
        return None;
    }
    let mut json = json.clone();
    write_conditions(&mut json);
    Some(json)
}

/// From version 1 to 2: a condition was an object, and is an expression.
fn write_conditions(json: &mut Json) {
    for (list, kind) in [("duties", "attaches"), ("checks", "applies_to")] {
        let entries = json.get_mut(list).and_then(Json::as_array_mut);
        for entry in entries.into_iter().flatten() {
            let kind = entry.get(kind).and_then(Json::as_str);
            let kind = kind.and_then(Kind::from_key).unwrap_or(Kind::PlanFacts);
            for key in ["when", "holds"] {
                let Some(condition) = entry.get_mut(key) else {
                    continue;
                };
                // What cannot be written stays, and is refused with its place.
                if let Some(text) = condition.as_object().and_then(|map| written(map, kind)) {
                    *condition = json!(text);
                }
            }
        }
    }
}

/// A condition of version 1 as an expression about objects of that kind.
fn written(map: &Map, kind: Kind) -> Option<String> {
    let own = kind.key();
    let part = |json: &Json| json.as_object().and_then(|map| written(map, kind));
    if let Some(field) = map.get("field").and_then(Json::as_str) {
        let values: Vec<&Json> = match map.get("in") {
            Some(values) => values.as_array()?.iter().collect(),
            None => vec![map.get("is")?],
        };
        return Some(field_is(kind, field, &values));
    }
    if let Some(field) = map.get("stated").and_then(Json::as_str) {
        return Some(format!("has({own}.{field})"));
    }
    for (key, with, nothing) in [("all", " && ", "true"), ("any", " || ", "false")] {
        if let Some(parts) = map.get(key).and_then(Json::as_array) {
            let parts: Option<Vec<String>> = parts
                .iter()
                .map(|json| part(json).map(|text| format!("({text})")))
                .collect();
            let parts = parts?;
            return Some(match &*parts {
                [] => nothing.to_owned(),
                parts => parts.join(with),
            });
        }
    }
    if let Some(json) = map.get("not") {
        return Some(format!("!({})", part(json)?));
    }
    let kind = Kind::from_key(map.get("plan_has")?.as_str()?)?;
    let of = match map.get("where") {
        Some(json) => written(json.as_object()?, kind)?,
        None => "true".to_owned(),
    };
    if kind.is_single() {
        return Some(of);
    }
    let list = kind.path().last()?;
    Some(format!("{list}.exists({}, {of})", kind.key()))
}

fn field_is(kind: Kind, field: &str, values: &[&Json]) -> String {
    let own = kind.key();
    let shape = kind.field_index(field).and_then(|at| kind.fields().get(at));
    let is_list = shape.is_some_and(|field| {
        matches!(
            field.shape,
            Shape::Texts | Shape::Zones | Shape::Choices(_) | Shape::Refs(_)
        )
    });
    match values {
        _ if is_list => {
            let parts: Vec<String> = values
                .iter()
                .map(|value| format!("{value} in {own}.{field}"))
                .collect();
            parts.join(" || ")
        }
        [Json::Bool(true)] => format!("{own}.{field}"),
        [Json::Bool(false)] => format!("!{own}.{field}"),
        [value] => format!("{own}.{field} == {value}"),
        values => format!("{own}.{field} in {}", json!(values)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalogue::condition::Condition;

    #[track_caller]
    fn check(before: &Json, expected: &str) {
        let text = written(before.as_object().unwrap(), Kind::Workload).unwrap();
        assert_eq!(text, expected);
        let condition = Condition::parse(&text).unwrap();
        assert_eq!(condition.check(Kind::Workload), Ok(()));
    }

    #[test]
    fn conditions_of_version_1_go_on_as_expressions() {
        check(
            &json!({"field": "platform", "in": ["vmware", "other"]}),
            r#"workload.platform in ["vmware","other"]"#,
        );
        check(
            &json!({"all": [{"field": "kind", "is": "oracle"}, {"not": {"stated": "platform"}}]}),
            r#"(workload.kind == "oracle") && (!(has(workload.platform)))"#,
        );
        check(
            &json!({"any": [{"plan_has": "connection"},
                {"plan_has": "instance", "where": {"field": "vpe", "is": true}}]}),
            "(connections.exists(connection, true)) || (instances.exists(instance, instance.vpe))",
        );
        check(&json!({"all": []}), "true");
    }
}
