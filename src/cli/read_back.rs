//! `muster read-back`: a Markdown task list that somebody edited, back into its plan.

use std::path::PathBuf;
use std::process::ExitCode;
use std::rc::Rc;

use muster::export::tasks::{Change, ReadBack, read_back};
use muster::file::hash::derived_key;
use muster::file::write;
use muster::file::write::to_json;
use muster::model::edit::Stamp;
use muster::model::plan::Plan;
use muster::query::statement::Subject;

use crate::derive::Judge;
use crate::failure::{Done, Failure};
use crate::files::{put, read, read_once, save};
use crate::text::{Format, Lines, json};

/// Read a Markdown task list back into the plan it was written from
///
/// Ticks, owners and due days are taken over; everything else that was changed
/// is told. Exits with 1 where something could not be taken over.
#[derive(clap::Args)]
pub(crate) struct ReadTasks {
    #[command(flatten)]
    judge: Judge,
    /// The list, as `muster export --format markdown` writes it
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
        let read = read_back(&derived.input(), &String::from_utf8_lossy(&bytes));
        let plan = applied(&derived.plan, &read.changes)?;
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

fn applied(plan: &Plan, changes: &[Change]) -> Result<Plan, Failure> {
    let mut plan = plan.clone();
    for change in changes {
        let subject = Subject {
            item: Rc::from(&*change.item),
            kind: change.kind,
            object: change.object,
        };
        let object = change.object.to_string();
        let fresh = derived_key(&["statement", &plan.id().to_string(), &change.item, &object]);
        let edit = subject.edit(&plan, fresh, &change.fields);
        plan = plan.apply(&edit, &Stamp::default()).map_err(|refused| {
            Failure::Unusable(format!("the list does not fit the plan: {refused}"))
        })?;
    }
    Ok(plan)
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
