//! Two versions of a plan against each other, and two copies made one.

use muster::compare::change::changes;
use muster::compare::clash::{Side, settle};
use muster::compare::merge::{Merged, merge};
use muster::file::read::read_json;
use muster::file::write;
use muster::model::Json;
use muster::model::edit::{Edit, Stamp};
use muster::model::id::Key;
use muster::model::plan::{Kind, Plan};
use muster::model::table::object_to_map;
use proptest::prelude::*;
use serde_json::json;

use crate::generate;
use crate::resilient::{self, Change, add, changed, remove, set, unset};

pub(crate) fn texts(before: &Plan, after: &Plan) -> Vec<String> {
    let found = changes(before, after).into_iter();
    found.map(|change| change.text).collect()
}

#[track_caller]
fn check(change: Change, expected: &[&str]) {
    let before = resilient::plan();
    assert_eq!(texts(&before, &changed(&before, &[change])), expected);
}

#[test]
fn a_difference_says_what_it_was_and_what_it_is() {
    check(
        set("workload", "erp-hana", "zones", json!(["eu-de-2"])),
        &["zones of erp-hana changed from eu-de-1 to eu-de-2"],
    );
    check(
        unset("workload", "erp-hana", "rto_target_minutes"),
        &["RTO target of erp-hana is no longer stated; it was 4 h"],
    );
    check(
        set("runbook", "runbook", "notes", "Call first."),
        &["notes of the runbook is stated"],
    );
    check(
        add("workload", json!({ "name": "new-app" })),
        &["workload new-app was added"],
    );
}

#[test]
fn what_is_gone_is_named_and_so_is_what_pointed_to_it() {
    check(
        remove("workload", "erp-hana"),
        &[
            "depends on of erp-app is no longer stated; it was erp-hana",
            "workload erp-hana was taken out",
            "workloads of Loss of eu-de-1 changed from erp-hana, erp-app to erp-app",
        ],
    );
}

#[test]
fn a_difference_has_the_place_of_the_plan_file() {
    let before = resilient::plan();
    let after = changed(&before, &[set("workload", "erp-hana", "size_gb", 901)]);
    let found = &changes(&before, &after)[0];
    let path = "deployment.workloads[5e510009000000000000000000000001].size_gb";
    assert_eq!(found.path, path);
    assert_eq!((&found.before, &found.after), (&json!(900), &json!(901)));
    assert_eq!(found.field.as_deref(), Some("size_gb"));
}

pub(crate) fn merged(mine: &[Change], theirs: &[Change]) -> Merged {
    let base = resilient::plan();
    merge(&base, &changed(&base, mine), &changed(&base, theirs)).unwrap()
}

pub(crate) fn field(plan: &Plan, name: &str, field: &str) -> Option<Json> {
    let row = plan.workloads.iter().find(|row| &*row.name == name)?;
    plan.object(Kind::Workload, row.meta.id)?.field(field)
}

#[test]
fn what_each_changed_is_in_the_merged_plan() {
    let merged = merged(
        &[
            set("workload", "erp-hana", "size_gb", 1000),
            remove("workload", "intranet-files"),
        ],
        &[
            set("workload", "erp-hana", "zones", json!(["eu-de-3"])),
            add("workload", json!({ "name": "new-app" })),
        ],
    );
    assert_eq!(merged.conflicts, [""; 0]);
    assert_eq!(
        field(&merged.plan, "erp-hana", "size_gb"),
        Some(json!(1000))
    );
    assert_eq!(
        field(&merged.plan, "erp-hana", "zones"),
        Some(json!(["eu-de-3"]))
    );
    assert_eq!(field(&merged.plan, "intranet-files", "name"), None);
    assert!(field(&merged.plan, "new-app", "name").is_some());
}

#[test]
fn what_both_changed_stays_is_kept_twice_and_can_be_settled_either_way() {
    let size = |gigabytes: u32| [set("workload", "erp-hana", "size_gb", gigabytes)];
    let merged = merged(&size(1000), &size(2000));
    assert_eq!(
        merged.conflicts,
        ["size of erp-hana: this copy says 1000 GB, the other 2000 GB"]
    );
    let plan = &merged.plan;
    assert_eq!(field(plan, "erp-hana", "size_gb"), Some(json!(1000)));
    let conflict = plan.conflicts.first().unwrap();
    let settled = |side| {
        plan.apply(&settle(plan, conflict, side), &Stamp::default())
            .unwrap()
    };
    for (side, gigabytes) in [(Side::Mine, 1000), (Side::Theirs, 2000)] {
        let settled = settled(side);
        assert_eq!(
            field(&settled, "erp-hana", "size_gb"),
            Some(json!(gigabytes))
        );
        assert!(settled.conflicts.is_empty());
    }
}

#[test]
fn the_same_statement_made_twice_is_one() {
    let stated = |key: u128, status: &str| {
        let plan = resilient::plan();
        let fields = [
            ("item", json!("region.no-second-copy")),
            ("status", json!(status)),
        ];
        let edit = Edit::add(Kind::Attestation, Key(key), fields);
        plan.apply(&edit, &Stamp::default()).unwrap()
    };
    let base = resilient::plan();
    for (one, two) in [(7, 8), (8, 7)] {
        let merged = merge(&base, &stated(one, "done"), &stated(two, "done")).unwrap();
        assert_eq!(merged.conflicts, [""; 0]);
        let made = merged.plan.attestations.len() - base.attestations.len();
        assert_eq!(made, 1);
        assert!(merged.plan.object(Kind::Attestation, Key(7)).is_some());
    }
    let merged = merge(&base, &stated(7, "done"), &stated(8, "open")).unwrap();
    assert_eq!(merged.conflicts.len(), 1, "{:?}", merged.conflicts);
}

#[test]
fn of_statements_made_more_than_once_each_has_a_twin_of_its_own_in_any_order() {
    let stated = |keys: &[u128]| {
        let state = |plan: Plan, &key: &u128| {
            let fields = [("catalogue", json!("vpc"))];
            let edit = Edit::add(Kind::CataloguePin, Key(key), fields);
            plan.apply(&edit, &Stamp::default()).unwrap()
        };
        keys.iter().fold(resilient::plan(), state)
    };
    let base = resilient::plan();
    let pins = |mine: &[u128], theirs: &[u128]| {
        let merged = merge(&base, &stated(mine), &stated(theirs)).unwrap().plan;
        let table = merged.table(Kind::CataloguePin);
        let keys = (0..table.count()).map(|index| table.row(index).unwrap().meta().id.0);
        let mut keys: Vec<u128> = keys.filter(|key| *key < 10).collect();
        keys.sort_unstable();
        keys
    };
    for (mine, theirs) in [
        ([7, 8], [3, 9]),
        ([8, 7], [3, 9]),
        ([7, 8], [9, 3]),
        ([9, 3], [8, 7]),
    ] {
        assert_eq!(pins(&mine, &theirs), [3, 8], "{mine:?} and {theirs:?}");
    }
    assert_eq!(pins(&[7, 8], &[3]), [3, 8]);
}

#[test]
fn plans_that_are_not_one_are_refused() {
    let (base, other) = (Plan::new(Key(1), "One"), Plan::new(Key(2), "Two"));
    assert!(merge(&base, &base, &other).is_err());
}

/// The same plan with everything that `from` says of its objects where
/// `wanted` agrees: fields of objects in both, and objects of `from` alone.
fn with(plan: &Plan, from: &Plan, wanted: impl Fn(usize, usize) -> bool) -> Plan {
    let mut edits = Vec::new();
    for (place, &kind) in Kind::ALL.iter().enumerate() {
        let (own, other) = (plan.table(kind), from.table(kind));
        for index in 0..other.count() {
            let row = other.row(index).unwrap();
            let id = if kind.is_single() {
                plan.id()
            } else {
                row.meta().id
            };
            if own.position(id).is_none() && wanted(place, index) {
                let object = object_to_map(row);
                edits.push(Edit::Put {
                    kind,
                    object,
                    at: None,
                });
            }
            for (nth, field) in kind.fields().iter().enumerate() {
                if own.position(id).is_some() && wanted(place + index, nth) {
                    let value = row.field(field.key).unwrap_or_default();
                    edits.push(Edit::set(kind, id, field.key, value));
                }
            }
        }
    }
    // What was read in another shape than its field's cannot be stated.
    edits.iter().fold(plan.clone(), |plan, edit| {
        plan.apply(edit, &Stamp::default()).unwrap_or(plan)
    })
}

/// The plan without every object whose place `out` names.
fn without(plan: &Plan, out: impl Fn(usize) -> bool) -> Plan {
    let mut edits = Vec::new();
    let mut place = 0;
    for &kind in Kind::ALL.iter().filter(|kind| !kind.is_single()) {
        let table = plan.table(kind);
        for index in 0..table.count() {
            let id = table.row(index).unwrap().meta().id;
            place += 1;
            edits.extend(out(place).then_some(Edit::Remove { kind, id }));
        }
    }
    let edit = Edit::Batch { edits };
    plan.apply(&edit, &Stamp::default()).unwrap()
}

/// The plan with the rows of every table in the opposite order, as somebody who
/// edits the file may put them.
fn turned(plan: &Plan) -> Plan {
    let mut json: Json = serde_json::from_str(&write(plan)).unwrap();
    let lists = Kind::ALL.iter().filter(|kind| !kind.is_single());
    for kind in lists {
        let place = format!("/{}", kind.path().join("/"));
        if let Some(Json::Array(rows)) = json.pointer_mut(&place) {
            rows.reverse();
        }
    }
    read_json(json).unwrap().0
}

fn same(one: &Plan, two: &Plan) -> Result<(), TestCaseError> {
    prop_assert_eq!(texts(one, two), [""; 0]);
    for &kind in Kind::ALL {
        let keys = |plan: &Plan| -> Vec<Key> {
            let table = plan.table(kind);
            (0..table.count())
                .map(|index| table.row(index).unwrap().meta().id)
                .collect()
        };
        prop_assert_eq!(keys(one), keys(two));
    }
    prop_assert_eq!(one.revision(), two.revision());
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]

    #[test]
    fn without_a_conflict_it_does_not_matter_who_merges_whom(
        base in generate::plan(), one in generate::plan(), two in generate::plan()
    ) {
        let mine = with(&base, &one, |a, b| (a + b) % 2 == 0);
        let theirs = with(&base, &two, |a, b| (a + b) % 2 == 1);
        let there = merge(&base, &mine, &theirs).unwrap();
        let back = merge(&base, &theirs, &mine).unwrap();
        prop_assert_eq!(there.conflicts.is_empty(), back.conflicts.is_empty());
        if there.conflicts.is_empty() {
            same(&there.plan, &back.plan)?;
        }
    }

    #[test]
    fn what_either_took_out_is_gone_whoever_merges_whom(
        base in generate::plan(), one in generate::plan(), out in 0..5_usize
    ) {
        let mine = without(&base, |place| place % 5 == out);
        let changed = with(&base, &one, |a, b| (a + b) % 3 == 0);
        let theirs = without(&changed, |place| place % 5 == (out + 2) % 5);
        let there = merge(&base, &mine, &theirs).unwrap();
        let back = merge(&base, &theirs, &mine).unwrap();
        prop_assert_eq!(there.conflicts.len(), back.conflicts.len());
        if there.conflicts.is_empty() {
            same(&there.plan, &back.plan)?;
        }
        let again = merge(&base, &there.plan, &theirs).unwrap();
        prop_assert_eq!(texts(&there.plan, &again.plan), [""; 0]);
    }

    #[test]
    fn rows_that_were_moved_lose_nothing(
        base in generate::plan(), one in generate::plan(), two in generate::plan()
    ) {
        let mine = with(&base, &one, |a, b| (a + b) % 2 == 0);
        let theirs = with(&base, &two, |a, b| (a + b) % 2 == 1);
        let straight = merge(&base, &mine, &theirs).unwrap();
        let moved = merge(&base, &mine, &turned(&theirs)).unwrap();
        prop_assert_eq!(&moved.conflicts, &straight.conflicts);
        prop_assert_eq!(texts(&straight.plan, &moved.plan), [""; 0]);
        let turned = merge(&base, &turned(&mine), &theirs).unwrap();
        prop_assert_eq!(texts(&straight.plan, &turned.plan), [""; 0]);
    }

    #[test]
    fn merging_once_more_changes_nothing_and_one_sided_changes_are_taken(
        base in generate::plan(), one in generate::plan(), two in generate::plan()
    ) {
        let (mine, theirs) = (one.with_identity(base.id()), two.with_identity(base.id()));
        same(&merge(&base, &mine, &mine).unwrap().plan, &mine)?;
        same(&merge(&base, &mine, &base).unwrap().plan, &mine)?;
        let taken = merge(&base, &base, &theirs).unwrap();
        prop_assert_eq!(taken.conflicts, [""; 0]);
        prop_assert_eq!(texts(&taken.plan, &theirs), [""; 0]);
        let merged = merge(&base, &mine, &theirs).unwrap().plan;
        same(&merge(&base, &merged, &theirs).unwrap().plan, &merged)?;
    }
}
