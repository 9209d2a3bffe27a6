//! The log of drills and what is due next, as parts of larger exports.

use serde_json::json;

use super::input::Input;
use super::json::object;
use crate::model::Json;
use crate::model::choice::Choices;
use crate::model::drill::Drill;
use crate::model::id::Key;
use crate::model::plan::Kind;
use crate::model::units::{Minutes, show_minutes};
use crate::readiness::agenda::{DueSum, agenda};

/// `{"log", "due"}`: every drill, the latest first, and what is due by tier.
pub(super) fn to_json(input: &Input) -> Json {
    let log: Vec<Json> = log(input)
        .into_iter()
        .map(|row| drill(input, row))
        .collect();
    let due: Vec<Json> = due(input).iter().map(sum).collect();
    json!({ "log": log, "due": due })
}

/// The same as rows of two tables, with their headings.
pub(super) fn tables(input: &Input) -> [(&'static str, Vec<Vec<String>>); 2] {
    let day = |day: Option<crate::model::units::Date>| {
        day.map_or_else(|| "-".to_owned(), |day| day.to_string())
    };
    let minutes = |minutes: Option<Minutes>| {
        minutes.map_or_else(|| "-".to_owned(), |Minutes(count)| show_minutes(count))
    };
    let head = |words: &[&str]| words.iter().map(|&word| word.to_owned()).collect();
    let mut drills = vec![head(&[
        "Drill", "Kind", "Scenario", "Date", "Planned", "RTA", "RPA", "Outcome", "Next due",
    ])];
    drills.extend(log(input).into_iter().map(|row| {
        vec![
            row.name.to_string(),
            row.kind.value().map_or("-", Choices::label).to_owned(),
            row.scenario.to_string(),
            day(row.held_on.value()),
            minutes(row.planned_minutes.value()),
            minutes(row.achieved_time_minutes.value()),
            minutes(row.achieved_point_minutes.value()),
            row.outcome.value().map_or("-", Choices::label).to_owned(),
            day(row.next_due_on.value()),
        ]
    }));
    let mut next = vec![head(&[
        "Tier",
        "Rehearsal",
        "Every",
        "Advice of",
        "Workloads",
        "Never",
        "Overdue",
        "Next",
    ])];
    next.extend(due(input).iter().map(|sum| {
        vec![
            sum.tier.map_or("-", Choices::label).to_owned(),
            sum.what.clone(),
            format!("{} days", sum.every_days),
            if sum.own_advice {
                "Muster"
            } else {
                "the provider"
            }
            .to_owned(),
            sum.workloads.to_string(),
            sum.never.to_string(),
            sum.overdue.to_string(),
            day(sum.next),
        ]
    }));
    [
        ("Drills held and planned", drills),
        ("Rehearsals due", next),
    ]
}

fn log<'a>(input: &Input<'a>) -> Vec<&'a Drill> {
    let mut log: Vec<&Drill> = input.plan.drills.iter().map(|row| &**row).collect();
    log.sort_by_key(|row| (std::cmp::Reverse(row.held_on.value()), row.meta.id));
    log
}

fn due(input: &Input) -> Vec<DueSum> {
    let as_of = input.assessment.as_of;
    agenda(input.plan, input.matrix, input.knowledge, as_of).sums
}

fn drill(input: &Input, row: &Drill) -> Json {
    let names = |kind: Kind, keys: Vec<Key>| -> Json {
        let names = keys.into_iter();
        names.map(|key| object(input, kind, key)).collect()
    };
    let steps = row.steps.iter().map(|step| {
        json!({
            "text": &*step.text,
            "lane": &*step.lane,
            "planned_start_minutes": step.planned_start_minutes.value().map(|minutes| minutes.0),
            "planned_minutes": step.planned_minutes.value().map(|minutes| minutes.0),
            "done_at": step.done_at.value().map(|moment| moment.to_string()),
        })
    });
    let steps: Vec<Json> = steps.collect();
    json!({
        "id": row.meta.id.to_string(),
        "name": &*row.name,
        "kind": row.kind.value().map(Choices::key),
        "scenario": &*row.scenario,
        "target": &*row.target,
        "workloads": names(Kind::Workload, row.workloads.iter().map(|id| id.key()).collect()),
        "people": names(Kind::Person, row.people.iter().map(|id| id.key()).collect()),
        "held_on": row.held_on.value().map(|day| day.to_string()),
        "planned_minutes": row.planned_minutes.value().map(|minutes| minutes.0),
        "achieved_time_minutes": row.achieved_time_minutes.value().map(|minutes| minutes.0),
        "achieved_point_minutes": row.achieved_point_minutes.value().map(|minutes| minutes.0),
        "outcome": row.outcome.value().map(Choices::key),
        "findings": &*row.findings,
        "steps": steps,
        "next_due_on": row.next_due_on.value().map(|day| day.to_string()),
    })
}

fn sum(sum: &DueSum) -> Json {
    json!({
        "tier": sum.tier.map(Choices::key),
        "rehearsal": sum.what,
        "every_days": sum.every_days,
        "own_advice": sum.own_advice,
        "sources": sum.sources,
        "workloads": sum.workloads,
        "never": sum.never,
        "overdue": sum.overdue,
        "next": sum.next.map(|day| day.to_string()),
    })
}
