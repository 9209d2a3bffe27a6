//! From inventory to plan: joined, compared, never over a person's head.

use std::rc::Rc;

use muster::app::action::Action;
use muster::import::inventory::Inventory;
use muster::import::preview::{Choice, Preview, State};
use muster::model::edit::{Edit, Stamp};
use muster::model::id::Key;
use muster::model::plan::{Kind, Plan};
use serde_json::json;

use crate::update::Bench;

use super::support::{day, empty, import, preview, workloads};
use super::ways_out::ways_out;

#[test]
fn a_state_becomes_a_plan_with_what_protects_what() {
    let plan = import(&["state.json"], &empty(), 22);
    assert_eq!(
        workloads(&plan),
        ["web-1 eu-gb-1 nightly", "web-2 eu-gb-2 -"]
    );
    let instance = plan.instances.first().unwrap();
    assert_eq!(&*instance.key_name, "backup-root");
    assert!(instance.key_authorized.is(&true));
    let connector = plan.connectors.first().unwrap();
    assert_eq!(&*connector.name, "lon-dsc-1");
    assert_eq!(connector.zone.get().map(|zone| &**zone), Some("eu-gb-1"));
    let policy = plan.policies.first().unwrap();
    assert_eq!(policy.schedule_every.value().map(|every| every.0), Some(6));
    assert_eq!(policy.retention_days.value().map(|days| days.0), Some(14));
    let imported = plan
        .workloads
        .first()
        .unwrap()
        .meta
        .imported
        .clone()
        .unwrap();
    assert_eq!(
        &*imported.address,
        "module.app[\"a\"].ibm_is_instance.web[0]"
    );
    assert_eq!(imported.seen_on.value(), day(22));
}

#[test]
fn every_form_of_the_same_state_gives_the_same_plan() {
    let facts = |names: &[&str]| {
        let plan = import(names, &empty(), 22);
        let rows = plan.workloads.iter();
        rows.map(|row| muster::model::record::to_map(&**row))
            .collect::<Vec<_>>()
    };
    assert_eq!(facts(&["state.json"]), facts(&["raw.tfstate"]));
    assert_eq!(
        facts(&["state.json"]),
        facts(&["state.json", "raw.tfstate"])
    );
}

#[test]
fn importing_again_changes_nothing_but_the_day() {
    let once = import(&["state.json"], &empty(), 20);
    let same_day = import(&["state.json"], &once, 20);
    assert_eq!(same_day, once);
    let later = import(&["state.json"], &once, 22);
    assert_eq!(later.revision(), once.revision());
    assert_eq!(later.workloads.first().unwrap().meta.revision, 1);
    let imported = later
        .workloads
        .first()
        .unwrap()
        .meta
        .imported
        .clone()
        .unwrap();
    assert_eq!(imported.seen_on.value(), day(22));
    let again = preview(&["state.json"], &once, 22);
    assert!(
        again
            .rows
            .iter()
            .all(|row| row.kind.is_none() || row.is_silent())
    );
}

#[test]
fn the_day_on_which_things_were_seen_again_is_noted_without_a_step() {
    let once = import(&["state.json"], &empty(), 20);
    let mut bench = Bench::new();
    bench.act(Action::Keep(Rc::new(once.clone()), Key(99)));
    bench.save();
    let again = preview(&["state.json"], &once, 22);
    assert!(again.rows.iter().any(|row| row.is_seen_again(&once)));
    bench.act(Action::Edit(again.edit(&once, |_| Choice::Keep)));
    let document = bench.state.document.clone().unwrap();
    let seen = |plan: &Plan| {
        let imported = plan.workloads.first().unwrap().meta.imported.clone();
        imported.unwrap().seen_on.value()
    };
    assert_eq!(seen(document.plan()), day(22));
    assert_eq!(document.plan().revision(), once.revision());
    assert_eq!(document.history.undo_steps(), 0);
    let writes = bench.save();
    assert_eq!(writes.len(), 1, "it is kept all the same");
    let rows = preview(&["state.json"], document.plan(), 22).rows;
    assert!(!rows.iter().any(|row| row.is_seen_again(document.plan())));
}

#[test]
fn what_a_person_entered_is_kept_and_shown() {
    let plan = import(&["state.json"], &empty(), 20);
    let key = plan.workloads.first().unwrap().meta.id;
    let edit = Edit::set(Kind::Workload, key, "zones", json!(["eu-gb-3"]));
    let plan = plan.apply(&edit, &Stamp::default()).unwrap();
    let preview = preview(&["state.json"], &plan, 22);
    let row = preview
        .rows
        .iter()
        .find(|row| row.key == Some(key))
        .unwrap();
    assert_eq!(row.state, State::Changed);
    let change = row.changes.first().unwrap();
    assert_eq!((change.field.key, change.overwrites), ("zones", true));

    let kept = plan
        .apply(&preview.edit(&plan, |_| Choice::Keep), &Stamp::default())
        .unwrap();
    let workload = kept.workloads.first().unwrap();
    assert_eq!(&*workload.zones[0], "eu-gb-3");
    let differs = &workload.meta.imported.as_ref().unwrap().differences;
    assert_eq!(&*differs[0].field, "zones");
    let taken = plan
        .apply(&preview.edit(&plan, |_| Choice::Take), &Stamp::default())
        .unwrap();
    assert_eq!(&*taken.workloads.first().unwrap().zones[0], "eu-gb-1");
}

#[test]
fn what_a_plan_creates_is_planned_until_a_state_has_it() {
    let plan = import(&["plan.json"], &empty(), 20);
    assert_eq!(
        workloads(&plan),
        [
            "web-1 eu-gb-1 -",
            "web-2 eu-gb-2 -",
            "web-3 eu-gb-3 - planned"
        ]
    );
    let after = import(&["state.json"], &plan, 22);
    assert_eq!(
        workloads(&after),
        [
            "web-1 eu-gb-1 nightly",
            "web-2 eu-gb-2 -",
            "web-3 eu-gb-3 - planned"
        ]
    );
}

#[test]
fn what_is_planned_is_said_to_be_wherever_it_is_named() {
    let plan = import(&["plan.json"], &empty(), 20);
    let ways = ways_out(&plan);
    // A status has names and states only, and a difference is about other things.
    let naming = ways.iter().filter(|(way, text)| {
        text.contains("web-3") && way != "link status" && !way.starts_with("diff")
    });
    assert!(naming.clone().count() > 20, "most of them name it");
    for (way, text) in naming {
        let said =
            text.contains("web-3 (planned, not deployed)") || text.contains("\"planned\": true");
        let cell = text.contains(",planned\r\n") && text.contains(",yes\r\n");
        let sheet = text.contains("<t>Planned</t>") && text.contains("<t>yes</t>");
        assert!(said || cell || sheet, "{way}");
    }
}

#[test]
fn skipped_rows_are_not_in_the_plan_nor_pointed_at() {
    let empty = empty();
    let preview = preview(&["state.json"], &empty, 22);
    let is_group = |at: usize| preview.rows[at].kind == Some(Kind::Group);
    let edit = preview.edit(&empty, |at| {
        if is_group(at) {
            Choice::Skip
        } else {
            Choice::Keep
        }
    });
    let plan = empty.apply(&edit, &Stamp::default()).unwrap();
    assert!(plan.groups.is_empty());
    assert_eq!(workloads(&plan), ["web-1 eu-gb-1 -", "web-2 eu-gb-2 -"]);
}

#[test]
fn every_file_imported_again_changes_nothing() {
    for (name, _) in super::support::fixtures() {
        let once = import(&[&name], &empty(), 22);
        let twice = import(&[&name], &once, 22);
        assert_eq!(
            muster::file::write(&twice),
            muster::file::write(&once),
            "{name}"
        );
    }
}

#[test]
fn what_files_do_not_speak_of_is_left_alone() {
    let fields = [("name", json!("Ann")), ("role", json!("manager"))];
    let edits = vec![
        Edit::add(Kind::RoleHolder, Key(7), fields),
        Edit::add(Kind::Workload, Key(8), [("name", json!("mainframe"))]),
    ];
    let before = empty()
        .apply(&Edit::Batch { edits }, &Stamp::default())
        .unwrap();
    let after = import(&["state.json"], &before, 22);
    for (kind, key) in [(Kind::RoleHolder, Key(7)), (Kind::Workload, Key(8))] {
        let meta = |plan: &Plan| plan.object(kind, key).unwrap().meta().clone();
        assert_eq!(meta(&after), meta(&before));
    }
    assert_eq!(after.workloads.len(), 3);
}

#[test]
fn what_a_file_has_no_more_stays_until_a_person_takes_it_out() {
    let plan = import(&["state.json"], &empty(), 20);
    let mut state: serde_json::Value =
        serde_json::from_slice(&super::support::fixture("state.json")).unwrap();
    let servers = &mut state["values"]["root_module"]["child_modules"][0]["resources"];
    servers.as_array_mut().unwrap().remove(1);
    let mut inventory = Inventory::default();
    let state = state.to_string();
    inventory.read("state.json", state.as_bytes()).unwrap();
    let preview = Preview::new(inventory, &plan, day(22));
    let gone = preview.rows.iter().filter(|row| row.state == State::Gone);
    let names: Vec<&str> = gone.map(|row| &*row.name).collect();
    assert_eq!(names, ["web-2"]);
    let left = |choice: Choice| {
        let edit = preview.edit(&plan, |_| choice);
        let after = plan.apply(&edit, &Stamp::default()).unwrap();
        after.workloads.len()
    };
    assert_eq!((left(Choice::Keep), left(Choice::Take)), (2, 1));
}
