//! HTML as pieces of a page.

mod cells;
mod place;

use html5gum::emitters::default::DefaultEmitter;
use html5gum::{StartTag, Token, Tokenizer};

use self::cells::Grid;
use self::place::LineCount;
use super::context::Context;
use super::link::Base;
use super::piece::Piece;
use super::rich::Builder;
use crate::model::units::Date;

/// Elements whose text is none of the page's.
const SILENT: [&str; 8] = [
    "script", "style", "noscript", "template", "svg", "nav", "button", "select",
];

/// Elements that stand on lines of their own.
const BLOCKS: [&str; 23] = [
    "p",
    "div",
    "section",
    "article",
    "main",
    "header",
    "footer",
    "aside",
    "blockquote",
    "ul",
    "ol",
    "dl",
    "dt",
    "dd",
    "li",
    "body",
    "details",
    "summary",
    "figure",
    "figcaption",
    "pre",
    "hr",
    "center",
];

/// The pieces of an HTML page.
pub(super) fn pieces(source: &str, context: &mut Context) -> Vec<Piece> {
    saved_from(source, context);
    fragment(source, 1, context)
}

/// The pieces of HTML that begins on that line of a page.
pub(super) fn fragment(source: &str, first_line: u32, context: &mut Context) -> Vec<Piece> {
    let mut walk = Walk {
        context,
        pieces: Vec::new(),
        open: None,
        kind: Kind::Paragraph,
        tables: Vec::new(),
        silent: None,
        title: None,
        line: first_line,
    };
    let mut emitter = DefaultEmitter::<usize>::new_with_span();
    emitter.naively_switch_states(true);
    let mut lines = LineCount::new(source, first_line);
    for token in Tokenizer::new_with_emitter(source, emitter) {
        let Ok(token) = token;
        match token {
            Token::StartTag(tag) => {
                walk.line = lines.at(tag.span.start);
                walk.start(&tag);
            }
            Token::EndTag(tag) => {
                walk.line = lines.at(tag.span.start);
                walk.end(&name(&tag.name));
            }
            Token::String(text) => {
                walk.line = lines.at(text.span.start);
                walk.text(&String::from_utf8_lossy(&text));
            }
            _ => {}
        }
    }
    walk.finish()
}

/// Applies a tag that stands inside of a line.
pub(super) fn inline(source: &str, builder: &mut Builder, base: &Base) {
    for token in Tokenizer::new(source) {
        let Ok(token) = token;
        match token {
            Token::StartTag(tag) => {
                let href = attribute(&tag, "href").and_then(|href| base.absolute(&href));
                tag_in_line(&name(&tag.name), true, href, builder);
            }
            Token::EndTag(tag) => tag_in_line(&name(&tag.name), false, None, builder),
            Token::String(text) => builder.text(&String::from_utf8_lossy(&text)),
            _ => {}
        }
    }
}

fn tag_in_line(name: &str, begins: bool, href: Option<String>, builder: &mut Builder) {
    match name {
        "b" | "strong" | "em" | "i" => builder.strong(begins),
        "code" | "kbd" | "samp" | "tt" => builder.code(begins),
        "a" => builder.link(href),
        "li" if begins => builder.item(),
        // A browser takes `</br>` for a line break, too.
        "br" => builder.line(),
        name if BLOCKS.contains(&name) => builder.line(),
        _ => {}
    }
}

fn name(name: &[u8]) -> String {
    String::from_utf8_lossy(name).into_owned()
}

fn attribute<S: html5gum::SpanBound>(tag: &StartTag<S>, key: &str) -> Option<String> {
    let value = tag.attributes.get(key.as_bytes())?;
    Some(String::from_utf8_lossy(value).into_owned())
}

/// The address that a browser notes when it saves a page.
fn saved_from(source: &str, context: &mut Context) {
    let head: String = source.chars().take(2000).collect();
    let address = head
        .split_once("saved from url=(")
        .and_then(|(_, rest)| rest.split_once(')'))
        .and_then(|(_, rest)| rest.split_whitespace().next());
    if let Some(address) = address.and_then(|it| context.base.absolute(it)) {
        context.base.page = Some(address);
    }
}

/// What a block of text is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Paragraph,
    Item,
    Heading(u8),
}

struct Walk<'a> {
    context: &'a mut Context,
    pieces: Vec<Piece>,
    open: Option<(Builder, u32)>,
    kind: Kind,
    /// The tables that are open, the innermost last.
    tables: Vec<Grid>,
    /// The element whose text is none of the page's, and how deep it is.
    silent: Option<(String, usize)>,
    title: Option<String>,
    line: u32,
}

impl Walk<'_> {
    fn start(&mut self, tag: &StartTag<usize>) {
        let name = name(&tag.name);
        if let Some((silent, depth)) = &mut self.silent {
            *depth += usize::from(*silent == name && !tag.self_closing);
            return;
        }
        if SILENT.contains(&&*name) {
            if !tag.self_closing {
                self.silent = Some((name, 1));
            }
            return;
        }
        match &*name {
            "table" => {
                self.close();
                self.tables.push(Grid::new(self.line));
            }
            "tr" | "td" | "th" | "thead" | "tbody" | "tfoot" | "caption" => {
                let line = self.line;
                if let Some(grid) = self.tables.last_mut() {
                    let span = |key| attribute(tag, key).and_then(|text| text.trim().parse().ok());
                    grid.start(
                        &name,
                        line,
                        [span("colspan"), span("rowspan")],
                        self.context,
                    );
                }
            }
            "title" => self.title = Some(String::new()),
            "meta" => self.meta(tag),
            "base" | "link" => self.address(&name, tag),
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" if self.tables.is_empty() => {
                self.close();
                let level = name.as_bytes().get(1).map_or(1, |digit| digit - b'0');
                self.kind = Kind::Heading(level);
            }
            block if BLOCKS.contains(&block) && self.tables.is_empty() => {
                self.close();
                if block == "li" {
                    self.kind = Kind::Item;
                }
            }
            _ => {
                let href = attribute(tag, "href").and_then(|it| self.context.base.absolute(&it));
                if let Some(builder) = self.builder() {
                    tag_in_line(&name, true, href, builder);
                }
            }
        }
    }

    fn end(&mut self, name: &str) {
        if let Some((silent, depth)) = &mut self.silent {
            *depth -= usize::from(silent == name);
            if *depth == 0 {
                self.silent = None;
            }
            return;
        }
        match name {
            "table" => self.end_table(),
            "tr" | "td" | "th" | "thead" | "tbody" | "tfoot" | "caption" => {
                if let Some(grid) = self.tables.last_mut() {
                    grid.end(name, self.context);
                }
            }
            "title" => {
                let title = self.title.take().unwrap_or_default();
                if self.context.title.is_empty() {
                    title.trim().clone_into(&mut self.context.title);
                }
            }
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" if self.tables.is_empty() => self.close(),
            block if BLOCKS.contains(&block) && self.tables.is_empty() => self.close(),
            _ => {
                if let Some(builder) = self.builder() {
                    tag_in_line(name, false, None, builder);
                }
            }
        }
    }

    fn text(&mut self, text: &str) {
        if self.silent.is_some() {
            return;
        }
        if let Some(title) = &mut self.title {
            title.push_str(text);
            return;
        }
        let says = !self.tables.is_empty() || !text.trim().is_empty() || self.open.is_some();
        if says && let Some(builder) = self.builder() {
            builder.text(text);
        }
    }

    /// Where text goes now; nowhere between the cells of a table.
    fn builder(&mut self) -> Option<&mut Builder> {
        if let Some(grid) = self.tables.last_mut() {
            return grid.builder();
        }
        let line = self.line;
        Some(
            &mut self
                .open
                .get_or_insert_with(|| (Builder::default(), line))
                .0,
        )
    }

    fn close(&mut self) {
        let kind = std::mem::replace(&mut self.kind, Kind::Paragraph);
        let Some((builder, line)) = self.open.take() else {
            return;
        };
        let text = builder.finish(self.context);
        if text.is_empty() {
            return;
        }
        self.pieces.push(match kind {
            Kind::Heading(level) => Piece::Heading(level, text),
            Kind::Item => Piece::Item(text, line),
            Kind::Paragraph => Piece::Paragraph(text, line),
        });
    }

    fn end_table(&mut self) {
        if let Some(grid) = self.tables.pop() {
            let table = grid.finish(self.context);
            if !table.header.is_empty() || !table.rows.is_empty() {
                self.pieces.push(Piece::Table(table));
            }
        }
    }

    /// The day of the last change, where the page's head says so.
    fn meta(&mut self, tag: &StartTag<usize>) {
        let key = attribute(tag, "name").or_else(|| attribute(tag, "property"));
        let key = key.unwrap_or_default().to_ascii_lowercase();
        let says_when = ["modified", "lastupdated", "last-updated", "dcterms.date"];
        if says_when.iter().any(|word| key.contains(word)) {
            let content = attribute(tag, "content").unwrap_or_default();
            let day = content.get(..10).and_then(Date::parse);
            self.context.date = self.context.date.or(day);
        }
    }

    fn address(&mut self, name: &str, tag: &StartTag<usize>) {
        let canonical =
            attribute(tag, "rel").is_some_and(|rel| rel.eq_ignore_ascii_case("canonical"));
        if (name == "base" || canonical)
            && let Some(href) = attribute(tag, "href")
            && href.starts_with("http")
        {
            self.context.base.page = Some(href);
        }
    }

    fn finish(mut self) -> Vec<Piece> {
        while !self.tables.is_empty() {
            self.end_table();
        }
        self.close();
        self.pieces
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reader::piece::RawTable;
    use crate::reader::rich::Rich;

    fn read(page: &str) -> (Vec<String>, Vec<RawTable>) {
        let (mut texts, mut tables) = (Vec::new(), Vec::new());
        for piece in pieces(page, &mut Context::default()) {
            match piece {
                Piece::Table(table) => tables.push(table),
                Piece::Heading(level, text) => texts.push(format!("{level} {}", text.plain())),
                Piece::Paragraph(text, line) => texts.push(format!("{} {line}", text.plain())),
                Piece::Item(text, line) => texts.push(format!("- {} {line}", text.plain())),
            }
        }
        (texts, tables)
    }

    fn cells(row: &[Rich]) -> Vec<String> {
        row.iter().map(Rich::markdown).collect()
    }

    #[test]
    fn a_table_without_closing_tags_is_read() {
        let page = "<table>\n<tr><th>Task<th>IBM<th>You\n<tr><td>A<td><ul><li>One<li>Two</ul><td>\n</table>";
        let (_, tables) = read(page);
        assert_eq!(cells(&tables[0].header), ["Task", "IBM", "You"]);
        assert_eq!(cells(&tables[0].rows[0].cells), ["A", "- One\n- Two", ""]);
        assert_eq!(tables[0].rows[0].line, 3);
    }

    #[test]
    fn cells_that_span_stand_in_every_place() {
        let page = "<table><tr><th>T</th><th>I</th><th>Y</th></tr>\
            <tr><td rowspan=2>A</td><td>1</td><td>2</td></tr><tr><td colspan=2>3</td></tr>\
            <tr><th colspan=3>Part</th></tr><tr><td>B</td></tr></table>";
        let rows = &read(page).1[0].rows;
        assert_eq!(cells(&rows[1].cells), ["A", "3", "3"]);
        assert!(rows[2].spans);
        assert_eq!(cells(&rows[3].cells), ["B"]);
    }

    #[test]
    fn text_is_told_from_what_only_a_browser_needs() {
        let page = "<head><title>X</title><style>p{}</style></head><nav><p>Menu</p></nav>\
            <h2>A &amp; B</h2>\n<p>One <b>two</b></p><script>var a='<p>no</p>'</script><ul><li>Three</ul>";
        let (texts, _) = read(page);
        assert_eq!(texts, ["2 A & B", "One two 2", "- Three 2"]);
    }
}
