//! What one copy took out and the other did not let go: it stays in the merged plan until somebody
//! decides.

use std::rc::Rc;

use muster::compare::clash::{Side, settle};
use muster::compare::merge::{Merged, merge};
use muster::file::write;
use muster::model::conflict::Conflict;
use muster::model::edit::{Edit, Stamp};
use muster::model::id::Key;
use muster::model::plan::{Kind, Plan};
use muster::model::table::object_to_map;
use serde_json::json;

use crate::compare::{field, merged};
use crate::resilient::{self, remove, set};

#[test]
fn what_one_took_out_and_the_other_went_on_with_stays_until_it_is_settled() {
    let gone = [remove("workload", "intranet-files")];
    let grown = [set("workload", "intranet-files", "size_gb", 9)];
    for (mine, theirs, out) in [(&gone, &grown, Side::Mine), (&grown, &gone, Side::Theirs)] {
        let merged = merged(mine, theirs);
        assert_eq!(merged.conflicts.len(), 1, "{:?}", merged.conflicts);
        let plan = &merged.plan;
        assert_eq!(field(plan, "intranet-files", "size_gb"), Some(json!(9)));
        let conflict = plan.conflicts.first().unwrap();
        let settled = plan
            .apply(&settle(plan, conflict, out), &Stamp::default())
            .unwrap();
        assert_eq!(field(&settled, "intranet-files", "name"), None);
    }
}

#[test]
fn what_one_took_out_stays_where_the_other_begins_to_point_to_it() {
    let gone = [remove("workload", "intranet-files")];
    let used = [set(
        "workload",
        "crm-portal",
        "depends_on",
        json!(["@workload/intranet-files"]),
    )];
    for (mine, theirs) in [(&gone, &used), (&used, &gone)] {
        let merged = merged(mine, theirs);
        assert_eq!(merged.conflicts.len(), 1, "{:?}", merged.conflicts);
        assert!(field(&merged.plan, "intranet-files", "name").is_some());
        let needed = field(&merged.plan, "crm-portal", "depends_on").unwrap();
        assert_eq!(needed.as_array().unwrap().len(), 1, "{needed}");
    }
}

/// The plan with a statement and a comment about the workload.
fn spoken_of(workload: Key) -> Plan {
    let about = json!({ "kind": "workload", "id": workload.to_string() });
    let said = [(Kind::Attestation, Key(70)), (Kind::Comment, Key(71))];
    let edits = said.map(|(kind, id)| Edit::add(kind, id, [("object", about.clone())]));
    let edits = edits.to_vec();
    let plan = resilient::plan();
    plan.apply(&Edit::Batch { edits }, &Stamp::default())
        .unwrap()
}

fn edited(plan: &Plan, edit: Edit) -> Plan {
    plan.apply(&edit, &Stamp::default()).unwrap()
}

/// What is left of what was said, and the workload's name.
fn left(plan: &Plan, workload: Key) -> [bool; 3] {
    [
        (Kind::Workload, workload),
        (Kind::Attestation, Key(70)),
        (Kind::Comment, Key(71)),
    ]
    .map(|(kind, key)| plan.object(kind, key).is_some())
}

#[test]
fn what_was_said_of_an_object_stays_and_goes_with_it_when_copies_are_merged() {
    let erp = resilient::plan().workloads.first().unwrap().meta.id;
    let base = spoken_of(erp);
    let (kind, id) = (Kind::Workload, erp);
    let gone = edited(&base, Edit::Remove { kind, id });
    let done = Edit::set(Kind::Attestation, Key(70), "status", "done".into());
    let grown = Edit::set(kind, id, "size_gb", 9.into());
    for (other, questions) in [(done, 2), (grown, 1)] {
        let other = edited(&base, other);
        for (mine, theirs, out) in [(&gone, &other, Side::Mine), (&other, &gone, Side::Theirs)] {
            let Merged { plan, conflicts } = merge(&base, mine, theirs).unwrap();
            assert_eq!(conflicts.len(), questions, "{conflicts:?}");
            assert_eq!(left(&plan, erp), [true; 3]);
            let again = merge(&base, &plan, theirs).unwrap().plan;
            assert_eq!(write(&again), write(&plan));
            let whole = |row: &&Rc<Conflict>| row.object.0 == Some((kind, erp));
            let conflict = plan.conflicts.iter().find(whole).unwrap();
            let settled = edited(&plan, settle(&plan, conflict, out));
            assert_eq!(left(&settled, erp), [false; 3]);
            assert!(settled.conflicts.is_empty(), "nothing is left to ask");
        }
    }
    let merged = merge(&base, &base, &gone).unwrap();
    assert_eq!(left(&merged.plan, erp), [false; 3]);
    assert!(merged.conflicts.is_empty());
}

#[test]
fn a_pointer_of_all_copies_stays_though_one_of_them_has_nothing_behind_it() {
    let base = resilient::plan();
    let (kind, erp) = (Kind::Workload, base.workloads.first().unwrap().meta.id);
    let leaning = base
        .workloads
        .iter()
        .find(|row| row.depends_on.iter().any(|id| id.key() == erp));
    let object = object_to_map(base.object(kind, leaning.unwrap().meta.id).unwrap());
    // As a file may say it that nobody made with this program.
    let theirs = edited(&base, Edit::Remove { kind, id: erp });
    let theirs = theirs
        .replay(&[Edit::Put {
            kind,
            object,
            at: None,
        }])
        .unwrap();
    for (mine, theirs) in [(&base, &theirs), (&theirs, &base)] {
        let merged = merge(&base, mine, theirs).unwrap();
        assert_eq!(merged.conflicts, [""; 0]);
        assert_eq!(
            field(&merged.plan, "erp-app", "depends_on"),
            Some(json!([erp.to_string()]))
        );
    }
}
