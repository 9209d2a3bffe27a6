//! What of a page could not be understood, as much of it as a screen shows.

use serde::{Deserialize, Serialize};

use super::page::{Page, RowParty, TableKind};

/// How many of each list are kept.
pub(super) const SHOWN: usize = 200;

/// What of a page could not be understood.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Report {
    /// How many rows its tables have.
    pub rows: usize,
    /// How many of them were read.
    pub read: usize,
    /// How often a name that it takes from elsewhere was not known.
    pub unresolved: u32,
    /// Which ones were not.
    pub names: Vec<String>,
    /// The rows that nobody could understand.
    pub unread: Listed<UnreadRow>,
    /// The tables about something else.
    pub tables: Listed<OtherTable>,
    /// Duties outside of tables.
    pub prose: Listed<Prose>,
}

/// The beginning of a list.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Listed<T> {
    /// How many there are.
    pub count: usize,
    /// The first of them.
    pub shown: Vec<T>,
}

/// A row that nobody could understand.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct UnreadRow {
    /// Its line, from 1.
    pub line: u32,
    /// Why.
    pub reason: String,
    /// The row as it stands.
    pub text: String,
}

/// A table about something else.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct OtherTable {
    /// The line on which it begins, from 1.
    pub line: u32,
    /// The nearest heading above it.
    pub heading: String,
    /// Its header cells.
    pub header: Vec<String>,
    /// Why it is about something else.
    pub reason: String,
    /// Its rows.
    pub rows: usize,
}

/// A duty that stands in a list or in a sentence.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Prose {
    /// Its line, from 1.
    pub line: u32,
    /// Whose it is.
    pub party: RowParty,
    /// What it says.
    pub text: String,
}

impl Report {
    /// Of so many rows so many were read, and these were not.
    pub(super) fn of_rows(rows: usize, read: usize, unread: Vec<UnreadRow>) -> Self {
        Self {
            rows,
            read,
            unresolved: 0,
            names: Vec::new(),
            unread: listed(unread.into_iter(), |row| row),
            tables: listed(std::iter::empty::<OtherTable>(), |table| table),
            prose: listed(std::iter::empty::<Prose>(), |duty| duty),
        }
    }

    /// What of that page could not be understood.
    pub fn of(page: &Page) -> Self {
        let tables = page.tables.iter();
        let others = tables.filter(|table| table.kind == TableKind::Other);
        Self {
            rows: page.rows(),
            read: page.tasks.len() + page.matrix.len(),
            unresolved: page.variables.unresolved,
            names: page.variables.names.iter().take(SHOWN).cloned().collect(),
            unread: listed(page.unread.iter(), |row| UnreadRow {
                line: row.line,
                reason: row.reason.to_owned(),
                text: row.text.clone(),
            }),
            tables: listed(others, |table| OtherTable {
                line: table.line,
                heading: table.heading.clone(),
                header: table.header.clone(),
                reason: table.reason.unwrap_or("no column names a party").to_owned(),
                rows: table.rows,
            }),
            prose: listed(page.prose.iter(), |duty| Prose {
                line: duty.line,
                party: duty.party,
                text: duty.text.plain(),
            }),
        }
    }
}

fn listed<T, U>(all: impl Iterator<Item = T> + Clone, one: impl Fn(T) -> U) -> Listed<U> {
    Listed {
        count: all.clone().count(),
        shown: all.take(SHOWN).map(one).collect(),
    }
}
