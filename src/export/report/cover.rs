//! What stands first: what the plan is, how it stands, who approved it, and
//! what the report leaves out.

use super::value::{Block, Cell, Section, Table};
use super::{Part, Scope};
use crate::export::input::Input;
use crate::export::summary;
use crate::readiness::rule::Severity;

/// What stands first.
pub(super) fn cover(scope: Scope) -> Section {
    let input = scope.input;
    let mut section = Section::new("cover", "At a glance");
    let facts = input.plan.facts.first();
    let description = facts.map(|facts| facts.description.to_string());
    if let Some(text) = description.filter(|text| !text.is_empty()) {
        section.text(text);
    }
    section.blocks.push(Block::Readiness {
        level: input.assessment.level.label(),
        score: input.assessment.score.readiness,
    });
    let mut facts = Table::new("Facts", &["Fact", "Value"]);
    for [fact, value] in summary::facts(input) {
        facts.put(vec![Cell::Head(fact), value.into()]);
    }
    section.blocks.push(Block::Table(facts));
    section.heading("Left to do");
    section.blocks.push(Block::Table(left(input)));
    if let Some(words) = extent(scope) {
        section.text(words);
    }
    section.text(summary::MADE_WITH);
    section.text("Names under statements and approvals are as stated, and verified by nobody.");
    section
}

/// What is left to do, by severity.
fn left(input: &Input) -> Table {
    let counts = &input.assessment.score.counts;
    let row = |severity: &Severity| {
        let count = counts.get(severity);
        [
            severity.label().to_owned(),
            count.map_or(0, |count| count.open).to_string(),
            count.map_or(0, |count| count.unknown).to_string(),
        ]
    };
    let rows = Severity::ALL.iter().map(row);
    Table::of_texts("Left to do", &["Severity", "Open", "Unknown"], rows)
}

/// What is not in the report, or not row by row.
fn extent(scope: Scope) -> Option<String> {
    let left_out = Part::ALL.iter().filter(|part| !scope.has(**part));
    let left_out: Vec<String> = left_out.map(|part| part.label().to_lowercase()).collect();
    let mut words = Vec::new();
    if !left_out.is_empty() {
        words.push(format!("Left out of this report: {}.", left_out.join(", ")));
    }
    if scope.together {
        words.push(format!(
            "This plan has {} workloads. Rows that differ in their object alone are put together here, with the first objects by name, and of the workloads those that fare worst are listed. The workbook and the files for spreadsheets have every row.",
            scope.input.plan.workloads.len()
        ));
    }
    (!words.is_empty()).then(|| words.join(" "))
}

/// Every gate, and how it stands.
pub(super) fn gates(input: &Input) -> Section {
    let mut section = Section::new("gates", "Level and gates");
    let gates = Table::of_texts("Gates", &summary::GATES_HEAD, summary::gates(input));
    section.blocks.push(Block::Table(gates));
    section
}
