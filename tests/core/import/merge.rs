//! From inventory to plan: joined, compared, never over a person's head.

use muster::import::preview::{Choice, State};
use muster::model::edit::{Edit, Stamp};
use muster::model::plan::Kind;
use serde_json::json;

use super::support::{day, empty, import, preview, workloads};

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
