//! The sheets of a workbook as bytes: they are unpacked beside the page, and
//! what is read back goes to the page, which takes it over a little at a time.

use std::collections::BTreeMap;
use std::rc::Rc;

use super::SHEETS;
use super::unpack::{Line, Table, Value, unpack};
use crate::model::compact::{Reader, Writer};
use crate::model::slices::Rest;

/// Unpacks a workbook, and packs those of its sheets that are read back, or
/// why it cannot be used.
pub fn pack(bytes: Vec<u8>) -> Vec<u8> {
    let tables = unpack(&bytes, &SHEETS);
    // What is packed finds room where the file was.
    drop(bytes);
    let mut packing = Packing::default();
    match tables {
        Ok(tables) => packing.tables(&tables),
        Err(why) => {
            packing.writer.put(&false);
            packing.writer.put(&why);
        }
    }
    packing.writer.done()
}

/// What a cell holds; from [`SHARED`] on it is a text that others hold, too.
const EMPTY: usize = 0;
const TEXT: usize = 1;
const NUMBER: usize = 2;
const SHARED: usize = 3;

#[derive(Default)]
struct Packing {
    writer: Writer,
    /// Places of the texts that several cells hold, by where they lie.
    shared: BTreeMap<usize, usize>,
}

impl Packing {
    fn tables(&mut self, tables: &[Table]) {
        self.writer.put(&true);
        let lines = tables.iter().flat_map(|table| &table.rows);
        let cells = lines.flat_map(|line| &line.cells);
        let mut texts = Vec::new();
        for cell in cells {
            if let Value::Text(text) = cell
                && Rc::strong_count(text) > 1
            {
                self.shared.entry(place(text)).or_insert_with(|| {
                    texts.push(text.to_string());
                    texts.len() - 1
                });
            }
        }
        self.writer.put(&texts);
        self.writer.put(&tables.len());
        for table in tables {
            self.writer.put(&table.name);
            self.writer.put(&table.from_1904);
            self.writer.put(&table.rows.len());
            for line in &table.rows {
                self.writer.put(&line.number);
                self.writer.put(&line.cells.len());
                line.cells.iter().for_each(|cell| self.cell(cell));
            }
        }
    }

    fn cell(&mut self, cell: &Value) {
        match cell {
            Value::Empty => self.writer.put(&EMPTY),
            Value::Number(text) => {
                self.writer.put(&NUMBER);
                self.writer.put(&text.to_string());
            }
            Value::Text(text) => {
                if let Some(shared) = self.shared.get(&place(text)) {
                    return self.writer.put(&(shared + SHARED));
                }
                self.writer.put(&TEXT);
                self.writer.put(&text.to_string());
            }
        }
    }
}

/// Where a text lies, which tells it from every other.
fn place(text: &Rc<str>) -> usize {
    text.as_ptr().addr()
}

/// What was packed. `None` where it is no longer wanted.
pub async fn open(bytes: &[u8], rest: &mut impl Rest) -> Option<Result<Vec<Table>, String>> {
    match tables(&mut Reader::new(bytes), rest).await {
        Ok(tables) => Some(Ok(tables)),
        Err(Trouble::Refused(why)) => Some(Err(why)),
        Err(Trouble::Cut) => Some(Err(
            "What was read of the workbook got lost. Choose it again".to_owned(),
        )),
        Err(Trouble::Unwanted) => None,
    }
}

enum Trouble {
    Refused(String),
    Cut,
    Unwanted,
}

async fn tables(reader: &mut Reader<'_>, rest: &mut impl Rest) -> Result<Vec<Table>, Trouble> {
    if !reader.get::<bool>().ok_or(Trouble::Cut)? {
        return Err(reader.get().map_or(Trouble::Cut, Trouble::Refused));
    }
    let mut shared: Vec<Rc<str>> = Vec::new();
    for _ in 0..reader.get::<usize>().ok_or(Trouble::Cut)? {
        let text: String = reader.get().ok_or(Trouble::Cut)?;
        shared.push(Rc::from(text));
        rest.rest().await.ok_or(Trouble::Unwanted)?;
    }
    let mut tables = Vec::new();
    for _ in 0..reader.get::<usize>().ok_or(Trouble::Cut)? {
        let mut table = Table {
            name: reader.get().ok_or(Trouble::Cut)?,
            from_1904: reader.get().ok_or(Trouble::Cut)?,
            rows: Vec::new(),
        };
        for _ in 0..reader.get::<usize>().ok_or(Trouble::Cut)? {
            table.rows.push(line(reader, &shared).ok_or(Trouble::Cut)?);
            rest.rest().await.ok_or(Trouble::Unwanted)?;
        }
        tables.push(table);
    }
    Ok(tables)
}

fn line(reader: &mut Reader<'_>, shared: &[Rc<str>]) -> Option<Line> {
    let number = reader.get()?;
    let count: usize = reader.get()?;
    let cell = |_| -> Option<Value> {
        let text = |reader: &mut Reader| reader.get::<String>().map(Rc::from);
        Some(match reader.get::<usize>()? {
            EMPTY => Value::Empty,
            TEXT => Value::Text(text(reader)?),
            NUMBER => Value::Number(text(reader)?),
            place => Value::Text(Rc::clone(shared.get(place - SHARED)?)),
        })
    };
    Some(Line {
        number,
        cells: (0..count).map(cell).collect::<Option<_>>()?,
    })
}
