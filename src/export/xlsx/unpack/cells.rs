//! The cells of a sheet as they come.

use std::rc::Rc;

use quick_xml::events::Event;

use super::parts::attribute;
use super::words::Words;
use super::{Line, Value};

/// Columns of a sheet that are read.
const COLUMNS: usize = 256;
/// Cells of a sheet that are read.
const CELLS: usize = 8_000_000;

/// The rows of a sheet that hold something, as far as they have come.
pub(super) struct Cells<'a> {
    /// The texts that cells share.
    strings: &'a [Rc<str>],
    /// How many cells there is room for.
    room: usize,
    lines: Vec<Line>,
    row: Line,
    cell: Option<Pending>,
}

/// A cell on the way.
#[derive(Default)]
struct Pending {
    column: usize,
    kind: String,
    value: Words,
    inline: Words,
}

impl<'a> Cells<'a> {
    pub(super) fn new(strings: &'a [Rc<str>]) -> Self {
        Self {
            strings,
            room: CELLS,
            lines: Vec::new(),
            row: Line::default(),
            cell: None,
        }
    }

    pub(super) fn hear(&mut self, event: &Event) -> Result<(), String> {
        if let Some(cell) = &mut self.cell {
            cell.value.hear(event, "v")?;
            cell.inline.hear(event, "t")?;
        }
        match event {
            Event::Start(start) => match start.local_name().as_ref() {
                "row" => {
                    let number = attribute(start, "r").and_then(|number| number.parse().ok());
                    self.begin(number);
                }
                "c" => {
                    let next = self.row.cells.len();
                    self.cell = Some(Pending {
                        column: attribute(start, "r")
                            .map_or(Some(next), |at| column(&at))
                            .unwrap_or(COLUMNS),
                        kind: attribute(start, "t").unwrap_or_default(),
                        ..Pending::default()
                    });
                }
                _ => {}
            },
            Event::End(end) if end.local_name().as_ref() == "c" => {
                if let Some(cell) = self.cell.take() {
                    self.put(cell.column, cell.value(self.strings))?;
                }
            }
            _ => {}
        }
        Ok(())
    }

    /// The rows.
    pub(super) fn finish(mut self) -> Vec<Line> {
        self.begin(None);
        self.lines
    }

    /// Begins a row, with the next number where it has none.
    fn begin(&mut self, number: Option<usize>) {
        let next = Line {
            number: number.unwrap_or_else(|| self.row.number.saturating_add(1)),
            cells: Vec::new(),
        };
        let row = std::mem::replace(&mut self.row, next);
        if !row.cells.is_empty() {
            self.lines.push(row);
        }
    }

    fn put(&mut self, column: usize, value: Value) -> Result<(), String> {
        if column >= COLUMNS || value == Value::Empty {
            return Ok(());
        }
        let cells = &mut self.row.cells;
        if cells.len() <= column {
            let more = column + 1 - cells.len();
            let room = self.room.checked_sub(more);
            self.room = room.ok_or("The workbook has more cells than can be read")?;
            cells.resize(column + 1, Value::Empty);
        }
        if let Some(cell) = cells.get_mut(column) {
            *cell = value;
        }
        Ok(())
    }
}

impl Pending {
    fn value(self, strings: &[Rc<str>]) -> Value {
        match &*self.kind {
            "s" => {
                let place: Option<usize> = self.value.text.trim().parse().ok();
                let text = place.and_then(|place| strings.get(place));
                text.map_or(Value::Empty, |text| Value::Text(Rc::clone(text)))
            }
            "inlineStr" => Value::Text(Rc::from(self.inline.text)),
            "" | "n" if !self.value.text.trim().is_empty() => {
                Value::Number(Rc::from(self.value.text.trim()))
            }
            _ if self.value.text.is_empty() => Value::Empty,
            _ => Value::Text(Rc::from(self.value.text)),
        }
    }
}

/// The column of a cell, from 0: that of `AB12` is 27.
fn column(at: &str) -> Option<usize> {
    let letters = at.bytes().take_while(u8::is_ascii_alphabetic);
    let count = letters.take(4).fold(0_usize, |count, letter| {
        count * 26 + usize::from(letter.to_ascii_uppercase() - b'A') + 1
    });
    count.checked_sub(1)
}

#[cfg(test)]
mod tests {
    use super::super::parts::walk_text;
    use super::*;

    #[test]
    fn columns_are_counted_by_letters() {
        assert_eq!(column("A1"), Some(0));
        assert_eq!(column("ab12"), Some(27));
        assert_eq!(column("XFD1"), Some(16_383));
        assert_eq!(column("12"), None);
    }

    #[test]
    fn cells_are_read_whatever_kind_they_are_of() {
        let strings = [Rc::from("shared")];
        let mut cells = Cells::new(&strings);
        let text = "<sheetData><row/><row r='3'><c r='B3' t='s'><v>0</v></c><c t='inlineStr'><is><t>in</t></is></c>\
            <c><f>1+1</f><v>2</v></c><c r='ZZZZ3'><v>9</v></c></row><row><c t='str'><v>=x</v></c><c t='s'><v>7</v></c></row></sheetData>";
        walk_text(text, |event| cells.hear(event));
        let lines = cells.finish();
        let text_of = |text: &str| Value::Text(Rc::from(text));
        assert_eq!(lines[0].number, 3);
        assert_eq!(
            lines[0].cells,
            [
                Value::Empty,
                text_of("shared"),
                text_of("in"),
                Value::Number(Rc::from("2"))
            ]
        );
        assert_eq!(
            (lines[1].number, &*lines[1].cells),
            (4, &[text_of("=x")][..])
        );
    }

    #[test]
    fn there_is_room_for_so_many_cells_and_no_more() {
        let mut cells = Cells {
            room: 300,
            ..Cells::new(&[])
        };
        let wide = || Value::Number(Rc::from("1"));
        assert_eq!(cells.put(COLUMNS - 1, wide()), Ok(()));
        cells.begin(None);
        assert_eq!(cells.put(43, wide()), Ok(()));
        assert!(cells.put(44, wide()).unwrap_err().contains("more cells"));
    }
}
