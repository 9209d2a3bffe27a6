//! A workbook as a value: sheets of plain cells, each with a head. What it
//! holds is decided here and in the sheets; what its file looks like is not.

use crate::export::ticket::{clean, cut};
use crate::model::units::Date;

/// Units of UTF-16 that fit into a cell.
const LONGEST: usize = 32_767;
/// Rows below the head that fit into a sheet.
const ROWS: usize = 1_048_575;

/// A workbook.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Book {
    /// What it is about.
    pub title: String,
    /// The day for which it was written.
    pub as_of: Date,
    /// Its sheets, in order.
    pub sheets: Vec<Sheet>,
}

/// A sheet: one table with a head.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sheet {
    /// Its name.
    pub name: &'static str,
    /// Its columns.
    pub columns: Vec<Column>,
    /// Its cells by row, one for every column.
    pub rows: Vec<Vec<Cell>>,
}

/// A column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    /// Its head.
    pub head: String,
    /// Its width in characters.
    pub width: u8,
    /// Whether it is there for programs alone.
    pub hidden: bool,
    /// What may be entered.
    pub entry: Entry,
}

/// What may be entered into the cells of a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Entry {
    /// Anything.
    Free,
    /// A day.
    Day,
    /// One of the so many entries of that column of the sheet [`LISTS`].
    OneOf {
        /// The column, from 0.
        column: u16,
        /// How many entries it has.
        count: u32,
        /// Whether anything else can be entered all the same.
        open: bool,
    },
}

/// The sheet from which cells can be filled.
pub const LISTS: &str = "Lists";

/// A cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cell {
    /// A text, which is never a formula; none where it is empty.
    Text(String),
    /// A whole number.
    Number(u32),
    /// A day.
    Day(Date),
}

/// The first day that all spreadsheets number in the same way.
pub(super) const FIRST_DAY: Option<Date> = Date::of(1900, 3, 1);

impl Cell {
    /// The day; as text where spreadsheets know no such day.
    pub fn day(day: Date) -> Self {
        if Some(day) < FIRST_DAY {
            return Self::text(&day.to_string());
        }
        Self::Day(day)
    }

    /// The text, as far as a cell holds it.
    pub fn text(text: &str) -> Self {
        Self::Text(fitting(text))
    }
}

/// The text as far as a cell holds it.
fn fitting(text: &str) -> String {
    cut(&clean(text), LONGEST).to_owned()
}

impl Column {
    /// A column for anything.
    pub fn new(head: &str, width: u8) -> Self {
        Self {
            head: fitting(head),
            width,
            hidden: false,
            entry: Entry::Free,
        }
    }

    /// The column with entries of that kind alone.
    #[must_use]
    pub fn taking(self, entry: Entry) -> Self {
        Self { entry, ..self }
    }
}

impl Sheet {
    /// A sheet of as many rows as fit.
    pub fn new(
        name: &'static str,
        columns: Vec<Column>,
        rows: impl IntoIterator<Item = Vec<Cell>>,
    ) -> Self {
        Self {
            name,
            columns,
            rows: rows.into_iter().take(ROWS).collect(),
        }
    }
}
