//! ServiceNow's import set: CSV whose headers are named like the fields of a
//! task, so that they are mapped by themselves. `correlation_id` is the column
//! to coalesce on: then a second import updates instead of adding.

use super::csv::Csv;
use super::input::Input;
use super::ticket::{Ticket, clean, cut, short, tickets};
use super::{Exporter, Group, What};
use crate::readiness::rule::Severity;
use crate::readiness::standing::State;

/// The format.
pub(super) const EXPORTER: Exporter = Exporter {
    name: "servicenow",
    title: "ServiceNow CSV",
    description: "For ServiceNow's import sets: a task per finding, found again by its correlation id",
    group: Group::Trackers,
    extension: "servicenow.csv",
    mime: "text/csv;charset=utf-8",
    whats: &[What::Checklist],
    write,
    untried: true,
    ..Exporter::PLAIN
};

/// Units of UTF-16 in a short description.
const SHORT: usize = 160;
/// Units of UTF-16 in a description.
const LONG: usize = 4_000;

const COLUMNS: [&str; 11] = [
    "correlation_id",
    "short_description",
    "description",
    "assigned_to",
    "assignment_group",
    "due_date",
    "priority",
    "state",
    "work_notes",
    "u_area",
    "u_owner",
];

fn write(input: &Input, _: What) -> Vec<u8> {
    let mut table = Csv::new();
    table.row(COLUMNS.iter().copied());
    for ticket in tickets(input) {
        table.row(cells(&ticket).iter().map(String::as_str));
    }
    table.bytes
}

fn cells(ticket: &Ticket) -> [String; 11] {
    let group = if ticket.is_team { ticket.owner } else { "" };
    [
        ticket.id.clone(),
        short(&ticket.title, SHORT),
        cut(&ticket.description(clean), LONG).to_owned(),
        ticket.email.clone().unwrap_or_default(),
        clean(group),
        ticket
            .due
            .map_or_else(String::new, |day| format!("{day} 00:00:00")),
        priority(ticket.severity).to_owned(),
        state(ticket.state).to_owned(),
        format!("Muster: {}", ticket.state.label().to_lowercase()),
        ticket.area.to_owned(),
        clean(ticket.owner),
    ]
}

/// 1 critical, 2 high, 3 moderate, 4 low.
const fn priority(severity: Severity) -> &'static str {
    match severity {
        Severity::Critical => "1",
        Severity::High => "2",
        Severity::Medium => "3",
        Severity::Low => "4",
    }
}

/// 1 open, 2 work in progress.
const fn state(state: State) -> &'static str {
    match state {
        State::InProgress => "2",
        _ => "1",
    }
}
