//! Looking at one object, or one field, of the open plan.

use yew::prelude::*;

use crate::app::action::Action;
use crate::app::state::AppState;
use crate::model::Json;
use crate::model::edit::Edit;
use crate::model::id::Key;
use crate::model::plan::Kind;
use crate::ui::store::{use_dispatch, use_selector};

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
        .and_then(|plan| plan.object(place.kind, place.id))
        .and_then(|object| object.field(place.field))
        .unwrap_or_default()
}

/// What a field states, and how to state something else.
#[hook]
pub fn use_field(place: Place) -> (Json, Callback<Json>) {
    let dispatch = use_dispatch();
    let value = use_selector(place, value_at);
    let state = use_callback((place, dispatch), |value: Json, (place, dispatch)| {
        let edit = Edit::set(place.kind, place.id, place.field, value);
        dispatch.emit(Action::Edit(edit));
    });
    (value, state)
}
