//! What the plan states of one duty, and how to state something else.

use std::rc::Rc;

use yew::prelude::*;

use crate::app::action::Action;
use crate::app::state::AppState;
use crate::model::Json;
use crate::model::assignment::Assignment;
use crate::model::edit::Edit;
use crate::model::plan::Plan;
use crate::query::assigning::{self, Target};
use crate::ui::effects::fresh;
use crate::ui::store::{use_selector, use_store};

/// Fields to be stated together.
pub(super) type Fields = Vec<(&'static str, Json)>;

/// For what a change holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Scope {
    /// The duty for its object.
    pub(super) target: Target,
    /// Whether it holds for all objects with this duty.
    pub(super) all: bool,
}

impl Scope {
    /// The edit that states these fields.
    pub(super) fn edit(&self, plan: &Plan, fields: &assigning::Fields) -> Edit {
        if self.all {
            assigning::state_for_all(plan, &self.target.duty, fields, fresh())
        } else {
            assigning::state(plan, std::slice::from_ref(&self.target), fields, fresh)
        }
    }
}

/// What the plan states now of that duty: for its object, else for all of
/// them.
#[hook]
pub(super) fn use_assignment(target: &Target) -> Option<Rc<Assignment>> {
    use_selector(target.clone(), stated)
}

/// A callback that states fields in one step of undo. What is there is looked
/// up at that moment, so that quick typing never adds a second assignment.
#[hook]
pub(super) fn use_state_fields(scope: &Scope) -> Callback<Fields> {
    let store = use_store();
    use_callback((store, scope.clone()), |fields: Fields, (store, scope)| {
        if let Some(plan) = store.get().plan() {
            store.dispatch(Action::Edit(scope.edit(plan, &fields)));
        }
    })
}

fn stated(state: &AppState, target: &Target) -> Option<Rc<Assignment>> {
    let plan = state.plan()?;
    let all = Target {
        duty: target.duty.clone(),
        object: None,
    };
    assigning::own(plan, target)
        .or_else(|| assigning::own(plan, &all))
        .cloned()
}

/// Empty text states nothing.
pub(super) fn text(value: &str) -> Json {
    if value.is_empty() {
        Json::Null
    } else {
        Json::from(value)
    }
}
