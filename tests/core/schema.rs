//! The published schema describes what is written. The check knows just the
//! words that the schema uses, and stops at any other.

use muster::example::{DAY, Shape, example};
use muster::file::schema::schema;
use muster::file::write::to_json;
use muster::model::Json;
use proptest::prelude::*;
use serde_json::json;

use crate::generate;

/// What does not fit, with its path.
pub(crate) fn errors(root: &Json, schema: &Json, value: &Json, path: &str) -> Vec<String> {
    let mut found = Vec::new();
    for (word, expected) in schema.as_object().unwrap() {
        match word.as_str() {
            "$ref" => {
                let pointer = expected.as_str().unwrap().strip_prefix('#').unwrap();
                found.extend(errors(root, root.pointer(pointer).unwrap(), value, path));
            }
            "items" => {
                for (index, item) in value.as_array().into_iter().flatten().enumerate() {
                    found.extend(errors(root, expected, item, &format!("{path}[{index}]")));
                }
            }
            "properties" => {
                for (key, inner) in value.as_object().into_iter().flatten() {
                    if let Some(schema) = expected.get(key) {
                        found.extend(errors(root, schema, inner, &format!("{path}.{key}")));
                    } else if schema.get("additionalProperties") == Some(&json!(false)) {
                        found.push(format!("{path}.{key} is not expected"));
                    }
                }
            }
            "required" => {
                for key in expected.as_array().unwrap() {
                    if value.get(key.as_str().unwrap()).is_none() {
                        found.push(format!("{path} has no {key}"));
                    }
                }
            }
            word if !fits(word, expected, value) => {
                found.push(format!("{path} {word} {expected}, not {value}"));
            }
            _ => {}
        }
    }
    found
}

/// Whether a value is as one word of the schema demands.
fn fits(word: &str, expected: &Json, value: &Json) -> bool {
    match word {
        "title" | "description" | "format" | "$schema" | "$defs" | "additionalProperties" => true,
        "type" => has_type(value, expected.as_str().unwrap()),
        "const" => value == expected,
        "enum" => expected.as_array().unwrap().contains(value),
        "minimum" => value
            .as_u64()
            .is_none_or(|number| Some(number) >= expected.as_u64()),
        "maximum" => value
            .as_u64()
            .is_none_or(|number| Some(number) <= expected.as_u64()),
        "minLength" => value.as_str().is_none_or(|text| !text.is_empty()),
        "pattern" => {
            assert_eq!(expected, "^[0-9a-f]{32}$");
            let hex = |c: char| c.is_ascii_digit() || ('a'..='f').contains(&c);
            let text = value.as_str();
            text.is_none_or(|text| text.len() == 32 && text.chars().all(hex))
        }
        other => panic!("the schema uses `{other}`, which this check does not know"),
    }
}

fn has_type(value: &Json, name: &str) -> bool {
    match name {
        "object" => value.is_object(),
        "array" => value.is_array(),
        "string" => value.is_string(),
        "boolean" => value.is_boolean(),
        "integer" => value.is_u64() || value.is_i64(),
        other => panic!("no JSON type: {other}"),
    }
}

#[test]
fn every_example_fits_the_schema() {
    let schema = schema();
    for &shape in Shape::ALL {
        let plan = to_json(&example(shape, None, 1, DAY));
        assert_eq!(
            errors(&schema, &schema, &plan, ""),
            [""; 0],
            "{}",
            shape.key()
        );
    }
}

#[test]
fn the_schema_finds_what_does_not_fit() {
    let schema = schema();
    let plan = json!({
        "format": "muster.plan", "version": { "major": 1, "minor": 0 }, "id": "1",
        "deployment": {
            "workloads": [{ "size_gb": "much" }],
            "access": { "id": 1, "role_holders": 7 },
        },
    });
    assert_eq!(
        errors(&schema, &schema, &plan, ""),
        [
            ".deployment.access.id type \"string\", not 1",
            ".deployment.access.role_holders type \"array\", not 7",
            ".deployment.workloads[0].size_gb type \"integer\", not \"much\"",
            ".deployment.workloads[0] has no \"id\"",
            ".id pattern \"^[0-9a-f]{32}$\", not \"1\"",
        ]
    );
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(32))]

    #[test]
    fn every_written_plan_fits_the_schema(plan in generate::plan()) {
        let schema = schema();
        prop_assert_eq!(errors(&schema, &schema, &to_json(&plan), ""), Vec::<String>::new());
    }
}
