//! What clicks and keys do in a table.

use std::cell::RefCell;
use std::rc::Rc;

use yew::prelude::*;

use crate::browser::dom;
use crate::ui::components::table::DataTableProps;
use crate::ui::components::table::cursor;
use crate::ui::components::table::model::{Row, RowId};
use crate::ui::components::table::window::reveal;

/// Everything the handlers need; made anew with each render of the table.
#[derive(Clone)]
pub(super) struct Grid {
    pub(super) props: DataTableProps,
    pub(super) scroller: NodeRef,
    pub(super) table: NodeRef,
    pub(super) row_height: u32,
    pub(super) cursor: UseStateHandle<Option<RowId>>,
    /// Where a range starts.
    pub(super) anchor: Rc<RefCell<Option<RowId>>>,
}

impl Grid {
    /// Place of the cursor; `None` when its row is not there (any more).
    pub(super) fn cursor_index(&self) -> Option<usize> {
        (*self.cursor).and_then(|id| self.index_of(id))
    }

    fn index_of(&self, id: RowId) -> Option<usize> {
        self.props
            .rows
            .iter()
            .position(|row| row.item() == Some(id))
    }

    fn item(&self, index: usize) -> Option<RowId> {
        self.props.rows.get(index).copied().and_then(Row::item)
    }

    fn open(&self, id: RowId) {
        if let Some(onopen) = &self.props.onopen {
            onopen.emit(id);
        }
    }

    fn toggle(&self, id: RowId) {
        if let Some(selected) = &self.props.selected {
            self.anchor.replace(Some(id));
            self.props
                .onselect
                .emit(Rc::new(cursor::toggled(selected, id)));
        }
    }

    /// Adds everything between the anchor and this row to the choice.
    fn extend(&self, to: usize) {
        let anchor = *self.anchor.borrow();
        let from = anchor
            .and_then(|id| self.index_of(id))
            .or_else(|| self.cursor_index())
            .unwrap_or(to);
        self.anchor.replace(self.item(from));
        if let Some(selected) = &self.props.selected {
            self.props.onselect.emit(Rc::new(cursor::with_range(
                selected,
                &self.props.rows,
                from,
                to,
            )));
        }
    }

    fn turn_all(&self) {
        if let Some(selected) = &self.props.selected {
            self.props
                .onselect
                .emit(Rc::new(cursor::all_turned(selected, &self.props.rows)));
        }
    }

    fn bring_into_view(&self, index: usize) {
        if let (Some(scroller), Some(table)) = (self.scroller.get(), self.table.get()) {
            let (_, height) = dom::scroll_state(&scroller);
            let header = dom::height_of(&table, "thead");
            // A row right below a heading is shown with it.
            let heading = index
                .checked_sub(1)
                .filter(|above| matches!(self.props.rows.get(*above), Some(Row::Group(_))));
            for wanted in [Some(index), heading].into_iter().flatten() {
                let (top, _) = dom::scroll_state(&scroller);
                if let Some(top) = reveal(top, height, header, self.row_height, wanted) {
                    dom::scroll_to(&scroller, top);
                }
            }
        }
    }

    fn page(&self) -> usize {
        let height = self
            .scroller
            .get()
            .map_or(0, |node| dom::scroll_state(&node).1);
        usize::try_from(height / self.row_height)
            .unwrap_or(1)
            .saturating_sub(2)
    }
}

/// A click anywhere in the body.
pub(super) fn on_click(grid: &Grid, event: &MouseEvent) {
    let Some((index, table)) = dom::row_of(event).zip(grid.table.get()) else {
        return;
    };
    let Some(id) = grid.item(index) else {
        return;
    };
    grid.cursor.set(Some(id));
    let pick = dom::is_inside(event, ".pick");
    if pick {
        // The box is no stop of its own: the keyboard stays with the table.
        dom::focus(&table);
    } else if dom::from_control(event, &table) {
        return;
    }
    if event.shift_key() && grid.props.selected.is_some() {
        grid.extend(index);
    } else if pick || event.ctrl_key() || event.meta_key() {
        grid.toggle(id);
    } else {
        grid.anchor.replace(Some(id));
        grid.open(id);
    }
}

/// A key anywhere in the table.
pub(super) fn on_key(grid: &Grid, event: &KeyboardEvent) {
    let Some(table) = grid.table.get() else {
        return;
    };
    if !dom::is_target(event, &table) {
        on_key_in_cell(grid, event);
        return;
    }
    if event.alt_key() || event.default_prevented() {
        return;
    }
    let key = event.key();
    let now = grid.cursor_index();
    if let Some(next) = cursor::step(&key, now, &grid.props.rows, grid.page()) {
        event.prevent_default();
        if event.shift_key() && grid.props.selected.is_some() {
            grid.extend(next);
        } else {
            grid.anchor.replace(grid.item(next));
        }
        grid.cursor.set(grid.item(next));
        grid.bring_into_view(next);
        return;
    }
    let current = now.and_then(|index| grid.item(index));
    match (key.as_str(), current) {
        ("Enter", Some(id)) => grid.open(id),
        (" ", Some(id)) => grid.toggle(id),
        ("a" | "A", _) if event.ctrl_key() || event.meta_key() => grid.turn_all(),
        _ => return,
    }
    event.prevent_default();
}

/// Inside a cell's field: up, down and Enter go to the same field of another row, Escape to the table.
fn on_key_in_cell(grid: &Grid, event: &KeyboardEvent) {
    if event.default_prevented() || event.alt_key() || event.ctrl_key() || event.meta_key() {
        return;
    }
    let key = event.key();
    let Some((index, table)) = dom::row_of(event).zip(grid.table.get()) else {
        return;
    };
    if key == "Escape" {
        event.prevent_default();
        event.stop_propagation();
        grid.cursor.set(grid.item(index));
        dom::focus(&table);
        return;
    }
    let direction = match key.as_str() {
        "ArrowDown" | "Enter" => "ArrowDown",
        "ArrowUp" => "ArrowUp",
        _ => return,
    };
    if !dom::is_inside(event, "input.cell-input:not([list], [type=date])") {
        return;
    }
    if let Some(next) = cursor::step(direction, Some(index), &grid.props.rows, 1) {
        event.prevent_default();
        grid.bring_into_view(next);
        dom::focus_same_cell(event, &table, next);
    }
}
