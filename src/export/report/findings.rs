//! The checklist: what is left to do by severity, what was accepted or does
//! not apply, and what holds.

use super::joined::Joined;
use super::value::{Cell, Section, Table};
use super::{Part, Scope};
use crate::export::rows::{due, is_clear};
use crate::model::slices::Rest;
use crate::readiness::assess::Placed;
use crate::readiness::rule::Severity;
use crate::readiness::standing::State;

const FINDINGS: [&str; 7] = [
    "Done", "Finding", "Object", "State", "Owner", "Due", "Source",
];
const SETTLED: [&str; 6] = ["Item", "Object", "State", "Reason", "Accepted by", "Until"];
const HELD: [&str; 4] = ["What holds", "Object", "State", "Owner"];

/// The sections of the checklist.
pub(super) async fn findings(scope: Scope<'_>, rest: &mut impl Rest) -> Option<Vec<Section>> {
    let entries = scope.input.entries();
    rest.rest().await?;
    let mut sections = vec![left(scope, &entries, rest).await?];
    sections.push(settled(scope, &entries, rest).await?);
    if scope.has(Part::Held) {
        sections.push(held(scope, &entries, rest).await?);
    }
    Some(sections)
}

/// What is left to do, by severity.
async fn left(scope: Scope<'_>, entries: &[Placed<'_>], rest: &mut impl Rest) -> Option<Section> {
    let mut of: Vec<(Severity, Joined)> = Severity::ALL
        .iter()
        .map(|&severity| (severity, Joined::new(scope.together)))
        .collect();
    for placed in entries {
        let severity = placed.item.severity();
        let list = of.iter_mut().find(|(one, _)| *one == severity);
        if let Some((_, list)) = list.filter(|_| placed.entry.state.is_finding()) {
            list.put(finding(scope, placed), object(scope, placed));
        }
        rest.rest().await?;
    }
    let count: usize = of.iter().map(|(_, list)| list.count()).sum();
    let mut section = Section::on_new_page("findings", format!("Findings: {count}"));
    for (severity, list) in of {
        section.heading(format!("{}: {}", severity.label(), list.count()));
        let name = format!("Findings, {}", severity.label().to_lowercase());
        let mut table = Table::new(name, &FINDINGS).with_room_for(1);
        table.rows.extend(list.into_rows(2));
        section.table(table, "Nothing is left to do.");
    }
    Some(section)
}

fn finding(scope: Scope, placed: &Placed) -> Vec<Cell> {
    let input = scope.input;
    let entry = placed.entry;
    let mut under = vec![format!("What to do: {}", placed.item.advice())];
    under.extend(stated(scope, placed));
    let owner = entry.owner.map(|key| input.owner_name(key).to_owned());
    let source = input.source(placed.item.sources());
    vec![
        Cell::Box(false),
        Cell::Lines(words(scope, placed), under),
        Cell::Short(entry.state.label().to_owned()),
        owner.map_or_else(|| Cell::Missing("Nobody".to_owned()), Cell::Text),
        Cell::Short(due(placed).map_or_else(String::new, |day| day.to_string())),
        source.map_or_else(
            || "".into(),
            |source| Cell::Link(source.title.clone(), source.url.clone()),
        ),
    ]
}

/// What an entry says: of one object what was found there, of many the item.
fn words(scope: Scope, placed: &Placed) -> String {
    if is_clear(placed) {
        return format!("Not found: {}", placed.item.title());
    }
    let text = if scope.together {
        placed.item.title()
    } else {
        placed.text()
    };
    text.to_owned()
}

fn object<'a>(scope: Scope<'a>, placed: &Placed) -> &'a str {
    scope.input.called(placed.kind, placed.object)
}

/// What people said of it, and what proves it; of many objects it is left to
/// the files that have every row.
fn stated(scope: Scope, placed: &Placed) -> Vec<String> {
    let said = placed.entry.attestation.as_deref();
    let Some(said) = said.filter(|_| !scope.together) else {
        return Vec::new();
    };
    let statement = [said.statement.to_string()];
    let statement = statement.into_iter().filter(|words| !words.is_empty());
    let evidence = said.evidence.iter().map(|proof| {
        let link = proof.link.get().map_or("", |link| link);
        let day = proof.collected_on.value();
        let day = day.map_or_else(String::new, |day| format!("of {day}"));
        let parts = [&*proof.label, link, &*day].map(str::trim);
        let parts: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
        format!("Evidence: {}", parts.join(", "))
    });
    statement.chain(evidence).collect()
}

/// What is accepted and what does not apply, with the reason.
async fn settled(
    scope: Scope<'_>,
    entries: &[Placed<'_>],
    rest: &mut impl Rest,
) -> Option<Section> {
    let mut list = Joined::new(scope.together);
    for placed in entries {
        let state = placed.entry.state;
        if matches!(state, State::AcceptedRisk | State::NotApplicable) {
            let said = placed.entry.attestation.as_deref();
            let until = said.and_then(|said| said.accepted_until.value());
            let cells = vec![
                placed.item.title().into(),
                Cell::Short(state.label().to_owned()),
                said.map_or("", |said| &said.reason).into(),
                said.map_or("", |said| &said.accepted_by).into(),
                Cell::Short(until.map_or_else(String::new, |day| day.to_string())),
            ];
            list.put(cells, object(scope, placed));
        }
        rest.rest().await?;
    }
    let title = format!("Accepted risks, and what does not apply: {}", list.count());
    let mut section = Section::new("settled", title);
    let mut table = Table::new("Accepted risks, and what does not apply", &SETTLED);
    table.rows.extend(list.into_rows(1));
    section.table(table, "No risk is accepted, and everything applies.");
    Some(section)
}

/// What holds, and what proves it.
async fn held(scope: Scope<'_>, entries: &[Placed<'_>], rest: &mut impl Rest) -> Option<Section> {
    let mut list = Joined::new(scope.together);
    for placed in entries {
        if matches!(placed.entry.state, State::Done | State::Verified) {
            let owner = placed.entry.owner.map(|key| scope.input.owner_name(key));
            let cells = vec![
                Cell::Lines(words(scope, placed), stated(scope, placed)),
                Cell::Short(placed.entry.state.label().to_owned()),
                owner.unwrap_or_default().into(),
            ];
            list.put(cells, object(scope, placed));
        }
        rest.rest().await?;
    }
    let mut section = Section::new("held", format!("What holds: {}", list.count()));
    let mut table = Table::new("What holds", &HELD).with_room_for(0);
    table.rows.extend(list.into_rows(1));
    section.table(table, "Nothing holds yet, as far as the plan says.");
    Some(section)
}
