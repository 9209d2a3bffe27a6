//! The example plans: whole, the same every time, and of any size.

use muster::example::{DAY, Shape, example};
use muster::file::{read, write};
use muster::model::instance::Encryption;
use muster::model::plan::Kind;
use muster::model::units::Date;
use muster::model::workload::WorkloadKind;
use muster::share::{LONG, What, encode};

#[test]
fn every_example_is_read_without_a_warning() {
    for &shape in Shape::ALL {
        for workloads in [None, Some(0), Some(3), Some(200)] {
            let plan = example(shape, workloads, 1, DAY);
            let (again, warnings) = read(&write(&plan)).unwrap();
            assert_eq!(warnings, [], "{} {workloads:?}", shape.key());
            assert_eq!(again, plan, "{} {workloads:?}", shape.key());
            if let Some(workloads) = workloads {
                assert_eq!(plan.workloads.len(), workloads as usize, "{}", shape.key());
            }
        }
    }
}

#[test]
fn the_same_seed_gives_the_same_plan_and_another_seed_another() {
    let plan = example(Shape::Production, Some(100), 7, DAY);
    assert_eq!(example(Shape::Production, Some(100), 7, DAY), plan);
    assert_ne!(example(Shape::Production, Some(100), 8, DAY), plan);
}

#[test]
fn ids_do_not_repeat() {
    let plan = example(Shape::Production, Some(2000), 1, DAY);
    let mut seen = std::collections::BTreeSet::new();
    for &kind in Kind::ALL.iter().filter(|kind| !kind.is_single()) {
        let table = plan.table(kind);
        for row in (0..table.count()).filter_map(|index| table.row(index)) {
            assert!(
                seen.insert(row.meta().id),
                "{} {}",
                kind.key(),
                row.meta().id
            );
        }
    }
}

#[test]
fn an_example_of_another_day_is_as_fresh() {
    let day = Date::parse("2027-03-01").unwrap();
    let plan = example(Shape::Production, None, 1, day);
    let drill = plan
        .drills
        .iter()
        .find(|drill| drill.workloads.len() == 2)
        .unwrap();
    assert_eq!(
        drill.held_on.value().map(|held| day.days_since(held)),
        Some(45)
    );
}

#[test]
fn production_holds_what_the_command_line_promises() {
    let plan = example(Shape::Production, None, 1, DAY);
    assert_eq!(plan.regions[0].zones.len(), 3);
    let encryptions: Vec<_> = plan
        .instances
        .iter()
        .filter_map(|row| row.encryption.value())
        .collect();
    assert_eq!(encryptions, [Encryption::KeyProtect, Encryption::Provider]);
    for kind in [
        WorkloadKind::FileSystem,
        WorkloadKind::Mssql,
        WorkloadKind::SapHana,
        WorkloadKind::Kubernetes,
    ] {
        assert!(
            plan.workloads.iter().any(|row| row.kind.is(&kind)),
            "{kind:?}"
        );
    }
    assert!(
        plan.workloads.iter().any(|row| row.group.0.is_none()),
        "a gap"
    );
}

#[test]
fn every_kind_of_object_is_in_the_production_example() {
    let plan = example(Shape::Production, None, 1, DAY);
    for &kind in Kind::ALL {
        // Nobody but a merge makes conflicts, and nobody but the team milestones.
        let expected = !matches!(kind, Kind::Conflict | Kind::Milestone);
        assert_eq!(plan.table(kind).count() > 0, expected, "{}", kind.key());
    }
}

#[test]
fn the_production_example_fits_into_a_chat() {
    let plan = example(Shape::Production, None, 1, DAY);
    let full = encode(&plan, What::Full).unwrap();
    let status = encode(&plan, What::Status).unwrap();
    assert!(full.len() < 2 * LONG, "{}", full.len());
    assert!(status.len() < full.len(), "{}", status.len());
}
