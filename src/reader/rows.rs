//! The rows of a table as tasks, as resources, or as unread.

use super::columns::{Role, Shape};
use super::page::{Half, MatrixRow, Page, RowParty, TaskRow, ThirdParty, Unread};
use super::piece::{RawRow, RawTable};
use super::rich::{Block, Rich, Span};
use super::words::{Owner, is_none, is_unknown, letters, owner};

/// Where a table stands.
pub(super) struct Place {
    /// The area.
    pub(super) area: String,
    /// The nearest heading, where the area is further up.
    pub(super) part: String,
}

/// Reads the rows into the page: each becomes one entry of it.
pub(super) fn read(table: &RawTable, shape: &Shape, place: &Place, page: &mut Page) {
    let mut reader = Reader {
        table,
        place,
        section: None,
        task: None,
        area: None,
    };
    for row in &table.rows {
        let result = match shape {
            Shape::Tasks(roles) => reader.task(row, roles).map(|task| page.tasks.push(task)),
            Shape::Of(party) => reader
                .task_of(row, *party)
                .map(|task| page.tasks.push(task)),
            Shape::Matrix => reader.resource(row).map(|row| page.matrix.push(row)),
            Shape::Other(reason) => Err(*reason),
        };
        if let Err(reason) = result {
            page.unread.push(Unread {
                line: row.line,
                text: row.text.clone(),
                reason,
            });
        }
    }
}

struct Reader<'a> {
    table: &'a RawTable,
    place: &'a Place,
    /// The heading inside of the table above the row.
    section: Option<String>,
    /// The task above, which a row without one goes on with.
    task: Option<String>,
    /// The same for a column of areas.
    area: Option<String>,
}

impl Reader<'_> {
    fn task(&mut self, row: &RawRow, roles: &[Role]) -> Result<TaskRow, &'static str> {
        self.usable(row)?;
        let mut parts = Parts::default();
        let (mut task, mut area) = (None, None);
        for (column, role) in roles.iter().enumerate() {
            let cell = row.cells.get(column);
            match role {
                Role::Task => task = cell.filter(|cell| !cell.is_empty()),
                Role::Area => area = cell.filter(|cell| !cell.is_empty()),
                Role::Provider => parts.provider = Some(half(cell)),
                Role::Customer => parts.customer = Some(half(cell)),
                Role::Both => {
                    parts.provider = Some(half(cell));
                    parts.customer = Some(half(cell));
                }
                Role::Third(name) => parts.third(name, cell),
                Role::Owner => parts.owner(cell),
                Role::Other => parts.other(cell),
                Role::Note(name) => parts.note(name, cell),
            }
        }
        if let Some(area) = area {
            self.area = Some(area.plain());
        }
        let task = match (task, &self.task) {
            (Some(task), _) => task.plain(),
            (None, Some(above)) => above.clone(),
            (None, None) => return Err("The row does not name a task"),
        };
        self.task = Some(task.clone());
        let area = self.area.clone().or_else(|| self.section.clone());
        let part = match area {
            Some(_) => self.place.area.clone(),
            None => self.place.part.clone(),
        };
        Ok(parts.row(
            task,
            area.unwrap_or_else(|| self.place.area.clone()),
            part,
            row.line,
        ))
    }

    /// A row of a table whose heading names the party.
    fn task_of(&mut self, row: &RawRow, party: RowParty) -> Result<TaskRow, &'static str> {
        self.usable(row)?;
        let mut cells = row.cells.iter().filter(|cell| !cell.is_empty());
        let first = cells.next().ok_or("Every cell is empty")?;
        let mut text = Rich::default();
        for cell in cells {
            text.blocks.extend(cell.blocks.iter().cloned());
        }
        let none = || Half::None(Rich::default());
        let (provider, customer) = match party {
            RowParty::Provider => (Half::Duty(text), none()),
            RowParty::Customer => (none(), Half::Duty(text)),
            _ => (none(), none()),
        };
        Ok(TaskRow {
            area: self.place.area.clone(),
            task: first.plain(),
            party,
            provider,
            customer,
            line: row.line,
            part: self.place.part.clone(),
            details: Rich::default(),
            third_parties: Vec::new(),
        })
    }

    fn resource(&mut self, row: &RawRow) -> Result<MatrixRow, &'static str> {
        self.usable(row)?;
        let (resource, rest) = row.cells.split_first().ok_or("Every cell is empty")?;
        if resource.is_empty() {
            return Err("The row does not name a resource");
        }
        let mut cells = Vec::new();
        for (index, header) in self.table.header.iter().skip(1).enumerate() {
            let party = match rest.get(index).map(Rich::plain) {
                None => RowParty::Unknown,
                Some(text) => match owner(&text) {
                    Some(Owner::Known(party)) => party,
                    Some(Owner::Named(_)) => RowParty::ThirdParty,
                    None => return Err("A cell names no party"),
                },
            };
            cells.push((header.plain(), party));
        }
        Ok(MatrixRow {
            resource: resource.plain(),
            cells,
            line: row.line,
        })
    }

    /// Whether the row can be read at all.
    fn usable(&mut self, row: &RawRow) -> Result<(), &'static str> {
        if row.excess {
            return Err("The row has more cells than the header");
        }
        let mut stated = row.cells.iter().filter(|cell| !cell.is_empty());
        let Some(first) = stated.next() else {
            return Err("Every cell is empty");
        };
        let alone = stated.next().is_none() && row.cells.len() > 1;
        let is_first = row.cells.first().is_some_and(|cell| !cell.is_empty());
        if row.spans || (alone && is_first && first.is_label()) {
            self.section = Some(first.plain());
            self.task = None;
            return Err("The row is a heading inside of the table");
        }
        Ok(())
    }
}

/// What the cells of a row say.
#[derive(Default)]
struct Parts {
    provider: Option<Half>,
    customer: Option<Half>,
    thirds: Vec<ThirdParty>,
    /// Whether a cell of another party is missing.
    third_unknown: bool,
    /// What a column of owners says.
    owner: Option<Owner>,
    details: Rich,
}

impl Parts {
    fn third(&mut self, name: &str, cell: Option<&Rich>) {
        match half(cell) {
            Half::Duty(text) => self.thirds.push(ThirdParty {
                name: name.to_owned(),
                text,
            }),
            Half::None(_) => {}
            Half::Unknown => self.third_unknown = true,
        }
    }

    fn owner(&mut self, cell: Option<&Rich>) {
        let text = cell.map(Rich::plain).filter(|text| !text.trim().is_empty());
        match text.as_deref().map(owner) {
            Some(Some(found)) if self.owner.is_none() => self.owner = Some(found),
            Some(None) => self.other(cell),
            // An empty cell beside an owner, as in "accountable", adds nothing.
            None | Some(Some(_)) => {}
        }
    }

    fn other(&mut self, cell: Option<&Rich>) {
        if let Some(cell) = cell {
            self.details.blocks.extend(cell.blocks.iter().cloned());
        }
    }

    /// Adds a cell that only its header explains.
    fn note(&mut self, name: &str, cell: Option<&Rich>) {
        if let Some(cell) = cell.filter(|cell| !cell.is_empty()) {
            let span = Span {
                text: format!("{name}: {}", cell.plain()),
                ..Span::default()
            };
            self.details.blocks.push(Block {
                item: false,
                spans: vec![span],
            });
        }
    }

    fn row(mut self, task: String, area: String, part: String, line: u32) -> TaskRow {
        if self.provider.is_none() && self.customer.is_none() && self.thirds.is_empty() {
            return self.owned(task, area, part, line);
        }
        let provider = self.provider.take();
        let customer = self.customer.take();
        let party = party(provider.as_ref(), customer.as_ref(), &self);
        TaskRow {
            area,
            task,
            party,
            provider: provider.unwrap_or(Half::Unknown),
            customer: customer.unwrap_or(Half::Unknown),
            line,
            part,
            details: self.details,
            third_parties: self.thirds,
        }
    }

    /// A row of a table that only names owners.
    fn owned(self, task: String, area: String, part: String, line: u32) -> TaskRow {
        let (party, name) = match self.owner {
            Some(Owner::Known(party)) => (party, None),
            Some(Owner::Named(name)) => (RowParty::ThirdParty, Some(name)),
            None => (RowParty::Unknown, None),
        };
        let none = || Half::None(Rich::default());
        let duty = || Half::Duty(Rich::default());
        let (provider, customer) = match party {
            RowParty::Shared => (duty(), duty()),
            RowParty::Provider => (duty(), none()),
            RowParty::Customer => (none(), duty()),
            RowParty::ThirdParty | RowParty::None => (none(), none()),
            RowParty::Unknown => (Half::Unknown, Half::Unknown),
        };
        TaskRow {
            area,
            task,
            party,
            provider,
            customer,
            line,
            part,
            details: self.details,
            third_parties: name
                .map(|name| ThirdParty {
                    name,
                    text: Rich::default(),
                })
                .into_iter()
                .collect(),
        }
    }
}

/// Whose a row is by its halves. A column that the table does not have says
/// nothing: then the page does not tell.
fn party(provider: Option<&Half>, customer: Option<&Half>, parts: &Parts) -> RowParty {
    let halves = [provider, customer];
    let unknown = halves
        .iter()
        .any(|half| matches!(half, None | Some(Half::Unknown)));
    if unknown || parts.third_unknown {
        return RowParty::Unknown;
    }
    let duty = |half: Option<&Half>| matches!(half, Some(Half::Duty(_)));
    match (duty(provider), duty(customer), !parts.thirds.is_empty()) {
        (true, false, false) => RowParty::Provider,
        (false, true, false) => RowParty::Customer,
        (false, false, true) => RowParty::ThirdParty,
        (false, false, false) => RowParty::None,
        _ => RowParty::Shared,
    }
}

/// What a party's cell says.
fn half(cell: Option<&Rich>) -> Half {
    let Some(cell) = cell else {
        return Half::Unknown;
    };
    let text = cell.plain();
    if is_unknown(&text) {
        return Half::Unknown;
    }
    if is_none(&text) || letters(&text) == Some(false) {
        return Half::None(cell.clone());
    }
    Half::Duty(cell.clone())
}
