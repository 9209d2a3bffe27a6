//! The summary of a job, as Markdown: GitHub takes a megabyte, people take less.

use std::fmt::Write as _;

use super::Demand;
use crate::export::input::Input;
use crate::export::markdown::escape;
use crate::export::rows::text;
use crate::readiness::item::Item;
use crate::readiness::rule::Severity;
use crate::readiness::step::best;

/// How many findings are listed.
const LISTED: usize = 50;
/// How many next steps are named.
const STEPS: usize = 5;

/// Level, score, what was asked for, what caps the level, what to do next, and
/// the worst findings.
pub fn summary(input: &Input, demands: &[Demand]) -> Vec<u8> {
    let mut out = String::new();
    head(&mut out, input, demands);
    steps(&mut out, input);
    findings(&mut out, input);
    out.into_bytes()
}

// Writing to a text cannot fail, so that the results below are dropped.

fn head(out: &mut String, input: &Input, demands: &[Demand]) {
    let assessment = input.assessment;
    let score = &assessment.score;
    let _ = writeln!(
        out,
        "## {}: {}, {} of 100\n",
        escape(input.plan.name()),
        assessment.level.label(),
        score.readiness
    );
    for demand in demands {
        let _ = match &demand.fault {
            Some(fault) => writeln!(out, "- **Not good enough**: {}", escape(fault)),
            None => writeln!(out, "- Met: {}", escape(&demand.what)),
        };
    }
    let _ = writeln!(
        out,
        "\nAs of {}. Known {} %, owned {} %, proven {} %.\n",
        assessment.as_of, score.coverage, score.ownership, score.proof
    );
    out.push_str("| Severity | Open | Unknown |\n|---|---|---|\n");
    for severity in Severity::ALL {
        let counts = score.counts.get(severity).copied().unwrap_or_default();
        let _ = writeln!(
            out,
            "| {} | {} | {} |",
            severity.label(),
            counts.open,
            counts.unknown
        );
    }
    for cap in &assessment.caps {
        let _ = writeln!(
            out,
            "\nCapped by: {} ({} not met).",
            escape(cap.text),
            cap.findings.len()
        );
    }
}

fn steps(out: &mut String, input: &Input) {
    let assessment = input.assessment;
    let steps = best(assessment, STEPS);
    if steps.is_empty() {
        return;
    }
    out.push_str("\n### Next best steps\n\n");
    for step in &steps {
        let title = assessment.items.get(step.item).map_or("", Item::title);
        let tenths = step.tenths(assessment);
        let _ = writeln!(
            out,
            "- +{}.{}: {}: {} ({})",
            tenths / 10,
            tenths % 10,
            escape(&step.target(input.plan)),
            escape(title),
            step.effort.label()
        );
    }
}

fn findings(out: &mut String, input: &Input) {
    let entries = input.entries();
    let findings = entries
        .iter()
        .filter(|placed| placed.entry.state.is_finding());
    let count = findings.clone().count();
    if count == 0 {
        return;
    }
    out.push_str("\n### Findings, the worst first\n\n");
    out.push_str("| Severity | State | Object | Finding | Owner |\n|---|---|---|---|---|\n");
    for placed in findings.take(LISTED) {
        let owner = placed.entry.owner.map_or("", |key| input.owner_name(key));
        let _ = writeln!(
            out,
            "| {} | {} | {} | {} | {} |",
            placed.item.severity().label(),
            placed.entry.state.label(),
            escape(input.called(placed.kind, placed.object)),
            escape(&text(placed)),
            if owner.is_empty() {
                "**nobody**".to_owned()
            } else {
                escape(owner)
            }
        );
    }
    if let Some(more) = count.checked_sub(LISTED).filter(|&more| more > 0) {
        let _ = writeln!(out, "\nAnd {more} more.");
    }
}
