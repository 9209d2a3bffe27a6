//! The scenarios of the report: how all of them end, and who then does what.

use super::page::{Cell, Page};
use crate::export::input::Input;
use crate::export::scenario::{SUMMARY, all_played, heading, summary, when};
use crate::scenario::report::Report;

/// Steps of one runbook that are listed.
const STEPS: usize = 60;

/// A table of all scenarios, and the runbook of each.
pub(super) fn scenarios(page: &mut Page, input: &Input) {
    page.element("h2", "Scenarios");
    let Some(reports) = all_played(input) else {
        page.paragraph(
            "Left out of the report of a plan this large: see the page, or `muster scenarios`.",
        );
        return;
    };
    page.table(
        &SUMMARY,
        reports
            .iter()
            .map(|report| summary(report).map(Cell::from).into()),
    );
    page.element("h2", "Runbooks");
    for report in reports
        .iter()
        .filter(|report| !report.runbook.steps.is_empty())
    {
        runbook(page, report);
    }
}

fn runbook(page: &mut Page, report: &Report) {
    page.element(
        "h3",
        &heading(&report.scenario.title, report.target.as_ref()),
    );
    let steps = &report.runbook.steps;
    let entries = steps.iter().take(STEPS).map(|step| {
        let mut words = format!("{}: {} ({})", step.doer.name, step.text, when(step));
        if !step.missing.is_empty() {
            words.push_str("; missing: ");
            words.push_str(&step.missing.join("; "));
        }
        Cell::from(words)
    });
    page.list("ol", entries);
    if let Some(more) = steps.len().checked_sub(STEPS).filter(|&more| more > 0) {
        page.paragraph(&format!("And {more} more steps."));
    }
}
