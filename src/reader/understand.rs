//! What the pieces of a page mean.

use super::columns::{Shape, shape};
use super::context::Context;
use super::page::{Page, RowParty, TableFacts, TableKind, Variables};
use super::piece::{Piece, RawTable};
use super::prose::Prose;
use super::rich::Rich;
use super::rows::{self, Place};
use super::title;
use super::words::{is_area, named, of_duties};

/// What those pieces say.
pub(super) fn page(pieces: Vec<Piece>, context: Context) -> Page {
    let mut page = Page::default();
    let mut headings = Headings::default();
    let mut prose = Prose::default();
    for piece in pieces {
        match piece {
            Piece::Heading(level, text) => {
                headings.add(level, &text);
                prose.heading(&headings.nearest());
            }
            Piece::Paragraph(text, line) => {
                prose.paragraph(&text, line, &headings.area(), &mut page.prose);
            }
            Piece::Item(text, line) => {
                prose.item(&text, line, &headings.area(), &mut page.prose);
            }
            Piece::Table(raw) => {
                prose.end();
                table(&raw, &headings, &mut page);
            }
        }
    }
    page.title = headings.title.unwrap_or(context.title);
    page.service = title::service(&page.title, &context.collection);
    page.date = context.date;
    page.url = context.base.page;
    page.variables = Variables {
        resolved: context.resolved,
        unresolved: context.unresolved,
        names: context.unknown.into_iter().collect(),
    };
    page
}

fn table(raw: &RawTable, headings: &Headings, page: &mut Page) {
    let shape = shape(raw, headings.party(&raw.caption));
    let (kind, reason) = match &shape {
        Shape::Tasks(_) | Shape::Of(_) => (TableKind::Task, None),
        Shape::Matrix => (TableKind::Matrix, None),
        Shape::Other(reason) => (TableKind::Other, Some(*reason)),
    };
    page.tables.push(TableFacts {
        heading: headings.nearest(),
        parents: headings.parents(),
        kind,
        header: raw.header.iter().map(Rich::plain).collect(),
        line: raw.line,
        rows: raw.rows.len(),
        caption: raw.caption.clone(),
        reason,
    });
    let (area, nearest) = (headings.area(), headings.nearest());
    let part = if nearest == area {
        String::new()
    } else {
        nearest
    };
    rows::read(raw, &shape, &Place { area, part }, page);
}

/// The headings above a place.
#[derive(Default)]
struct Headings {
    open: Vec<(u8, String)>,
    /// The first heading of the highest level.
    title: Option<String>,
}

impl Headings {
    fn add(&mut self, level: u8, text: &Rich) {
        let text = text.plain();
        if text.is_empty() {
            return;
        }
        if level == 1 && self.title.is_none() {
            self.title = Some(text.clone());
        }
        while self.open.last().is_some_and(|(last, _)| *last >= level) {
            self.open.pop();
        }
        self.open.push((level, text));
    }

    fn nearest(&self) -> String {
        self.open
            .last()
            .map(|(_, text)| text.clone())
            .unwrap_or_default()
    }

    fn parents(&self) -> Vec<String> {
        let above = self.open.split_last().map_or(&[][..], |(_, above)| above);
        above.iter().map(|(_, text)| text.clone()).collect()
    }

    /// The nearest heading that is an area, else the nearest.
    fn area(&self) -> String {
        let mut below_title = self.open.iter().rev().filter(|(level, _)| *level > 1);
        let area = below_title.find(|(_, text)| is_area(text));
        area.map_or_else(|| self.nearest(), |(_, text)| text.clone())
    }

    /// The one party that the nearest heading or the caption names; the title
    /// names whoever the page is for.
    fn party(&self, caption: &str) -> Option<RowParty> {
        let heading = self.open.last().filter(|(level, _)| *level > 1);
        let texts = [heading.map(|(_, text)| text.as_str()), Some(caption)];
        texts
            .into_iter()
            .flatten()
            .filter(|text| of_duties(text))
            .find_map(|text| named(text).only())
    }
}
