//! The duties: how they are split, and each with whoever has it, by area and
//! task.

use super::joined::Joined;
use super::value::{Block, Cell, Row, Section, Table};
use super::{Part, Scope};
use crate::export::input::Input;
use crate::export::summary;
use crate::model::assignment::Party;
use crate::model::choice::Choices;
use crate::model::slices::Rest;
use crate::ownership::holding::Holding;
use crate::readiness::standing::State;

/// How many duties each party has, by area.
pub(super) fn split(input: &Input) -> Section {
    let mut section = Section::new("split", "Who has what");
    let split = Table::of_texts(
        "Duties by area and party",
        &summary::split_head(),
        summary::split(input),
    );
    section.table(split, "No duty applies.");
    section
}

const HEAD: [&str; 6] = ["Duty", "Object", "Party", "Owner", "Deputy", "Checks"];

/// Every duty; those of the provider only where wanted.
pub(super) async fn duties(scope: Scope<'_>, rest: &mut impl Rest) -> Option<Section> {
    let input = scope.input;
    let mut listing = Listing::new(scope);
    let mut count: usize = 0;
    for holding in input.matrix.in_catalogue_order(input.knowledge) {
        if scope.has(Part::Provider) || holding.party() != Party::Provider {
            listing.put(&holding);
            count += 1;
        }
        rest.rest().await?;
    }
    let mut section =
        Section::on_new_page("responsibilities", format!("Responsibilities: {count}"));
    section.blocks = listing.finish();
    if section.blocks.is_empty() {
        section.text("No duty applies.");
    }
    Some(section)
}

/// The duties so far: a heading and a table for each area, a group of rows
/// for each task.
struct Listing<'a> {
    scope: Scope<'a>,
    blocks: Vec<Block>,
    area: String,
    table: Table,
    task: String,
    rows: Joined,
}

impl<'a> Listing<'a> {
    fn new(scope: Scope<'a>) -> Self {
        Self {
            scope,
            blocks: Vec::new(),
            area: String::new(),
            table: Table::new("", &HEAD),
            task: String::new(),
            rows: Joined::new(scope.together),
        }
    }

    fn put(&mut self, holding: &Holding) {
        let input = self.scope.input;
        let Some((catalogue, task)) = input.task_of(holding) else {
            return;
        };
        if self.task != task.id {
            self.end_task();
            let area = format!(
                "{}: {}",
                catalogue.service,
                catalogue.area_title(&task.area)
            );
            if self.area != area {
                self.end_area();
                self.table.name.clone_from(&area);
                self.area = area;
            }
            self.task.clone_from(&task.id);
            self.table.group(&task.title);
        }
        let object = input.called(holding.kind, holding.object);
        self.rows.put(cells(input, holding), object);
    }

    fn end_task(&mut self) {
        let rows = std::mem::replace(&mut self.rows, Joined::new(self.scope.together));
        self.table.rows.extend(rows.into_rows(1));
    }

    fn end_area(&mut self) {
        let table = std::mem::replace(&mut self.table, Table::new("", &HEAD));
        if table.rows.iter().any(|row| matches!(row, Row::Cells(_))) {
            self.blocks.push(Block::Heading(table.name.clone()));
            self.blocks.push(Block::Table(table));
        }
    }

    fn finish(mut self) -> Vec<Block> {
        self.end_task();
        self.end_area();
        self.blocks
    }
}

/// What is said of a duty, whatever its object.
fn cells(input: &Input, holding: &Holding) -> Vec<Cell> {
    let name = |key| input.owner_name(key).to_owned();
    let owner = match holding.owner() {
        Some(owner) => Cell::Text(name(owner)),
        None if holding.needs_owner() => Cell::Missing("Nobody".to_owned()),
        None => "".into(),
    };
    let deputy = holding.deputy(input.plan).map(name);
    let state = input.state_of(holding).map_or("", State::label);
    vec![
        (&*holding.duty.title).into(),
        Cell::Short(holding.party().label().to_owned()),
        owner,
        deputy.unwrap_or_default().into(),
        Cell::Short(state.to_owned()),
    ]
}
