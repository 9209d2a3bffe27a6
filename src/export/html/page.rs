//! A page of HTML as it grows: every text is escaped, every link leads to the
//! web, and nothing else is there to be clicked.

use crate::export::ticket::clean;

/// The page so far.
pub(super) struct Page(String);

/// A cell of a table.
pub(super) enum Cell {
    /// Anybody's text.
    Text(String),
    /// A text that leads to an address; where that is none, the text alone.
    Link(String, String),
}

impl From<&str> for Cell {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Cell {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl Page {
    /// The head of a page with that title.
    pub(super) fn new(title: &str) -> Self {
        let mut page = Self(String::new());
        page.0.push_str(
            "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
            <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n\
            <meta name=\"viewport\" content=\"width=device-width\">\n\
            <meta name=\"color-scheme\" content=\"light dark\">\n<title>",
        );
        page.0.push_str(&escape(title));
        page.0.push_str("</title>\n<style>\n");
        page.0.push_str(STYLE);
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
        for part in ["<", name, ">", &escape(text), "</", name, ">\n"] {
            self.0.push_str(part);
        }
    }

    /// A paragraph of text.
    pub(super) fn paragraph(&mut self, text: &str) {
        self.element("p", text);
    }

    /// A list; nothing where it has no entries.
    pub(super) fn list(&mut self, name: &str, entries: impl Iterator<Item = Cell>) {
        let mut entries = entries.peekable();
        if entries.peek().is_none() {
            return;
        }
        self.wrapped(name, |page| {
            for entry in entries {
                page.cell("li", &entry);
            }
        });
    }

    /// A table with the names of its columns; nothing where it has no rows.
    pub(super) fn table(&mut self, head: &[&str], rows: impl Iterator<Item = Vec<Cell>>) {
        let mut rows = rows.peekable();
        if rows.peek().is_none() {
            return;
        }
        self.wrapped("table", |page| {
            page.0.push_str("<thead><tr>");
            for name in head {
                page.0.push_str("<th scope=\"col\">");
                page.0.push_str(&escape(name));
                page.0.push_str("</th>");
            }
            page.0.push_str("</tr></thead>\n<tbody>\n");
            for row in rows {
                page.0.push_str("<tr>");
                for cell in &row {
                    page.cell("td", cell);
                }
                page.0.push_str("</tr>\n");
            }
            page.0.push_str("</tbody>");
        });
    }

    fn wrapped(&mut self, name: &str, content: impl FnOnce(&mut Self)) {
        for part in ["<", name, ">\n"] {
            self.0.push_str(part);
        }
        content(self);
        for part in ["</", name, ">\n"] {
            self.0.push_str(part);
        }
    }

    fn cell(&mut self, name: &str, cell: &Cell) {
        let text = match cell {
            Cell::Link(text, url) if is_web(url) => {
                format!("<a href=\"{}\">{}</a>", escape(url), escape(text))
            }
            Cell::Text(text) | Cell::Link(text, _) => escape(text),
        };
        for part in ["<", name, ">", &text, "</", name, ">"] {
            self.0.push_str(part);
        }
    }
}

/// Black on white or white on black, as the reader has it; nothing means
/// anything by its colour, and a row is never cut by the end of a page.
const STYLE: &str = "\
:root { color-scheme: light dark; font: 15px/1.45 system-ui, sans-serif; }\n\
body { max-width: 70rem; margin: 2rem auto; padding: 0 1rem; }\n\
h1 { font-size: 1.8rem; } h2 { margin-top: 2.4rem; border-bottom: 2px solid; } h3 { margin-top: 1.6rem; }\n\
table { width: 100%; border-collapse: collapse; } thead { display: table-header-group; }\n\
th, td { padding: .25rem .5rem .25rem 0; border-bottom: 1px solid; text-align: left; vertical-align: top; overflow-wrap: break-word; }\n\
tr, li { break-inside: avoid; } h2, h3 { break-after: avoid; }\n\
@media print { :root { font-size: 9pt; color-scheme: light; } body { max-width: none; margin: 0; } }\n\
@page { margin: 15mm; @bottom-right { content: counter(page) \" / \" counter(pages); } }\n";

/// Whether it leads to a page of the web.
pub(in crate::export) fn is_web(url: &str) -> bool {
    url.starts_with("https://") || url.starts_with("http://")
}

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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_no_element_and_a_link_leads_to_the_web() {
        let mut page = Page(String::new());
        page.element("p", "<b a='1'>&\u{202e}\u{0}");
        let links = [
            ("x", "javascript:alert(1)"),
            ("y", "https://a.example/?\"&"),
        ];
        page.list(
            "ul",
            links
                .map(|(text, url)| Cell::Link(text.into(), url.into()))
                .into_iter(),
        );
        assert_eq!(
            page.0,
            "<p>&lt;b a=&#39;1&#39;&gt;&amp;</p>\n<ul>\n<li>x</li>\
            <li><a href=\"https://a.example/?&quot;&amp;\">y</a></li></ul>\n"
        );
    }
}
