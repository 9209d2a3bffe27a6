//! How long a workload takes to be back, against the target.

use muster::model::Json;
use muster::objectives::rto::Circumstances;
use muster::objectives::term::Range;
use muster::objectives::verdict::Verdict;
use serde_json::json;

use super::Stated;

/// 600 GB through two connectors of 50 MB/s, everything stated.
fn stated() -> Stated {
    Stated {
        workload: json!({
            "size_gb": 600,
            "rto_target_minutes": 300,
            "provision_minutes": 60,
            "target_mb_per_second": 200,
            "validate_minutes": 20,
        }),
        connection: json!({ "connector_mb_per_second": 50, "network_mb_per_second": 125 }),
        runbook: json!({
            "detect_minutes": 10,
            "decide_minutes": 20,
            "reach_minutes": 15,
            "switch_minutes": 5,
        }),
        connectors: 2,
        ..Stated::default()
    }
}

fn all() -> Circumstances {
    Circumstances::default()
}

#[test]
fn the_parts_stand_in_the_order_in_which_they_happen() {
    let rto = stated().rto(&all());
    let parts: Vec<(&str, Option<u32>)> = rto
        .terms
        .iter()
        .map(|term| (term.key, term.minutes.high))
        .collect();
    assert_eq!(
        parts,
        [
            ("detect", Some(10)),
            ("decide", Some(20)),
            ("reach", Some(15)),
            ("provision", Some(60)),
            ("transfer", Some(100)),
            ("validate", Some(20)),
            ("switch", Some(5)),
        ]
    );
    assert_eq!(
        (rto.total, rto.verdict),
        (Range::exactly(230), Verdict::Meets)
    );
    assert_eq!(
        rto.term("transfer").unwrap().how,
        "600 GB over the narrowest of: 2 connectors of 50 MB/s, the network 125 MB/s, the target 200 MB/s"
    );
}

#[test]
fn data_moves_through_the_narrowest_part_of_the_way() {
    let transfer = |field: (&str, &str), rate: u32| {
        let mut stated = stated();
        let object = match field.0 {
            "workload" => &mut stated.workload,
            _ => &mut stated.connection,
        };
        object[field.1] = json!(rate);
        stated.rto(&all()).term("transfer").unwrap().minutes
    };
    assert_eq!(
        transfer(("connection", "network_mb_per_second"), 10),
        Range::exactly(1000)
    );
    assert_eq!(
        transfer(("workload", "target_mb_per_second"), 20),
        Range::exactly(500)
    );
    assert_eq!(
        transfer(("connection", "connector_mb_per_second"), 500),
        Range::exactly(80)
    );
}

#[test]
fn fewer_connectors_and_others_before_it_take_longer() {
    let given = Circumstances {
        connectors: Some(1),
        queue_gb: (0, 300, 600),
    };
    let rto = stated().rto(&given);
    assert_eq!(rto.term("transfer").unwrap().minutes, Range::exactly(200));
    let queue = Range {
        low: Some(0),
        likely: Some(100),
        high: Some(200),
    };
    assert_eq!(rto.term("queue").unwrap().minutes, queue);
    let none = Circumstances {
        connectors: Some(0),
        ..all()
    };
    assert_eq!(stated().rto(&none).verdict, Verdict::Unknown);
}

#[test]
fn a_rate_that_nobody_states_leaves_the_longest_open() {
    let mut stated = stated();
    stated.connection["network_mb_per_second"] = Json::Null;
    let rto = stated.rto(&all());
    let transfer = Range {
        low: Some(100),
        likely: Some(100),
        high: None,
    };
    assert_eq!(rto.term("transfer").unwrap().minutes, transfer);
    assert_eq!((rto.total.likely, rto.total.high), (Some(230), None));
    assert_eq!(rto.unknown[0].place.field, "network_mb_per_second");
    assert_eq!(rto.verdict, Verdict::Unknown);
    stated.workload["rto_target_minutes"] = json!(229);
    let misses = Verdict::Misses {
        by: 1,
        at_least: true,
    };
    assert_eq!(stated.rto(&all()).verdict, misses);
    stated.connection["connector_mb_per_second"] = Json::Null;
    let transfer = stated.rto(&all()).term("transfer").unwrap().minutes;
    assert_eq!(
        (transfer.low, transfer.likely, transfer.high),
        (Some(50), None, None)
    );
}

#[test]
fn a_connector_agent_has_the_documented_rate() {
    let mut stated = stated();
    stated.connectors = 0;
    stated.connection = json!({ "platform": "connector_agent", "network_mb_per_second": 1000 });
    let transfer = Range {
        low: Some(67),
        likely: Some(100),
        high: Some(100),
    };
    assert_eq!(
        stated.rto(&all()).term("transfer").unwrap().minutes,
        transfer
    );
}

#[test]
fn a_measured_restore_stands_for_preparing_moving_and_checking() {
    let mut stated = stated();
    let drill = |kind: &str, day: &str, minutes: u32| json!({ "kind": kind, "held_on": day, "achieved_time_minutes": minutes });
    stated.drills = vec![
        drill("simulation", "2026-10-01", 120),
        drill("switch_over", "2025-10-01", 200),
        drill("tabletop", "2026-11-01", 1),
        drill("simulation", "2026-11-23", 1),
    ];
    stated.workload["last_restore_test"] = json!("2026-01-01");
    stated.workload["restore_test_minutes"] = json!(90);
    let rto = stated.rto(&all());
    let keys: Vec<&str> = rto.terms.iter().map(|term| term.key).collect();
    assert_eq!(keys, ["detect", "decide", "reach", "restore", "switch"]);
    let restore = Range {
        low: Some(90),
        likely: Some(120),
        high: Some(200),
    };
    let term = rto.term("restore").unwrap();
    assert_eq!(term.minutes, restore);
    assert!(
        term.how
            .ends_with("of 3 measurements, the latest on 2026-10-01"),
        "{}",
        term.how
    );
    assert_eq!(rto.unknown, []);
    let fewer = Circumstances {
        connectors: Some(1),
        ..all()
    };
    let slower = stated.rto(&fewer).term("restore").unwrap().minutes;
    assert_eq!(
        (slower.low, slower.likely, slower.high),
        (Some(90), Some(240), Some(400))
    );
}

#[test]
fn what_nobody_states_is_named_with_what_to_measure() {
    let rto = Stated::default().rto(&all());
    assert_eq!(rto.known_minutes, 0);
    let missing: Vec<&str> = rto.unknown.iter().map(|one| one.place.field).collect();
    for field in [
        "detect_minutes",
        "reach_minutes",
        "size_gb",
        "connector_mb_per_second",
    ] {
        assert!(missing.contains(&field), "{field} in {missing:?}");
    }
    assert!(rto.unknown.iter().all(|one| !one.measure.is_empty()));
}
