//! The widest gap of schedules, worked out by hand.

use muster::model::Json;
use muster::objectives::points::{Never, Points};
use muster::objectives::rpo::Copy;
use serde_json::json;

use super::{Stated, built_in};

/// The widest gap, when it ends, and what was assumed.
#[track_caller]
fn gap(policy: Json, group: Json, failures: u32) -> (u32, String, Vec<String>) {
    match points(policy, group, failures) {
        Points::Apart { gap, .. } => (
            gap.minutes,
            gap.ends
                .clone()
                .map_or(String::new(), |ends| ends.to_string()),
            gap.assumptions.clone(),
        ),
        other => panic!("{other:?}"),
    }
}

fn points(policy: Json, group: Json, failures: u32) -> Points {
    let stated = Stated {
        policy,
        group,
        facts: json!({ "failed_runs_assumed": failures }),
        ..Stated::default()
    };
    let plan = stated.plan();
    let as_of = muster::model::units::Date::parse(super::AS_OF).unwrap();
    let objectives = muster::objectives::Objectives::new(&plan, as_of);
    objectives.points_of(
        plan.policies.first().unwrap(),
        plan.groups.first().map(|group| &**group),
    )
}

/// Runs at that time of that place.
fn at(start: &str, zone: &str) -> Json {
    json!({ "start_time": start, "time_zone": zone })
}

fn merged(one: Json, other: Json) -> Json {
    let mut map = one.as_object().unwrap().clone();
    map.extend(other.as_object().unwrap().clone());
    Json::Object(map)
}

const UTC: &str = "Etc/UTC";
const BERLIN: &str = "Europe/Berlin";

#[test]
fn built_in_schedules_have_the_gap_of_their_name() {
    for (every, unit, minutes) in [(4, "hours", 240), (12, "hours", 720), (1, "days", 1440)] {
        let (gap, ..) = gap(built_in(every, unit), at("22:00", UTC), 0);
        assert_eq!(gap, minutes, "{every} {unit}");
    }
}

#[test]
fn gold_stays_gold_when_clocks_change() {
    let (minutes, _, assumed) = gap(built_in(4, "hours"), at("00:00", BERLIN), 0);
    assert_eq!(minutes, 240);
    assert_eq!(
        assumed,
        [
            "No page says what happens when clocks change: runs every 4 h are taken to keep their distance"
        ]
    );
}

#[test]
fn the_night_on_which_clocks_go_back_is_an_hour_longer() {
    let (minutes, ends, assumed) = gap(built_in(1, "days"), at("22:00", BERLIN), 0);
    assert_eq!(
        (minutes, ends.as_str()),
        (1500, "2027-10-31T22:00:00+01:00")
    );
    assert!(assumed.is_empty(), "{assumed:?}");
    let (minutes, ..) = gap(built_in(1, "days"), at("22:00", "Asia/Kolkata"), 0);
    assert_eq!(minutes, 1440);
}

#[test]
fn a_time_that_clocks_jump_over_may_be_left_out() {
    let (minutes, ends, assumed) = gap(built_in(1, "days"), at("02:30", BERLIN), 0);
    assert_eq!(
        (minutes, ends.as_str()),
        (2820, "2027-03-29T02:30:00+02:00")
    );
    assert_eq!(
        assumed,
        [
            "No page says what a run at 02:30 does on a night on which clocks change: it is taken to be left out, or late"
        ]
    );
}

#[test]
fn without_a_time_zone_clocks_may_change() {
    let (minutes, _, assumed) = gap(built_in(1, "days"), json!({ "start_time": "22:00" }), 0);
    assert_eq!(minutes, 1500);
    assert_eq!(
        assumed,
        ["No time zone is stated: 60 min are added for a night on which clocks go back"]
    );
    let (minutes, _, assumed) = gap(built_in(1, "days"), at("22:00", "Europe/Atlantis"), 0);
    assert_eq!(minutes, 1500);
    assert!(assumed[0].contains("Europe/Atlantis"), "{assumed:?}");
}

#[test]
fn weekdays_leave_the_weekend_and_a_failed_run_widens_it() {
    let policy = merged(
        built_in(1, "weeks"),
        json!({ "schedule_weekdays": ["friday", "monday", "wednesday"] }),
    );
    let (minutes, ends, _) = gap(policy.clone(), at("22:00", UTC), 0);
    assert_eq!(
        (minutes, ends.as_str()),
        (4320, "2026-11-30T22:00:00+00:00")
    );
    let (minutes, ends, _) = gap(policy.clone(), at("22:00", UTC), 1);
    assert_eq!(
        (minutes, ends.as_str()),
        (7200, "2026-11-30T22:00:00+00:00")
    );
    assert_eq!(gap(policy.clone(), at("22:00", UTC), 2).0, 10_080);
    assert_eq!(gap(policy, at("22:00", BERLIN), 0).0, 4380);
}

#[test]
fn days_that_a_month_does_not_have_may_be_left_out() {
    let on = |days: &[u32]| {
        merged(
            built_in(1, "months"),
            json!({ "schedule_month_days": days }),
        )
    };
    let day = 1440;
    for (days, apart) in [
        (&[1][..], 31),
        (&[31], 61),
        (&[29], 59),
        (&[15, 1], 17),
        (&[28], 31),
    ] {
        let (minutes, ..) = gap(on(days), at("22:00", UTC), 0);
        assert_eq!(minutes, apart * day, "{days:?}");
    }
    let (_, _, assumed) = gap(on(&[31]), at("22:00", UTC), 0);
    assert_eq!(
        assumed,
        [
            "No page says what happens on a day that a month does not have: the run is taken to be left out"
        ]
    );
    assert!(gap(on(&[28]), at("22:00", UTC), 0).2.is_empty());
}

#[test]
fn slow_schedules_are_followed_through_leap_years() {
    let day = 1440;
    for (every, unit, apart) in [
        (3, "days", 3),
        (2, "weeks", 14),
        (1, "months", 31),
        (3, "months", 93),
        (1, "years", 366),
        (4, "years", 1461),
    ] {
        let (minutes, ..) = gap(built_in(every, unit), at("22:00", UTC), 0);
        assert_eq!(minutes, apart * day, "{every} {unit}");
    }
}

fn quiet(from: &str, to: &str, days: &[&str]) -> Json {
    json!({ "quiet_times": [{ "starts": from, "ends": to, "days": days }] })
}

#[test]
fn a_held_run_starts_when_the_quiet_time_ends() {
    let policy = merged(built_in(4, "hours"), quiet("22:00", "02:00", &[]));
    let (minutes, ends, _) = gap(policy.clone(), at("00:00", UTC), 0);
    assert_eq!((minutes, ends.as_str()), (360, "2026-11-23T02:00:00+00:00"));
    let (minutes, _, assumed) = gap(policy, json!({ "time_zone": UTC }), 0);
    assert_eq!(minutes, 480);
    assert_eq!(
        assumed,
        ["No start time is stated: 22:00 is taken, when a quiet time begins"]
    );
    let saturday = merged(built_in(1, "days"), quiet("21:00", "23:00", &["saturday"]));
    let (minutes, ends, _) = gap(saturday, at("22:00", UTC), 0);
    assert_eq!(
        (minutes, ends.as_str()),
        (1500, "2026-11-28T23:00:00+00:00")
    );
}

#[test]
fn a_quiet_time_is_longer_on_the_night_on_which_clocks_go_back() {
    let policy = merged(built_in(1, "hours"), quiet("01:00", "03:30", &[]));
    let (minutes, ends, _) = gap(policy.clone(), at("00:00", BERLIN), 0);
    assert_eq!((minutes, ends.as_str()), (270, "2027-10-31T03:30:00+01:00"));
    assert_eq!(gap(policy, at("00:00", UTC), 0).0, 210);
}

#[test]
fn a_quiet_time_breaks_off_what_runs_where_the_group_says_so() {
    let policy = merged(built_in(1, "hours"), quiet("12:30", "13:00", &[]));
    let group = |cancels: Json| {
        let more = json!({ "longest_run_minutes": 45, "cancel_at_quiet_start": cancels });
        merged(at("00:00", UTC), more)
    };
    assert_eq!(gap(policy.clone(), group(json!(false)), 0).0, 60);
    assert_eq!(gap(policy.clone(), group(json!(true)), 0).0, 120);
    let (minutes, _, assumed) = gap(policy, group(Json::Null), 0);
    assert_eq!(minutes, 120);
    assert_eq!(
        assumed,
        ["Nobody says whether a quiet time breaks off what runs: runs are broken off here"]
    );
}

#[test]
fn a_run_longer_than_its_interval_holds_back_the_next() {
    let group = merged(at("00:00", UTC), json!({ "longest_run_minutes": 90 }));
    let (minutes, _, assumed) = gap(built_in(1, "hours"), group, 0);
    assert_eq!(minutes, 120);
    assert_eq!(
        assumed,
        [
            "No page says what happens to a run that is due while one of 1 h 30 min still runs: it is taken to be left out"
        ]
    );
    let group = merged(at("00:00", UTC), json!({ "longest_run_minutes": 2000 }));
    assert_eq!(gap(built_in(1, "days"), group, 0).0, 2880);
}

#[test]
fn what_never_runs_again_has_no_gap() {
    let daily = || built_in(1, "days");
    let never = |policy, group| match points_of_workload(policy, group) {
        Points::Never(never) => never,
        other => panic!("{other:?}"),
    };
    assert_eq!(never(built_in(1, "once"), json!({})), Never::Once);
    assert_eq!(never(daily(), json!({ "paused": true })), Never::Paused);
    assert_eq!(never(Json::Null, json!({})), Never::NoPolicy);
    let quiet = merged(daily(), quiet("00:00", "00:00", &[]));
    assert_eq!(never(quiet, at("22:00", UTC)), Never::QuietTimes);
    let ended = never(daily(), json!({ "ends_on": "2026-11-21" }));
    assert!(matches!(ended, Never::Ended(_)), "{ended:?}");
    let today = points_of_workload(daily(), json!({ "ends_on": "2026-11-22" }));
    assert!(matches!(today, Points::Apart { .. }), "{today:?}");
}

fn points_of_workload(policy: Json, group: Json) -> Points {
    let stated = Stated {
        policy,
        group,
        ..Stated::default()
    };
    let plan = stated.plan();
    let as_of = muster::model::units::Date::parse(super::AS_OF).unwrap();
    let objectives = muster::objectives::Objectives::new(&plan, as_of);
    let links = muster::model::links::Links::new(&plan);
    objectives.points(&links, plan.workloads.first().unwrap())
}

#[test]
fn a_schedule_that_nobody_states_has_no_gap_and_says_what_is_missing() {
    for (policy, field) in [
        (json!({ "schedule_every": 4 }), "schedule_unit"),
        (json!({ "schedule_unit": "hours" }), "schedule_every"),
        (built_in(0, "hours"), "schedule_every"),
    ] {
        let stated = Stated {
            policy,
            workload: json!({ "rpo_target_minutes": 60 }),
            ..Stated::default()
        };
        let rpo = stated.rpo(Copy::OfService);
        assert_eq!(rpo.unknown[0].place.field, field);
        assert_eq!(rpo.worst_case_minutes, None);
    }
}
