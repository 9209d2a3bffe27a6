//! A workbook for spreadsheets: the sheets that people work in, those from
//! which they choose, and one that says what the workbook is.

pub mod book;
mod pack;
pub mod parcel;
pub mod unpack;

use std::collections::BTreeSet;

use super::input::Input;
use super::rows;
use super::scenario;
use super::{Exporter, Group, What, drills, raci, summary};
use crate::file::fingerprint::fingerprint_plan;
use crate::model::assignment::Party;
use crate::model::attestation::Status;
use crate::model::choice::Choices;
use crate::model::units::Date;
use crate::readiness::assess::Placed;
use crate::readiness::rule::Severity;
use crate::readiness::standing::State;
use book::{Book, Cell, Column, Entry, LISTS, Sheet};

pub use pack::pack;

/// The format.
pub(super) const EXPORTER: Exporter = Exporter {
    name: "xlsx",
    title: "Excel",
    description: "For spreadsheets: a workbook to filter, fill in and read back",
    group: Group::Work,
    extension: "xlsx",
    mime: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    whats: &[What::All],
    book: Some(book),
    plays: true,
    ..Exporter::PLAIN
};

/// What the sheet [`META`] says of the workbook's shape; a new number for
/// what earlier versions cannot read back.
pub const SCHEMA: u32 = 1;
/// The sheet that says what the workbook is.
pub const META: &str = "Meta";
/// The sheet with the items.
pub const CHECKLIST: &str = "Checklist";

/// The sheets that are read back.
pub const SHEETS: [&str; 2] = [CHECKLIST, META];

/// The columns of the checklist that are read back, by head.
pub mod heads {
    /// How it stands, as a person says.
    pub const STATUS: &str = "Status";
    /// Who sees to it.
    pub const OWNER: &str = "Owner";
    /// When it is to be done.
    pub const DUE: &str = "Due";
    /// Links to what proves it.
    pub const EVIDENCE: &str = "Evidence";
    /// `item@object`.
    pub const ID: &str = "Id";
    /// The revision of what is stated of the item.
    pub const REVISION: &str = "Revision";
    /// What is read back, each with the head under which it stands once more
    /// as it was written.
    pub const WRITTEN: [(&str, &str); 4] = [
        (STATUS, "Status as exported"),
        (OWNER, "Owner as exported"),
        (DUE, "Due as exported"),
        (EVIDENCE, "Evidence as exported"),
    ];
}

fn book(input: &Input) -> Book {
    let lists = Lists::new(input);
    let mut sheets = vec![
        overview(input),
        checklist(input, &lists),
        responsibilities(input),
        raci_sheet(input),
        scenarios(input),
    ];
    for (name, table) in ["Drills", "Rehearsals due"]
        .into_iter()
        .zip(drills::tables(input))
    {
        sheets.push(drill_sheet(name, table.1));
    }
    sheets.push(lists.sheet());
    sheets.push(meta(input));
    Book {
        title: input.plan.name().to_owned(),
        as_of: input.assessment.as_of,
        sheets,
    }
}

fn columns(heads: &[(&str, u8)]) -> Vec<Column> {
    let column = |&(head, width): &(&str, u8)| Column::new(head, width);
    heads.iter().map(column).collect()
}

fn cells(row: impl IntoIterator<Item = String>) -> Vec<Cell> {
    row.into_iter().map(|text| Cell::text(&text)).collect()
}

/// The texts, with numbers as numbers from the second on.
fn counted(row: impl IntoIterator<Item = String>) -> Vec<Cell> {
    let mut row = row.into_iter();
    let first = row.next().map(|text| Cell::text(&text));
    let count = |text: String| {
        let number = text.parse().map(Cell::Number);
        number.unwrap_or_else(|_| Cell::text(&text))
    };
    first.into_iter().chain(row.map(count)).collect()
}

fn overview(input: &Input) -> Sheet {
    let part = |name: &str, about: String, value: String| cells([name.to_owned(), about, value]);
    let mut rows = Vec::new();
    for [about, value] in summary::facts(input) {
        rows.push(part("Plan", about, value));
    }
    for [opens, text, stands] in summary::gates(input) {
        rows.push(part("Gates", format!("{opens}: {text}"), stands));
    }
    let heads = summary::split_head();
    for row in summary::split(input) {
        let mut values = heads.iter().zip(row);
        let area = values.next().map(|(_, area)| area).unwrap_or_default();
        let counts: Vec<String> = values
            .map(|(head, count)| format!("{head} {count}"))
            .collect();
        rows.push(part("Who has what", area, counts.join(", ")));
    }
    for about in [
        summary::MADE_WITH,
        "Status, Owner, Due and Evidence of the sheet Checklist can be changed and read back; the other sheets are to be read.",
    ] {
        rows.push(part("About", about.to_owned(), String::new()));
    }
    let columns = columns(&[("Part", 16), ("What", 60), ("Value", 60)]);
    Sheet::new("Summary", columns, rows)
}

/// What the sheet shows of [`rows::CHECKLIST`] before and after what is read back.
const BEFORE: [(&str, &str, u8); 6] = [
    ("area", "Area", 18),
    ("object", "Object", 22),
    ("text", "Check", 52),
    ("advice", "What to do", 44),
    ("severity", "Severity", 10),
    ("state", "State", 13),
];
const AFTER: [(&str, &str, u8); 7] = [
    ("reason", "Reason", 30),
    ("planned", "Planned", 10),
    ("item", "Item", 30),
    ("source", "Source", 36),
    ("source_url", "Source address", 36),
    ("source_date", "Source date", 12),
    ("id", heads::ID, 20),
];

fn checklist(input: &Input, lists: &Lists) -> Sheet {
    let picked = |of: &[(&str, &str, u8)]| -> Vec<Column> {
        of.iter()
            .map(|(_, head, width)| Column::new(head, *width))
            .collect()
    };
    let mut columns = picked(&BEFORE);
    columns.extend([
        Column::new(heads::STATUS, 15).taking(lists.entry(0, false)),
        Column::new(heads::OWNER, 22).taking(lists.entry(1, true)),
        Column::new(heads::DUE, 12).taking(Entry::Day),
        Column::new(heads::EVIDENCE, 40),
    ]);
    columns.extend(picked(&AFTER));
    let technical = [heads::REVISION]
        .into_iter()
        .chain(heads::WRITTEN.map(|(_, written)| written));
    columns.extend(technical.map(|head| Column {
        hidden: true,
        ..Column::new(head, 20)
    }));
    let rows = input.entries();
    let rows = rows.iter().map(|placed| checklist_row(input, placed));
    Sheet::new(CHECKLIST, columns, rows)
}

fn checklist_row(input: &Input, placed: &Placed) -> Vec<Cell> {
    let row = rows::checklist(input, placed);
    let of = |key: &str| -> &str {
        let mut named = rows::CHECKLIST.iter().zip(&row);
        named
            .find(|(name, _)| **name == key)
            .map_or("", |(_, text)| text)
    };
    let shown = |key: &str| match key {
        "severity" => Cell::text(placed.item.severity().label()),
        "state" => Cell::text(placed.entry.state.label()),
        key => Cell::text(of(key)),
    };
    let stated = placed.entry.attestation.as_deref();
    let status = stated.and_then(|row| row.status.value());
    let status = status.map_or("", Choices::label);
    let due = rows::due(placed);
    let mut cells: Vec<Cell> = BEFORE.iter().map(|(key, ..)| shown(key)).collect();
    cells.extend([
        Cell::text(status),
        Cell::text(of("owner")),
        due.map_or_else(|| Cell::text(""), Cell::day),
        Cell::text(of("evidence")),
    ]);
    cells.extend(AFTER.iter().map(|(key, ..)| shown(key)));
    cells.push(Cell::Number(stated.map_or(0, |row| row.meta.revision)));
    cells.extend([status, of("owner"), of("due"), of("evidence")].map(Cell::text));
    cells
}

fn responsibilities(input: &Input) -> Sheet {
    let columns = rows::RESPONSIBILITIES.iter().map(|key| {
        let mut head = key.replace('_', " ");
        if let Some(first) = head.get_mut(..1) {
            first.make_ascii_uppercase();
        }
        let width = match *key {
            "title" | "task" => 44,
            "party" | "due" | "state" | "source_date" | "object_kind" => 13,
            _ => 24,
        };
        let column = Column::new(&head, width);
        match *key {
            "due" => column.taking(Entry::Day),
            _ => column,
        }
    });
    let holdings = input.matrix.in_catalogue_order(input.knowledge);
    let rows = holdings.into_iter().map(|holding| {
        let row = rows::responsibilities(input, &holding);
        let cell = |(key, text): (&&str, String)| match (*key, Date::parse(&text)) {
            ("due", Some(day)) => Cell::day(day),
            _ => Cell::text(&text),
        };
        rows::RESPONSIBILITIES.iter().zip(row).map(cell).collect()
    });
    Sheet::new("Responsibilities", columns.collect(), rows)
}

/// Who is responsible (R) and accountable (A), is asked (C) and told (I), by
/// name: a row per duty, whatever the object.
fn raci_sheet(input: &Input) -> Sheet {
    let matrix = raci::table(input);
    let mut columns = columns(&[
        ("Service", 24),
        ("Area", 20),
        ("Task", 30),
        ("Duty", 60),
        ("Party", 13),
        ("Objects", 10),
    ]);
    columns.extend(matrix.names.iter().map(|name| Column::new(name, 14)));
    columns.push(Column::new("To look at", 40));
    let rows = matrix.rows.iter();
    let rows = rows.map(|line| counted(line.cells().map(str::to_owned)));
    Sheet::new("RACI", columns, rows)
}

fn scenarios(input: &Input) -> Sheet {
    let columns = scenario::SUMMARY.iter().zip([50, 14, 14, 14, 14]);
    let columns = columns.map(|(head, width)| Column::new(head, width));
    let ends = &input.ended().scenarios;
    let rows = ends.iter().map(|end| counted(scenario::summary(end)));
    Sheet::new("Scenarios", columns.collect(), rows)
}

fn drill_sheet(name: &'static str, table: Vec<Vec<String>>) -> Sheet {
    let mut rows = table.into_iter();
    let head = rows.next().unwrap_or_default();
    let columns = head.iter().map(|head| Column::new(head, 18));
    Sheet::new(name, columns.collect(), rows.map(counted))
}

/// What cells can be filled with.
struct Lists([(&'static str, Vec<String>); 5]);

impl Lists {
    fn new(input: &Input) -> Self {
        let labels = |all: Vec<&str>| all.into_iter().map(str::to_owned).collect();
        let people = input.plan.people.iter().map(|row| row.name.to_string());
        let teams = input.plan.teams.iter().map(|row| row.name.to_string());
        let owners: BTreeSet<String> = people
            .chain(teams)
            .filter(|name| !name.is_empty())
            .collect();
        Self([
            (
                "Status",
                labels(Status::ALL.iter().map(|one| one.label).collect()),
            ),
            ("Owner", owners.into_iter().collect()),
            (
                "Severity",
                labels(Severity::ALL.iter().map(|one| one.label()).collect()),
            ),
            (
                "State",
                labels(State::ALL.iter().map(|one| one.label()).collect()),
            ),
            (
                "Party",
                labels(Party::ALL.iter().map(|one| one.label).collect()),
            ),
        ])
    }

    fn entry(&self, column: u16, open: bool) -> Entry {
        let list = self.0.get(usize::from(column));
        let count = list.map_or(0, |(_, entries)| entries.len());
        Entry::OneOf {
            column,
            count: u32::try_from(count).unwrap_or_default(),
            open,
        }
    }

    fn sheet(self) -> Sheet {
        let longest = self.0.iter().map(|(_, list)| list.len()).max();
        let rows = (0..longest.unwrap_or_default()).map(|at| {
            let cell = |(_, list): &(_, Vec<String>)| {
                list.get(at)
                    .map_or_else(|| Cell::text(""), |text| Cell::text(text))
            };
            self.0.iter().map(cell).collect()
        });
        let columns = self.0.iter().map(|(head, _)| Column::new(head, 24));
        Sheet::new(LISTS, columns.collect(), rows.collect::<Vec<_>>())
    }
}

fn meta(input: &Input) -> Sheet {
    let plan = input.plan;
    let rows = [
        ("Format", "muster.workbook".to_owned()),
        ("Schema version", SCHEMA.to_string()),
        ("Made with", format!("Muster {}", env!("CARGO_PKG_VERSION"))),
        ("Plan", plan.id().to_string()),
        ("Name", plan.name().to_owned()),
        ("Revision", plan.revision().to_string()),
        ("Fingerprint", fingerprint_plan(plan).to_string()),
        ("As of", input.assessment.as_of.to_string()),
    ];
    let rows = rows.map(|(key, value)| cells([key.to_owned(), value]));
    Sheet::new(META, columns(&[("Key", 18), ("Value", 60)]), rows)
}
