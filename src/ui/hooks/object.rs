//! Looking at one object, or one field, of the open plan.

use std::cell::RefCell;
use std::collections::BTreeMap;

use yew::prelude::*;

use crate::app::action::Action;
use crate::app::state::AppState;
use crate::model::Json;
use crate::model::edit::Edit;
use crate::model::id::Key;
use crate::model::plan::{Kind, Plan};
use crate::model::table::AnyObject;
use crate::query::drills::state_field;
use crate::ui::store::{use_selector, use_store};

/// Which field of which object.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    /// The object's kind.
    pub kind: Kind,
    /// The object.
    pub id: Key,
    /// The field's key.
    pub field: &'static str,
}

/// What the field states; `Null` where nothing is, or no such object is there
/// any more.
pub fn value_at(state: &AppState, place: &Place) -> Json {
    state
        .plan()
        .and_then(|plan| find(plan, place.kind, place.id))
        .and_then(|object| object.field(place.field))
        .unwrap_or_default()
}

thread_local! {
    /// Where objects were found last.
    static SEEN: RefCell<BTreeMap<Key, usize>> = const { RefCell::new(BTreeMap::new()) };
}

/// The object of that kind with that key. It is looked for where it was last,
/// because every cell in sight asks after every keystroke, and going through
/// ten thousand rows for each would be felt.
pub fn find(plan: &Plan, kind: Kind, id: Key) -> Option<&dyn AnyObject> {
    let table = plan.table(kind);
    let hint = SEEN.with_borrow(|seen| seen.get(&id).copied());
    let there = hint.and_then(|index| table.row(index));
    if let Some(row) = there.filter(|row| row.meta().id == id) {
        return Some(row);
    }
    let index = table.position(id)?;
    SEEN.with_borrow_mut(|seen| seen.insert(id, index));
    table.row(index)
}

/// What a field states, and how to state something else.
#[hook]
pub fn use_field(place: Place) -> (Json, Callback<Json>) {
    let store = use_store();
    let value = use_selector(place, value_at);
    let state = use_callback((place, store), |value: Json, (place, store)| {
        let now = store.get();
        let edit = match now.plan() {
            Some(plan) if place.kind == Kind::Drill => {
                state_field(plan, place.id, place.field, value, now.today)
            }
            _ => Edit::set(place.kind, place.id, place.field, value),
        };
        store.dispatch(Action::Edit(edit));
    });
    (value, state)
}
