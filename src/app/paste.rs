//! Rows that were copied out of a spreadsheet: recognised, read, and made
//! into one edit.

use crate::import::cells::separated;
use crate::model::Json;
use crate::model::edit::Edit;
use crate::model::field::{Field, Shape};
use crate::model::id::Key;
use crate::model::plan::{Kind, Plan};
use crate::model::record::Map;

use super::entry::{plain, read};

/// The most rows that are taken at once.
pub const MOST: usize = 20_000;

/// Other words that spreadsheets use for fields.
const SYNONYMS: &[(&str, &str)] = &[
    ("server", "name"),
    ("servername", "name"),
    ("host", "name"),
    ("hostname", "name"),
    ("vm", "name"),
    ("database", "name"),
    ("workload", "name"),
    ("type", "kind"),
    ("app", "application"),
    ("service", "application"),
    ("zone", "zones"),
    ("availabilityzone", "zones"),
    ("sizegb", "size_gb"),
    ("disk", "size_gb"),
    ("capacity", "size_gb"),
    ("dailychangegb", "daily_change_gb"),
    ("changerate", "daily_change_gb"),
    ("rpo", "rpo_target_minutes"),
    ("rto", "rto_target_minutes"),
    ("protectiongroup", "group"),
    ("protectionpolicy", "policy"),
    ("email", "contact"),
    ("phone", "contact"),
    ("mail", "contact"),
    ("timezone", "time_zone"),
    ("title", "role"),
    ("cpu", "peak_cpu"),
    ("comment", "notes"),
    ("comments", "notes"),
];

/// Rows as they were understood.
#[derive(Clone, Debug, PartialEq)]
pub struct Pasted {
    /// The field of every column; `None` where a column is left out.
    pub columns: Vec<Option<&'static Field>>,
    /// Whether the first row named the columns.
    pub has_header: bool,
    /// The rows.
    pub rows: Vec<Vec<Cell>>,
    /// How many rows there were beyond [`MOST`].
    pub left_out: usize,
}

/// A cell as it was understood.
#[derive(Clone, Debug, PartialEq)]
pub struct Cell {
    /// What was pasted.
    pub text: String,
    /// What it stands for, or why it stands for nothing.
    pub value: Result<Json, String>,
}

impl Pasted {
    /// Rows of tab-, semicolon- or comma-separated text. Where the first row
    /// does not name the columns, they are taken in the order of `shown`.
    pub fn read(text: &str, kind: Kind, shown: &[&'static Field], plan: &Plan) -> Self {
        let mut lines = separated(text);
        lines.retain(|line| line.iter().any(|cell| !cell.trim().is_empty()));
        let header: Option<Vec<Option<&'static Field>>> = lines.first().and_then(|first| {
            let fields: Vec<_> = first.iter().map(|cell| named(kind, cell)).collect();
            let named = fields.iter().filter(|field| field.is_some()).count();
            let filled = first.iter().filter(|cell| !cell.trim().is_empty()).count();
            (named > 0 && named * 2 >= filled).then_some(fields)
        });
        let has_header = header.is_some();
        let columns = header.unwrap_or_else(|| {
            let widest = lines.iter().map(Vec::len).max().unwrap_or_default();
            (0..widest).map(|at| shown.get(at).copied()).collect()
        });
        let lines = lines.split_off(usize::from(has_header).min(lines.len()));
        let rows = lines
            .iter()
            .take(MOST)
            .map(|line| {
                line.iter()
                    .zip(&columns)
                    .map(|(text, field)| cell(text, *field, plan))
                    .collect()
            })
            .collect();
        Self {
            columns,
            has_header,
            rows,
            left_out: lines.len().saturating_sub(MOST),
        }
    }

    /// How many cells stand for nothing.
    pub fn problems(&self) -> usize {
        let cells = self.rows.iter().flatten();
        cells.filter(|cell| cell.value.is_err()).count()
    }

    /// The edit that adds the rows; cells that stand for nothing are left
    /// unstated.
    pub fn edit(&self, kind: Kind, mut fresh: impl FnMut() -> Key) -> Edit {
        let edits = self.rows.iter().map(|row| {
            let mut object = Map::new();
            for (field, cell) in self.columns.iter().zip(row) {
                if let (Some(field), Ok(value)) = (field, &cell.value)
                    && !value.is_null()
                {
                    object.insert(field.key.to_owned(), value.clone());
                }
            }
            object.insert("id".to_owned(), fresh().to_string().into());
            Edit::Put {
                kind,
                object,
                at: None,
            }
        });
        Edit::Batch {
            edits: edits.collect(),
        }
    }
}

fn cell(text: &str, field: Option<&'static Field>, plan: &Plan) -> Cell {
    let value = field.map_or(Ok(Json::Null), |field| read(field.shape, text, plan));
    Cell {
        text: text.to_owned(),
        value,
    }
}

/// The field that a heading means.
fn named(kind: Kind, heading: &str) -> Option<&'static Field> {
    let heading = plain(heading);
    let fields = kind.fields();
    let direct = fields
        .iter()
        .find(|field| heading == plain(field.label) || heading == plain(field.key));
    let meant = || {
        let (_, key) = SYNONYMS.iter().find(|(word, _)| *word == heading)?;
        fields.iter().find(|field| field.key == *key)
    };
    direct
        .or_else(meant)
        .filter(|field| !matches!(field.shape, Shape::Records(_) | Shape::Json))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &str) {
        let shown: Vec<&'static Field> = ["name", "kind", "size_gb"]
            .iter()
            .filter_map(|key| {
                let place = Kind::Workload.field_index(key)?;
                Kind::Workload.fields().get(place)
            })
            .collect();
        let plan = Plan::new(Key(1), "Test");
        let pasted = Pasted::read(text, Kind::Workload, &shown, &plan);
        let lines: Vec<String> = pasted
            .rows
            .iter()
            .map(|row| {
                let cells = row.iter().zip(&pasted.columns).map(|(cell, field)| {
                    let key = field.map_or("(left out)", |field| field.key);
                    match &cell.value {
                        Ok(value) => format!("{key} {value}"),
                        Err(_) => format!("{key} ! {}", cell.text),
                    }
                });
                cells.collect::<Vec<_>>().join(" | ")
            })
            .collect();
        assert_eq!(lines.join("\n"), expected);
    }

    #[test]
    fn columns_go_by_their_headings() {
        check(
            "Hostname\tRPO\tcolour\nerp\t4 h\tred\n\ncrm\tsoon\t\n",
            "name \"erp\" | rpo_target_minutes 240 | (left out) null\n\
             name \"crm\" | rpo_target_minutes ! soon | (left out) null",
        );
    }

    #[test]
    fn without_headings_columns_are_taken_as_shown() {
        check(
            "erp;mssql;2 TB;more",
            "name \"erp\" | kind \"mssql\" | size_gb 2000 | (left out) null",
        );
    }

    #[test]
    fn quoted_cells_may_hold_separators_and_lines() {
        check(
            "\"a, b\",Oracle\n\"c\nd\",",
            "name \"a, b\" | kind \"oracle\"\nname \"c\\nd\" | kind null",
        );
    }

    #[test]
    fn nothing_is_no_rows() {
        check(" \n\t\n", "");
    }

    #[test]
    fn rows_become_one_edit_without_the_cells_that_say_nothing() {
        let plan = Plan::new(Key(1), "Test");
        let pasted = Pasted::read("name,rpo\nerp,soon", Kind::Workload, &[], &plan);
        let edit = pasted.edit(Kind::Workload, || Key(9));
        let after = plan
            .apply(&edit, &crate::model::edit::Stamp::default())
            .unwrap();
        let row = after.object(Kind::Workload, Key(9)).unwrap();
        assert_eq!(row.field("name"), Some("erp".into()));
        assert_eq!(row.field("rpo_target_minutes"), None);
        assert_eq!(pasted.problems(), 1);
    }
}
