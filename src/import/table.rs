//! Tables that `ibmcloud` prints for people, pasted or redirected to a file.
//! Headings are the names of the same facts, so the readers of JSON serve.

use super::cells::printed;
use super::error::ImportError;
use super::inventory::{Inventory, Seen};
use super::names::{is_secret, wanted};
use super::tree::Tree;
use super::{Format, Opened, account, compute, evidence, policy, service};

/// The format.
pub(super) const FORMAT: Format = Format {
    key: "table",
    label: "Table printed by ibmcloud",
    recognises,
    read,
};

/// Headings that are called otherwise in JSON.
const HEADINGS: &[(&str, &str)] = &[
    ("Reserved IP", "primary_ipv4_address"),
    ("Address", "primary_ipv4_address"),
    ("Private IP", "primary_ipv4_address"),
    ("Subnet CIDR", "ipv4_cidr_block"),
    ("IPv4 CIDR block", "ipv4_cidr_block"),
    ("Group name", "name"),
    ("Policy name", "name"),
    ("Paused", "is_paused"),
    ("Connected", "is_connected"),
    ("Version", "kube_version"),
    ("Workers", "worker_count"),
    ("Master version", "kube_version"),
];

/// Headings that tell nothing, but belong to these tables.
const OTHERS: &[&str] = &[
    "Floating IP",
    "Resource group",
    "Resource Group Name",
    "Created",
    "Status",
    "Network ACL",
    "Public gateway",
    "VPC",
];

type Reader = fn(&Tree<'_>, Seen, &mut Inventory);

/// Which reader takes a table with that heading; the first that fits.
const READERS: &[(&str, Reader)] = &[
    ("connector_id", service::connector),
    ("connector_ids", service::connection),
    ("connection_name", service::connection),
    ("recovery_action", evidence::recovery),
    ("snapshot_environment", evidence::recovery),
    ("policy_id", service::group),
    ("is_paused", service::group),
    ("source_id", service::registration),
    ("backup_policy", policy::read),
    ("ipv4_cidr_block", compute::subnet),
    ("primary_ipv4_address", compute::server),
    ("profile", compute::server),
    ("kube_version", compute::cluster),
    ("crn", account::instance),
    ("location", account::instance),
];

fn name_of(heading: &str) -> Option<&'static str> {
    let other = HEADINGS
        .iter()
        .find(|(own, _)| own.eq_ignore_ascii_case(heading));
    other.map(|(_, name)| *name).or_else(|| wanted(heading))
}

fn is_heading(word: &str) -> bool {
    let is_shouted = word.starts_with(|c: char| c.is_uppercase());
    is_shouted
        && (name_of(word).is_some() || OTHERS.iter().any(|own| own.eq_ignore_ascii_case(word)))
}

fn recognises(opened: &Opened<'_>) -> bool {
    opened.outline.is_none() && reader(opened.text).is_some()
}

fn reader(text: &str) -> Option<Reader> {
    // A table that is worth importing shows its headings early.
    let start = text
        .char_indices()
        .nth(20_000)
        .map_or(text, |(at, _)| &text[..at]);
    let rows = printed(start, is_heading)?;
    let names: Vec<&str> = rows
        .first()?
        .iter()
        .filter_map(|heading| name_of(heading))
        .collect();
    READERS
        .iter()
        .find(|(name, _)| names.contains(name))
        .map(|(_, reader)| *reader)
}

fn read(opened: &Opened<'_>, inventory: &mut Inventory) -> Result<(), ImportError> {
    let (Some(rows), Some(reader)) = (printed(opened.text, is_heading), reader(opened.text)) else {
        return Err(ImportError::UnknownText);
    };
    let Some((headings, rows)) = rows.split_first().filter(|(_, rows)| !rows.is_empty()) else {
        return Err(ImportError::NothingListed);
    };
    let columns: Vec<Option<&'static str>> = headings
        .iter()
        .map(|heading| name_of(heading).filter(|_| !is_secret(heading)))
        .collect();
    for (place, row) in rows.iter().enumerate() {
        let cells = columns.iter().zip(row).filter_map(|(name, cell)| {
            let says = !matches!(*cell, "" | "-" | "--" | "n/a");
            Some(((*name)?, *cell)).filter(|_| says)
        });
        let mut fields: Vec<(&'static str, Tree<'_>)> = Vec::new();
        for (name, cell) in cells {
            fields.push(field(name, cell));
        }
        let seen = Seen {
            source: opened.source,
            address: format!("row {}", place + 1).into(),
            ..Seen::default()
        };
        reader(&Tree::Object(fields), seen, inventory);
    }
    Ok(())
}

/// A cell where the readers of JSON look for it.
fn field<'a>(name: &'static str, cell: &'a str) -> (&'static str, Tree<'a>) {
    let text = Tree::Text(cell.into());
    match name {
        "primary_ipv4_address" => (
            "primary_network_interface",
            Tree::Object(vec![(name, text)]),
        ),
        "is_connected" => ("connectivity_status", Tree::Object(vec![(name, text)])),
        "connector_ids" | "zones" => {
            let items = cell
                .split([',', ' '])
                .map(str::trim)
                .filter(|item| !item.is_empty());
            (
                name,
                Tree::List(items.map(|item| Tree::Text(item.into())).collect()),
            )
        }
        _ => (name, text),
    }
}
