//! `muster portfolio`: many plans side by side.

use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::rc::Rc;

use muster::model::Json;
use muster::model::units::Date;
use muster::portfolio::standing::Standing;
use muster::portfolio::text::json as to_json;

use crate::derive::{Derived, day, knowledge, today, warn_of_old};
use crate::failure::{Done, Failure};
use crate::files::{put, read_plan, warn};
use crate::text::{Format, Lines, json};

/// Compare the plans of a folder: level, score, worst scenario, what is overdue
///
/// Reads every file of the folder that ends in .json; folders in it are left
/// alone. A file that is no plan is told of, and does not stop the others.
#[derive(clap::Args)]
pub(crate) struct Portfolio {
    /// The folder with the plan files
    #[arg(value_name = "DIR")]
    folder: PathBuf,
    /// The day on which the plans are judged
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = day)]
    as_of: Option<Date>,
    /// How the answer is written
    #[arg(long, default_value = "text")]
    format: Format,
}

impl Portfolio {
    /// Answers.
    pub(crate) fn run(&self) -> Done {
        let files = plan_files(&self.folder)?;
        let as_of = self.as_of.unwrap_or_else(today);
        let knowledge = Rc::new(knowledge()?);
        let (mut rows, mut refused) = (Vec::new(), Vec::new());
        for path in &files {
            match read_plan(&path.to_string_lossy()) {
                Ok(plan) => {
                    let derived = Derived::on(plan, &knowledge, as_of);
                    rows.push((file_name(path), standing(&derived)));
                }
                Err(failure) => refused.extend(failure.message().map(str::to_owned)),
            }
        }
        warn(&refused);
        let folder = self.folder.display();
        if rows.is_empty() && !refused.is_empty() {
            return Err(Failure::Unusable(format!(
                "{folder}: none of its files that end in .json is a plan. Name a folder with plan files"
            )));
        }
        if rows.is_empty() {
            warn(&[format!("{folder} holds no file that ends in .json")]);
        }
        warn_of_old(&knowledge, as_of);
        match self.format {
            Format::Json => {
                let rows = rows.iter().map(|(file, standing)| to_json(file, standing));
                put(&json(&rows.collect::<Vec<Json>>()))?;
            }
            Format::Text => put(describe(&rows, as_of).bytes())?,
        }
        Ok(ExitCode::SUCCESS)
    }
}

fn standing(derived: &Derived) -> Standing {
    let (matrix, assessment) = (&derived.matrix, &derived.assessment);
    Standing::new(&derived.plan, &derived.knowledge, matrix, assessment)
}

/// The files of the folder that may be plans, by name.
fn plan_files(folder: &Path) -> Result<Vec<PathBuf>, Failure> {
    let unusable = |error: std::io::Error| {
        Failure::Unusable(format!(
            "{}: {error}. Name a folder with plan files",
            folder.display()
        ))
    };
    let mut files = Vec::new();
    for entry in std::fs::read_dir(folder).map_err(unusable)? {
        let path = entry.map_err(unusable)?.path();
        let is_json = path.extension().is_some_and(|end| end == "json");
        if is_json && path.is_file() {
            files.push(path);
        }
    }
    files.sort();
    Ok(files)
}

fn file_name(path: &Path) -> String {
    let name = path.file_name().unwrap_or_default();
    name.to_string_lossy().into_owned()
}

fn describe(rows: &[(String, Standing)], as_of: Date) -> Lines {
    let mut lines = Lines::default();
    let plans = if rows.len() == 1 { "plan" } else { "plans" };
    lines.add(&format!("{} {plans}, as of {as_of}", rows.len()));
    if rows.is_empty() {
        return lines;
    }
    lines.add("");
    lines.add("level      score  critical  overdue  plan");
    for (file, standing) in rows {
        lines.add(&format!(
            "{:9}  {:5}  {:8}  {:7}  {} ({file})",
            standing.level.label(),
            standing.score,
            standing.critical_open,
            standing.overdue,
            standing.name,
        ));
        if let Some(worst) = &standing.worst {
            let counts = worst.counts;
            lines.add(&format!(
                "{MORE}worst: {} ({}): {} miss, {} unknown, {} meet",
                worst.title, worst.id, counts.misses, counts.unknown, counts.meets
            ));
        }
        if !standing.tags.is_empty() {
            lines.add(&format!("{MORE}tags: {}", standing.tags.join(", ")));
        }
        if !standing.owners.is_empty() {
            lines.add(&format!("{MORE}owners: {}", owners(standing)));
        }
    }
    lines
}

/// Where lines about a plan begin: under its name.
const MORE: &str = "                                     ";

fn owners(standing: &Standing) -> String {
    const MOST: usize = 5;
    let owners = standing.owners.iter().take(MOST);
    let named = owners.map(|owner| format!("{} ({})", owner.name, owner.duties));
    let mut named: Vec<String> = named.collect();
    if let Some(more @ 1..) = standing.owners.len().checked_sub(MOST) {
        named.push(format!("{more} more"));
    }
    named.join(", ")
}
