//! The plan file: what is read, what is warned about, what is refused.

use muster::file::hash::derived_key;
use muster::file::schema::schema_text;
use muster::file::{read, read_bytes, write};
use muster::model::Json;
use muster::model::edit::difference;
use muster::model::id::{Id, Key};
use muster::model::plan::{Kind, Plan};
use proptest::prelude::*;
use serde_json::json;

use crate::{generate, golden};

const PLAN_ID: &str = "00000000000000000000000000000001";
const GROUP_ID: &str = "00000000000000000000000000000002";

fn plan_with(extra: Json) -> String {
    let mut plan = json!({
        "format": "muster.plan", "version": { "major": 1, "minor": 0 }, "id": PLAN_ID, "name": "Test",
    });
    for (key, value) in extra.as_object().unwrap() {
        plan[key] = value.clone();
    }
    plan.to_string()
}

/// Reads, compares the warnings, and checks that nothing is lost: the written
/// file reads as the same plan.
#[track_caller]
fn check(extra: Json, expected: &[&str]) -> Plan {
    let (plan, warnings) = read(&plan_with(extra)).unwrap();
    let shown: Vec<String> = warnings.iter().map(ToString::to_string).collect();
    assert_eq!(shown, expected);
    let (again, _) = read(&write(&plan)).unwrap();
    assert_eq!(again, plan, "the written file reads as the same plan");
    plan
}

#[track_caller]
fn refused(text: &str, expected: &str) {
    assert_eq!(read(text).unwrap_err().to_string(), expected);
}

#[test]
fn a_plan_of_nothing_but_a_name_is_read() {
    let plan = check(json!({}), &[]);
    assert_eq!(plan, Plan::new(Key(1), "Test"));
}

#[test]
fn every_list_is_written_even_when_it_is_empty() {
    let written: Json = serde_json::from_str(&write(&Plan::new(Key(1), "Test"))).unwrap();
    for &kind in Kind::ALL {
        let place = kind.path().iter().fold(&written, |here, step| &here[*step]);
        assert_eq!(place.is_array(), !kind.is_single(), "{}", kind.key());
    }
}

#[test]
fn keys_are_sorted_and_indented_by_two_spaces() {
    let text = write(&Plan::new(Key(1), "Test"));
    assert!(text.starts_with("{\n  \"applications\": [],\n  \"assignments\": [],\n"));
    assert!(text.ends_with("}\n"));
}

#[test]
fn unknown_keys_are_kept_on_every_level() {
    let extra = json!({
        "colour": "red",
        "deployment": {
            "colour": "green",
            "workloads": [{ "id": GROUP_ID, "colour": "blue" }],
            "access": { "id": PLAN_ID, "colour": "white" },
        },
    });
    let written: Json = serde_json::from_str(&write(&check(extra, &[]))).unwrap();
    assert_eq!(written["colour"], "red");
    assert_eq!(written["deployment"]["colour"], "green");
    assert_eq!(written["deployment"]["workloads"][0]["colour"], "blue");
    assert_eq!(written["deployment"]["access"]["colour"], "white");
}

#[test]
fn a_value_of_another_shape_is_kept_and_warned_about() {
    let extra = json!({ "deployment": { "workloads": [{ "id": GROUP_ID, "name": "erp", "size_gb": "much" }] } });
    let plan = check(
        extra,
        &[
            "deployment.workloads[0].size_gb: expected a whole number of GB, found \"much\"; kept as it is, but not used",
        ],
    );
    let written: Json = serde_json::from_str(&write(&plan)).unwrap();
    assert_eq!(written["deployment"]["workloads"][0]["size_gb"], "much");
    assert_eq!(written["deployment"]["workloads"][0]["name"], "erp");
}

#[test]
fn a_plan_with_a_value_of_another_shape_can_be_journalled() {
    let extra = json!({ "deployment": { "workloads": [{ "id": GROUP_ID, "size_gb": "much" }] } });
    let (plan, _) = read(&plan_with(extra)).unwrap();
    let empty = Plan::new(Key(1), "Test");
    assert_eq!(empty.replay(&difference(&empty, &plan)), Ok(plan));
}

#[test]
fn the_good_part_of_a_list_is_used() {
    let extra = json!({ "deployment": { "workloads": [{
        "id": GROUP_ID,
        "zones": ["eu-de-1", 7],
        "outside_dependencies": [{ "kind": "dns", "name": "corp", "since": 2019 }, "?"],
    }] } });
    let plan = check(
        extra,
        &[
            "deployment.workloads[0].zones: expected a list of zones such as eu-de-1, found [\"eu-de-1\",7]; what could be read is used, the rest is kept as it is",
            "deployment.workloads[0].outside_dependencies: expected a list of objects, found [{\"kind\":\"dns\",\"name\":\"corp\",\"since\":2019},\"?\"]; what could be read is used, the rest is kept as it is",
        ],
    );
    assert_eq!(plan.workloads[0].zones.len(), 1);
    assert_eq!(&*plan.workloads[0].outside_dependencies[0].name, "corp");
    let written: Json = serde_json::from_str(&write(&plan)).unwrap();
    assert_eq!(written["unread"]["deployment.workloads[0].zones"][1], 7);
}

#[test]
fn what_is_in_the_place_of_an_object_or_list_is_kept() {
    let extra = json!({ "people": 7, "runbook": [], "deployment": { "workloads": ["erp"] } });
    let plan = check(
        extra,
        &[
            "deployment.workloads[0]: expected an object, found \"erp\"; kept as it is, but not used",
            "people: expected a list, found 7; kept as it is, but not used",
            "runbook: expected an object, found []; kept as it is, but not used",
        ],
    );
    let written: Json = serde_json::from_str(&write(&plan)).unwrap();
    assert_eq!(written["unread"]["people"], 7);
    check(
        json!({ "deployment": 5 }),
        &["deployment: expected an object, found 5; kept as it is, but not used"],
    );
}

#[test]
fn open_answers_are_unknown_without_a_warning() {
    let extra = json!({ "deployment": { "workloads": [
        { "id": GROUP_ID, "kind": "unknown", "region": "", "size_gb": null, "last_good_backup": "" },
    ] } });
    let plan = check(extra, &[]);
    assert!(plan.workloads[0].kind.is_unknown());
}

#[test]
fn a_pointer_that_leads_nowhere_is_kept_and_warned_about() {
    let extra = json!({ "deployment": { "workloads": [{ "id": PLAN_ID, "group": GROUP_ID }] } });
    let plan = check(
        extra,
        &[
            "deployment.workloads[0].group: expected the id of a protection group, found 00000000000000000000000000000002, which is not in the plan; kept as it is",
        ],
    );
    assert_eq!(plan.workloads[0].group.0.map(Id::key), Some(Key(2)));
}

#[test]
fn an_object_without_an_id_gets_the_same_one_every_time() {
    let extra = json!({ "people": [{ "name": "Ada" }] });
    let id = derived_key(&["person", "people[0]", "Ada"]);
    let plan = check(
        extra,
        &[&format!("people[0].id: has no id; it was given {id}")],
    );
    assert_eq!(plan.people[0].meta.id, id);
}

#[test]
fn pointers_to_ids_written_by_hand_hold() {
    let extra = json!({
        "people": [{ "id": "ada", "name": "Ada", "deputy": "bob" }, { "id": "bob" }],
        "assignments": [{ "id": GROUP_ID, "owner": "ada", "object": { "kind": "person", "id": "bob" } }],
    });
    let (ada, bob) = (
        derived_key(&["person", "ada"]),
        derived_key(&["person", "bob"]),
    );
    let warning = |path: &str, found: &str, id| {
        format!(
            "{path}: expected an id of 32 hexadecimal digits, found \"{found}\"; it was given {id}, and pointers to it hold"
        )
    };
    let plan = check(
        extra,
        &[
            &warning("people[0].id", "ada", ada),
            &warning("people[1].id", "bob", bob),
        ],
    );
    assert_eq!(plan.people[0].deputy.0.map(Id::key), Some(bob));
    assert_eq!(plan.assignments[0].owner.0, Some(ada));
    assert_eq!(plan.assignments[0].object.0, Some((Kind::Person, bob)));
}

#[test]
fn of_two_objects_with_one_id_the_second_gets_another() {
    let extra =
        json!({ "people": [{ "id": PLAN_ID, "name": "Ada" }, { "id": PLAN_ID, "name": "Bob" }] });
    let other = derived_key(&["person", "people[1]", "Bob", PLAN_ID]);
    let plan = check(
        extra,
        &[&format!(
            "people[1].id: has the id {PLAN_ID} of an earlier object; it was given {other}, and pointers lead to the earlier one"
        )],
    );
    assert_eq!(plan.people[1].meta.id, other);
    assert_eq!(&*plan.people[1].name, "Bob");
}

#[test]
fn a_newer_minor_version_is_read_and_a_newer_major_one_refused() {
    check(
        json!({ "version": { "major": 1, "minor": 7 }, "new": true }),
        &[
            "version: the plan was made by a newer version (format 1.7, this one knows 1.2); what it does not know is kept as it is",
        ],
    );
    check(
        json!({ "version": "1" }),
        &["version: expected {\"major\": 1, \"minor\": 0}, found no version; read as 1.2"],
    );
    refused(
        &plan_with(json!({ "version": { "major": 2, "minor": 0 } })),
        "This plan was made by a newer version (format 2.0; this one reads up to 1.2). Open it there; nothing was changed",
    );
}

#[test]
fn what_is_no_plan_is_refused_with_what_to_do() {
    refused(
        "",
        "The file is empty. Choose a plan file, or start a new plan",
    );
    refused(
        "<!doctype html><title>Log in</title>",
        "This is a web page, not a plan file. The address may have answered with a login or an error page; download the file itself",
    );
    refused(
        "{\n  \"format\": \"muster.plan\",\n  name\n}",
        "This is not JSON: key must be a string at line 3, column 3. Correct that place, or take the file from where it was saved",
    );
    refused(
        "{\"format\": \"muster.plan\", \"people\": [{",
        "The file ends in the middle of something, at line 1, column 38. It was probably cut off; take a complete copy",
    );
    refused(
        &"[".repeat(500),
        "The file is nested deeper than any plan, at line 1, column 128. Check that it is a plan file",
    );
    refused(
        "[]",
        "This is JSON, but not a plan: it is no object with named parts. A plan file begins with \"format\": \"muster.plan\"",
    );
    refused(
        "{\"format\": \"layer\"}",
        "This is JSON, but not a plan: its \"format\" is \"layer\". A plan file begins with \"format\": \"muster.plan\"",
    );
    assert_eq!(
        read_bytes(b"\xff\xfe{").unwrap_err().to_string(),
        "The file is not text: byte 0 is no UTF-8. Choose the plan file itself, not an archive or a spreadsheet of it",
    );
}

#[test]
fn the_published_schema_is_that_of_the_fields() {
    golden::check("static/plan.schema.json", schema_text().as_bytes());
}

#[test]
fn a_file_of_fifty_thousand_workloads_is_read_whole() {
    let id = |number: usize| Key(number as u128).to_string();
    let workloads: Vec<Json> = (1..=50_000)
        .map(|number| json!({ "id": id(number), "name": "w", "depends_on": [id(number / 2 + 1)] }))
        .collect();
    let text = plan_with(json!({ "deployment": { "workloads": workloads } }));
    let (plan, warnings) = read(&text).unwrap();
    assert_eq!((plan.workloads.len(), warnings.len()), (50_000, 0));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn reading_never_panics(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
        let _ = read_bytes(&bytes);
    }

    #[test]
    fn reading_any_value_in_any_place_never_panics_and_loses_nothing(
        root in proptest::sample::select(&["people", "deployment", "runbook", "name", "id", "unread"][..]),
        value in json_value(),
    ) {
        let (plan, _) = read(&plan_with(json!({ root: value.clone() }))).unwrap();
        prop_assert_eq!(&read(&write(&plan)).unwrap().0, &plan);
        let (plan, _) = read(&plan_with(json!({ "deployment": { "access": value.clone(), "workloads": [value] } }))).unwrap();
        prop_assert_eq!(&read(&write(&plan)).unwrap().0, &plan);
    }

    #[test]
    fn a_written_plan_reads_as_the_same_plan(plan in generate::plan()) {
        let (again, _) = read(&write(&plan)).unwrap();
        prop_assert_eq!(&again, &plan);
        prop_assert_eq!(write(&again), write(&plan));
    }
}

/// Any JSON value, with keys that mean something.
fn json_value() -> impl Strategy<Value = Json> {
    let leaf = prop_oneof![
        Just(Json::Null),
        any::<bool>().prop_map(Json::from),
        any::<i64>().prop_map(Json::from),
        "[a-z0-9]{0,6}".prop_map(Json::from),
        Just(Json::from(PLAN_ID)),
    ];
    let keys = &[
        "id",
        "name",
        "zones",
        "size_gb",
        "workloads",
        "people",
        "role_holders",
        "revision",
        "changed_at",
        "x",
    ][..];
    leaf.prop_recursive(4, 24, 4, move |inner| {
        prop_oneof![
            proptest::collection::vec(inner.clone(), 0..4).prop_map(Json::Array),
            proptest::collection::vec((proptest::sample::select(keys), inner), 0..4).prop_map(
                |pairs| pairs
                    .into_iter()
                    .map(|(key, value)| (key.to_owned(), value))
                    .collect::<serde_json::Map<_, _>>()
                    .into()
            ),
        ]
    })
}
