//! Reads a provider's own page of responsibilities: who says who does what.
//!
//! A page is Markdown (the dialect of the provider's documentation, or plain),
//! HTML as a browser saves it, or a table with separators. What it says is kept
//! as it stands, with its line; what cannot be understood is listed, never
//! dropped, and no owner is invented.
//!
//! Each format gives the same [`piece::Piece`]s; what they mean is decided
//! once, in [`understand`].

pub mod page;
pub mod parcel;
pub mod report;
pub mod rich;

mod catalogue;
mod checklist;
mod columns;
mod context;
mod html;
mod lines;
mod link;
mod markdown;
mod piece;
mod prose;
mod rows;
mod separated;
mod title;
mod understand;
mod variable;
mod words;

use context::Context;
use page::Page;

/// How a page is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Dialect {
    /// Markdown, with the attributes and variables of the documentation.
    Markdown,
    /// HTML.
    Html,
    /// A table with commas, semicolons or tabs.
    Separated,
}

/// What a page says. Everything that looks like a row of a table is either
/// read or listed as unread, so that the counts add up.
pub fn read(text: &str) -> Page {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mut context = Context::default();
    let pieces = match sniff(text) {
        Dialect::Markdown => markdown::pieces(text, &mut context),
        Dialect::Html => html::pieces(text, &mut context),
        Dialect::Separated => separated::pieces(text, &mut context),
    };
    understand::page(pieces, context)
}

/// How the text is written, by its first lines.
pub fn sniff(text: &str) -> Dialect {
    let start = text.trim_start_matches(['\u{feff}', ' ', '\t', '\r', '\n']);
    let is = |tag: &str| {
        start
            .get(..tag.len())
            .is_some_and(|head| head.eq_ignore_ascii_case(tag))
    };
    if [
        "<!doctype",
        "<html",
        "<head",
        "<body",
        "<?xml",
        "<!-- saved",
    ]
    .iter()
    .any(|tag| is(tag))
        || (is("<table") && !start.contains("\n|"))
    {
        return Dialect::Html;
    }
    let first = start.lines().next().unwrap_or_default();
    if separated::is_header(first) {
        return Dialect::Separated;
    }
    Dialect::Markdown
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_is_known_by_its_first_line() {
        for (text, dialect) in [
            ("\u{feff}---\ncopyright:\n---\n# X", Dialect::Markdown),
            ("| Task | IBM | You |\n|-|-|-|", Dialect::Markdown),
            ("\n<!DOCTYPE html><title>x</title>", Dialect::Html),
            ("<HTML><body>", Dialect::Html),
            (
                "Task,IBM responsibilities,Your responsibilities\n",
                Dialect::Separated,
            ),
            ("Item\tOwner\nx\tYou", Dialect::Separated),
            ("\"Task\";\"Provider\";\"Customer\"\n", Dialect::Separated),
            (
                "Your tasks, ours, and what you can do, in short.",
                Dialect::Markdown,
            ),
            ("", Dialect::Markdown),
        ] {
            assert_eq!(sniff(text), dialect, "{text}");
        }
    }
}
