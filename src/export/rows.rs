//! The checklist and the responsibilities as rows of plain texts, for formats
//! that are tables.

use super::input::Input;
use crate::catalogue::source::Source;
use crate::model::choice::Choices;
use crate::model::id::Key;
use crate::model::units::Date;
use crate::ownership::holding::Holding;
use crate::readiness::assess::Placed;
use crate::readiness::item::Item;
use crate::readiness::standing::State;

/// The columns of the checklist.
pub(super) const CHECKLIST: [&str; 18] = [
    "id",
    "item",
    "severity",
    "state",
    "area",
    "object_kind",
    "object_id",
    "object",
    "text",
    "advice",
    "owner",
    "due",
    "reason",
    "evidence",
    "source",
    "source_url",
    "source_date",
    "planned",
];

/// A row of the checklist.
pub(super) fn checklist(input: &Input, row: &Placed) -> [String; 18] {
    let source = input.source(row.item.sources());
    let attestation = row.entry.attestation.as_deref();
    [
        row.id(),
        row.item.id().to_owned(),
        row.item.severity().key().to_owned(),
        row.entry.state.key().to_owned(),
        input.area_title(row.item).to_owned(),
        row.kind.key().to_owned(),
        row.object.to_string(),
        input.name(row.kind, row.object).to_owned(),
        text(row),
        row.item.advice().to_owned(),
        owner(input, row.entry.owner),
        due(row).map_or_else(String::new, |day| day.to_string()),
        attestation.map_or_else(String::new, |row| row.reason.to_string()),
        evidence(row),
        source.map_or_else(String::new, |source| source.title.clone()),
        source.map_or_else(String::new, |source| source.url.clone()),
        date(source),
        input.planned(row.kind, row.object).to_owned(),
    ]
}

/// The columns of the responsibilities.
pub(super) const RESPONSIBILITIES: [&str; 21] = [
    "id",
    "duty",
    "service",
    "area",
    "task",
    "title",
    "party",
    "object_kind",
    "object_id",
    "object",
    "owner",
    "deputy",
    "responsible",
    "consulted",
    "informed",
    "due",
    "state",
    "source",
    "source_url",
    "source_date",
    "planned",
];

/// A row of the responsibilities.
pub(super) fn responsibilities(input: &Input, row: &Holding) -> [String; 21] {
    let source = input.source(row.duty.sources.iter().map(String::as_str));
    let task = input.task_of(row);
    let assignment = row.assignment.as_deref();
    [
        row.id(),
        row.duty.id.clone(),
        task.map_or_else(String::new, |(catalogue, _)| catalogue.service.clone()),
        task.map_or_else(String::new, |(catalogue, task)| {
            catalogue.area_title(&task.area).to_owned()
        }),
        task.map_or_else(String::new, |(_, task)| task.title.clone()),
        row.duty.title.clone(),
        row.party().key().to_owned(),
        row.kind.key().to_owned(),
        row.object.to_string(),
        input.name(row.kind, row.object).to_owned(),
        owner(input, row.owner()),
        owner(input, row.deputy(input.plan)),
        owner(input, assignment.and_then(|row| row.responsible.0)),
        owner(input, assignment.and_then(|row| row.consulted.0)),
        owner(input, assignment.and_then(|row| row.informed.0)),
        assignment
            .and_then(|row| row.due_on.value())
            .map_or_else(String::new, |day| day.to_string()),
        input
            .state_of(row)
            .map_or("unchecked", State::key)
            .to_owned(),
        source.map_or_else(String::new, |source| source.title.clone()),
        source.map_or_else(String::new, |source| source.url.clone()),
        date(source),
        input.planned(row.kind, row.object).to_owned(),
    ]
}

/// What an entry says. A rule is named after what it finds, so that where it
/// finds nothing, that has to be said.
pub(super) fn text(row: &Placed) -> String {
    if is_clear(row) {
        return format!("Not found: {}", row.item.title());
    }
    row.text().to_owned()
}

/// Whether it is a rule that finds nothing.
pub(super) fn is_clear(row: &Placed) -> bool {
    let holds = matches!(row.entry.state, State::Done | State::Verified);
    holds && matches!(row.item, Item::Rule(_))
}

/// When an entry is due.
pub(super) fn due(row: &Placed) -> Option<Date> {
    row.entry.attestation.as_ref()?.due_on.value()
}

fn owner(input: &Input, key: Option<Key>) -> String {
    key.map_or("", |key| input.owner_name(key)).to_owned()
}

fn date(source: Option<&Source>) -> String {
    source.map_or_else(String::new, |source| source.date.to_string())
}

/// What proves it: links, and labels where there is none.
pub(super) fn evidence(row: &Placed) -> String {
    let Some(attestation) = &row.entry.attestation else {
        return String::new();
    };
    let links: Vec<&str> = attestation
        .evidence
        .iter()
        .map(|proof| proof.link.get().map_or(&*proof.label, |link| link))
        .filter(|text| !text.is_empty())
        .collect();
    links.join(" ")
}
