//! The lines of the table of duties: in order, under headings.

use std::cmp::Reverse;

use super::{Board, DutyRow};
use crate::readiness::standing::State;

/// One line of the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Line {
    /// The heading of a service, where there is more than one; the place of
    /// its first task in [`Board::tasks`].
    Service(usize),
    /// The heading of an area; the place of its first task in [`Board::tasks`].
    Area(usize),
    /// The heading of a task; its place in [`Board::tasks`].
    Task(usize),
    /// A duty; its place in [`Board::rows`].
    Duty(usize),
}

/// What duties are sorted by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SortBy {
    /// The title.
    Duty,
    /// Whose they are.
    Party,
    /// The name of whoever has them; nobody first.
    Owner,
    /// The name of whoever stands in; nobody first.
    Deputy,
    /// How the checks stand; what asks for attention first.
    Checks,
}

impl SortBy {
    /// Every order.
    pub const ALL: &'static [Self] = &[
        Self::Duty,
        Self::Party,
        Self::Owner,
        Self::Deputy,
        Self::Checks,
    ];

    /// How views and columns name it.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Duty => "duty",
            Self::Party => "party",
            Self::Owner => "owner",
            Self::Deputy => "deputy",
            Self::Checks => "checks",
        }
    }

    /// The order that views name so.
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|by| by.key() == key)
    }
}

impl Board {
    /// The rows at these places under the headings of their services, areas
    /// and tasks.
    pub fn grouped(&self, places: &[usize]) -> Vec<Line> {
        let mut lines = Vec::with_capacity(places.len() + 2 * self.tasks.len());
        let several = self.services().len() > 1;
        let (mut service, mut area, mut task) = (None, None, None);
        for &place in places {
            let Some(row) = self.rows.get(place) else {
                continue;
            };
            let here = self.task_place(row);
            if task != Some(here) {
                task = Some(here);
                let catalogue = self.catalogue(here).map(|catalogue| &*catalogue.id);
                if several && service != catalogue {
                    service = catalogue;
                    area = None;
                    lines.push(Line::Service(here));
                }
                let title = self.area_title(here);
                if area != Some(title) {
                    area = Some(title);
                    lines.push(Line::Area(here));
                }
                lines.push(Line::Task(here));
            }
            lines.push(Line::Duty(place));
        }
        lines
    }

    /// The rows at these places by task, for the tasks that have any.
    pub fn by_task(&self, places: &[usize]) -> Vec<(usize, Vec<usize>)> {
        let mut tasks: Vec<(usize, Vec<usize>)> = Vec::new();
        for &place in places {
            let Some(row) = self.rows.get(place) else {
                continue;
            };
            let here = self.task_place(row);
            match tasks.last_mut() {
                Some((task, rows)) if *task == here => rows.push(place),
                _ => tasks.push((here, vec![place])),
            }
        }
        tasks
    }

    /// The rows at these places in that order; equal ones keep theirs.
    pub fn sorted(&self, mut places: Vec<usize>, by: SortBy, descending: bool) -> Vec<Line> {
        let rank = |place: &usize| self.rows.get(*place).map(|row| self.rank(row, by));
        if descending {
            places.sort_by_cached_key(|place| Reverse(rank(place)));
        } else {
            places.sort_by_cached_key(rank);
        }
        places.into_iter().map(Line::Duty).collect()
    }

    fn rank<'a>(&'a self, row: &'a DutyRow, by: SortBy) -> (u32, &'a str, &'a str) {
        let object = self.object_name(row);
        match by {
            SortBy::Duty => (0, &row.holding.duty.title, object),
            SortBy::Party => (row.party as u32, &row.holding.duty.title, object),
            SortBy::Owner => {
                let nobody = row.holding.needs_owner() && row.holding.owner().is_none();
                let who = self.who(row).unwrap_or_default();
                (u32::from(!nobody), who, &row.holding.duty.title)
            }
            SortBy::Deputy => {
                let deputy = row
                    .holding
                    .assignment
                    .as_ref()
                    .and_then(|row| row.deputy.0)
                    .and_then(|key| self.owner_name(key));
                (0, deputy.unwrap_or_default(), &row.holding.duty.title)
            }
            SortBy::Checks => {
                let worst = row.checks.worst();
                let state = worst.map_or(u32::MAX, |state| state as u32);
                // The more is open, the earlier.
                let open = worst.map_or(0, |state| row.checks.count(state));
                let rank = state.saturating_mul(1 << 16).saturating_sub(match worst {
                    Some(State::Open | State::Unknown) => open.min(u32::from(u16::MAX)),
                    _ => 0,
                });
                (rank, &row.holding.duty.title, object)
            }
        }
    }
}
