//! How plans stand, for scripts and for spreadsheets. The keys are a
//! contract: others' scripts read them.

use serde_json::json;

use super::standing::Standing;
use crate::export::csv::Csv;
use crate::model::Json;

/// The columns of the table.
const COLUMNS: &[&str] = &[
    "File",
    "Plan",
    "Tags",
    "Level",
    "Score",
    "Critical open",
    "Worst scenario",
    "Workloads that miss",
    "Overdue",
    "Owners",
    "Workloads",
];

/// A plan in that file, as `muster portfolio` answers.
pub fn json(file: &str, standing: &Standing) -> Json {
    let worst = standing.worst.as_ref();
    let owners = standing.owners.iter();
    json!({
        "file": file,
        "id": standing.plan.to_string(),
        "name": standing.name,
        "tags": standing.tags,
        "level": standing.level.key(),
        "score": standing.score,
        "critical_open": standing.critical_open,
        "worst_scenario": worst.map(|worst| &worst.id),
        "worst_counts": worst.map(|worst| worst.counts),
        "overdue": standing.overdue,
        "owners": owners
            .map(|owner| json!({ "name": owner.name, "duties": owner.duties }))
            .collect::<Vec<Json>>(),
        "workloads": standing.workloads,
    })
}

/// Those plans as a table, each with the file that it is in.
pub fn csv<'a>(rows: impl Iterator<Item = (&'a str, &'a Standing)>) -> Vec<u8> {
    let mut table = Csv::new();
    table.row(COLUMNS.iter().copied());
    for (file, standing) in rows {
        let worst = standing.worst.as_ref();
        let owners: Vec<&str> = standing.owners.iter().map(|owner| &*owner.name).collect();
        let cells = [
            file.to_owned(),
            standing.name.clone(),
            standing.tags.join("; "),
            standing.level.label().to_owned(),
            standing.score.to_string(),
            standing.critical_open.to_string(),
            worst.map_or_else(String::new, |worst| worst.title.clone()),
            worst.map_or(0, |worst| worst.counts.misses).to_string(),
            standing.overdue.to_string(),
            owners.join("; "),
            standing.workloads.to_string(),
        ];
        table.row(cells.iter().map(String::as_str));
    }
    table.bytes
}
