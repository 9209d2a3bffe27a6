//! `muster import`: inventories of other programs become a plan, or part of one.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use muster::file::hash::derived_key;
use muster::file::write;
use muster::file::write::to_json;
use muster::import::Counts;
use muster::import::inventory::Inventory;
use muster::import::preview::{Choice, Preview, State};
use muster::model::edit::Stamp;
use muster::model::plan::Plan;
use muster::model::units::Date;
use serde::Serialize;

use crate::derive::{day, today};
use crate::failure::{Done, Failure};
use crate::files::{put, read, read_once, read_plan, save, warn};
use crate::text::{Format, Lines, json};

/// Import inventories: Terraform state or plan, ibmcloud JSON or tables, CSV, plans
///
/// Several files are joined. What a person entered into the plan is kept, and
/// nothing is removed from it.
#[derive(clap::Args)]
pub(crate) struct Import {
    /// The files
    #[arg(required = true, value_name = "FILE")]
    files: Vec<String>,
    /// A plan to import into; a new one, if not named
    #[arg(long, value_name = "PLAN")]
    into: Option<String>,
    /// Where to write the plan
    #[arg(short, value_name = "OUT")]
    output: Option<PathBuf>,
    /// The day on which the files were made
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = day)]
    as_of: Option<Date>,
    /// How the answer is written
    #[arg(long, default_value = "text")]
    format: Format,
}

#[derive(Serialize)]
struct Answer<'a> {
    counts: Numbers,
    zones: BTreeMap<&'a str, usize>,
    warnings: Vec<Told<'a>>,
    plan: serde_json::Value,
}

#[derive(Serialize)]
struct Numbers {
    instances: usize,
    servers: usize,
    clusters: usize,
    connections: usize,
    connectors: usize,
    policies: usize,
    groups: usize,
    protected: usize,
    unprotected: usize,
    planned: usize,
}

#[derive(Serialize)]
struct Told<'a> {
    code: &'a str,
    text: &'a str,
    source: &'a str,
}

impl Import {
    /// Reads, joins and writes.
    pub(crate) fn run(&self) -> Done {
        let into = self.into.iter().map(String::as_str);
        let inputs = self.files.iter().map(String::as_str).chain(into);
        read_once(inputs, "the others")?;
        let plan = match &self.into {
            Some(path) => read_plan(path)?,
            None => self.new_plan(),
        };
        let mut inventory = Inventory::default();
        for path in &self.files {
            let name = file_name(path);
            inventory
                .read(name, &read(path)?)
                .map_err(|error| Failure::Unusable(format!("{name}: {error}")))?;
        }
        let as_of = self.as_of.unwrap_or_else(today);
        let preview = Preview::new(inventory, &plan, Some(as_of));
        let edit = preview.edit(&plan, |_| Choice::Keep);
        let plan = plan.apply(&edit, &Stamp::default()).map_err(|refused| {
            Failure::Unusable(format!("the import does not fit the plan: {refused}"))
        })?;
        if let Some(path) = &self.output {
            save(path, write(&plan).as_bytes())?;
        }
        match self.format {
            Format::Text => put(describe(&preview).bytes())?,
            Format::Json => put(&json(&answer(&preview, &plan)))?,
        }
        Ok(ExitCode::SUCCESS)
    }

    /// A plan named after the first file, the same for the same files.
    fn new_plan(&self) -> Plan {
        let mut parts = vec!["import"];
        parts.extend(self.files.iter().map(|path| file_name(path)));
        let first = self.files.first().map_or("", |path| file_name(path));
        let name = first
            .split('.')
            .next()
            .filter(|name| !name.is_empty() && *name != "standard input");
        Plan::new(derived_key(&parts), name.unwrap_or("Imported deployment"))
    }
}

fn file_name(path: &str) -> &str {
    if path == "-" {
        return "standard input";
    }
    Path::new(path)
        .file_name()
        .and_then(|name| name.to_str())
        .unwrap_or(path)
}

fn numbers(counts: Counts) -> Numbers {
    Numbers {
        instances: counts.instances,
        servers: counts.servers,
        clusters: counts.clusters,
        connections: counts.connections,
        connectors: counts.connectors,
        policies: counts.policies,
        groups: counts.groups,
        protected: counts.protected,
        unprotected: counts.unprotected,
        planned: counts.planned,
    }
}

fn answer<'a>(preview: &'a Preview, plan: &Plan) -> Answer<'a> {
    let told = preview.warnings.iter().map(|warning| Told {
        code: &warning.code,
        text: &warning.text,
        source: &warning.source,
    });
    Answer {
        counts: numbers(preview.counts),
        zones: preview
            .zones
            .iter()
            .map(|(zone, count)| (&**zone, *count))
            .collect(),
        warnings: told.collect(),
        plan: to_json(plan),
    }
}

fn describe(preview: &Preview) -> Lines {
    let counts = preview.counts;
    let mut lines = Lines::default();
    let found = [
        (counts.instances, "instances of the backup service"),
        (counts.servers, "servers"),
        (counts.clusters, "clusters"),
        (counts.connections, "connections"),
        (counts.connectors, "connectors"),
        (counts.policies, "policies"),
        (counts.groups, "groups"),
        (counts.protected, "workloads protected"),
        (counts.unprotected, "workloads unprotected"),
        (counts.planned, "planned, not deployed yet"),
    ];
    for (count, what) in found {
        lines.add(&format!("{count:>6}  {what}"));
    }
    for (zone, count) in &preview.zones {
        lines.add(&format!("{count:>6}  servers in {zone}"));
    }
    let states = [
        (State::Added, "added"),
        (State::Changed, "changed"),
        (State::Unchanged, "unchanged"),
        (State::Gone, "no longer in the files (kept in the plan)"),
        (State::NotUnderstood, "left out"),
    ];
    lines.add("");
    for (state, what) in states {
        lines.add(&format!("{:>6}  {what}", preview.count(state)));
    }
    for row in preview
        .rows
        .iter()
        .filter(|row| matches!(row.state, State::Gone | State::NotUnderstood))
    {
        lines.add(&format!(
            "{}: {} {}: {}",
            row.source, row.address, row.name, row.reason
        ));
    }
    let messages: Vec<String> = preview
        .warnings
        .iter()
        .map(|warning| format!("{}: {}", warning.source, warning.text))
        .collect();
    warn(&messages);
    lines
}
