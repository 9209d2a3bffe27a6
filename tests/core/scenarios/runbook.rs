//! Who does what, in order.

use muster::export::scenario::json as to_json;
use muster::model::assignment::Party;
use muster::model::plan::Kind;
use muster::scenario::report::Report;
use serde_json::json;

use super::{named, play, production, with};

const SIX: [&str; 6] = [
    "zone-lost",
    "region-lost",
    "key-disabled",
    "ransomware",
    "login-outage",
    "person-absent",
];

fn step<'r>(report: &'r Report, id: &str) -> &'r muster::scenario::runbook::Played {
    let mut steps = report.runbook.steps.iter();
    steps.find(|step| step.step == id).unwrap()
}

#[test]
fn no_step_starts_before_those_that_it_waits_for() {
    let plan = production();
    for scenario in SIX {
        let report = play(&plan, scenario, None);
        assert!(report.runbook.steps.len() > 5, "{scenario}");
        for (place, step) in report.runbook.steps.iter().enumerate() {
            for &before in &step.after {
                let earlier = &report.runbook.steps[before];
                assert!(
                    earlier.starts.high <= step.starts.high,
                    "{scenario}: {}",
                    step.text
                );
                assert_ne!(before, place);
            }
        }
    }
}

#[test]
fn every_step_is_somebodys_or_says_that_it_is_nobodys() {
    let plan = production();
    for scenario in SIX {
        let report = play(&plan, scenario, None);
        for step in &report.runbook.steps {
            let owned = step.doer.owner.is_some() || step.doer.party == Party::Provider;
            let said = step.missing.iter().any(|text| text == "an owner");
            assert_eq!(owned, !said, "{scenario}: {}", step.text);
        }
    }
}

#[test]
fn the_deputy_takes_the_step_of_whoever_is_away() {
    let plan = production();
    let mira = step(&play(&plan, "zone-lost", None), "declare")
        .doer
        .clone();
    assert_eq!(mira.name, "Mira Lindqvist");
    let away = with(
        &plan,
        Kind::Person,
        "Mira Lindqvist",
        "absent_from",
        json!("2026-01-01"),
    );
    let report = play(&away, "zone-lost", None);
    assert_eq!(step(&report, "declare").doer.name, "Jonas Abel");
    let alone = with(&away, Kind::Person, "Mira Lindqvist", "deputy", json!(null));
    let alone = with(&alone, Kind::Assignment, "", "duty", json!(null));
    let report = play(&alone, "person-absent", Some("Mira Lindqvist"));
    let missing = &step(&report, "call-deputy").missing;
    assert!(missing.iter().any(|text| text == "a deputy"), "{missing:?}");
}

#[test]
fn connectors_are_rebuilt_before_what_they_carry_is_restored() {
    let plan = production();
    let connection = named(&plan, Kind::Connection, "eu-de-files");
    let report = play(&plan, "zone-lost", Some("eu-de-2"));
    let rebuild = step(&report, "rebuild-connectors");
    assert_eq!(rebuild.object, Some((Kind::Connection, connection)));
    assert!(
        rebuild
            .missing
            .iter()
            .any(|text| text.contains("rehearsed"))
    );
    let stated = with(
        &plan,
        Kind::Connection,
        "eu-de-files",
        "rebuild_minutes",
        json!(50),
    );
    let report = play(&stated, "zone-lost", Some("eu-de-2"));
    let rebuild = step(&report, "rebuild-connectors");
    let shares = named(&plan, Kind::Workload, "team-shares");
    let mut steps = report.runbook.steps.iter();
    let restore = steps.find(|step| step.step == "restore" && step.workloads.contains(&shares));
    assert!(restore.unwrap().starts.high >= rebuild.ends().high);
}

#[test]
fn the_answer_has_the_keys_of_the_contract() {
    let plan = production();
    let answer = to_json(&plan, &play(&plan, "zone-lost", Some("eu-de-1")));
    for key in ["id", "target", "workloads", "steps"] {
        assert!(answer.get(key).is_some(), "{key}");
    }
    let workload = &answer["workloads"][0];
    for key in ["object", "state", "rpo", "rto", "causes", "unknown"] {
        assert!(workload.get(key).is_some(), "{key}");
    }
    let verdict = [
        "verdict",
        "target_minutes",
        "worst_case_minutes",
        "by_minutes",
        "at_least",
    ];
    for key in verdict {
        assert!(
            workload["rpo"].get(key).is_some() && workload["rto"].get(key).is_some(),
            "{key}"
        );
    }
    let step = &answer["steps"][0];
    for key in [
        "order",
        "lane",
        "party",
        "owner",
        "duty",
        "text",
        "starts_minutes",
        "duration_minutes",
        "missing",
    ] {
        assert!(step.get(key).is_some(), "{key}");
    }
}
