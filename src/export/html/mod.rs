//! A report to read and to file: one page of plain HTML without scripts,
//! pictures or addresses it would load anything from, for mail and print.

pub(super) mod page;
mod play;

use std::collections::BTreeMap;

use super::input::Input;
use super::rows::{due, text};
use super::{Exporter, Group, What, drills, objectives, summary};
use crate::model::choice::Choices;
use crate::model::plan::Kind;
use crate::model::units::show_minutes;
use crate::readiness::assess::Placed;
use crate::readiness::rule::Severity;
use crate::readiness::standing::State;
use page::{Cell, Page};

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
    ..Exporter::PLAIN
};

fn write(input: &Input, what: What) -> Vec<u8> {
    let mut page = Page::new(&format!("{}: recovery report", input.plan.name()));
    cover(&mut page, input);
    gates(&mut page, input);
    if what != What::Checklist {
        split(&mut page, input);
        matrix(&mut page, input);
    }
    if what != What::Responsibilities {
        findings(&mut page, input);
        settled(&mut page, input);
        targets(&mut page, input);
        play::scenarios(&mut page, input);
        for (title, rows) in drills::tables(input) {
            drill_table(&mut page, title, rows);
        }
    }
    sources(&mut page, input);
    page.finish()
}

fn cover(page: &mut Page, input: &Input) {
    page.element("h1", input.plan.name());
    let facts = input.plan.facts.first();
    if let Some(facts) = facts.filter(|facts| !facts.description.is_empty()) {
        page.paragraph(&facts.description);
    }
    page.table(&["Fact", "Value"], cells(summary::facts(input)));
    page.paragraph(summary::MADE_WITH);
}

fn gates(page: &mut Page, input: &Input) {
    page.element("h2", "Level and gates");
    page.table(&summary::GATES_HEAD, cells(summary::gates(input)));
}

/// How many duties each party has, by area.
fn split(page: &mut Page, input: &Input) {
    page.element("h2", "Who has what");
    page.table(&summary::split_head(), cells(summary::split(input)));
}

fn cells(rows: Vec<impl IntoIterator<Item = String>>) -> impl Iterator<Item = Vec<Cell>> {
    let row = |row: Vec<String>| row.into_iter().map(Cell::from).collect();
    rows.into_iter()
        .map(move |one| row(one.into_iter().collect()))
}

fn matrix(page: &mut Page, input: &Input) {
    page.element("h2", "Responsibilities");
    let mut by_task: BTreeMap<String, Vec<Vec<Cell>>> = BTreeMap::new();
    for holding in input.matrix.in_catalogue_order(input.knowledge) {
        let person = |key| input.owner_name(key).to_owned();
        let owner = match holding.owner() {
            Some(owner) => person(owner),
            None if holding.needs_owner() => "nobody".to_owned(),
            None => String::new(),
        };
        let row = vec![
            (&*holding.duty.title).into(),
            input.called(holding.kind, holding.object).into(),
            holding.party().label().into(),
            owner.into(),
            holding
                .deputy(input.plan)
                .map(person)
                .unwrap_or_default()
                .into(),
            input.state_of(&holding).map_or("", State::label).into(),
        ];
        by_task
            .entry(holding.duty.task.clone())
            .or_default()
            .push(row);
    }
    for catalogue in &input.knowledge.catalogues {
        for task in &catalogue.tasks {
            let Some(rows) = by_task.remove(&task.id) else {
                continue;
            };
            let area = catalogue.area_title(&task.area);
            page.element("h3", &format!("{area}: {}", task.title));
            let head = ["Duty", "Object", "Party", "Owner", "Deputy", "Checks"];
            page.table(&head, rows.into_iter());
        }
    }
}

fn findings(page: &mut Page, input: &Input) {
    page.element("h2", "Findings");
    let entries = input.entries();
    for &severity in Severity::ALL {
        let of = entries
            .iter()
            .filter(|placed| placed.entry.state.is_finding() && placed.item.severity() == severity);
        let count = of.clone().count();
        page.element("h3", &format!("{}: {count}", severity.label()));
        let head = [
            "Object",
            "Finding",
            "What to do",
            "State",
            "Owner",
            "Due",
            "Source",
        ];
        page.table(&head, of.map(|placed| finding(input, placed)));
    }
}

fn finding(input: &Input, placed: &Placed) -> Vec<Cell> {
    let owner = placed
        .entry
        .owner
        .map_or("nobody", |key| input.owner_name(key));
    let source = input.source(placed.item.sources());
    vec![
        input.called(placed.kind, placed.object).into(),
        text(placed).into(),
        placed.item.advice().into(),
        placed.entry.state.label().into(),
        owner.into(),
        due(placed)
            .map_or_else(String::new, |day| day.to_string())
            .into(),
        source.map_or_else(
            || "".into(),
            |source| Cell::Link(source.title.clone(), source.url.clone()),
        ),
    ]
}

/// What is accepted and what does not apply, with the reason.
fn settled(page: &mut Page, input: &Input) {
    let entries = input.entries();
    let of = entries.iter().filter(|placed| {
        matches!(
            placed.entry.state,
            State::AcceptedRisk | State::NotApplicable
        )
    });
    if of.clone().next().is_none() {
        return;
    }
    page.element("h2", "Accepted risks, and what does not apply");
    let rows = of.map(|placed| {
        let said = placed.entry.attestation.as_deref();
        let until = said.and_then(|said| said.accepted_until.value());
        vec![
            input.called(placed.kind, placed.object).into(),
            placed.item.title().into(),
            placed.entry.state.label().into(),
            said.map_or("", |said| &said.reason).into(),
            said.map_or("", |said| &said.accepted_by).into(),
            until.map_or_else(String::new, |day| day.to_string()).into(),
        ]
    });
    page.table(
        &["Object", "Item", "State", "Reason", "Accepted by", "Until"],
        rows,
    );
}

fn targets(page: &mut Page, input: &Input) {
    let rows = objectives::rows(input);
    if rows.is_empty() {
        return;
    }
    page.element("h2", "Objectives");
    let target = |target: Option<u32>| target.map_or_else(|| "none".to_owned(), show_minutes);
    let cells = rows.iter().map(|row| {
        vec![
            input.called(Kind::Workload, row.workload.meta.id).into(),
            target(row.rpo.target).into(),
            row.rpo.formula().into(),
            row.rpo.verdict.text().into(),
            target(row.rto.target).into(),
            row.rto.formula().into(),
            row.rto.verdict.text().into(),
        ]
    });
    let head = [
        "Workload",
        "RPO target",
        "Worst-case RPO",
        "Verdict",
        "RTO target",
        "RTO",
        "Verdict",
    ];
    page.table(&head, cells);
}

fn drill_table(page: &mut Page, title: &str, rows: Vec<Vec<String>>) {
    let mut rows = rows.into_iter();
    let Some(head) = rows.next() else { return };
    if rows.len() == 0 {
        return;
    }
    page.element("h2", title);
    let head: Vec<&str> = head.iter().map(String::as_str).collect();
    page.table(&head, cells(rows.collect()));
}

fn sources(page: &mut Page, input: &Input) {
    page.element("h2", "Sources");
    let entries = input.knowledge.sources.iter().map(|source| {
        let words = format!("{}, {}, {}", source.title, source.publisher, source.date);
        Cell::Link(words, source.url.clone())
    });
    page.list("ul", entries);
}
