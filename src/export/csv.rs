//! CSV after RFC 4180: commas, CRLF, UTF-8. Without a byte order mark, which
//! most programs would take for a part of the first header; spreadsheets ask
//! for the encoding when a file is imported.
//!
//! A cell that a spreadsheet would take for a formula gets an apostrophe in
//! front: plans come from others, and a formula can send data away.

use csv_core::{Terminator, WriteResult, Writer, WriterBuilder};

use super::input::Input;
use super::{Exporter, Group, What, raci, rows};

/// The format.
pub(super) const EXPORTER: Exporter = Exporter {
    name: "csv",
    title: "CSV",
    description: "For spreadsheets: one row per item or duty",
    group: Group::Work,
    extension: "csv",
    mime: "text/csv;charset=utf-8",
    whats: &[What::Checklist, What::Responsibilities, What::Raci],
    write,
    ..Exporter::PLAIN
};

fn write(input: &Input, what: What) -> Vec<u8> {
    let mut table = Csv::new();
    match what {
        What::Responsibilities => {
            table.row(rows::RESPONSIBILITIES.iter().copied());
            for holding in input.matrix.in_catalogue_order(input.knowledge) {
                let row = rows::responsibilities(input, &holding);
                table.row(row.iter().map(String::as_str));
            }
        }
        What::Raci => {
            let matrix = raci::table(input);
            let names = matrix.names.iter().map(String::as_str);
            table.row(raci::BEFORE.into_iter().chain(names).chain([raci::AFTER]));
            matrix.rows.iter().for_each(|line| table.row(line.cells()));
        }
        What::Checklist | What::All => {
            table.row(rows::CHECKLIST.iter().copied());
            for placed in input.entries() {
                let row = rows::checklist(input, &placed);
                table.row(row.iter().map(String::as_str));
            }
        }
    }
    table.bytes
}

/// A table as text.
pub struct Csv {
    writer: Writer,
    /// What was written so far.
    pub bytes: Vec<u8>,
}

impl Default for Csv {
    fn default() -> Self {
        Self::new()
    }
}

impl Csv {
    /// An empty one.
    pub fn new() -> Self {
        Self {
            writer: WriterBuilder::new().terminator(Terminator::CRLF).build(),
            bytes: Vec::new(),
        }
    }

    /// Adds a row.
    pub fn row<'a>(&mut self, cells: impl Iterator<Item = &'a str>) {
        for (index, cell) in cells.enumerate() {
            if index > 0 {
                self.put(Writer::delimiter);
            }
            let text = harmless(cell);
            let mut rest = text.as_bytes();
            self.put(|writer, room| {
                let (result, read, written) = writer.field(rest, room);
                rest = rest.get(read..).unwrap_or_default();
                (result, written)
            });
        }
        self.put(Writer::terminator);
    }

    /// Lets the writer write until it has room for all.
    fn put(&mut self, mut step: impl FnMut(&mut Writer, &mut [u8]) -> (WriteResult, usize)) {
        let mut room = [0; 256];
        loop {
            let (result, written) = step(&mut self.writer, &mut room);
            self.bytes.extend(room.iter().take(written));
            if result == WriteResult::InputEmpty {
                return;
            }
        }
    }
}

/// The text as a spreadsheet shows it, never as a formula.
fn harmless(text: &str) -> String {
    const STARTS: &[char] = &['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'];
    let text: String = text
        .chars()
        .filter(|&c| !c.is_control() || matches!(c, '\t' | '\r' | '\n'))
        .collect();
    if text.starts_with(STARTS) {
        return format!("'{text}");
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(cells: &[&str], expected: &str) {
        let mut csv = Csv::new();
        csv.row(cells.iter().copied());
        assert_eq!(String::from_utf8(csv.bytes).unwrap(), expected);
    }

    #[test]
    fn cells_are_quoted_where_they_must_be() {
        check(&["a", "", "b c"], "a,,b c\r\n");
        check(
            &["a,b", "say \"no\"", "two\nlines"],
            "\"a,b\",\"say \"\"no\"\"\",\"two\nlines\"\r\n",
        );
        check(&[&"x".repeat(1000)], &format!("{}\r\n", "x".repeat(1000)));
    }

    #[test]
    fn no_cell_is_a_formula() {
        check(&["=1+1", "+1", "-1", "@sum"], "'=1+1,'+1,'-1,'@sum\r\n");
        check(&["\t=1", "\u{0}=1", "＝1"], "'\t=1,'=1,'＝1\r\n");
        check(&["\r=1"], "\"'\r=1\"\r\n");
    }
}
