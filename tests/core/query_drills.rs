//! Drills: what is due when, what lies on the line of time, and what a drill
//! is tied to when it is logged.

use muster::app::assessed::Assessed;
use muster::catalogue::Knowledge;
use muster::model::Json;
use muster::model::edit::Stamp;
use muster::model::id::Key;
use muster::model::plan::{Kind, Plan};
use muster::model::units::Date;
use muster::query::drills::{EventKind, events, scenario_choices, state_field};
use muster::readiness::agenda::{Agenda, agenda};
use muster::readiness::standing::State;
use serde_json::json;

use crate::resilient::{self, AS_OF, add, changed, set, state, unset};

const ZONE: &str = "Loss of eu-de-1";

fn day(text: &str) -> Date {
    Date::parse(text).unwrap()
}

fn of(plan: &Plan) -> Assessed {
    let knowledge = Knowledge::built_in().unwrap();
    Assessed::new(plan.clone().into(), knowledge.into(), day(AS_OF))
}

fn agenda_of(plan: &Plan) -> Agenda {
    let seen = of(plan);
    agenda(&seen.plan, &seen.matrix, &seen.knowledge, day(AS_OF))
}

/// What is said of one workload and one kind of rehearsal.
#[track_caller]
fn next(plan: &Plan, workload: &str, what: &str) -> (Option<Date>, Option<Date>) {
    let agenda = agenda_of(plan);
    let mut rows = agenda.rows.iter();
    let row = rows.find(|row| row.name == workload && row.what == what);
    let row = row.unwrap();
    (row.last, row.next)
}

#[test]
fn the_next_restore_is_due_after_half_a_year_in_tier_1_and_earlier_where_the_team_says_so() {
    let plan = resilient::plan();
    let held = Some(day("2026-09-12"));
    // The team says 2027-03-12, half a year of 182 days is a day later.
    let due = next(&plan, "erp-hana", "Restore test");
    assert_eq!(due, (held, Some(day("2027-03-12"))));
    let unsaid = changed(&plan, &[unset("drill", ZONE, "next_due_on")]);
    let due = next(&unsaid, "erp-hana", "Restore test");
    assert_eq!(due, (held, Some(day("2027-03-13"))));
}

#[test]
fn a_rehearsal_that_failed_leaves_it_due() {
    let failed = [
        set("drill", ZONE, "outcome", "failed"),
        unset("workload", "erp-hana", "last_restore_test"),
    ];
    let plan = changed(&resilient::plan(), &failed);
    assert_eq!(next(&plan, "erp-hana", "Restore test"), (None, None));
    assert_eq!(agenda_of(&plan).rows[0].next, None);
}

#[test]
fn sums_add_up_to_the_workloads() {
    let plan = resilient::plan();
    let found = agenda_of(&plan);
    let counted: u32 = found.sums.iter().map(|sum| sum.workloads).sum();
    assert_eq!(counted as usize, found.rows.len());
    let late = changed(&plan, &[set("drill", ZONE, "next_due_on", "2026-11-21")]);
    let overdue = |agenda: &Agenda| agenda.sums.iter().map(|sum| sum.overdue).sum::<u32>();
    assert!(overdue(&agenda_of(&late)) > overdue(&found));
}

#[test]
fn drills_and_expiring_proofs_lie_on_the_line_of_time_in_order() {
    let planned = add(
        "drill",
        json!({ "name": "Region", "kind": "tabletop", "held_on": "2027-01-10" }),
    );
    let plan = changed(&resilient::plan(), &[planned]);
    let seen = of(&plan);
    let events = events(&plan, &seen.assessment);
    assert!(events.is_sorted_by_key(|event| event.day));
    let find = |kind, text: &str| {
        let on = |event: &&_| {
            let event: &muster::query::drills::Event = event;
            event.kind == kind && event.day == day(text)
        };
        events.iter().find(on).map(|event| event.name.clone())
    };
    assert_eq!(find(EventKind::Held, "2026-09-12").as_deref(), Some(ZONE));
    assert_eq!(
        find(EventKind::Planned, "2027-01-10").as_deref(),
        Some("Region")
    );
    assert_eq!(find(EventKind::Due, "2027-03-12").as_deref(), Some(ZONE));
    let proofs = events
        .iter()
        .filter(|event| event.kind == EventKind::Expires);
    assert!(proofs.count() > 5);
}

#[test]
fn every_scenario_of_the_command_line_and_of_the_plan_can_be_rehearsed() {
    let plan = resilient::plan();
    let choices = scenario_choices(&plan);
    assert!(
        choices
            .iter()
            .filter(|(id, _)| !id.contains(char::is_numeric))
            .count()
            >= 23
    );
    assert!(
        choices
            .iter()
            .any(|(id, title)| id == "zone-lost" && !title.is_empty())
    );
    let rehearsed = plan.drills.iter().map(|row| row.scenario.to_string());
    for id in rehearsed {
        assert!(choices.iter().any(|(known, _)| *known == id), "{id}");
    }
}

/// A drill as it is filled in, field by field, on the day.
fn logged(fields: &[(&str, Json)], today: &str) -> (Plan, Key) {
    let plan = changed(
        &resilient::plan(),
        &[add("drill", json!({ "name": "New" }))],
    );
    let id = plan.drills.last().unwrap().meta.id;
    let fill = |plan: Plan, (field, value): &(&str, Json)| {
        let edit = state_field(&plan, id, field, value.clone(), day(today));
        plan.apply(&edit, &Stamp::default()).unwrap()
    };
    (fields.iter().fold(plan, fill), id)
}

fn fields() -> Vec<(&'static str, Json)> {
    let plan = resilient::plan();
    let hana = plan.workloads.iter().find(|row| &*row.name == "erp-hana");
    let hana = json!([hana.unwrap().meta.id.to_string()]);
    vec![
        ("kind", json!("simulation")),
        ("held_on", json!(AS_OF)),
        ("outcome", json!("passed")),
        ("workloads", hana),
        ("achieved_time_minutes", json!(60)),
        ("achieved_point_minutes", json!(10)),
    ]
}

#[test]
fn a_drill_that_is_logged_on_its_day_verifies_whatever_the_order_of_its_fields() {
    for turn in 0..6 {
        let mut fields = fields();
        fields.rotate_left(turn);
        let (plan, id) = logged(&fields, AS_OF);
        let drill = plan.object(Kind::Drill, id).unwrap();
        assert!(drill.field("fingerprint").is_some());
        let knowledge = Knowledge::built_in().unwrap();
        let seen = resilient::assess(&plan, &knowledge);
        let mut entries = seen.entries().filter(|placed| {
            placed.item.id() == "drills.changed-since-test"
                && plan.object_name(placed.kind, placed.object) == "erp-hana"
        });
        let entry = entries.next().unwrap().entry;
        assert_eq!(entry.state, State::Verified, "turn {turn}");
    }
}

#[test]
fn a_drill_that_is_logged_later_is_tied_by_nobody_but_the_reader() {
    let (plan, id) = logged(&fields(), "2026-11-23");
    let drill = plan.object(Kind::Drill, id).unwrap();
    assert_eq!(drill.field("fingerprint"), None);
}

#[test]
fn findings_of_a_drill_are_an_item_of_its_own() {
    let item = "attest.drill-findings-settled";
    assert_eq!(state(&[], item, ZONE), Some(State::Verified));
    let other = "Customer data restored to a point in time";
    assert_eq!(state(&[], item, other), None);
    let found = [set(
        "drill",
        other,
        "findings",
        "The key was nowhere to be found",
    )];
    assert_eq!(state(&found, item, other), Some(State::Unknown));
}
