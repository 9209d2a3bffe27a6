//! Plan of action and milestones: a risk and an item for every finding, and an
//! observation for every drill and every proof.

use serde_json::json;

use super::controls::ByTask;
use super::document::{Document, fill, line, moment, prop, roles, text, word};
use crate::export::input::Input;
use crate::export::rows::{self, due};
use crate::model::Json;
use crate::model::drill::Drill;
use crate::model::evidence::Evidence;
use crate::model::units::Date;
use crate::readiness::assess::Placed;
use crate::readiness::standing::State;

/// The document; `None` where nothing is left to do, because OSCAL has none
/// without items.
pub(super) fn plan(input: &Input, controls: &ByTask) -> Option<Json> {
    let document = Document {
        input,
        name: "poam",
    };
    let entries = input.entries();
    let findings: Vec<&Placed> = entries
        .iter()
        .filter(|placed| placed.entry.state.is_finding())
        .collect();
    if findings.is_empty() {
        return None;
    }
    let mut plan = document.begin("What is left to do");
    if let Some(map) = plan.as_object_mut() {
        let href = "trestle://system-security-plans/customer/system-security-plan.json";
        map.insert("import-ssp".to_owned(), json!({ "href": href }));
    }
    let drills = input.plan.drills.iter();
    let drills = drills.filter_map(|drill| rehearsal(&document, drill));
    let proofs = entries.iter().flat_map(|placed| proofs(&document, placed));
    fill(&mut plan, "observations", drills.chain(proofs).collect());
    let risks = findings.iter().map(|placed| risk(&document, placed));
    fill(&mut plan, "risks", risks.collect());
    let items = findings
        .iter()
        .map(|placed| item(&document, placed, controls));
    fill(&mut plan, "poam-items", items.collect());
    Some(json!({ "plan-of-action-and-milestones": plan }))
}

fn title(input: &Input, placed: &Placed) -> String {
    let title = text(placed.item.title(), "A finding");
    match input.called(placed.kind, placed.object) {
        "" => title,
        name => format!("{title}: {}", text(name, "an object")),
    }
}

fn item(document: &Document, placed: &Placed, controls: &ByTask) -> Json {
    let id = placed.id();
    let holding = document
        .input
        .matrix
        .checked_by(placed.item.id(), placed.kind, placed.object);
    let ids = holding.map_or_else(Vec::new, |holding| controls.of(&holding.duty.task));
    let mut props = vec![
        prop("item", placed.item.id()),
        prop("severity", placed.item.severity().key()),
        prop("state", placed.entry.state.key()),
    ];
    props.extend(ids.into_iter().map(|control| prop("control-id", control)));
    json!({
        "uuid": document.uuid(&["item", &id]),
        "title": title(document.input, placed),
        "description": text(&rows::text(placed), "See the plan"),
        "props": props,
        "related-risks": [{ "risk-uuid": document.uuid(&["risk", &id]) }],
    })
}

fn risk(document: &Document, placed: &Placed) -> Json {
    let (input, id) = (document.input, placed.id());
    let mut risk = json!({
        "uuid": document.uuid(&["risk", &id]),
        "title": title(input, placed),
        "description": text(&rows::text(placed), "See the plan"),
        "statement": text(placed.item.rationale(), "The catalogue gives no reason"),
        "status": status(placed.entry.state),
        "props": [prop("severity", placed.item.severity().key())],
        "remediations": [remediation(document, placed)],
    });
    if let (Some(map), Some(day)) = (risk.as_object_mut(), due(placed)) {
        map.insert("deadline".to_owned(), Json::from(moment(day)));
    }
    risk
}

const fn status(state: State) -> &'static str {
    match state {
        State::Unknown => "investigating",
        State::InProgress => "remediating",
        _ => "open",
    }
}

fn remediation(document: &Document, placed: &Placed) -> Json {
    let (input, id) = (document.input, placed.id());
    let advice = text(placed.item.advice(), "See the catalogue");
    let mut task = json!({
        "uuid": document.uuid(&["task", &id]),
        "type": "action",
        "title": text(placed.item.title(), "A finding"),
        "description": advice,
    });
    if let (Some(map), Some(day)) = (task.as_object_mut(), due(placed)) {
        map.insert(
            "timing".to_owned(),
            json!({ "on-date": { "date": moment(day) } }),
        );
    }
    let owner = placed.entry.owner.into_iter().collect();
    fill(
        &mut task,
        "responsible-roles",
        roles(input, [("owner", owner)]),
    );
    let lifecycle = match placed.entry.state {
        State::InProgress => "planned",
        _ => "recommendation",
    };
    json!({
        "uuid": document.uuid(&["remediation", &id]),
        "lifecycle": lifecycle,
        "title": "What to do",
        "description": advice,
        "tasks": [task],
    })
}

/// A drill that took place, as a test.
fn rehearsal(document: &Document, drill: &Drill) -> Option<Json> {
    let day = drill.held_on.value()?;
    drill.outcome.value()?;
    let id = drill.meta.id.to_string();
    let mut props = vec![
        prop("kind", word(drill.kind.value())),
        prop("outcome", word(drill.outcome.value())),
    ];
    let times = [
        ("achieved-time-minutes", drill.achieved_time_minutes.value()),
        (
            "achieved-point-minutes",
            drill.achieved_point_minutes.value(),
        ),
    ];
    let told = times
        .into_iter()
        .filter_map(|(name, minutes)| Some(prop(name, &minutes?.0.to_string())));
    props.extend(told);
    if !drill.scenario.is_empty() {
        props.push(prop("scenario", &drill.scenario));
    }
    let mut one = json!({
        "uuid": document.uuid(&["drill", &id]),
        "title": text(&drill.name, "A drill"),
        "description": text(&drill.findings, "Nothing was written down"),
        "methods": ["TEST"],
        "props": props,
        "collected": moment(day),
    });
    fill(
        &mut one,
        "relevant-evidence",
        drill.evidence.iter().map(evidence).collect(),
    );
    Some(one)
}

/// What proves an entry, one observation for each proof with a day.
fn proofs(document: &Document, placed: &Placed) -> Vec<Json> {
    let Some(attestation) = placed.entry.attestation.as_deref() else {
        return Vec::new();
    };
    let proofs = attestation.evidence.iter().enumerate();
    let dated = proofs.filter_map(|(at, proof)| Some((at, proof, proof.collected_on.value()?)));
    let told = dated.map(|(at, proof, day): (usize, &Evidence, Date)| {
        let mut one = json!({
            "uuid": document.uuid(&["proof", &placed.id(), &at.to_string()]),
            "title": title(document.input, placed),
            "description": text(&attestation.statement, "As stated"),
            "methods": ["EXAMINE"],
            "collected": moment(day),
            "relevant-evidence": [evidence(proof)],
        });
        if let (Some(map), Some(day)) = (one.as_object_mut(), proof.expires_on.value()) {
            map.insert("expires".to_owned(), Json::from(moment(day)));
        }
        one
    });
    told.collect()
}

/// A proof; its address only where it is one of the web.
fn evidence(proof: &Evidence) -> Json {
    let link = proof.link.get().map_or("", |link| link);
    let mut one = json!({ "description": text(&proof.label, &line(link, "A proof")) });
    let plain = |c: char| {
        c.is_ascii_graphic() && !matches!(c, '"' | '<' | '>' | '\\' | '^' | '`' | '{' | '|' | '}')
    };
    let is_address = link.starts_with("https://") || link.starts_with("http://");
    if let (Some(map), true) = (one.as_object_mut(), is_address && link.chars().all(plain)) {
        map.insert("href".to_owned(), Json::from(link));
    }
    one
}
