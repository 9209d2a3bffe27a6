//! Takes out of the source what is not Markdown: front matter, comments,
//! attribute lists, tables in HTML.

use super::{Beside, Line};
use crate::model::units::Date;

/// Lines of one attribute list at most.
const ATTRIBUTE_LINES: usize = 10;

/// The lines of the page, and what was taken out of them.
pub(super) fn strip(source: &str) -> (Vec<Line>, Beside) {
    let source = split(source);
    let mut strip = Strip {
        last_comment_end: last(&source, "-->"),
        last_table_end: last(&source, "</table"),
        source,
        at: 0,
        lines: Vec::new(),
        beside: Beside::default(),
        unclosed: [usize::MAX; 2],
        below_title: false,
    };
    strip.front_matter();
    while strip.at < strip.source.len() {
        strip.step();
    }
    (strip.lines, strip.beside)
}

/// The lines, however they end.
fn split(source: &str) -> Vec<&str> {
    let mut lines = Vec::new();
    for line in source.split('\n') {
        let line = line.strip_suffix('\r').unwrap_or(line);
        lines.extend(line.split('\r'));
    }
    lines
}

fn last(source: &[&str], end: &str) -> Option<usize> {
    source
        .iter()
        .rposition(|line| line.to_ascii_lowercase().contains(end))
}

struct Strip<'a> {
    source: Vec<&'a str>,
    at: usize,
    lines: Vec<Line>,
    beside: Beside,
    /// The last line that can end a comment, and an HTML table.
    last_comment_end: Option<usize>,
    last_table_end: Option<usize>,
    /// From which length on fences of either kind are known not to be closed.
    unclosed: [usize; 2],
    /// Whether the last line with text was the title.
    below_title: bool,
}

impl<'a> Strip<'a> {
    fn front_matter(&mut self) {
        let first = self.source.iter().position(|line| !line.trim().is_empty());
        let Some(first) = first.filter(|&at| self.line(at).trim() == "---") else {
            return;
        };
        let rest = self.source.get(first + 1..).unwrap_or_default();
        let Some(length) = rest.iter().position(|line| line.trim() == "---") else {
            return;
        };
        for line in rest.get(..length).unwrap_or_default() {
            let Some((key, value)) = line.split_once(':') else {
                continue;
            };
            let value = value.trim().trim_matches(['"', '\'']);
            match key.trim() {
                "lastupdated" => self.beside.date = Date::parse(value),
                "subcollection" => value.clone_into(&mut self.beside.collection),
                _ => {}
            }
        }
        self.at = first + length + 2;
    }

    fn line(&self, at: usize) -> &'a str {
        self.source.get(at).copied().unwrap_or_default()
    }

    fn step(&mut self) {
        let line = self.line(self.at);
        if let Some(fence) = fence(line) {
            self.fence(fence);
        } else if opens_table(line) && self.last_table_end >= Some(self.at) {
            self.table();
        } else if line.trim_start().starts_with("{:") && self.attributes() {
            // Kept beside the text.
        } else if line.contains("<!--") {
            self.comment();
        } else {
            self.keep(line.to_owned());
        }
    }

    /// A block of code, as it stands; one that never ends is none.
    fn fence(&mut self, (mark, length): (char, usize)) {
        let kind = usize::from(mark == '~');
        let rest = self.source.get(self.at + 1..).unwrap_or_default();
        let known_open = self.unclosed.get(kind).is_some_and(|&from| length >= from);
        let closing = (!known_open)
            .then(|| rest.iter().position(|line| closes(line, mark, length)))
            .flatten();
        let Some(closing) = closing else {
            if let Some(from) = self.unclosed.get_mut(kind) {
                *from = (*from).min(length);
            }
            let line = self.line(self.at).trim_start();
            self.keep(format!("\\{line}"));
            return;
        };
        for _ in 0..closing + 2 {
            let text = self.line(self.at).to_owned();
            self.push(text, false, true);
        }
    }

    /// A table in HTML, up to its end.
    fn table(&mut self) {
        let first = self.at;
        let (mut html, mut depth) = (String::new(), 0_usize);
        loop {
            let line = self.line(self.at).to_owned();
            let lower = line.to_ascii_lowercase();
            depth += lower.matches("<table").count();
            depth = depth.saturating_sub(lower.matches("</table").count());
            html.push_str(&line);
            html.push('\n');
            self.push(String::new(), false, false);
            if depth == 0 || self.at >= self.source.len() {
                break;
            }
        }
        self.beside.tables.push((number(first), html));
    }

    /// An attribute list, if it is one.
    fn attributes(&mut self) -> bool {
        let lines = self.source.iter().skip(self.at).take(ATTRIBUTE_LINES);
        let Some(length) = lines.clone().position(|line| line.contains('}')) else {
            return false;
        };
        let text: Vec<&str> = lines.take(length + 1).map(|line| line.trim()).collect();
        // One that would swallow a row of a table is none.
        let holds_row = text.iter().any(|line| line.starts_with('|'));
        let text = text.join(" ");
        if holds_row || !text.ends_with('}') {
            return false;
        }
        if let Some(caption) = quoted(&text, "caption=") {
            self.beside.captions.push((number(self.at), caption));
        }
        if self.below_title
            && self.beside.anchor.is_none()
            && let Some((_, anchor)) = text.split_once('#')
        {
            let end = anchor.find(|c: char| c.is_whitespace() || c == '}');
            self.beside.anchor = anchor.get(..end.unwrap_or_default()).map(str::to_owned);
        }
        let title = self.below_title;
        for _ in 0..=length {
            self.push(String::new(), true, false);
        }
        self.below_title = title;
        true
    }

    /// A line with comments, and those below up to the end of the last one.
    fn comment(&mut self) {
        let mut line = self.line(self.at).to_owned();
        let mut from = 0;
        while let Some(start) = line.get(from..).and_then(|rest| rest.find("<!--")) {
            let start = from + start;
            let end = line.get(start..).and_then(|rest| rest.find("-->"));
            if let Some(end) = end {
                line.replace_range(start..start + end + 3, "");
                from = start;
            } else if self.last_comment_end > Some(self.at) {
                line.truncate(start);
                self.keep_visible(line);
                self.skip_comment();
                return;
            } else {
                // It never ends, so it is none.
                line.replace_range(start..=start, "&lt;");
                from = start + 4;
            }
        }
        self.keep_visible(line);
    }

    fn skip_comment(&mut self) {
        while self.at < self.source.len() {
            let Some((_, after)) = self.line(self.at).split_once("-->") else {
                self.push(String::new(), true, false);
                continue;
            };
            let after = after.to_owned();
            self.keep_visible(after);
            return;
        }
    }

    /// Keeps what a comment left of a line.
    fn keep_visible(&mut self, text: String) {
        let hidden = text.trim().is_empty();
        self.push(text, hidden, false);
    }

    fn keep(&mut self, text: String) {
        self.push(text, false, false);
    }

    fn push(&mut self, mut text: String, hidden: bool, code: bool) {
        if text.trim().is_empty() && !code {
            // No-break spaces would be text to the parser.
            text.clear();
        } else {
            self.below_title = text.starts_with("# ");
        }
        self.lines.push(Line {
            number: number(self.at),
            text,
            hidden,
            code,
        });
        self.at += 1;
    }
}

fn number(at: usize) -> u32 {
    u32::try_from(at + 1).unwrap_or(u32::MAX)
}

/// The kind and length of a fence that begins here.
fn fence(line: &str) -> Option<(char, usize)> {
    let text = line.trim_start();
    if line.len() - text.len() > 3 {
        return None;
    }
    let mark = text.chars().next().filter(|c| matches!(c, '`' | '~'))?;
    let length = text.chars().take_while(|c| *c == mark).count();
    let rest = text.get(length..).unwrap_or_default();
    (length >= 3 && !(mark == '`' && rest.contains('`'))).then_some((mark, length))
}

fn closes(line: &str, mark: char, length: usize) -> bool {
    let text = line.trim();
    line.len() - line.trim_start().len() <= 3
        && text.len() >= length
        && text.chars().all(|c| c == mark)
}

fn opens_table(line: &str) -> bool {
    let text = line.trim_start().to_ascii_lowercase();
    text.starts_with('<')
        && text.find("<table").is_some_and(|at| {
            let after = text.get(at + 6..).unwrap_or_default();
            after.is_empty() || after.starts_with([' ', '>', '\t'])
        })
}

/// The value of an attribute in quotes.
fn quoted(text: &str, key: &str) -> Option<String> {
    let (_, rest) = text.split_once(key)?;
    let mark = rest.chars().next().filter(|c| matches!(c, '"' | '\''))?;
    let (value, _) = rest.get(1..)?.split_once(mark)?;
    Some(value.to_owned())
}
