//! What scenarios mean for workloads, on the example and on changes to it.

use muster::model::edit::{Edit, Stamp};
use muster::model::plan::{Kind, Plan};
use muster::model::table::object_to_map;
use muster::scenario::against::Ruling;
use muster::scenario::graph::State;
use muster::scenario::judge::{Restored, Source};
use serde_json::json;

use super::{named, play, production, row, with};

#[test]
fn a_lost_zone_takes_what_runs_in_it_and_leaves_the_rest() {
    let plan = production();
    let report = play(&plan, "zone-lost", Some("eu-de-1"));
    let lost = row(&plan, &report, "erp-db");
    assert_eq!(lost.judged.state, State::Lost);
    assert_eq!(
        lost.story.causes[0],
        "erp-db runs in the zone eu-de-1, which is lost"
    );
    let spread = row(&plan, &report, "ci-runners");
    assert_ne!(spread.judged.state, State::Lost, "{:?}", spread.story);
    assert_eq!(spread.judged.restored, Restored::No);
    assert_eq!(spread.judged.rpo.worst_case_minutes, Some(0));
}

#[test]
fn what_depends_on_something_lost_stands_still_and_says_why() {
    let plan = production();
    let report = play(&plan, "zone-lost", Some("eu-de-1"));
    let web = row(&plan, &report, "shop-web-2");
    assert_eq!(web.judged.state, State::Down);
    assert_eq!(
        web.story.causes[0],
        "shop-web-2 depends on shop-sql-1, which runs in the zone eu-de-1, which is lost"
    );
}

#[test]
fn a_cause_says_of_every_object_on_the_way_that_it_is_only_planned() {
    let plan = production();
    let key = named(&plan, Kind::Workload, "shop-sql-1");
    let mut object = object_to_map(plan.object(Kind::Workload, key).unwrap());
    object.insert("imported".to_owned(), json!({ "planned": true }));
    let edit = Edit::Put {
        kind: Kind::Workload,
        object,
        at: None,
    };
    let plan = plan.apply(&edit, &Stamp::default()).unwrap();
    let report = play(&plan, "zone-lost", Some("eu-de-1"));
    assert_eq!(
        row(&plan, &report, "shop-web-2").story.causes[0],
        "shop-web-2 depends on shop-sql-1 (planned, not deployed), which runs in the zone \
         eu-de-1, which is lost"
    );
}

#[test]
fn what_is_not_stated_is_unknown_and_never_fine() {
    let plan = with(
        &production(),
        Kind::Workload,
        "erp-db",
        "zones",
        json!(null),
    );
    let report = play(&plan, "zone-lost", Some("eu-de-1"));
    let row = row(&plan, &report, "erp-db");
    assert_eq!(row.judged.restored, Restored::Perhaps);
    // It would meet the first objective even then, and may miss the second.
    assert_eq!(row.judged.rpo.verdict, Ruling::Meets);
    assert_ne!(row.judged.rto.verdict, Ruling::Meets);
    let why = "whether it is so that erp-db runs in the zone eu-de-1, which is lost";
    assert!(
        row.story.unknown.iter().any(|text| text == why),
        "{:?}",
        row.story
    );
}

#[test]
fn a_region_takes_the_backups_out_of_reach_but_not_the_copy_elsewhere() {
    let plan = production();
    let name = "wms-sql-1";
    let report = play(&plan, "region-lost", None);
    let before = row(&plan, &report, name);
    assert_eq!(
        before.judged.source,
        (Source::BackupsLater, Source::Nothing)
    );
    let copied = with(&plan, Kind::Workload, name, "second_copy", json!(true));
    let copied = with(&copied, Kind::Workload, name, "copy_lag_minutes", json!(5));
    let report = play(&copied, "region-lost", None);
    let after = row(&copied, &report, name);
    assert_eq!(after.judged.source, (Source::Elsewhere, Source::Elsewhere));
    // Silver runs every 12 h, a run takes 70 min, the copy lags 5 min.
    assert_eq!(after.judged.rpo.worst_case_minutes, Some(720 + 70 + 5));
}

#[test]
fn a_disabled_key_keeps_backups_from_being_read_for_an_hour() {
    let plan = production();
    let report = play(&plan, "key-disabled", Some("brs-prod-fra"));
    let sql = row(&plan, &report, "shop-sql-1");
    assert_eq!(sql.judged.state, State::Degraded);
    assert_eq!(sql.judged.source.0, Source::BackupsLater);
    // Notice 15, decide 30, get in 10, key 60, restore as measured 88, switch 15.
    assert_eq!(
        sql.judged.rto.worst_case_minutes,
        Some(15 + 30 + 10 + 60 + 88 + 15)
    );
    assert_eq!(sql.judged.rto.by_minutes, Some(218 - 120));
    let files = row(&plan, &report, "archive-files");
    assert_eq!(
        files.judged.restored,
        Restored::No,
        "encrypted by the provider"
    );
}

#[test]
fn only_a_lock_that_nobody_may_lift_survives_an_intruder() {
    let plan = production();
    let locked = play(&plan, "ransomware", None);
    assert_eq!(
        row(&plan, &locked, "shop-sql-1").judged.source.1,
        Source::Backups
    );
    let lifted = row(&plan, &locked, "erp-app");
    assert_eq!(lifted.judged.source, (Source::Backups, Source::Nothing));
    assert_eq!(lifted.judged.rpo.verdict, Ruling::Unknown);
    let open = with(
        &plan,
        Kind::Policy,
        "gold-sql",
        "datalock_mode",
        json!("none"),
    );
    let gone = play(&open, "ransomware", None);
    let gone = row(&open, &gone, "shop-sql-1");
    assert_eq!(gone.judged.source.0, Source::Nothing);
    assert_eq!(gone.judged.rpo.verdict, Ruling::Misses);
}

#[test]
fn nobody_restores_while_the_login_is_down() {
    let plan = production();
    let report = play(&plan, "login-outage", None);
    for row in &report.rows {
        assert_ne!(row.judged.rto.verdict, Ruling::Meets);
        assert_ne!(row.judged.state, State::Ok);
    }
    let sql = row(&plan, &report, "shop-sql-1");
    let why = "how long it lasts that the cloud's login does not work";
    assert!(
        sql.story.unknown.iter().any(|text| text == why),
        "{:?}",
        sql.story
    );
    // What is known alone takes longer than the target.
    assert_eq!(sql.judged.rto.verdict, Ruling::Misses);
    assert!(sql.judged.rto.at_least);
}

#[test]
fn an_absent_restorer_is_no_matter_where_somebody_stands_in() {
    let plan = production();
    let report = play(&plan, "person-absent", Some("Tomasz Zielinski"));
    let alone = row(&plan, &report, "erp-db").judged;
    let tomasz = named(&plan, Kind::Person, "Tomasz Zielinski");
    let has_deputy = plan
        .people
        .iter()
        .any(|row| row.meta.id == tomasz && row.deputy.0.is_some());
    assert_eq!(alone.restored == Restored::No, has_deputy);
    let jonas = named(&plan, Kind::Person, "Jonas Abel").to_string();
    let covered = with(
        &plan,
        Kind::Person,
        "Tomasz Zielinski",
        "deputy",
        json!(jonas),
    );
    let report = play(&covered, "person-absent", Some("Tomasz Zielinski"));
    assert_eq!(
        row(&covered, &report, "erp-db").judged.restored,
        Restored::No
    );
    let uncovered = with(
        &plan,
        Kind::Person,
        "Tomasz Zielinski",
        "deputy",
        json!(null),
    );
    let report = play(&uncovered, "person-absent", Some("Tomasz Zielinski"));
    let row = row(&uncovered, &report, "erp-db");
    assert_eq!(row.judged.restored, Restored::Yes);
    assert_ne!(row.judged.rto.verdict, Ruling::Meets);
}

#[test]
fn corruption_found_late_costs_the_distance_of_old_points() {
    let plan = production();
    let report = play(&plan, "silent-corruption", None);
    // Silver keeps one point a day for 90 days.
    let app = row(&plan, &report, "erp-app");
    assert_eq!(app.judged.rpo.worst_case_minutes, Some(1440));
    let short = with(
        &plan,
        Kind::Policy,
        "Silver",
        "extended_retention",
        json!(null),
    );
    let report = play(&short, "silent-corruption", None);
    let app = row(&short, &report, "erp-app");
    assert_eq!(
        (app.judged.rpo.verdict, app.judged.rpo.worst_case_minutes),
        (Ruling::Misses, None)
    );
}

/// A database under Gold with an objective of an hour.
fn gold(kind: &str) -> Plan {
    let plan = with(
        &production(),
        Kind::Workload,
        "wms-sql-1",
        "kind",
        json!(kind),
    );
    let plan = with(
        &plan,
        Kind::Workload,
        "wms-sql-1",
        "rpo_target_minutes",
        json!(60),
    );
    let gold = named(&plan, Kind::Policy, "Gold").to_string();
    with(&plan, Kind::Group, "wms-sql", "policy", json!(gold))
}

#[test]
fn a_database_under_gold_needs_log_backups_for_an_objective_of_an_hour() {
    let rpo = |plan: &Plan| {
        let report = play(plan, "zone-lost", Some("eu-de-2"));
        row(plan, &report, "wms-sql-1").judged.rpo
    };
    let plan = gold("mssql");
    // Every 4 h, and a run takes 70 min.
    assert_eq!(rpo(&plan).by_minutes, Some(240 + 70 - 60));
    let logs = |plan: &Plan| {
        let plan = with(plan, Kind::Policy, "Gold", "log_every_minutes", json!(15));
        with(&plan, Kind::Group, "wms-sql", "log_run_minutes", json!(5))
    };
    let with_logs = rpo(&logs(&plan));
    assert_eq!(
        (with_logs.verdict, with_logs.worst_case_minutes),
        (Ruling::Meets, Some(20))
    );
    let server = rpo(&logs(&gold("file_system")));
    assert_eq!(
        (server.verdict, server.by_minutes),
        (Ruling::Misses, Some(250))
    );
}

#[test]
fn own_scenarios_are_played_with_what_they_include() {
    let plan = production();
    let own = plan.scenarios.first().unwrap().meta.id.to_string();
    let report = play(&plan, &own, None);
    let texts: Vec<&str> = report
        .events
        .iter()
        .map(|(_, text)| text.as_str())
        .collect();
    assert_eq!(
        texts,
        ["the zone eu-de-1 is lost", "Tomasz Zielinski is not there"]
    );
    assert_eq!(row(&plan, &report, "erp-db").judged.state, State::Lost);
    let wrong = with(
        &plan,
        Kind::CustomScenario,
        "Cooling fails on a hot day",
        "includes",
        json!([{ "scenario": own }, { "scenario": "flood" }, { "scenario": "zone-lost", "which": "mars-1" }]),
    );
    let report = play(&wrong, &own, None);
    let unknown = &report.rows[0].story.unknown;
    for text in [
        "there is no scenario “flood”",
        "there is no “mars-1” in the plan",
    ] {
        assert!(unknown.iter().any(|known| known == text), "{unknown:?}");
    }
}
