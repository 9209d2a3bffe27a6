//! The list commands of `ibmcloud backup-recovery … --output json`: objects of
//! the service's own interface, each list under its name.

use super::error::{ImportError, explain};
use super::inventory::{Inventory, Seen, id_of, text_of};
use super::outline::Outline;
use super::tree::Tree;
use super::{Format, Opened, evidence, policy, resources, service};

/// The format.
pub(super) const FORMAT: Format = Format {
    key: "backup_recovery",
    label: "Backup and Recovery lists (ibmcloud backup-recovery … --output json)",
    recognises,
    read,
};

const WHAT: &str = "a list of ibmcloud backup-recovery";

type Reader = fn(&Tree<'_>, Seen, &mut Inventory);

/// The lists: name in the file, name here, reader.
const LISTS: &[(&str, &str, Reader)] = &[
    ("connections", "connections", service::connection),
    ("connectors", "connectors", service::connector),
    ("agents", "agents", agent),
    ("policies", "policies", policy::read),
    ("protectionGroups", "protection_groups", service::group),
    ("runs", "runs", evidence::run),
    ("registrations", "registrations", service::registration),
    ("recoveries", "recoveries", evidence::recovery),
    ("tasks", "tasks", evidence::upgrade),
];

/// Single objects: names by which they are recognised, and their reader.
const SINGLE: &[(&[&str], Reader)] = &[
    (&["backupPolicy"], policy::read),
    (&["policyId", "environment"], service::group),
    (&["connectionId", "connectorIds"], service::connection),
    (&["sourceId", "authenticationStatus"], service::registration),
    (
        &["snapshotEnvironment", "recoveryAction"],
        evidence::recovery,
    ),
];

fn recognises(opened: &Opened<'_>) -> bool {
    opened.outline.as_ref().is_some_and(|outline| {
        let listed = LISTS.iter().any(|(name, ..)| {
            outline.has(name) && outline.value(name).is_none_or(|value| value == "null")
        });
        if outline.is_list {
            is_sources(outline)
        } else {
            listed || single(outline).is_some()
        }
    })
}

fn is_sources(outline: &Outline<'_>) -> bool {
    outline.has("protectionSource") || single(outline).is_some()
}

fn single(outline: &Outline<'_>) -> Option<Reader> {
    let own = |names: &&[&str]| names.iter().all(|name| outline.has(name));
    SINGLE
        .iter()
        .find(|(names, _)| own(names))
        .map(|(_, reader)| *reader)
}

fn read(opened: &Opened<'_>, inventory: &mut Inventory) -> Result<(), ImportError> {
    let tree: Tree<'_> =
        serde_json::from_str(opened.text).map_err(|error| explain(WHAT, &error))?;
    let seen = Seen {
        source: opened.source,
        ..Seen::default()
    };
    let one = opened.outline.as_ref().and_then(single);
    match (&tree, one) {
        (Tree::List(items), None) => sources(items, &seen, inventory),
        (_, Some(reader)) => {
            for item in tree.items() {
                reader(item, seen.clone(), inventory);
            }
        }
        _ => {
            let held = LISTS
                .iter()
                .map(|(_, name, _)| tree.get(name).items().len());
            if held.sum::<usize>() == 0 {
                return Err(ImportError::NothingListed);
            }
            for (_, name, reader) in LISTS {
                resources::each(&tree, name, &seen, inventory, *reader);
            }
        }
    }
    Ok(())
}

/// Reads what is known of an agent.
fn agent(tree: &Tree<'_>, seen: Seen, inventory: &mut Inventory) {
    inventory.leave_out(
        seen.called(tree, &["connection_name", "name"]),
        "An agent of a connector; a plan has no place for it beside its connection",
    );
}

/// Protection sources, with the objects below them.
fn sources(items: &[Tree<'_>], seen: &Seen, inventory: &mut Inventory) {
    // A list instead of recursion: sources nest as deep as a file likes.
    let mut open: Vec<(&Tree<'_>, Option<usize>)> =
        items.iter().rev().map(|item| (item, None)).collect();
    let mut place = 0_usize;
    let mut roots: Vec<crate::model::text::Text> = Vec::new();
    while let Some((item, root)) = open.pop() {
        let source = item.get("protection_source");
        let id = id_of(source.get("id")).unwrap_or_default();
        let root = if let Some(root) = root {
            if let Some(parent) = roots.get(root).filter(|_| !id.is_empty()) {
                inventory.children.push((id, parent.clone()));
            }
            root
        } else {
            let mut seen = seen.clone();
            seen.address = format!("[{place}]").into();
            place += 1;
            source_of(item, source, seen, inventory);
            roots.push(id);
            roots.len() - 1
        };
        let below = [
            item.get("nodes"),
            item.get("applications"),
            item.get("application_nodes"),
        ];
        for below in below {
            open.extend(below.items().iter().rev().map(|item| (item, Some(root))));
        }
    }
}

fn source_of(item: &Tree<'_>, source: &Tree<'_>, seen: Seen, inventory: &mut Inventory) {
    let before = inventory.registrations.len();
    service::registration(source, seen, inventory);
    let Some(registration) = inventory.registrations.get_mut(before) else {
        return;
    };
    let info = item.get("registration_info");
    registration.endpoint = text_of(info.at(&["access_info", "endpoint"]));
    if registration.endpoint.is_empty() {
        registration.endpoint = registration.seen.name.clone();
    }
    if matches!(
        info.get("authentication_status").text(),
        Some("kFinished" | "Finished")
    ) {
        registration.facts.insert("agent_installed", true.into());
    }
}
