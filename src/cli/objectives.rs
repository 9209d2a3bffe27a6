//! `muster objectives`: how much work may be lost, and how long may it take?

use std::process::ExitCode;

use muster::export::objectives::{Row, csv, json as answer, rows};
use muster::model::plan::Kind;
use muster::model::units::show_minutes;
use muster::objectives::term::{Missing, Place};

use crate::derive::{Derived, Judge};
use crate::failure::Done;
use crate::files::put;
use crate::text::{Lines, json, object};

/// Work out RPO and RTO of every workload, with every part and its source
#[derive(clap::Args)]
pub(crate) struct Objectives {
    #[command(flatten)]
    judge: Judge,
    /// How the answer is written
    #[arg(long, default_value = "text")]
    format: Format,
}

#[derive(Clone, Copy, clap::ValueEnum)]
enum Format {
    /// For people.
    Text,
    /// For scripts.
    Json,
    /// For spreadsheets.
    Csv,
}

impl Objectives {
    /// Answers.
    pub(crate) fn run(&self) -> Done {
        let derived = self.judge.derive()?;
        let input = derived.input();
        match self.format {
            Format::Text => put(describe(&derived, &rows(&input)).bytes())?,
            Format::Json => put(&json(&answer(&input)))?,
            Format::Csv => put(&csv(&input))?,
        }
        Ok(ExitCode::SUCCESS)
    }
}

fn describe(derived: &Derived, rows: &[Row]) -> Lines {
    let mut lines = Lines::default();
    lines.add(&format!(
        "{}, as of {}",
        derived.plan.name(),
        derived.assessment.as_of
    ));
    let failures = derived.plan.facts.first();
    let failures = failures.and_then(|facts| facts.failed_runs_assumed.value());
    lines.add(&format!(
        "Failed runs assumed: {}",
        failures.map_or(0, |failures| failures.0)
    ));
    for row in rows {
        workload(&mut lines, derived, row);
    }
    lines
}

fn workload(lines: &mut Lines, derived: &Derived, row: &Row) {
    let (rpo, rto) = (&row.rpo, &row.rto);
    lines.add("");
    let name = derived.plan.called(Kind::Workload, row.workload.meta.id);
    lines.add(name.trim());
    lines.add(&format!(
        "  RPO {}: {}",
        against(rpo.target),
        rpo.verdict.text()
    ));
    lines.add(&format!("      {}", rpo.formula()));
    if let Some(at) = &rpo.at {
        lines.add(&format!("      worst at {at}"));
    }
    for assumption in &rpo.assumptions {
        lines.add(&format!("      {assumption}"));
    }
    lines.add(&format!(
        "  RTO {}: {}",
        against(rto.target),
        rto.verdict.text()
    ));
    lines.add(&format!("      {}", rto.formula()));
    for missing in rpo.unknown.iter().chain(&rto.unknown) {
        lines.add(&format!("  unknown: {}", measure(derived, missing)));
    }
}

fn against(target: Option<u32>) -> String {
    target.map_or_else(
        || "without a target".to_owned(),
        |target| format!("of {}", show_minutes(target)),
    )
}

/// What to find out, and where to state it.
fn measure(derived: &Derived, missing: &Missing) -> String {
    let Place {
        kind, object: key, ..
    } = missing.place;
    format!(
        "{} ({}, {})",
        missing.measure,
        object(&derived.plan, kind, key),
        missing.place.label()
    )
}
