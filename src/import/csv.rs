//! Inventories that somebody keeps as a table: CSV, TSV, or what a
//! spreadsheet saves as such. Reading is generous; what is left out is said.

use std::collections::BTreeMap;

use super::cells::separated;
use super::compute::is_connector;
use super::error::ImportError;
use super::inventory::{Facts, Inventory, Seen, Server, place, region_of};
use super::names::is_secret;
use super::words::{gigabytes, span};
use super::{Format, Opened};
use crate::model::Json;
use crate::model::text::Text;

/// The format.
pub(super) const FORMAT: Format = Format {
    key: "csv",
    label: "Table of servers or workloads (CSV or TSV)",
    recognises,
    read,
};

/// What columns may be called, without case, blanks and punctuation.
const HEADINGS: &[(&str, &[&str])] = &[
    (
        "name",
        &[
            "name",
            "server",
            "servername",
            "host",
            "hostname",
            "vm",
            "vmname",
            "workload",
            "instance",
            "instancename",
            "system",
            "fqdn",
        ],
    ),
    ("type", &["type", "kind", "platform", "category"]),
    ("region", &["region", "location", "site"]),
    (
        "zone",
        &["zone", "zones", "az", "availabilityzone", "datacenter"],
    ),
    (
        "address",
        &[
            "ip",
            "ipaddress",
            "address",
            "privateip",
            "reservedip",
            "primaryip",
        ],
    ),
    (
        "rpo",
        &[
            "rpo",
            "rpotarget",
            "rpotargetminutes",
            "rpominutes",
            "recoverypointobjective",
        ],
    ),
    (
        "rto",
        &[
            "rto",
            "rtotarget",
            "rtotargetminutes",
            "rtominutes",
            "recoverytimeobjective",
        ],
    ),
    (
        "size",
        &[
            "size",
            "sizegb",
            "disk",
            "diskgb",
            "capacity",
            "capacitygb",
            "storage",
            "storagegb",
        ],
    ),
    ("change", &["dailychange", "dailychangegb", "changerate"]),
    (
        "application",
        &["application", "app", "service", "businessservice"],
    ),
    ("tier", &["tier", "applicationtier"]),
    ("group", &["group", "protectiongroup"]),
    ("policy", &["policy", "protectionpolicy", "backuppolicy"]),
    ("connection", &["connection", "datasourceconnection"]),
    (
        "notes",
        &["notes", "note", "comment", "comments", "remark", "remarks"],
    ),
];

/// What a type may be called: word, field, value.
const TYPES: &[(&str, &str, &str)] = &[
    ("vsi", "platform", "vpc_server"),
    ("vm", "platform", "vpc_server"),
    ("server", "platform", "vpc_server"),
    ("virtualserver", "platform", "vpc_server"),
    ("vpcserver", "platform", "vpc_server"),
    ("vpcvsi", "platform", "vpc_server"),
    ("baremetal", "platform", "vpc_server"),
    ("vmware", "platform", "vmware"),
    ("powervs", "platform", "powervs"),
    ("classic", "platform", "classic_server"),
    ("classicserver", "platform", "classic_server"),
    ("mssql", "kind", "mssql"),
    ("sql", "kind", "mssql"),
    ("sqlserver", "kind", "mssql"),
    ("hana", "kind", "sap_hana"),
    ("saphana", "kind", "sap_hana"),
    ("oracle", "kind", "oracle"),
    ("db2", "kind", "db2"),
    ("file", "kind", "file_system"),
    ("files", "kind", "file_system"),
    ("filesystem", "kind", "file_system"),
    ("namespace", "kind", "kubernetes"),
    ("kubernetes", "kind", "kubernetes"),
];

fn recognises(opened: &Opened<'_>) -> bool {
    let first = opened
        .text
        .lines()
        .find(|line| !line.trim().is_empty() && !line.starts_with("sep="));
    let Some(cells) = first.and_then(|line| separated(line).into_iter().next()) else {
        return false;
    };
    let known = cells.iter().filter(|cell| column(cell).is_some()).count();
    let named = cells.iter().any(|cell| column(cell) == Some("name"));
    opened.outline.is_none() && named && cells.len() >= 2 && known >= 2
}

fn read(opened: &Opened<'_>, inventory: &mut Inventory) -> Result<(), ImportError> {
    let mut rows = separated(opened.text);
    rows.retain(|row| row.iter().any(|cell| !cell.trim().is_empty()));
    let Some((headings, rows)) = rows.split_first().filter(|(_, rows)| !rows.is_empty()) else {
        return Err(ImportError::NothingListed);
    };
    let columns: Vec<Option<&'static str>> =
        headings.iter().map(|heading| column(heading)).collect();
    let mut reading = Reading {
        opened,
        inventory,
        ranges: BTreeMap::new(),
    };
    reading.tell_left_out(headings, &columns);
    for (place, row) in rows.iter().enumerate() {
        reading.row(place + 2, &columns, row);
    }
    let ranges = std::mem::take(&mut reading.ranges);
    for ((field, text), count) in ranges {
        let text = format!(
            "{field} {text} was read as the longer of the two, in {count} rows: it is what the target allows at most"
        );
        let seen = reading.seen(String::new());
        reading.inventory.warn("range_read", &seen, text);
    }
    Ok(())
}

struct Reading<'a, 'i> {
    opened: &'a Opened<'a>,
    inventory: &'i mut Inventory,
    ranges: BTreeMap<(&'static str, String), usize>,
}

impl Reading<'_, '_> {
    fn seen(&self, address: String) -> Seen {
        Seen {
            source: self.opened.source,
            address: address.into(),
            ..Seen::default()
        }
    }

    fn tell_left_out(&mut self, headings: &[String], columns: &[Option<&'static str>]) {
        let unread = headings
            .iter()
            .zip(columns)
            .filter(|(_, column)| column.is_none());
        let (secret, other): (Vec<&str>, Vec<&str>) = unread
            .map(|(heading, _)| heading.trim())
            .filter(|heading| !heading.is_empty())
            .partition(|heading| is_secret(heading));
        let seen = self.seen(String::new());
        if !other.is_empty() {
            let text = format!(
                "Columns without a place in a workload were left out: {}",
                other.join(", ")
            );
            self.inventory.warn("column_left_out", &seen, text);
        }
        if !secret.is_empty() {
            let text = format!(
                "Columns that sound like secrets were not read: {}",
                secret.join(", ")
            );
            self.inventory.warn("secret_left_out", &seen, text);
        }
    }

    fn row(&mut self, line: usize, columns: &[Option<&'static str>], row: &[String]) {
        let mut seen = self.seen(format!("row {line}"));
        let cell = |name: &str| {
            let cells = columns
                .iter()
                .zip(row)
                .filter(|(column, _)| **column == Some(name));
            cells
                .map(|(_, cell)| cell.trim())
                .find(|cell| says_something(cell))
        };
        let Some(name) = cell("name") else {
            return self.inventory.leave_out(seen, "The row has no name");
        };
        seen.name = name.into();
        let mut facts = Facts::from([("name", Json::from(name))]);
        if let Some(word) = cell("type") {
            self.kind(word, &mut facts, &seen);
        }
        for (column, field, label) in [
            ("rpo", "rpo_target_minutes", "RPO"),
            ("rto", "rto_target_minutes", "RTO"),
        ] {
            let Some(text) = cell(column) else { continue };
            match span(text) {
                Some(span) => {
                    facts.insert(field, span.minutes.into());
                    if span.is_range {
                        *self.ranges.entry((label, text.to_owned())).or_default() += 1;
                    }
                }
                None => self.unread(&seen, label, text, "a time such as 4 h or 90 min"),
            }
        }
        for (column, field) in [("size", "size_gb"), ("change", "daily_change_gb")] {
            let Some(text) = cell(column) else { continue };
            match gigabytes(text) {
                Some(amount) => {
                    facts.insert(field, amount.into());
                }
                None => self.unread(&seen, column, text, "an amount such as 500 GB or 2 TB"),
            }
        }
        if let Some(notes) = cell("notes") {
            facts.insert("notes", notes.into());
        }
        let named = ["application", "tier", "group", "policy", "connection"];
        let named = named.into_iter().filter_map(|column| {
            let text = cell(column)?;
            let text = if column == "tier" { tier(text)? } else { text };
            Some((column, Text::from(text)))
        });
        let named = named.collect();
        self.add(
            seen,
            facts,
            cell("zone"),
            cell("region"),
            cell("address"),
            named,
        );
    }

    fn add(
        &mut self,
        seen: Seen,
        mut facts: Facts,
        zone: Option<&str>,
        region: Option<&str>,
        address: Option<&str>,
        named: BTreeMap<&'static str, Text>,
    ) {
        let zone = Text::from(zone.unwrap_or_default().to_lowercase());
        let region = region.map_or_else(|| region_of(&zone), |region| region.to_lowercase().into());
        place(&mut facts, &region, std::slice::from_ref(&zone));
        let is_kind_of_server = facts.get("kind").is_none_or(|kind| kind != "kubernetes");
        self.inventory.servers.push(Server {
            is_connector: is_connector(&seen.name),
            addresses: address
                .into_iter()
                .flat_map(|text| text.split([',', ' ', ';']))
                .filter(|text| !text.is_empty())
                .map(Text::from)
                .collect(),
            is_part: !is_kind_of_server,
            facts,
            region,
            zone,
            named,
            seen,
            ..Server::default()
        });
    }

    fn kind(&mut self, word: &str, facts: &mut Facts, seen: &Seen) {
        let plain = plain(word);
        match TYPES.iter().find(|(own, ..)| *own == plain) {
            Some((_, field, value)) => {
                facts.insert(field, Json::from(*value));
            }
            None => self.unread(
                seen,
                "type",
                word,
                "a kind of server or data that is known here",
            ),
        }
    }

    fn unread(&mut self, seen: &Seen, what: &str, text: &str, expected: &str) {
        let short: String = text.chars().take(40).collect();
        let text = format!("{what} “{short}” is not {expected}; the cell was left out");
        self.inventory.warn("cell_not_understood", seen, text);
    }
}

/// The column that a heading means.
fn column(heading: &str) -> Option<&'static str> {
    let plain = plain(heading);
    let mut all = HEADINGS.iter().filter(|_| !is_secret(heading));
    all.find(|(_, words)| words.contains(&plain.as_str()))
        .map(|(column, _)| *column)
}

fn tier(text: &str) -> Option<&'static str> {
    match plain(text).as_str() {
        "1" | "tier1" | "t1" => Some("1"),
        "2" | "tier2" | "t2" => Some("2"),
        "3" | "tier3" | "t3" => Some("3"),
        "4" | "tier4" | "t4" => Some("4"),
        _ => None,
    }
}

fn says_something(cell: &str) -> bool {
    !matches!(
        cell.to_lowercase().as_str(),
        "" | "-" | "?" | "unknown" | "n/a" | "none"
    )
}

fn plain(text: &str) -> String {
    text.chars()
        .filter(|c| c.is_alphanumeric())
        .flat_map(char::to_lowercase)
        .collect()
}
