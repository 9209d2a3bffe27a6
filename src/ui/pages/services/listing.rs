//! What an added service has many of, duties or checks, as a list to choose
//! from.

use std::rc::Rc;

use yew::prelude::*;

use crate::model::plan::Kind;
use crate::ui::by_ptr::ByPtr;
use crate::ui::components::table::DataTable;
use crate::ui::components::table::model::{Column, MinWidth, Row, RowContext, RowId};

use super::edit::Editing;

/// One of them.
pub(super) struct Listed {
    /// What is opened with it.
    pub(super) opens: Editing,
    /// What it is called.
    pub(super) title: String,
    /// Where it belongs.
    pub(super) place: String,
    /// Its party or severity.
    pub(super) mark: Html,
    /// The kind of object that it is about.
    pub(super) concerns: Kind,
}

/// Properties of [`Listing`].
#[derive(Clone, PartialEq, Properties)]
pub(super) struct ListingProps {
    /// What is listed, for those who hear the page.
    pub(super) label: &'static str,
    /// The headings of the first two columns.
    pub(super) heads: [&'static str; 2],
    /// Those that are listed.
    pub(super) rows: ByPtr<Vec<Listed>>,
    /// What is open.
    pub(super) editing: Option<Editing>,
    /// Opens one.
    pub(super) onedit: UseStateSetter<Option<Editing>>,
    /// What is shown where there is none.
    pub(super) empty: Html,
}

/// The list.
#[component]
pub(super) fn Listing(props: &ListingProps) -> Html {
    let listed = &props.rows;
    let rows: Rc<[Row]> = (0..listed.len())
        .map(|at| Row::Item(RowId(at as u128)))
        .collect();
    let cells = use_callback(listed.clone(), |context: RowContext, listed| {
        listed.get(context.index).map_or_else(Html::default, cells)
    });
    let onopen = use_callback(
        (listed.clone(), props.onedit.clone()),
        |id: RowId, (listed, onedit)| {
            let at = usize::try_from(id.0).unwrap_or(usize::MAX);
            if let Some(row) = listed.get(at) {
                onedit.set(Some(row.opens.clone()));
            }
        },
    );
    let open = props.editing.as_ref().and_then(|editing| {
        let at = listed.iter().position(|row| row.opens == *editing)?;
        Some(RowId(at as u128))
    });
    let [first, second] = props.heads;
    let columns: Rc<[Column]> = Rc::from([
        Column::new("title", first),
        Column::new("mark", second).px(122),
        Column::new("object", "Concerns").px(184),
    ]);
    html! {
        <DataTable label={props.label} {columns} {rows} {cells} {open} onopen={Some(onopen)}
            two_lines={true} min_width={MinWidth::Narrow} empty={props.empty.clone()} />
    }
}

fn cells(row: &Listed) -> Html {
    let concerns = match row.concerns {
        Kind::PlanFacts => "The whole deployment",
        kind => kind.label(),
    };
    html! { <>
        <td>
            <div class="cell-main">{ row.title.clone() }</div>
            <div class="cell-sub">{ row.place.clone() }</div>
        </td>
        <td>{ row.mark.clone() }</td>
        <td>{ concerns }</td>
    </> }
}

/// Whether all words stand in the texts.
pub(super) fn fits(search: &str, texts: &[&str]) -> bool {
    let text = texts.join("\n").to_lowercase();
    let search = search.to_lowercase();
    search.split_whitespace().all(|word| text.contains(word))
}
