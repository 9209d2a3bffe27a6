//! Each format, read alone and together.

use muster::import::inventory::Inventory;
use muster::import::preview::Preview;
use muster::model::plan::Plan;
use muster::model::record::to_map;
use serde_json::{Value, json};

use super::support::{empty, fixture, fixtures, import, inventory, preview, workloads};

fn codes(preview: &Preview) -> Vec<&str> {
    let mut codes: Vec<_> = preview
        .warnings
        .iter()
        .map(|warning| &*warning.code)
        .collect();
    codes.sort_unstable();
    codes.dedup();
    codes
}

/// The stated fields of the only object of that name.
fn fields(plan: &Plan, name: &str) -> Value {
    let find = |row: &dyn muster::model::table::AnyObject| {
        (row.field("name") == Some(name.into())).then(|| Value::Object(to_map(row)))
    };
    let tables = [
        plan.table(muster::model::plan::Kind::Policy),
        plan.table(muster::model::plan::Kind::Group),
        plan.table(muster::model::plan::Kind::Connector),
        plan.table(muster::model::plan::Kind::Workload),
        plan.table(muster::model::plan::Kind::Instance),
    ];
    let mut found = tables
        .into_iter()
        .flat_map(|table| (0..table.count()).filter_map(move |at| find(table.row(at)?)));
    found.next().unwrap_or_else(|| panic!("no {name}"))
}

#[track_caller]
fn states(plan: &Plan, name: &str, expected: Value) {
    let found = fields(plan, name);
    for (key, value) in expected.as_object().unwrap() {
        assert_eq!(
            found.get(key).unwrap_or(&Value::Null),
            value,
            "{name}: {key}"
        );
    }
}

#[test]
fn every_fixture_is_read_by_the_format_it_is_of() {
    let formats = |name: &str| match name {
        "state.json" | "plan.json" => "terraform",
        "raw.tfstate" => "tfstate",
        "instances.json" | "instances-page.json" | "subnets.json" => "vpc",
        "service-instances.json" | "service-instances-page.json" => "resource_controller",
        "clusters.json" => "kubernetes",
        "instances.txt" | "connectors.txt" => "table",
        name if name.starts_with("workloads") => "csv",
        _ => "backup_recovery",
    };
    for (name, bytes) in fixtures() {
        let format = Inventory::default()
            .read(&name, &bytes)
            .unwrap_or_else(|error| panic!("{name}: {error}"));
        assert_eq!(format.key, formats(&name), "{name}");
    }
}

#[test]
fn counts_of_a_state() {
    let counts = preview(&["state.json"], &empty(), 22).counts;
    let found = [
        counts.instances,
        counts.servers,
        counts.connections,
        counts.connectors,
        counts.policies,
        counts.groups,
    ];
    assert_eq!(found, [1, 3, 1, 1, 1, 1]);
    assert_eq!(
        (counts.protected, counts.unprotected, counts.planned),
        (1, 1, 0)
    );
}

#[test]
fn lists_of_the_command_line_join_to_what_a_state_says() {
    let lists = [
        "service-instances.json",
        "instances.json",
        "connections.json",
        "connectors.json",
        "policies.json",
        "groups.json",
        "registrations.json",
        "sources.json",
    ];
    let plan = import(&lists, &empty(), 22);
    assert_eq!(
        workloads(&plan),
        [
            "web-1 eu-gb-1 nightly",
            "web-2 eu-gb-2 old",
            "web-2 (SQL Server) eu-gb-2 sql"
        ]
    );
    states(
        &plan,
        "dsc-a",
        json!({"zone": "eu-gb-1", "version": "7.3.1", "upgraded_on": "2026-09-21"}),
    );
    states(
        &plan,
        "brs-lon",
        json!({"encryption": "hpcs", "region": "eu-gb"}),
    );
    let preview = preview(&lists, &empty(), 22);
    assert_eq!(
        (preview.counts.protected, preview.counts.unprotected),
        (2, 1)
    );
    assert_eq!(
        codes(&preview),
        [
            "connector_not_connected",
            "group_protects_nothing",
            "schedule_not_understood"
        ]
    );
}

#[test]
fn files_imported_one_after_the_other_join_as_if_together() {
    let lists = [
        "service-instances.json",
        "instances.json",
        "connections.json",
        "connectors.json",
        "policies.json",
        "registrations.json",
        "groups.json",
        "recoveries.json",
    ];
    let mut plan = empty();
    for name in lists {
        plan = import(&[name], &plan, 22);
    }
    let together = import(&lists, &empty(), 22);
    assert_eq!(workloads(&plan), workloads(&together));
    states(
        &plan,
        "web-1",
        json!({"last_restore_test": "2026-09-21", "restore_test_outcome": "passed", "restore_test_minutes": 75, "agent_installed": true}),
    );
    assert_eq!(plan.connectors.len(), 1);
    assert_eq!(fields(&plan, "dsc-a"), fields(&together, "dsc-a"));
}

#[test]
fn every_form_of_schedule_is_read() {
    let plan = import(&["policies.json"], &empty(), 22);
    states(
        &plan,
        "six-hourly",
        json!({"schedule_unit": "hours", "schedule_every": 6, "retention_days": 14, "datalock_mode": "compliance", "datalock_days": 14, "retries": 3}),
    );
    states(
        &plan,
        "monthly",
        json!({"schedule_unit": "months", "retention_days": 365, "datalock_mode": "none"}),
    );
    states(
        &plan,
        "weekly",
        json!({"schedule_unit": "weeks", "schedule_weekdays": ["monday", "thursday"], "full_every_days": 4, "log_every_minutes": 60, "log_retention_days": 7}),
    );
    states(
        &plan,
        "minutely",
        json!({"schedule_unit": "minutes", "schedule_every": 30, "retention_days": 90}),
    );
    states(
        &plan,
        "yearly",
        json!({"schedule_unit": "years", "retention_days": 3650}),
    );
    states(&plan, "always", json!({"schedule_unit": null}));
    let told = preview(&["policies.json"], &empty(), 22).warnings;
    assert_eq!(told.len(), 2);
    assert!(told[0].text.contains("Last Sunday"), "{}", told[0].text);
}

#[test]
fn runs_upgrades_and_recoveries_are_evidence() {
    let plan = import(
        &[
            "instances.json",
            "registrations.json",
            "groups.json",
            "runs.json",
            "tasks.json",
        ],
        &empty(),
        22,
    );
    states(
        &plan,
        "nightly",
        json!({"longest_run_minutes": 100, "last_good_run": "2026-09-21"}),
    );
    states(&plan, "web-1", json!({"agent_upgraded_on": "2026-09-21"}));
    let left_out = preview(&["instances.json", "recoveries.json"], &empty(), 22);
    assert!(
        left_out
            .rows
            .iter()
            .any(|row| &*row.name == "of nothing here")
    );
}

#[test]
fn a_page_of_several_says_so() {
    for name in ["instances-page.json", "service-instances-page.json"] {
        let preview = preview(&[name], &empty(), 22);
        assert_eq!(codes(&preview), ["incomplete_page"], "{name}");
        assert!(preview.warnings[0].text.contains("ibmcloud"), "{name}");
    }
}

#[test]
fn clusters_are_read_and_said_to_be_a_guess() {
    let preview = preview(&["clusters.json"], &empty(), 22);
    assert_eq!(codes(&preview), ["shape_not_attested"]);
    assert_eq!(
        (preview.counts.clusters, preview.counts.unprotected),
        (1, 1)
    );
    let plan = import(&["clusters.json"], &empty(), 22);
    states(
        &plan,
        "shop",
        json!({"platform": "roks_vpc", "zones": ["eu-gb-1", "eu-gb-2"]}),
    );
}

#[test]
fn printed_tables_read_like_their_json() {
    assert_eq!(
        preview(&["instances.txt"], &empty(), 22).zones,
        preview(&["instances.json"], &empty(), 22).zones
    );
    let inventory = inventory(&["connectors.txt"]);
    assert_eq!(&*inventory.connectors[0].seen.ids[0], "9007199254740995");
}

#[test]
fn tables_kept_by_hand_become_workloads() {
    let plan = import(&["workloads.csv"], &empty(), 22);
    states(
        &plan,
        "web-1",
        json!({"rpo_target_minutes": 15, "rto_target_minutes": 480, "size_gb": 200, "notes": "first\nsecond, and third", "zones": ["eu-gb-1"], "region": "eu-gb"}),
    );
    states(
        &plan,
        "web-2",
        json!({"rpo_target_minutes": null, "size_gb": 2000, "kind": "mssql"}),
    );
    assert_eq!(plan.applications.len(), 1);
    let told = preview(&["workloads.csv"], &empty(), 22);
    assert_eq!(
        codes(&told),
        [
            "cell_not_understood",
            "column_left_out",
            "range_read",
            "secret_left_out"
        ]
    );
    let other = import(&["workloads-semicolon.csv", "workloads.tsv"], &empty(), 22);
    states(&other, "büro-1", json!({"rpo_target_minutes": 480}));
    states(&other, "web-9", json!({"rto_target_minutes": 90}));
}

#[test]
fn a_table_adds_to_what_a_state_says() {
    let plan = import(&["state.json", "workloads.csv"], &empty(), 22);
    let other = import(&["workloads.csv", "state.json"], &empty(), 22);
    for plan in [plan, other] {
        assert_eq!(plan.workloads.len(), 2);
        states(
            &plan,
            "web-1",
            json!({"size_gb": 200, "agent_installed": true, "platform": "vpc_server"}),
        );
    }
}

#[test]
fn a_plan_of_this_program_merges_by_id_and_name() {
    let plan = import(&["state.json"], &empty(), 22);
    let mut inventory = Inventory::default();
    inventory
        .read("plan.json", muster::file::write(&plan).as_bytes())
        .unwrap();
    let again = Preview::new(inventory.clone(), &plan, None);
    assert!(
        again.rows.iter().all(|row| row.changes.is_empty()),
        "{:?}",
        again.rows.iter().find(|row| !row.changes.is_empty())
    );
    let fresh = Preview::new(inventory, &empty(), None);
    let edit = fresh.edit(&empty(), |_| muster::import::preview::Choice::Keep);
    let copy = empty()
        .apply(&edit, &muster::model::edit::Stamp::default())
        .unwrap();
    assert_eq!(workloads(&copy), workloads(&plan));
}

#[test]
fn utf_16_reads_like_utf_8() {
    let text = String::from_utf8(fixture("state.json")).unwrap();
    let bytes: Vec<u8> = [0xfeff]
        .into_iter()
        .chain(text.encode_utf16())
        .flat_map(u16::to_le_bytes)
        .collect();
    let mut inventory = Inventory::default();
    inventory.read("state.json", &bytes).unwrap();
    let same = super::support::inventory(&["state.json"]);
    assert_eq!(inventory.servers, same.servers);
}

#[test]
fn a_code_block_reads_like_what_is_in_it() {
    let text = String::from_utf8(fixture("instances.json")).unwrap();
    let mut inventory = Inventory::default();
    let block = format!("```json\n{text}```\n");
    inventory.read("paste", block.as_bytes()).unwrap();
    assert_eq!(inventory.servers.len(), 3);
}
