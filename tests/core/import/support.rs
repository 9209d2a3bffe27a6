//! Files of the project's own, in the shapes of other programs.

use std::path::Path;

use muster::import::inventory::Inventory;
use muster::import::preview::{Choice, Preview};
use muster::model::edit::Stamp;
use muster::model::id::Key;
use muster::model::plan::Plan;
use muster::model::units::Date;

/// A file of `tests/fixtures/import`.
pub(super) fn fixture(name: &str) -> Vec<u8> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/fixtures/import")
        .join(name);
    std::fs::read(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// Every file of `tests/fixtures/import`, by name.
pub(super) fn fixtures() -> Vec<(String, Vec<u8>)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/import");
    let mut files: Vec<(String, Vec<u8>)> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| {
            let path = entry.unwrap().path();
            let name = path.file_name().unwrap().to_str().unwrap().to_owned();
            (name, std::fs::read(&path).unwrap())
        })
        .collect();
    files.sort();
    files
}

/// What those files hold, together.
pub(super) fn inventory(names: &[&str]) -> Inventory {
    let mut inventory = Inventory::default();
    for name in names {
        inventory
            .read(name, &fixture(name))
            .unwrap_or_else(|error| panic!("{name}: {error}"));
    }
    inventory
}

/// A plan without anything in it.
pub(super) fn empty() -> Plan {
    Plan::new(Key(1), "Test")
}

/// That day of a year's November.
pub(super) fn day(day: i8) -> Option<Date> {
    Date::of(2026, 11, day)
}

/// What importing those files on that day would do.
pub(super) fn preview(names: &[&str], plan: &Plan, on: i8) -> Preview {
    Preview::new(inventory(names), plan, day(on))
}

/// The plan after importing those files on that day.
pub(super) fn import(names: &[&str], plan: &Plan, on: i8) -> Plan {
    let preview = preview(names, plan, on);
    plan.apply(&preview.edit(plan, |_| Choice::Keep), &Stamp::default())
        .unwrap()
}

/// Name, zone and group of every workload.
pub(super) fn workloads(plan: &Plan) -> Vec<String> {
    let name_of = |row: &muster::model::workload::Workload| {
        let group = row.group.0.and_then(|id| plan.groups.get(id));
        let zones: Vec<&str> = row.zones.iter().map(|zone| &**zone).collect();
        let planned = row
            .meta
            .imported
            .as_ref()
            .is_some_and(|imported| imported.planned.is(&true));
        format!(
            "{} {} {}{}",
            row.name,
            zones.join("+"),
            group.map_or("-", |group| &*group.name),
            if planned { " planned" } else { "" }
        )
    };
    plan.workloads.iter().map(|row| name_of(row)).collect()
}
