//! A report to read and to file: one page of plain HTML without scripts,
//! pictures or addresses it would load anything from, for mail and print.

mod page;

use super::input::Input;
use super::report::document;
use super::report::value::{Block, Document, Section};
use super::{Exporter, Group, What};
use crate::model::slices::{Restless, at_once};
use page::Page;

/// The format.
pub(super) const EXPORTER: Exporter = Exporter {
    name: "html",
    title: "Report",
    description: "To mail and to file: one page without scripts, with everything from cover to sources",
    group: Group::Read,
    extension: "html",
    mime: "text/html;charset=utf-8",
    whats: &[What::All],
    write,
    plays: true,
    render: Some(render),
    ..Exporter::PLAIN
};

fn write(input: &Input, _: What) -> Vec<u8> {
    render(&at_once(document(input, &[], &mut Restless)))
}

fn render(report: &Document) -> Vec<u8> {
    let mut page = Page::new(&report.title, &report.edition);
    page.element("h1", &report.title);
    for section in &report.sections {
        part(&mut page, section);
    }
    page.finish()
}

fn part(page: &mut Page, section: &Section) {
    page.section_head(&section.title, section.begins_page);
    for block in &section.blocks {
        match block {
            Block::Heading(text) => page.element("h3", text),
            Block::Text(text) => page.element("p", text),
            Block::Readiness { level, score } => {
                page.element("p", &format!("Readiness: {level}, {score} of 100"));
            }
            Block::List(entries) => page.list(entries),
            Block::Table(table) => page.table(table),
        }
    }
}
