//! Catalogues that somebody wrote: the document's examples are read as they
//! stand, a plan that takes one gets its duties and checks, and a mistake is
//! named with its line.

use std::rc::Rc;

use muster::app::assessed::Assessed;
use muster::catalogue::Knowledge;
use muster::catalogue::duty::Catalogue;
use muster::catalogue::kept::{keep, parse, read, write};
use muster::catalogue::library::SERVICES;
use muster::example::{DAY, Shape, example};
use muster::model::Json;
use muster::model::assignment::Party;
use muster::model::edit::{Edit, Stamp};
use muster::model::id::Key;
use muster::model::plan::{Kind, Plan};
use muster::readiness::standing::State;
use serde_json::json;

use crate::schema::errors;

const DOCUMENT: &str = include_str!("../../docs/catalogues.md");
const SCHEMA: &str = include_str!("../../static/catalogue.schema.json");
const SECOND_TARGET: &str = "harbour.backup/check.second-target";

/// The first block of the document in that language.
fn block(language: &str) -> &'static str {
    let (_, rest) = DOCUMENT.split_once(&format!("```{language}\n")).unwrap();
    rest.split_once("\n```").unwrap().0
}

fn harbour() -> Catalogue {
    parse(block("json")).unwrap()
}

fn parties(catalogue: &Catalogue, task: &str) -> Vec<Party> {
    let duties = catalogue.duties.iter();
    let of = duties.filter(|duty| duty.task.ends_with(task));
    of.map(|duty| duty.party).collect()
}

fn assessed(plan: Plan) -> Assessed {
    Assessed::new(Rc::new(plan), Rc::new(Knowledge::built_in().unwrap()), DAY)
}

fn states(assessed: &Assessed, item: &str) -> Vec<State> {
    let entries = assessed.assessment.entries();
    let of = entries.filter(|placed| placed.item.id() == item);
    of.map(|placed| placed.entry.state).collect()
}

#[test]
fn the_page_of_the_document_is_read_with_every_party() {
    let page = muster::reader::read(block("markdown"));
    assert_eq!(page.unread, []);
    assert_eq!(page.tasks.len(), 4);
    let catalogue = page.catalogue(DAY);
    assert_eq!(
        parties(&catalogue, "watching-jobs"),
        [Party::Provider, Party::Customer, Party::ThirdParty]
    );
    assert_eq!(
        parties(&catalogue, "failed-jobs"),
        [Party::Customer, Party::ThirdParty]
    );
    assert_eq!(
        parties(&catalogue, "restore-at-the-second-site"),
        [Party::Unknown, Party::Customer, Party::ThirdParty]
    );
    let mut texts = catalogue.duties.iter().map(|duty| &*duty.text);
    assert!(texts.any(|text| text.contains("Data centre operator") && text.contains("power")));
}

#[test]
fn the_file_of_the_document_joins_a_plan_with_its_checks() {
    let plan = example(Shape::Small, None, 1, DAY);
    let workload = plan.workloads.first().unwrap().meta.id;
    let with = |plan: &Plan, edit: &Edit| plan.apply(edit, &Stamp::default()).unwrap();
    let plan = with(&plan, &keep(&harbour(), Key(100)));
    let set = |plan: &Plan, field: &str, value: Json| {
        with(plan, &Edit::set(Kind::Workload, workload, field, value))
    };
    let plan = set(&plan, "platform", json!("vmware"));
    let stuck = assessed(set(&plan, "recovery_target", json!("same_zone")));
    let duty = "harbour.backup/operations.watching.msp";
    let mut holdings = stuck.matrix.holdings();
    assert!(holdings.any(|one| one.duty.id == duty && one.object == workload));
    assert_eq!(
        states(&stuck, "harbour.backup/check.call-list"),
        [State::Unknown]
    );
    assert!(states(&stuck, SECOND_TARGET).contains(&State::Open));
    let moved = assessed(set(&plan, "recovery_target", json!("other_zone")));
    assert!(!states(&moved, SECOND_TARGET).contains(&State::Open));
    assert!(states(&moved, SECOND_TARGET).contains(&State::Done));
    let unsaid = assessed(set(&plan, "recovery_target", Json::Null));
    assert!(states(&unsaid, SECOND_TARGET).contains(&State::Unknown));
}

#[test]
fn every_catalogue_fits_the_schema() {
    let schema: Json = serde_json::from_str(SCHEMA).unwrap();
    let check = |json: &Json| errors(&schema, &schema, json, "catalogue");
    let example: Json = serde_json::from_str(block("json")).unwrap();
    assert_eq!(check(&example), [""; 0]);
    for shelved in SERVICES {
        assert_eq!(check(&write(&shelved.open().unwrap())), [""; 0]);
    }
    for built_in in Knowledge::built_in().unwrap().catalogues {
        assert_eq!(check(&write(&built_in)), [""; 0]);
    }
    for (pointer, value) in [
        ("/duties/0/party", json!("somebody")),
        ("/checks/0/severity", json!("urgent")),
        ("/areas", json!({})),
        (
            "/checks/1/holds",
            json!({"field": "platform", "is": "vmware"}),
        ),
    ] {
        let mut wrong = example.clone();
        *wrong.pointer_mut(pointer).unwrap() = value;
        assert!(!check(&wrong).is_empty(), "{pointer}");
    }
}

#[test]
fn a_mistake_is_named_with_its_line() {
    let text = block("json");
    let line_of = |text: &str, part: &str| 1 + text.lines().position(|l| l.contains(part)).unwrap();
    for (before, after, place, says) in [
        ("\"third_party\"", "\"msp\"", "\"msp\"", "not a party"),
        ("\"high\"", "\"urgent\"", "\"urgent\"", "severity"),
        (
            "\"attaches\": \"plan\"",
            "\"attach\": \"plan\"",
            "\"attach\": \"plan\"",
            "a duty has no field \"attach\"; did you mean attaches",
        ),
        (
            "workload.platform in",
            "workload.platfrom in",
            "workload.platfrom in",
            "when, column 10: a workload has no field platfrom; did you mean platform",
        ),
        (
            "workload.platform in [",
            "workload.platform in (",
            "workload.platform in (",
            "condition, column 31: ",
        ),
        (
            "\"areas\": [",
            "\"areas\": [,",
            "\"areas\": [,",
            "expected value",
        ),
    ] {
        let wrong = text.replacen(before, after, 1);
        let error = parse(&wrong).unwrap_err();
        assert!(error.contains(says), "{error}");
        assert!(error.starts_with("line "), "{error}");
        if !place.is_empty() {
            let expected = format!("line {}:", line_of(&wrong, place));
            assert!(error.starts_with(&expected), "{expected} {error}");
        }
    }
}

#[test]
fn the_fields_that_are_read_are_those_of_the_schema() {
    let schema: Json = serde_json::from_str(SCHEMA).unwrap();
    let example: Json = serde_json::from_str(block("json")).unwrap();
    let with = |pointer: &str, key: &str| {
        let mut json = example.clone();
        let object = json.pointer_mut(pointer).unwrap().as_object_mut();
        object.unwrap().entry(key).or_insert(Json::Null);
        parse(&serde_json::to_string_pretty(&json).unwrap())
    };
    for (pointer, definition) in [
        ("", ""),
        ("/version", "/properties/version"),
        ("/areas/1", "/$defs/area"),
        ("/sources/0", "/$defs/source"),
        ("/tasks/1", "/$defs/task"),
        ("/duties/2", "/$defs/duty"),
        ("/checks/1", "/$defs/check"),
    ] {
        let refused = with(pointer, "zzz").unwrap_err();
        assert!(refused.contains("has no field \"zzz\""), "{refused}");
        let properties = schema.pointer(&format!("{definition}/properties")).unwrap();
        for key in properties.as_object().unwrap().keys() {
            let read = with(pointer, key);
            let unknown = read.as_ref().is_err_and(|why| why.contains("has no field"));
            assert!(!unknown, "{definition}: {read:?}");
        }
    }
}

#[test]
fn a_catalogue_of_a_newer_minor_version_may_say_more() {
    let newer = block("json").replacen("\"minor\": 0", "\"minor\": 7, \"patch\": 1", 1);
    assert!(parse(&newer).is_ok());
}

#[test]
fn a_plan_with_a_catalogue_of_version_1_opens_with_its_conditions() {
    let mut content = write(&harbour());
    *content.pointer_mut("/version").unwrap() = json!({"major": 1, "minor": 1});
    *content.pointer_mut("/duties/1/when").unwrap() =
        json!({"field": "platform", "in": ["vmware", "other"]});
    *content.pointer_mut("/checks/1/when").unwrap() =
        json!({"all": [{"plan_has": "workload"}, {"field": "platform", "is": "vmware"}]});
    let text = serde_json::to_string(&content).unwrap();
    assert_eq!(read(&content), parse(&text));
    let upgraded = read(&content).unwrap();
    let when = upgraded.duties[1].when.as_ref().unwrap();
    assert_eq!(when.text(), r#"workload.platform in ["vmware","other"]"#);
    let when = upgraded.checks[1].when.as_ref().unwrap();
    assert!(
        when.text()
            .starts_with("(workloads.exists(workload, true)) && ")
    );
    assert_eq!(write(&upgraded)["version"]["major"], json!(2));
}
