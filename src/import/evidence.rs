//! What happened: runs, recoveries, upgrades of agents.

use super::inventory::{Facts, Inventory, Recovery, Run, Seen, Upgrade, id_of};
use super::service::{day, last_run, objects};
use super::tree::Tree;
use crate::model::Json;
use crate::model::text::Text;

/// Reads a run of a protection group.
pub(super) fn run(tree: &Tree<'_>, seen: Seen, inventory: &mut Inventory) {
    let seen = seen
        .known_by(tree, &["id"])
        .called(tree, &["protection_group_name"]);
    let (minutes, good_on) = last_run(tree.get("local_backup_info"));
    let good = tree.get("objects").items().iter().filter(|object| {
        let status = object
            .at(&["local_snapshot_info", "snapshot_info", "status"])
            .text();
        matches!(status, Some("kSuccessful" | "kSuccess" | "kWarning"))
    });
    let objects = good
        .flat_map(|object| objects(object.get("object")))
        .collect();
    inventory.runs.push(Run {
        group: id_of(tree.get("protection_group_id")).unwrap_or_default(),
        good_on,
        minutes,
        objects,
        seen,
    });
}

/// Reads a recovery: evidence that something was restored.
pub(super) fn recovery(tree: &Tree<'_>, seen: Seen, inventory: &mut Inventory) {
    let seen = seen
        .known_by(tree, &["recovery_id", "id"])
        .called(tree, &["name"]);
    let outcome = match tree.get("status").text() {
        Some("Succeeded" | "kSucceeded" | "kSuccess") => "passed",
        Some("SucceededWithWarning" | "kWarning") => "partly",
        Some("Failed" | "kFailed" | "kFailure" | "Missed") => "failed",
        _ => return inventory.leave_out(seen, "The recovery has not ended, or was cancelled"),
    };
    let kinds = [
        "physical_params",
        "mssql_params",
        "oracle_params",
        "kubernetes_params",
    ];
    let found: Vec<(Text, Text)> = kinds
        .iter()
        .flat_map(|kind| objects(tree.at(&[kind, "objects"])))
        .collect();
    let start = tree.get("start_time_usecs").number().filter(|&at| at > 0);
    let end = tree.get("end_time_usecs").number().filter(|&at| at > 0);
    let mut facts = Facts::from([("restore_test_outcome", Json::from(outcome))]);
    if let Some(day) = end.or(start).and_then(|at| day(at, 1_000_000)) {
        facts.insert("last_restore_test", day);
    }
    if let (Some(minutes), true) = (last_run(tree).0, outcome != "failed") {
        facts.insert("restore_test_minutes", minutes.into());
    }
    inventory.recoveries.push(Recovery {
        objects: found,
        facts,
        seen,
    });
}

/// Reads an upgrade of agents; only one that ended well says something.
pub(super) fn upgrade(tree: &Tree<'_>, seen: Seen, inventory: &mut Inventory) {
    let seen = seen.called(tree, &["name"]);
    let ended = |status: Option<&str>| {
        matches!(
            status,
            Some("Succeeded" | "Finished" | "kSucceeded" | "kFinished")
        )
    };
    for agent in tree.get("agents").items() {
        let info = agent.get("info");
        let at = [info.get("end_time_usecs"), tree.get("end_time_usecs")];
        let at = at.iter().find_map(|at| at.number()).filter(|&at| at > 0);
        if let (true, Some(day)) = (
            ended(info.get("status").text()),
            at.and_then(|at| day(at, 1_000_000)),
        ) {
            let names = [info.get("name"), agent.get("id")];
            inventory.upgrades.push(Upgrade {
                seen: seen.clone(),
                day,
                agents: names.iter().filter_map(|name| id_of(name)).collect(),
            });
        }
    }
}
