//! A table for thousands of rows: only the rows in sight are in the document.
//!
//! Keyboard (the table itself is one stop): arrows, Home, End, Page Up and Page Down move the
//! cursor, Enter opens, Space chooses, Shift extends the choice, Ctrl+A chooses all. Inside a field
//! of a cell, up, down and Enter go to the same field of the next row, Escape back to the table.
//! Cursor, choice and open row are kept by id, so they survive sorting and filtering.

pub mod cursor;
mod head;
pub mod model;
mod row;
mod use_keys;
pub mod window;

use std::rc::Rc;

use yew::prelude::*;

use crate::browser::{clock, dom};
use crate::ui::components::button::truth;
use crate::ui::components::id::use_id;
use crate::ui::components::table::head::{PickAll, heading, widths};
use crate::ui::components::table::model::{
    Column, MinWidth, Row, RowContext, RowId, Selection, Sort,
};
use crate::ui::components::table::row::{TableRow, row_id};
use crate::ui::components::table::use_keys::{Grid, on_click, on_key};

/// Height of a row of one line, in CSS pixels; `--row-1` of the style sheet.
pub const ROW_1: u32 = 36;
/// Height of a row of two lines, in CSS pixels; `--row-2` of the style sheet.
pub const ROW_2: u32 = 52;
const OVERSCAN: usize = 4;
/// Assumed until the browser has measured.
const FIRST_VIEWPORT: u32 = 720;
/// More than any screen shows; where the frame does not scroll (print), not every row is mounted.
const LARGEST_VIEWPORT: u32 = 4_000;

/// Properties of [`DataTable`].
#[derive(Clone, PartialEq, Properties)]
pub struct DataTableProps {
    /// Accessible name.
    pub label: AttrValue,
    /// The columns.
    pub columns: Rc<[Column]>,
    /// The rows in their order, filtered and sorted by the caller.
    pub rows: Rc<[Row]>,
    /// Makes the `<td>`s of one row; keep its identity (`use_callback`), or every row renders anew.
    pub cells: Callback<RowContext, Html>,
    /// Makes the content of a heading across all columns.
    #[prop_or_default]
    pub group: Option<Callback<RowId, Html>>,
    /// The order the rows are in.
    #[prop_or_default]
    pub sort: Option<Sort>,
    /// The heading of the column with this id was pressed.
    #[prop_or_default]
    pub onsort: Callback<AttrValue>,
    /// The chosen rows; without it rows cannot be chosen.
    #[prop_or_default]
    pub selected: Option<Selection>,
    /// Reports the rows chosen after a change.
    #[prop_or_default]
    pub onselect: Callback<Selection>,
    /// The row whose details are open.
    #[prop_or_default]
    pub open: Option<RowId>,
    /// A row was clicked, or Enter pressed on it.
    #[prop_or_default]
    pub onopen: Option<Callback<RowId>>,
    /// Rows of two lines.
    #[prop_or_default]
    pub two_lines: bool,
    /// How narrow the table may get before it scrolls sideways in its own frame; never narrower
    /// than its columns need, for a column without a width of its own would vanish.
    #[prop_or_default]
    pub min_width: MinWidth,
    /// Shown instead of the table when there are no rows.
    #[prop_or_default]
    pub empty: Html,
    /// A line under the table: counts, bulk actions.
    #[prop_or_default]
    pub foot: Option<Html>,
}

/// A windowed table.
#[component]
pub fn DataTable(props: &DataTableProps) -> Html {
    let id = use_id("table");
    let (scroller, table) = (use_node_ref(), use_node_ref());
    let row_height = if props.two_lines { ROW_2 } else { ROW_1 };
    let view = use_view(&scroller, row_height, props.rows.is_empty());
    let cursor = use_state_eq(|| None::<RowId>);
    let anchor = use_mut_ref(|| None::<RowId>);
    let grid = Grid {
        props: props.clone(),
        scroller: scroller.clone(),
        table: table.clone(),
        row_height,
        cursor,
        anchor,
    };
    let foot = props
        .foot
        .as_ref()
        .map(|foot| html! { <div class="table-foot">{ foot.clone() }</div> });
    if props.rows.is_empty() {
        return html! { <div class="table-frame">{ props.empty.clone() }{ foot }</div> };
    }
    let range = window::window(
        view.top,
        view.height,
        row_height,
        props.rows.len(),
        OVERSCAN,
    );
    let active = grid
        .cursor_index()
        .filter(|index| range.contains(index))
        .map(|index| row_id(&id, index));
    let note = paper_note(&range, props.rows.len());
    let class = classes!(
        "table",
        "grid-table",
        props.min_width.max(MinWidth::of(&props.columns)).class(),
        props.two_lines.then_some("rows-2"),
        props.onopen.is_some().then_some("opens")
    );
    let onkeydown = Callback::from({
        let grid = grid.clone();
        move |event: KeyboardEvent| on_key(&grid, &event)
    });
    let onclick = Callback::from({
        let grid = grid.clone();
        move |event: MouseEvent| on_click(&grid, &event)
    });
    html! {
        <div class="table-frame">
            <div class="table-scroll" ref={scroller} onscroll={view.onscroll}>
                <table {class} role="grid" tabindex="0" ref={table} {onkeydown} aria-label={props.label.clone()}
                    aria-rowcount={(props.rows.len() + 1).to_string()} aria-activedescendant={active}
                    aria-multiselectable={props.selected.is_some().then(|| truth(true))}>
                    { widths(&props.columns, props.selected.is_some()) }
                    { head(&grid) }
                    <tbody {onclick}>{ body(&grid, &id, range) }</tbody>
                </table>
            </div>
            { note }
            { foot }
        </div>
    }
}

/// On paper the rows that are not in the document are missing; the paper says so.
fn paper_note(range: &std::ops::Range<usize>, count: usize) -> Html {
    if range.len() == count {
        return Html::default();
    }
    let text = format!("Lines {} to {} of {count}", range.start + 1, range.end);
    html! { <p class="only-print sub">{ text }</p> }
}

fn head(grid: &Grid) -> Html {
    let props = &grid.props;
    let pick = props.selected.as_ref().map(|selected| {
        let (all, some) = cursor::extent(selected, &props.rows);
        let (onselect, rows, selected) =
            (props.onselect.clone(), props.rows.clone(), selected.clone());
        let onclick = Callback::from(move |_: MouseEvent| {
            onselect.emit(Rc::new(cursor::all_turned(&selected, &rows)));
        });
        html! { <PickAll key="pick" {all} {some} {onclick} /> }
    });
    html! {
        <thead>
            <tr aria-rowindex="1">
                { pick }
                for column in props.columns.iter() { { heading(column, props.sort.as_ref(), &props.onsort) } }
            </tr>
        </thead>
    }
}

/// The rows in sight between two spacers; every sibling has a key.
fn body(grid: &Grid, id: &AttrValue, range: std::ops::Range<usize>) -> Html {
    let props = &grid.props;
    let span = (props.columns.len() + usize::from(props.selected.is_some())).to_string();
    let spacer = |key: &'static str, rows: usize| {
        let height = (rows as u64 * u64::from(grid.row_height)).to_string();
        html! { <tr {key} class="spacer" aria-hidden="true"><td colspan={span.clone()} {height}></td></tr> }
    };
    let shown = props
        .rows
        .iter()
        .enumerate()
        .skip(range.start)
        .take(range.len());
    html! {
        <>
            { spacer("before", range.start) }
            for (index, row) in shown { { line(grid, id, index, *row, &span) } }
            { spacer("after", props.rows.len() - range.end) }
        </>
    }
}

fn line(grid: &Grid, table: &AttrValue, index: usize, row: Row, span: &str) -> Html {
    let props = &grid.props;
    match row {
        Row::Group(id) => html! {
            <tr key={format!("g{}", id.0)} class="group" aria-rowindex={(index + 2).to_string()}>
                <td colspan={span.to_owned()}>{ props.group.as_ref().map(|group| group.emit(id)) }</td>
            </tr>
        },
        Row::Item(id) => {
            let selected = props
                .selected
                .as_ref()
                .is_some_and(|selected| selected.contains(&id));
            let context = RowContext {
                id,
                index,
                selected,
                open: props.open == Some(id),
            };
            html! {
                <TableRow key={id.0} {context} cells={props.cells.clone()} cursor={*grid.cursor == Some(id)}
                    selectable={props.selected.is_some()} {table} />
            }
        }
    }
}

/// What of the scrolled content is in sight, rounded to rows so that most scroll events change nothing.
struct View {
    top: u32,
    height: u32,
    onscroll: Callback<Event>,
}

#[hook]
fn use_view(scroller: &NodeRef, row_height: u32, empty: bool) -> View {
    let seen = use_state_eq(|| (0, FIRST_VIEWPORT));
    let measure = {
        let (seen, scroller) = (seen.clone(), scroller.clone());
        move || {
            if let Some(node) = scroller.get() {
                let (top, height) = dom::scroll_state(&node);
                seen.set((
                    top / row_height * row_height,
                    height.min(LARGEST_VIEWPORT).next_multiple_of(row_height),
                ));
            }
        }
    };
    // In a task of its own: rows are made before a frame, and laid out in it.
    let soon = {
        let (waits, measure) = (use_mut_ref(|| false), measure.clone());
        move || {
            if !waits.replace(true) {
                let (waits, measure) = (Rc::clone(&waits), measure.clone());
                clock::later(0, move || {
                    waits.replace(false);
                    measure();
                });
            }
        }
    };
    let onscroll = {
        let soon = soon.clone();
        use_callback(row_height, move |_: Event, _| soon())
    };
    use_effect_with((row_height, empty), move |_| {
        soon();
        let listener = dom::on_resize(measure);
        move || drop(listener)
    });
    View {
        top: seen.0,
        height: seen.1,
        onscroll,
    }
}
