//! Cells of text: separated by characters, or standing under headings.

/// The cells of comma-, semicolon- or tab-separated text, with quotes as RFC
/// 4180 has them; the separator is the one that the first line has most of.
pub fn separated(text: &str) -> Vec<Vec<String>> {
    let text = text.trim_start_matches('\u{feff}');
    let (text, delimiter) = noted(text).unwrap_or_else(|| (text, most(text)));
    let mut reader = csv_core::ReaderBuilder::new().delimiter(delimiter).build();
    let mut input = text.as_bytes();
    let (mut field, mut buffer) = (Vec::new(), [0; 1024]);
    let (mut rows, mut row) = (Vec::new(), Vec::new());
    loop {
        let (result, read, written) = reader.read_field(input, &mut buffer);
        input = input.get(read..).unwrap_or_default();
        field.extend_from_slice(buffer.get(..written).unwrap_or_default());
        match result {
            csv_core::ReadFieldResult::InputEmpty | csv_core::ReadFieldResult::OutputFull => {}
            csv_core::ReadFieldResult::Field { record_end } => {
                row.push(String::from_utf8_lossy(&std::mem::take(&mut field)).into_owned());
                if record_end {
                    rows.push(std::mem::take(&mut row));
                }
            }
            csv_core::ReadFieldResult::End => return rows,
        }
    }
}

/// The rows and their separator where a line of its own notes it, as Excel
/// does: `sep=;`.
fn noted(text: &str) -> Option<(&str, u8)> {
    let (first, rest) = text.strip_prefix("sep=")?.split_once('\n')?;
    match first.trim_end_matches('\r').as_bytes() {
        [separator] => Some((rest, *separator)),
        _ => None,
    }
}

fn most(text: &str) -> u8 {
    let (mut quoted, mut counts) = (false, [0_usize; 3]);
    for byte in text.bytes() {
        match byte {
            b'"' => quoted = !quoted,
            b'\n' if !quoted => break,
            b'\t' if !quoted => counts[0] += 1,
            b';' if !quoted => counts[1] += 1,
            b',' if !quoted => counts[2] += 1,
            _ => {}
        }
    }
    match counts {
        [tabs, _, _] if tabs > 0 => b'\t',
        [_, semicolons, commas] if semicolons > commas => b';',
        _ => b',',
    }
}

/// A table as the command line prints it: headings, and under each its cells.
/// Lines before the headings and after the rows are not part of it.
pub(super) fn printed(text: &str, is_heading: impl Fn(&str) -> bool) -> Option<Vec<Vec<&str>>> {
    let mut lines = text.lines().map(str::trim_end);
    let headings = lines.find_map(|line| {
        let headings = words(line);
        let known = headings.iter().filter(|(_, word)| is_heading(word)).count();
        (headings.len() >= 2 && known >= 2 && known * 2 >= headings.len()).then_some(headings)
    })?;
    let starts: Vec<usize> = headings.iter().map(|(start, _)| *start).collect();
    let mut rows = vec![headings.into_iter().map(|(_, word)| word).collect()];
    let mut after_blank = false;
    for line in lines {
        after_blank |= line.is_empty() && rows.len() > 1;
        if line.trim().is_empty()
            || line
                .chars()
                .all(|c| matches!(c, '-' | '=' | '+' | '|' | ' '))
        {
            continue;
        }
        let found = words(line);
        if after_blank && found.len() < 2 {
            break;
        }
        let aligned = found.iter().all(|(start, _)| starts.contains(start));
        let row: Vec<&str> = if aligned {
            let cell = |start: &usize| {
                found
                    .iter()
                    .find(|(own, _)| own == start)
                    .map_or("", |(_, word)| *word)
            };
            starts.iter().map(cell).collect()
        } else {
            // The paste has lost its columns: only whole rows can be told.
            found.into_iter().map(|(_, word)| word).collect()
        };
        if row.len() == starts.len() {
            rows.push(row);
        }
    }
    Some(rows)
}

/// Words that at least two blanks or a tab keep apart, with the column in
/// which each begins, counted in characters.
fn words(line: &str) -> Vec<(usize, &str)> {
    let mut words = Vec::new();
    let (mut begin, mut end, mut column_of, mut blanks) = (None, 0, 0, 2);
    for (column, (at, c)) in line.char_indices().enumerate() {
        if matches!(c, ' ' | '\t' | '\u{a0}' | '|') {
            blanks += if c == ' ' { 1 } else { 2 };
            continue;
        }
        if blanks >= 2 {
            if let Some(begin) = begin {
                words.push((column_of, line.get(begin..end).unwrap_or_default()));
            }
            begin = Some(at);
            column_of = column;
        }
        blanks = 0;
        end = at + c.len_utf8();
    }
    if let Some(begin) = begin {
        words.push((column_of, line.get(begin..end).unwrap_or_default()));
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn separators_quotes_and_marks() {
        assert_eq!(
            separated("a;b\n\"1;\n2\";3\n"),
            [["a", "b"], ["1;\n2", "3"]]
        );
        assert_eq!(separated("sep=;\r\na;b,c\r\n"), [["a", "b,c"]]);
        assert_eq!(separated("\u{feff}\"a;b;c\",d\n"), [["a;b;c", "d"]]);
        assert_eq!(separated("a\tb,c"), [["a", "b,c"]]);
    }

    #[test]
    fn cells_stand_under_their_headings() {
        let text = "Listing things...\nOK\n\nID    Name      Zone\nx1    one two   z-1\nx2              z-2\n\nThat is all";
        let rows = printed(text, |word| matches!(word, "ID" | "Name" | "Zone")).unwrap();
        assert_eq!(
            rows,
            [
                ["ID", "Name", "Zone"],
                ["x1", "one two", "z-1"],
                ["x2", "", "z-2"]
            ]
        );
        assert!(printed("no table\nat all", |_| false).is_none());
    }
}
