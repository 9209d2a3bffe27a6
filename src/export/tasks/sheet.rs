//! The checklist of a workbook: its columns are known by their heads and its
//! rows by their ids, wherever somebody moved them. Beside each cell that can
//! be changed the workbook keeps what was written into it.

use super::{Answer, Answers, Row};
use crate::export::input::Input;
use crate::export::xlsx::unpack::{Line, Table, Value};
use crate::export::xlsx::{CHECKLIST, META, SCHEMA, heads};
use crate::model::units::Date;

/// Rows above the head that somebody may have added.
const ABOVE: usize = 20;

/// The rows of a workbook that are about items.
pub(super) fn rows<'a>(input: &Input, tables: &'a [Table]) -> Result<Vec<Row<'a>>, String> {
    let named = |name: &str| tables.iter().find(|table| table.name == name);
    if let Some(meta) = named(META) {
        check(input, meta)?;
    }
    let sheet = named(CHECKLIST).ok_or("The workbook has no sheet Checklist")?;
    let found = (0..sheet.rows.len().min(ABOVE)).find_map(|at| {
        let columns = Columns::find(sheet.rows.get(at)?)?;
        Some((at + 1, columns))
    });
    let (first, columns) = found.ok_or("The sheet Checklist has no column Id")?;
    let rows = sheet.rows.iter().skip(first);
    Ok(rows
        .filter_map(|line| row(line, columns, sheet.from_1904))
        .collect())
}

/// Refuses what was written from another plan or by a later version.
fn check(input: &Input, meta: &Table) -> Result<(), String> {
    let value = |key: &str| {
        let row = meta.rows.iter().find(|line| text(line, Some(0)) == key);
        row.map_or("", |line| text(line, Some(1)))
    };
    let schema = value("Schema version");
    if schema.parse().is_ok_and(|schema: u32| schema > SCHEMA) {
        return Err("A newer version of Muster wrote this workbook".to_owned());
    }
    let plan = value("Plan");
    if !plan.is_empty() && plan != input.plan.id().to_string() {
        return Err(format!(
            "The workbook was written from another plan: {}",
            value("Name")
        ));
    }
    Ok(())
}

/// A column that can be changed, and the one that keeps what was written.
#[derive(Clone, Copy)]
struct Pair {
    now: Option<usize>,
    written: Option<usize>,
}

#[derive(Clone, Copy)]
struct Columns {
    id: usize,
    revision: Option<usize>,
    status: Pair,
    owner: Pair,
    due: Pair,
    evidence: Pair,
}

impl Columns {
    /// The columns by the heads of that row; `None` where it is no head.
    fn find(head: &Line) -> Option<Self> {
        let of = |name: &str| (0..head.cells.len()).find(|&at| text(head, Some(at)) == name);
        let pairs = heads::WRITTEN.map(|(now, written)| Pair {
            now: of(now),
            written: of(written),
        });
        let [status, owner, due, evidence] = pairs;
        Some(Self {
            id: of(heads::ID)?,
            revision: of(heads::REVISION),
            status,
            owner,
            due,
            evidence,
        })
    }
}

fn row(line: &Line, columns: Columns, from_1904: bool) -> Option<Row<'_>> {
    let id = text(line, Some(columns.id));
    let revision = text(line, columns.revision);
    let answers = move || {
        let answer = |pair: Pair| answer(line, pair, |value| text_of(value).to_owned());
        Answers {
            status: answer(columns.status),
            owner: answer(columns.owner),
            due: self::answer(line, columns.due, |value| day(value, from_1904)),
            evidence: answer(columns.evidence),
            ..Answers::default()
        }
    };
    (!id.is_empty()).then(|| Row {
        line: line.number,
        id,
        revision: revision.parse().unwrap_or_default(),
        answers: Box::new(move |_, _| answers()),
    })
}

/// What the cell says, unless it is as it was written.
fn answer(line: &Line, pair: Pair, read: impl Fn(&Value) -> String) -> Option<Answer<'_>> {
    let now = line.cells.get(pair.now?).map(read).unwrap_or_default();
    let written = pair.written.map(|at| text(line, Some(at)));
    (written != Some(&*now)).then(|| Answer {
        now: now.into(),
        written,
    })
}

fn text(line: &Line, at: Option<usize>) -> &str {
    at.and_then(|at| line.cells.get(at)).map_or("", text_of)
}

fn text_of(value: &Value) -> &str {
    match value {
        Value::Empty => "",
        Value::Text(text) | Value::Number(text) => text.trim(),
    }
}

/// A day as people write it, or as spreadsheets count it.
fn day(value: &Value, from_1904: bool) -> String {
    let text = text_of(value);
    let Value::Number(_) = value else {
        return text.to_owned();
    };
    let first = if from_1904 {
        Date::of(1904, 1, 1)
    } else {
        Date::of(1899, 12, 30)
    };
    // The hour of the day is behind the point.
    let count = text.split('.').next().and_then(|days| days.parse().ok());
    let day = first.zip(count).map(|(first, days)| first.plus_days(days));
    day.map_or_else(|| text.to_owned(), |day| day.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::rc::Rc;

    #[test]
    fn a_day_is_read_as_spreadsheets_count_it() {
        let number = |text: &str| Value::Number(Rc::from(text));
        assert_eq!(day(&number("46348"), false), "2026-11-22");
        assert_eq!(day(&number("44886.75"), true), "2026-11-22");
        assert_eq!(
            day(&Value::Text(Rc::from(" 2026-12-01 ")), false),
            "2026-12-01"
        );
        assert_eq!(day(&number("1e99"), false), "1e99");
        assert_eq!(day(&Value::Empty, false), "");
    }
}
