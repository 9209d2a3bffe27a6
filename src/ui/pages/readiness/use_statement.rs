//! What the plan states of one entry, and how to state something else.

use std::rc::Rc;

use yew::prelude::*;

use crate::app::action::Action;
use crate::app::state::AppState;
use crate::model::Json;
use crate::model::attestation::Attestation;
use crate::query::statement::Subject;
use crate::ui::effects::fresh;
use crate::ui::store::{use_selector, use_store};

/// Fields to be stated together.
pub(super) type Fields = Vec<(&'static str, Json)>;

/// What the plan states now, and a callback that states fields of it: one
/// step of undo. It is looked up at that moment, so that quick typing never
/// adds a second statement.
#[hook]
pub(super) fn use_statement(subject: &Subject) -> (Option<Rc<Attestation>>, Callback<Fields>) {
    let store = use_store();
    let statement = use_selector(subject.clone(), stated);
    let state = use_callback(
        (store, subject.clone()),
        |fields: Fields, (store, subject)| {
            if let Some(plan) = store.get().plan() {
                let edit = subject.edit(plan, fresh(), &fields);
                store.dispatch(Action::Edit(edit));
            }
        },
    );
    (statement, state)
}

fn stated(state: &AppState, subject: &Subject) -> Option<Rc<Attestation>> {
    subject.statement(state.plan()?).cloned()
}

/// Empty text states nothing.
pub(super) fn text(value: &str) -> Json {
    if value.is_empty() {
        Json::Null
    } else {
        Json::from(value)
    }
}
