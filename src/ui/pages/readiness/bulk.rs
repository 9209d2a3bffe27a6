//! What can be done to many entries at once.

use std::rc::Rc;

use yew::prelude::*;

use crate::app::action::Action;
use crate::model::Json;
use crate::model::text::Text;
use crate::query::statement::{Subject, edit_all};
use crate::ui::components::button::{Button, ButtonKind};
use crate::ui::components::field::date::DateField;
use crate::ui::components::field::select::SelectField;
use crate::ui::components::segmented::Choice;
use crate::ui::components::table::model::{RowId, Selection};
use crate::ui::effects::fresh;
use crate::ui::store::{Store, use_store};

use super::prepared::Shared;
use super::statement::owners;

/// Properties of [`Bulk`].
#[derive(Clone, PartialEq, Properties)]
pub(super) struct BulkProps {
    pub(super) prepared: Shared,
    pub(super) selected: Selection,
    pub(super) onclear: Callback<()>,
}

/// Takes the owner away.
const NOBODY: &str = "nobody";

/// Owner and due date for all chosen entries, as one step of undo.
#[component]
pub(super) fn Bulk(props: &BulkProps) -> Html {
    let store = use_store();
    let (owner, due) = (
        use_state_eq(|| AttrValue::Static("")),
        use_state_eq(|| AttrValue::Static("")),
    );
    let choices = use_memo(props.prepared.clone(), |prepared| {
        let mut choices = vec![Choice::new(NOBODY, "As the duty says")];
        choices.extend(owners(&prepared.assessed.plan).iter().cloned());
        Rc::<[Choice]>::from(choices)
    });
    let set = |state: &UseStateHandle<AttrValue>| {
        let state = state.clone();
        Callback::from(move |value: AttrValue| state.set(value))
    };
    let onapply = {
        let (store, prepared) = (store, props.prepared.clone());
        let (selected, owner, due) = (props.selected.clone(), owner.clone(), due.clone());
        Callback::from(move |_: MouseEvent| apply(&store, &prepared, &selected, &owner, &due))
    };
    let idle = owner.is_empty() && due.is_empty();
    let disabled = idle.then_some(AttrValue::Static("choose an owner or a date first"));
    html! {
        <div class="card" role="group" aria-label="Change the chosen entries">
            <div class="bar">
                <strong role="status">{ format!("{} chosen", props.selected.len()) }</strong>
                <SelectField label="Owner" value={(*owner).clone()} choices={(*choices).clone()}
                    onchange={set(&owner)} empty="Leave as it is" />
                <DateField label="Due" value={(*due).clone()} onchange={set(&due)} />
                <div class="actions">
                    <Button label="Apply" kind={ButtonKind::Primary} onclick={onapply} {disabled} />
                    <Button label="Choose none" kind={ButtonKind::Quiet}
                        onclick={props.onclear.reform(|_: MouseEvent| ())} />
                </div>
            </div>
        </div>
    }
}

fn apply(store: &Store, prepared: &Shared, selected: &Selection, owner: &str, due: &str) {
    let state = store.get();
    let Some(plan) = state.plan() else { return };
    let mut fields = Vec::new();
    if owner == NOBODY {
        fields.push(("owner", Json::Null));
    } else if !owner.is_empty() {
        fields.push(("owner", Json::from(owner)));
    }
    if !due.is_empty() {
        fields.push(("due_on", Json::from(due)));
    }
    let chosen = prepared
        .listing
        .lines
        .iter()
        .filter(|line| selected.contains(&RowId(line.id.0)));
    let subjects: Vec<Subject> = chosen
        .filter_map(|line| line.placed(&prepared.assessed.assessment))
        .map(|placed| Subject {
            item: Rc::from(placed.item.id()),
            kind: placed.kind,
            object: placed.object,
        })
        .collect();
    let edit = edit_all(plan, &subjects, fresh, &fields);
    let what = match (owner.is_empty(), due.is_empty()) {
        (false, false) => "Owner and due date",
        (false, true) => "Owner",
        _ => "Due date",
    };
    let text = format!("{what} set on {} entries", subjects.len());
    store.dispatch(Action::EditAndTell(edit, Text::from(text)));
}
