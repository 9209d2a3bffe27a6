//! Mends tables, so that a Markdown parser sees what their authors meant:
//! missing pipes, delimiters of another width, rows that go on on the next
//! line, attributes between rows.

use super::{Line, count_cells};

/// The lines with every table mended and on its own.
pub(super) fn mend(lines: &[Line]) -> Vec<Line> {
    let mut made: Vec<Line> = Vec::with_capacity(lines.len());
    let mut at = 0;
    while at < lines.len() {
        if is_header(lines, at) {
            blank_before(&mut made, lines, at);
            at = table(lines, at, &mut made);
        } else if let Some(line) = lines.get(at) {
            made.push(copy(line, line.text.clone()));
            at += 1;
        }
    }
    made
}

/// Whether a table begins here: a line with pipes above a delimiter.
fn is_header(lines: &[Line], at: usize) -> bool {
    let (Some(header), Some(below)) = (lines.get(at), lines.get(at + 1)) else {
        return false;
    };
    let text = bare(&header.text);
    !header.code
        && !below.code
        && text.contains('|')
        && !is_delimiter(text)
        && is_delimiter(bare(&below.text))
}

fn is_delimiter(line: &str) -> bool {
    line.contains('|')
        && line.contains('-')
        && line
            .chars()
            .all(|c| matches!(c, '|' | '-' | ':') || c.is_whitespace())
}

/// The line without its indent and the mark of a quotation.
fn bare(line: &str) -> &str {
    line.trim_start_matches(|c: char| c == '>' || c.is_whitespace())
        .trim_end()
}

fn copy(line: &Line, text: String) -> Line {
    Line {
        number: line.number,
        text,
        hidden: line.hidden,
        code: line.code,
    }
}

fn blank_before(made: &mut Vec<Line>, lines: &[Line], at: usize) {
    if let Some(line) = lines.get(at)
        && made.last().is_some_and(|last| !last.text.is_empty())
    {
        made.push(copy(line, String::new()));
    }
}

/// Mends the table that begins there, and says where it ends.
fn table(lines: &[Line], first: usize, made: &mut Vec<Line>) -> usize {
    let Some((header, delimiter)) = lines.get(first).zip(lines.get(first + 1)) else {
        return lines.len();
    };
    let text = bare(&header.text);
    let mut rows = Rows {
        width: count_cells(text).max(1),
        piped: text.starts_with('|'),
        made,
        open: None,
    };
    let marks = "|-".repeat(rows.width);
    rows.made.push(copy(header, with_pipe(text)));
    rows.made.push(copy(delimiter, format!("{marks}|")));
    let mut at = first + 2;
    while let Some(line) = lines.get(at) {
        if line.hidden {
            if !goes_on(lines, at) {
                break;
            }
        } else if !rows.take(line) {
            break;
        }
        at += 1;
    }
    rows.close();
    if let Some(line) = lines.get(at) {
        made.push(copy(line, String::new()));
    }
    at
}

/// Whether rows go on below lines of which nothing was left.
fn goes_on(lines: &[Line], at: usize) -> bool {
    let rest = lines.get(at..).unwrap_or_default();
    let Some(next) = rest.iter().position(|line| !line.hidden) else {
        return false;
    };
    let row = rest.get(next).map_or("", |line| bare(&line.text));
    row.starts_with('|') && !is_header(lines, at + next)
}

fn with_pipe(row: &str) -> String {
    if row.starts_with('|') {
        row.to_owned()
    } else {
        format!("| {row}")
    }
}

/// The rows of a table as they come.
struct Rows<'a> {
    /// How many cells the header has.
    width: usize,
    /// Whether the header begins with a pipe.
    piped: bool,
    made: &'a mut Vec<Line>,
    /// The row that may go on on the next line.
    open: Option<Open>,
}

/// A row that may go on, and how many cells it has so far.
struct Open {
    line: Line,
    cells: usize,
}

impl Rows<'_> {
    /// Takes a line, unless the table ends before it.
    fn take(&mut self, line: &Line) -> bool {
        let text = bare(&line.text);
        if text.is_empty() || line.code || is_block(text) {
            return false;
        }
        if text.starts_with('|') {
            self.close();
            let short = !self.piped && count_cells(text) + 1 == self.width;
            let text = if short {
                format!("|{text}")
            } else {
                text.to_owned()
            };
            self.begin(line, text);
            return true;
        }
        let has_pipe = text.contains('|');
        let (cells, ended) = self.open.as_ref().map_or((0, true), |open| {
            (open.cells, open.line.text.ends_with('|'))
        });
        let joined = cells + count_cells(text) - usize::from(!ended && cells > 0);
        let fits = joined <= self.width && (has_pipe || !ended);
        match &mut self.open {
            Some(open) if fits || !(has_pipe || ended) => {
                open.line.text.push(' ');
                open.line.text.push_str(text);
                open.cells = joined;
                true
            }
            _ if has_pipe => {
                self.close();
                self.begin(line, with_pipe(text));
                true
            }
            _ => false,
        }
    }

    fn begin(&mut self, line: &Line, text: String) {
        self.open = Some(Open {
            cells: count_cells(&text),
            line: copy(line, text),
        });
    }

    fn close(&mut self) {
        self.made.extend(self.open.take().map(|open| open.line));
    }
}

/// Whether a line begins something that ends a table.
fn is_block(text: &str) -> bool {
    let level = text.chars().take_while(|c| *c == '#').count();
    (1..=6).contains(&level) && text.get(level..).is_some_and(|rest| rest.starts_with(' '))
}

#[cfg(test)]
mod tests {
    use crate::reader::lines::Lines;

    #[track_caller]
    fn check(page: &str, expected: &str) {
        assert_eq!(Lines::new(page).text.trim(), expected);
    }

    #[test]
    fn rows_are_put_together_again() {
        check(
            "|a|b|c|\n|-|-|\n|1|2\nmore|3|",
            "|a|b|c|\n|-|-|-|\n|1|2 more|3|",
        );
        check("a|b\n-|-\n1|2\n|3", "| a|b\n|-|-|\n| 1|2\n||3");
        check("|a|b|\n|-|-|\n|1|2|\n3|4|", "|a|b|\n|-|-|\n|1|2|\n| 3|4|");
        check("|a|b|\n|-|-|\n|1|2\nmore", "|a|b|\n|-|-|\n|1|2 more");
    }

    #[test]
    fn what_is_no_row_ends_the_table() {
        check("|a|b|\n|-|-|\n|1|2|\nText", "|a|b|\n|-|-|\n|1|2|\n\nText");
        check(
            "|a|b|\n|-|-|\n|1|2|\n{: caption=\"x\"}\nText",
            "|a|b|\n|-|-|\n|1|2|\n\n\nText",
        );
        check("|a|b|\n|-|-|\n|1|2|\n# H", "|a|b|\n|-|-|\n|1|2|\n\n# H");
    }

    #[test]
    fn what_is_taken_out_does_not_cut_a_table() {
        check(
            "|a|b|\n|-|-|\n|1|2|\n<!-- |x|y| -->\n|3|4|",
            "|a|b|\n|-|-|\n|1|2|\n|3|4|",
        );
        check(
            "|a|b|\n|-|-|\n|1|2|\n{: caption=\"x\"}\n|c|d|\n|-|-|\n|3|4|",
            "|a|b|\n|-|-|\n|1|2|\n\n\n|c|d|\n|-|-|\n|3|4|",
        );
    }
}
