//! The source of a Markdown page, made ready for a Markdown parser: what the
//! dialect adds is taken out and kept apart, tables are mended, and every line
//! remembers where it came from.

mod mend;
mod strip;

use crate::model::units::Date;

/// A page's source, ready for the parser.
#[derive(Debug, Default)]
pub(super) struct Lines {
    /// The Markdown.
    pub(super) text: String,
    /// What the dialect said beside it.
    pub(super) beside: Beside,
    /// For each line of the text where it begins, and its line in the page.
    starts: Vec<(usize, u32)>,
}

/// What the dialect says beside the text.
#[derive(Debug, Default)]
pub(super) struct Beside {
    /// The collection that the page is part of.
    pub(super) collection: String,
    /// The day of its last change.
    pub(super) date: Option<Date>,
    /// The anchor of its title.
    pub(super) anchor: Option<String>,
    /// Captions of tables, with their lines.
    pub(super) captions: Vec<(u32, String)>,
    /// Tables that are written in HTML, with their lines.
    pub(super) tables: Vec<(u32, String)>,
}

/// A line on its way to the parser.
#[derive(Debug)]
struct Line {
    /// Its place in the page, from 1.
    number: u32,
    /// Its text.
    text: String,
    /// Whether something was taken out that left nothing: no blank line to
    /// the author.
    hidden: bool,
    /// Whether it is inside of a block of code.
    code: bool,
}

impl Lines {
    /// Reads the source.
    pub(super) fn new(source: &str) -> Self {
        let (lines, beside) = strip::strip(source);
        let mut made = Self {
            beside,
            ..Self::default()
        };
        for line in mend::mend(&lines) {
            made.starts.push((made.text.len(), line.number));
            made.text.push_str(&line.text);
            made.text.push('\n');
        }
        made
    }

    /// The page's line of that place in the text.
    pub(super) fn line_at(&self, offset: usize) -> u32 {
        let after = self.starts.partition_point(|(start, _)| *start <= offset);
        let line = after
            .checked_sub(1)
            .and_then(|index| self.starts.get(index));
        line.map_or(1, |(_, number)| *number)
    }

    /// The lines of that part of the text, with their numbers.
    pub(super) fn within(
        &self,
        range: std::ops::Range<usize>,
    ) -> impl Iterator<Item = (u32, &str)> {
        let first = self
            .starts
            .partition_point(|(start, _)| *start <= range.start);
        let lines = self
            .starts
            .get(first.saturating_sub(1)..)
            .unwrap_or_default();
        lines
            .iter()
            .take_while(move |(start, _)| *start < range.end)
            .filter_map(|&(start, number)| {
                let line = self.text.get(start..)?.lines().next()?;
                Some((number, line))
            })
    }
}

/// How many cells a row has: what stands between pipes that are not escaped.
/// A missing first or last pipe is no cell.
pub(super) fn count_cells(row: &str) -> usize {
    let row = row.trim();
    let row = row.strip_prefix('|').unwrap_or(row);
    let (mut cells, mut escaped, mut open) = (0, false, false);
    for c in row.chars() {
        if c == '|' && !escaped {
            cells += 1;
            open = false;
        } else if !c.is_whitespace() {
            open = true;
        }
        escaped = c == '\\' && !escaped;
    }
    cells + usize::from(open)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_are_counted_as_a_reader_would() {
        for (row, cells) in [
            ("| a | b | c |", 3),
            ("a | b | c", 3),
            ("|a||c|", 3),
            ("| a | b", 2),
            (r"| a \| b | c |", 2),
            ("|", 0),
            ("| | |", 2),
            ("text", 1),
        ] {
            assert_eq!(count_cells(row), cells, "{row}");
        }
    }

    #[test]
    fn a_line_keeps_its_number() {
        let page =
            "---\nsubcollection: vault\nlastupdated: \"2026-02-03\"\n---\r\n# T\n{: #t}\n\nText\n";
        let lines = Lines::new(page);
        let at = lines.text.find("Text").unwrap();
        assert_eq!(lines.line_at(at), 8);
        assert_eq!(lines.beside.collection, "vault");
        assert_eq!(lines.beside.anchor.as_deref(), Some("t"));
        assert_eq!(lines.beside.date, Date::parse("2026-02-03"));
    }
}
