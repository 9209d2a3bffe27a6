//! The workspace of OSCAL: its documents fit each other, in every plan.

use std::collections::BTreeSet;

use muster::catalogue::Knowledge;
use muster::example::{DAY, Shape, example};
use muster::export::input::Input;
use muster::export::{What, by_name};
use muster::model::Json;
use muster::model::plan::Plan;
use muster::ownership::matrix::Matrix;
use muster::readiness::assess::Assessment;
use proptest::prelude::*;

use crate::{generate, unpack};

fn files(plan: &Plan) -> Vec<(String, String)> {
    let knowledge = Knowledge::built_in().unwrap();
    let matrix = Matrix::new(plan, &knowledge);
    let assessment = Assessment::new(plan, &matrix, &knowledge, DAY);
    let input = Input::new(plan, &knowledge, &matrix, &assessment);
    unpack::files((by_name("oscal").unwrap().write)(&input, What::All))
}

/// The documents, by the end of the folder that each is in.
fn documents(plan: &Plan) -> Vec<(String, Json)> {
    let files = files(plan).into_iter();
    let json = files.filter(|(name, _)| !name.starts_with(".trestle"));
    json.map(|(name, text)| (name, serde_json::from_str(&text).unwrap()))
        .collect()
}

/// Everything in it, with the key that it stands under.
fn walk<'a>(json: &'a Json, key: &'a str, see: &mut impl FnMut(&'a str, &'a Json)) {
    see(key, json);
    match json {
        Json::Array(list) => list.iter().for_each(|one| walk(one, key, see)),
        Json::Object(map) => map.iter().for_each(|(key, one)| walk(one, key, see)),
        _ => {}
    }
}

/// All texts under such a key.
fn under<'a>(json: &'a Json, wanted: &str) -> Vec<&'a str> {
    let mut found = Vec::new();
    walk(json, "", &mut |key, one| {
        if key == wanted {
            found.extend(one.as_str());
        }
    });
    found
}

fn fits(plan: &Plan) {
    let documents = documents(plan);
    let of = |part: &str| {
        &documents
            .iter()
            .find(|(name, _)| name.contains(part))
            .unwrap()
            .1
    };
    for (name, document) in &documents {
        walk(document, "", &mut |key, one| match one {
            Json::Array(list) => assert!(!list.is_empty(), "{name}: {key}"),
            Json::String(text) => {
                assert!(
                    !text.is_empty() && text.trim() == text,
                    "{name}: {key} {text:?}"
                );
            }
            _ => {}
        });
        let uuids = under(document, "uuid");
        let different: BTreeSet<&str> = uuids.iter().copied().collect();
        assert_eq!(
            different.len(),
            uuids.len(),
            "{name}: no identity is there twice"
        );
        assert!(
            uuids
                .iter()
                .all(|uuid| uuid.len() == 36 && uuid.as_bytes()[14] == b'5')
        );
        let parties = under(document, "party-uuids");
        assert!(
            parties.iter().all(|party| different.contains(party)),
            "{name}"
        );
    }
    let (provider, customer) = (of("/provider/"), of("/customer/"));
    let exported: BTreeSet<&str> = under(provider, "uuid").into_iter().collect();
    for key in ["provided-uuid", "responsibility-uuid", "component-uuid"] {
        let known: BTreeSet<&str> = match key {
            "component-uuid" => under(customer, "uuid").into_iter().collect(),
            _ => exported.clone(),
        };
        let named = under(customer, key);
        assert!(named.iter().all(|uuid| known.contains(uuid)), "{key}");
        let named = under(provider, key);
        assert!(named.iter().all(|uuid| exported.contains(uuid)), "{key}");
    }
    let controls: BTreeSet<&str> = under(of("catalogs/"), "id").into_iter().collect();
    for part in ["/provider/", "/customer/", "component-definitions/"] {
        let named = under(of(part), "control-id");
        assert!(
            !named.is_empty() && named.iter().all(|id| controls.contains(id)),
            "{part}"
        );
    }
}

#[test]
fn documents_of_every_example_fit_each_other() {
    for &shape in Shape::ALL {
        fits(&example(shape, None, 1, DAY));
    }
}

#[test]
fn every_half_that_is_left_is_satisfied_once_and_every_other_inherited_once() {
    let documents = documents(&example(Shape::Production, None, 1, DAY));
    let of = |part: &str| {
        &documents
            .iter()
            .find(|(name, _)| name.contains(part))
            .unwrap()
            .1
    };
    let (provider, customer) = (of("/provider/"), of("/customer/"));
    let count = |key: &str| {
        let mut count = 0;
        walk(provider, "", &mut |at, one| {
            count += usize::from(at == key && one.is_object());
        });
        count
    };
    assert!(count("provided") > 20 && count("responsibilities") > 20);
    assert_eq!(under(customer, "provided-uuid").len(), count("provided"));
    let left = under(customer, "responsibility-uuid").len();
    assert_eq!(left, count("responsibilities"));
}

#[test]
fn a_finding_is_a_risk_with_an_owner_a_day_and_the_controls_of_its_task() {
    let documents = documents(&example(Shape::Production, None, 1, DAY));
    let (_, plan) = documents
        .iter()
        .find(|(name, _)| name.contains("findings/"))
        .unwrap();
    let plan = &plan["plan-of-action-and-milestones"];
    let (items, risks) = (
        plan["poam-items"].as_array().unwrap(),
        plan["risks"].as_array().unwrap(),
    );
    assert_eq!(items.len(), risks.len());
    for (item, risk) in items.iter().zip(risks) {
        assert_eq!(item["related-risks"][0]["risk-uuid"], risk["uuid"]);
    }
    let has = |name: &str| {
        let props = items
            .iter()
            .filter_map(|item| item["props"].as_array())
            .flatten();
        props.filter(|prop| prop["name"] == name).count()
    };
    assert_eq!(has("severity"), items.len());
    assert!(has("control-id") > items.len() / 2);
    assert!(!under(plan, "role-id").is_empty());
    assert!(plan["observations"][0]["methods"] == serde_json::json!(["TEST"]));
}

#[test]
fn files_carry_the_day_of_the_plan_and_not_of_the_machine() {
    let plan = example(Shape::Small, None, 1, DAY);
    let (names, texts): (Vec<String>, Vec<String>) = files(&plan).into_iter().unzip();
    assert!(names.is_sorted(), "{names:?}");
    let day = format!("{DAY}T00:00:00Z");
    let dated = texts.iter().filter(|text| text.contains(&day)).count();
    assert_eq!(dated, names.len() - 1, "all but the note for trestle");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(8))]

    #[test]
    fn documents_of_any_plan_fit_each_other(plan in generate::plan()) {
        fits(&plan);
    }
}
