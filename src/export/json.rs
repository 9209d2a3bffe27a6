//! JSON: what `muster check`, `muster duties` and `muster objectives` answer. The keys are a
//! contract: others' scripts read them.

use serde::Serialize;
use serde_json::json;

use super::drills;
use super::input::Input;
use super::{Exporter, What, objectives, raci};
use crate::catalogue::source::Source;
use crate::model::Json;
use crate::model::assignment::Party;
use crate::model::choice::Choices;
use crate::model::id::Key;
use crate::model::plan::{Kind, Plan};
use crate::ownership::gap::gaps;
use crate::ownership::holding::Holding;
use crate::ownership::matrix::task_party;
use crate::readiness::assess::Placed;
use crate::readiness::item::Item;
use crate::readiness::rule::Severity;
use crate::readiness::standing::State;
use crate::readiness::step::{Action, best};

/// The format.
pub(super) const EXPORTER: Exporter = Exporter {
    name: "json",
    title: "JSON",
    description: "For scripts: the same content as the command line's answers",
    extension: "json",
    mime: "application/json",
    whats: What::ALL,
    write,
    ..Exporter::PLAIN
};

fn write(input: &Input, what: What) -> Vec<u8> {
    let json = match what {
        What::Checklist => check(input),
        What::Responsibilities => duties(input),
        What::Raci => raci::json(input),
        What::All => json!({
            "checklist": check(input),
            "responsibilities": duties(input),
            "objectives": objectives::json(input),
        }),
    };
    pretty(&json)
}

/// The JSON as results are written: two spaces, one line break at the end.
pub fn pretty(value: &impl Serialize) -> Vec<u8> {
    // Writing a value whose keys are text cannot fail.
    let mut text = serde_json::to_vec_pretty(value).unwrap_or_default();
    text.push(b'\n');
    text
}

fn check(input: &Input) -> Json {
    let assessment = input.assessment;
    let score = &assessment.score;
    let counts: serde_json::Map<String, Json> = Severity::ALL
        .iter()
        .map(|severity| {
            let counts = score.counts.get(severity).copied().unwrap_or_default();
            (severity.key().to_owned(), json!(counts))
        })
        .collect();
    let findings = assessment.findings();
    json!({
        "as_of": assessment.as_of.to_string(),
        "level": assessment.level.key(),
        "caps": assessment.caps,
        "score": score.readiness,
        "possible_score": score.possible,
        "coverage": score.coverage,
        "ownership": score.ownership,
        "proof": score.proof,
        "excused": score.excused,
        "counts": counts,
        "next_steps": best(assessment, STEPS).iter().map(|step| next(input, step)).collect::<Vec<Json>>(),
        "drills": drills::to_json(input),
        "findings": findings.iter().map(|placed| finding(input, placed)).collect::<Vec<Json>>(),
    })
}

/// How many next steps are named.
const STEPS: usize = 5;

fn next(input: &Input, step: &Action) -> Json {
    let assessment = input.assessment;
    let mut items: Vec<&str> = Vec::new();
    let mut objects: Vec<(Kind, Key)> = Vec::new();
    for on in &step.entries {
        items.extend(assessment.items.get(on.item).map(Item::id));
        objects.push((on.kind, on.object));
    }
    items.sort_unstable();
    items.dedup();
    objects.dedup();
    let gates: Vec<&str> = step.opens(assessment).iter().map(|cap| cap.gate).collect();
    json!({
        "items": items,
        "objects": objects.iter().map(|(kind, key)| object(input, *kind, *key)).collect::<Vec<Json>>(),
        "text": assessment.items.get(step.item).map(Item::title),
        "target": step.target(input.plan),
        "effort": step.effort as u32,
        "gain_tenths": step.tenths(assessment),
        "score": step.score(assessment),
        "opens": gates,
    })
}

fn finding(input: &Input, placed: &Placed) -> Json {
    let facts: Vec<Json> = placed
        .entry
        .looked
        .seen
        .iter()
        .map(|seen| {
            let (path, value) = seen.path_and_value(input.plan);
            json!({ "path": path, "value": value })
        })
        .collect();
    // What somebody is at is open until it is done.
    let state = match placed.entry.state {
        State::InProgress => State::Open,
        state => state,
    };
    json!({
        "id": placed.id(),
        "rule": placed.item.id(),
        "severity": placed.item.severity().key(),
        "state": state.key(),
        "in_progress": placed.entry.state == State::InProgress,
        "object": object(input, placed.kind, placed.object),
        "owner": owner(input, placed.entry.owner),
        "facts": facts,
        "text": placed.text(),
        "advice": placed.item.advice(),
        "source": source(input.source(placed.item.sources())),
    })
}

fn duties(input: &Input) -> Json {
    let tasks: Vec<Json> = input
        .knowledge
        .catalogues
        .iter()
        .flat_map(|catalogue| {
            catalogue.tasks.iter().map(|task| {
                json!({
                    "id": task.id,
                    "service": catalogue.service,
                    "area": catalogue.area_title(&task.area),
                    "task": task.title,
                    "party": task_party(catalogue, task).key(),
                    "provider": task.provider,
                    "customer": task.customer,
                })
            })
        })
        .collect();
    let holdings = input.matrix.in_catalogue_order(input.knowledge);
    let duties: Vec<Json> = holdings
        .iter()
        .map(|holding| duty(input, holding))
        .collect();
    let gaps: Vec<Json> = gaps(input.matrix, input.plan)
        .iter()
        .map(|gap| json!({ "kind": gap.kind.key(), "duty": gap.holding.id(), "text": gap.text }))
        .collect();
    json!({ "tasks": tasks, "duties": duties, "gaps": gaps })
}

fn duty(input: &Input, holding: &Holding) -> Json {
    let task = input.task_of(holding);
    json!({
        "id": holding.id(),
        "duty": holding.duty.id,
        "title": holding.duty.title,
        "task": task.map_or("", |(_, task)| &task.title),
        "task_id": holding.duty.task,
        "area": task.map_or("", |(catalogue, task)| catalogue.area_title(&task.area)),
        "service": task.map_or("", |(catalogue, _)| &catalogue.service),
        "party": holding.party().key(),
        "suggested": holding.duty.suggested.map(Party::key),
        "object": object(input, holding.kind, holding.object),
        "owner": owner(input, holding.owner()),
        "deputy": owner(input, holding.deputy(input.plan)),
        "state": input.state_of(holding).map_or("unchecked", State::key),
        "why": holding.why(input.plan, input.knowledge),
        "source": source(input.source(holding.duty.sources.iter().map(String::as_str))),
    })
}

/// An object as results name it.
pub(super) fn object(input: &Input, kind: Kind, key: Key) -> Json {
    reference(input.plan, kind, key, input.name(kind, key))
}

/// The same under a name that is known. That it is planned and not deployed yet
/// is said where it is so.
pub(super) fn reference(plan: &Plan, kind: Kind, key: Key, name: &str) -> Json {
    let mut object = json!({ "kind": kind.key(), "id": key.to_string(), "name": name });
    if let Some(object) = object
        .as_object_mut()
        .filter(|_| plan.is_planned(kind, key))
    {
        object.insert("planned".to_owned(), true.into());
    }
    object
}

fn owner(input: &Input, key: Option<Key>) -> Json {
    key.map_or(
        Json::Null,
        |key| json!({ "id": key.to_string(), "name": input.owner_name(key) }),
    )
}

fn source(source: Option<&Source>) -> Json {
    source.map_or(Json::Null, |source| {
        json!({ "title": source.title, "url": source.url, "date": source.date.to_string() })
    })
}
