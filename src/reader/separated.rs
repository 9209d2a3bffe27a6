//! A table with commas, semicolons or tabs as a piece of a page.

use csv_core::{ReadFieldResult, ReaderBuilder};

use super::columns::names_column;
use super::context::Context;
use super::piece::{Piece, RawRow, RawTable};
use super::rich::{Builder, Rich};

/// What may stand between cells.
const SEPARATORS: [u8; 3] = [b'\t', b';', b','];

/// Whether a first line is the header of such a table: two of its cells
/// are words that head columns.
pub(super) fn is_header(line: &str) -> bool {
    if line.contains('|') || line.starts_with(['#', '<']) {
        return false;
    }
    let Some(separator) = separator(line) else {
        return false;
    };
    let cells = line.split(char::from(separator));
    // A sentence with commas has a full stop.
    !line.trim_end().ends_with(['.', ':'])
        && cells
            .filter(|cell| names_column(cell.trim().trim_matches('"')))
            .count()
            >= 2
}

/// The pieces of such a table: one.
pub(super) fn pieces(text: &str, context: &mut Context) -> Vec<Piece> {
    let before = text.len() - text.trim_start_matches(['\r', '\n']).len();
    let first = text.lines().find(|line| !line.trim().is_empty());
    let separator = first.and_then(separator).unwrap_or(b',');
    let mut records = records(text, before, separator).into_iter();
    let mut cells = |record: Vec<String>| -> Vec<Rich> {
        record
            .into_iter()
            .map(|cell| rich(&cell, context))
            .collect()
    };
    let Some((line, header)) = records.next() else {
        return Vec::new();
    };
    let header = cells(header);
    let width = header.len();
    let rows = records.map(|(line, record)| RawRow {
        line,
        excess: record.len() > width,
        spans: false,
        text: record.join(char::from(separator).encode_utf8(&mut [0; 4])),
        cells: cells(record),
    });
    vec![Piece::Table(RawTable {
        line,
        caption: String::new(),
        rows: rows.collect(),
        header,
    })]
}

fn separator(line: &str) -> Option<u8> {
    let count = |separator: u8| line.bytes().filter(|byte| *byte == separator).count();
    SEPARATORS
        .into_iter()
        .filter(|separator| count(*separator) > 0)
        .max_by_key(|separator| (*separator == b'\t', count(*separator)))
}

fn rich(cell: &str, context: &mut Context) -> Rich {
    let mut builder = Builder::default();
    for (index, line) in cell.lines().enumerate() {
        if index > 0 {
            builder.line();
        }
        builder.text(line);
    }
    builder.finish(context)
}

/// The records with the lines on which they begin.
fn records(text: &str, skip: usize, separator: u8) -> Vec<(u32, Vec<String>)> {
    let mut reader = ReaderBuilder::new().delimiter(separator).build();
    let (mut rest, mut line) = (text.as_bytes(), 1_u32);
    rest = rest.get(skip..).unwrap_or_default();
    let breaks = |part: &[u8]| {
        let lines = part.split(|byte| *byte == b'\n').count();
        u32::try_from(lines.saturating_sub(1)).unwrap_or(u32::MAX)
    };
    line += breaks(text.as_bytes().get(..skip).unwrap_or_default());
    let (mut begins, mut field, mut buffer) = (line, Vec::new(), [0; 1024]);
    let (mut records, mut record) = (Vec::new(), Vec::new());
    loop {
        let (result, read, written) = reader.read_field(rest, &mut buffer);
        if record.is_empty() && field.is_empty() {
            // Line breaks before a record belong to empty lines above it.
            let head = rest.get(..read).unwrap_or_default();
            let blank = head
                .iter()
                .take_while(|byte| matches!(byte, b'\r' | b'\n'))
                .count();
            begins = line + breaks(head.get(..blank).unwrap_or_default());
        }
        line += breaks(rest.get(..read).unwrap_or_default());
        rest = rest.get(read..).unwrap_or_default();
        field.extend_from_slice(buffer.get(..written).unwrap_or_default());
        match result {
            ReadFieldResult::InputEmpty | ReadFieldResult::OutputFull => {}
            ReadFieldResult::Field { record_end } => {
                record.push(String::from_utf8_lossy(&std::mem::take(&mut field)).into_owned());
                if record_end {
                    records.push((begins, std::mem::take(&mut record)));
                }
            }
            ReadFieldResult::End => return records,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn records_know_their_line() {
        let text = "Task;You\n\n\"a\nb\";c\r\nd;e";
        let lines: Vec<_> = records(text, 0, b';')
            .into_iter()
            .map(|(line, _)| line)
            .collect();
        assert_eq!(lines, [1, 3, 5]);
    }
}
