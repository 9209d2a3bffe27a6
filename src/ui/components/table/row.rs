//! One row: a component of its own, so that a change of one row renders one row.

use yew::prelude::*;

use crate::ui::components::button::truth;
use crate::ui::components::table::model::RowContext;

/// Properties of [`TableRow`].
#[derive(Clone, PartialEq, Properties)]
pub(super) struct TableRowProps {
    pub(super) context: RowContext,
    pub(super) cells: Callback<RowContext, Html>,
    pub(super) cursor: bool,
    pub(super) selectable: bool,
    /// Id of the table; the id of the row follows from it.
    pub(super) table: AttrValue,
}

/// The frame of a row around the caller's cells. Clicks and keys are handled by the table.
#[component]
pub(super) fn TableRow(props: &TableRowProps) -> Html {
    let RowContext {
        index,
        selected,
        open,
        ..
    } = props.context;
    let class = classes!(
        props.cursor.then_some("cursor"),
        selected.then_some("selected"),
        open.then_some("open")
    );
    html! {
        <tr {class} id={row_id(&props.table, index)} data-row={index.to_string()} aria-rowindex={(index + 2).to_string()}
            aria-selected={props.selectable.then(|| truth(selected))} aria-current={open.then_some("true")}>
            if props.selectable {
                <td class="pick">
                    <input type="checkbox" tabindex="-1" checked={selected} aria-label={format!("Select row {}", index + 1)} />
                </td>
            }
            { props.cells.emit(props.context) }
        </tr>
    }
}

/// Id of the row at this place.
pub(super) fn row_id(table: &str, index: usize) -> String {
    format!("{table}-{index}")
}
