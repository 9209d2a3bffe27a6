//! How much work is lost at worst, against the target.

use muster::model::Json;
use muster::objectives::at_age::AtAge;
use muster::objectives::points::Never;
use muster::objectives::rpo::Copy;
use muster::objectives::verdict::Verdict;
use serde_json::json;

use super::{AS_OF, Stated, built_in};

/// A workload of that kind with Gold and a target of one hour.
fn gold(kind: &str) -> Stated {
    Stated {
        policy: built_in(4, "hours"),
        group: json!({ "start_time": "00:00", "time_zone": "Etc/UTC", "longest_run_minutes": 50 }),
        workload: json!({ "kind": kind, "rpo_target_minutes": 60 }),
        ..Stated::default()
    }
}

fn with_logs(mut stated: Stated) -> Stated {
    stated.policy["log_every_minutes"] = json!(15);
    stated.group["log_run_minutes"] = json!(5);
    stated
}

const fn misses(by: u32, at_least: bool) -> Verdict {
    Verdict::Misses { by, at_least }
}

#[test]
fn a_database_with_gold_misses_an_hour_and_meets_it_with_logs() {
    let rpo = gold("mssql").rpo(Copy::OfService);
    assert_eq!(rpo.worst_case_minutes, Some(290));
    assert_eq!(rpo.verdict, misses(230, false));
    let rpo = with_logs(gold("mssql")).rpo(Copy::OfService);
    assert_eq!(rpo.worst_case_minutes, Some(20));
    assert_eq!(rpo.verdict, Verdict::Meets);
    for kind in ["file_system", "kubernetes", "db2"] {
        let rpo = with_logs(gold(kind)).rpo(Copy::OfService);
        assert_eq!(rpo.verdict, misses(230, false), "{kind}");
    }
    for kind in ["oracle", "sap_hana"] {
        let rpo = with_logs(gold(kind)).rpo(Copy::OfService);
        assert_eq!(rpo.verdict, Verdict::Meets, "{kind}");
    }
}

#[test]
fn a_known_part_that_is_too_long_misses_by_at_least_that() {
    let mut stated = gold("file_system");
    stated.group["longest_run_minutes"] = Json::Null;
    let rpo = stated.rpo(Copy::OfService);
    assert_eq!((rpo.worst_case_minutes, rpo.known_minutes), (None, 240));
    assert_eq!(rpo.verdict, misses(180, true));
    assert_eq!(rpo.unknown[0].place.field, "longest_run_minutes");
    stated.workload["rpo_target_minutes"] = json!(240);
    assert_eq!(stated.rpo(Copy::OfService).verdict, Verdict::Unknown);
}

#[test]
fn without_a_target_nothing_is_met_or_missed() {
    let mut stated = gold("mssql");
    stated.workload["rpo_target_minutes"] = Json::Null;
    let rpo = stated.rpo(Copy::OfService);
    assert_eq!(
        (rpo.worst_case_minutes, rpo.verdict),
        (Some(290), Verdict::Unknown)
    );
}

#[test]
fn whether_logs_count_is_unknown_of_an_unknown_kind() {
    let mut stated = with_logs(gold("mssql"));
    stated.workload["kind"] = Json::Null;
    let rpo = stated.rpo(Copy::OfService);
    assert_eq!(rpo.verdict, Verdict::Unknown);
    assert_eq!(rpo.unknown[0].place.field, "kind");
    stated.workload["rpo_target_minutes"] = json!(14);
    assert_eq!(stated.rpo(Copy::OfService).verdict, misses(1, true));
}

#[test]
fn logs_that_are_rarer_than_the_rest_do_not_count() {
    let mut stated = with_logs(gold("mssql"));
    stated.policy["log_every_minutes"] = json!(600);
    assert_eq!(stated.rpo(Copy::OfService).worst_case_minutes, Some(290));
}

#[test]
fn a_copy_elsewhere_is_as_far_behind_as_stated() {
    let mut stated = gold("mssql");
    stated.workload["copy_lag_minutes"] = json!(30);
    assert_eq!(stated.rpo(Copy::Elsewhere).worst_case_minutes, Some(320));
    assert_eq!(stated.rpo(Copy::OfService).worst_case_minutes, Some(290));
    stated.workload["copy_lag_minutes"] = Json::Null;
    let rpo = stated.rpo(Copy::Elsewhere);
    assert_eq!((rpo.worst_case_minutes, rpo.known_minutes), (None, 290));
    assert_eq!(rpo.unknown[0].place.field, "copy_lag_minutes");
}

#[test]
fn the_worst_moment_is_just_before_the_run_is_complete() {
    let rpo = gold("mssql").rpo(Copy::OfService);
    let at = rpo.at.map(|at| at.to_string());
    assert_eq!(at.as_deref(), Some("2026-11-22T04:50:00+00:00"));
}

#[test]
fn retries_add_nothing_and_say_so() {
    let term = |failures: u32| {
        let mut stated = gold("mssql");
        stated.facts = json!({ "failed_runs_assumed": failures });
        let rpo = stated.rpo(Copy::OfService);
        let term = rpo.terms.iter().find(|term| term.key == "retries").unwrap();
        (rpo.worst_case_minutes, term.minutes, term.how.clone())
    };
    let (worst, minutes, how) = term(0);
    assert_eq!((worst, minutes), (Some(290), Some(0)));
    assert_eq!(
        how,
        "No run is assumed to fail, so that none is tried again"
    );
    let (worst, minutes, how) = term(1);
    assert_eq!((worst, minutes), (Some(530), Some(0)));
    assert!(how.contains("3 or 4 in all"), "{how}");
}

#[test]
fn what_makes_no_new_points_misses_every_target() {
    let mut stated = gold("mssql");
    stated.group["paused"] = json!(true);
    let rpo = stated.rpo(Copy::OfService);
    assert_eq!(
        (rpo.never, rpo.verdict),
        (Some(Never::Paused), misses(0, true))
    );
    stated.group["last_good_run"] = json!("2026-11-12");
    assert_eq!(
        stated.rpo(Copy::OfService).verdict,
        misses(9 * 1440 - 60, true)
    );
    assert_eq!(stated.rpo(Copy::OfService).worst_case_minutes, None);
}

#[test]
fn old_points_are_thinned_out() {
    let mut stated = gold("mssql");
    stated.policy["retention_days"] = json!(7);
    stated.policy["extended_retention"] = json!([
        { "period": "day", "keep_days": 90 },
        { "period": "week", "keep_days": 365 },
        { "period": "month", "keep_days": 1095 },
    ]);
    let spacing = |stated: &Stated, days: u32| {
        let plan = stated.plan();
        let as_of = muster::model::units::Date::parse(AS_OF).unwrap();
        let objectives = muster::objectives::Objectives::new(&plan, as_of);
        let links = muster::model::links::Links::new(&plan);
        objectives.spacing_at_age(&links, plan.workloads.first().unwrap(), days)
    };
    for (days, apart) in [
        (0, AtAge::Every(240)),
        (6, AtAge::Every(240)),
        (7, AtAge::Every(1440)),
        (89, AtAge::Every(1440)),
        (90, AtAge::Every(7 * 1440)),
        (359, AtAge::Every(31 * 1440)),
        (1064, AtAge::Every(31 * 1440)),
        (1065, AtAge::Nothing),
        (u32::MAX, AtAge::Nothing),
    ] {
        assert_eq!(spacing(&stated, days), apart, "{days} d");
    }
    let mut logs = with_logs(stated.clone());
    logs.policy["log_retention_days"] = json!(3);
    assert_eq!(spacing(&logs, 2), AtAge::Every(15));
    assert_eq!(spacing(&logs, 3), AtAge::Every(240));
    stated.policy["retention_days"] = Json::Null;
    stated.policy["extended_retention"] = Json::Null;
    let AtAge::Unknown(place) = spacing(&stated, 1) else {
        panic!("retention is unknown");
    };
    assert_eq!(place.field, "retention_days");
}

#[test]
fn what_is_special_of_a_schedule_is_said() {
    let mut stated = gold("file_system");
    stated.policy["full_every_days"] = json!(7);
    stated.group["ends_on"] = json!("2027-01-31");
    let rpo = stated.rpo(Copy::OfService);
    assert_eq!(
        rpo.assumptions,
        ["The group ends on 2027-01-31: there are no new points after that day"]
    );
    let run = rpo.terms.iter().find(|term| term.key == "run").unwrap();
    assert_eq!(
        run.how,
        "As stated; full backups every 7 d are among the runs"
    );
}
