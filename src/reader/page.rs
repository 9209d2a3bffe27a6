//! What a page says: the result of reading it.

use serde::{Deserialize, Serialize, Serializer};

use super::rich::Rich;
use crate::model::units::Date;

/// What a page says.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Page {
    /// The service it is about; empty where its title does not say.
    pub service: String,
    /// Its title.
    pub title: String,
    /// The day of its last change, where it says so.
    pub date: Option<Date>,
    /// Its address, where it can be told.
    pub url: Option<String>,
    /// Its tables, in order.
    pub tables: Vec<TableFacts>,
    /// The rows that say what each party does.
    pub tasks: Vec<TaskRow>,
    /// The rows that say who has a resource, area by area.
    pub matrix: Vec<MatrixRow>,
    /// The rows that nobody could understand.
    pub unread: Vec<Unread>,
    /// Duties that stand outside of tables.
    pub prose: Vec<ProseDuty>,
    /// The names that the page takes from elsewhere.
    pub variables: Variables,
}

/// A table of the page.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct TableFacts {
    /// The nearest heading above it.
    pub heading: String,
    /// The headings above that one, the page's title first.
    pub parents: Vec<String>,
    /// What kind of table.
    pub kind: TableKind,
    /// Its header cells.
    pub header: Vec<String>,
    /// The line on which it begins, from 1.
    pub line: u32,
    /// Its rows, without the header: all of them, read or not.
    pub rows: usize,
    /// Its caption.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub caption: String,
    /// Why it is neither.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<&'static str>,
}

/// What kind of table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum TableKind {
    /// Its rows are tasks.
    Task,
    /// Its rows are resources, its columns areas, its cells parties.
    Matrix,
    /// It is about something else.
    Other,
}

/// A row that says what each party does.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct TaskRow {
    /// The area: the nearest heading that names one, or the nearest heading.
    pub area: String,
    /// The task.
    pub task: String,
    /// Whose it is.
    pub party: RowParty,
    /// What the provider does.
    pub provider: Half,
    /// What the customer does.
    pub customer: Half,
    /// The line, from 1.
    pub line: u32,
    /// The nearest heading, where the area is further up: the plan of the
    /// service, for example.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub part: String,
    /// What further columns say of the task.
    #[serde(skip_serializing_if = "Rich::is_empty")]
    pub details: Rich,
    /// Others who do something, and what.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub third_parties: Vec<ThirdParty>,
}

/// What somebody else does.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ThirdParty {
    /// Who.
    pub name: String,
    /// What.
    pub text: Rich,
}

/// One party's half of a row.
#[derive(Clone, Debug, PartialEq)]
pub enum Half {
    /// It has a duty, in the words of the page; none where a table only names owners.
    Duty(Rich),
    /// It has none; the words of the page, such as "N/A".
    None(Rich),
    /// The cell is missing, or is a question mark.
    Unknown,
}

impl Half {
    /// The words of the page, unless the cell is missing.
    pub fn text(&self) -> Option<&Rich> {
        match self {
            Self::Duty(text) | Self::None(text) => Some(text),
            Self::Unknown => None,
        }
    }
}

impl Serialize for Half {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.text().serialize(serializer)
    }
}

/// Whose a row is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RowParty {
    /// More than one party has a duty.
    Shared,
    /// Only the provider has.
    Provider,
    /// Only the customer has.
    Customer,
    /// Only somebody else has.
    ThirdParty,
    /// Nobody has.
    None,
    /// The page does not say.
    Unknown,
}

/// A row that says who has a resource, area by area.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct MatrixRow {
    /// The resource.
    pub resource: String,
    /// Area and party, in the order of the columns.
    #[serde(serialize_with = "as_map")]
    pub cells: Vec<(String, RowParty)>,
    /// The line, from 1.
    pub line: u32,
}

fn as_map<S: Serializer>(cells: &[(String, RowParty)], serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_map(cells.iter().map(|(area, party)| (area, party)))
}

/// A row that nobody could understand.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Unread {
    /// The line, from 1.
    pub line: u32,
    /// The row as it stands.
    pub text: String,
    /// Why.
    pub reason: &'static str,
}

/// A duty that stands in a list or in a sentence.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ProseDuty {
    /// The area, as for rows.
    pub area: String,
    /// Whose it is.
    pub party: RowParty,
    /// What it says.
    pub text: Rich,
    /// The line, from 1.
    pub line: u32,
}

/// The names that a page takes from elsewhere.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Variables {
    /// How often one was replaced by the name it stands for.
    pub resolved: u32,
    /// How often one was not known.
    pub unresolved: u32,
    /// Which ones were not known.
    pub names: Vec<String>,
}

impl Page {
    /// How many rows the page's tables have.
    pub fn rows(&self) -> usize {
        self.tables.iter().map(|table| table.rows).sum()
    }
}
