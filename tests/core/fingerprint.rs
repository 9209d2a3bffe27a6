//! What a proof covers: changes that spoil it, and changes that do not.

use muster::example::{DAY, Shape, example};
use muster::file::fingerprint::{fingerprint, fingerprint_plan};
use muster::file::{read, write};
use muster::model::Json;
use muster::model::edit::{Edit, Stamp};
use muster::model::id::Key;
use muster::model::plan::{Kind, Plan};
use muster::model::table::name_of;
use serde_json::json;

fn plan() -> Plan {
    example(Shape::Production, None, 1, DAY)
}

fn find(plan: &Plan, kind: Kind, name: &str) -> Key {
    let table = plan.table(kind);
    let mut rows = (0..table.count()).filter_map(|index| table.row(index));
    rows.find(|row| kind.is_single() || name_of(*row) == name)
        .unwrap()
        .meta()
        .id
}

fn changed(plan: &Plan, (kind, name): (Kind, &str), field: &str, value: Json) -> Plan {
    let id = find(plan, kind, name);
    let after = plan
        .apply(&Edit::set(kind, id, field, value), &Stamp::default())
        .unwrap();
    assert_ne!(&after, plan, "{name} {field} is another value");
    after
}

/// Whether the change spoils a proof of the object.
#[track_caller]
fn check(of: (Kind, &str), object: (Kind, &str), field: &str, value: Json, spoils: bool) {
    let before = plan();
    let key = find(&before, of.0, of.1);
    let after = changed(&before, object, field, value);
    let differs = fingerprint(&before, of.0, key) != fingerprint(&after, of.0, key);
    assert_eq!(differs, spoils, "{} {field}", object.1);
}

const SQL: (Kind, &str) = (Kind::Workload, "shop-sql-1");

#[test]
fn a_proof_of_a_workload_is_spoilt_by_what_carries_it() {
    check(SQL, SQL, "platform", json!("vmware"), true);
    check(SQL, SQL, "zones", json!(["eu-de-3"]), true);
    check(SQL, SQL, "size_gb", json!(1300), true);
    check(
        SQL,
        SQL,
        "policy",
        json!(find(&plan(), Kind::Policy, "Gold").to_string()),
        true,
    );
    check(SQL, (Kind::Group, "shop-sql"), "paused", json!(true), true);
    check(
        SQL,
        (Kind::Policy, "gold-sql"),
        "log_every_minutes",
        json!(60),
        true,
    );
    check(
        SQL,
        (Kind::Connection, "eu-de-a"),
        "platform",
        json!("vmware"),
        true,
    );
    check(
        SQL,
        (Kind::Connector, "eu-de-a-1"),
        "zone",
        json!("eu-de-3"),
        true,
    );
    check(
        SQL,
        (Kind::Instance, "brs-prod-fra"),
        "encryption",
        json!("provider"),
        true,
    );
}

#[test]
fn a_proof_of_a_workload_is_not_spoilt_by_names_proofs_and_others() {
    check(SQL, SQL, "name", json!("other"), false);
    check(SQL, SQL, "notes", json!("new"), false);
    check(SQL, SQL, "size_gb", json!(650), false);
    check(SQL, SQL, "rto_target_minutes", json!(1), false);
    check(SQL, SQL, "last_restore_test", json!("2026-11-21"), false);
    check(SQL, SQL, "restore_test_minutes", json!(1), false);
    check(SQL, SQL, "restorer", Json::Null, false);
    check(
        SQL,
        (Kind::Connection, "eu-de-a"),
        "name",
        json!("other"),
        false,
    );
    check(
        SQL,
        (Kind::Connector, "eu-de-a-1"),
        "version",
        json!("9"),
        false,
    );
    check(
        SQL,
        (Kind::Connector, "eu-de-files-1"),
        "zone",
        json!("eu-de-3"),
        false,
    );
    check(
        SQL,
        (Kind::Instance, "brs-prod-fra"),
        "key_owner",
        Json::Null,
        false,
    );
    check(
        SQL,
        (Kind::Person, "Priya Raman"),
        "name",
        json!("Somebody"),
        false,
    );
}

#[test]
fn a_proof_of_a_drill_covers_the_workloads_that_took_part() {
    let drill = (Kind::Drill, "Restore of the shop database in eu-de-2");
    check(drill, SQL, "platform", json!("vmware"), true);
    check(
        drill,
        (Kind::Workload, "wms-sql-1"),
        "platform",
        json!("vmware"),
        false,
    );
    check(drill, drill, "achieved_time_minutes", json!(1), false);
}

#[test]
fn a_proof_of_an_application_covers_its_workloads() {
    let shop = (Kind::Application, "Webshop");
    check(shop, SQL, "platform", json!("vmware"), true);
    check(
        shop,
        (Kind::Workload, "wms-sql-1"),
        "platform",
        json!("vmware"),
        false,
    );
}

#[test]
fn a_proof_of_the_plan_covers_the_deployment_and_not_the_people() {
    let whole = (Kind::PlanFacts, "ERP production, eu-de");
    check(whole, SQL, "zones", json!(["eu-de-3"]), true);
    check(
        whole,
        (Kind::AlertRoute, "On-call mailbox"),
        "channel",
        json!("snmp"),
        true,
    );
    check(
        whole,
        (Kind::Access, ""),
        "mfa_required",
        json!(false),
        true,
    );
    check(
        whole,
        (Kind::Access, ""),
        "break_glass_kept",
        json!("elsewhere"),
        false,
    );
    check(
        whole,
        (Kind::Access, ""),
        "break_glass_kept",
        Json::Null,
        true,
    );
    check(
        whole,
        (Kind::Person, "Jonas Abel"),
        "deputy",
        Json::Null,
        false,
    );
    check(whole, whole, "name", json!("Other"), false);
}

#[test]
fn a_fingerprint_survives_the_file() {
    let before = plan();
    let (after, _) = read(&write(&before)).unwrap();
    assert_eq!(fingerprint_plan(&before), fingerprint_plan(&after));
    assert_eq!(fingerprint_plan(&before).len(), 16);
}

#[test]
fn fingerprints_are_the_same_in_every_release() {
    // A change here makes every proof of every plan ask to be verified again.
    let id = |number: u32| format!("{number:032x}");
    let plan = json!({
        "format": "muster.plan", "version": { "major": 1, "minor": 0 }, "id": id(1),
        "deployment": {
            "connections": [{ "id": id(2), "platform": "vpc_server", "network": "vpc" }],
            "connectors": [{ "id": id(3), "connection": id(2), "zone": "eu-de-1" }],
            "workloads": [{ "id": id(4), "kind": "mssql", "connection": id(2), "size_gb": 640,
                "zones": ["eu-de-1"], "outside_dependencies": [{ "kind": "dns", "survives": true }] }],
        },
    });
    let (plan, _) = read(&plan.to_string()).unwrap();
    assert_eq!(
        &*fingerprint(&plan, Kind::Workload, Key(4)),
        "940ec150a14cc6fd"
    );
    assert_eq!(&*fingerprint_plan(&plan), "564ff51fd10f2111");
}
