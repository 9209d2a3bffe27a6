//! Markdown as pieces of a page.

use std::ops::Range;

use pulldown_cmark::{CodeBlockKind, Event, Options, Parser, Tag, TagEnd};

use super::context::Context;
use super::html;
use super::lines::Lines;
use super::link::Base;
use super::piece::{Piece, RawRow, RawTable};
use super::rich::Builder;

/// The pieces of a Markdown page.
pub(super) fn pieces(source: &str, context: &mut Context) -> Vec<Piece> {
    let lines = Lines::new(source);
    let collection = &lines.beside.collection;
    if !collection.is_empty() {
        let anchor = lines.beside.anchor.as_deref();
        let topic = anchor.map_or_else(String::new, |it| format!("?topic={collection}-{it}"));
        context.base = Base {
            page: Some(format!("https://cloud.ibm.com/docs/{collection}{topic}")),
        };
    }
    context.collection.clone_from(collection);
    context.date = lines.beside.date;
    let mut walk = Walk {
        lines: &lines,
        context,
        pieces: Vec::new(),
        open: None,
        items: 0,
        table: None,
        row: None,
        cell: None,
        skip: 0,
    };
    let options = Options::ENABLE_TABLES | Options::ENABLE_FOOTNOTES;
    for (event, range) in Parser::new_ext(&lines.text, options).into_offset_iter() {
        walk.event(event, range);
    }
    walk.close();
    let mut pieces = walk.pieces;
    for (line, table) in &lines.beside.tables {
        let found = html::fragment(table, *line, context);
        pieces.extend(found.into_iter().map(|piece| (*line, piece)));
    }
    pieces.sort_by_key(|(line, _)| *line);
    for (line, caption) in &lines.beside.captions {
        caption_above(&mut pieces, *line, caption, context);
    }
    pieces.into_iter().map(|(_, piece)| piece).collect()
}

/// Gives the caption to the table that it stands under.
fn caption_above(pieces: &mut [(u32, Piece)], line: u32, caption: &str, context: &mut Context) {
    let end = pieces.partition_point(|(at, _)| *at <= line);
    let above = pieces.get_mut(..end).unwrap_or_default().iter_mut().rev();
    if let Some((_, Piece::Table(table))) =
        above.take(2).find(|(_, it)| matches!(it, Piece::Table(_)))
        && table.caption.is_empty()
    {
        let mut builder = Builder::default();
        builder.text(caption);
        table.caption = builder.finish(context).plain();
    }
}

/// A block of text that is being read.
struct Open {
    builder: Builder,
    line: u32,
    /// Its level, where it is a heading.
    level: Option<u8>,
    /// Where it stands in the text.
    range: Range<usize>,
}

struct Walk<'a> {
    lines: &'a Lines,
    context: &'a mut Context,
    pieces: Vec<(u32, Piece)>,
    open: Option<Open>,
    /// How many list items are open.
    items: usize,
    table: Option<RawTable>,
    row: Option<(RawRow, Range<usize>)>,
    cell: Option<(Builder, Range<usize>)>,
    /// How many blocks are open whose text is none of the page's.
    skip: usize,
}

impl Walk<'_> {
    fn event(&mut self, event: Event<'_>, range: Range<usize>) {
        match event {
            Event::Start(tag) => self.start(tag, range),
            Event::End(tag) => self.end(tag),
            Event::Text(text) if self.skip == 0 => self.builder(range).text(&text),
            Event::Code(text) => self.builder(range).literal(&text),
            Event::SoftBreak => self.builder(range).text(" "),
            Event::HardBreak => self.builder(range).line(),
            Event::InlineHtml(tag) => {
                let base = std::mem::take(&mut self.context.base);
                html::inline(&tag, self.builder(range), &base);
                self.context.base = base;
            }
            Event::Html(text) => {
                let line = self.lines.line_at(range.start);
                self.close();
                if self.stray_rows(range) {
                    return;
                }
                let found = html::fragment(&text, line, self.context);
                self.pieces
                    .extend(found.into_iter().map(|piece| (line, piece)));
            }
            _ => {}
        }
    }

    fn start(&mut self, tag: Tag<'_>, range: Range<usize>) {
        match tag {
            Tag::Heading { level, .. } => {
                self.close();
                self.begin(range, Some(level as u8));
            }
            Tag::Paragraph => {
                self.close();
                self.begin(range, None);
            }
            Tag::Item => {
                self.close();
                self.items += 1;
                self.begin(range, None);
            }
            Tag::CodeBlock(kind) => {
                self.close();
                if kind == CodeBlockKind::Indented {
                    self.stray_rows(range);
                }
                self.skip += 1;
            }
            Tag::List(_) | Tag::HtmlBlock | Tag::BlockQuote(_) => self.close(),
            Tag::Table(_) => {
                self.close();
                self.table = Some(RawTable {
                    line: self.lines.line_at(range.start),
                    ..RawTable::default()
                });
            }
            Tag::TableHead | Tag::TableRow => {
                let row = RawRow {
                    line: self.lines.line_at(range.start),
                    ..RawRow::default()
                };
                self.row = Some((row, range));
            }
            Tag::TableCell => self.cell = Some((Builder::default(), range)),
            Tag::Strong | Tag::Emphasis => self.builder(range).strong(true),
            Tag::Link { dest_url, .. } => {
                let link = self.context.base.absolute(&dest_url);
                self.builder(range).link(link);
            }
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Heading(_) | TagEnd::Paragraph => self.close(),
            TagEnd::Item => {
                self.close();
                self.items = self.items.saturating_sub(1);
            }
            TagEnd::CodeBlock => self.skip = self.skip.saturating_sub(1),
            TagEnd::Table => self.end_table(),
            TagEnd::TableHead => {
                if let (Some(table), Some((row, _))) = (&mut self.table, self.row.take()) {
                    table.header = row.cells;
                }
            }
            TagEnd::TableRow => self.end_row(),
            TagEnd::TableCell => self.end_cell(),
            TagEnd::Strong | TagEnd::Emphasis => self.builder(0..0).strong(false),
            TagEnd::Link => self.builder(0..0).link(None),
            _ => {}
        }
    }

    /// Where text goes now.
    fn builder(&mut self, range: Range<usize>) -> &mut Builder {
        if let Some((builder, _)) = &mut self.cell {
            return builder;
        }
        let line = self.lines.line_at(range.start);
        let end = range.end;
        let open = self.open.get_or_insert_with(|| Open {
            builder: Builder::default(),
            line,
            level: None,
            range,
        });
        open.range.end = open.range.end.max(end);
        &mut open.builder
    }

    fn begin(&mut self, range: Range<usize>, level: Option<u8>) {
        self.open = Some(Open {
            builder: Builder::default(),
            line: self.lines.line_at(range.start),
            level,
            // It grows with its text: an item's range has its parts in it.
            range: range.start..range.start,
        });
    }

    /// Ends the block that is being read.
    fn close(&mut self) {
        let Some(open) = self.open.take() else {
            return;
        };
        let text = open.builder.finish(self.context);
        if self.stray_rows(open.range) || text.is_empty() {
            return;
        }
        let piece = match open.level {
            Some(level) => Piece::Heading(level, text),
            None if self.items > 0 => Piece::Item(text, open.line),
            None => Piece::Paragraph(text, open.line),
        };
        self.pieces.push((open.line, piece));
    }

    /// Rows that stand in no table, kept as a table without a header.
    fn stray_rows(&mut self, range: Range<usize>) -> bool {
        let within = self.lines.within(range);
        let rows: Vec<RawRow> = within
            .filter(|(_, line)| line.trim_start().starts_with('|') && line.matches('|').count() > 1)
            .map(|(line, text)| RawRow {
                line,
                text: text.trim().to_owned(),
                ..RawRow::default()
            })
            .collect();
        let Some(first) = rows.first() else {
            return false;
        };
        let line = first.line;
        let table = RawTable {
            line,
            rows,
            ..RawTable::default()
        };
        self.pieces.push((line, Piece::Table(table)));
        true
    }

    fn end_cell(&mut self) {
        let Some((builder, range)) = self.cell.take() else {
            return;
        };
        let text = builder.finish(self.context);
        if let Some((row, at)) = &mut self.row {
            // The parser fills short rows up with cells that stand at their end.
            let filled = range.is_empty() && range.end >= at.end;
            if !filled {
                row.cells.push(text);
                at.start = range.end;
            }
        }
    }

    fn end_row(&mut self) {
        let (Some(table), Some((mut row, rest))) = (&mut self.table, self.row.take()) else {
            return;
        };
        let whole = self
            .lines
            .within(rest.end.saturating_sub(1)..rest.end)
            .next();
        row.text = whole.map_or_else(String::new, |(_, text)| text.trim().to_owned());
        // The parser drops cells that the header has no column for.
        let dropped = self.lines.text.get(rest).unwrap_or_default();
        row.excess = row.cells.len() == table.header.len()
            && !dropped.trim().trim_start_matches('|').trim().is_empty();
        table.rows.push(row);
    }

    fn end_table(&mut self) {
        if let Some(table) = self.table.take() {
            self.pieces.push((table.line, Piece::Table(table)));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reader::rich::Rich;

    fn table(page: &str) -> RawTable {
        let found = pieces(page, &mut Context::default());
        let tables = found.into_iter().filter_map(|piece| match piece {
            Piece::Table(table) => Some(table),
            _ => None,
        });
        tables.into_iter().next_back().unwrap()
    }

    fn cells(row: &RawRow) -> Vec<String> {
        row.cells.iter().map(Rich::markdown).collect()
    }

    #[test]
    fn a_missing_cell_is_not_an_empty_cell() {
        let table = table("|a|b|c|\n|-|-|-|\n|1|2|\n|1||\n|1|2||\n| 1 | 2 | 3 | 4 |\n");
        let rows: Vec<_> = table.rows.iter().map(cells).collect();
        assert_eq!(rows[0], ["1", "2"]);
        assert_eq!(rows[1], ["1", ""]);
        assert_eq!(rows[2], ["1", "2", ""]);
        assert!(table.rows[3].excess && !table.rows[2].excess);
        assert_eq!(table.rows[3].text, "| 1 | 2 | 3 | 4 |");
        assert_eq!(table.rows[3].line, 6);
    }

    #[test]
    fn markup_in_cells_is_read() {
        let page = "|a|b|\n|-|-|\n|**A**<br>B|<ul><li>[x](/docs/y){: external}</li><li>`c`</li></ul>|\n{: caption=\"Table 1. C\"}\n";
        let table = table(page);
        assert_eq!(
            cells(&table.rows[0]),
            ["**A**\nB", "- [x](https://cloud.ibm.com/docs/y)\n- `c`"]
        );
        assert_eq!(table.caption, "Table 1. C");
    }

    #[test]
    fn rows_outside_of_a_table_are_kept() {
        let table = table("Text\n\n| a | b |\n| c | d |\n");
        assert!(table.header.is_empty());
        assert_eq!(table.rows.len(), 2);
    }
}
