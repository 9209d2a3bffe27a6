//! What came of scenarios, as the command line answers and the page writes.

use serde_json::json;

use super::ended::End;
use super::json::reference;
use crate::model::Json;
use crate::model::choice::Choices;
use crate::model::id::Key;
use crate::model::plan::{Kind, Plan};
use crate::model::units::show_minutes;
use crate::scenario::against::{Against, Ruling};
use crate::scenario::gain::Gain;
use crate::scenario::report::{Report, Row, Summary};
use crate::scenario::runbook::Played;
use crate::scenario::target::Target;

/// The columns of [`summary`].
pub(super) const SUMMARY: [&str; 5] = [
    "Scenario",
    "Meet both objectives",
    "Miss one",
    "Unknown",
    "Steps without owner",
];

/// How many workloads come through a scenario, as a row.
pub(super) fn summary(end: &End) -> [String; 5] {
    [
        heading(&end.scenario.title, end.target.as_ref()),
        end.counts.meets.to_string(),
        end.counts.misses.to_string(),
        end.counts.unknown.to_string(),
        end.unowned.to_string(),
    ]
}

/// The list of scenarios: a contract.
pub fn list_json(summaries: &[Summary]) -> Json {
    let rows = summaries.iter().map(|summary| {
        json!({
            "id": summary.scenario.id,
            "title": summary.scenario.title,
            "target": summary.target,
            "targets": summary.targets,
            "counts": summary.counts(),
        })
    });
    rows.collect()
}

/// Which single changes turn most red.
pub fn gains_json(plan: &Plan, gains: &[Gain]) -> Json {
    let rows = gains.iter().map(|gain| {
        let (kind, key) = gain.lever.object;
        json!({
            "text": gain.lever.text,
            "object": object(plan, kind, key),
            "effort": gain.lever.effort as u8,
            "scenarios": gain.scenarios,
            "misses_fewer": gain.misses,
            "meets_more": gain.meets,
        })
    });
    rows.collect()
}

/// One scenario: a contract.
pub fn json(plan: &Plan, report: &Report) -> Json {
    let steps = (1..).zip(&report.runbook.steps);
    json!({
        "id": report.scenario.id,
        "title": report.scenario.title,
        "target": report.target,
        "counts": report.counts(),
        "workloads": report.rows.iter().map(|row| workload(plan, row)).collect::<Json>(),
        "steps": steps.map(|(order, step)| played(plan, order, step)).collect::<Json>(),
        "assumptions": report.scenario.assumptions,
    })
}

fn object(plan: &Plan, kind: Kind, key: Key) -> Json {
    reference(plan, kind, key, &plan.object_name(kind, key))
}

fn workload(plan: &Plan, row: &Row) -> Json {
    let judged = &row.judged;
    let span = |minutes: u32| judged.back.complete.then_some(minutes);
    let mut rto = json!(judged.rto);
    if let Some(rto) = rto.as_object_mut() {
        rto.insert("low_minutes".to_owned(), json!(span(judged.back.low)));
        rto.insert("likely_minutes".to_owned(), json!(span(judged.back.likely)));
    }
    json!({
        "object": object(plan, Kind::Workload, row.key),
        "state": judged.state.key(),
        "rpo": judged.rpo,
        "rto": rto,
        "causes": row.story.causes,
        "unknown": row.story.unknown,
    })
}

fn played(plan: &Plan, order: u32, step: &Played) -> Json {
    let owner = step.doer.owner.map(
        |key| json!({ "id": key.to_string(), "name": plan.owner_name(key).unwrap_or_default() }),
    );
    let workloads = step
        .workloads
        .iter()
        .map(|&key| object(plan, Kind::Workload, key));
    json!({
        "order": order,
        "lane": step.doer.name,
        "party": step.doer.party.key(),
        "owner": owner,
        "duty": step.duty,
        "text": step.text,
        "starts_minutes": step.starts.high,
        "starts_at_least": !step.starts.complete,
        "duration_minutes": step.lasts.filter(|lasts| lasts.complete).map(|lasts| lasts.high),
        "missing": step.missing,
        "object": step.object.map(|(kind, key)| object(plan, kind, key)),
        "workloads": workloads.collect::<Json>(),
        "after": step.after.iter().map(|place| place + 1).collect::<Vec<_>>(),
    })
}

/// An objective against its worst case, for people.
pub fn verdict(against: &Against) -> String {
    let worst = against.worst_case_minutes.map(show_minutes);
    let target = against.target_minutes.map(show_minutes);
    let by = against.by_minutes.map(show_minutes);
    let more = if against.at_least { "at least " } else { "" };
    match (against.verdict, by) {
        (Ruling::Meets, _) => worst.map_or_else(
            || "meets".to_owned(),
            |worst| format!("meets: {worst}{}", of_target(target)),
        ),
        (Ruling::Misses, Some(by)) => format!("misses by {more}{by}{}", of_target(target)),
        (Ruling::Misses, None) => format!("misses: cannot be recovered{}", of_target(target)),
        (Ruling::Unknown, _) => format!("unknown{}", of_target(target)),
    }
}

fn of_target(target: Option<String>) -> String {
    target.map_or_else(String::new, |target| format!(" (target {target})"))
}

/// What a scenario is called with its target: "One zone lost: eu-de-1".
pub fn heading(title: &str, target: Option<&Target>) -> String {
    target.map_or_else(
        || title.to_owned(),
        |target| format!("{title}: {}", target.name),
    )
}

/// When a step starts and how long it takes, for people.
pub fn when(step: &Played) -> String {
    let from = match (step.starts.high, step.starts.complete) {
        (0, true) => "at once".to_owned(),
        (minutes, true) => format!("after {}", show_minutes(minutes)),
        (0, false) => "later".to_owned(),
        (minutes, false) => format!("after {} at least", show_minutes(minutes)),
    };
    match step.lasts {
        Some(lasts) if lasts.complete && lasts.high > 0 => {
            format!("{from}, takes {}", show_minutes(lasts.high))
        }
        _ => from,
    }
}
