//! What holds of scenarios whatever the plan says.

use muster::export::scenario::json;
use muster::model::edit::{Edit, Stamp};
use muster::model::field::Shape;
use muster::model::links::Links;
use muster::model::plan::{Kind, Plan};
use muster::scenario::against::{Against, Ruling};
use muster::scenario::report::{Library, Report};
use proptest::prelude::*;

use super::{play, production};
use crate::generate;

/// Every scenario on a plan, as the command line writes it.
fn all(plan: &Plan) -> Vec<String> {
    let library = Library::built_in().unwrap();
    let scenarios = library.scenarios.with_those_of(plan);
    let ids: Vec<String> = scenarios.iter().map(|row| row.id.clone()).collect();
    ids.iter()
        .map(|id| json(plan, &play(plan, id, None)).to_string())
        .collect()
}

/// Every fact of the deployment that can be forgotten, references included.
/// Lists of objects and of records are no such facts: an empty one says that
/// there is nothing, as a workload that depends on nothing does. What
/// rehearsals measured is none either: without them, sums take their place,
/// and those may come out shorter.
fn facts(plan: &Plan) -> Vec<Edit> {
    let kinds = [
        Kind::Instance,
        Kind::Connection,
        Kind::Connector,
        Kind::Policy,
        Kind::Group,
        Kind::Workload,
        Kind::Runbook,
        Kind::Region,
        Kind::Application,
        Kind::Person,
    ];
    let mut edits = Vec::new();
    for kind in kinds {
        let table = plan.table(kind);
        for row in (0..table.count()).filter_map(|index| table.row(index)) {
            for field in kind.fields() {
                let single = !matches!(
                    field.shape,
                    Shape::Refs(_) | Shape::Records(_) | Shape::Text | Shape::Lines
                );
                let stated = row.field(field.key).is_some();
                if single && stated {
                    edits.push(Edit::set(
                        kind,
                        row.meta().id,
                        field.key,
                        muster::model::Json::Null,
                    ));
                }
            }
        }
    }
    edits
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(12))]

    #[test]
    fn any_plan_can_be_played(plan in generate::plan()) {
        prop_assert_eq!(all(&plan).len(), 23 + plan.scenarios.iter().count());
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn forgetting_a_fact_turns_nothing_green(
        which in any::<prop::sample::Index>(),
        scenario in any::<prop::sample::Index>(),
    ) {
        let plan = production();
        let edits = facts(&plan);
        let edit = &edits[which.index(edits.len())];
        let library = Library::built_in().unwrap();
        let ids: Vec<&str> = library.scenarios.iter().map(|row| row.id.as_str()).collect();
        let id = ids[scenario.index(ids.len())];
        let before = play(&plan, id, None);
        let Some(after) = without(&plan, edit, &before) else {
            return Err(TestCaseError::reject("the target is gone"));
        };
        let greener = greener(&before, &after);
        prop_assert!(greener.is_empty(), "{id} after {edit:?}: {greener:?}");
    }
}

#[test]
fn forgetting_what_belongs_to_what_turns_nothing_green() {
    let plan = production();
    let cases = [
        (Kind::Connector, "zone", "zone-connectors-lost"),
        (Kind::Connector, "zone", "rolling-disaster"),
        (Kind::Connector, "connection", "connector-lost"),
        (Kind::Connector, "connection", "zone-lost"),
        (Kind::Connection, "instance", "instance-deleted"),
        (Kind::Group, "instance", "key-disabled"),
        (Kind::Group, "connection", "network-path-lost"),
        (Kind::Workload, "restorer", "person-absent"),
        (Kind::Workload, "zones", "rolling-disaster"),
    ];
    for (kind, field, id) in cases {
        let before = play(&plan, id, None);
        let forgotten = |edit: &&Edit| matches!(edit, Edit::Set { kind: of, field: name, .. } if *of == kind && &**name == field);
        let edits = facts(&plan);
        let mut count = 0;
        for edit in edits.iter().filter(forgotten) {
            if let Some(after) = without(&plan, edit, &before) {
                let greener = greener(&before, &after);
                assert!(greener.is_empty(), "{id} after {edit:?}: {greener:?}");
                count += 1;
            }
        }
        assert!(count > 0, "{id}: no {field} can be forgotten");
    }
}

/// The same scenario, aimed at the same, when a fact is forgotten; `None`
/// where nothing but that fact named the target.
fn without(plan: &Plan, edit: &Edit, before: &Report) -> Option<Report> {
    let target = before.target.as_ref().map(|target| target.id.as_str());
    let forgotten = plan.apply(edit, &Stamp::default()).unwrap();
    let there = before.scenario.target.is_none_or(|aim| {
        let targets = aim.targets(&forgotten, &Links::new(&forgotten));
        targets.iter().any(|one| Some(one.id.as_str()) == target)
    });
    there.then(|| play(&forgotten, &before.scenario.id, target))
}

/// Objectives that are met and were not before.
fn greener(before: &Report, after: &Report) -> Vec<(Against, Against)> {
    let rows = before.rows.iter().zip(&after.rows);
    let pairs = rows.flat_map(|(one, two)| {
        [
            (one.judged.rpo, two.judged.rpo),
            (one.judged.rto, two.judged.rto),
        ]
    });
    let turned = |(one, two): &(Against, Against)| {
        two.verdict == Ruling::Meets && one.verdict != Ruling::Meets
    };
    pairs.filter(turned).collect()
}
