//! Jira's CSV import: one issue per finding, 250 in a file, because people
//! without administration rights import no more at once. Jira reads
//! descriptions as wiki markup, so that text is marked to stay text.

use super::csv::Csv;
use super::input::Input;
use super::ticket::{Ticket, clean, cut, short, tickets};
use super::{Exporter, Group, What};
use crate::readiness::rule::Severity;

/// The format.
pub(super) const EXPORTER: Exporter = Exporter {
    name: "jira",
    title: "Jira CSV",
    description: "For Jira's import from CSV: an issue per finding, in files of 250",
    group: Group::Trackers,
    extension: "jira.csv",
    mime: "text/csv;charset=utf-8",
    whats: &[What::Checklist],
    write,
    split: Some(split),
    untried: true,
    ..Exporter::PLAIN
};

/// Issues in one file.
const AT_ONCE: usize = 250;
/// Units of UTF-16 in a summary.
const SUMMARY: usize = 255;
/// Units of UTF-16 in a description.
const DESCRIPTION: usize = 32_767;

/// A column is repeated where an issue may have several of it. No header has
/// punctuation.
const COLUMNS: [&str; 10] = [
    "Summary",
    "Issue Type",
    "Description",
    "Priority",
    "Assignee",
    "Due date",
    "Labels",
    "Labels",
    "Labels",
    "Planner ID",
];

fn write(input: &Input, _: What) -> Vec<u8> {
    file(&tickets(input))
}

fn split(input: &Input, _: What) -> Vec<Vec<u8>> {
    let all = tickets(input);
    if all.is_empty() {
        return vec![file(&all)];
    }
    all.chunks(AT_ONCE).map(file).collect()
}

fn file(tickets: &[Ticket]) -> Vec<u8> {
    let mut table = Csv::new();
    table.row(COLUMNS.iter().copied());
    for ticket in tickets {
        table.row(cells(ticket).iter().map(String::as_str));
    }
    table.bytes
}

fn cells(ticket: &Ticket) -> [String; 10] {
    let description = ticket.description(|text| wiki(&clean(text)));
    [
        short(&ticket.title, SUMMARY),
        "Task".to_owned(),
        cut(&description, DESCRIPTION).to_owned(),
        priority(ticket.severity).to_owned(),
        ticket.email.clone().unwrap_or_default(),
        ticket.due.map_or_else(String::new, |day| day.to_string()),
        "muster".to_owned(),
        format!("severity-{}", ticket.severity.key()),
        label(ticket.area),
        ticket.id.clone(),
    ]
}

const fn priority(severity: Severity) -> &'static str {
    match severity {
        Severity::Critical => "Highest",
        Severity::High => "High",
        Severity::Medium => "Medium",
        Severity::Low => "Low",
    }
}

/// A label has no spaces.
fn label(text: &str) -> String {
    let words = text.split(|c: char| !c.is_alphanumeric());
    let words: Vec<String> = words
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .collect();
    words.join("-")
}

/// The text with a mark before everything that wiki markup is made of.
fn wiki(text: &str) -> String {
    let mut out = String::new();
    for c in text.chars() {
        if matches!(
            c,
            '\\' | '{' | '}' | '[' | ']' | '!' | '|' | '*' | '^' | '~'
        ) {
            out.push('\\');
        }
        out.push(c);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_no_wiki_markup() {
        assert_eq!(wiki("{code} [x|y] !z!"), "\\{code\\} \\[x\\|y\\] \\!z\\!");
    }

    #[test]
    fn a_label_has_no_spaces() {
        assert_eq!(
            label("Incident and operations, 24/7"),
            "incident-and-operations-24-7"
        );
        assert_eq!(label("***"), "");
    }
}
