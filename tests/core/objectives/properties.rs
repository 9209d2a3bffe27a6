//! What holds of the arithmetic whatever is stated.

use muster::model::Json;
use muster::objectives::rpo::Copy;
use muster::objectives::rto::Circumstances;
use muster::objectives::verdict::Verdict;
use proptest::prelude::*;
use serde_json::json;

use super::Stated;

fn number() -> impl Strategy<Value = u32> {
    prop_oneof![0..40_u32, 40..3000_u32, Just(u32::MAX), any::<u32>()]
}

fn some(number: impl Strategy<Value = u32>) -> impl Strategy<Value = Json> {
    proptest::option::of(number).prop_map(|number| json!(number))
}

fn clock() -> impl Strategy<Value = String> {
    (0..24_u32, 0..60_u32).prop_map(|(hour, minute)| format!("{hour:02}:{minute:02}"))
}

fn weekdays() -> impl Strategy<Value = Vec<&'static str>> {
    proptest::collection::vec(
        proptest::sample::select(vec![
            "monday",
            "tuesday",
            "wednesday",
            "thursday",
            "friday",
            "saturday",
            "sunday",
        ]),
        0..4,
    )
}

fn policy() -> impl Strategy<Value = Json> {
    let unit = proptest::sample::select(vec![
        "minutes", "hours", "days", "weeks", "months", "years", "once",
    ]);
    let quiet = (clock(), clock(), weekdays())
        .prop_map(|(starts, ends, days)| json!({ "starts": starts, "ends": ends, "days": days }));
    (
        (some(number()), unit, weekdays()),
        proptest::collection::vec(0..40_u32, 0..4),
        some(number()),
        proptest::collection::vec(quiet, 0..3),
    )
        .prop_map(|((every, unit, weekdays), month_days, logs, quiet)| {
            json!({
                "schedule_every": every,
                "schedule_unit": unit,
                "schedule_weekdays": weekdays,
                "schedule_month_days": month_days,
                "log_every_minutes": logs,
                "quiet_times": quiet,
                "retention_days": 30,
            })
        })
}

fn group() -> impl Strategy<Value = Json> {
    let zone =
        proptest::sample::select(vec!["", "Etc/UTC", "Europe/Berlin", "Australia/Lord_Howe"]);
    let cancels = proptest::option::of(any::<bool>());
    (proptest::option::of(clock()), zone, some(number()), cancels).prop_map(
        |(start, zone, run, cancels)| {
            json!({
                "start_time": start,
                "time_zone": zone,
                "longest_run_minutes": run,
                "cancel_at_quiet_start": cancels,
            })
        },
    )
}

fn stated() -> impl Strategy<Value = Stated> {
    let amounts = proptest::collection::vec(some(number()), 6);
    (policy(), group(), amounts, number()).prop_map(|(policy, group, amounts, failures)| Stated {
        policy,
        group,
        workload: json!({
            "kind": "mssql",
            "size_gb": amounts[0],
            "rpo_target_minutes": amounts[1],
            "rto_target_minutes": amounts[2],
            "provision_minutes": amounts[3],
            "copy_lag_minutes": amounts[4],
        }),
        connection: json!({ "connector_mb_per_second": amounts[5] }),
        facts: json!({ "failed_runs_assumed": failures }),
        connectors: 2,
        ..Stated::default()
    })
}

/// The gap of the schedule alone; the longest where there is none.
fn gap(stated: &Stated) -> u32 {
    let rpo = stated.rpo(Copy::OfService);
    rpo.terms[0].minutes.unwrap_or(u32::MAX)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn nothing_that_can_be_stated_breaks_the_arithmetic(
        stated in stated(),
        connectors in proptest::option::of(number()),
        gigabytes in any::<u64>(),
    ) {
        let rpo = stated.rpo(Copy::Elsewhere);
        prop_assert!(rpo.worst_case_minutes.is_none_or(|worst| worst >= rpo.known_minutes));
        prop_assert!(rpo.verdict != Verdict::Meets || rpo.unknown.is_empty());
        let given = Circumstances { connectors, queue_gb: (0, gigabytes, gigabytes) };
        let rto = stated.rto(&given);
        prop_assert!(rto.total.high.is_none_or(|high| high >= rto.known_minutes));
        prop_assert!(rto.verdict != Verdict::Meets || rto.unknown.is_empty());
    }

    #[test]
    fn the_order_of_lists_does_not_matter(stated in stated()) {
        let mut turned = stated.clone();
        for field in ["schedule_weekdays", "schedule_month_days", "quiet_times"] {
            turned.policy[field].as_array_mut().unwrap().reverse();
        }
        prop_assert_eq!(stated.rpo(Copy::OfService), turned.rpo(Copy::OfService));
    }

    #[test]
    fn a_multiple_of_an_interval_never_has_a_smaller_gap(
        stated in stated(),
        every in 1..20_u32,
        times in 2..5_u32,
    ) {
        // Of a fixed start time, only multiples hit the same quiet times.
        let mut quick = stated;
        quick.policy["schedule_month_days"] = json!([1, 28]);
        quick.group["start_time"] = json!("22:00");
        quick.group["longest_run_minutes"] = Json::Null;
        quick.policy["log_every_minutes"] = Json::Null;
        quick.facts = Json::Null;
        let mut slow = quick.clone();
        quick.policy["schedule_every"] = json!(every);
        slow.policy["schedule_every"] = json!(every * times);
        prop_assert!(gap(&slow) >= gap(&quick), "{} < {}", gap(&slow), gap(&quick));
    }

    #[test]
    fn a_longer_interval_never_has_a_smaller_gap(
        stated in stated(),
        unit in proptest::sample::select(vec!["minutes", "hours", "days", "weeks", "months", "years"]),
        every in 1..100_u32,
        more in 1..100_u32,
    ) {
        let mut quick = stated;
        quick.policy["schedule_unit"] = json!(unit);
        // What is left out in short months depends on which months a count hits.
        quick.policy["schedule_month_days"] = json!([1, 28]);
        // So does what is left out on a night on which clocks change.
        quick.group["start_time"] = json!("22:00");
        quick.policy["quiet_times"] = Json::Null;
        quick.policy["log_every_minutes"] = Json::Null;
        quick.group["longest_run_minutes"] = Json::Null;
        quick.facts = Json::Null;
        let mut slow = quick.clone();
        quick.policy["schedule_every"] = json!(every);
        slow.policy["schedule_every"] = json!(every + more);
        prop_assert!(gap(&slow) >= gap(&quick), "{} < {}", gap(&slow), gap(&quick));
    }

    #[test]
    fn one_more_failed_run_never_makes_a_smaller_loss(stated in stated(), failures in 0..20_u32) {
        let with = |failures: u32| {
            let mut stated = stated.clone();
            stated.facts = json!({ "failed_runs_assumed": failures });
            gap(&stated)
        };
        prop_assert!(with(failures + 1) >= with(failures));
    }
}
