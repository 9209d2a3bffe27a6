//! The heading of a table: widths, sort buttons, the box that chooses all.

use yew::prelude::*;

use crate::browser::dom;
use crate::ui::components::icon::{Icon, IconName};
use crate::ui::components::table::model::{Column, Sort};

/// Column widths as presentational attributes, which the content policy allows.
pub(super) fn widths(columns: &[Column], selectable: bool) -> Html {
    html! {
        <colgroup>
            if selectable { <col key="pick" width="44" /> }
            for column in columns.iter() { <col key={column.id.as_str()} width={column.width.clone()} /> }
        </colgroup>
    }
}

/// One heading.
pub(super) fn heading(column: &Column, sort: Option<&Sort>, onsort: &Callback<AttrValue>) -> Html {
    let now = sort.filter(|sort| sort.column == column.id);
    let order = now.map(|sort| {
        if sort.descending {
            "descending"
        } else {
            "ascending"
        }
    });
    let arrow = match now {
        Some(sort) if sort.descending => IconName::ChevronDown,
        _ => IconName::ChevronUp,
    };
    let id = column.id.clone();
    html! {
        <th key={column.id.as_str()} scope="col" class={column.numeric.then_some("num")} title={column.title.clone()} aria-sort={order}>
            if column.sortable {
                <button type="button" class="sort" onclick={onsort.reform(move |_: MouseEvent| id.clone())}>
                    <span class="clip">{ &column.label }</span><Icon name={arrow} />
                </button>
            } else if column.label.is_empty() {
                <span class="sr">{ "Actions" }</span>
            } else {
                { &column.label }
            }
        </th>
    }
}

/// Properties of [`PickAll`].
#[derive(Clone, PartialEq, Properties)]
pub(super) struct PickAllProps {
    pub(super) all: bool,
    pub(super) some: bool,
    pub(super) onclick: Callback<MouseEvent>,
}

/// The box in the heading: all, some or none of the rows are chosen.
#[component]
pub(super) fn PickAll(props: &PickAllProps) -> Html {
    let node = use_node_ref();
    {
        let node = node.clone();
        use_effect_with((props.all, props.some), move |(all, some)| {
            if let Some(node) = node.get() {
                dom::set_checked(&node, *all, *some);
            }
        });
    }
    html! {
        <th key="pick" scope="col" class="pick">
            <input type="checkbox" ref={node} checked={props.all} onclick={&props.onclick} aria-label="Select all rows" />
        </th>
    }
}
