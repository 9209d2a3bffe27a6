//! `muster read-back`: a task list or workbook that somebody edited, back into its plan.

use std::path::PathBuf;
use std::process::ExitCode;

use muster::export::tasks::{Change, ReadBack, read_back, read_workbook_back};
use muster::export::xlsx::SHEETS;
use muster::export::xlsx::unpack::{is_workbook, unpack};
use muster::file::write;
use muster::file::write::to_json;
use muster::model::edit::Stamp;
use muster::model::plan::Plan;
use muster::query::statement::state_each;

use crate::derive::Judge;
use crate::failure::{Done, Failure};
use crate::files::{put, read, read_once, save};
use crate::text::{Format, Lines, json};

/// Read a Markdown task list or a workbook back into the plan it was written from
///
/// Ticks or status, owners, due days and links to evidence are taken over; what
/// cannot be is told. Exits with 1 where something could not be taken over.
#[derive(clap::Args)]
pub(crate) struct ReadTasks {
    #[command(flatten)]
    judge: Judge,
    /// The list or workbook, as `muster export` writes it with --format markdown or xlsx
    list: String,
    /// Where to write the plan
    #[arg(short, value_name = "OUT")]
    output: Option<PathBuf>,
    /// How the answer is written
    #[arg(long, default_value = "text")]
    format: Format,
}

impl ReadTasks {
    /// Reads, and writes the plan where one is asked for.
    pub(crate) fn run(&self) -> Done {
        read_once([&*self.judge.plan, &*self.list], "the plan or the list")?;
        let derived = self.judge.derive()?;
        let bytes = read(&self.list)?;
        let input = derived.input();
        let read = if is_workbook(&bytes) {
            unpack(&bytes, &SHEETS)
                .and_then(|tables| read_workbook_back(&input, &tables))
                .map_err(Failure::Unusable)?
        } else {
            read_back(&input, &String::from_utf8_lossy(&bytes))
        };
        let plan = state_each(&derived.plan, read.changes.iter().map(Change::statement))
            .and_then(|edit| derived.plan.apply(&edit, &Stamp::default()))
            .map_err(|refused| {
                Failure::Unusable(format!("the list does not fit the plan: {refused}"))
            })?;
        if let Some(path) = &self.output {
            save(path, write(&plan).as_bytes())?;
        }
        match self.format {
            Format::Text => put(describe(&read).bytes())?,
            Format::Json => put(&json(&answer(&read, &plan)))?,
        }
        Ok(if read.conflicts.is_empty() {
            ExitCode::SUCCESS
        } else {
            ExitCode::from(1)
        })
    }
}

fn answer(read: &ReadBack, plan: &Plan) -> serde_json::Value {
    let changes = read.changes.iter().map(|change| {
        serde_json::json!({
            "line": change.line,
            "item": change.item,
            "object": { "kind": change.kind.key(), "id": change.object.to_string(), "name": plan.object_name(change.kind, change.object) },
            "field": change.what,
            "before": change.before,
            "after": change.after,
        })
    });
    let conflicts = read.conflicts.iter().map(
        |conflict| serde_json::json!({ "line": conflict.line, "id": conflict.id, "text": conflict.text }),
    );
    serde_json::json!({
        "changes": changes.collect::<serde_json::Value>(),
        "conflicts": conflicts.collect::<serde_json::Value>(),
        "unchanged": read.unchanged,
        "plan": to_json(plan),
    })
}

fn describe(read: &ReadBack) -> Lines {
    let mut lines = Lines::default();
    lines.add(&format!("{:>6}  changes", read.changes.len()));
    lines.add(&format!("{:>6}  not taken over", read.conflicts.len()));
    lines.add(&format!("{:>6}  unchanged", read.unchanged));
    for change in &read.changes {
        lines.add(&format!(
            "line {}: {}: {} was {}, is {}",
            change.line,
            change.item,
            change.what,
            said(&change.before),
            said(&change.after)
        ));
    }
    for conflict in &read.conflicts {
        lines.add(&format!(
            "line {}: {}: {}",
            conflict.line, conflict.id, conflict.text
        ));
    }
    lines
}

fn said(text: &str) -> &str {
    if text.is_empty() { "nothing" } else { text }
}
