//! `muster diff`: what differs between two versions of a plan?

use std::process::ExitCode;

use muster::compare::change::{Change, changes};
use muster::model::Json;
use serde_json::json;

use crate::failure::Done;
use crate::files::{put, read_once, read_plan};
use crate::text::{Format, Lines, json};

/// Say what differs between two versions of a plan
#[derive(clap::Args)]
pub(crate) struct Diff {
    /// The earlier version
    before: String,
    /// The later version
    after: String,
    /// How the answer is written
    #[arg(long, default_value = "text")]
    format: Format,
}

impl Diff {
    /// Answers.
    pub(crate) fn run(&self) -> Done {
        read_once([&*self.before, &*self.after], "one of the versions")?;
        let (before, after) = (read_plan(&self.before)?, read_plan(&self.after)?);
        let found = changes(&before, &after);
        match self.format {
            Format::Json => {
                let rows: Vec<Json> = found.iter().map(row).collect();
                put(&json(&Json::Array(rows)))?;
            }
            Format::Text => {
                let mut lines = Lines::default();
                for change in &found {
                    lines.add(&change.text);
                }
                if found.is_empty() {
                    lines.add("Nothing differs");
                }
                put(lines.bytes())?;
            }
        }
        Ok(ExitCode::SUCCESS)
    }
}

fn row(change: &Change) -> Json {
    json!({
        "path": change.path,
        "object": {
            "kind": change.kind.key(),
            "id": change.key.to_string(),
            "name": change.name,
        },
        "field": change.field,
        "before": change.before,
        "after": change.after,
        "text": change.text,
    })
}
