//! The rows and cells of an HTML table, cells that span several places
//! included.

use crate::reader::context::Context;
use crate::reader::piece::{RawRow, RawTable};
use crate::reader::rich::{Builder, Rich};

/// Columns that one cell may span.
const WIDEST: usize = 64;

/// Bytes of text that may be repeated because cells span places: a small
/// page must not become a large one. What is not repeated is missing.
const MOST_REPEATED: usize = 8_000_000;

/// A table that is being read.
pub(super) struct Grid {
    line: u32,
    caption: Option<Builder>,
    caption_text: String,
    rows: Vec<Row>,
    row: Option<Row>,
    cell: Option<Cell>,
    in_head: bool,
    /// For each column the cell that reaches down into it, and for how many rows.
    hanging: Vec<(Rich, usize)>,
    /// How many bytes of text were repeated.
    repeated: usize,
}

#[derive(Default)]
struct Row {
    line: u32,
    cells: Vec<Rich>,
    /// How many of the cells the row itself has.
    own: usize,
    headers: usize,
    in_head: bool,
    widest: usize,
}

struct Cell {
    builder: Builder,
    header: bool,
    across: usize,
    down: usize,
}

impl Grid {
    /// A table that begins on that line.
    pub(super) fn new(line: u32) -> Self {
        Self {
            line,
            caption: None,
            caption_text: String::new(),
            rows: Vec::new(),
            row: None,
            cell: None,
            in_head: false,
            hanging: Vec::new(),
            repeated: 0,
        }
    }

    /// Begins a part of the table; what it ends by that is ended.
    pub(super) fn start(
        &mut self,
        name: &str,
        line: u32,
        [across, down]: [Option<usize>; 2],
        context: &mut Context,
    ) {
        self.end_caption(context);
        match name {
            "caption" => self.caption = Some(Builder::default()),
            "td" | "th" => {
                self.end_cell(context);
                self.row.get_or_insert_with(|| Row {
                    line,
                    in_head: self.in_head,
                    ..Row::default()
                });
                self.cell = Some(Cell {
                    builder: Builder::default(),
                    header: name == "th",
                    across: across.unwrap_or(1).clamp(1, WIDEST),
                    down: down.unwrap_or(1).max(1),
                });
            }
            _ => {
                self.end_row(context);
                if name == "tr" {
                    self.row = Some(Row {
                        line,
                        in_head: self.in_head,
                        ..Row::default()
                    });
                } else {
                    self.in_head = name == "thead";
                }
            }
        }
    }

    /// Ends a part of the table.
    pub(super) fn end(&mut self, name: &str, context: &mut Context) {
        match name {
            "caption" => self.end_caption(context),
            "td" | "th" => self.end_cell(context),
            _ => {
                self.end_row(context);
                if name != "tr" {
                    self.in_head = false;
                }
            }
        }
    }

    /// Where text goes now.
    pub(super) fn builder(&mut self) -> Option<&mut Builder> {
        match (&mut self.caption, &mut self.cell) {
            (Some(caption), _) => Some(caption),
            (None, cell) => cell.as_mut().map(|cell| &mut cell.builder),
        }
    }

    fn end_caption(&mut self, context: &mut Context) {
        if let Some(caption) = self.caption.take() {
            self.caption_text = caption.finish(context).plain();
        }
    }

    fn end_cell(&mut self, context: &mut Context) {
        let (Some(cell), Some(row)) = (self.cell.take(), &mut self.row) else {
            return;
        };
        let text = cell.builder.finish(context);
        fill(&self.hanging, row, &mut self.repeated);
        row.own += 1;
        row.headers += usize::from(cell.header);
        row.widest = row.widest.max(cell.across);
        let length = size(&text);
        for place in 0..cell.across {
            if place > 0 {
                self.repeated += length;
                if self.repeated > MOST_REPEATED {
                    break;
                }
            }
            let column = row.cells.len();
            if cell.down > 1 {
                if self.hanging.len() <= column {
                    self.hanging.resize(column + 1, (Rich::default(), 0));
                }
                if let Some(place) = self.hanging.get_mut(column) {
                    *place = (text.clone(), cell.down);
                }
            }
            row.cells.push(text.clone());
        }
    }

    fn end_row(&mut self, context: &mut Context) {
        self.end_cell(context);
        let Some(mut row) = self.row.take() else {
            return;
        };
        if row.own == 0 {
            return;
        }
        fill(&self.hanging, &mut row, &mut self.repeated);
        for (_, left) in &mut self.hanging {
            *left = left.saturating_sub(1);
        }
        self.rows.push(row);
    }

    /// The table; its header is what the page marks as one, else its first row.
    pub(super) fn finish(mut self, context: &mut Context) -> RawTable {
        self.end_caption(context);
        self.end_row(context);
        let is_header = |row: &Row| row.in_head || (row.headers == row.own && row.own > 1);
        let marked = self.rows.iter().take_while(|row| is_header(row)).count();
        let body = self.rows.split_off(marked.max(1).min(self.rows.len()));
        let header = header(&self.rows);
        let width = header.len();
        RawTable {
            line: self.line,
            caption: self.caption_text,
            rows: body.into_iter().map(|row| raw(row, width)).collect(),
            header,
        }
    }
}

/// Puts the cells that reach down into the row's next places.
fn fill(hanging: &[(Rich, usize)], row: &mut Row, repeated: &mut usize) {
    while let Some((text, left)) = hanging.get(row.cells.len()) {
        *repeated += size(text);
        if *left == 0 || *repeated > MOST_REPEATED {
            break;
        }
        row.cells.push(text.clone());
    }
}

fn size(text: &Rich) -> usize {
    let spans = text.blocks.iter().flat_map(|block| &block.spans);
    spans.map(|span| span.text.len() + size_of_val(span)).sum()
}

/// The cells of the header's rows, one under the other.
fn header(rows: &[Row]) -> Vec<Rich> {
    let width = rows.iter().map(|row| row.cells.len()).max().unwrap_or(0);
    let mut header = vec![Rich::default(); width];
    for row in rows {
        for (cell, part) in header.iter_mut().zip(&row.cells) {
            if cell != part {
                cell.blocks.extend(part.blocks.iter().cloned());
            }
        }
    }
    header
}

fn raw(row: Row, width: usize) -> RawRow {
    let texts: Vec<String> = row.cells.iter().map(Rich::plain).collect();
    RawRow {
        line: row.line,
        excess: row.cells.len() > width,
        spans: row.own == 1 && width > 1 && row.widest >= width,
        text: texts.join(" | ").replace('\n', " "),
        cells: row.cells,
    }
}
