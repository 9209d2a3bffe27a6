//! The scenarios of the report: how all of them end, and who then does what.

use super::page::{Cell, Page};
use crate::export::input::Input;
use crate::export::scenario::{heading, when};
use crate::scenario::report::{Library, Report, Theatre};
use crate::scenario::runbook::Roster;

/// Steps of one runbook that are listed.
const STEPS: usize = 60;
/// From so many workloads on, playing everything would take too long to wait for.
const LARGE: usize = 1_000;

/// A table of all scenarios, and the runbook of each.
pub(super) fn scenarios(page: &mut Page, input: &Input) {
    page.element("h2", "Scenarios");
    if input.plan.workloads.len() > LARGE {
        page.paragraph(
            "Left out of the report of a plan this large: see the page, or `muster scenarios`.",
        );
        return;
    }
    // A test keeps a release from having scenarios that cannot be read.
    let Ok(library) = Library::built_in() else {
        return;
    };
    let roster = Roster {
        matrix: input.matrix,
        knowledge: input.knowledge,
        as_of: input.assessment.as_of,
    };
    let as_of = input.assessment.as_of;
    let reports = library.perform(input.plan, input.knowledge, as_of, |theatre| {
        played(theatre, roster)
    });
    page.table(
        &[
            "Scenario",
            "Meet both objectives",
            "Miss one",
            "Unknown",
            "Steps without owner",
        ],
        reports.iter().map(summary),
    );
    page.element("h2", "Runbooks");
    for report in reports
        .iter()
        .filter(|report| !report.runbook.steps.is_empty())
    {
        runbook(page, report);
    }
}

fn played(theatre: Theatre, roster: Roster) -> Vec<Report> {
    let all = theatre.stage.scenarios.iter();
    let play = |scenario| {
        let mut judging = theatre.play(scenario, None);
        judging.finish();
        Report::new(&judging, roster)
    };
    all.map(play).collect()
}

fn summary(report: &Report) -> Vec<Cell> {
    let counts = report.counts();
    vec![
        heading(&report.scenario.title, report.target.as_ref()).into(),
        counts.meets.to_string().into(),
        counts.misses.to_string().into(),
        counts.unknown.to_string().into(),
        report.runbook.unowned().to_string().into(),
    ]
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
