//! A page of HTML as it grows: every text is escaped, every link leads to the
//! web, and nothing else is there to be clicked.

use std::fmt::Write as _;

use crate::export::report::value::{Cell, Row, Table, Width, is_web};
use crate::export::ticket::clean;

/// The page so far.
pub(super) struct Page(String);

impl Page {
    /// The head of a page with that title, and what every sheet of paper says
    /// besides.
    pub(super) fn new(title: &str, edition: &str) -> Self {
        let mut page = Self(String::new());
        page.0.push_str(
            "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
            <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n\
            <meta name=\"viewport\" content=\"width=device-width\">\n\
            <meta name=\"color-scheme\" content=\"light dark\">\n<title>",
        );
        page.0.push_str(&escape(title));
        page.0.push_str(": recovery report</title>\n<style>\n");
        page.0.push_str(STYLE);
        // Writing to a text cannot fail, here and below.
        let _ = writeln!(
            page.0,
            "@page {{ @top-left {{ content: {}; }} @top-right {{ content: {}; }} }}",
            quoted(title),
            quoted(edition)
        );
        page.0.push_str("</style>\n</head>\n<body>\n");
        page
    }

    /// The whole page.
    pub(super) fn finish(mut self) -> Vec<u8> {
        self.0.push_str("</body>\n</html>\n");
        self.0.into_bytes()
    }

    /// An element with that text.
    pub(super) fn element(&mut self, name: &str, text: &str) {
        let _ = writeln!(self.0, "<{name}>{}</{name}>", escape(text));
    }

    /// The heading of a section, on a new sheet of paper where it is to begin one.
    pub(super) fn section_head(&mut self, title: &str, begins_page: bool) {
        let class = if begins_page { " class=\"new\"" } else { "" };
        let _ = writeln!(self.0, "<h2{class}>{}</h2>", escape(title));
    }

    /// A list.
    pub(super) fn list(&mut self, entries: &[Cell]) {
        self.0.push_str("<ul>\n");
        for entry in entries {
            let _ = writeln!(self.0, "<li>{}</li>", content(entry));
        }
        self.0.push_str("</ul>\n");
    }

    /// A table.
    pub(super) fn table(&mut self, table: &Table) {
        self.0.push_str("<table>\n<thead><tr>");
        for (at, name) in table.head.iter().enumerate() {
            let class = class(table.width(at));
            let _ = write!(self.0, "<th scope=\"col\"{class}>{}</th>", escape(name));
        }
        self.0.push_str("</tr></thead>\n<tbody>\n");
        for row in &table.rows {
            self.row(row, table.head.len());
        }
        self.0.push_str("</tbody>\n</table>\n");
    }

    fn row(&mut self, row: &Row, columns: usize) {
        match row {
            Row::Group(title) => {
                let title = escape(title);
                let _ = writeln!(
                    self.0,
                    "<tr class=\"group\"><th colspan=\"{columns}\" scope=\"colgroup\">{title}</th></tr>"
                );
            }
            Row::Cells(cells) => {
                self.0.push_str("<tr>");
                for cell in cells {
                    let (name, scope) = match cell {
                        Cell::Head(_) => ("th", " scope=\"row\""),
                        _ => ("td", ""),
                    };
                    let class = class(cell.width());
                    let _ = write!(self.0, "<{name}{scope}{class}>{}</{name}>", content(cell));
                }
                self.0.push_str("</tr>\n");
            }
        }
    }
}

/// The class of a cell of that width, as an attribute.
const fn class(width: Width) -> &'static str {
    match width {
        Width::Count => " class=\"num\"",
        Width::Short => " class=\"short\"",
        Width::Title => " class=\"title\"",
        Width::Fair => "",
        Width::Long => " class=\"long\"",
    }
}

/// What a cell says, as content of an element.
fn content(cell: &Cell) -> String {
    match cell {
        Cell::Text(text) | Cell::Short(text) | Cell::Number(text) | Cell::Head(text) => {
            escape(text)
        }
        Cell::Missing(text) => format!("<strong>{}</strong>", escape(text)),
        Cell::Box(ticked) => if *ticked { "☒" } else { "☐" }.to_owned(),
        Cell::Lines(text, under) => {
            let mut out = escape(text);
            for line in under {
                out.push_str("<div>");
                out.push_str(&escape(line));
                out.push_str("</div>");
            }
            out
        }
        Cell::Link(text, url) if is_web(url) => {
            format!("<a href=\"{}\">{}</a>", escape(url), escape(text))
        }
        Cell::Link(text, _) => escape(text),
    }
}

/// Black on white or white on black, as the reader has it; nothing means
/// anything by its colour, and a row is never cut by the end of a page.
const STYLE: &str = "\
:root { color-scheme: light dark; font: 15px/1.45 system-ui, sans-serif; }\n\
body { max-width: 70rem; margin: 2rem auto; padding: 0 1rem; }\n\
h1 { font-size: 1.8rem; line-height: 1.25; } h2 { margin-top: 2.4rem; border-bottom: 2px solid; } h3 { margin-top: 1.6rem; }\n\
table { width: 100%; border-collapse: collapse; } thead { display: table-header-group; }\n\
th, td { padding: .25rem .5rem .25rem 0; border-bottom: 1px solid #8888; text-align: left; vertical-align: top; overflow-wrap: anywhere; }\n\
thead th { border-bottom: 1px solid; } .group th { padding-top: .8rem; }\n\
th, td { min-width: 6.2em; } .num { text-align: right; } .num, .short { min-width: 0; overflow-wrap: normal; } .short { white-space: nowrap; }\n\
.title { min-width: 9em; } td.title { font-size: .86em; } .long { width: 40%; } td > div { font-size: .86em; }\n\
tr, li, h1, h2, h3 { break-inside: avoid; } h2, h3, thead, .group, p:has(+ table) { break-after: avoid; }\n\
@media print {\n\
:root { font-size: 9pt; color-scheme: light; } body { max-width: none; margin: 0; padding: 0; }\n\
.new { break-before: page; margin-top: 0; } p { orphans: 3; widows: 3; }\n\
a { color: inherit; } li > a::after { content: \" (\" attr(href) \")\"; overflow-wrap: anywhere; }\n\
}\n\
@page { size: A4; margin: 18mm 14mm 16mm; font: 8pt system-ui, sans-serif; @bottom-right { content: \"Page \" counter(page) \" of \" counter(pages); } }\n";

/// The text as content or value of an attribute.
fn escape(text: &str) -> String {
    let mut out = String::new();
    for c in clean(text).chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            c => out.push(c),
        }
    }
    out
}

/// The text as a string of a style sheet: whatever is no letter or digit is
/// written by its number, so that nothing ends string or sheet.
fn quoted(text: &str) -> String {
    let mut out = "\"".to_owned();
    for c in clean(text).chars() {
        if c.is_alphanumeric() || c == ' ' {
            out.push(c);
        } else {
            let _ = write!(out, "\\{:x} ", u32::from(c));
        }
    }
    out.push('"');
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_no_element_and_a_link_leads_to_the_web() {
        let mut page = Page(String::new());
        page.element("p", "<b a='1'>&\u{202e}\u{0}");
        let link = |text: &str, url: &str| Cell::Link(text.to_owned(), url.to_owned());
        page.list(&[
            link("x", "javascript:alert(1)"),
            link("y", "https://a.example/?\"&"),
        ]);
        assert_eq!(
            page.0,
            "<p>&lt;b a=&#39;1&#39;&gt;&amp;</p>\n<ul>\n<li>x</li>\n\
            <li><a href=\"https://a.example/?&quot;&amp;\">y</a></li>\n</ul>\n"
        );
    }

    #[test]
    fn text_ends_no_string_of_the_style_sheet() {
        assert_eq!(
            quoted("ERP 2\"}</style>\\"),
            "\"ERP 2\\22 \\7d \\3c \\2f style\\3e \\5c \""
        );
    }
}
