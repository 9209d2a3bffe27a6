//! `muster history`: what milestones does a plan have, and how did it stand?

use std::process::ExitCode;

use muster::milestone::newest_first;
use muster::model::Json;
use muster::model::choice::Choices;
use muster::model::known::Known;
use muster::model::milestone::Milestone;
use muster::model::units::{Count, Moment};
use muster::readiness::gate::Level;
use serde_json::json;

use crate::failure::Done;
use crate::files::{put, read_plan};
use crate::text::{Format, Lines, json};

/// List the milestones of a plan, the newest first, with what each noted
#[derive(clap::Args)]
pub(crate) struct History {
    /// The plan file
    plan: String,
    /// How the answer is written
    #[arg(long, default_value = "text")]
    format: Format,
}

impl History {
    /// Answers.
    pub(crate) fn run(&self) -> Done {
        let plan = read_plan(&self.plan)?;
        let milestones = newest_first(&plan);
        match self.format {
            Format::Json => {
                let rows: Vec<Json> = milestones.into_iter().map(|one| row(one)).collect();
                put(&json(&Json::Array(rows)))?;
            }
            Format::Text => {
                let mut lines = Lines::default();
                for milestone in &milestones {
                    lines.add(&line(milestone));
                }
                if milestones.is_empty() {
                    lines.add("The plan has no milestones");
                }
                put(lines.bytes())?;
            }
        }
        Ok(ExitCode::SUCCESS)
    }
}

/// A milestone as scripts read it.
fn row(milestone: &Milestone) -> Json {
    let count = |count: &Known<Count>| count.value().map(|count| count.0);
    json!({
        "id": milestone.meta.id.to_string(),
        "name": &*milestone.name,
        "occasion": milestone.occasion.value().map(Choices::key),
        "at": at(milestone),
        "by": &*milestone.by,
        "note": &*milestone.note,
        "revision": count(&milestone.plan_revision),
        "level": Level::from_key(&milestone.level).map(Level::key),
        "score": milestone.score.value().map(|score| score.0),
        "critical_open": count(&milestone.critical_open),
        "findings_open": count(&milestone.findings_open),
        "duties_without_owner": count(&milestone.duties_without_owner),
        "workloads": count(&milestone.workloads),
        "has_state": milestone.packed().is_some(),
    })
}

/// A milestone for people: when, how ready, what it is called.
fn line(milestone: &Milestone) -> String {
    let at = at(milestone).unwrap_or_else(|| "undated".to_owned());
    let level = Level::from_key(&milestone.level).map_or("level not noted", Level::label);
    let score = milestone.score.value();
    let score = score.map_or_else(|| "–".to_owned(), |score| score.0.to_string());
    let occasion = milestone.occasion.value().map_or("", Choices::label);
    let name = if milestone.name.is_empty() {
        occasion
    } else {
        &*milestone.name
    };
    format!("{at}  {score:>3}  {level:<15}  {name}")
}

fn at(milestone: &Milestone) -> Option<String> {
    milestone.at.value().map(|at: Moment| at.to_string())
}
