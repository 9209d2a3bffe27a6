//! What can be done with the chosen duties.

use std::rc::Rc;

use yew::prelude::*;

use crate::app::action::Action;
use crate::model::Json;
use crate::query::assigning::{Target, state, with_person};
use crate::ui::components::button::{Button, ButtonKind};
use crate::ui::components::table::model::{RowId, Selection};
use crate::ui::effects::fresh;
use crate::ui::store::{Store, use_store};

use super::Seen;
use super::owner_field::{Chosen, OwnerField};

/// Properties of [`Bulk`].
#[derive(Clone, PartialEq, Properties)]
pub(super) struct BulkProps {
    /// The plan.
    pub(super) seen: Seen,
    /// The chosen duties.
    pub(super) selected: Selection,
    /// How many duties are shown.
    pub(super) shown: usize,
    /// Reports another choice of duties.
    pub(super) onselect: Callback<Selection>,
}

/// What can be done with the chosen duties.
#[component]
pub(super) fn Bulk(props: &BulkProps) -> Html {
    let store = use_store();
    let count = props.selected.len();
    if count == 0 {
        return html! { <span class="sub">{ format!("{} duties; choose some to assign them together", props.shown) }</span> };
    }
    let onchoose = {
        let (seen, selected) = (props.seen.clone(), props.selected.clone());
        Callback::from(move |chosen: Chosen| assign(&store, &seen, &selected, &chosen))
    };
    let clear = props.onselect.reform(|_: MouseEvent| Rc::default());
    html! {
        <div class="bar" role="group" aria-label="Chosen duties">
            <strong>{ format!("{count} chosen") }</strong>
            <OwnerField label="Assign the chosen to" value={None} empty="Assign to…" in_cell={true} {onchoose} />
            <Button label="Clear choice" kind={ButtonKind::Quiet} small={true} onclick={clear} />
        </div>
    }
}

/// Hands all chosen duties to somebody, as one step of undo.
fn assign(store: &Store, seen: &Seen, selected: &Selection, chosen: &Chosen) {
    let app = store.get();
    let Some(plan) = app.plan() else { return };
    let targets: Vec<Target> = seen
        .board
        .rows
        .iter()
        .filter(|row| selected.contains(&RowId(row.id.0)))
        .map(|row| Target {
            duty: row.holding.duty.id.clone(),
            object: Some((row.holding.kind, row.holding.object)),
        })
        .collect();
    let (key, name) = match chosen {
        // The first line of the list only says what the list is for.
        Chosen::Nobody => return,
        Chosen::Is(key) => (*key, plan.owner_name(*key).unwrap_or_default()),
        Chosen::New(name) => (fresh(), name.to_string()),
    };
    let fields = [("owner", Json::from(key.to_string()))];
    let edit = state(plan, &targets, &fields, fresh);
    let edit = match chosen {
        Chosen::New(name) => with_person(name, key, edit),
        _ => edit,
    };
    let text = format!("{name} has {} more duties", targets.len());
    store.dispatch(Action::EditAndTell(edit, text.into()));
}
