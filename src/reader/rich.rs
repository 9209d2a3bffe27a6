//! Text with structure: paragraphs, list items, links, code, emphasis.

use serde::{Serialize, Serializer};

use super::context::Context;
use super::variable;

/// Text with structure.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Rich {
    /// Its lines and list items.
    pub blocks: Vec<Block>,
}

/// A line or a list item.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Block {
    /// Whether it is a list item.
    pub item: bool,
    /// Its text.
    pub spans: Vec<Span>,
}

/// A stretch of text that looks the same.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Span {
    /// The text.
    pub text: String,
    /// How it looks.
    pub style: Style,
    /// Where it leads: an absolute address.
    pub link: Option<String>,
}

/// How a stretch of text looks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Style {
    /// As the rest.
    #[default]
    Plain,
    /// Emphasised.
    Strong,
    /// As code.
    Code,
}

impl Rich {
    /// The text alone; items begin with a dash.
    pub fn plain(&self) -> String {
        self.write(|span| span.text.clone())
    }

    /// The text as Markdown: links, code and emphasis kept.
    pub fn markdown(&self) -> String {
        self.write(|span| {
            let text = match span.style {
                Style::Plain => span.text.clone(),
                Style::Strong => around(&span.text, "**"),
                Style::Code => around(&span.text, "`"),
            };
            match &span.link {
                Some(link) => format!("[{text}]({link})"),
                None => text,
            }
        })
    }

    /// Whether there is nothing in it.
    pub fn is_empty(&self) -> bool {
        self.blocks.is_empty()
    }

    /// Whether all of it is emphasised: a label rather than a sentence.
    pub fn is_label(&self) -> bool {
        let mut spans = self.blocks.iter().flat_map(|block| &block.spans);
        !self.is_empty()
            && spans.all(|span| {
                span.style == Style::Strong || span.text.trim_matches([':', ' ']).is_empty()
            })
    }

    fn write(&self, show: impl Fn(&Span) -> String) -> String {
        let mut out = String::new();
        for (index, block) in self.blocks.iter().enumerate() {
            if index > 0 {
                out.push('\n');
            }
            if block.item {
                out.push_str("- ");
            }
            for span in &block.spans {
                out.push_str(&show(span));
            }
        }
        out
    }
}

impl Serialize for Rich {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.markdown().serialize(serializer)
    }
}

/// Puts marks around the text, not around the spaces beside it.
fn around(text: &str, mark: &str) -> String {
    let inner = text.trim();
    if inner.is_empty() {
        return text.to_owned();
    }
    let before = if text.starts_with(' ') { " " } else { "" };
    let after = if text.ends_with(' ') { " " } else { "" };
    format!("{before}{mark}{inner}{mark}{after}")
}

/// Collects text as a parser meets it.
#[derive(Debug, Default)]
pub(super) struct Builder {
    runs: Vec<Run>,
    strong: u32,
    code: u32,
    link: Option<String>,
}

#[derive(Debug)]
enum Run {
    Text(Span),
    Break,
    Item,
}

impl Builder {
    /// Adds text as it stands in the page.
    pub(super) fn text(&mut self, text: &str) {
        let style = match (self.code, self.strong) {
            (1.., _) => Style::Code,
            (0, 1..) => Style::Strong,
            (0, 0) => Style::Plain,
        };
        self.push(text, style);
    }

    /// Adds code.
    pub(super) fn literal(&mut self, text: &str) {
        self.push(text, Style::Code);
    }

    /// Begins a new line.
    pub(super) fn line(&mut self) {
        self.runs.push(Run::Break);
    }

    /// Begins a list item.
    pub(super) fn item(&mut self) {
        self.runs.push(Run::Item);
    }

    /// Begins or ends emphasis.
    pub(super) fn strong(&mut self, on: bool) {
        self.strong = step(self.strong, on);
    }

    /// Begins or ends code.
    pub(super) fn code(&mut self, on: bool) {
        self.code = step(self.code, on);
    }

    /// Begins a link, or ends it.
    pub(super) fn link(&mut self, link: Option<String>) {
        self.link = link;
    }

    /// What was collected, in the reader's words: variables by their names,
    /// marks of the dialect as the structure that they stand for.
    pub(super) fn finish(self, context: &mut Context) -> Rich {
        let mut made = Made::default();
        for run in self.runs {
            match run {
                Run::Break => made.next(false),
                Run::Item => made.next(true),
                Run::Text(span) if span.style == Style::Code => {
                    let text = variable::resolve(&span.text, context);
                    made.add(&text, &span);
                }
                Run::Text(span) => dialect(&span, &mut made, context),
            }
        }
        made.done()
    }

    fn push(&mut self, text: &str, style: Style) {
        if let Some(Run::Text(last)) = self.runs.last_mut()
            && last.style == style
            && last.link == self.link
        {
            last.text.push_str(text);
            return;
        }
        self.runs.push(Run::Text(Span {
            text: text.to_owned(),
            style,
            link: self.link.clone(),
        }));
    }
}

fn step(count: u32, on: bool) -> u32 {
    if on {
        count.saturating_add(1)
    } else {
        count.saturating_sub(1)
    }
}

/// Adds text of the dialect: `\n` is a line, `- ` or `* ` at its beginning an item.
fn dialect(span: &Span, made: &mut Made, context: &mut Context) {
    let text = variable::resolve(&variable::without_marks(&span.text), context);
    let mut rest = text.as_str();
    while let Some(at) = line_mark(rest) {
        let (before, after) = rest.split_at(at);
        made.text(before, span);
        made.next(false);
        rest = after.get(2..).unwrap_or_default();
    }
    made.text(rest, span);
}

/// Where a backslash and an `n` stand for a line: at a word's edge, so that a
/// path of Windows stays whole.
fn line_mark(text: &str) -> Option<usize> {
    let marks = text.match_indices("\\n").map(|(at, _)| at);
    let edge = |c: Option<char>| c.is_none_or(|c| !c.is_alphanumeric() && c != '\\');
    marks
        .filter(|&at| {
            let after = text.get(at + 2..).and_then(|rest| rest.chars().next());
            edge(after) || after == Some('\\')
        })
        .find(|&at| !text.get(..at).is_some_and(|before| before.ends_with(':')))
}

/// Blocks as they grow.
#[derive(Default)]
struct Made {
    blocks: Vec<Block>,
    open: Block,
}

impl Made {
    /// Adds text, which at a line's beginning may say that it is an item.
    fn text(&mut self, text: &str, like: &Span) {
        let text = if self.open.spans.is_empty() && like.link.is_none() {
            match marker(text) {
                Some(rest) => {
                    self.open.item = true;
                    rest
                }
                None => text,
            }
        } else {
            text
        };
        self.add(text, like);
    }

    /// Adds text with single spaces, none at a line's beginning.
    fn add(&mut self, text: &str, like: &Span) {
        let mut spaced = self
            .open
            .spans
            .last()
            .is_none_or(|span| span.text.ends_with(' '));
        let mut clean = String::with_capacity(text.len());
        for c in text.chars() {
            if c.is_whitespace() || c == '\u{200b}' {
                if !spaced {
                    clean.push(' ');
                }
                spaced = true;
            } else {
                clean.push(c);
                spaced = false;
            }
        }
        if !clean.is_empty() {
            self.open.spans.push(Span {
                text: clean,
                ..like.clone()
            });
        }
    }

    fn next(&mut self, item: bool) {
        let mut block = std::mem::take(&mut self.open);
        self.open.item = item;
        while let Some(last) = block.spans.last_mut() {
            last.text.truncate(last.text.trim_end().len());
            if !last.text.is_empty() {
                break;
            }
            block.spans.pop();
        }
        if !block.spans.is_empty() {
            self.blocks.push(block);
        } else if block.item {
            // An item's mark on a line of its own, before a paragraph.
            self.open.item = true;
        }
    }

    fn done(mut self) -> Rich {
        self.next(false);
        Rich {
            blocks: self.blocks,
        }
    }
}

/// What follows the mark of a list item.
fn marker(text: &str) -> Option<&str> {
    let text = text.trim_start();
    ["- ", "* ", "\u{2022}", "\u{2013} "]
        .iter()
        .find_map(|mark| text.strip_prefix(mark))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &str) {
        let mut builder = Builder::default();
        builder.text(text);
        let rich = builder.finish(&mut Context::default());
        assert_eq!(rich.markdown(), expected);
    }

    #[test]
    fn marks_of_the_dialect_become_lines_and_items() {
        check("Keep it.  \\n Watch it.", "Keep it.\nWatch it.");
        check("\\n - One. \\n - Two.", "- One.\n- Two.");
        check("* One.\\n* Two.", "- One.\n- Two.");
        check("As follows: \\n \\n More", "As follows:\nMore");
        check("Under C:\\new\\name", "Under C:\\new\\name");
        check("Tabs\tand\u{a0}  spaces ", "Tabs and spaces");
    }

    #[test]
    fn style_and_link_stay_with_their_text() {
        let mut builder = Builder::default();
        builder.text("Use ");
        builder.link(Some("https://example.com/a".to_owned()));
        builder.text("the tool");
        builder.link(None);
        builder.text("{: external} and ");
        builder.literal("keep --all");
        builder.strong(true);
        builder.text(" now");
        builder.strong(false);
        let rich = builder.finish(&mut Context::default());
        assert_eq!(
            rich.markdown(),
            "Use [the tool](https://example.com/a) and `keep --all` **now**"
        );
        assert_eq!(rich.plain(), "Use the tool and keep --all now");
    }
}
